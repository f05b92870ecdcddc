"""Two visits of one day that are meant to be so: for that day and those people, whichever of the two says it."""

from dataclasses import replace
from datetime import date

import pytest

from fieldwork.planning.bookings import Against, Plan, between
from fieldwork.planning.meant import meaning, meant_of
from fieldwork.records import Visit
from tests.support.worlds import an_id

DAY = "2026-12-01"
A, B, HALF = an_id("a"), an_id("b"), an_id("half")
ONE, OTHER = an_id("one"), an_id("other")


def visit(name: str, *people: str, school: str = "", **fields: object) -> Visit:
    team = {f"team.{person}": [] for person in people}
    about = {"school": school or an_id(f"school of {name}"), "day": DAY, "leader": people[0], **team, **fields}
    return Visit.kind().read(name, about)  # type: ignore[no-any-return]


def told(one: Visit, other: Visit) -> set[tuple[str, str]]:
    """What speaks against the first, and the same seen from the second."""
    plans = [Plan.of(one), Plan.of(other)]
    assert plans[0] is not None and plans[1] is not None
    seen = [{(str(c.against), c.person) for c in between(plan, plans)} for plan in plans if plan]  # type: ignore[arg-type]
    assert seen[0] == seen[1], "the same from either side"
    return seen[0]


def meant(one: Visit, other: Visit, *people: str, day: str = DAY) -> Visit:
    field = meaning(other.id, day=day, people=people, why="เยี่ยมร่วมกัน", by=an_id("office"))
    return Visit.kind().read(one.id, {**_fields(one), **field})  # type: ignore[no-any-return]


def _fields(one: Visit) -> dict[str, object]:
    team = {f"team.{person}": [] for person in one.team}
    return {"school": one.school, "day": one.day, "leader": one.leader, "part": one.part, **team}


@pytest.mark.parametrize("on_first", [True, False])
def test_what_was_said_on_either_of_the_two_settles_both(on_first: bool) -> None:
    one, other = visit(ONE, A, B), visit(OTHER, A, an_id("c"))
    assert told(one, other) == {(Against.DOUBLE_BOOKED, A)}

    pair = (meant(one, other, A), other) if on_first else (one, meant(other, one, A))

    assert told(*pair) == set()


def test_one_more_person_in_both_teams_is_told_anew() -> None:
    one, other = visit(ONE, A, B), visit(OTHER, A, B)

    assert told(meant(one, other, A), other) == {(Against.DOUBLE_BOOKED, B)}


def test_it_holds_for_the_day_it_was_said_for() -> None:
    one, other = visit(ONE, A), visit(OTHER, A)
    said = meant(one, other, A, day="2026-11-30")

    assert told(said, other) == {(Against.DOUBLE_BOOKED, A)}
    assert meant_of(said) == ()


def test_two_teams_at_one_school_may_be_meant_too() -> None:
    one, other = visit(ONE, A, school=HALF), visit(OTHER, B, school=HALF)
    assert told(one, other) == {(Against.SAME_SCHOOL, "")}

    assert told(meant(one, other), other) == set()


def test_halves_of_a_day_that_do_not_meet_need_no_word() -> None:
    morning, afternoon = visit(ONE, A, part="morning"), visit(OTHER, A, part="afternoon")

    assert told(morning, afternoon) == set()
    assert told(morning, visit(OTHER, A)) == {(Against.DOUBLE_BOOKED, A)}


@pytest.mark.parametrize("broken", ["x", {"day": DAY}, {"day": DAY, "why": "y", "by": "z", "people": "all"}, None, 3])
def test_what_is_not_written_as_one_says_nothing(broken: object) -> None:
    plan = Plan.of(Visit.kind().read(ONE, {**_fields(visit(ONE, A)), f"meant.{OTHER}": broken}))

    assert plan is not None and plan.meant == ()
    assert replace(plan, day=date(2026, 12, 2)).meant_with(plan) is None
