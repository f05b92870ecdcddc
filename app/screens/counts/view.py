"""The count table on a phone (a grade at a time) and on a tablet (all grades at the left, one at the right)."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import use_live
from app.navigation import go
from app.parts.buttons import PrimaryButton, QuietButton, tappable
from app.parts.history import HistoryMark
from app.parts.layout import Screen, TwoPane, is_crowded, use_wide
from app.parts.moments import term_briefly
from app.parts.states import EmptyState, Progress, SavedState
from app.parts.surfaces import ListRow, Notice, RowsCard
from app.parts.text import Body, Note
from app.screens.counts import state
from app.screens.counts.grade import GradePage
from app.screens.counts.screen import CountScreen
from app.screens.counts.state import CountPage
from app.theme import RADIUS_SMALL, L, M, S, Tone
from app.wording import counts as words
from app.wording import grades, language
from app.wording.reasons import reason
from fieldwork.counting.rows import Row, RowStage
from fieldwork.refusals import Refusal

KINDS = {"counts", "visit", "instrument", "office"}
_STAGES = {
    RowStage.EMPTY: (words.EMPTY, ft.Icons.RADIO_BUTTON_UNCHECKED, ft.Colors.ON_SURFACE_VARIANT),
    RowStage.BEGUN: (words.BEGUN, ft.Icons.TIMELAPSE, ft.Colors.TERTIARY),
    RowStage.WRONG: (words.WRONG, ft.Icons.ERROR_OUTLINE, ft.Colors.ERROR),
    RowStage.DONE: (words.DONE, ft.Icons.CHECK_CIRCLE, ft.Colors.PRIMARY),
}


@safe_component
def Counts(visit: str, instrument: str) -> ft.Control:
    """The count table of this visit's school and round."""
    wide = use_wide()
    screen = use_live(lambda client: CountScreen(client, visit, instrument), KINDS)
    back = f"/visits/{visit}"
    if isinstance(screen.state, Refusal):
        return Screen(words.CANNOT_OPEN(), [_Refused(screen.state, back)], back=back)
    page = screen.page
    grade = _Grade(screen, page, back, wide=wide)
    beside = _Grades(screen, page, back) if wide else ft.Container()
    return TwoPane(beside, grade, width=340)  # on a phone, too: a tablet that is turned keeps what is being typed


def _Grade(screen: CountScreen, page: CountPage, back: str, *, wide: bool) -> ft.Control:
    crowded = is_crowded(screen.client.preferences.look.text_scale, wide=wide)
    return Screen(
        words.TITLE(grade=grades.named(page.grade)),
        [*_notices(screen, page, wide=wide), GradePage(page, screen.count, crowded=crowded)],
        subtitle=page.school_name if wide else _subtitle(page),
        back=None if wide else back,
        top=None if wide else _Standing(screen, page, crowded=crowded),
        actions=[
            HistoryMark(
                "counts", page.row.record, what=grades.named(page.grade), identifier="history", key=page.row.record
            )
        ],
        bottom_bar=_Steps(screen, page, back),
        page=page.grade,
    )


def _Standing(screen: CountScreen, page: CountPage, *, crowded: bool) -> ft.Control:
    """The grades beside each other with a mark each, and where the one in view is kept, for a phone."""
    columns = 4 if crowded else 2
    chips = [_Chip(screen, row, row.grade == page.grade, columns) for row in page.rows]
    return ft.Column([ft.ResponsiveRow(chips, spacing=S, run_spacing=S), _Saved(screen)], spacing=S, tight=True)


def _Saved(screen: CountScreen) -> ft.Control:
    return ft.Semantics(identifier="saved", content=SavedState(screen.saved, words.NOT_YET()))


