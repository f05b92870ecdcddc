"""A change of day keeps its reason on the visit, for ever and in order."""

from fieldwork.planning.moves import latest_move, moves_of, moving
from fieldwork.records import Visit
from tests.support import worlds
from tests.support.worlds import MemoryWorld, an_id


def a_visit() -> tuple[MemoryWorld, Visit]:
    world = MemoryWorld()
    return world, worlds.visit(world, "visit", worlds.school(world), an_id("leader"))


def moved(world: MemoryWorld, visit: Visit, day: str, why: str, at: int) -> Visit:
    return Visit.of(world.put("visit", visit.id, moving(visit, day, why=why, by=an_id("secretary"), at=at)))


def test_each_change_is_told_with_both_days_and_why_oldest_first() -> None:
    world, visit = a_visit()
    visit = moved(world, visit, "2026-11-30", "โรงเรียนจัดกีฬาสี", 10)
    visit = moved(world, visit, "2026-12-02", "ผู้นิเทศติดราชการ", 9_000_000_000_000)

    told = [(move.before, move.after, move.why) for move in moves_of(visit)]

    assert told == [
        ("2026-11-23", "2026-11-30", "โรงเรียนจัดกีฬาสี"),
        ("2026-11-30", "2026-12-02", "ผู้นิเทศติดราชการ"),
    ]
    latest = latest_move(visit)
    assert latest is not None and latest.why == "ผู้นิเทศติดราชการ" and visit.day == "2026-12-02"


def test_a_day_given_without_a_reason_is_not_explained_by_an_older_one() -> None:
    world, visit = a_visit()
    moved(world, visit, "2026-11-30", "โรงเรียนจัดกีฬาสี", 10)

    assert latest_move(Visit.of(world.put("visit", visit.id, {"day": "2026-12-09"}))) is None


def test_what_a_newer_app_wrote_otherwise_is_left_out() -> None:
    world, visit = a_visit()
    odd = {"moved.soon": {"from": "a", "to": "b", "why": "c", "by": "d"}, "moved.5": "เลื่อน", "moved.6": {"from": 1}}

    assert moves_of(Visit.of(world.put("visit", visit.id, odd))) == ()
