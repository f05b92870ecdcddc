"""A sheet says what it still lacks, in the order of the form. Rules R-30 to R-37."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwork.answers import Answer
from fieldwork.completeness import Lack, Missing, Progress, missing, needs_evidence, progress
from fieldwork.instruments.model import Instrument
from fieldwork.instruments.reading import read
from tests.support.instruments import all_rated, document, rated, rubric

ADM4, CLS15 = rubric("ADM4"), rubric("CLS15")
TEXTS = {"O1": "จุดเด่น", "O2": "จุดพัฒนา", "O3": "ข้อเสนอแนะ"}
HEADER = {"subject_area": "ภาษาไทย", "grade": "ม.1", "teacher_ref": "0190aa"}


def lacks(instrument: Instrument = ADM4, **given: Any) -> list[tuple[str, Lack]]:
    return [(each.item_id, each.code) for each in found(instrument, **given)]


def found(instrument: Instrument, **given: Any) -> list[Missing]:
    complete = {
        "answers": all_rated(instrument, 3),
        "header": HEADER if instrument is CLS15 else {},
        "open_texts": TEXTS,
    } | given
    return missing(instrument, complete.pop("answers"), **complete)


def test_a_complete_sheet_lacks_nothing() -> None:
    assert lacks(ADM4) == lacks(CLS15) == []


def test_an_empty_sheet_lists_everything_in_the_order_of_the_form() -> None:
    """R-30, R-31, R-33, R-34"""
    listed = lacks(CLS15, answers={}, header={}, open_texts={})

    assert [item for item, _ in listed] == [
        *("subject_area", "grade", "teacher_ref"),
        *(indicator.id for indicator in CLS15.indicators),
        *("O1", "O2"),
    ]
    assert {code for _, code in listed} == {Lack.HEADER_MISSING, Lack.LEVEL_MISSING, Lack.OPEN_ITEM_MISSING}


def test_not_applicable_needs_its_reason() -> None:
    """R-36"""
    silent, explained = Answer(not_applicable=True, reason=" "), Answer(not_applicable=True, reason="ไม่มีโครงการ")

    assert lacks(answers=all_rated(ADM4, 3) | {"BU2": silent}) == [("BU2", Lack.REASON_MISSING)]
    assert lacks(answers=all_rated(ADM4, 3) | {"BU2": explained}) == []


def test_not_applicable_is_refused_where_the_instrument_does_not_offer_it() -> None:
    strict = document("ADM4")
    strict["scale"]["not_applicable"]["allowed"] = False
    instrument = read(strict)
    assert isinstance(instrument, Instrument)

    answers = all_rated(ADM4, 3) | {"AC1": Answer(not_applicable=True, reason="ไม่อยากให้")}

    assert lacks(instrument, answers=answers) == [("AC1", Lack.NOT_APPLICABLE_REFUSED)]


@pytest.mark.parametrize(("level", "asked"), [(1, True), (2, False), (3, False), (4, True)])
def test_the_lowest_and_highest_level_need_evidence(level: int, asked: bool) -> None:
    """R-32"""
    bare = Answer(level=level)

    assert needs_evidence(ADM4, bare) is asked
    assert lacks(answers=all_rated(ADM4, 3) | {"GE5": bare}) == ([("GE5", Lack.EVIDENCE_MISSING)] if asked else [])


@pytest.mark.parametrize("answer", [Answer(level=4, note="ดูแฟ้มแล้ว"), Answer(level=4, evidence_count=1)])
def test_a_note_or_one_finding_is_evidence(answer: Answer) -> None:
    """R-32"""
    assert lacks(answers=all_rated(ADM4, 3) | {"GE5": answer}) == []


def test_an_instrument_without_the_rule_asks_for_no_evidence() -> None:
    assert not needs_evidence(CLS15, Answer(level=5))


@pytest.mark.parametrize("level", [0, 5, True])
def test_a_level_the_scale_lacks_is_listed(level: int) -> None:
    assert lacks(answers=all_rated(ADM4, 3) | {"AC1": Answer(level=level)}) == [("AC1", Lack.LEVEL_INVALID)]


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("subject_area", None, Lack.HEADER_MISSING),
        ("subject_area", "  ", Lack.HEADER_MISSING),
        ("subject_area", "ดาราศาสตร์", Lack.HEADER_INVALID),
        ("grade", 1, Lack.HEADER_INVALID),
        ("teacher_ref", "", Lack.HEADER_MISSING),
        ("students_present", -1, Lack.HEADER_INVALID),
        ("students_present", "30", Lack.HEADER_INVALID),
        ("round_no", 10, Lack.HEADER_INVALID),
        ("round_no", True, Lack.HEADER_INVALID),
        ("room", "ก" * 501, Lack.TEXT_TOO_LONG),
    ],
)
def test_the_head_of_a_lesson_sheet_is_checked(field: str, value: object, code: Lack) -> None:
    """R-33"""
    assert lacks(CLS15, header=HEADER | {field: value}) == [(field, code)]


def test_the_rest_of_the_head_may_stay_empty() -> None:
    assert lacks(CLS15, header=HEADER | {"round_no": 9, "students_present": 0, "room": None}) == []


@pytest.mark.parametrize("item", ["O1", "O2", "O3"])
def test_required_words_are_asked_for(item: str) -> None:
    """R-34"""
    assert lacks(open_texts=TEXTS | {item: " \n"}) == [(item, Lack.OPEN_ITEM_MISSING)]


def test_what_the_principal_writes_never_holds_up_the_rater() -> None:
    """R-35"""
    demanding = document("ADM4")
    demanding["open_items"][4]["required"] = True
    instrument = read(demanding)
    assert isinstance(instrument, Instrument)

    assert lacks(instrument) == []


def test_required_agreements_are_met_by_one_row() -> None:
    """R-34"""
    demanding = document("ADM4")
    demanding["open_items"][3]["required"] = True
    instrument = read(demanding)
    assert isinstance(instrument, Instrument)

    assert lacks(instrument) == [("O4", Lack.OPEN_ITEM_MISSING)]
    assert lacks(instrument, row_counts={"O4": 1}) == []


@pytest.mark.parametrize(
    ("given", "item"),
    [
        ({"open_texts": TEXTS | {"O1": "ก" * 2001}}, "O1"),
        ({"answers": all_rated(ADM4, 3) | {"AC1": Answer(level=3, note="ก" * 4001)}}, "AC1"),
        ({"answers": all_rated(ADM4, 3) | {"AC1": Answer(not_applicable=True, reason="ก" * 1001)}}, "AC1"),
    ],
)
def test_texts_over_their_limit_are_listed(given: dict[str, Any], item: str) -> None:
    """R-37"""
    assert lacks(**given) == [(item, Lack.TEXT_TOO_LONG)]


def test_texts_at_their_limit_are_fine() -> None:
    assert lacks(open_texts=TEXTS | {"O1": "ก" * 2000}) == []


def test_answers_to_another_form_are_listed_and_not_dropped() -> None:
    assert lacks(answers=all_rated(ADM4, 3) | rated(T1=3)) == [("T1", Lack.INDICATOR_UNKNOWN)]


def test_words_name_the_item_and_what_to_do() -> None:
    messages = [each.message_th for each in found(ADM4, answers=all_rated(ADM4, 3) | {"AC1": Answer(level=4)})]

    assert messages == ["การบริหารหลักสูตรสถานศึกษา: ให้ระดับ 4 โปรดบันทึกหลักฐานหรือข้อค้นพบอย่างน้อย 1 รายการ"]


def test_progress_counts_indicators_that_were_dealt_with() -> None:
    answers = rated(AC1=4, AC2=1) | {
        "AC3": Answer(not_applicable=True, reason="ปิดซ่อม"),
        "AC4": Answer(not_applicable=True),
        "AC5": Answer(note="ยังไม่แน่ใจ"),
    }

    assert progress(ADM4, answers) == Progress(3, 20)
    assert progress(ADM4, answers, "AC") == Progress(3, 7)
    assert progress(ADM4, answers, "BU") == Progress(0, 4)


ANSWERS = st.builds(
    Answer,
    level=st.none() | st.integers(0, 5),
    not_applicable=st.booleans(),
    reason=st.sampled_from(["", "เหตุผล"]),
    note=st.sampled_from(["", "พบ"]),
    evidence_count=st.integers(0, 1),
)


@given(st.dictionaries(st.sampled_from([indicator.id for indicator in ADM4.indicators]), ANSWERS))
def test_each_indicator_is_listed_at_most_once_and_in_order(answers: dict[str, Answer]) -> None:
    """R-30"""
    listed = [item for item, _ in lacks(answers=answers)]

    order = [indicator.id for indicator in ADM4.indicators]
    assert listed == sorted(set(listed), key=order.index)
    assert progress(ADM4, answers).done >= len(order) - len(listed)
