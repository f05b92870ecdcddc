"""One field in conflict: every value in full with what differs, who wrote it and what they had seen, and the choice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.navigation import go
from app.parts.buttons import PlainButton, PrimaryButton, QuietButton, choice_box, tappable
from app.parts.reason import LongField
from app.parts.surfaces import Card, Notice, Pills, StatusPill
from app.parts.text import Body, Heading, Note, Strong
from app.parts.writing import Compared, is_mixed
from app.screens.conflicts.state import Candidate, Conflict, Waiting
from app.theme import M, S, Tone
from app.wording import parts as part_words
from app.wording import past as words

Settle = Callable[[str, str, Conflict, Any], bool]
TEXT_MAX_CHARS = 4000


@safe_component
def FieldCard(waiting: Waiting, conflict: Conflict, settle: Settle) -> ft.Control:
    """Tap a value, then confirm; or write a new text. Nothing is chosen beforehand."""
    chosen, choose = ft.use_state("")
    joining, join = ft.use_state(False)
    picked = next((c for c in conflict.candidates if c.edit == chosen and c.may), None)

    def confirm() -> None:
        if picked is not None:
            settle(waiting.kind, waiting.record, conflict, picked.value)

    def use_text(text: str) -> None:
        settle(waiting.kind, waiting.record, conflict, text)

    parts: list[ft.Control] = [Heading(conflict.name)]
    if not conflict.may and conflict.refused:
        parts.append(Notice(words.READ_ONLY(why=conflict.refused), tone=Tone.INFO, identifier="read-only"))
    if conflict.all_saw is not None:
        parts.append(Note(words.ALL_SAW(value=conflict.all_saw) if conflict.all_saw else words.ALL_SAW_NOTHING()))
    if any(is_mixed(candidate.parts) for candidate in conflict.candidates):
        parts.append(Note(words.DIFFERS()))
    for candidate in conflict.candidates:
        parts.append(_Value(conflict, candidate, candidate.edit == chosen, choose))
        if candidate is picked and not joining:  # below what was tapped, where the thumb is
            name = f"confirm-{conflict.field}"
            parts.append(PrimaryButton(words.CONFIRM(), lambda: confirm(), identifier=name, icon=ft.Icons.CHECK))
            parts.append(Note(words.CONFIRM_NOTE()))
    if conflict.may and conflict.draft is not None:
        parts.append(
            _Joined(conflict, use_text, lambda: join(False)) if joining else _join(conflict, lambda: join(True))
        )
    return Card(*parts, identifier=f"field-{conflict.field}", spacing=M)


def _Value(conflict: Conflict, candidate: Candidate, on: bool, choose: Callable[[str], None]) -> ft.Control:
    """One competing write. The whole of it is the button that chooses it."""
    ink = ft.Colors.ON_PRIMARY_CONTAINER if on else ft.Colors.ON_SURFACE
    inside = ft.Column(
        _lines(conflict, candidate, on, ink),
        spacing=S,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    if not candidate.may:
        return ft.Container(inside, **choice_box(on))
    said = words.CHOOSE_OF(name=candidate.author, value=candidate.said)
    return tappable(
        inside,
        lambda: choose("" if on else candidate.edit),
        identifier=f"choose-{conflict.field}-{candidate.edit}",
        label=" ".join(part for part in (said, candidate.line, words.CHOSEN() if on else "") if part),
        selected=on,
        **choice_box(on),
    )


def _lines(conflict: Conflict, candidate: Candidate, on: bool, ink: ft.Colors) -> list[ft.Control]:
    pills = [
        StatusPill(words.SHOWN_NOW(), tone=Tone.INFO, icon=ft.Icons.VISIBILITY_OUTLINED)
        if candidate.shown
        else StatusPill(words.NOT_SHOWN(), icon=ft.Icons.CALL_SPLIT)
    ]
    pills += [StatusPill(words.UNSENT(), icon=ft.Icons.PHONE_ANDROID_OUTLINED)] if candidate.unsent else []
    mark = ft.Icon(ft.Icons.CHECK_CIRCLE if on else ft.Icons.CIRCLE_OUTLINED, size=26, color=ink)
    head = ft.Row(
        [ft.Container(Pills(*pills), expand=True), *([mark] if candidate.may else [])],
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    if not candidate.known:
        sync = PlainButton(words.COMING_NOW(), lambda: go("/sync"), identifier=f"to-sync-{conflict.field}")
        return [head, Body(words.COMING(), muted=True), ft.Row([sync], wrap=True)]
    lines: list[ft.Control] = [head, Compared(candidate.parts, color=ink), Strong(candidate.author, color=ink)]
    lines += [Note(candidate.line, color=ink)] if candidate.line else []
    lines += [Note(_saw(candidate), color=ink)] if conflict.all_saw is None else []
    lines += [Note(candidate.refused)] if candidate.refused and conflict.may else []
    return lines


def _saw(candidate: Candidate) -> str:
    """What its author was looking at."""
    if candidate.saw is None:
        return words.SAW_UNKNOWN()
    return words.SAW(value=candidate.saw) if candidate.saw else words.SAW_NOTHING()


def _join(conflict: Conflict, begin: Callable[[], None]) -> ft.Control:
    return QuietButton(
        words.JOIN(), lambda: begin(), identifier=f"join-{conflict.field}", icon=ft.Icons.EDIT_NOTE_OUTLINED
    )


@safe_component
def _Joined(conflict: Conflict, use: Callable[[str], None], leave: Callable[[], None]) -> ft.Control:
    """A new text, begun from everybody's."""
    text: Any = ft.use_ref(conflict.draft or "")
    complaint, complain = ft.use_state("")

    def typed(given: str) -> None:
        text.current = given

    def save() -> None:
        if text.current.strip():
            use(text.current)
        else:
            complain(words.JOIN_EMPTY())

    on_text = ft.use_callback(typed, [])
    note = words.JOIN_SUGGESTED() if conflict.is_suggested else words.JOIN_BELOW()
    return ft.Column(
        [
            Note(note),
            LongField(
                words.JOIN_LABEL(),
                on_text,
                identifier=f"joined-{conflict.field}",
                initial=conflict.draft or "",
                error=complaint,
                max_chars=TEXT_MAX_CHARS,
                key=f"joined-{conflict.field}",
            ),
            PrimaryButton(words.JOIN_USE(), lambda: save(), identifier=f"use-{conflict.field}", icon=ft.Icons.CHECK),
            PlainButton(part_words.CANCEL(), lambda: leave(), identifier=f"leave-{conflict.field}"),
        ],
        spacing=M,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
