"""Moments and days as records keep them, in the words people read: Buddhist Era in Thai, Common Era in English."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import ModuleType

from app.wording import days as english
from app.wording import language
from app.wording import parts as words
from fieldwork.rounds import term_of_round
from fieldwork.thai import dates as thai
from fieldwork.thai.years import AcademicTerm


def at(milliseconds: int | None) -> str:
    """22 พ.ย. 69 14.30 น.; nothing for a moment that never was."""
    if milliseconds is None:
        return ""
    moment = _moment(milliseconds)
    return f"{_in().short_date(thai.in_bangkok(moment).date())} {_in().clock_time(moment)}"


def on(day: date | str | None) -> str:
    """22 พฤศจิกายน 2569"""
    return _in().long_date(_day(day)) if day else ""


def briefly(day: date | str | None) -> str:
    """22 พ.ย. 69"""
    return _in().short_date(_day(day)) if day else ""


def fully(day: date) -> str:
    """วันอาทิตย์ที่ 22 พฤศจิกายน พ.ศ. 2569"""
    return str(_in().full_date(day))


def in_month(day: date) -> str:
    """พฤศจิกายน 2569"""
    return str(_in().long_month(day))


def weekdays_briefly() -> tuple[str, ...]:
    """อา จ อ พ พฤ ศ ส: a week as calendars begin it, on Sunday."""
    monday_first: tuple[str, ...] = _in().WEEKDAYS_BRIEF
    return monday_first[-1:] + monday_first[:-1]


def away(day: date, today: date) -> str:
    """วันนี้, อีก 3 วัน, 5 วันที่แล้ว"""
    return str(_in().relative_day(day, today=today))


def lately(milliseconds: int, today: date) -> str:
    """วันนี้ 08.40 น., เมื่อวาน 16.05 น., 22 ต.ค. 69 09.00 น."""
    moment = _moment(milliseconds)
    return f"{away(thai.in_bangkok(moment).date(), today)} {_in().clock_time(moment)}"


def term(round_: str) -> str:
    """ภาคเรียนที่ 2 ปีการศึกษา 2569 for "2569/2"; a round with a name of its own reads as it is."""
    found = term_of_round(round_)
    return words.TERM(number=found[0], year=_year(int(found[1]))) if found else round_


def term_briefly(round_: str) -> str:
    """ภาคเรียนที่ 2/2569 for "2569/2", as offices write it; any other round reads as it is."""
    year, slash, number = round_.partition("/")
    whole = slash and year.isdigit() and number.isdigit()
    return words.TERM_BRIEFLY(number=number, year=_year(int(year))) if whole else round_


def term_number(round_: str) -> str:
    """2/2569 for "2569/2"; any other round reads as it is."""
    found = term_of_round(round_)
    return f"{found[0]}/{_year(int(found[1]))}" if found else round_


def term_of(found: AcademicTerm) -> str:
    """The term a day falls in, or the break before the next."""
    if found.number is None:
        return words.BETWEEN_TERMS(year=_year(found.year))
    return words.TERM(number=found.number, year=_year(found.year))


def year_of(common_era: int) -> str:
    """A calendar year in the era of the language: 2571 for 2028."""
    return str(common_era if language.spoken() == language.ENGLISH else common_era + thai.BE_OFFSET)


def read_day(text: str, today: date) -> str | None:
    """The ISO date of a day typed in either language, or None when empty; raises DateError for what is no day."""
    return thai.parse_date(english.in_thai_words(text), today=today).isoformat() if text.strip() else None


def unreadable(wrong: thai.DateError) -> str:
    """Why a typed day cannot be read, and what to type instead."""
    return english.complaint(wrong) if language.spoken() == language.ENGLISH else wrong.message_th


def _year(buddhist: int) -> int:
    """An academic year in the era of the language."""
    return buddhist - thai.BE_OFFSET if language.spoken() == language.ENGLISH else buddhist


def _in() -> ModuleType:
    return english if language.spoken() == language.ENGLISH else thai


def _moment(milliseconds: int) -> datetime:
    return datetime.fromtimestamp(milliseconds / 1000, UTC)


def _day(day: date | str) -> date:
    return date.fromisoformat(day) if isinstance(day, str) else day
