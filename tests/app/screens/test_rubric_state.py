"""A sheet as a value: what stands, what lacks, which page; and what each tap would write."""

from typing import Any

import pytest

from app.screens.rubric import acts
from app.visiting import sheets
from app.visiting.sheets import CLOSING, HEADER, SUBMIT, Filling, Mark
from fieldwork.refusals import Refusal
from tests.support import worlds
from tests.support.fieldvisit import ADM4_INDICATORS, TODAY, FieldVisit


@pytest.fixture
def area() -> FieldVisit:
    return FieldVisit()


def filling(area: FieldVisit, place: str | None = None, **with_: Any) -> Filling:
    read = read_any(area, place, **with_)
    assert isinstance(read, Filling)
    return read


def read_any(area: FieldVisit, place: str | None = None, **with_: Any) -> Filling | Refusal:
    wanted = {"visit": area.visit, "instrument": area.adm4, "subject": None, "rater": area.supervisor, **with_}
    return sheets.read_filling(area.world, today=TODAY, place=place, **wanted)


def test_a_new_sheet_has_no_level_anywhere(area: FieldVisit) -> None:
    new = filling(area)

    assert new.is_new
    assert set(sheets.marks(new).values()) == {Mark.EMPTY}
    assert sheets.done(new).done == 0 and sheets.done(new).total == 20


def test_a_sheet_begins_at_its_first_indicator_and_goes_on_where_something_lacks(area: FieldVisit) -> None:
    assert filling(area).place == "AC1"

    area.rate(levels__AC1=3, levels__AC2=2)

    assert filling(area).place == "AC3"


def test_a_sheet_opens_at_the_page_it_was_left_at(area: FieldVisit) -> None:
    assert filling(area, "GE2").place == "GE2"
    assert filling(area, CLOSING).place == CLOSING


def test_a_page_that_the_instrument_does_not_have_is_forgotten(area: FieldVisit) -> None:
    assert filling(area, "ZZ9").place == "AC1"


def test_a_complete_sheet_goes_on_at_its_submission(area: FieldVisit) -> None:
    area.complete()

    assert filling(area).place == SUBMIT and not filling(area).gaps


def test_pages_follow_the_paper_form(area: FieldVisit) -> None:
    assert sheets.pages(filling(area).instrument) == (*ADM4_INDICATORS, CLOSING, SUBMIT)
    lesson = filling(area, instrument=area.cls15, subject=worlds.an_id("lesson"))
    assert sheets.pages(lesson.instrument)[0] == HEADER


def test_the_ends_of_the_sheet_have_no_neighbour(area: FieldVisit) -> None:
    assert sheets.neighbour(filling(area, "AC1"), -1) is None
    assert sheets.neighbour(filling(area, "AC7"), 1) == "BU1"
    assert sheets.neighbour(filling(area, SUBMIT), 1) is None


def test_what_lacks_leads_to_the_page_that_holds_it(area: FieldVisit) -> None:
    form = filling(area).instrument

    assert [sheets.page_of(form, item) for item in ("AC3", "O2")] == ["AC3", CLOSING]


def test_tapping_a_level_chooses_it_and_tapping_it_again_takes_it_back(area: FieldVisit) -> None:
    assert acts.choose(filling(area), "AC1", 3) == {"levels.AC1": 3}

    area.rate(levels__AC1=3)

    assert acts.choose(filling(area), "AC1", 3) == {"levels.AC1": None}
    assert acts.choose(filling(area), "AC1", 2) == {"levels.AC1": 2}


def test_a_level_and_not_applicable_never_stand_together(area: FieldVisit) -> None:
    area.rate(levels__AC1=3)
    assert acts.leave_out(filling(area), "AC1") == {"levels.AC1": None, "reasons.AC1": ""}

    area.rate(levels__AC1=None, reasons__AC1="ยังไม่เปิดสอน")
    assert acts.choose(filling(area), "AC1", 2) == {"levels.AC1": 2, "reasons.AC1": None}
    assert acts.leave_out(filling(area), "AC1") == {"reasons.AC1": None}


def test_undo_puts_back_exactly_what_an_act_replaced(area: FieldVisit) -> None:
    area.rate(levels__AC1=3)
    before = filling(area)

    assert acts.inverse(before, acts.leave_out(before, "AC1")) == {"levels.AC1": 3, "reasons.AC1": None}


