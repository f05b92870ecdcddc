"""What is against a visit: who is booked twice, who runs the school, what kind of day it is; which days are free."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fieldwork.planning.bookings import Against, Bookings, Plan, visits_between
from fieldwork.records import RoleName, Visit
from tests.support import worlds
from tests.support.worlds import MemoryWorld, an_id

DAY = date(2026, 11, 30)  # a Monday of term 2/2569


class Area:
    """Two schools, two supervisors, and the head of the first school, who is of the committee."""

    def __init__(self) -> None:
        self.world = MemoryWorld()
        self.here = worlds.school(self.world, "สมมติวิทยา", "9966900001")
        self.there = worlds.school(self.world, "จำลองวิทยา", "9966900002")
        self.one = worlds.person(self.world, "หนึ่ง", RoleName.SUPERVISOR)
        self.two = worlds.person(self.world, "สอง", RoleName.SUPERVISOR)
        self.head = worlds.person(self.world, "ผอ", RoleName.MEMBER_PRINCIPAL, school=self.here)

    def visit(self, name: str, school: str, *members: str, day: date = DAY, **fields: str) -> Visit:
        made = worlds.visit(self.world, name, school, members[0], *members[1:])
        return Visit.of(self.world.put("visit", made.id, {"day": day.isoformat(), **fields}))

    def plan(self, school: str, *members: str, day: date = DAY, part: str = "") -> Plan:
        return Plan("", school, day, part, frozenset(members))

    def against(self, plan: Plan) -> list[Against]:
        visits = map(Visit.of, self.world.find("visit"))
        return [clash.against for clash in Bookings(self.world, visits).clashes(plan)]


def test_nothing_is_against_a_team_of_free_people_on_a_school_day() -> None:
    area = Area()

    assert area.against(area.plan(area.here, area.one, area.two)) == []


def test_nobody_is_in_two_teams_on_one_day_and_it_is_told_who_and_where() -> None:
    area = Area()
    other = area.visit("other", area.there, area.one, area.two)

    (clash,) = Bookings(area.world, [other]).clashes(area.plan(area.here, area.two))

    assert (clash.against, clash.person, clash.visit, clash.refuses) == (
        Against.DOUBLE_BOOKED,
        area.two,
        other.id,
        True,
    )


def test_a_morning_and_an_afternoon_do_not_meet_and_a_whole_day_meets_both() -> None:
    area = Area()
    area.visit("other", area.there, area.one, part="morning")

    assert area.against(area.plan(area.here, area.one, part="afternoon")) == []
    assert area.against(area.plan(area.here, area.one, part="morning")) == [Against.DOUBLE_BOOKED]
    assert area.against(area.plan(area.here, area.one)) == [Against.DOUBLE_BOOKED]


def test_a_cancelled_visit_another_day_and_the_visit_itself_are_in_nobodys_way() -> None:
    area = Area()
    area.visit("cancelled", area.there, area.one, cancelled="ฝนตกหนัก")
    area.visit("tomorrow", area.there, area.one, day=DAY + timedelta(days=1))
    own = area.visit("own", area.here, area.one)
    mine = Plan.of(own)

    assert mine is not None and area.against(mine) == []


def test_the_head_of_a_school_is_not_in_its_team_and_may_be_in_anothers() -> None:
    area = Area()

    assert area.against(area.plan(area.here, area.one, area.head)) == [Against.OWN_SCHOOL]
    assert area.against(area.plan(area.there, area.one, area.head)) == []


def test_the_school_was_run_only_while_the_role_held() -> None:
    area = Area()
    area.world.put("role", an_id("ผอ:member_principal"), {"ends": (DAY - timedelta(days=1)).isoformat()})

    assert area.against(area.plan(area.here, area.head)) == []
    assert area.against(area.plan(area.here, area.head, day=DAY - timedelta(days=3))) == [Against.OWN_SCHOOL]


def test_somebody_who_left_and_a_school_that_is_closed_are_refused() -> None:
    area = Area()
    area.world.put("person", area.one, {"left_on": (DAY - timedelta(days=1)).isoformat()})
    area.world.put("school", area.here, {"closed_on": DAY.isoformat()})

    assert area.against(area.plan(area.here, area.one)) == [Against.LEFT, Against.CLOSED]
    assert area.against(area.plan(area.here, area.one, day=DAY - timedelta(days=3))) == []


def test_another_team_at_the_same_school_is_told_and_not_refused() -> None:
    area = Area()
    area.visit("other", area.here, area.one)

    assert area.against(area.plan(area.here, area.two)) == [Against.SAME_SCHOOL]


def test_the_kind_of_day_is_told_and_not_refused_and_a_holiday_says_its_name() -> None:
    area = Area()
    exam = {"nature": "exam", "name": "สอบกลางภาค", "starts": "2026-12-21", "ends": "2026-12-25"}
    area.world.put("period", an_id("exam"), exam)
    bookings = Bookings(area.world, [])

    def told(day: date) -> list[tuple[Against, str, bool]]:
        clashes = bookings.clashes(area.plan(area.here, area.one, day=day))
        return [(clash.against, clash.named, clash.refuses) for clash in clashes]

    assert told(date(2026, 12, 10)) == [(Against.HOLIDAY, "วันรัฐธรรมนูญ", False)]
    assert told(date(2026, 12, 5)) == [(Against.HOLIDAY, "วันพ่อแห่งชาติ", False)], "a Saturday, told as the holiday"
    assert told(date(2026, 11, 29)) == [(Against.WEEKEND, "", False)]
    assert told(date(2026, 10, 20)) == [(Against.BREAK, "", False)]
    assert told(date(2026, 12, 22)) == [(Against.EXAM, "สอบกลางภาค", False)]


def test_what_refuses_comes_first() -> None:
    area = Area()

    assert area.against(area.plan(area.here, area.head, day=date(2026, 12, 10))) == [
        Against.OWN_SCHOOL,
        Against.HOLIDAY,
    ]


def test_free_days_are_those_that_nothing_is_against() -> None:
    area = Area()
    area.visit("other", area.there, area.one, day=date(2026, 12, 8))
    plan = area.plan(area.here, area.one)
    bookings = Bookings(area.world, map(Visit.of, area.world.find("visit")))

    free = bookings.free_days(plan, after=date(2026, 12, 3), count=3)

    # Friday; then a weekend, Father's Day given on Monday, the other visit, Wednesday; Constitution Day, Friday
    assert free == (date(2026, 12, 4), date(2026, 12, 9), date(2026, 12, 11))


PEOPLE, SCHOOLS = [an_id(f"p{n}") for n in range(4)], [an_id(f"s{n}") for n in range(3)]
PLANS = st.lists(
    st.builds(
        Plan,
        st.uuids().map(str),
        st.sampled_from(SCHOOLS),
        st.dates(DAY, DAY + timedelta(days=2)),
        st.sampled_from(("", "morning", "afternoon")),
        st.frozensets(st.sampled_from(PEOPLE), min_size=1),
    ),
    max_size=6,
    unique_by=lambda plan: plan.visit,
)


def as_visit(plan: Plan) -> Visit:
    fields = {f"team.{member}": [] for member in plan.members}
    return Visit.kind().read(plan.visit, {"day": plan.day.isoformat(), "school": plan.school, "part": plan.part or None,
                                          **fields})  # type: ignore[no-any-return]  # fmt: skip


@given(PLANS)
def test_double_booking_is_mutual_and_never_within_one_visit(plans: list[Plan]) -> None:
    bookings = Bookings(MemoryWorld(), map(as_visit, plans))
    pairs = {
        (plan.visit, clash.visit, clash.person)
        for plan in plans
        for clash in bookings.clashes(plan)
        if clash.against is Against.DOUBLE_BOOKED
    }

    assert all((other, one, person) in pairs and one != other for one, other, person in pairs)
    expected = {
        (a.visit, b.visit, person) for a in plans for b in plans if a.visit != b.visit and a.meets(b)
        for person in a.members & b.members
    }  # fmt: skip
    assert pairs == expected


@given(PLANS, st.randoms())
def test_the_order_of_visits_changes_nothing(plans: list[Plan], random: object) -> None:
    shuffled = list(plans)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (Bookings(MemoryWorld(), map(as_visit, each)) for each in (plans, shuffled))

    for plan in plans:
        assert sorted(map(repr, one.clashes(plan))) == sorted(map(repr, other.clashes(plan)))


@given(PLANS, st.sampled_from(PEOPLE))
def test_a_free_day_is_free(plans: list[Plan], person: str) -> None:
    bookings = Bookings(MemoryWorld(), map(as_visit, plans))
    wanted = Plan("", SCHOOLS[0], DAY, "", frozenset({person}))

    for day in bookings.free_days(wanted, after=DAY - timedelta(days=1)):
        assert bookings.clashes(replace(wanted, day=day)) == ()
        assert not any(person in plan.members and plan.day == day for plan in plans)


def test_visits_are_found_from_the_first_day_to_the_last() -> None:
    area = Area()
    first, last = (
        area.visit("first", area.here, area.one),
        area.visit("last", area.there, area.two, day=date(2026, 12, 4)),
    )
    area.visit("before", area.here, area.one, day=DAY - timedelta(days=1))
    area.visit("after", area.here, area.one, day=date(2026, 12, 5))

    assert {visit.id for visit in visits_between(area.world, DAY, date(2026, 12, 4))} == {first.id, last.id}
