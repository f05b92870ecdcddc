"""Putting a backup back: checked before anything is touched, checked again afterwards, and told to every device."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import fields
from pathlib import Path

from sync_server import dumps, epochs
from sync_server.backups import FILES, FORMAT, MANIFEST, Manifest, begin_anew, counted, digest_of, files_in, named_files
from sync_server.blobs import key_of
from sync_server.main import open_server
from sync_server.server import Server
from sync_server.settings import Settings, SettingsError


def restore(settings: Settings, asked: argparse.Namespace) -> int:
    """Put a backup in place of this server's data, begin a new epoch, and hold the result against the manifest.

    Raises SettingsError, with nothing changed, when the backup is damaged, the server is running, or there is data
    here and `--replace` was not said; what was here is then kept beside it.
    """
    folder = Path(asked.folder).resolve()
    manifest = checked(folder)
    if dumps.is_filled(settings.database_url) and not asked.replace:
        raise SettingsError("this server has data already; --replace keeps it aside and puts the backup in its place")
    aside = settings.data_dir / f"before-restore-{manifest.made_ms}-{len(list(settings.data_dir.glob('before-*'))) + 1}"
    dumps.load_database(folder / manifest.database, settings.database_url, aside=aside)
    server = open_server(settings)  # migrates what an older version had backed up
    try:
        for path in files_in(folder / FILES):
            if not server.store.has(key_of(path.name)):
                server.store.put(key_of(path.name), path.read_bytes())
        return _finish(server, manifest, aside)
    finally:
        server.database.close()


def checked(folder: Path) -> Manifest:
    """A backup's manifest, every byte of the backup having been read. Raises SettingsError where it is not whole."""
    manifest = _manifest(folder / MANIFEST)
    dump = folder / manifest.database
    if not dump.is_file() or digest_of(dump) != manifest.sha256:
        raise SettingsError(f"{dump} is not the file that was backed up; use another backup")
    dumps.check_dump(dump)
    files = files_in(folder / FILES)
    damaged = [path for path in files if digest_of(path) != path.name]
    if damaged or len(files) != manifest.files:
        what = f"{damaged[0]} is damaged" if damaged else f"{manifest.files - len(files)} files are missing"
        raise SettingsError(f"{folder}: {what}; use another backup")
    return manifest


def _manifest(path: Path) -> Manifest:
    try:
        read = json.loads(path.read_text("utf-8"))
        if read.get("format") != FORMAT:
            raise SettingsError(f"{path} is of another format than {FORMAT}")
        return Manifest(**{field.name: read[field.name] for field in fields(Manifest)})
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise SettingsError(f"{path.parent} is no backup: {path.name} cannot be read") from error


def _finish(server: Server, manifest: Manifest, aside: Path) -> int:
    with server.database.reading() as connection:
        records, edits = counted(connection)
        absent = {name for name in named_files(connection) if not server.store.has(key_of(name))}
        was = epochs.epoch(connection)
    if records < manifest.records or edits < manifest.edits or was != manifest.epoch:
        raise SettingsError(f"restored {records} records and {edits} edits, not what the backup says; see {aside}")
    begin_anew(server)
    say = sys.stdout.write
    say(f"Restored {records} records, {edits} edits and {manifest.files} files.\n")
    say("A new epoch has begun. Devices will offer what this database lacks.\n")
    if aside.exists():
        say(f"What was here before is in {aside}\n")
    for name in sorted(absent - set(manifest.absent)):
        sys.stderr.write(f"the file {name} was not in the backup\n")
    return 0
