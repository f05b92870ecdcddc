"""How much visiting each person carries in a term."""

from datetime import date

from fieldwork.planning.workload import workload
from fieldwork.records import Visit
from tests.support.worlds import an_id

FIRST, LAST, TODAY = date(2026, 11, 1), date(2027, 4, 1), date(2026, 11, 28)
NEAR, FAR, UNKNOWN = an_id("near"), an_id("far"), an_id("unknown")
ONE, TWO, IDLE = an_id("one"), an_id("two"), an_id("idle")


def visit(name: str, day: str, school: str, leader: str, *others: str, **fields: str) -> Visit:
    team = {f"team.{member}": [] for member in others}
    return Visit.kind().read(an_id(name), {"day": day, "school": school, "leader": leader, **team, **fields})  # type: ignore[no-any-return]


def test_everybody_is_counted_in_each_team_and_those_in_none_with_zero() -> None:
    visits = [
        visit("a", "2026-11-10", NEAR, ONE, TWO, part="morning"),
        visit("b", "2026-11-10", UNKNOWN, ONE, part="afternoon"),
        visit("c", "2026-12-14", FAR, TWO, ONE),
        visit("d", "2026-12-15", FAR, ONE, cancelled="เลื่อนไม่มีกำหนด"),
        visit("e", "2026-10-30", FAR, ONE),
    ]

    found = workload(visits, [IDLE], first=FIRST, last=LAST, today=TODAY, distances={NEAR: 10, FAR: 40})

    told = [(load.person, load.made, load.to_come, load.led, load.days, load.km, load.unknown) for load in found]
    assert told == [(ONE, 2, 1, 2, 2, 100, 1), (TWO, 1, 1, 1, 2, 100, 0), (IDLE, 0, 0, 0, 0, 0, 0)]


def test_all_shares_together_are_all_places_in_teams() -> None:
    visits = [visit(str(n), f"2026-12-{n:02d}", NEAR, ONE if n % 2 else TWO, ONE) for n in range(1, 20)]

    found = workload(visits, [], first=FIRST, last=LAST, today=TODAY, distances={})

    assert sum(load.visits for load in found) == sum(len(each.members) for each in visits)
    assert sum(load.led for load in found) == len(visits)
