"""The sheet of a rubric on a phone (a page at a time) and on a tablet (all pages at the left, one at the right)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import use_client, use_live
from app.navigation import go
from app.parts.buttons import IconAction, PrimaryButton, QuietButton
from app.parts.layout import Screen, TwoPane, use_wide
from app.parts.scrolling import Scroller, use_scroller
from app.parts.states import EmptyState, SavedState
from app.parts.surfaces import Notice
from app.parts.text import Note
from app.screens.rubric.camera import Camera
from app.screens.rubric.closing import ClosingPage
from app.screens.rubric.dense import dense_list
from app.screens.rubric.desk import Desk, Show, Shown
from app.screens.rubric.indicator import BELOW, IndicatorPage
from app.screens.rubric.keys import SheetKeys
from app.screens.rubric.overview import Overview
from app.screens.rubric.screen import RubricScreen
from app.screens.rubric.submission import SubmitButton, SubmitPage
from app.screens.rubric.wording import page_head, title_of
from app.theme import XS, L, S, Tone
from app.visiting import sheets
from app.visiting.sheets import CLOSING, SUBMIT, Filling
from app.wording import language
from app.wording import rubric as words
from app.wording.reasons import reason
from fieldwork.refusals import Refusal

SCROLL_MS = 200
KINDS = {"sheet", "finding", "agreement", "signature", "visit", "instrument", "convention"}
# What a screen around the sheet adds: the body of a page that is its own, a notice at an indicator.
PageBody = Callable[[Shown, Desk], ft.Control]
NoticeAt = Callable[[Filling, str], ft.Control | None]


@safe_component
def Rubric(visit: str, instrument: str) -> ft.Control:
    """The school sheet of the person signed in."""
    screen = use_live(lambda client: RubricScreen(client, visit, instrument), KINDS)
    return SheetScreen(screen.shown, screen.desk)


@safe_component
def SheetScreen(
    shown: Shown,
    desk: Desk,
    header: PageBody | None = None,
    notice_at: NoticeAt | None = None,
    aside: ft.Control | None = None,
) -> ft.Control:
    """Any sheet. `header` draws the page of facts that comes first, `notice_at` what to say at an indicator; `aside` is
    a way to look at what is rated."""
    wide = use_wide()
    _use_keys(desk)
    scroller = _use_asking(shown)
    back = desk.back
    if isinstance(shown.state, Refusal):
        return Screen(words.CANNOT_OPEN(), [_Refused(shown.state, back)], back=back)
    page = _Page(shown, desk, back, header, notice_at, aside, scroller, wide=wide)
    beside = _List(shown, desk, back, wide=True) if wide else ft.Container()
    return TwoPane(beside, page, width=380)  # on a phone, too: a tablet that is turned keeps what its page asks


def _use_keys(desk: Desk) -> None:
    """Let the keys of a computer choose levels and turn pages while this sheet is shown. A hook."""
    keys = use_client().keys
    let_go: Any = ft.use_ref(None)

    def hold() -> None:
        let_go.current = keys.hold(SheetKeys(desk).press)

    ft.use_effect(hold, [desk], cleanup=lambda: let_go.current())


def _use_asking(shown: Shown) -> Scroller:
    """Bring what a tap asks for into view: it lies below the levels, where nobody looks. A hook."""
    scroller = use_scroller()

    async def bring() -> None:
        if shown.asks:
            await scroller.show(BELOW, SCROLL_MS)

    ft.use_effect(bring, [shown.asks])
    return scroller


def _Page(
    shown: Shown,
    desk: Desk,
    back: str,
    header: PageBody | None,
    notice_at: NoticeAt | None,
    aside: ft.Control | None,
    scroller: Scroller,
    *,
    wide: bool,
) -> ft.Control:
    filling = shown.filling
    if shown.show is Show.DENSE:
        return _Dense(shown, desk, back, wide=wide)
    if shown.show is Show.LIST and not wide:
        return _List(shown, desk, back, wide=False)
    place = filling.place
    title, subtitle = page_head(filling, place)
    return Screen(
        title,
        [*_troubles(shown, desk), _body(shown, desk, header, notice_at)],
        subtitle=subtitle,
        back=None if wide else back,
        actions=[*([aside] if aside else []), *([] if wide else [_ToList(desk, language.spoken())])],
        top=_standing(shown) if not wide else None,
        bottom_bar=_steps(shown, desk),
        page=place,
        scroller=scroller,
    )


@ft.memo
@safe_component
def _ToList(desk: Desk, spoken: str) -> ft.Control:
    del spoken
    look = partial(desk.look, Show.LIST)
    return IconAction(ft.Icons.FORMAT_LIST_BULLETED, words.ALL_INDICATORS(), look, identifier="show-list")


def _body(shown: Shown, desk: Desk, header: PageBody | None, notice_at: NoticeAt | None) -> ft.Control:
    """Keyed by page, so that another page starts at its top and with its own fields."""
    filling = shown.filling
    place = filling.place
    if place == CLOSING:
        return ClosingPage(shown, desk, key=place)
    if place == SUBMIT:
        return SubmitPage(shown, desk, key=place)
    if sheets.in_view(filling) is None:
        return header(shown, desk) if header else ft.Container()
    notice = notice_at(filling, place) if notice_at else None
    return IndicatorPage(shown, desk, place, notice, key=f"{place}-{language.spoken()}")


def _List(shown: Shown, desk: Desk, back: str, *, wide: bool) -> ft.Control:
    dense = IconAction(ft.Icons.VIEW_LIST_OUTLINED, words.DENSE(), partial(desk.look, Show.DENSE), identifier="dense")
    filling = shown.filling
    return_to = PrimaryButton(
        words.BACK_TO_ITEM(page=page_head(filling, filling.place)[0]),
        partial(desk.look, Show.PAGE),
        identifier="back-to-page",
        expand=True,
    )
    return Screen(
        words.ALL_INDICATORS(),
        [Overview(shown, desk)],
        subtitle=title_of(filling.instrument),
        back=back,
        actions=[dense],
        top=_standing(shown),
        bottom_bar=None if wide else ft.Row([return_to]),
    )


def _Dense(shown: Shown, desk: Desk, back: str, *, wide: bool) -> ft.Control:
    single = IconAction(
        ft.Icons.VIEW_CAROUSEL_OUTLINED, words.ONE_BY_ONE(), partial(desk.look, Show.PAGE), identifier="one-by-one"
    )
    submit = QuietButton(
        words.TO_SUBMIT(), partial(desk.go, SUBMIT), identifier="to-submit", icon=ft.Icons.CHECKLIST, expand=True
    )
    return Screen(
        words.DENSE(),
        [*_troubles(shown, desk), *dense_list(shown, desk)],
        back=None if wide else back,
        actions=[_undo(desk, can_undo=shown.can_undo), single],
        top=None if wide else _standing(shown),
        bottom_bar=ft.Row([submit]),
        long=True,
    )


def _standing(shown: Shown) -> ft.Control:
    """How far, and where what was recorded is kept."""
    counted = sheets.done(shown.filling)
    return _Standing(counted.done, counted.total, shown.saved, language.spoken())


@ft.memo
@safe_component
def _Standing(done: int, total: int, saved: str, spoken: str) -> ft.Control:
    del spoken
    bar = ft.ProgressBar(value=done / total, bar_height=8, border_radius=4)
    facts: list[ft.Control] = [ft.Semantics(identifier="progress", content=Note(words.DONE(done=done, total=total)))]
    facts.append(ft.Semantics(identifier="saved", content=SavedState(saved)))
    row = ft.Row(facts, wrap=True, spacing=L, run_spacing=XS)
    return ft.Column(
        [ft.Semantics(exclude_semantics=True, content=bar), row],
        spacing=XS,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )


def _steps(shown: Shown, desk: Desk) -> ft.Control:
    """Back and forth, where the thumb is."""
    filling = shown.filling
    before, after = sheets.neighbour(filling, -1), sheets.neighbour(filling, 1)
    if after is None:
        return ft.Row(
            [*([_previous(desk)] if before else []), ft.Container(SubmitButton(shown, desk), expand=True)], spacing=S
        )
    sees = sheets.in_view(filling) is not None and not (filling.is_locked or filling.is_sample)
    pictured = filling.place if sees else None
    to = sheets.onward(filling) if shown.mending else after
    return _Steps(
        desk,
        to,
        pictured,
        language.spoken(),
        can_go_back=before is not None,
        can_undo=shown.can_undo,
        mending=shown.mending,
    )


@ft.memo
@safe_component
def _Steps(
    desk: Desk, after: str, pictured: str | None, spoken: str, *, can_go_back: bool, can_undo: bool, mending: bool
) -> ft.Control:
    """`after` is the next page, while `mending` the next that lacks something; `pictured` the indicator that a photo is
    taken at."""
    del spoken
    named = {CLOSING: words.TO_CLOSING(), SUBMIT: words.TO_SUBMIT()}
    parts = [_previous(desk)] if can_go_back else []
    parts.append(_undo(desk, can_undo=can_undo))
    parts += [Camera(desk, pictured)] if pictured else []
    text = named.get(after, words.FIRST_MISSING() if mending else words.NEXT())
    parts.append(PrimaryButton(text, desk.go_on, identifier="next", expand=True))
    return ft.Row(parts, spacing=S)


def _previous(desk: Desk) -> ft.Control:
    back = partial(desk.step, -1)
    return IconAction(ft.Icons.ARROW_BACK_IOS_NEW, words.PREVIOUS(), back, identifier="previous")


def _undo(desk: Desk, *, can_undo: bool) -> ft.Control:
    return IconAction(ft.Icons.UNDO, words.UNDO(), desk.undo, identifier="undo", disabled=not can_undo)


def _troubles(shown: Shown, desk: Desk) -> list[ft.Control]:
    parts: list[ft.Control] = []
    if shown.trouble:
        parts.append(Notice(shown.trouble, tone=Tone.BAD, identifier="trouble-saving"))
    if shown.filling.replaced:
        notice = Notice(words.REPLACED(), tone=Tone.WARN, title=words.REPLACED_TITLE(), identifier="replaced")
        parts.append(notice)
    if shown.filling.is_locked and shown.filling.place != SUBMIT:
        to_reopen = QuietButton(words.REOPEN(), partial(desk.go, SUBMIT), identifier="to-reopen")
        button = to_reopen if desk.may_reopen else None
        parts.append(Notice("", tone=Tone.INFO, title=words.LOCKED_SHORT(), action=button, identifier="locked"))
    return parts


def _Refused(refusal: Refusal, back: str) -> ft.Control:
    said = reason(refusal)
    text = words.TO_VISIT() if back.startswith("/visits/") else words.GO_BACK()
    button = PrimaryButton(text, lambda: go(back), identifier="to-visit")
    box = ft.Container(EmptyState(ft.Icons.LOCK_OUTLINE, words.CANNOT_OPEN(), said, action=button), padding=S)
    return ft.Semantics(identifier="refused", content=box)
