"""A migrated database is the one the tables describe, and migrating again changes nothing."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import select, text

from fieldwork.errors import Outdated
from fieldwork.records import Visit
from fieldwork.records.stored import Record
from fieldwork.rounds import round_of
from sync_server import devices
from sync_server.migrations import bring_up_to_date, config, revisions
from sync_server.tables import METADATA, record, visit_member, visit_round
from tests.support import golden
from tests.support.served import Area, Phone, Served

GOLDEN = [*golden.of_sqlite(), *golden.of_postgresql()]
_OF_THE_FUTURE = (
    "ALTER TABLE public.record ADD COLUMN of_the_future TEXT;"
    "UPDATE public.record SET of_the_future = 'kept';"
    "UPDATE public.alembic_version SET version_num = 'of_the_future';"
)
# A device of the secretary in every golden database.
_TOKEN = "2d99bf358c2e0718822ce47ca8c74107e66cb0e4b2b3f4d58d82ca6386d2c96e"


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


def test_there_is_a_golden_database_of_every_revision(served: Served) -> None:
    kept = golden.of_sqlite() if served.server.database.is_sqlite else golden.of_postgresql()
    with served.server.database.writing() as writing:
        assert {path.stem for path in kept} == set(revisions(config(writing.connection)))


@pytest.mark.parametrize("shipped", GOLDEN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_database_ever_shipped_opens_and_goes_on_with_its_devices(
    shipped: Path, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    served = Served(tmp_path, _put(shipped, request, tmp_path))
    try:
        with served.server.database.reading() as connection:
            caller = devices.caller_of(connection, f"Bearer {_TOKEN}", served.clock())
        device = Phone(served, caller, _TOKEN)
        page = device.pull()
        assert _members_kept(served) == _members_of_visits(served) != set()
        assert _rounds_kept(served) == _rounds_of_visits(served) != set()
        (school,) = (record for kind, record in device.mirror if kind == "school")

        assert (device.field("school", school, "students"), device.field("school", school, "teachers")) == (400, 21)
        assert len(device.mirror["school", school]["marks"]["students"]) == 3  # two who did not see each other
        assert page["counts"] and page["digests"].keys() == page["counts"].keys() and page["received"] == 2
        settled = device.write("school", school, {"students": 415})
        device.pull()
        lines = served.ask("GET", f"/api/history/school/{school}?field=students", headers=device.headers).json()
        assert settled["status"] == "applied" and device.field("school", school, "students") == 415
        assert sorted(line["value"] for line in lines) == [400, 415, 420, 430]
    finally:
        served.close()


@pytest.mark.parametrize("shipped", [golden.of_sqlite()[-1], golden.of_postgresql()[-1]], ids=["sqlite", "postgresql"])
def test_a_database_of_a_newer_server_is_refused_and_left_as_it_is(
    shipped: Path, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """It has a step, a column and rows that this server does not know."""
    url = _put(shipped, request, tmp_path, _OF_THE_FUTURE)
    before = golden.dumped(url) if url else _content(tmp_path)

    with pytest.raises(Outdated) as refused:
        Served(tmp_path, url)

    assert (refused.value.code, refused.value.facts) == ("server_database_newer", {"revision": "of_the_future"})
    after = golden.dumped(url) if url else _content(tmp_path)
    assert after == before and "of_the_future" in "".join(after)


def _members_kept(served: Served) -> set[tuple[str, ...]]:
    return {tuple(row) for row in served.rows(select(visit_member))}


def _members_of_visits(served: Served) -> set[tuple[str, ...]]:
    return {(member, visit.id, visit.school or "") for visit in _visits(served) for member in visit.members}


def _rounds_kept(served: Served) -> set[tuple[str, ...]]:
    return {tuple(row) for row in served.rows(select(visit_round))}


def _rounds_of_visits(served: Served) -> set[tuple[str, ...]]:
    return {(visit.id, visit.school or "", round_of(visit)) for visit in _visits(served)}


def _visits(served: Served) -> list[Visit]:
    rows = served.rows(select(record.c.id, record.c.body).where(record.c.kind == "visit"))
    return [Visit.of(Record("visit", row.id, json.loads(row.body))) for row in rows]


def _put(shipped: Path, request: pytest.FixtureRequest, folder: Path, more: str = "") -> str:
    """Restore it where a server finds it. Returns the URL of a PostgreSQL database, "" for one in the folder."""
    if shipped.parent == golden.FOLDER:
        golden.put_sqlite(shipped, folder, more.replace("public.", ""))
        return ""
    return golden.put_postgresql(shipped, request.getfixturevalue("postgres_cluster"), "golden", more)


def _content(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "nithet.sqlite3")) as kept:
        return list(kept.iterdump())
