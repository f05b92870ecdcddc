"""Questions that need an answer before going on: yes or no, and why."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.client import use_client
from app.parts.buttons import PlainButton, PrimaryButton
from app.parts.fields import below, field_look, labelled
from app.parts.standing import Standing
from app.parts.text import Body, in_slot
from app.theme import XS, M, Tone
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
    standing: Any = ft.use_ref(None)  # the text of the reason, new for every question

    def ask(question: Question) -> None:
        standing.current = Standing("")
        complain("")
        set_asked(question)

    def close() -> None:
        set_asked(None)

    def typed(event: Any) -> None:
        if standing.current.heard(event).strip():
            complain("")

    async def confirm() -> None:
        given = standing.current.current.strip()
        if asked.reason_label and not given:
            complain(words.REASON_NEEDED())
            return
        close()
        waiting = asked.on_yes(given)
        if waiting is not None:
            await waiting

    scale = use_client().preferences.look.text_scale
    ft.use_dialog(_dialog(asked, standing.current, complaint, typed, confirm, close, scale) if asked else None)
    return ask


def _dialog(
    question: Question,
    reason: Standing,
    complaint: str,
    typed: Callable[[Any], None],
    confirm: Callable[[], Awaitable[None]],
    close: Callable[[], None],
    text_scale: float,
) -> ft.AlertDialog:
    content: list[ft.Control] = [Body(question.text)] if question.text else []
    if question.reason_label:
        content.append(_Reason(question.reason_label, reason, complaint, typed, text_scale))
    return ft.AlertDialog(
        title=in_slot(question.title, ft.TextThemeStyle.TITLE_LARGE),
        content=ft.Column(
            content, tight=True, spacing=M, width=480, horizontal_alignment=ft.CrossAxisAlignment.STRETCH
        ),
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


def _Reason(
    label: str, reason: Standing, complaint: str, typed: Callable[[Any], None], text_scale: float
) -> ft.Control:
    reason.caught_up()
    above, name = labelled(label, text_scale)
    field = ft.TextField(
        label=name,
        value=reason.current,
        multiline=True,
        min_lines=2,
        max_lines=5,
        autofocus=True,
        on_change=typed,
        **field_look(above=bool(above)),
    )
    said = ft.Text(complaint, theme_style=ft.TextThemeStyle.BODY_SMALL, color=Tone.BAD.ink) if complaint else None
    named = ft.Semantics(identifier="question-reason", content=reason.shown(field))
    rows: list[ft.Control] = [ft.Container(height=XS), below(above, named)]  # the label stands above its field
    rows += [ft.Semantics(content=said, live_region=True)] if said else []
    return ft.Column(rows, tight=True, spacing=XS, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