def _Chip(screen: CountScreen, row: Row, here: bool, columns: int) -> ft.Control:
    phrase, icon, color = _STAGES[row.stage]
    ink = ft.Colors.ON_PRIMARY_CONTAINER if here else ft.Colors.ON_SURFACE
    face = ft.Column(
        [Body(grades.briefly(row.grade), color=ink), ft.Icon(icon, size=16, color=color)],
        spacing=0,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.CENTER,
    )
    chip = tappable(
        face,
        partial(screen.go, row.grade),
        identifier=f"grade-{row.grade}",
        label=f"{grades.named(row.grade)} {phrase()}",
        selected=here,
        padding=ft.Padding.symmetric(vertical=S),
        border_radius=RADIUS_SMALL,
        alignment=ft.Alignment.CENTER,
        bgcolor=ft.Colors.PRIMARY_CONTAINER if here else ft.Colors.SURFACE_CONTAINER_LOWEST,
        border=ft.Border.all(2 if here else 1, ft.Colors.PRIMARY if here else ft.Colors.OUTLINE_VARIANT),
    )
    return ft.Container(chip, col={"xs": columns})


def _Grades(screen: CountScreen, page: CountPage, back: str) -> ft.Control:
    done = sum(row.stage is RowStage.DONE for row in page.rows)
    said = words.DONE_OF(done=done, total=len(page.rows))
    return Screen(
        words.ALL_GRADES(),
        [RowsCard(*(_row(screen, page, row) for row in page.rows))],
        subtitle=_subtitle(page),
        back=back,
        top=Progress(done, len(page.rows), text=said),
    )


def _subtitle(page: CountPage) -> str:
    title = language.of(page.table.title_th, page.table.title_en)
    title = words.OF_VERSION(title=title, version=page.table.version) if page.replaced else title
    return words.SUBTITLE(title=title, round=term_briefly(page.round))


def _row(screen: CountScreen, page: CountPage, row: Row) -> ft.Control:
    phrase, icon, color = _STAGES[row.stage]
    return ListRow(
        grades.named(row.grade),
        subtitle=phrase(),
        leading=ft.Icon(icon, color=color),
        on_click=partial(screen.go, row.grade),
        identifier=f"grade-{row.grade}",
        selected=row.grade == page.grade,
    )


def _Steps(screen: CountScreen, page: CountPage, back: str) -> ft.Control:
    following = state.neighbour(page, 1)
    parts: list[ft.Control] = []
    if state.neighbour(page, -1) is not None:
        icon = ft.Icons.CHEVRON_LEFT
        parts.append(QuietButton(words.PREVIOUS(), lambda: screen.step(-1), identifier="previous", icon=icon))
    if following is not None:
        text = words.NEXT(grade=grades.briefly(following))
        parts.append(PrimaryButton(text, lambda: screen.step(1), identifier="next", expand=True))
    else:
        parts.append(PrimaryButton(words.FINISH(), partial(go, back), identifier="finish", expand=True))
    return ft.Row(parts, spacing=M)


def _notices(screen: CountScreen, page: CountPage, *, wide: bool) -> list[ft.Control]:
    parts: list[ft.Control] = []
    if screen.trouble:
        parts.append(Notice(screen.trouble, tone=Tone.BAD, identifier="trouble-saving"))
    if page.replaced:
        said = words.REPLACED(version=page.table.version)
        parts.append(Notice(said, tone=Tone.WARN, title=words.REPLACED_TITLE(), identifier="replaced"))
    elif page.locked is not None:
        why = reason(page.locked)
        parts.append(Notice(words.READ_ONLY(why=why), tone=Tone.INFO, identifier="read-only"))
    else:
        parts.append(Note(words.SHARED()))
    return [*parts, _Saved(screen)] if wide else parts


def _Refused(refusal: Refusal, back: str) -> ft.Control:
    said = reason(refusal)
    button = PrimaryButton(words.FINISH(), partial(go, back), identifier="to-visit")
    box = ft.Container(EmptyState(ft.Icons.LOCK_OUTLINE, words.CANNOT_OPEN(), said, action=button), padding=L)
    return ft.Semantics(identifier="refused", content=box)
