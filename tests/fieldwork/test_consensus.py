"""What a team agreed on, and when it counts as a visit's result."""

from decimal import Decimal

import pytest

from fieldwork.answers import Answer
from fieldwork.consensus import (
    Decision,
    Original,
    Source,
    agreed_answers,
    decision_of,
    originals_of,
    stored,
    visit_result,
)
from fieldwork.instruments.model import Instrument
from fieldwork.records.stored import Record
from fieldwork.submission import instrument_of
from tests.support import worlds


@pytest.fixture
def adm4() -> Instrument:
    world = worlds.MemoryWorld()
    found = instrument_of(worlds.instrument(world), world)
    assert isinstance(found, Instrument)
    return found


def all_at(instrument: Instrument, level: int) -> dict[str, Answer]:
    return {indicator.id: Answer(level=level) for indicator in instrument.indicators}


def decided(instrument: Instrument, level: int, *areas: str) -> dict[str, Decision]:
    chosen = [i.id for a in instrument.areas if not areas or a.id in areas for i in a.indicators]
    return {indicator: Decision(level, "เห็นพ้อง", "somebody") for indicator in chosen}


def test_a_decision_is_read_back_as_it_was_stored():
    decision = Decision(3, "ดูแผนแล้ว", "b", 17, {"a": Original(2, "w1"), "b": Original(None, "w2")})

    assert decision_of(stored(decision)) == decision


@pytest.mark.parametrize("damaged", [None, 3, "x", {}, {"level": "3"}, {"level": True}, {"level": None}])
def test_a_value_that_holds_no_level_is_no_decision(damaged):
    assert decision_of(damaged) is None


def test_originals_name_the_write_behind_each_level_and_each_not_applicable():
    given = Record("sheet", "1", {"levels.AC1": 4}, {"levels.AC1": "w-level"})
    left_out = Record("sheet", "2", {"levels.AC1": None, "reasons.AC1": "ไม่ได้เปิดสอน"}, {"reasons.AC1": "w-reason"})

    found = originals_of("AC1", {"a": given, "b": left_out})

    assert found == {"a": Original(4, "w-level"), "b": Original(None, "w-reason")}


def test_a_decision_is_outdated_once_a_sheet_says_otherwise_and_not_when_only_a_note_changed():
    """R-56"""
    decision = Decision(3, "", "b", None, {"a": Original(2, "w1"), "b": Original(4, "w2")})

    assert not decision.is_outdated({"a": Original(2, "w9"), "b": Original(4, "w2")})
    assert decision.is_outdated({"a": Original(3, "w9"), "b": Original(4, "w2")})
    assert decision.is_outdated({"a": Original(2, "w1"), "b": Original(4, "w2"), "c": Original(2, "w3")})


@pytest.mark.parametrize(
    ("said", "misquoted"),
    [
        ({"a": Original(2, "w1")}, False),
        ({"a": Original(4, "w1")}, True),
        ({"a": Original(None, "w1")}, True),
        ({"a": Original(4, "an older write")}, False),
        ({"a": Original(2, "w1"), "nobody": Original(3, "w7")}, True),
    ],
    ids=["right", "other level", "left out", "older write", "no sheet"],
)
def test_a_decision_never_says_of_a_write_what_the_sheet_does_not(said, misquoted):
    """R-57"""
    assert Decision(3, "", "b", None, said).misquotes({"a": Original(2, "w1"), "b": Original(4, "w2")}) is misquoted


def test_until_an_area_is_agreed_whole_its_result_is_the_mean_of_the_sheets_and_says_so(adm4):
    """R-55"""
    decisions = decided(adm4, 1, "AC")
    del decisions["AC1"]

    result = visit_result(adm4, {"a": all_at(adm4, 2), "b": all_at(adm4, 3)}, decisions)

    assert (result.areas["AC"].source, result.areas["AC"].shown, result.areas["AC"].n) == (
        Source.SHEETS, Decimal("2.50"), 2,
    )  # fmt: skip


def test_an_area_agreed_whole_shows_the_agreed_levels_and_the_total_waits_for_all_areas(adm4):
    """R-55"""
    result = visit_result(adm4, {"a": all_at(adm4, 2), "b": all_at(adm4, 4)}, decided(adm4, 1, "AC"))

    assert (result.areas["AC"].source, result.areas["AC"].shown) == (Source.CONSENSUS, Decimal("1.00"))
    assert (result.total.source, result.total.shown) == (Source.SHEETS, Decimal("3.00"))
    assert visit_result(adm4, {"a": all_at(adm4, 2)}, decided(adm4, 4)).total.source is Source.CONSENSUS


def test_an_indicator_everybody_left_out_needs_no_decision(adm4):
    """R-54"""
    sheets = {rater: {**all_at(adm4, 3), "AC1": Answer(not_applicable=True, reason="-")} for rater in "ab"}
    decisions = decided(adm4, 3, "AC")
    del decisions["AC1"]

    result = visit_result(adm4, sheets, decisions)

    assert result.areas["AC"].source is Source.CONSENSUS
    assert result.to_decide == len(adm4.indicators) - 1


def test_an_indicator_that_only_one_rater_left_out_must_be_decided(adm4):
    """R-54"""
    sheets = {"a": all_at(adm4, 3), "b": {**all_at(adm4, 3), "AC1": Answer(not_applicable=True, reason="-")}}

    assert "AC1" not in agreed_answers(adm4, {}, sheets.values())


def test_too_few_answers_give_no_number_even_when_agreed(adm4):
    out = {i.id: Answer(not_applicable=True, reason="-") for i in adm4.area("AC").indicators[1:]}
    sheets = {rater: {**all_at(adm4, 3), **out} for rater in "ab"}

    result = visit_result(adm4, sheets, decided(adm4, 3, "BU", "PE", "GE") | {"AC1": Decision(3, "-", "a")})

    assert (result.areas["AC"].source, result.areas["AC"].shown, result.areas["AC"].band) == (
        Source.CONSENSUS, None, None,
    )  # fmt: skip
    assert result.total.shown is None


def test_without_a_sheet_there_is_no_result(adm4):
    assert visit_result(adm4, {}, {}).total.source is Source.NOTHING


def test_a_level_the_scale_lacks_is_not_counted_as_decided(adm4):
    assert agreed_answers(adm4, {"AC1": Decision(9, "", "a")}, [all_at(adm4, 3)]) == {}
