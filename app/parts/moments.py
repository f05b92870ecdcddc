"""Moments and days as records keep them, in the words people read: Buddhist Era, Bangkok time."""

from __future__ import annotations

from datetime import UTC, date, datetime

from app.wording import parts as words
from fieldwork.thai.dates import clock_time, date_and_time, in_bangkok, long_date, relative_day, short_date


def at(milliseconds: int | None) -> str:
    """22 พ.ย. 69 14.30 น.; nothing for a moment that never was."""
    return "" if milliseconds is None else date_and_time(datetime.fromtimestamp(milliseconds / 1000, UTC))


def on(day: date | str | None) -> str:
    """22 พฤศจิกายน 2569"""
    return long_date(date.fromisoformat(day) if isinstance(day, str) else day) if day else ""


def briefly(day: date | str | None) -> str:
    """22 พ.ย. 69"""
    return short_date(date.fromisoformat(day) if isinstance(day, str) else day) if day else ""


def term(round_: str) -> str:
    """ภาคเรียนที่ 2 ปีการศึกษา 2569 for "2569/2"; a round with a name of its own reads as it is."""
    year, slash, number = round_.partition("/")
    whole = slash and year.isdigit() and number.isdigit()
    return words.TERM(number=number, year=year) if whole else round_


def lately(milliseconds: int, today: date) -> str:
    """วันนี้ 08.40 น., เมื่อวาน 16.05 น., 22 ต.ค. 69 09.00 น."""
    moment = datetime.fromtimestamp(milliseconds / 1000, UTC)
    return f"{relative_day(in_bangkok(moment).date(), today=today)} {clock_time(moment)}"
