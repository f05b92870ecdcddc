"""The pad for one signature, and the page on which it is noted that there is none."""

from __future__ import annotations

from functools import partial
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import IconAction, PrimaryButton
from app.parts.choices import ChoiceChips
from app.parts.fields import DraftField
from app.parts.layout import Screen, use_wide
from app.parts.signature import PAD_HEIGHT, SignaturePad
from app.parts.surfaces import Notice
from app.parts.text import Note
from app.signing.begun import DRAW, TYPE, Begun
from app.signing.flow import SigningFlow
from app.theme import XS, L, Tone
from app.wording import debrief as words
from fieldwork.records.debriefs import ABSENT, DECLINED

PAD_WIDTH = 560  # where there is room
ABOVE_PAD = 300  # the title, the buttons and a line of the page: what a low window must keep beside the paper
LEAST_PAD = 96
TEXT_MAX_CHARS = 200
REASON_MAX_CHARS = 1000


def trouble_of(screen: SigningFlow[Any]) -> list[ft.Control]:
    """Why the last act was not kept."""
    return [Notice(screen.trouble, tone=Tone.BAD, identifier="trouble")] if screen.trouble else []


@safe_component
def PadPage(screen: SigningFlow[Any], begun: Begun, subtitle: str, note: str, leave: str) -> ft.Control:
    """One signature; `note` says what it is given for, `leave` what the way back is called. The pad stays at the foot
    of the page: it does not scroll away under the finger."""
    use_wide()  # lays itself out anew when a tablet is turned
    body: list[ft.Control] = [*trouble_of(screen), Note(note)]
    body += [
        _field(screen, begun, "name", words.NAME(), begun.name),
        _field(screen, begun, "position", words.POSITION(), begun.position),
        ChoiceChips(
            [(DRAW, words.DRAW()), (TYPE, words.TYPE())], begun.how, screen.sign_by, identifier="how", label=words.HOW()
        ),
    ]
    back = IconAction(ft.Icons.CLOSE, leave, screen.leave_pad, identifier="sign-leave")
    return Screen(words.SIGN(), body, subtitle=subtitle, actions=[back], bottom_bar=_foot(screen, begun))


def _foot(screen: SigningFlow[Any], begun: Begun) -> ft.Control:
    if begun.how == TYPE:
        sign = PrimaryButton(
            words.SIGN(), lambda: screen.sign(), identifier="sign-typed", icon=ft.Icons.DRAW_OUTLINED, expand=True
        )
        return ft.Row([sign])
    page = ft.context.page
    pad: ft.Control = SignaturePad(
        screen.sign,
        width=min(PAD_WIDTH, (page.width or 390) - 2 * L),
        height=max(LEAST_PAD, min(PAD_HEIGHT, (page.height or 844) - ABOVE_PAD)),
        strokes=begun.strokes,
        on_stroke=screen.drawn,
        keep_label=words.SIGN(),
        key=f"pad-{begun.key}-{screen.read.digest if screen.read else ''}",  # type: ignore[call-arg]
    )
    return pad


@safe_component
def UnsignedPage(
    screen: SigningFlow[Any], begun: Begun, title: str, subtitle: str, reason: str, hint: str, leave: str
) -> ft.Control:
    """Absent or declined, and why; then the day goes on. `reason` is what the field for it is called."""
    choices = [(outcome, words.OUTCOMES[outcome]()) for outcome in (ABSENT, DECLINED)]
    body: list[ft.Control] = [
        *trouble_of(screen),
        ChoiceChips(choices, begun.outcome, screen.set_outcome, identifier="outcome", label=words.OUTCOME()),
        _field(screen, begun, "reason", reason, begun.reason),
        Note(hint),
    ]
    back = IconAction(ft.Icons.CLOSE, leave, screen.leave_pad, identifier="sign-leave")
    keep = PrimaryButton(words.KEEP_REASON(), lambda: screen.keep_unsigned(), identifier="keep-unsigned", expand=True)
    return Screen(title, body, subtitle=subtitle, actions=[back], bottom_bar=ft.Row([keep]))


def _field(screen: SigningFlow[Any], begun: Begun, name: str, label: str, text: str) -> ft.Control:
    field: ft.Control = DraftField(
        label,
        text,
        partial(screen.write, name),
        identifier=f"sign-{name}",
        multiline=name == "reason",
        wraps=name != "reason",
        max_chars=REASON_MAX_CHARS if name == "reason" else TEXT_MAX_CHARS,
        quiet=True,
        key=f"{begun.key}-{name}",
    )
    return ft.Container(field, padding=ft.Padding.only(top=XS))
