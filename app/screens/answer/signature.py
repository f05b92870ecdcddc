"""The page on which a principal signs a version: a name typed, or drawn with a finger."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import IconAction, PlainButton, PrimaryButton
from app.parts.choices import ChoiceChips
from app.parts.dialogs import Question, use_question
from app.parts.fields import PlainField
from app.parts.layout import Screen, use_wide
from app.parts.signature import DrawnSignature, SignaturePad
from app.parts.surfaces import Notice
from app.parts.text import Body
from app.reading.state import Reading
from app.screens.answer.screen import DRAW, TYPE, AnswerScreen
from app.theme import XS, L, M, S, Tone
from app.wording import answer as words

DRAWING = 560  # where there is room


@safe_component
def SigningPage(screen: AnswerScreen, found: Reading) -> ft.Control:
    """The page to sign on. The pad does not scroll away under the finger: it stays at the foot of the page."""
    ask = use_question()
    use_wide()  # lays itself out anew when a tablet is turned
    room = (ft.context.page.width or 390) - 2 * L
    left = len(found.items) - found.answered
    body: list[ft.Control] = [Body(words.SIGN_TEXT(n=found.feedback.version or 1))]
    if left:
        body.append(Notice(words.LEFT(n=left), identifier="left"))
    if screen.trouble:
        body.append(Notice(screen.trouble, tone=Tone.BAD, identifier="sign-trouble"))
    ways = [(DRAW, words.DRAW()), (TYPE, words.TYPE())]
    body += [
        ft.Container(height=XS),  # the label stands above its field
        PlainField(words.NAME(), screen.write_name, identifier="sign-name", initial=screen.name),
        PlainField(
            words.POSITION(), screen.write_position, identifier="sign-position", initial=screen.position, wraps=True
        ),
        ChoiceChips(ways, screen.how, screen.sign_by, identifier="how", label=words.HOW()),
    ]
    leave = IconAction(ft.Icons.CLOSE, words.BACK_TO_READING(), lambda: screen.stop_signing(), identifier="sign-leave")
    foot = _Foot(screen, found, lambda: ask(_sure(screen)), min(DRAWING, room))
    return Screen(words.SIGN_TITLE(), body, subtitle=found.school, actions=[leave], bottom_bar=foot)


def _Foot(screen: AnswerScreen, found: Reading, ask: Callable[[], None], width: float) -> ft.Control:
    """The pad, then what was drawn with the button that signs; or the button for a typed name."""
    sign = words.SIGN(n=found.feedback.version or 1)
    if screen.how == TYPE:

        def typed() -> None:
            if screen.is_named():
                ask()

        return PrimaryButton(sign, lambda: typed(), identifier="sign-typed", icon=ft.Icons.DRAW_OUTLINED)
    if screen.drawing is None:
        return SignaturePad(screen.draw, width=width)
    buttons = [
        PlainButton(words.DRAW_AGAIN(), lambda: screen.draw(None), identifier="draw-again"),
        PrimaryButton(sign, lambda: screen.sign(), identifier="sign-drawn", icon=ft.Icons.DRAW_OUTLINED),
    ]
    return ft.Column(
        [
            DrawnSignature(screen.drawing, words.SIGNATURE_OF(name=screen.name)),
            ft.Row(buttons, wrap=True, spacing=S, run_spacing=S),
        ],
        spacing=M,
        tight=True,
    )


def _sure(screen: AnswerScreen) -> Question:
    return Question(
        title=words.SIGN_TITLE(),
        text=words.SURE(name=screen.name.strip()),
        yes=words.SIGN_YES(),
        on_yes=lambda _: screen.sign(),
    )
