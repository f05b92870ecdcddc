"""A count table as lines of the CSV: one a number, one a sum, and one for everything that does not add up."""

from __future__ import annotations

from collections.abc import Iterator

from fieldwork.counting import rows
from fieldwork.counting.rows import Cells, Row
from fieldwork.instruments.count_checks import Figure
from fieldwork.instruments.count_table import Skill, cell_id
from sync_server.exports.lines import Line
from sync_server.reports import wording
from sync_server.reports.counted import Counted

PART = "ตารางนับ"


def count_lines(counted: Counted) -> Iterator[Line]:
    """Grade by grade, then all whole grades together."""
    for row in counted.rows:
        hands = counted.hands[row.grade]
        on = hands.day.isoformat() if hands.day else ""
        about = {"grade": row.grade, "by": ", ".join(hands.names), "on": on, "state": wording.STAGES[row.stage]}
        yield from _numbers(counted, row.cells, row.figures, about)
        yield from _said(counted, row, about)
    totals = counted.tally.totals
    if totals is not None:
        yield from _numbers(counted, totals.cells, totals.figures, {"grade": wording.total_title(counted.tally)})


def _numbers(counted: Counted, cells: Cells, figures: tuple[Figure, ...], about: dict[str, str]) -> Iterator[Line]:
    table = counted.tally.table
    for column in table.columns:
        if (count := cells.get(column.id)) is not None:
            yield Line(part=PART, code=column.id, item=column.title_th, count=str(count), **about)
    for skill in table.skills:
        for level in table.levels:
            cell = cell_id(skill.id, level.id)
            share = rows.share(figures, skill.id, level.id)
            if (count := cells.get(cell)) is not None:
                shown = "" if share is None else str(share)
                whose = {"area": skill.title_th, "code": cell, "item": level.label_th}
                yield Line(part=PART, count=str(count), share=shown, **whose, **about)
        yield from _sum(counted, cells, figures, skill, about)


def _sum(
    counted: Counted, cells: Cells, figures: tuple[Figure, ...], skill: Skill, about: dict[str, str]
) -> Iterator[Line]:
    """The sum of a skill's levels; the change since the round before in words, because a minus would be a formula."""
    total, whole = rows.total(counted.tally.table, cells, skill.id)
    if not whole:
        return
    change, level = rows.change(figures, skill.id), counted.changing(skill)
    text = ""
    if change is not None and change.shown is not None and level is not None:
        before = wording.round_text(counted.tally.before)
        text = f"ระดับ{level.label_th} {wording.change_words(change.shown)} จุดร้อยละ เทียบ{before}"
    yield Line(part=PART, area=skill.title_th, code=skill.id, item="รวมทุกระดับ", count=str(total), text=text, **about)


def _said(counted: Counted, row: Row, about: dict[str, str]) -> Iterator[Line]:
    for each in row.findings:
        code, what = each.cell or each.skill_id or each.check_id, counted.place(each)
        yield Line(part=PART, code=code, item="สิ่งที่ต้องตรวจสอบ", text=wording.joined(what, each.message_th), **about)
