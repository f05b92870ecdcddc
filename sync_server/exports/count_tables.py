"""A count table as sheets of the workbook: the numbers as they were counted, and as they may be published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fieldwork.counting import rows
from fieldwork.counting.rows import Cells, Row
from fieldwork.instruments.count_checks import Figure
from fieldwork.instruments.count_privacy import HIDDEN_TOO, masked_figures, masked_row
from fieldwork.instruments.count_rules import Mask
from fieldwork.instruments.count_table import CountTable, cell_id
from sync_server.exports.tables import Cell, Column, Form, Table
from sync_server.reports import wording
from sync_server.reports.counted import Counted


def count_tables(counted: Counted) -> Iterator[Table]:
    """The numbers; where some are too small for others to see, a second sheet without them."""
    yield _numbers(counted)
    if (mask := counted.small) is not None:
        yield _publishable(counted, mask)


def _numbers(counted: Counted) -> Table:
    tally = counted.tally
    columns = [*_counts_heads(tally.table), *_sum_heads(counted)]
    columns += [Column("ความครบถ้วน", 18), Column("ช่องที่ยังไม่กรอก", 12, Form.WHOLE)]
    columns += [Column("สิ่งที่ต้องตรวจสอบ", 50, Form.LONG), Column("ผู้บันทึก", 30), Column("วันที่บันทึก", 14, Form.DAY)]
    made = [
        (*_numbers_of(counted, row.grade, row.cells, row.figures), *_standing(counted, row)) for row in counted.rows
    ]
    if (totals := tally.totals) is not None:
        title = wording.total_title(tally)
        made.append((*_numbers_of(counted, title, totals.cells, totals.figures), "", None, "", "", None))
    above = [f"{tally.table.title_th} {wording.round_text(tally.round)} ({wording.edition(tally.table)})"]
    above += [f"ยังไม่มีตัวเลขของ {' '.join(counted.empty_grades)}"] if counted.empty_grades else []
    above += [wording.small_words(counted.small)] if counted.small else []
    return Table(f"ตารางนับ {tally.table.id}", tuple(columns), tuple(made), tuple(above))


def _counts_heads(table: CountTable) -> Iterator[Column]:
    yield Column(wording.GRADE, 18)
    yield from (Column(each.title_th, 14, Form.WHOLE) for each in table.columns)
    for skill in table.skills:
        for level in table.levels:
            yield Column(f"{skill.title_th}: {level.label_th} (คน)", 11, Form.WHOLE)
            yield Column(f"{skill.title_th}: {level.label_th} (ร้อยละ)", 11, Form.MEAN)


def _sum_heads(counted: Counted) -> Iterator[Column]:
    before = wording.round_text(counted.tally.before)
    for skill in counted.tally.table.skills:
        yield Column(f"{skill.title_th}: รวมทุกระดับ", 12, Form.WHOLE)
        level = counted.changing(skill)
        if level is not None:
            yield Column(f"{skill.title_th}: {level.label_th} เทียบ{before} (จุดร้อยละ)", 18, Form.MEAN)


def _numbers_of(counted: Counted, title: str, cells: Cells, figures: tuple[Figure, ...]) -> tuple[Cell, ...]:
    table = counted.tally.table
    found: list[Cell] = [title, *(cells.get(each.id) for each in table.columns)]
    for skill in table.skills:
        for level in table.levels:
            found += [cells.get(cell_id(skill.id, level.id)), rows.share(figures, skill.id, level.id)]
    for skill in table.skills:
        total, whole = rows.total(table, cells, skill.id)
        found.append(total if whole else None)
        if counted.changing(skill) is not None:
            change = rows.change(figures, skill.id)
            found.append(change.shown if change else None)
    return tuple(found)


def _standing(counted: Counted, row: Row) -> tuple[str, int, str, str, date | None]:
    hands = counted.hands[row.grade]
    said = "\n".join(wording.joined(counted.place(each), each.message_th) for each in row.findings)
    return wording.STAGES[row.stage], rows.left(counted.tally.table, row.cells), said, ", ".join(hands.names), hands.day


def _publishable(counted: Counted, mask: Mask) -> Table:
    """What may leave office and school. No sums over grades: they would give hidden counts away."""
    table = counted.tally.table
    made = []
    for row in counted.rows:
        shown, figures = masked_row(table, row.cells), masked_figures(table, row.cells)
        line: list[Cell] = [row.grade, *(_shown(shown[each.id]) for each in table.columns)]
        for skill in table.skills:
            for level in table.levels:
                line += [_shown(shown[cell_id(skill.id, level.id)]), rows.share(figures, skill.id, level.id)]
        made.append(tuple(line))
    above = (
        f"{table.title_th} {wording.round_text(counted.tally.round)} ฉบับสำหรับเผยแพร่",
        f"{mask.shown_as} คือจำนวน {mask.least} ถึง {mask.most} คน · {HIDDEN_TOO} คือจำนวนที่ปิดไว้เพื่อไม่ให้คำนวณย้อนกลับได้",
    )
    return Table(f"เผยแพร่ {table.id}", tuple(_counts_heads(table)), tuple(made), above)


def _shown(text: str) -> int | str | None:
    return int(text) if text.isdecimal() else text or None
