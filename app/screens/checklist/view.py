"""Filling in a checklist: all points below each other, on a tablet beside the list of them; handing in at the thumb."""

from __future__ import annotations

from functools import partial
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.checking.complaints import complaint
from app.checking.told import title_of
from app.client import use_live
from app.navigation import go
from app.parts.buttons import IconAction, PrimaryButton, QuietButton
from app.parts.dialogs import Question, use_question
from app.parts.history import HistoryMark
from app.parts.layout import Screen, TwoPane, use_wide
from app.parts.moments import at
from app.parts.photo_check import CheckScreen
from app.parts.scrolling import use_scroller
from app.parts.signature import SignaturePad
from app.parts.states import EmptyState, Progress, SavedState
from app.parts.surfaces import ListRow, Notice, RowsCard
from app.parts.text import Body, Note
from app.points.card import PointCard
from app.points.given import Given
from app.screens.checklist import state
from app.screens.checklist.screen import ChecklistScreen
from app.screens.checklist.state import Filling, Mark
from app.theme import TARGET, XS, L, M, Tone
from app.wording import checklists as words
from app.wording.reasons import reason
from fieldwork.instruments.checklist import Point
from fieldwork.refusals import Refusal

KINDS = {"checksheet", "checklist", "visit"}
DRAWING = 560  # where there is room
SCROLL_MS = 200
_MARKS = {
    Mark.ANSWERED: (words.ANSWERED, ft.Icons.CHECK_CIRCLE, ft.Colors.PRIMARY),
    Mark.EMPTY: (words.EMPTY, ft.Icons.RADIO_BUTTON_UNCHECKED, ft.Colors.SECONDARY),
    Mark.EMPTY_OPTIONAL: (words.EMPTY_OPTIONAL, ft.Icons.RADIO_BUTTON_UNCHECKED, ft.Colors.ON_SURFACE_VARIANT),
    Mark.WRONG: (words.WRONG, ft.Icons.ERROR_OUTLINE, ft.Colors.ERROR),
}


@safe_component
def Checklist(visit: str, checklist: str) -> ft.Control:
    """The checklist of the person signed in, on one visit."""
    wide = use_wide()
    screen = use_live(lambda client: ChecklistScreen(client, visit, checklist), KINDS)
    check, _ = ft.use_state(screen.check)
    back = f"/visits/{visit}"
    if isinstance(screen.state, Refusal):
        return Screen(words.CANNOT_OPEN(), [_Refused(screen.state, back)], back=back)
    if check.is_open:
        return CheckScreen(check)
    if screen.signing:
        return _Signing(screen)
    page = _Page(screen, back, wide=wide)
    beside = _List(screen, back) if wide else ft.Container()
    if screen.listing and not wide:
        return _List(screen, back, alone=True)
    return TwoPane(beside, page, width=360)


@safe_component
def _Page(screen: ChecklistScreen, back: str, *, wide: bool) -> ft.Control:
    """All points. Comes back to where it was left for a photo or a signature."""
    scroller = use_scroller()
    ask = use_question()
    filling = screen.filling

    async def arrive() -> None:
        if screen.focus:
            await scroller.show(screen.focus, SCROLL_MS)

    ft.use_effect(screen.checked, [])
    ft.use_effect(arrive, [screen.jumps])
    form = filling.checklist
    points = [
        ft.Container(_point(screen, filling, n, point), key=ft.ScrollKey(point.id))  # type: ignore[call-arg]
        for n, point in enumerate(form.points, start=1)
    ]
    past = HistoryMark("checksheet", filling.id, what=title_of(form), identifier="history")
    # its place is kept before there is a past: the first answer must not move the points under the thumb
    actions: list[ft.Control] = [ft.Container(width=TARGET, height=TARGET) if filling.is_new else past]
    if not wide:
        icon = ft.Icons.FORMAT_LIST_BULLETED
        actions.append(IconAction(icon, words.ALL_POINTS(), lambda: screen.look(listing=True), identifier="show-list"))
    return Screen(
        title_of(form),
        [*_notices(screen, filling, ask), *points, *_last(filling)],
        subtitle=filling.school_name,
        back=None if wide else back,
        actions=actions,
        top=None if wide else _Standing(screen, filling),
        bottom_bar=_Foot(screen, filling, ask, back),
        scroller=scroller,
    )


