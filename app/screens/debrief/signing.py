"""Who signs next under what was read before leaving."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.boundary import safe_component
from app.navigation import go
from app.parts.buttons import IconAction, PrimaryButton, QuietButton
from app.parts.layout import Screen
from app.parts.moments import at
from app.parts.surfaces import ListRow, RowsCard, SectionHeader
from app.parts.text import Note
from app.screens.debrief.screen import DebriefScreen
from app.screens.debrief.state import STAND_IN, Debriefing, Signer
from app.signing.pad import trouble_of
from app.wording import debrief as words
from fieldwork.debriefs import is_signed
from fieldwork.records import Signature
from fieldwork.records.debriefs import SCHOOL_SIDE, SIGNED, TEAM_SIDE


@safe_component
def Names(screen: DebriefScreen, found: Debriefing) -> ft.Control:
    """Everybody who may sign, and who has."""
    body: list[ft.Control] = [*trouble_of(screen), Note(words.SIGN_NOTE())]
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
