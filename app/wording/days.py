"""Days and moments in English, for the second language; Thai has its own in `fieldwork.thai.dates`."""

from __future__ import annotations

import re
from datetime import date, datetime

from fieldwork.thai import dates as thai
from fieldwork.thai.dates import DateError, in_bangkok

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS_BRIEF = tuple(name[:2] for name in WEEKDAYS)
_EXAMPLE = "22 Nov 2026 or 22/11/2026"
_COMPLAINTS = {
    "year_missing": f"Please type the year, too, for example {_EXAMPLE}",
    "year_ambiguous": "Please type the year in four digits, for example 2026",
    "year_out_of_range": "Please type a year in four digits, for example 2026",
    "no_such_month": "There is no such month; please use 1 to 12",
    "no_such_day": "There is no such day; please look at the date again",
}
_WORD = re.compile(r"[A-Za-z]{3,}[.,]?")
_NEAR = {0: "today", 1: "tomorrow", -1: "yesterday"}


def long_date(day: date) -> str:
    """22 November 2026"""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """22 Nov 2026"""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def long_month(day: date) -> str:
    """November 2026"""
    return f"{MONTHS[day.month - 1]} {day.year}"


def full_date(day: date) -> str:
    """Sunday, 22 November 2026"""
    return f"{WEEKDAYS[day.weekday()]}, {long_date(day)}"


def clock_time(moment: datetime) -> str:
    """14:30, in Bangkok"""
    return f"{in_bangkok(moment):%H:%M}"


def relative_day(day: date, *, today: date) -> str:
    """today, in 3 days, 5 days ago; further than 30 days away, the short date."""
    days = (day - today).days
    if days in _NEAR:
        return _NEAR[days]
    if abs(days) > 30:
        return short_date(day)
    return f"in {days} days" if days > 0 else f"{-days} days ago"


def in_thai_words(text: str) -> str:
    """A typed day with its English words in Thai, so that there is one reader of dates: 22 Nov 2026 is 22 พ.ย. 2026."""
    return _WORD.sub(lambda found: _thai_word(found[0]), text).strip()


def complaint(wrong: DateError) -> str:
    """Why a typed day cannot be read."""
    return _COMPLAINTS.get(wrong.code, f"This date cannot be read; please type it as {_EXAMPLE}")


def _thai_word(typed: str) -> str:
    word = typed.rstrip(".,").lower()
    days = next((days for days, name in _NEAR.items() if name == word), None)
    if days is not None:
        return thai.relative_day(date(2000, 1, 2 + days), today=date(2000, 1, 2))
    month = next((number for number, name in enumerate(MONTHS) if name.lower().startswith(word)), None)
    if month is not None:
        return thai.MONTHS_SHORT[month]
    return "" if word.capitalize() in WEEKDAYS else typed
