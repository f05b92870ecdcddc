"""The server's world answers as the simplest possible one would, whatever was staged in between."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from sqlalchemy import delete

from fieldwork.ids import natural_id
from fieldwork.records.stored import Record
from sync_server.tables import record
from sync_server.world import LedgerWorld, marks_of
from tests.support.served import Area
from tests.support.worlds import MemoryWorld

SCHOOLS = [natural_id("test", f"s{n}") for n in range(2)]
VISITS = [natural_id("test", f"v{n}") for n in range(2)]
RECORDS = [natural_id("test", f"r{n}") for n in range(4)]
KEYS: list[dict[str, str]] = [
    {}, *({"school": s} for s in SCHOOLS), *({"visit": v} for v in VISITS), {"school": SCHOOLS[0], "visit": VISITS[0]},
]  # fmt: skip
fields = some.fixed_dictionaries({"school": some.sampled_from(SCHOOLS), "visit": some.sampled_from(VISITS)})
steps = some.lists(some.tuples(some.sampled_from(RECORDS), some.one_of(some.none(), fields)), max_size=12)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(stored=some.dictionaries(some.sampled_from(RECORDS), fields), steps=steps, asked=some.sampled_from(KEYS))
def test_finding_and_getting_agree_with_a_dictionary_after_any_steps(
    area: Area, stored: dict[str, Any], steps: list[tuple[str, Any]], asked: dict[str, str]
) -> None:
    with area.served.server.database.writing() as writing:
        writing.connection.execute(delete(record).where(record.c.kind == "finding"))
    area.served.put(*(("finding", record_id, each) for record_id, each in stored.items()))
    simple = MemoryWorld([Record("finding", record_id, each) for record_id, each in stored.items()])

    with area.served.server.database.reading() as connection:
        world = LedgerWorld(connection)
        for record_id, put in steps:
            if put is None:
                found, expected = world.get("finding", record_id), simple.get("finding", record_id)
                assert (found and found.fields) == (expected and expected.fields)
            else:
                world.put(Record("finding", record_id, put))
                simple.put("finding", record_id, put)
            assert [r.id for r in world.find("finding", **asked)] == [r.id for r in simple.find("finding", **asked)]
        world.load([("finding", record_id) for record_id in RECORDS])
        for record_id in RECORDS:
            found, expected = world.get("finding", record_id), simple.get("finding", record_id)
            assert (found and found.fields) == (expected and expected.fields)


def test_a_record_knows_which_write_stands_in_each_field(area: Area) -> None:
    school, office = area.school(), area.phone(area.office)
    result = office.write("school", school, {"students": 1})

    with area.served.server.database.reading() as connection:
        record = LedgerWorld(connection).get("school", school)

    assert record is not None and record.writes["students"] == result["id"]
    assert set(record.writes) == set(record.fields) and len(record.writes) == len(record.fields)
    assert marks_of(record)["students"][0] == result["id"] and marks_of(None) == {}


def test_what_no_database_can_hold_is_simply_not_there(area: Area) -> None:
    with area.served.server.database.reading() as connection:
        world = LedgerWorld(connection)
        assert world.get("visit", "\x00") is None and world.get("visit", "\ud800") is None
        assert world.find("sheet", visit="\x00") == []
