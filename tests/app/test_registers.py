"""Lists to choose from: instruments by name and edition, the newest of each."""

from app.registers import editions, offered, version_order
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
