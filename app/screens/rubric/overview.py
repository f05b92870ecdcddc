"""Every page of a sheet by area with its mark: to see how far one is and to jump. The left pane on a tablet."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.boundary import safe_component
from app.parts.surfaces import ListRow, RowsCard, SectionHeader
from app.screens.rubric.desk import Desk, Shown
from app.screens.rubric.wording import mark_text, page_title, title_of
from app.theme import M
from app.visiting import sheets
from app.visiting.sheets import CLOSING, HEADER, SUBMIT, Filling, Mark
from app.wording import language
from app.wording import rubric as words

_ICONS = {
    Mark.EMPTY: (ft.Icons.RADIO_BUTTON_UNCHECKED, ft.Colors.ON_SURFACE_VARIANT),
    Mark.RATED: (ft.Icons.CHECK_CIRCLE, ft.Colors.PRIMARY),
    Mark.LEFT_OUT: (ft.Icons.REMOVE_CIRCLE_OUTLINE, ft.Colors.ON_SURFACE_VARIANT),
    Mark.LACKING: (ft.Icons.ERROR_OUTLINE, ft.Colors.SECONDARY),
}


@safe_component
def Overview(shown: Shown, desk: Desk) -> ft.Control:
    """The list of all pages. The one in view is marked."""
    filling = shown.filling
    parts: list[ft.Control] = []
    if filling.instrument.header_fields:
        parts.append(RowsCard(_page(desk, filling, HEADER)))
    for area in filling.instrument.areas:
        parts.append(SectionHeader(title_of(area), note=_area_note(filling, area.id)))
        parts.append(RowsCard(*(_row(desk, filling, indicator.id) for indicator in area.indicators)))
    ends = [page for page in sheets.pages(filling.instrument) if page in (CLOSING, SUBMIT)]
    parts.append(RowsCard(*(_page(desk, filling, page) for page in ends)))
    return ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _row(desk: Desk, filling: Filling, indicator: str) -> ft.Control:
    mark = sheets.mark(filling, indicator)
    return OverviewRow(
        indicator,
        page_title(filling, indicator),
        mark_text(filling, indicator),
        mark,
        filling.place == indicator,
        desk.go,
        language.spoken(),
        key=indicator,
    )


@ft.memo
@safe_component
def OverviewRow(
    page: str, title: str, note: str, mark: Mark, here: bool, go: Callable[[str], None], spoken: str
) -> ft.Control:
    """One indicator. Memoised: a tap on a level redraws one row of twenty."""
    del spoken
    icon, color = _ICONS[mark]
    return ListRow(
        title,
        subtitle=note,
        leading=ft.Icon(icon, color=color),
        on_click=lambda: go(page),
        identifier=f"jump-{page}",
        label=f"{title} {note}",
        selected=here,
    )


def _page(desk: Desk, filling: Filling, page: str) -> ft.Control:
    lacking = [gap for gap in filling.gaps if page == SUBMIT or sheets.page_of(filling.instrument, gap.item_id) == page]
    note = words.N_MISSING(n=len(lacking)) if lacking else words.ALL_THERE()
    if page == SUBMIT and filling.is_locked:
        note = words.SUBMITTED_TITLE()
    icon, color = _ICONS[Mark.LACKING if lacking and not filling.is_new else Mark.EMPTY if lacking else Mark.RATED]
    title = page_title(filling, page)
    return ListRow(
        title,
        subtitle=note,
        leading=ft.Icon(icon, color=color),
        on_click=lambda: desk.go(page),
        identifier=f"jump-{page.strip('@')}",
        label=f"{title} {note}",
        selected=filling.place == page,
    )


def _area_note(filling: Filling, area: str) -> str:
    marks = [sheets.mark(filling, each.id) for each in filling.instrument.area(area).indicators]
    done = sheets.done(filling, area)
    said = words.AREA_DONE(done=done.done, total=done.total)
    lacking = marks.count(Mark.LACKING)
    return f"{said} · {words.AREA_LACKING(n=lacking)}" if lacking else said
