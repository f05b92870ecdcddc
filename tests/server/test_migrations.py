"""A migrated database is the one the tables describe, and migrating again changes nothing."""

from __future__ import annotations

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from sync_server.migrations import bring_up_to_date
from sync_server.tables import METADATA
from tests.support.served import Area, Served


def test_a_migrated_schema_and_the_tables_are_the_same(served: Served) -> None:
    with served.server.database.reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, METADATA) == []


def test_migrating_again_changes_nothing(area: Area) -> None:
    school = area.school()

    bring_up_to_date(area.served.server.database)

    assert area.phone(area.office).pull()["counts"]["everyone"] == 3
    assert school


def test_a_server_that_starts_again_keeps_its_epoch_and_its_records(area: Area) -> None:
    before = area.phone(area.office).pull()

    again = Served(area.served.folder, area.served.settings.database_url)
    try:
        area.served = again
        after = area.phone(area.office).pull()
    finally:
        again.close()

    assert (after["epoch"], after["counts"]["everyone"]) == (before["epoch"], before["counts"]["everyone"])


@pytest.mark.parametrize("served", ["sqlite"], indirect=True)
def test_a_commit_on_sqlite_survives_a_power_cut(served: Served) -> None:
    with served.server.database.writing() as writing:
        modes = [
            writing.connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "synchronous")
        ]

    assert modes == ["wal", 2]
