"""A whole database as one file, and back: SQLite by its online copy, PostgreSQL by its own programs.

What is written is one snapshot, however busy the server is meanwhile.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import URL, make_url

from sync_server.settings import SettingsError

SQLITE, POSTGRES = "nithet.sqlite3", "nithet.pgdump"


def name_of(url: str) -> str:
    """What the dump of this database is called in a backup."""
    return SQLITE if _is_sqlite(make_url(url)) else POSTGRES


def dump_database(url: str, target: Path) -> None:
    """Write one snapshot of the database to a file. Raises SettingsError when a needed program is missing or fails."""
    parsed = make_url(url)
    if _is_sqlite(parsed):
        with closing(sqlite3.connect(_file(parsed))) as live, closing(sqlite3.connect(target)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")  # one file, no companions beside it
        return
    _program("pg_dump", parsed, "--format=custom", "--no-owner", f"--file={target}")


def check_dump(dump: Path) -> None:
    """Raise SettingsError when a dump cannot be read from its first page to its last."""
    if dump.name == POSTGRES:
        _run("pg_restore", "--list", str(dump))
        return
    try:
        with closing(sqlite3.connect(f"file:{dump}?mode=ro", uri=True)) as copy:
            found = copy.execute("PRAGMA integrity_check(5)").fetchall()
    except sqlite3.DatabaseError as error:
        raise SettingsError(f"{dump} is damaged: {error}") from error
    if found != [("ok",)]:
        raise SettingsError(f"{dump} is damaged: {found[0][0]}")


def is_filled(url: str) -> bool:
    """Whether there is a database here with anything in it."""
    parsed = make_url(url)
    if _is_sqlite(parsed):
        file = _file(parsed)
        return file.exists() and file.stat().st_size > 0
    asked = "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"
    return _program("psql", parsed, "--tuples-only", "--no-align", f"--command={asked}").strip() != "0"


def load_database(dump: Path, url: str, *, aside: Path) -> None:
    """Put a dump in the database's place. What is there is moved to `aside` first: a wrong restore can be undone.

    Raises SettingsError when a server still has the database open, or when the dump is of the other kind of database.
    """
    parsed = make_url(url)
    if name_of(url) != dump.name:
        raise SettingsError(f"{dump.name} cannot go into {parsed.get_backend_name()}; set DATABASE_URL as it was")
    if _is_sqlite(parsed):
        _load_sqlite(dump, _file(parsed), aside)
        return
    if is_filled(url):
        aside.mkdir(parents=True, exist_ok=True)
        dump_database(url, aside / POSTGRES)
    options = ["--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error"]
    _run("pg_restore", *options, f"--dbname={_plain(parsed)}", str(dump), password=parsed.password)


def _load_sqlite(dump: Path, file: Path, aside: Path) -> None:
    if file.exists():
        _be_alone(file)
        aside.mkdir(parents=True, exist_ok=True)
        for suffix in ("", "-wal", "-shm"):
            beside = file.with_name(file.name + suffix)
            if beside.exists():
                shutil.move(beside, aside / beside.name)
    file.parent.mkdir(parents=True, exist_ok=True)
    incoming = file.with_name(file.name + ".incoming")
    shutil.copyfile(dump, incoming)
    with incoming.open("rb") as written:
        os.fsync(written.fileno())
    incoming.replace(file)


def _be_alone(file: Path) -> None:
    """Raise SettingsError while anybody has this database open."""
    try:
        with closing(sqlite3.connect(file, timeout=1, isolation_level=None)) as own:
            own.execute("PRAGMA locking_mode=EXCLUSIVE")
            own.execute("BEGIN EXCLUSIVE")
            own.execute("COMMIT")
    except sqlite3.OperationalError as error:
        raise SettingsError(f"{file} is in use; stop the server first") from error
    except sqlite3.DatabaseError:
        return  # damaged: the very reason to restore


def _is_sqlite(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _file(url: URL) -> Path:
    return Path(url.database or "")


def _plain(url: URL) -> str:
    """The address as PostgreSQL's own programs read it; the password goes by the environment, where `ps` shows none."""
    return url.set(drivername="postgresql", password=None).render_as_string(hide_password=False)


def _program(name: str, url: URL, *options: str) -> str:
    return _run(name, *options, f"--dbname={_plain(url)}", password=url.password)


def _run(name: str, *options: str, password: object = None) -> str:
    program = shutil.which(name)
    if program is None:
        raise SettingsError(f"{name} is missing; install the package postgresql-client")
    env = {**os.environ, **({"PGPASSWORD": str(password)} if password else {})}
    done = subprocess.run([program, *options], env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SettingsError(f"{name} failed: {done.stderr.strip()}")
    return done.stdout
