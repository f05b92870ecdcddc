"""Before leaving, on screen: choosing, the page to be read together, signing, and what was signed."""

from __future__ import annotations

from collections import Counter

import flet as ft

from app.boundary import safe_component
from app.client import use_live
from app.navigation import go
from app.parts.agreements import place_of
from app.parts.buttons import IconAction, PrimaryButton, QuietButton
from app.parts.layout import Screen, use_crowded, use_wide
from app.parts.moments import on
from app.parts.scrolling import Scroller, use_scroller
from app.parts.states import EmptyState
from app.parts.surfaces import Notice
from app.parts.text import Body
from app.screens.debrief.choosing import choosing
from app.screens.debrief.reading import reading
from app.screens.debrief.screen import KINDS, DebriefScreen
from app.screens.debrief.signed import changed, signatures
from app.screens.debrief.signing import Names
from app.screens.debrief.state import Debriefing
from app.signing.begun import Begun
from app.signing.flow import Page
from app.signing.pad import PadPage, UnsignedPage
from app.theme import XS, Tone
from app.wording import debrief as words
from fieldwork.debriefs import AIM, Lack, Missing

SEEK_MS = 200


@safe_component
def Debrief(visit: str) -> ft.Control:
    """The screen at /visits/:visit/debrief."""
    screen = use_live(lambda client: DebriefScreen(client, visit), KINDS)
    wide = use_wide()
    scroller = _use_seeking(screen)
    found = screen.state
    if found is None or (found.refused is not None and not found.signings):
        return _nothing(found)
    if screen.begun is not None and screen.page is Page.PAD:
        return _pad(screen, found, screen.begun)
    if screen.begun is not None and screen.page is Page.UNSIGNED:
        return _unsigned(screen, found, screen.begun)
    if found.refused is not None:
        return _Signed(screen, found, key="signed")  # type: ignore[call-arg]
    if screen.page is Page.READ:
        return _Reading(screen, found, key="reading")  # type: ignore[call-arg]
    if screen.page is Page.NAMES:
        return Names(screen, found, key="names")  # type: ignore[call-arg]
    read = PrimaryButton(
        words.READ(), lambda: screen.read_together(), identifier="read", icon=ft.Icons.MENU_BOOK_OUTLINED, expand=True
    )
    return Screen(
        words.TITLE(),
        choosing(screen, found, wide=wide),
        subtitle=_subtitle(found),
        top=_trouble(screen),
        back=f"/visits/{visit}",
        bottom_bar=ft.Row([read]),
        full_width=wide,
        page=Page.CHOOSE.value,
        scroller=scroller,
    )


def _pad(screen: DebriefScreen, found: Debriefing, begun: Begun) -> ft.Control:
    note = words.SIGNING_AS(side=words.SIDES[begun.side]())
    pad: ft.Control = PadPage(screen, begun, found.school, note, words.LEAVE_PAD(), key="pad")  # type: ignore[call-arg]
    return pad


def _unsigned(screen: DebriefScreen, found: Debriefing, begun: Begun) -> ft.Control:
    said = (words.NOBODY(), found.school, words.REASON(), words.REASON_HINT(), words.LEAVE_PAD())
    page: ft.Control = UnsignedPage(screen, begun, *said, key="unsigned")  # type: ignore[call-arg]
    return page


def _use_seeking(screen: DebriefScreen) -> Scroller:
    """Bring the agreement that is sought into view. A hook."""
    scroller = use_scroller()

    async def bring() -> None:
        if screen.seeks and screen.page is Page.CHOOSE:
            await scroller.show(place_of(screen.sought), SEEK_MS)

    ft.use_effect(bring, [screen.seeks])
    return scroller


def _nothing(found: Debriefing | None) -> ft.Control:
    action = QuietButton(words.BACK(), lambda: go("/"), identifier="go-home")
    gone = EmptyState(ft.Icons.HANDSHAKE_OUTLINED, words.NONE_TITLE(), words.NONE(), action=action)
    return Screen(words.TITLE(), [gone], subtitle=_subtitle(found) if found else "", back="/")


@safe_component
def _Reading(screen: DebriefScreen, found: Debriefing) -> ft.Control:
    """The words that will be signed, and nothing else: made to be turned towards the principal."""
    said, crowded = screen.read or found.words, use_crowded()
    close = IconAction(ft.Icons.EDIT_OUTLINED, words.BACK_TO_CHOOSING(), screen.back_to_choosing, identifier="edit")
    return Screen(
        words.READ_TITLE(),
        [*(_hindered(found) if crowded else []), *reading(said)],
        subtitle=_subtitle(found),
        top=_trouble(screen),
        actions=[close],
        bottom_bar=_to_signing(screen, found, crowded=crowded),
        page=Page.READ.value,
        helped=False,
    )


def _to_signing(screen: DebriefScreen, found: Debriefing, *, crowded: bool) -> ft.Control:
    """The way to the signatures, or what must be mended first: in large text that is said above what is read: at
    the foot it would leave no room to read."""
    if found.is_hindered:
        back = QuietButton(words.BACK_TO_CHOOSING(), screen.mend, identifier="mend")
        return back if crowded else _hindered(found, ft.Row([back], wrap=True))[0]
    sign = PrimaryButton(
        words.TO_SIGNING(), lambda: screen.to_names(), identifier="to-names", icon=ft.Icons.DRAW_OUTLINED, expand=True
    )
    return ft.Row([sign])


def _hindered(found: Debriefing, *ways: ft.Control) -> list[ft.Control]:
    """What must be mended before anybody signs, if anything must."""
    if not found.is_hindered:
        return []
    wordless = Counter(point.kind for point in found.wordless)
    said = [words.WORDLESS[kind](n=n) for kind, n in wordless.items()]
    said += [_missing(found, each) for each in found.hindering]
    lines = [Body(each, color=Tone.WARN.ink) for each in said]
    column = ft.Column([*lines, *ways], spacing=XS, tight=True)
    return [Notice("", tone=Tone.WARN, title=words.MISSING_TITLE(), action=column, identifier="hindered")]


def _missing(found: Debriefing, each: Missing) -> str:
    number = next((n for n, a in enumerate(found.agreements, start=1) if a.id == each.agreement), 0)
    counts = {Lack.STRENGTHS: len(found.words.strengths), Lack.NEXT_STEPS: len(found.words.next_steps)}
    return words.MISSING[each.lack](n=number or counts.get(each.lack, 0), aim=AIM)


@safe_component
def _Signed(screen: DebriefScreen, found: Debriefing) -> ft.Control:
    """What was signed, for the school and everybody else who may see it."""
    mine = any(s.person == screen.client.session.person for s in (found.standing.signatures if found.standing else ()))
    bar = None
    if found.is_own_school and found.standing is not None and not mine:
        sign = PrimaryButton(
            words.SIGN_OWN(), lambda: screen.sign_own(), identifier="sign-own", icon=ft.Icons.DRAW_OUTLINED, expand=True
        )
        bar = ft.Row([sign])
    return Screen(
        words.TITLE(),
        [*changed(found), *reading(found.words), *signatures(found)],
        subtitle=_subtitle(found),
        top=_trouble(screen),
        back="/feedback" if found.is_own_school else f"/visits/{screen.visit}",
        bottom_bar=bar,
    )


def _trouble(screen: DebriefScreen) -> ft.Control | None:
    return Notice(screen.trouble, tone=Tone.BAD, identifier="trouble") if screen.trouble else None


def _subtitle(found: Debriefing) -> str:
    return words.OF_VISIT(school=found.school, day=on(found.day))
