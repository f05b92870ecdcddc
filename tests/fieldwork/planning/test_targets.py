"""Schools chosen for a round by rule, with what each rule saw."""

from collections.abc import Iterable
from datetime import date, timedelta

from fieldwork.planning.targets import Criteria, Rule, propose, targets_of
from fieldwork.records import Agreement, School, Target, Visit
from tests.support.worlds import an_id

TODAY = date(2026, 11, 28)


def school(name: str, **fields: str) -> School:
    return School.kind().read(an_id(name), {"name": name, **fields})  # type: ignore[no-any-return]


def visit(school_: str, day: date, **fields: str) -> Visit:
    return Visit.kind().read(an_id(f"{school_}{day}"), {"school": an_id(school_), "day": day.isoformat(), **fields})  # type: ignore[no-any-return]


def agreement(name: str, school_: str, due: date, state: str = "open", **fields: bool) -> Agreement:
    about = {"school": an_id(school_), "due": due.isoformat(), "state": state}
    return Agreement.kind().read(an_id(name), {**about, **fields})  # type: ignore[no-any-return]


def chosen(
    criteria: Criteria, schools: list[School], visits: Iterable[Visit] = (), agreements: Iterable[Agreement] = ()
) -> dict[str, dict[str, object]]:
    return {p.school: dict(p.because) for p in propose(schools, visits, agreements, criteria, TODAY)}


def test_never_visited_and_not_for_long_are_told_apart_with_the_day() -> None:
    schools = [school("never"), school("long"), school("lately"), school("planned")]
    visits = [
        visit("long", TODAY - timedelta(days=365)),
        visit("lately", TODAY - timedelta(days=364)),
        visit("planned", TODAY + timedelta(days=1)),
        visit("never", TODAY - timedelta(days=9), cancelled="ฝนตกหนัก"),
    ]

    found = chosen(Criteria(frozenset({Rule.NEVER, Rule.LONG_AGO})), schools, visits)

    as_of = TODAY.isoformat()
    assert found == {
        an_id("never"): {"never": {"as_of": as_of}},
        an_id("planned"): {"never": {"as_of": as_of}},
        an_id("long"): {"long_ago": {"last": "2025-11-28", "as_of": as_of}},
    }


def test_only_agreements_that_are_open_and_past_their_day_are_counted() -> None:
    late = TODAY - timedelta(days=1)
    agreements = [
        agreement("a", "late", late),
        agreement("b", "late", late, "doing"),
        agreement("c", "late", late, "done"),
        agreement("d", "late", late, removed=True),
        agreement("e", "today", TODAY),
    ]

    found = chosen(Criteria(frozenset({Rule.LATE})), [school("late"), school("today")], agreements=agreements)

    assert found == {an_id("late"): {"late": {"late": 2, "as_of": TODAY.isoformat()}}}


def test_sizes_and_clusters_choose_and_several_rules_come_first() -> None:
    schools = [school("small", size="S", cluster="C1"), school("large", size="L", cluster="C1", cluster_name="เหนือ")]
    criteria = Criteria(frozenset({Rule.SIZE, Rule.CLUSTER}), sizes=frozenset({"S"}), clusters=frozenset({"C1"}))

    found = propose(schools, [], [], criteria, TODAY)

    assert [p.school for p in found] == [an_id("small"), an_id("large")]
    assert found[1].because == {"cluster": {"cluster": "เหนือ"}}


def test_a_rule_that_is_not_in_use_chooses_nothing_and_gives_no_reason() -> None:
    assert chosen(Criteria(), [school("never", size="S")]) == {}


def test_a_closed_school_is_no_target() -> None:
    assert chosen(Criteria(frozenset({Rule.NEVER})), [school("gone", closed_on="2026-11-01")]) == {}


def test_a_school_that_was_taken_out_is_none_of_the_rounds_any_more() -> None:
    def target(name: str, **fields: str) -> Target:
        about = {"school": an_id(name), "round": "2569/2"}
        return Target.kind().read(an_id(name), {**about, **fields})  # type: ignore[no-any-return]

    listed = [target("a"), target("b", dropped="เยี่ยมแล้วโดยเขต"), target("c", round="2569/1")]

    assert [each.id for each in targets_of(listed, "2569/2")] == [an_id("a")]
