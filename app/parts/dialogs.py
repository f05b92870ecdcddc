"""Questions that need an answer before going on: yes or no, and why."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import flet as ft

from app.client import use_client
from app.parts.buttons import PlainButton, PrimaryButton
from app.parts.fields import below, field_look, labelled, no_counter, room_left
from app.parts.layout import is_crowded
from app.parts.standing import Standing
from app.parts.text import Body, in_slot
from app.theme import XS, M, Tone
from app.wording import parts as words
from app.wording.reasons import reason
from fieldwork.errors import FieldworkError

REASON_CHARS = 500
"""As long as a reason may be: wherever one is kept there is room for so much, and for whatever stands beside it."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What is asked. With `reason_label` a reason is needed, and `on_yes` gets it; without, it gets "". `reason` stands
    in its field at first.

    When `on_yes` refuses a reason, or cannot keep it, the question stands there again with what was typed and why.
    """

    title: str
    text: str
    yes: str
    on_yes: Callable[[str], Awaitable[None] | None]
    reason_label: str = ""
    danger: bool = False
    reason: str = ""


def use_question() -> Callable[[Question], None]:
    """A hook: `ask = use_question()`, then `ask(Question(...))` in a handler."""
    kept: Any = ft.use_state(None)
    asked, set_asked = kept
    complaint, complain = ft.use_state("")
    room, set_room = ft.use_state(room_left("", REASON_CHARS))
    standing: Any = ft.use_ref(None)  # the text of the reason, new for every question

    def ask(question: Question) -> None:
        standing.current = Standing(question.reason[:REASON_CHARS])
        set_room(room_left(standing.current.current, REASON_CHARS))
        complain("")
        set_asked(question)

    def close() -> None:
        set_asked(None)

    def typed(event: Any) -> None:
        text = standing.current.heard(event)
        set_room(room_left(text, REASON_CHARS))
        if text.strip():
            complain("")

    async def confirm() -> None:
        given = standing.current.current.strip()
        if asked.reason_label and not given:
            complain(words.REASON_NEEDED())
            return
        close()
        try:
            waiting = asked.on_yes(given)
            if waiting is not None:
                await waiting
        except FieldworkError as refused:
            if not asked.reason_label:
                raise  # nothing was typed: the person is told, and may tap again
            complain(reason(refused))
            set_asked(asked)

    client = use_client()
    scale = client.preferences.look.text_scale
    crowded = is_crowded(scale, wide=client.window.wide)
    field = partial(_Reason, reason=standing.current, complaint=complaint, typed=typed, room=room, text_scale=scale)
    ft.use_dialog(_dialog(asked, field, confirm, close, crowded=crowded) if asked else None)
    return ask


def _dialog(
    question: Question,
    field: Callable[[str], ft.Control],
    confirm: Callable[[], Awaitable[None]],
    close: Callable[[], None],
    *,
    crowded: bool,
) -> ft.AlertDialog:
    """In large text on a phone the title is no larger than the rest: it would leave no room to see what is written."""
    content: list[ft.Control] = [Body(question.text)] if question.text else []
    if question.reason_label:
        content.append(field(question.reason_label))
    return ft.AlertDialog(
        title=in_slot(question.title, ft.TextThemeStyle.TITLE_SMALL if crowded else ft.TextThemeStyle.TITLE_LARGE),
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
    label: str, *, reason: Standing, complaint: str, typed: Callable[[Any], None], room: int | None, text_scale: float
) -> ft.Control:
    reason.caught_up()
    above, name = labelled(label, text_scale)
    field = ft.TextField(
        label=name,
        value=reason.current,
        multiline=True,
        min_lines=2,
        max_lines=5,
        max_length=REASON_CHARS,
        counter=no_counter() if room is None else ft.Text(words.ROOM_LEFT(n=room)),
        autofocus=True,
        on_change=typed,
        **field_look(above=bool(above)),
    )
    said = ft.Text(complaint, theme_style=ft.TextThemeStyle.BODY_SMALL, color=Tone.BAD.ink) if complaint else None
    named = ft.Semantics(identifier="question-reason", content=reason.shown(field))
    rows: list[ft.Control] = [ft.Container(height=XS), below(above, named)]  # the label stands above its field
    rows += [ft.Semantics(content=said, live_region=True)] if said else []
    return ft.Column(rows, tight=True, spacing=XS, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
