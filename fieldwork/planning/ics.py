"""Visits as an iCalendar file (RFC 5545), for the calendar that a person's phone already has.

All-day events carry days; halves of a day carry moments in UTC, which need no time zone table: Thailand has had one
offset since 1920. A visit keeps its UID for ever and counts SEQUENCE up with every change of day, so that a calendar
that takes the file in again moves the event it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from fieldwork.thai.dates import BANGKOK

PRODUCT = "-//Nithet//Supervision calendar//TH"
MOST_OCTETS = 75
_HOURS = {"morning": (time(9, 0), time(12, 0)), "afternoon": (time(13, 0), time(16, 0))}
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Event:
    """One visit or calibration in a calendar. `sequence` counts how often its day was changed."""

    id: str
    day: date
    part: str
    summary: str
    description: str = ""
    location: str = ""
    sequence: int = 0
    cancelled: bool = False


def ics(events: Iterable[Event], *, name: str, made_at_ms: int) -> bytes:
    """The whole file. Every line ends with CRLF and none is longer than 75 octets."""
    stamp = _moment(datetime.fromtimestamp(made_at_ms // 1000, UTC))
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines = [*head, f"X-WR-CALNAME:{_text(name)}"]
    for event in events:
        lines += _event(event, stamp)
    return b"".join(map(_folded, [*lines, "END:VCALENDAR"]))


def _event(event: Event, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@nithet"
    yield f"DTSTAMP:{stamp}"
    yield f"SEQUENCE:{event.sequence + event.cancelled}"
    yield from _when(event)
    yield f"SUMMARY:{_text(event.summary)}"
    if event.location:
        yield f"LOCATION:{_text(event.location)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    yield f"STATUS:{'CANCELLED' if event.cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def _when(event: Event) -> Iterator[str]:
    """The end of an all-day event is the day after its last."""
    hours = _HOURS.get(event.part)
    if hours is None:
        yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
        yield f"DTEND;VALUE=DATE:{_day(event.day + timedelta(days=1))}"
        return
    starts, ends = (datetime.combine(event.day, hour, BANGKOK) for hour in hours)
    yield f"DTSTART:{_moment(starts)}"
    yield f"DTEND:{_moment(ends)}"


def _day(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _moment(moment: datetime) -> str:
    utc = moment.astimezone(UTC)
    return f"{_day(utc.date())}T{utc.hour:02d}{utc.minute:02d}{utc.second:02d}Z"


def _text(text: str) -> str:
    """A value of type TEXT. Control characters have no place in a content line."""
    return _CONTROLS.sub("", text).translate(_ESCAPED)


def _folded(line: str) -> bytes:
    """A content line with its CRLF, folded by octets and never inside a character."""
    pieces, piece, room = [], b"", MOST_OCTETS
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > room:
            pieces.append(piece)
            piece, room = b"", MOST_OCTETS - 1  # a folded line begins with a space
        piece += octets
    return b"\r\n ".join([*pieces, piece]) + b"\r\n"