def test_left_out_lacks_until_its_reason_is_given(area: FieldVisit) -> None:
    area.rate(reasons__AC1="")
    assert sheets.mark(filling(area), "AC1") is Mark.LACKING
    assert sheets.done(filling(area)).done == 0

    area.rate(reasons__AC1="ยังไม่เปิดสอน")
    assert sheets.mark(filling(area), "AC1") is Mark.LEFT_OUT
    assert sheets.done(filling(area)).done == 1


def test_a_reason_is_only_for_what_is_left_out(area: FieldVisit) -> None:
    area.rate(levels__AC1=3)

    assert acts.give_reason(filling(area), "AC1", "สาย") == {}


@pytest.mark.parametrize(("level", "lacks"), [(1, True), (2, False), (3, False), (4, True)])
def test_levels_one_and_four_ask_for_evidence(area: FieldVisit, level: int, lacks: bool) -> None:
    area.rate(levels__AC1=level)

    assert sheets.evidence_wanted(filling(area), "AC1") is lacks
    assert (sheets.mark(filling(area), "AC1") is Mark.LACKING) is lacks


def test_a_note_or_a_finding_of_the_rater_is_evidence(area: FieldVisit) -> None:
    area.rate(levels__AC1=4, levels__AC2=1, notes__AC2="พบจริง")
    area.find("เห็นแผนการสอน", "AC1")

    assert sheets.mark(filling(area), "AC1") is Mark.RATED
    assert sheets.mark(filling(area), "AC2") is Mark.RATED
    assert [finding.text for finding in sheets.tied(filling(area), "AC1")] == ["เห็นแผนการสอน"]


def test_a_finding_that_was_removed_or_is_another_raters_is_no_evidence(area: FieldVisit) -> None:
    area.rate(levels__AC1=4)
    area.find("ของผู้อื่น", "AC1", author=area.expert)
    area.find("ลบแล้ว", "AC1", removed=True)

    assert sheets.mark(filling(area), "AC1") is Mark.LACKING
    assert not sheets.tied(filling(area), "AC1")


def test_a_finding_without_a_word_or_a_photo_is_no_evidence(area: FieldVisit) -> None:
    area.rate(levels__AC1=4)
    begun = area.find("", "AC1", text="  ")
    assert sheets.mark(filling(area), "AC1") is Mark.LACKING

    area.world.put("finding", begun, {f"photos.{'a' * 64}": {"order": 1}})
    assert sheets.mark(filling(area), "AC1") is Mark.RATED


def test_texts_are_stored_in_the_one_spelling(area: FieldVisit) -> None:
    assert acts.write_note("AC1", "นํ้า") == {"notes.AC1": "น้ำ"}
    assert acts.write_note("AC1", "") == {"notes.AC1": None}


def test_what_is_stored_already_is_not_written_again(area: FieldVisit) -> None:
    area.rate(notes__AC1="พบ")

    assert acts.changed(filling(area), acts.write_note("AC1", "พบ")) == {}


def test_a_text_beyond_its_limit_is_noticed() -> None:
    assert acts.too_long({"notes.AC1": "ก" * 4001}) == 4000
    assert acts.too_long({"reasons.AC1": "ก" * 1000, "levels.AC1": 3}) == 0


def test_reopening_writes_its_reason_and_the_opening_together() -> None:
    assert acts.reopen(1_000, " แก้คะแนน ") == {"reopened.1000": "แก้คะแนน", "submitted_at": None}


def test_a_submitted_sheet_is_locked(area: FieldVisit) -> None:
    area.complete()
    area.rate(submitted_at=5)

    assert filling(area).is_locked and filling(area).place == SUBMIT


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"rater": worlds.an_id("nobody")}, "not_in_team"),
        ({"instrument": worlds.an_id("no form")}, "instrument_not_on_visit"),
        ({"visit": worlds.an_id("no visit")}, "no_visit"),
    ],
)
def test_a_sheet_that_may_not_be_opened_says_why(area: FieldVisit, change: dict[str, str], code: str) -> None:
    refused = read_any(area, **change)

    assert isinstance(refused, Refusal) and refused.code == code


def test_the_expert_may_not_open_a_lesson(area: FieldVisit) -> None:
    refused = read_any(area, rater=area.expert, instrument=area.cls15, subject=worlds.an_id("lesson"))

    assert isinstance(refused, Refusal) and refused.code == "instrument_not_for_role"


def test_a_count_table_is_no_sheet(area: FieldVisit) -> None:
    refused = read_any(area, instrument=area.lit)

    assert isinstance(refused, Refusal) and refused.code == "instrument_not_on_visit"
