"""Whole numbers and dates as people type them: Thai or Arabic digits, Buddhist Era, a calendar when wanted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

import flet as ft

from app.boundary import reason, safe_component
from app.client import use_client
from app.drafts import Held
from app.parts.buttons import IconAction
from app.parts.fields import below, field_look, labelled
from app.parts.moments import fully, on, read_day, unreadable
from app.parts.standing import use_standing
from app.theme import S
from app.wording import parts as words
from fieldwork.errors import FieldworkError
from fieldwork.thai.dates import BANGKOK, DateError
from fieldwork.thai.text import arabic_digits

LARGE = 1.5  # from this text size on


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
    client = use_client()
    drafts = client.drafts
    above, name = labelled(label, client.preferences.look.text_scale)
    text = use_standing("" if initial is None else str(initial))
    stored = ft.use_ref(initial)
    offered = ft.use_ref(initial)
    wrong, set_wrong = ft.use_state("")
    if initial != offered.current:  # news from elsewhere; the same value again may be from before the last save
        text.current = text.current if initial == stored.current else "" if initial is None else str(initial)
        stored.current = offered.current = initial

    def changed(event: Any) -> None:
        value, said = read_number(text.heard(event), low=low, high=high)
        held = Held.UNREADABLE if said else None
        if not said and value != stored.current:
            said, held = stored_or_why(partial(commit, value))
            stored.current = stored.current if held else value
        set_wrong(said)
        drafts.tell(stored, held)

    ft.use_effect(lambda: None, [], cleanup=lambda: drafts.tell(stored, None))
    field = ft.TextField(
        label=name,
        value=text.current,
        keyboard_type=ft.KeyboardType.NUMBER,
        error=wrong or error or None,
        error_max_lines=3,
        disabled=disabled,
        on_change=changed,
        **field_look(above=bool(above)),
    )
    return below(above, ft.Semantics(identifier=identifier, content=text.shown(field)))


def stored_or_why(commit: Callable[[], None]) -> tuple[str, Held | None]:
    """Store, and say nothing; or say in words why it was not stored."""
    try:
        commit()
    except FieldworkError as refused:
        return f"{words.NOT_SAVED()} · {reason(refused)}", Held.FAILED
    return "", None


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
    """A day, typed ("22 พ.ย. 2569", "พรุ่งนี้", "22 Nov 2026") or picked; `commit` gets its ISO date, None when emptied."""
    client = use_client()
    text = use_standing(on(initial))
    stored = ft.use_ref(initial)
    offered = ft.use_ref(initial)
    said, say = ft.use_state("")
    picking, pick = ft.use_state(False)
    if initial != offered.current:  # as for a number
        text.current = text.current if initial == stored.current else on(initial)
        stored.current = offered.current = initial

    def keep(day: str | None) -> None:
        why, held = stored_or_why(partial(commit, day)) if day != stored.current else ("", None)
        stored.current = stored.current if held else day
        say(why)
        client.drafts.tell(stored, held)

    def changed(event: Any) -> None:
        try:
            keep(read_day(text.heard(event), client.today()))
        except DateError as wrong:
            say(unreadable(wrong))
            client.drafts.tell(stored, Held.UNREADABLE)

    def picked(event: Any) -> None:
        pick(False)
        if event.control.value is not None:
            day = _picked_day(event.control.value)
            text.current = on(day)
            keep(day.isoformat())

    ft.use_dialog(_calendar(stored.current, client.today(), picked, lambda: pick(False)) if picking else None)
    scale = client.preferences.look.text_scale
    large = scale >= LARGE
    above, name = labelled(label, scale)
    field = ft.TextField(
        label=name,
        value=text.current,
        hint_text=words.DATE_HINT(),
        helper=fully(date.fromisoformat(stored.current)) if stored.current and not said else None,
        helper_max_lines=4,
        multiline=large,
        max_lines=2 if large else None,  # a large day takes two lines rather than lose its year
        error=said or error or None,
        error_max_lines=3,
        disabled=disabled,
        expand=True,
        on_change=changed,
        **field_look(above=bool(above)),
    )
    button = IconAction(
        ft.Icons.CALENDAR_MONTH_OUTLINED,
        f"{words.PICK_DATE()}: {label}",
        lambda: pick(True),
        identifier=f"{identifier}-pick",
        disabled=disabled,
    )
    row = ft.Row(
        [ft.Semantics(identifier=identifier, content=text.shown(field), expand=True), button],
        spacing=S,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    return below(above, row)


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
