"""Whole numbers and dates as people type them: Thai or Arabic digits, Buddhist Era, a calendar when wanted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.drafts import Held
from app.parts.buttons import IconAction
from app.parts.calendar import use_calendar
from app.parts.fields import below, field_look, labelled, with_room
from app.parts.moments import fully, on, read_day, unreadable
from app.parts.standing import Standing, use_standing
from app.parts.text import kept_together
from app.theme import S
from app.wording import parts as words
from app.wording.reasons import reason
from fieldwork.errors import FieldworkError
from fieldwork.thai.dates import DateError
from fieldwork.thai.text import arabic_digits

LARGE = 1.5  # from this text size on
_ERA, _ERA_KEPT = "พ.ศ. ", "พ.ศ.\u00a0"  # in large text the year stays with its era
NARROW = 200  # so little room for text that a day beside its button would break inside the name of its month
BESIDE_FIELD = 5  # above a button, so that it is level with a field's first line


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
        read_only=disabled,
        on_change=changed,
        **field_look(above=bool(above), locked=disabled),
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


@dataclass(eq=False)
class _Typed:
    """What stands in a day's field, and which day is stored of it."""

    text: Standing
    stored: str | None
    offered: str | None

    def offer(self, day: str | None) -> None:
        """Take over a day that came from elsewhere, as for a number."""
        if day != self.offered:
            self.text.current = self.text.current if day == self.stored else on(day)
            self.stored = self.offered = day

    def read(self, text: str, today: date, commit: Callable[[str | None], None]) -> tuple[str, Held | None]:
        """Store the day that was typed, or say why not."""
        try:
            day = read_day(text, today)
        except DateError as wrong:
            return unreadable(wrong), Held.UNREADABLE
        return self.keep(day, commit)

    def keep(self, day: str | None, commit: Callable[[str | None], None]) -> tuple[str, Held | None]:
        """Store a day, or say why not."""
        why, held = stored_or_why(partial(commit, day)) if day != self.stored else ("", None)
        self.stored = self.stored if held else day
        return why, held


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
    typed: _Typed = ft.use_memo(lambda: _Typed(text, initial, initial), [])
    typed.offer(initial)
    said, say = ft.use_state("")

    def tell(why: str, held: Held | None) -> None:
        say(why)
        client.drafts.tell(typed, held)

    def changed(event: Any) -> None:
        tell(*typed.read(text.heard(event), client.today(), commit))

    def picked(day: date) -> None:
        text.current = on(day)
        tell(*typed.keep(day.isoformat(), commit))

    ft.use_effect(lambda: None, [], cleanup=lambda: client.drafts.tell(typed, None))
    stored = date.fromisoformat(typed.stored) if typed.stored else None
    pick = use_calendar(label, stored, picked)
    scale = client.preferences.look.text_scale
    window, _ = ft.use_state(client.window)
    above, name = labelled(label, scale)
    field = ft.TextField(
        label=name,
        value=text.current,
        hint_text=words.DATE_HINT(),
        helper=kept_together(fully(stored)).replace(_ERA, _ERA_KEPT) if stored and not said else None,
        helper_max_lines=4,
        multiline=scale >= LARGE,
        max_lines=2 if scale >= LARGE else None,  # a large day takes two lines rather than lose its year
        error=said or error or None,
        error_max_lines=4,
        read_only=disabled,
        expand=True,
        on_change=changed,
        **field_look(above=bool(above), locked=disabled),
    )
    shown = _with_calendar(
        text.shown(field), label, pick, identifier, disabled=disabled, narrow=window.breadth < NARROW
    )
    return with_room(below(above, shown), scale)


def _with_calendar(
    field: ft.Control, label: str, pick: Callable[[], None], identifier: str, *, disabled: bool, narrow: bool
) -> ft.Control:
    """A day's field, and the button that opens the calendar level with its first line, or below it where the window is
    narrow for its text; none where it is only read. The field stands in the same place in either case: moved, it would
    be made anew."""
    named = ft.Semantics(identifier=identifier, content=field, expand=True)
    said = f"{words.PICK_DATE()}: {label}"
    button = IconAction(ft.Icons.CALENDAR_MONTH_OUTLINED, said, lambda: pick(), identifier=f"{identifier}-pick")
    buttons: list[ft.Control] = [] if disabled else [ft.Container(button, padding=ft.Padding.only(top=BESIDE_FIELD))]
    under: list[ft.Control] = [ft.Row(buttons)] if narrow and buttons else []
    beside = [] if under else buttons
    row = ft.Row([named, *beside], spacing=S, vertical_alignment=ft.CrossAxisAlignment.START)
    return ft.Column([row, *under], spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
