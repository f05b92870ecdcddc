"""A rater's day at the school: the sheet indicator by indicator, findings, a lesson, the count table, handing in."""

from __future__ import annotations

from tests.e2e.ratings import INDICATORS, Ratings
from tests.support.phone import Phone

SAVED = "บันทึกในเครื่องแล้ว"


def fill_sheet(phone: Phone, given: Ratings) -> None:
    """Go through all indicators one after another, as they come."""
    for number, indicator in enumerate(INDICATORS, start=1):
        phone.sees(f"ตัวชี้วัดที่ {number} จาก {len(INDICATORS)}")
        rate(phone, indicator, given)
        phone.tap("next")


def rate(phone: Phone, indicator: str, given: Ratings) -> None:
    """Give one indicator its mark, with what the scale asks for."""
    if indicator in given.reasons:
        phone.chooses(f"indicator-{indicator}-not-applicable")
        write(phone, "reason", given.reasons[indicator])
    else:
        phone.chooses(f"indicator-{indicator}-level-{given.levels[indicator]}")
    if indicator in given.notes:
        write(phone, "note", given.notes[indicator])


def write(phone: Phone, identifier: str, text: str) -> None:
    """Type into a field of a record and wait until it says that it is stored."""
    phone.type(identifier, text)
    state = f"{identifier}-state"
    phone.until(lambda: phone.has(state) and SAVED in phone.text_of(state), f"{identifier} is not stored")


def close_sheet(phone: Phone, given: Ratings) -> None:
    """Answer the questions at the end."""
    for item, text in given.texts.items():
        write(phone, f"item-{item}", text)


def submit(phone: Phone) -> None:
    """Hand the sheet in."""
    phone.tap("submit")
    phone.tap("question-yes")
    phone.sees("ส่งแบบแล้ว")
