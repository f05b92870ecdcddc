"""A new office is led through its setting-up in the order in which one step needs the other."""

from datetime import date

import pytest

from app.founding import Lack, Step, is_founded, next_step, steps
from fieldwork.records import Office, RoleName
from tests.support import worlds
from tests.support.worlds import MemoryWorld

TODAY = date(2026, 11, 23)


def whole() -> MemoryWorld:
    """An office with everything for a first visit."""
    world = MemoryWorld()
    world.put("office", Office.kind().id_of("area"), {"name": "area", "title_th": "เขตสมมติ", "group_th": "กลุ่มนิเทศ"})
    school = worlds.school(world)
    worlds.instrument(world)
    worlds.person(world, "นิเทศ", RoleName.SUPERVISOR)
    worlds.person(world, "ผอ", RoleName.PRINCIPAL, school=school)
    worlds.visit(world, "first", school, worlds.an_id("นิเทศ"))
    return world


def without(world: MemoryWorld, kind: str) -> MemoryWorld:
    return MemoryWorld(record for record in world.records.values() if record.kind != kind)


def test_an_office_with_everything_has_no_step_left() -> None:
    found = steps(whole(), TODAY)

    assert is_founded(found) and next_step(found) is None


@pytest.mark.parametrize(
    ("kind", "step", "lacks"),
    [
        ("office", Step.FACTS, (Lack.TITLE, Lack.GROUP)),
        ("school", Step.SCHOOLS, (Lack.SCHOOLS,)),
        ("instrument", Step.INSTRUMENTS, (Lack.INSTRUMENTS,)),
        ("role", Step.PEOPLE, (Lack.TEAM, Lack.PRINCIPALS)),
        ("visit", Step.VISITS, (Lack.VISITS,)),
    ],
)
def test_each_thing_that_is_missing_is_the_next_step_by_name(kind: str, step: Step, lacks: tuple[Lack, ...]) -> None:
    coming = next_step(steps(without(whole(), kind), TODAY))

    assert coming is not None
    assert (coming.step, coming.lacks) == (step, lacks)


def test_an_empty_area_begins_with_the_office_and_ends_with_a_visit() -> None:
    found = steps(MemoryWorld(), TODAY)

    assert [standing.step for standing in found] == list(Step)
    assert not any(standing.is_done for standing in found)


def test_a_visit_that_was_called_off_and_a_person_who_left_do_not_count() -> None:
    world = whole()
    world.put("visit", worlds.an_id("first"), {"cancelled": "ฝนตกหนัก"})
    world.put("person", worlds.an_id("ผอ"), {"left_on": "2026-09-30"})

    lacks = {lack for standing in steps(world, TODAY) for lack in standing.lacks}

    assert lacks == {Lack.VISITS, Lack.PRINCIPALS}
