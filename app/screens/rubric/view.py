"""The sheet of a rubric on a phone (a page at a time) and on a tablet (all pages at the left, one at the right)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import use_live
from app.navigation import go
from app.parts.buttons import IconAction, PrimaryButton, QuietButton
from app.parts.layout import Screen, TwoPane, use_wide
from app.parts.states import EmptyState, SavedState
from app.parts.surfaces import Notice
from app.parts.text import Note
from app.screens.rubric import state
from app.screens.rubric.closing import ClosingPage
from app.screens.rubric.dense import DenseList
from app.screens.rubric.indicator import IndicatorPage
from app.screens.rubric.overview import Overview
from app.screens.rubric.screen import RubricScreen, Show
from app.screens.rubric.state import CLOSING, SUBMIT, Filling
from app.screens.rubric.submission import SubmitButton, SubmitPage
from app.screens.rubric.wording import page_head, title_of
from app.theme import XS, L, S, Tone
from app.wording import language
from app.wording import rubric as words
from fieldwork import problems
from fieldwork.refusals import Refusal

KINDS = {"sheet", "finding", "agreement", "visit", "instrument"}
# What a screen around the sheet adds: the body of a page that is its own, a notice at an indicator.
PageBody = Callable[[RubricScreen], ft.Control]
NoticeAt = Callable[[Filling, str], ft.Control | None]


@safe_component
def Rubric(visit: str, instrument: str) -> ft.Control:
    """The school sheet of the person signed in."""
    screen = use_live(lambda client: RubricScreen(client, visit, instrument), KINDS)
    return SheetScreen(screen)


@safe_component
def SheetScreen(screen: RubricScreen, header: PageBody | None = None, notice_at: NoticeAt | None = None) -> ft.Control:
    """Any sheet. `header` draws the page of facts that comes first, `notice_at` what to say at an indicator."""
    wide = use_wide()
    back = f"/visits/{screen.visit}"
    if isinstance(screen.state, Refusal):
        return Screen(words.CANNOT_OPEN(), [_Refused(screen.state, back)], back=back)
    page = _Page(screen, back, header, notice_at, wide=wide)
    if not wide:
        return page
    return TwoPane(_List(screen, back, wide=True), page, width=380)


def _Page(
    screen: RubricScreen, back: str, header: PageBody | None, notice_at: NoticeAt | None, *, wide: bool
) -> ft.Control:
    filling = screen.filling
    if screen.show is Show.DENSE:
        return _Dense(screen, back, wide=wide)
    if screen.show is Show.LIST and not wide:
        return _List(screen, back, wide=False)
    place = filling.place
    list_button = IconAction(
        ft.Icons.FORMAT_LIST_BULLETED, words.ALL_INDICATORS(), lambda: screen.look(Show.LIST), identifier="show-list"
    )
    title, subtitle = page_head(filling, place)
    return Screen(
        title,
        [*_troubles(screen), _body(screen, filling, header, notice_at)],
        subtitle=subtitle,
        back=None if wide else back,
        actions=[] if wide else [list_button],
        top=_Standing(screen) if not wide else None,
        bottom_bar=_Steps(screen, filling),
        page=place,
    )


def _body(screen: RubricScreen, filling: Filling, header: PageBody | None, notice_at: NoticeAt | None) -> ft.Control:
    """Keyed by page, so that another page starts at its top and with its own fields."""
    place = filling.place
    if place == CLOSING:
        return ClosingPage(screen, key=place)  # type: ignore[call-arg]
    if place == SUBMIT:
        return SubmitPage(screen, key=place)  # type: ignore[call-arg]
    if state.in_view(filling) is None:
        return header(screen) if header else ft.Container()
    notice = notice_at(filling, place) if notice_at else None
    return IndicatorPage(screen, place, notice, key=f"{place}-{language.spoken()}")  # type: ignore[call-arg]


def _List(screen: RubricScreen, back: str, *, wide: bool) -> ft.Control:
    dense = IconAction(ft.Icons.VIEW_LIST_OUTLINED, words.DENSE(), lambda: screen.look(Show.DENSE), identifier="dense")
    filling = screen.filling
    return_to = PrimaryButton(
        words.BACK_TO_ITEM(page=page_head(filling, filling.place)[0]),
        partial(screen.look, Show.PAGE),
        identifier="back-to-page",
        expand=True,
    )
    return Screen(
        words.ALL_INDICATORS(),
        [Overview(screen)],
        subtitle=title_of(filling.instrument),
        back=back,
        actions=[dense],
        top=_Standing(screen),
        bottom_bar=None if wide else ft.Row([return_to]),
    )


def _Dense(screen: RubricScreen, back: str, *, wide: bool) -> ft.Control:
    single = IconAction(
        ft.Icons.VIEW_CAROUSEL_OUTLINED, words.ONE_BY_ONE(), lambda: screen.look(Show.PAGE), identifier="one-by-one"
    )
    submit = QuietButton(
        words.TO_SUBMIT(), lambda: screen.go(SUBMIT), identifier="to-submit", icon=ft.Icons.CHECKLIST, expand=True
    )
    return Screen(
        words.DENSE(),
        [*_troubles(screen), DenseList(screen)],
        subtitle=title_of(screen.filling.instrument),
        back=None if wide else back,
        actions=[_undo(screen), single],
        top=None if wide else _Standing(screen),
        bottom_bar=ft.Row([submit]),
    )


@safe_component
def _Standing(screen: RubricScreen) -> ft.Control:
    """How far, and where what was recorded is kept."""
    filling = screen.filling
    counted = state.done(filling)
    said = words.DONE(done=counted.done, total=counted.total)
    bar = ft.ProgressBar(value=counted.done / counted.total, bar_height=8, border_radius=4)
    facts: list[ft.Control] = [ft.Semantics(identifier="progress", content=Note(said))]
    if screen.saved in ("device", "sending", "server", "quarantined"):
        facts.append(ft.Semantics(identifier="saved", content=SavedState(screen.saved), expand=True))
    row = ft.Row(facts, spacing=L, vertical_alignment=ft.CrossAxisAlignment.START)
    return ft.Column(
        [ft.Semantics(exclude_semantics=True, content=bar), row],
        spacing=XS,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _Steps(screen: RubricScreen, filling: Filling) -> ft.Control:
    """Back and forth, where the thumb is."""
    before, after = state.neighbour(filling, -1), state.neighbour(filling, 1)
    named = {CLOSING: words.TO_CLOSING(), SUBMIT: words.TO_SUBMIT()}
    parts: list[ft.Control] = []
    if before is not None:
        back = partial(screen.step, -1)
        parts.append(IconAction(ft.Icons.ARROW_BACK_IOS_NEW, words.PREVIOUS(), back, identifier="previous"))
    if after is not None:
        parts.append(_undo(screen))
        text = named.get(after, words.NEXT())
        parts.append(PrimaryButton(text, partial(screen.step, 1), identifier="next", expand=True))
    else:
        parts.append(ft.Container(SubmitButton(screen), expand=True))
    return ft.Row(parts, spacing=S)


def _undo(screen: RubricScreen) -> ft.Control:
    return IconAction(
        ft.Icons.UNDO, words.UNDO(), lambda: screen.undo(), identifier="undo", disabled=not screen.can_undo
    )


def _troubles(screen: RubricScreen) -> list[ft.Control]:
    parts: list[ft.Control] = []
    if screen.trouble:
        parts.append(Notice(screen.trouble, tone=Tone.BAD, identifier="trouble-saving"))
    if screen.filling.is_locked and screen.filling.place != SUBMIT:
        button = QuietButton(words.REOPEN(), lambda: screen.go(SUBMIT), identifier="to-reopen")
        parts.append(Notice("", tone=Tone.INFO, title=words.LOCKED_SHORT(), action=button, identifier="locked"))
    return parts


def _Refused(refusal: Refusal, back: str) -> ft.Control:
    said = problems.sentence(refusal.code, refusal.facts, language=language.spoken())
    button = PrimaryButton(words.TO_VISIT(), lambda: go(back), identifier="to-visit")
    box = ft.Container(EmptyState(ft.Icons.LOCK_OUTLINE, words.CANNOT_OPEN(), said, action=button), padding=S)
    return ft.Semantics(identifier="refused", content=box)
