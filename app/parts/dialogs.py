"""Questions that need an answer before going on: yes or no, and why."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.parts.buttons import PlainButton, PrimaryButton
from app.parts.fields import field_look
from app.parts.text import Body
from app.theme import M, Tone
from app.wording import parts as words


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What is asked. With `reason_label` a reason is needed, and `on_yes` gets it; without, it gets ""."""

    title: str
    text: str
    yes: str
    on_yes: Callable[[str], Awaitable[None] | None]
    reason_label: str = ""
    danger: bool = False


def use_question() -> Callable[[Question], None]:
    """A hook: `ask = use_question()`, then `ask(Question(...))` in a handler."""
    kept: Any = ft.use_state(None)
    asked, set_asked = kept
    complaint, complain = ft.use_state("")
    reason: Any = ft.use_ref("")

    def ask(question: Question) -> None:
        reason.current = ""
        complain("")
        set_asked(question)

    def close() -> None:
        set_asked(None)

    def typed(text: str) -> None:
        reason.current = text
        if text.strip():
            complain("")

    async def confirm() -> None:
        given = reason.current.strip()
        if asked.reason_label and not given:
            complain(words.REASON_NEEDED())
            return
        close()
        waiting = asked.on_yes(given)
        if waiting is not None:
            await waiting

    ft.use_dialog(_dialog(asked, reason.current, complaint, typed, confirm, close) if asked else None)
    return ask


def _dialog(
    question: Question,
    given: str,
    complaint: str,
    typed: Callable[[str], None],
    confirm: Callable[[], Awaitable[None]],
    close: Callable[[], None],
) -> ft.AlertDialog:
    content: list[ft.Control] = [Body(question.text)] if question.text else []
    if question.reason_label:
        content.append(_Reason(question.reason_label, given, complaint, typed))
    return ft.AlertDialog(
        title=ft.Text(question.title),
        content=ft.Column(content, tight=True, spacing=M, width=480),
        scrollable=True,
        actions=[
            PlainButton(words.CANCEL(), lambda: close(), identifier="question-no"),
            _yes(question, confirm),
        ],
        on_dismiss=lambda: close(),
    )


def _yes(question: Question, confirm: Callable[[], Awaitable[None]]) -> ft.Control:
    """What was asked for stands out, unless it is something to think about twice."""
    if question.danger:
        return PlainButton(question.yes, confirm, identifier="question-yes", danger=True)
    return PrimaryButton(question.yes, confirm, identifier="question-yes")


def _Reason(label: str, given: str, complaint: str, typed: Callable[[str], None]) -> ft.Control:
    field = ft.TextField(
        label=label,
        value=given,
        multiline=True,
        min_lines=2,
        max_lines=5,
        autofocus=True,
        on_change=lambda e: typed(e.control.value or ""),
        **field_look(),
    )
    said = ft.Text(complaint, theme_style=ft.TextThemeStyle.BODY_SMALL, color=Tone.BAD.ink) if complaint else None
    rows: list[ft.Control] = [ft.Semantics(identifier="question-reason", content=field)]
    rows += [ft.Semantics(content=said, live_region=True)] if said else []
    return ft.Column(rows, tight=True, spacing=4)
