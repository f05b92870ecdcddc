"""Lists to choose from: instruments by name and edition, the newest of each; schools until they close."""

from datetime import date

from app.registers import editions, offered, open_schools, version_order
from tests.support import worlds
from tests.support.worlds import MemoryWorld


def published(world: MemoryWorld, version: str) -> str:
    """Another version of the administration rubric."""
    fields = world.records["instrument", worlds.instrument(world)].fields
    return world.put("instrument", worlds.an_id(version), {**fields, "version": version}).id


def test_the_tenth_edition_is_newer_than_the_ninth() -> None:
    assert sorted(["2569.10", "2569.9", "2570.1"], key=version_order) == ["2569.9", "2569.10", "2570.1"]

    world = MemoryWorld()
    ninth, tenth = published(world, "2569.9"), published(world, "2569.10")

    assert [(each.id, each.is_newest) for each in editions(world)][:2] == [(tenth, True), (ninth, False)]
    assert [each.id for each in offered(world)] == [tenth]


def test_a_visit_is_offered_the_edition_it_uses_already() -> None:
    world = MemoryWorld()
    ninth, tenth = published(world, "2569.9"), published(world, "2569.10")

    assert [each.id for each in offered(world, {ninth})] == [tenth, ninth]


def test_a_school_is_offered_until_the_day_on_which_it_closes() -> None:
    world = MemoryWorld()
    school = worlds.school(world, closed_on="2026-12-01")

    assert [each for each, _ in open_schools(world, date(2026, 11, 30))] == [school]
    assert open_schools(world, date(2026, 12, 1)) == ()
