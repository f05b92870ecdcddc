"""A month as a grid of days. On a phone marks, on a tablet the names of the schools."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import tappable
from app.parts.moments import fully, weekdays_briefly
from app.parts.text import Note, in_slot
from app.planning.told import part_said
from app.screens.calendar.marks import dots, fill, happenings, sliders, tag
from app.screens.calendar.state import CalendarState, Entry, Shown, weeks_of
from app.theme import RADIUS_SMALL, XS, Tone
from app.wording import calendar as words
from app.wording import parts as part_words

PHONE_CELL, LARGE_CELL, TABLET_CELL = 60, 84, 104
NAMED = 2


@safe_component
def MonthGrid(state: CalendarState, on_pick: Callable[[date], None], *, roomy: bool, plain: bool) -> ft.Control:
    """The month of the day asked for. `roomy` names the schools in their days; `plain` leaves the words out of cells
    that large text has no room for."""
    by_day = {shown.day.day: shown for shown in state.days}
    names = ft.Row([_centred(Note(name, no_wrap=True)) for name in weekdays_briefly()], spacing=2)
    rows: list[ft.Control] = [ft.Semantics(exclude_semantics=True, content=names)]
    height = TABLET_CELL if roomy else LARGE_CELL if plain else PHONE_CELL
    for week in weeks_of(state.asked.day):
        cells = [
            _Cell(by_day[day], state, on_pick, height, roomy=roomy, plain=plain) if day in by_day else _gap(height)
            for day in week
        ]
        rows.append(ft.Row(cells, spacing=2, vertical_alignment=ft.CrossAxisAlignment.STRETCH, height=height))
    return ft.Column(rows, spacing=2, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _Cell(
    shown: Shown, state: CalendarState, on_pick: Callable[[date], None], height: float, *, roomy: bool, plain: bool
) -> ft.Control:
    day = shown.day.day
    chosen, today = day == state.asked.day, day == state.today
    inside = _roomy(shown, today=today) if roomy else _narrow(shown, today=today, plain=plain)
    edge = ft.Colors.PRIMARY if chosen else ft.Colors.OUTLINE_VARIANT
    return tappable(
        inside,
        lambda: on_pick(day),
        identifier=f"day-{day.isoformat()}",
        label=said(shown, today=today),
        selected=chosen,
        expand=True,
        height=height,
        padding=XS if roomy else 2,
        alignment=ft.Alignment.TOP_CENTER,
        border_radius=RADIUS_SMALL,
        bgcolor=fill(shown.day) or ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.all(2 if chosen else 1, edge),
    )


def said(shown: Shown, *, today: bool) -> str:
    """A day as it is read aloud: its date, what it is, and its visits."""
    parts = [fully(shown.day.day), part_words.TODAY() if today else "", *happenings(shown)]
    parts += [words.N_VISITS(n=len(shown.standing))] if shown.standing else []
    parts += [words.CLASH()] if any(entry.is_refused for entry in shown.standing) else []
    return " ".join(part for part in parts if part)


def _narrow(shown: Shown, *, today: bool, plain: bool) -> ft.Control:
    name = "" if plain else tag(shown.day)
    number = _Number(shown, today=today, slim=plain)
    below: list[ft.Control] = [dots(shown.standing)] if shown.standing else []
    below += [Note(name, no_wrap=True, color=_ink(shown))] if name and not below else []
    below += [sliders()] if shown.calibrations else []
    if not below:
        return number
    return ft.Column(
        [number, ft.Row(below, spacing=2, tight=True, alignment=ft.MainAxisAlignment.CENTER)],
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )


def _roomy(shown: Shown, *, today: bool) -> ft.Control:
    name = tag(shown.day)
    number = _Number(shown, today=today, slim=False)
    word: list[ft.Control] = [Note(name, no_wrap=True, color=_ink(shown))] if name else []
    word += [sliders()] if shown.calibrations else []
    top = ft.Row([number, *word], spacing=XS, alignment=ft.MainAxisAlignment.SPACE_BETWEEN)
    rest = len(shown.standing) - NAMED
    lines: list[ft.Control] = [_line(entry) for entry in shown.standing[:NAMED]]
    lines += [Note(words.MORE(n=rest), no_wrap=True)] if rest > 0 else []
    return ft.Column([top, *lines], spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _line(entry: Entry) -> ft.Control:
    """A school's name in a cell, cut where the cell ends: the whole of it stands beside the month."""
    short = entry.school.removeprefix("โรงเรียน")
    ink = ft.Colors.ERROR if entry.is_refused else ft.Colors.PRIMARY if entry.mine else ft.Colors.ON_SURFACE
    name = Note(short, no_wrap=True, max_lines=1, overflow=ft.TextOverflow.ELLIPSIS, color=ink, expand=True)
    return ft.Row([dots([entry]), name], spacing=XS)


def _Number(shown: Shown, *, today: bool, slim: bool) -> ft.Control:
    ink = ft.Colors.ON_PRIMARY if today else _ink(shown)
    number = in_slot(str(shown.day.day.day), ft.TextThemeStyle.BODY_MEDIUM, color=ink, no_wrap=True)
    if not today:
        return number
    padding = ft.Padding.symmetric(horizontal=0 if slim else XS + 2)
    return ft.Container(number, bgcolor=ft.Colors.PRIMARY, border_radius=14, padding=padding)


def _ink(shown: Shown) -> ft.Colors:
    day = shown.day
    if day.holiday is not None:
        return ft.Colors.ERROR
    if day.exams or day.events:
        return Tone.WARN.ink
    return ft.Colors.ON_SURFACE_VARIANT if day.is_off else ft.Colors.ON_SURFACE


def spoken_part(entry: Entry) -> str:
    """When on its day a visit is; nothing for the whole day."""
    return part_said(entry.part) if entry.part else ""


def _gap(height: float) -> ft.Control:
    return ft.Container(height=height, expand=True)


def _centred(control: ft.Control) -> ft.Control:
    return ft.Container(control, alignment=ft.Alignment.CENTER, expand=True)
