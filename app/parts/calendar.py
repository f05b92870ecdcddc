"""A month to pick a day from, in the era people read: Buddhist in Thai.

The client's own calendar counts years of the Common Era in every language.
"""

from __future__ import annotations

from calendar import SUNDAY, Calendar
from collections.abc import Callable
from datetime import date
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.buttons import IconAction, PlainButton, tappable
from app.parts.moments import fully, in_month, weekdays_briefly
from app.parts.text import Note, Strong, in_slot
from app.theme import TARGET, XL, S
from app.wording import parts as words

LARGE = 1.5  # from this text size on the name of a month needs a line of its own
WEEKS = 6  # as many as the longest month touches, so that nothing jumps from month to month
YEARS_BACK, YEARS_AHEAD = 3, 5
_WEEKS_FROM_SUNDAY = Calendar(firstweekday=SUNDAY)


def use_calendar(label: str, chosen: date | None, on_pick: Callable[[date], None]) -> Callable[[], None]:
    """A hook: `open_ = use_calendar(label, chosen, on_pick)`, then `open_()` in a handler. A tap on a day picks it."""
    today = use_client().today()
    opened, set_opened = ft.use_state(False)

    def picked(day: date) -> None:
        set_opened(False)
        on_pick(day)

    ft.use_dialog(_dialog(label, chosen, today, picked, lambda: set_opened(False)) if opened else None)
    return lambda: set_opened(True)


def _dialog(
    label: str, chosen: date | None, today: date, on_pick: Callable[[date], None], close: Callable[[], None]
) -> ft.AlertDialog:
    month = Month(chosen, today, on_pick, key=label)  # type: ignore[call-arg]
    return ft.AlertDialog(
        title=in_slot(label, ft.TextThemeStyle.TITLE_LARGE),
        title_padding=ft.Padding.only(left=XL, right=XL, top=XL),
        content=ft.Column([month], tight=True, width=7 * TARGET),
        content_padding=S,
        inset_padding=ft.Padding.symmetric(horizontal=S, vertical=XL),
        scrollable=True,
        actions=[
            PlainButton(words.CANCEL(), lambda: close(), identifier="calendar-close"),
            PlainButton(words.TODAY(), lambda: on_pick(today), identifier="calendar-today"),
        ],
        on_dismiss=lambda: close(),
    )


@safe_component
def Month(chosen: date | None, today: date, on_pick: Callable[[date], None]) -> ft.Control:
    """One month at a time, begun at the day chosen or at today."""
    kept: Any = ft.use_state((chosen or today).replace(day=1))
    month, show = kept
    weeks = _WEEKS_FROM_SUNDAY.monthdatescalendar(month.year, month.month)
    rows = [[_cell(day, month, chosen, today, on_pick) for day in week] for week in weeks]
    rows += [[_gap() for _ in range(7)] for _ in range(WEEKS - len(weeks))]
    names = ft.Row([_centred(Note(name, no_wrap=True)) for name in weekdays_briefly()], spacing=0)
    return ft.Column(
        [
            _Steps(month, today, show),
            ft.Semantics(exclude_semantics=True, content=names),  # every day says its own
            *(ft.Row(row, spacing=0) for row in rows),
        ],
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _Steps(month: date, today: date, show: Callable[[date], None]) -> ft.Control:
    """The month's name between the ways to others; above them where the text is large."""

    def step(months: int, icon: ft.IconData, label: str, identifier: str) -> ft.Control:
        there = _moved(month, months)
        far = not today.year - YEARS_BACK <= there.year <= today.year + YEARS_AHEAD
        return IconAction(icon, label, lambda: show(there), identifier=identifier, disabled=far)

    back = [
        step(-12, ft.Icons.KEYBOARD_DOUBLE_ARROW_LEFT, words.YEAR_BEFORE(), "year-before"),
        step(-1, ft.Icons.CHEVRON_LEFT, words.MONTH_BEFORE(), "month-before"),
    ]
    on = [
        step(1, ft.Icons.CHEVRON_RIGHT, words.MONTH_AFTER(), "month-after"),
        step(12, ft.Icons.KEYBOARD_DOUBLE_ARROW_RIGHT, words.YEAR_AFTER(), "year-after"),
    ]
    name = ft.Semantics(live_region=True, content=Strong(in_month(month), text_align=ft.TextAlign.CENTER), expand=True)
    if use_client().preferences.look.text_scale < LARGE:
        return ft.Row([*back, name, *on], spacing=0)
    arrows = ft.Row([*back, *on], spacing=0, alignment=ft.MainAxisAlignment.SPACE_BETWEEN)
    return ft.Column([ft.Row([name]), arrows], spacing=0, tight=True)


def _cell(day: date, month: date, chosen: date | None, today: date, on_pick: Callable[[date], None]) -> ft.Control:
    """A day of the month, or nothing for one of the months around it."""
    return _Day(day, on_pick, is_chosen=day == chosen, is_today=day == today) if day.month == month.month else _gap()


def _Day(day: date, on_pick: Callable[[date], None], *, is_chosen: bool, is_today: bool) -> ft.Control:
    ink = ft.Colors.ON_PRIMARY if is_chosen else ft.Colors.PRIMARY if is_today else ft.Colors.ON_SURFACE
    said = [fully(day), words.TODAY() if is_today else "", words.CHOSEN() if is_chosen else ""]
    return tappable(
        ft.Text(str(day.day), theme_style=ft.TextThemeStyle.BODY_MEDIUM, color=ink, no_wrap=True),
        lambda: on_pick(day),
        identifier=f"day-{day.isoformat()}",
        label=" ".join(part for part in said if part),
        selected=is_chosen,
        expand=True,
        height=TARGET,
        alignment=ft.Alignment.CENTER,
        border_radius=TARGET / 2,
        bgcolor=ft.Colors.PRIMARY if is_chosen else None,
        border=ft.Border.all(2, ft.Colors.PRIMARY) if is_today else None,
    )


def _gap() -> ft.Control:
    return ft.Container(height=TARGET, expand=True)


def _centred(control: ft.Control) -> ft.Control:
    return ft.Container(control, alignment=ft.Alignment.CENTER, expand=True)


def _moved(month: date, months: int) -> date:
    """The first of the month so many months on."""
    count = month.year * 12 + month.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
