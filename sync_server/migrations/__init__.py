"""The server's schema, step by step. `bring_up_to_date` runs what is missing; it is safe to run at every start."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from fieldwork.errors import Outdated
from sync_server.database import Database

_HERE = Path(__file__).resolve().parent
_LOCK_KEY = 7_120_001  # server processes that start together take turns


def bring_up_to_date(database: Database) -> None:
    """Migrate to the newest schema, in one transaction. Raises Outdated where a newer server has been."""
    with database.writing() as writing:
        if not database.is_sqlite:
            writing.connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})
        made = config(writing.connection)
        here = MigrationContext.configure(writing.connection).get_current_revision()
        if here is not None and here not in revisions(made):
            raise Outdated("server_database_newer", revision=here)
        command.upgrade(made, "head")


def revisions(made: Config) -> list[str]:
    """The steps that this server knows, newest first."""
    return [step.revision for step in ScriptDirectory.from_config(made).walk_revisions()]


def config(connection: Connection) -> Config:
    """Alembic's configuration on an open connection; there is no ini file."""
    made = Config()
    made.set_main_option("script_location", str(_HERE))
    made.attributes["connection"] = connection
    return made
