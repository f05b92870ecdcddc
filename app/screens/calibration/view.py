"""One calibration: the sample and the way to rate it, who has handed in, and the result once it is open."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import use_live
from app.navigation import go
from app.parts.buttons import PrimaryButton, QuietButton
from app.parts.dialogs import Question, use_question
from app.parts.history import HistoryMark
from app.parts.layout import Pane, Screen, Side, use_crowded, use_wide
from app.parts.moments import at, briefly
from app.parts.states import EmptyState, Progress
from app.parts.surfaces import ListRow, Notice, RowsCard, SectionHeader
from app.parts.text import Note
from app.routes import came_from
from app.screens.calibration.parts import SampleCard, title_of
from app.screens.calibration.result import Every, Leans, Summary, Talk
from app.screens.calibration.screen import KINDS, CalibrationScreen
from app.screens.calibration.state import Page, Rater, Standing
from app.theme import Tone
from app.wording import calibration as words

FEWEST_TO_OPEN = 2


@safe_component
def Calibration(calibration: str) -> ft.Control:
    """The page at /calibrations/:calibration."""
    back = ft.use_memo(lambda: came_from(ft.context.page.route or "", "/"), [])
    screen = use_live(lambda client: CalibrationScreen(client, calibration), KINDS)
    wide, crowded = use_wide(), use_crowded()
    page = screen.page
    if page is None:
        nothing = EmptyState(ft.Icons.SEARCH_OFF, words.GONE_TITLE(), words.GONE())
        return Screen(words.TITLE(), [nothing], back=back)
    about = page.calibration
    past = HistoryMark("calibration", about.id, what=about.name or "", identifier="history", key=about.id)
    return Screen(
        about.name or words.TITLE(),
        [_about(page), *_body(screen, page, wide=wide, crowded=crowded)],
        subtitle=f"{briefly(about.day)} · {title_of(page.form)}",
        back=back,
        actions=[past],
        bottom_bar=_thumb(page),
        full_width=wide and page.result is not None,
    )


def _about(page: Page) -> ft.Control:
    """Who leads it, and that it was withdrawn where it was."""
    if page.calibration.withdrawn:
        return Notice(words.WITHDRAWN(reason=page.calibration.withdrawn), tone=Tone.WARN, identifier="withdrawn")
    return Note(words.YOU_LEAD() if page.leads else words.LED_BY(name=page.facilitator))


def _body(screen: CalibrationScreen, page: Page, *, wide: bool, crowded: bool) -> list[ft.Control]:
    if page.result is not None:
        return _opened(screen, page, wide=wide, crowded=crowded)
    opening, sample = Opening(screen, page, key="opening"), SampleCard(page.calibration)
    if page.standing is Standing.TO_RATE:
        return [*_told(page), sample, *_who(page), opening]
    return [*_told(page), *_who(page), opening, sample]


def _opened(screen: CalibrationScreen, page: Page, *, wide: bool, crowded: bool) -> list[ft.Control]:
    assert page.result is not None
    found = page.result
    first = [*Summary(page, found), *Talk(screen, page, found, beside=not crowded)]
    rest = [*Leans(page, found), *Every(screen, page, found, beside=not crowded)]
    sample = SampleCard(page.calibration)
    if wide:
        return [Side(Pane([*first, sample]), Pane([*rest, *_who(page)]))]
    return [*first, *rest, *_who(page), sample]


def _told(page: Page) -> list[ft.Control]:
    """What this person should know while the result is not shown."""
    if page.calibration.withdrawn:
        return []
    if page.standing is Standing.TO_RATE:
        early = [Notice(words.OPENED_WITHOUT_YOU(), tone=Tone.INFO)] if page.calibration.opened_at is not None else []
        return [Notice(words.BLIND(), title=words.BLIND_TITLE(), identifier="blind"), *early]
    if page.standing is Standing.OTHERS:
        return [Notice(words.OTHERS_ONLY(), identifier="others-only")]
    if page.own is not None:
        return [Notice(words.WAITING(), tone=Tone.GOOD, title=words.WAITING_TITLE(), identifier="waiting")]
    return [Notice(words.WAITING(), title=words.WATCHING_TITLE(), identifier="waiting")]


def _who(page: Page) -> list[ft.Control]:
    """Who has handed in, without anything that was rated."""
    if not page.raters:
        return [SectionHeader(words.WHO()), Note(words.NOBODY())]
    counted = words.WHO_NOTE(done=len(page.done), total=len(page.raters))
    rows = [_Rater(rater) for rater in page.raters]
    bar = Progress(len(page.done), len(page.raters), text=counted, identifier="handed-in")
    return [SectionHeader(words.WHO()), bar, RowsCard(*rows)]


def _Rater(rater: Rater) -> ft.Control:
    done = rater.submitted_at is not None
    said = words.HANDED_IN(when=at(rater.submitted_at)) if rater.submitted_at is not None else _begun(rater)
    icon = ft.Icon(
        ft.Icons.CHECK_CIRCLE if done else ft.Icons.HOURGLASS_EMPTY,
        color=ft.Colors.PRIMARY if done else ft.Colors.ON_SURFACE_VARIANT,
    )
    return ListRow(words.YOU(name=rater.name) if rater.is_self else rater.name, subtitle=said, leading=icon)


def _begun(rater: Rater) -> str:
    return words.BEGUN(done=rater.answered, total=rater.total) if rater.answered and rater.total else words.NOT_BEGUN()


@safe_component
def Opening(screen: CalibrationScreen, page: Page) -> ft.Control:
    """For the facilitator: opening the result, also while somebody is still missing."""
    ask = use_question()
    if not page.leads or page.calibration.opened_at is not None or page.calibration.withdrawn:
        return ft.Container(height=0)
    if len(page.done) < FEWEST_TO_OPEN:
        return Note(words.OPEN_TOO_FEW())
    missing = ", ".join(rater.name for rater in page.missing)
    said = f"{words.OPEN_TEXT()}\n{words.OPEN_MISSING(names=missing)}" if missing else words.OPEN_TEXT()
    question = Question(words.OPEN_ASK(), said, words.OPEN(), lambda _: screen.open())
    icon = ft.Icons.VISIBILITY_OUTLINED
    return QuietButton(words.OPEN(), partial(ask, question), identifier="open-result", icon=icon)


def _thumb(page: Page) -> ft.Control | None:
    """What the thumb does: rate, or look at what one gave."""
    own, path = page.own, f"/calibrations/{page.calibration.id}/sheet"
    if own is None or page.calibration.withdrawn:
        return None
    if page.standing is Standing.TO_RATE:
        text = words.GO_ON() if own.answered else words.START()
        return ft.Row(
            [PrimaryButton(text, partial(go, path), identifier="rate", icon=ft.Icons.EDIT_OUTLINED, expand=True)]
        )
    if page.standing is Standing.WAITING:
        return ft.Row([QuietButton(words.LOOK_AT_OWN(), partial(go, path), identifier="own-sheet", expand=True)])
    return None
