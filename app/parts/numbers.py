"""Whole numbers and dates as people type them: Thai or Arabic digits, Buddhist Era, a calendar when wanted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.buttons import IconAction
from app.parts.fields import field_look
from app.parts.moments import fully
from app.theme import S
from app.wording import parts as words
from fieldwork.thai.dates import BANGKOK, DateError, long_date, parse_date
from fieldwork.thai.text import arabic_digits


@safe_component
def NumberField(
    label: str,
    initial: int | None,
    commit: Callable[[int | None], None],
    *,
    identifier: str,
    low: int = 0,
    high: int = 20_000,
    error: str = "",
    disabled: bool = False,
) -> ft.Control:
    """A whole number. Stored on every change that is a number in range, or empty; anything else is explained."""
    text: Any = ft.use_ref("" if initial is None else str(initial))
    stored = ft.use_ref(initial)
    offered = ft.use_ref(initial)
    wrong, set_wrong = ft.use_state("")
    if initial != offered.current:  # news from elsewhere; the same value again may be from before the last save
        text.current = text.current if initial == stored.current else "" if initial is None else str(initial)
        stored.current = offered.current = initial

    def changed(event: Any) -> None:
        text.current = event.control.value or ""
        value, said = read_number(text.current, low=low, high=high)
        set_wrong(said)
        if not said and value != stored.current:
            commit(value)
            stored.current = value

    field = ft.TextField(
        label=label,
        value=text.current,
        keyboard_type=ft.KeyboardType.NUMBER,
        error=wrong or error or None,
        error_max_lines=3,
        disabled=disabled,
        on_change=changed,
        **field_look(),
    )
    return ft.Semantics(identifier=identifier, content=field)


def read_number(text: str, *, low: int, high: int) -> tuple[int | None, str]:
    """The number typed, or None when empty, and what is wrong with it in words."""
    typed = arabic_digits(text).strip().replace(",", "")
    if not typed:
        return None, ""
    if not typed.isascii() or not typed.isdigit():
        return None, words.NUMBER_ONLY()
    value = int(typed) if len(typed) < 10 else high + 1
    return (value, "") if low <= value <= high else (None, words.NUMBER_RANGE(low=low, high=high))


@safe_component
def DateField(
    label: str,
    initial: str | None,
    commit: Callable[[str | None], None],
    *,
    identifier: str,
    error: str = "",
    disabled: bool = False,
) -> ft.Control:
    """A day, typed in Thai ("22 พ.ย. 2569", "พรุ่งนี้") or picked. `commit` gets the ISO date, or None when emptied."""
    client = use_client()
    text: Any = ft.use_ref(_shown(initial))
    stored = ft.use_ref(initial)
    offered = ft.use_ref(initial)
    said, say = ft.use_state("")
    picking, pick = ft.use_state(False)
    if initial != offered.current:  # as for a number
        text.current = text.current if initial == stored.current else _shown(initial)
        stored.current = offered.current = initial

    def keep(day: str | None) -> None:
        if day != stored.current:
            commit(day)
            stored.current = day

    def changed(event: Any) -> None:
        text.current = event.control.value or ""
        if not text.current.strip():
            say("")
            return keep(None)
        try:
            keep(parse_date(text.current, today=client.today()).isoformat())
            say("")
        except DateError as wrong:
            say(wrong.message_th)

    def picked(event: Any) -> None:
        pick(False)
        if event.control.value is not None:
            day = _picked_day(event.control.value)
            text.current = long_date(day)
            say("")
            keep(day.isoformat())

    ft.use_dialog(_calendar(stored.current, client.today(), picked, lambda: pick(False)) if picking else None)
    field = ft.TextField(
        label=label,
        value=text.current,
        hint_text=words.DATE_HINT(),
        helper=fully(date.fromisoformat(stored.current)) if stored.current and not said else None,
        helper_max_lines=2,
        error=said or error or None,
        error_max_lines=3,
        disabled=disabled,
        expand=True,
        on_change=changed,
        **field_look(),
    )
    button = IconAction(
        ft.Icons.CALENDAR_MONTH_OUTLINED,
        f"{words.PICK_DATE()}: {label}",
        lambda: pick(True),
        identifier=f"{identifier}-pick",
        disabled=disabled,
    )
    return ft.Row(
        [ft.Semantics(identifier=identifier, content=field, expand=True), button],
        spacing=S,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )


def _shown(day: str | None) -> str:
    return long_date(date.fromisoformat(day)) if day else ""


def _picked_day(value: datetime | date) -> date:
    if isinstance(value, datetime):
        return value.astimezone(BANGKOK).date() if value.tzinfo else value.date()
    return value


def _calendar(day: str | None, today: date, picked: Any, left: Any) -> ft.DatePicker:
    shown = date.fromisoformat(day) if day else today
    return ft.DatePicker(
        value=datetime(shown.year, shown.month, shown.day),
        first_date=datetime(today.year - 3, 1, 1),
        last_date=datetime(today.year + 5, 12, 31),
        on_change=picked,
        on_dismiss=lambda: left(),
    )
