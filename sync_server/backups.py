"""Copying a running server away whole: a folder with the database, the files, and a list of both to check it by."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path

from sqlalchemy import Connection, func, select

from fieldwork.errors import NotFound
from sync_server import dumps, epochs, partials
from sync_server.blobs import is_hash, key_of
from sync_server.main import open_server
from sync_server.server import Server
from sync_server.settings import Settings, SettingsError
from sync_server.tables import blob, change, record

FORMAT = "nithet-backup-1"
MANIFEST, FILES = "manifest.json", "blobs"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds. `head` and the counts are of a moment just before the copy, so the copy has at least those.

    `sha256` is of the database's dump; files are their own digest. `absent` are files the server itself had lost.
    """

    format: str
    made_ms: int
    epoch: str
    head: int
    records: int
    edits: int
    database: str
    sha256: str
    files: int
    absent: list[str]


def backup(settings: Settings, asked: argparse.Namespace) -> int:
    """Copy the database first and the files after: whatever the copied records name is then among the files.

    The folder gets its name only when it is whole. Returns 1 when the server itself has lost files, and names them.
    """
    folder = Path(asked.folder).resolve()
    if folder.exists():
        raise SettingsError(f"{folder} exists already; name a new folder")
    server = open_server(settings)
    partial = folder.with_name(folder.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    made = _copy(server, partial)
    server.database.close()
    (partial / MANIFEST).write_text(json.dumps(asdict(made), ensure_ascii=False, indent=2) + "\n", "utf-8")
    partial.rename(folder)
    sys.stdout.write(f"Copied to {folder}: {made.records} records, {made.edits} edits, {made.files} files\n")
    for named in made.absent:
        sys.stderr.write(f"this server lists the file {named} and does not have it\n")
    return int(bool(made.absent))


def restored(settings: Settings, _: argparse.Namespace) -> int:
    """Begin a new epoch: every device takes everything anew and offers what this database has lost."""
    server = open_server(settings)
    begin_anew(server)
    server.database.close()
    sys.stdout.write("A new epoch has begun. Devices will offer what this database lacks.\n")
    return 0


def begin_anew(server: Server) -> None:
    """The new epoch of a database that was set back. Half uploads are forgotten: their chunks were not."""
    with server.database.writing() as writing:
        partials.forget(writing)
    epochs.renew(server)


def counted(connection: Connection) -> tuple[int, int]:
    """How many records and edits a database holds."""
    records, edits = (connection.execute(select(func.count()).select_from(t)).scalar_one() for t in (record, change))
    return int(records), int(edits)


def named_files(connection: Connection) -> set[str]:
    """The hashes of all files that were ever kept."""
    return set(connection.execute(select(blob.c.hash)).scalars())


def files_in(folder: Path) -> list[Path]:
    """Every file of a backup, in order."""
    return [path for path in sorted(folder.glob("??/??/*")) if is_hash(path.name)]


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, however large."""
    with path.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


def _copy(server: Server, folder: Path) -> Manifest:
    url = server.settings.database_url
    with server.database.reading() as connection:
        epoch, head, (records, edits) = epochs.epoch(connection), epochs.head(connection), counted(connection)
        named = sorted(named_files(connection))
    dump = folder / dumps.name_of(url)
    dumps.dump_database(url, dump)
    dumps.check_dump(dump)
    absent = [name for name in named if not _copied(server, name, folder / FILES / key_of(name))]
    return Manifest(
        FORMAT,
        server.now_ms(),
        epoch,
        head,
        records,
        edits,
        dump.name,
        digest_of(dump),
        len(named) - len(absent),
        absent,
    )


def _copied(server: Server, named: str, target: Path) -> bool:
    """Copy one file out of the server's store; False when the store has lost it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        target.write_bytes(server.store.read(key_of(named)))
    except NotFound:
        return False
    return True
