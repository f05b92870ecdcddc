"""Fields whose text is read as something: a number with decimals, a time of the day with its clock beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from functools import partial
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.drafts import Held
from app.parts.buttons import IconAction
from app.parts.fields import below, field_look, labelled, with_room
from app.parts.numbers import BESIDE_FIELD, LARGE, stored_or_why
from app.parts.standing import use_standing
from app.theme import S
from app.wording import checklists as words
from app.wording import parts as common
from fieldwork.checking.answers import read_number, read_time, time_of

Commit = Callable[[str | None], None]
Read = Callable[[str], str | None]


@safe_component
def NumberText(
    label: str, initial: str, commit: Commit, *, identifier: str, error: str = "", disabled: bool = False
) -> ft.Control:
    """A number as its digits. One that is out of its limits is stored and explained by `error`; no number is not."""
    return _Field(
        label,
        initial,
        commit,
        read=read_number,
        unreadable=words.NUMBER_UNREADABLE(),
        identifier=identifier,
        error=error,
        disabled=disabled,
        keyboard=ft.KeyboardType.NUMBER,
    )


@safe_component
def TimeText(
    label: str, initial: str, commit: Commit, *, identifier: str, error: str = "", disabled: bool = False
) -> ft.Control:
    """A time of the day, typed ("9.30", "14:05 น.") or picked."""
    return _Field(
        label,
        initial,
        commit,
        read=read_time,
        unreadable=words.TIME_UNREADABLE(),
        identifier=identifier,
        error=error,
        disabled=disabled,
        hint=words.TIME_HINT(),
        says=_clock,
        picks=True,
    )


@safe_component
def _Field(
    label: str,
    initial: str,
    commit: Commit,
    *,
    read: Read,
    unreadable: str,
    identifier: str,
    error: str,
    disabled: bool,
    keyboard: ft.KeyboardType = ft.KeyboardType.TEXT,
    hint: str = "",
    says: Callable[[str], str] | None = None,
    picks: bool = False,
) -> ft.Control:
    """Stores at once what can be read, explains what cannot, and never touches what the person is typing."""
    client = use_client()
    shown = says or str
    text = use_standing(shown(initial))
    stored = ft.use_ref(initial)
    offered = ft.use_ref(initial)
    wrong, set_wrong = ft.use_state("")
    if initial != offered.current:  # news from elsewhere; the same value again may be from before the last save
        text.current = text.current if initial == stored.current else shown(initial)
        stored.current = offered.current = initial

    def keep(value: str) -> None:
        said, held = ("", None) if value == stored.current else stored_or_why(partial(commit, value or None))
        stored.current = stored.current if held else value
        set_wrong(said)
        client.drafts.tell(stored, held)

    def changed(event: Any) -> None:
        typed = text.heard(event)
        value = read(typed) if typed.strip() else ""
        if value is None:
            set_wrong(unreadable)
            client.drafts.tell(stored, Held.UNREADABLE)
        else:
            keep(value)

    def picked(clock: time) -> None:
        text.current = shown(clock.strftime("%H:%M"))
        keep(clock.strftime("%H:%M"))

    ft.use_effect(lambda: None, [], cleanup=lambda: client.drafts.tell(stored, None))
    pick = _use_clock(label, str(stored.current or ""), picked)
    scale = client.preferences.look.text_scale
    above, name = labelled(label, scale)
    field = ft.TextField(
        label=name,
        value=text.current,
        hint_text=hint or None,
        keyboard_type=keyboard,
        error=wrong or error or None,
        error_max_lines=3,
        read_only=disabled,
        on_change=changed,
        expand=picks or None,
        **field_look(above=bool(above), locked=disabled),
    )
    named = ft.Semantics(identifier=identifier, content=text.shown(field), expand=picks or None)
    if not picks:
        return with_room(below(above, named), scale)
    button = IconAction(
        ft.Icons.SCHEDULE, f"{words.PICK_TIME()}: {label}", pick, identifier=f"{identifier}-pick", disabled=disabled
    )
    beside = ft.Container(button, padding=ft.Padding.only(top=BESIDE_FIELD))
    row = ft.Row([named, beside], spacing=S, vertical_alignment=ft.CrossAxisAlignment.START)
    return with_room(below(above, row), scale)


def _use_clock(label: str, chosen: str, on_pick: Callable[[time], None]) -> Callable[[], None]:
    """A hook: the client's own clock with 24 hours, in the words of the screen. Large numbers do not fit around a dial,
    so they are typed."""
    opened, set_opened = ft.use_state(False)

    def picked(event: Any) -> None:
        set_opened(False)
        if event.control.value is not None:
            on_pick(event.control.value)

    large = use_client().preferences.look.text_scale >= LARGE
    dialog = ft.TimePicker(
        entry_mode=ft.TimePickerEntryMode.INPUT_ONLY if large else ft.TimePickerEntryMode.DIAL,
        value=time_of(chosen) or time(9, 0),
        help_text=words.TIME_HELP(),
        confirm_text=words.TAKE_TIME(),
        cancel_text=common.CANCEL(),
        hour_label_text=words.HOUR(),
        minute_label_text=words.MINUTE(),
        error_invalid_text=words.TIME_INVALID(),
        hour_format=ft.TimePickerHourFormat.H24,
        on_change=picked,
        on_dismiss=lambda: set_opened(False),
    )
    ft.use_dialog(dialog if opened else None)
    return lambda: set_opened(True)


def _clock(stored: str) -> str:
    """A stored time as it stands in the field."""
    found = time_of(stored)
    return f"{found.hour:02}.{found.minute:02}" if found is not None else stored
