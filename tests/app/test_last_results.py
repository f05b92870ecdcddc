"""Which schools were weak last time: released results only, told apart from schools that have none."""

from datetime import date, timedelta

import pytest

from fieldwork.matrix.gathering import gather
from fieldwork.planning.last_results import LastResult, Measure, instruments, last_results
from fieldwork.planning.targets import Criteria, Rule, propose
from fieldwork.records import School
from tests.support.area import TODAY, Area
from tests.support.memory import ME, NOW_MS

LEVELS = {"AC": 3, "BU": 3, "PE": 3, "GE": 3}


@pytest.fixture
def area() -> Area:
    return Area("secretariat")


def rated(area: Area, school: int, *, days: int, closed: bool = True, **levels: int) -> str:
    """A visit whose one sheet is in; released once the leader has closed it."""
    instrument = next((i for k, i in area.store.rows if k == "instrument"), None) or area.rubric()
    visit = area.visit(school, days=days, instruments={instrument: True}, closed_at=NOW_MS if closed else None)
    area.rated(visit, instrument, rater=area.other, **{**LEVELS, **levels})
    return visit


def found(area: Area, measure: Measure) -> dict[str, LastResult | None]:
    return last_results(gather(area.store, person=ME, today=TODAY), measure)


def chosen(area: Area, measure: Measure, *rules: Rule) -> dict[str, dict[str, object]]:
    schools = [School.of(record) for record in area.store.find("school")]
    criteria = Criteria(frozenset(rules), measure=measure)
    proposals = propose(schools, [], [], criteria, TODAY, results=found(area, measure))
    return {area.schools.index(p.school): dict(p.because) for p in proposals}  # type: ignore[misc]


def test_the_last_released_result_counts_whole_or_by_area(area: Area) -> None:
    rated(area, 0, days=-400, AC=1, BU=1, PE=1, GE=1)
    last = rated(area, 0, days=-9, AC=1)

    whole, academic = (found(area, Measure("ADM4", name))[area.schools[0]] for name in ("", "AC"))

    assert whole is not None and academic is not None
    assert (whole.visit, whole.day, whole.from_worst) == (last, TODAY - timedelta(days=9), 2)
    assert (str(academic.mean), academic.band.label_th, academic.from_worst) == ("1.00", "ปรับปรุง", 1)


def test_a_result_that_is_not_released_is_none(area: Area) -> None:
    rated(area, 0, days=-3, closed=False, AC=1, BU=1, PE=1, GE=1)

    assert found(area, Measure("ADM4"))[area.schools[0]] is None


def test_a_later_visit_that_is_not_released_leaves_the_earlier_result_standing(area: Area) -> None:
    earlier = rated(area, 0, days=-30, AC=2)
    rated(area, 0, days=-3, closed=False, AC=4)

    result = found(area, Measure("ADM4", "AC"))[area.schools[0]]

    assert result is not None and result.visit == earlier


def test_at_or_below_the_chosen_band_is_weak_and_above_it_is_not(area: Area) -> None:
    for school, level in enumerate((1, 2, 3, 4)):
        rated(area, school, days=-5, AC=level)

    weak = chosen(area, Measure("ADM4", "AC", 2, "ด้านวิชาการ"), Rule.WEAK)

    told = {"of": "ด้านวิชาการ", "as_of": TODAY.isoformat(), "last": (TODAY - timedelta(days=5)).isoformat()}
    assert weak == {0: {"weak": told}, 1: {"weak": told}}


def test_what_the_school_reads_names_no_mean_and_no_level(area: Area) -> None:
    rated(area, 0, days=-5, AC=1)

    (because,) = chosen(area, Measure("ADM4", "AC", 1, "ด้านวิชาการ"), Rule.WEAK).values()

    assert because["weak"].keys() == {"of", "as_of", "last"}  # type: ignore[attr-defined]


def test_schools_without_a_result_are_told_apart_and_have_a_rule_of_their_own(area: Area) -> None:
    rated(area, 0, days=-5, AC=1)
    rated(area, 1, days=-5, closed=False, AC=1)
    measure = Measure("ADM4", "AC", 4, "ด้านวิชาการ")

    assert list(chosen(area, measure, Rule.WEAK)) == [0]
    without = chosen(area, measure, Rule.NO_RESULT)
    assert set(without) == set(range(1, len(area.schools)))
    assert without[1] == {"no_result": {"of": "ด้านวิชาการ", "as_of": TODAY.isoformat()}}


def test_of_a_school_whose_results_are_kept_from_one_nothing_is_told() -> None:
    area = Area("principal")
    rated(area, 0, days=-5, AC=1)

    assert found(area, Measure("ADM4")) == {}


def test_an_instrument_that_nobody_knows_has_no_results(area: Area) -> None:
    rated(area, 0, days=-5)

    assert list(instruments(gather(area.store, person=ME, today=date.max))) == ["ADM4"]
    assert found(area, Measure("GONE")) == {}