def _point(screen: ChecklistScreen, filling: Filling, n: int, point: Point) -> ft.Control:
    where, said = screen.beside
    error = said if where == point.id else complaint(point, filling.sheet, asked=screen.asked)
    given = Given(
        key=filling.id,
        n=n,
        total=len(filling.checklist.points),
        point=point,
        value=filling.fields.get(f"answers.{point.id}"),
        attached=state.attached_at(filling, point.id),
        error=error,
        locked=filling.is_locked,
    )
    return PointCard(given, screen.acts, key=point.id)


def _notices(screen: ChecklistScreen, filling: Filling, ask: Any) -> list[ft.Control]:
    """What stands above the points. One part whatever it holds, so that no field below is made anew."""
    form = filling.checklist
    parts: list[ft.Control] = []
    if screen.trouble:
        parts.append(Notice(screen.trouble, tone=Tone.BAD, identifier="trouble-saving"))
    if screen.check.trouble:
        parts.append(Notice(screen.check.trouble, tone=Tone.BAD, identifier="trouble-photo"))
    if filling.is_locked:
        when = at(filling.sheet.submitted_at)
        title, text = words.SUBMITTED_TITLE(), words.SUBMITTED_TEXT(when=when)
        parts += [Notice(text, tone=Tone.GOOD, title=title, identifier="submitted"), _Reopen(screen, ask)]
    elif filling.replaced:
        parts.append(Notice(words.KEEPS_VERSION(), tone=Tone.INFO, identifier="keeps-version"))
    if filling.sheet.reopened and not filling.is_locked:
        moment, reason = max(filling.sheet.reopened.items(), key=lambda pair: int(pair[0]))
        said = words.REOPENED(when=at(int(moment)), reason=reason)
        parts.append(Notice(said, tone=Tone.INFO, identifier="reopened"))
    parts += [Body(form.purpose_th)] if form.purpose_th else []
    parts += [Note(words.SOURCE(source=form.source_th))] if form.source_th else []
    column = ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return [ft.Container(column, key="notices")]


def _last(filling: Filling) -> list[ft.Control]:
    """Said below the last point once nothing is missing. Always one part with a key: without, the list of points would
    be taken for another one, and the field in which the last answer is typed would lose the cursor."""
    ready = not filling.is_locked and not filling.gaps
    notice = Notice("", tone=Tone.GOOD, title=words.READY(), identifier="ready") if ready else None
    return [ft.Container(notice, key="last")]


