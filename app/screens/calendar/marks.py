"""The small marks of the calendar: what kind of day it is, and how many visits of whom. Never by colour alone."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.parts.text import Note
from app.planning.told import holiday_said
from app.screens.calendar.state import Entry, Shown
from app.theme import XS, M, Tone
from app.wording import calendar as words
from app.wording import calibration
from fieldwork.planning.days import Day
from fieldwork.thai.holidays import Holiday

DOT = 10
TRIANGLE, BETWEEN = 14, 2
ROOM = 38
"""What a day has for its marks on a phone 320 pixels wide."""


def tag(day: Day) -> str:
    """One word for what is special about a day, "" for an ordinary one or a plain weekend."""
    if day.holiday is not None:
        return words.TAG_OFF()
    if day.exams:
        return words.TAG_EXAM()
    return words.TAG_EVENT() if day.events else ""


def fill(day: Day) -> ft.Colors | None:
    """The ground of a day: grey where schools are closed, warm where something stands against a visit."""
    if day.is_off:
        return ft.Colors.SURFACE_CONTAINER_HIGH
    return Tone.WARN.fill if day.exams or day.events else None


def facts(day: Day) -> list[str]:
    """Everything special about a day in words."""
    said = [words.OPENS()] if day.opens else [words.CLOSES()] if day.closes else []
    said += [_holiday(day.holiday)] if day.holiday else []
    said += [words.EXAM(name=name) for name in day.exams]
    return said + [words.EVENT(name=name) for name in day.events]


def happenings(shown: Shown) -> list[str]:
    """Everything about a day that is no visit: what kind of day it is, and calibrations."""
    return facts(shown.day) + [calibration.IN_CALENDAR(name=line.name) for line in shown.calibrations]


def _holiday(holiday: Holiday) -> str:
    name = holiday_said(holiday)
    return name if holiday.instead else words.HOLIDAY(name=name)


def dots(entries: Sequence[Entry]) -> ft.Control:
    """A mark for each visit: filled for one's own, a ring for others', a triangle for one that clashes. Where a day has
    no room for all, one of them and how many more: of a clash, if there is one."""
    wide = sum(TRIANGLE if entry.is_refused else DOT for entry in entries) + BETWEEN * (len(entries) - 1)
    first = sorted(entries, key=lambda entry: not entry.is_refused)[:1]
    shown = [_dot(entry) for entry in (entries if wide <= ROOM else first)]
    if len(entries) == 1:
        return shown[0]
    rest = len(entries) - len(shown)
    more: list[ft.Control] = [Note(f"+{rest}", no_wrap=True)] if rest > 0 else []
    return ft.Row([*shown, *more], spacing=BETWEEN, tight=True, alignment=ft.MainAxisAlignment.CENTER)


def legend(days: Sequence[Shown], *, has_mine: bool) -> ft.Control:
    """What the marks in view mean; only those that are there. To who is in no team, no team is another."""
    entries = [entry for shown in days for entry in shown.standing]
    kinds = [
        (any(e.mine and not e.is_refused for e in entries), _ring(filled=True), words.LEGEND_MINE()),
        (
            any(not e.mine and not e.is_refused for e in entries),
            _ring(filled=False),
            words.LEGEND_OTHER() if has_mine else words.LEGEND_VISIT(),
        ),
        (any(e.is_refused for e in entries), _triangle(), words.LEGEND_CLASH()),
        (any(shown.calibrations for shown in days), sliders(), calibration.TITLE()),
    ]
    parts = [
        ft.Row([mark, Note(said, expand=True, expand_loose=True)], spacing=6, tight=True)
        for there, mark, said in kinds
        if there
    ]
    return ft.Semantics(exclude_semantics=True, content=ft.Row(list(parts), wrap=True, spacing=M, run_spacing=XS))


def sliders() -> ft.Control:
    """A calibration."""
    return ft.Icon(ft.Icons.TUNE, size=16, color=ft.Colors.PRIMARY)


def _dot(entry: Entry) -> ft.Control:
    return _triangle() if entry.is_refused else _ring(filled=entry.mine)


def _ring(*, filled: bool) -> ft.Control:
    return ft.Container(
        width=DOT,
        height=DOT,
        border_radius=DOT / 2,
        bgcolor=ft.Colors.PRIMARY if filled else None,
        border=ft.Border.all(2, ft.Colors.PRIMARY),
    )


def _triangle() -> ft.Control:
    return ft.Icon(ft.Icons.WARNING_ROUNDED, size=TRIANGLE, color=ft.Colors.ERROR)
