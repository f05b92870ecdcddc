"""One grade of the table: the columns, then each skill with its levels, its sum, and what changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.parts.moments import term_briefly
from app.parts.numbers import NumberField
from app.parts.surfaces import Card, Notice
from app.parts.text import Body, Heading, Note
from app.screens.counts import state
from app.screens.counts.state import CountPage
from app.theme import XL, XS, M, S, Tone
from app.wording import counts as words
from app.wording import language
from fieldwork.counting import rows
from fieldwork.counting.rows import RowStage
from fieldwork.instruments.count_checks import MAX_COUNT, Finding
from fieldwork.instruments.count_privacy import mask_of
from fieldwork.instruments.count_table import Column, CountLevel, Skill, cell_id

Keep = Callable[[str, int | None], None]
SHORT_LABEL = 14  # letters of a level that fit beside another field on a phone


def GradePage(page: CountPage, keep: Keep, *, crowded: bool = False) -> ft.Control:
    """Everything about the grade in view; `keep(cell, number)` stores one number. `crowded`: levels in one column."""
    columns = [_column(page, keep, column) for column in page.table.columns]
    parts: list[ft.Control] = [Card(*columns, spacing=XL if crowded else M)]
    parts += [_skill(page, keep, skill, crowded) for skill in page.table.skills]
    parts.append(_standing(page))
    mask = mask_of(page.table)
    if mask is not None:
        parts.append(Note(words.SMALL_HIDDEN(least=mask.least, most=mask.most, shown=mask.shown_as)))
    column = ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Container(column, key=page.row.record)


def _column(page: CountPage, keep: Keep, column: Column) -> ft.Control:
    said = state.beside(page.row, page.table, column.id)
    errors = [finding.message_th for finding in said if finding.severity == "error"]
    field = CellField(
        keep,
        column.id,
        column.title_th,
        page.row.cells.get(column.id),
        " ".join(errors),
        column.min,
        MAX_COUNT if column.max is None else column.max,
        page.is_read_only,
        key=f"{page.row.record}-{column.id}",
    )
    warnings = [_warning(finding) for finding in said if finding.severity != "error"]
    return ft.Column([field, *warnings], spacing=XS, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _skill(page: CountPage, keep: Keep, skill: Skill, crowded: bool) -> ft.Control:
    """Two levels beside each other where their words are short."""
    narrow = not crowded and all(
        len(language.of(level.label_th, level.label_en)) <= SHORT_LABEL for level in page.table.levels
    )
    cells = [_level(page, keep, skill, level, narrow) for level in page.table.levels]
    row = ft.ResponsiveRow(cells, spacing=M, run_spacing=XL if crowded else M)  # a large label stands out of its border
    parts: list[ft.Control] = [Heading(language.of(skill.title_th, skill.title_en)), row, _sum(page, skill)]
    parts += [_error(finding) for finding in rows.of_skill(page.row.findings, skill.id)]
    parts.append(_change(page, skill))
    return Card(*parts, spacing=M)


def _level(page: CountPage, keep: Keep, skill: Skill, level: CountLevel, narrow: bool) -> ft.Control:
    cell = cell_id(skill.id, level.id)
    share = rows.share(page.row.figures, skill.id, level.id)
    field = CellField(
        keep,
        cell,
        language.of(level.label_th, level.label_en),
        page.row.cells.get(cell),
        " ".join(finding.message_th for finding in state.beside(page.row, page.table, cell)),
        0,
        MAX_COUNT,
        page.is_read_only,
        key=f"{page.row.record}-{cell}",
    )
    note = Note(words.SHARE(share=share) if share is not None else " ")
    column = ft.Column([field, note], spacing=2, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Container(column, col={"xs": 6 if narrow else 12, "md": 3 if narrow else 6})


@ft.memo
@safe_component
def CellField(
    keep: Keep, cell: str, label: str, number: int | None, error: str, low: int, high: int, locked: bool
) -> ft.Control:
    """One number. Memoised: typing in one field redraws no other."""
    return NumberField(
        label,
        number,
        partial(keep, cell),
        identifier=f"cell-{cell.replace(':', '-')}",
        low=low,
        high=high,
        error=error,
        disabled=locked,
    )


def _sum(page: CountPage, skill: Skill) -> ft.Control:
    total, whole = rows.total(page.table, page.row.cells, skill.id)
    column = rows.sum_column(page.table)
    wanted = page.row.cells.get(column.id) if column else None
    if whole and column is not None and wanted is not None:
        return Body(words.SUM(sum=total, column=column.title_th, n=wanted))
    return Body(words.SUM_SO_FAR(sum=total), muted=True)


def _change(page: CountPage, skill: Skill) -> ft.Control:
    """Since the round before; nothing as long as this round's numbers are not all there."""
    if not rows.total(page.table, page.row.cells, skill.id)[1]:
        return ft.Container(height=0)
    figure = rows.change(page.row.figures, skill.id)
    level = rows.level_in(page.table, figure) if figure else None
    before = term_briefly(page.before)
    if figure is None or figure.shown is None or level is None:
        return Note(words.NO_BEFORE(before=before))
    label = language.of(level.label_th, level.label_en)
    if figure.shown == 0:
        return Note(words.CHANGE_NONE(level=label, before=before))
    phrase = words.CHANGE_UP if figure.shown > 0 else words.CHANGE_DOWN
    return Note(phrase(level=label, n=abs(figure.shown), before=before))


def _standing(page: CountPage) -> ft.Control:
    if page.row.stage is RowStage.DONE:
        return Notice(words.ALL_RIGHT(), tone=Tone.GOOD, identifier="grade-complete")
    left = 0 if page.replaced else rows.left(page.table, page.row.cells)
    return Note(words.LEFT(n=left)) if left else ft.Container(height=0)


def _error(finding: Finding) -> ft.Control:
    tone = Tone.BAD if finding.severity == "error" else Tone.WARN
    return Notice(finding.message_th, tone=tone, identifier=f"check-{finding.check_id}-{finding.skill_id}")


def _warning(finding: Finding) -> ft.Control:
    icon = ft.Icon(ft.Icons.WARNING_AMBER_OUTLINED, size=18, color=ft.Colors.SECONDARY)
    row = ft.Row([icon, Note(finding.message_th, expand=True)], spacing=S)
    return ft.Semantics(identifier=f"check-{finding.check_id}", live_region=True, content=row)
