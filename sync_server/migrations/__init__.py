"""The server's schema, step by step. `bring_up_to_date` runs what is missing; it is safe to run at every start."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from sync_server.database import Database

_HERE = Path(__file__).resolve().parent
_LOCK_KEY = 7_120_001  # server processes that start together take turns


def bring_up_to_date(database: Database) -> None:
    """Migrate to the newest schema, in one transaction."""
    with database.writing() as writing:
        if not database.is_sqlite:
            writing.connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})
        command.upgrade(config(writing.connection), "head")


def config(connection: Connection) -> Config:
    """Alembic's configuration on an open connection; there is no ini file."""
    made = Config()
    made.set_main_option("script_location", str(_HERE))
    made.attributes["connection"] = connection
    return made
