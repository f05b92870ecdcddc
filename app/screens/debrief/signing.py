"""Who signs next, the pad for one signature, and why a school does not sign."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.boundary import safe_component
from app.navigation import go
from app.parts.buttons import IconAction, PrimaryButton, QuietButton
from app.parts.choices import ChoiceChips
from app.parts.fields import DraftField
from app.parts.layout import Screen, use_wide
from app.parts.moments import at
from app.parts.signature import PAD_HEIGHT, SignaturePad
from app.parts.surfaces import ListRow, Notice, RowsCard, SectionHeader
from app.parts.text import Note
from app.screens.debrief.begun import DRAW, TYPE, Begun
from app.screens.debrief.screen import DebriefScreen
from app.screens.debrief.state import STAND_IN, Debriefing, Signer
from app.theme import XS, L, Tone
from app.wording import debrief as words
from fieldwork.debriefs import is_signed
from fieldwork.records import Signature
from fieldwork.records.debriefs import ABSENT, DECLINED, SCHOOL_SIDE, SIGNED, TEAM_SIDE

PAD_WIDTH = 560  # where there is room
ABOVE_PAD = 300  # the title, the buttons and a line of the page: what a low window must keep beside the paper
LEAST_PAD = 96
TEXT_MAX_CHARS = 200
REASON_MAX_CHARS = 1000


def _trouble(screen: DebriefScreen) -> list[ft.Control]:
    return [Notice(screen.trouble, tone=Tone.BAD, identifier="trouble")] if screen.trouble else []


@safe_component
def Names(screen: DebriefScreen, found: Debriefing) -> ft.Control:
    """Everybody who may sign, and who has."""
    body: list[ft.Control] = [*_trouble(screen), Note(words.SIGN_NOTE())]
    for side in (TEAM_SIDE, SCHOOL_SIDE):
        rows = [_signer(screen, found, each) for each in found.signers if each.side == side]
        rows += [_given(each.name or words.SIDES[side](), each) for each in found.others if each.side == side]
        rows += _instead(screen, found) if side == SCHOOL_SIDE else []
        body += [SectionHeader(words.SIDES[side]()), RowsCard(*rows)]
    again = IconAction(ft.Icons.MENU_BOOK_OUTLINED, words.READ_AGAIN(), screen.read_together, identifier="read-again")
    return Screen(
        words.SIGN_TITLE(), body, subtitle=found.school, actions=[again], bottom_bar=ft.Row([_done(screen, found)])
    )


def _done(screen: DebriefScreen, found: Debriefing) -> ft.Control:
    """The way back: the thing to do next only once the school has signed, or was noted not to. Before that it says who
    has not signed yet: nobody, or only the school."""
    heard = any(s.given is not None for s in found.signers if s.side == SCHOOL_SIDE)
    if heard or any(each.side == SCHOOL_SIDE for each in found.others):
        return PrimaryButton(words.DONE(), lambda: _leave(screen), identifier="done", icon=ft.Icons.CHECK, expand=True)
    begun = any(s.given is not None for s in found.signers) or bool(found.others)
    said = words.SCHOOL_LATER() if begun else words.LATER()
    return QuietButton(said, lambda: _leave(screen), identifier="done", expand=True)


def _leave(screen: DebriefScreen) -> None:
    screen.back_to_choosing()
    go(f"/visits/{screen.visit}")


def _signer(screen: DebriefScreen, found: Debriefing, each: Signer) -> ft.Control:
    if each.given is not None:
        return _given(each.name, each.given)
    asked = words.TO_SIGN_ANEW() if found.signed_before(each) else words.TO_SIGN()
    said = "\n".join(part for part in (each.position, asked) if part)
    return _row(screen, each.key, each.name, said)


def _given(name: str, given: Signature) -> ft.Control:
    """Somebody who signed, or that the school did not and why."""
    outcome = given.outcome or SIGNED
    done = ft.Icon(ft.Icons.CHECK_CIRCLE, color=ft.Colors.PRIMARY)
    icon = done if outcome == SIGNED else ft.Icon(ft.Icons.EDIT_OFF_OUTLINED, color=ft.Colors.ON_SURFACE_VARIANT)
    said = words.SIGNED_AT(side=words.OUTCOMES[outcome](), when=at(given.signed_at))
    return ListRow(name, subtitle="\n".join(part for part in (said, given.reason or "") if part), leading=icon)


def _row(screen: DebriefScreen, key: str, name: str, said: str) -> ft.Control:
    icon = ft.Icon(ft.Icons.DRAW_OUTLINED)
    return ListRow(name, subtitle=said, leading=icon, on_click=partial(screen.open_pad, key), identifier=f"sign-{key}")


def _instead(screen: DebriefScreen, found: Debriefing) -> list[ft.Control]:
    """Somebody else for the school, or nobody: only while nobody of the school has signed. Who was noted as absent by
    mistake, or came after all, can still sign."""
    heard = [s.given for s in found.signers if s.side == SCHOOL_SIDE and s.given is not None]
    heard += [each for each in found.others if each.side == SCHOOL_SIDE]
    if is_signed(heard):
        return []
    stand_in = _row(screen, STAND_IN, words.STAND_IN(), words.STAND_IN_NOTE())
    if heard:
        return [stand_in]
    nobody = ListRow(
        words.NOBODY(),
        subtitle=words.NOBODY_NOTE(),
        leading=ft.Icon(ft.Icons.EDIT_OFF_OUTLINED),
        on_click=lambda: screen.open_unsigned(),
        identifier="sign-nobody",
    )
    return [stand_in, nobody]


@safe_component
def PadPage(screen: DebriefScreen, found: Debriefing, begun: Begun) -> ft.Control:
    """One signature. The pad stays at the foot of the page: it does not scroll away under the finger."""
    use_wide()  # lays itself out anew when a tablet is turned
    body: list[ft.Control] = [*_trouble(screen), Note(words.SIGNING_AS(side=words.SIDES[begun.side]()))]
    body += [
        _field(screen, begun, "name", words.NAME(), begun.name),
        _field(screen, begun, "position", words.POSITION(), begun.position),
        ChoiceChips(
            [(DRAW, words.DRAW()), (TYPE, words.TYPE())], begun.how, screen.sign_by, identifier="how", label=words.HOW()
        ),
    ]
    leave = IconAction(ft.Icons.CLOSE, words.LEAVE_PAD(), screen.leave_pad, identifier="sign-leave")
    return Screen(words.SIGN(), body, subtitle=found.school, actions=[leave], bottom_bar=_foot(screen, begun))


def _foot(screen: DebriefScreen, begun: Begun) -> ft.Control:
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
def UnsignedPage(screen: DebriefScreen, found: Debriefing, begun: Begun) -> ft.Control:
    """Absent or declined, and why; then the day goes on."""
    choices = [(outcome, words.OUTCOMES[outcome]()) for outcome in (ABSENT, DECLINED)]
    body: list[ft.Control] = [
        *_trouble(screen),
        ChoiceChips(choices, begun.outcome, screen.set_outcome, identifier="outcome", label=words.OUTCOME()),
        _field(screen, begun, "reason", words.REASON(), begun.reason),
        Note(words.REASON_HINT()),
    ]
    leave = IconAction(ft.Icons.CLOSE, words.LEAVE_PAD(), screen.leave_pad, identifier="sign-leave")
    keep = PrimaryButton(words.KEEP_REASON(), lambda: screen.keep_unsigned(), identifier="keep-unsigned", expand=True)
    return Screen(words.NOBODY(), body, subtitle=found.school, actions=[leave], bottom_bar=ft.Row([keep]))


def _field(screen: DebriefScreen, begun: Begun, name: str, label: str, text: str) -> ft.Control:
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