def _Standing(screen: ChecklistScreen, filling: Filling) -> ft.Control:
    """How far, and where what was answered is kept."""
    done = filling.done
    bar = Progress(done.done, done.total, text=words.PROGRESS(done=done.done, total=done.total), identifier="progress")
    saved = ft.Semantics(identifier="saved", content=SavedState(screen.saved, words.NOT_YET()))
    return ft.Column([bar, saved], spacing=XS, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _Reopen(screen: ChecklistScreen, ask: Any) -> ft.Control:
    """The way to change what was handed in; asks why."""
    reopening = Question(
        words.REOPEN_ASK(), words.REOPEN_TEXT(), words.REOPEN(), screen.reopen, reason_label=words.REOPEN_REASON()
    )
    icon = ft.Icons.LOCK_OPEN_OUTLINED
    button = QuietButton(words.REOPEN(), partial(ask, reopening), identifier="reopen", icon=icon)
    return ft.Row([button], wrap=True)


def _Foot(screen: ChecklistScreen, filling: Filling, ask: Any, back: str) -> ft.Control:
    """What the thumb does: go to what is missing, hand in, or go back to the visit."""
    if filling.is_locked:
        button = PrimaryButton(words.TO_VISIT(), lambda: go(back), identifier="to-visit", expand=True)
    elif filling.gaps:
        text = words.FIRST_MISSING(n=len(filling.gaps))
        icon = ft.Icons.ARROW_DOWNWARD
        button = PrimaryButton(text, screen.ask_for_missing, identifier="first-missing", icon=icon, expand=True)
    else:
        handing = Question(words.SUBMIT_ASK(), words.SUBMIT_TEXT(), words.SUBMIT(), lambda _: screen.submit())
        icon = ft.Icons.TASK_ALT
        button = PrimaryButton(words.SUBMIT(), partial(ask, handing), identifier="submit", icon=icon, expand=True)
    return ft.Row([button])


def _List(screen: ChecklistScreen, back: str, *, alone: bool = False) -> ft.Control:
    """All points in short: what is missing first where something is, and each is a way to go there."""
    filling = screen.filling
    lacking = {gap.item_id for gap in filling.gaps}
    rows = [_row(screen, filling, n, point) for n, point in enumerate(filling.checklist.points, start=1)]
    first = [row for row, point in zip(rows, filling.checklist.points, strict=True) if point.id in lacking]
    others = [row for row, point in zip(rows, filling.checklist.points, strict=True) if point.id not in lacking]
    body: list[ft.Control] = []
    if first and not filling.is_locked:
        title = words.MISSING(n=len(first))
        body.append(Notice(words.MISSING_TEXT(), tone=Tone.WARN, title=title, identifier="missing"))
        body.append(RowsCard(*first))
    body += [RowsCard(*(others if first else rows))] if others or not first else []
    go_on = PrimaryButton(
        words.BACK_TO_POINTS(), lambda: screen.look(listing=False), identifier="back-to-points", expand=True
    )
    return Screen(
        words.ALL_POINTS(),
        body,
        subtitle=title_of(filling.checklist),
        back=back,
        top=_Standing(screen, filling),
        bottom_bar=ft.Row([go_on]) if alone else None,
    )


def _row(screen: ChecklistScreen, filling: Filling, n: int, point: Point) -> ft.Control:
    phrase, icon, color = _MARKS[state.mark(point, filling.sheet)]
    return ListRow(
        f"{n}. {title_of(point)}",
        subtitle=phrase(),
        leading=ft.Icon(icon, color=color),
        on_click=partial(screen.jump, point.id),
        identifier=f"to-{point.id}",
    )


def _Signing(screen: ChecklistScreen) -> ft.Control:
    """The page to sign on. The pad does not scroll away under the finger: it stays at the foot of the page."""
    point = screen.filling.checklist.point(screen.signing)
    room = (ft.context.page.width or 390) - 2 * L
    leave = IconAction(ft.Icons.CLOSE, words.SIGN_AWAY(), screen.stop_signing, identifier="sign-leave")
    body: list[ft.Control] = [Body(title_of(point))]
    body += [Note(point.help_th)] if point.help_th else []
    body += [Notice(screen.trouble, tone=Tone.BAD, identifier="trouble-saving")] if screen.trouble else []
    pad = SignaturePad(
        lambda png, strokes: screen.signed(png),
        width=min(DRAWING, room),
        strokes=screen.strokes(),
        on_stroke=screen.keep_strokes,
    )
    subtitle = screen.filling.school_name
    return Screen(words.SIGN_TITLE(), body, subtitle=subtitle, actions=[leave], bottom_bar=pad)


def _Refused(refusal: Refusal, back: str) -> ft.Control:
    said = reason(refusal)
    button = PrimaryButton(words.TO_VISIT(), lambda: go(back), identifier="to-visit")
    box = ft.Container(EmptyState(ft.Icons.LOCK_OUTLINE, words.CANNOT_OPEN(), said, action=button), padding=L)
    return ft.Semantics(identifier="refused", content=box)
