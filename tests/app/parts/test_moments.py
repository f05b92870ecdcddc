"""Days and moments are said the way each language says them."""

from datetime import date

from app.parts import moments
from fieldwork.thai.years import AcademicTerm

DAY = date(2026, 11, 22)
NOON_MS = 1_795_323_600_000  # 22 November 2026, 12.00 in Bangkok


def test_thai_speaks_buddhist_era_and_bangkok_time() -> None:
    assert moments.on("2026-11-22") == "22 พฤศจิกายน 2569"
    assert moments.briefly(DAY) == "22 พ.ย. 69"
    assert moments.at(NOON_MS) == "22 พ.ย. 69 12.00 น."
    assert moments.lately(NOON_MS, date(2026, 11, 23)) == "เมื่อวาน 12.00 น."
    assert moments.fully(DAY) == "วันอาทิตย์ที่ 22 พฤศจิกายน พ.ศ. 2569"


def test_english_speaks_common_era(english: None) -> None:
    assert moments.on("2026-11-22") == "22 November 2026"
    assert moments.briefly(DAY) == "22 Nov 2026"
    assert moments.at(NOON_MS) == "22 Nov 2026 12:00"
    assert moments.lately(NOON_MS, DAY) == "today 12:00"
    assert moments.fully(DAY) == "Sunday, 22 November 2026"
    assert moments.away(date(2026, 11, 28), DAY) == "in 6 days"
    assert moments.term("2569/2") == "Term 2, academic year 2026"
    assert moments.term_briefly("2569/2") == "term 2/2026"
    assert moments.term_of(AcademicTerm(2569, None)) == "Between terms, academic year 2026"


def test_what_never_was_is_nothing() -> None:
    assert moments.at(None) == moments.on(None) == moments.briefly("") == ""


def test_a_round_named_after_a_term_is_said_in_full_and_any_other_as_it_is() -> None:
    assert moments.term("2569/2") == "ภาคเรียนที่ 2 ปีการศึกษา 2569"
    assert moments.term("ครั้งที่ 1/2569 (เร่งด่วน)") == "ครั้งที่ 1/2569 (เร่งด่วน)"
    assert moments.term_of(AcademicTerm(2569, None)) == "ปิดภาคเรียน ปีการศึกษา 2569"
