"""Copying a running server away, and saying so when a copy was put back."""

from __future__ import annotations

import argparse
import os
import shutil
import sqlite3
import sys
from pathlib import Path

from sqlalchemy.engine import make_url

from sync_server import epochs, partials
from sync_server.main import open_server
from sync_server.settings import Settings, SettingsError


def backup(settings: Settings, asked: argparse.Namespace) -> int:
    """Copy the database first and the files after: whatever the copied records name is then among the files."""
    url = make_url(settings.database_url)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise SettingsError("backup copies SQLite; use pg_dump for PostgreSQL, then copy BLOB_DIR")
    folder = Path(asked.folder).resolve()
    if folder.exists():
        raise SettingsError(f"{folder} exists already; name a new folder")
    folder.mkdir(parents=True)
    _copy_database(Path(url.database), folder / "nithet.sqlite3")
    if settings.blob_url:
        sys.stdout.write("The photos are in the bucket of BLOB_URL and are not copied: let the bucket keep versions.\n")
    elif settings.blob_dir.is_dir():
        # chunks of uploads come and go while this runs, and a device sends them again
        chunks = shutil.ignore_patterns("incoming")
        shutil.copytree(settings.blob_dir, folder / "blobs", copy_function=_link_or_copy, ignore=chunks)
    sys.stdout.write(f"Copied to {folder}\n")
    return 0


def restored(settings: Settings, _: argparse.Namespace) -> int:
    """Begin a new epoch: every device takes everything anew and offers what this database has lost."""
    server = open_server(settings)
    with server.database.writing() as writing:
        partials.forget(writing)
    epochs.renew(server)
    sys.stdout.write("A new epoch has begun. Devices will offer what this database lacks.\n")
    return 0


def _copy_database(source: Path, target: Path) -> None:
    with sqlite3.connect(source) as live, sqlite3.connect(target) as copy:
        live.backup(copy)
    copy.close()
    live.close()


def _link_or_copy(source: str, target: str) -> None:
    """Files never change once written, so a link is a copy; across file systems they are copied."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
