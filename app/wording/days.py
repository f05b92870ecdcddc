"""Days and moments in English, for the second language; Thai has its own in `fieldwork.thai.dates`."""

from __future__ import annotations

from datetime import date, datetime

from fieldwork.thai.dates import in_bangkok

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NEAR = {0: "today", 1: "tomorrow", -1: "yesterday"}


def long_date(day: date) -> str:
    """22 November 2026"""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def short_date(day: date) -> str:
    """22 Nov 2026"""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


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
