"""Count tables as blocks, the same in both editions: pupils, one table a skill, what does not add up, who counted."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from fieldwork.counting import rows
from fieldwork.counting.rows import Cells, Row
from fieldwork.counting.tally import Tally
from fieldwork.instruments.count_checks import Figure
from fieldwork.instruments.count_table import CountLevel, Skill, cell_id
from fieldwork.rounds import written
from fieldwork.thai.text import thai_digits
from sync_server.reports import wording
from sync_server.reports.blocks import Block, column, entry, heading, listing, note, table
from sync_server.reports.counted import Counted

Line = tuple[str, Cells, tuple[Figure, ...]]
"""A grade, or all of them, with its counts and the figures worked out from them."""


def count_blocks(counted: Counted) -> Iterator[Block]:
    """Everything about one table."""
    yield _pupils(counted)
    for skill in counted.tally.table.skills:
        yield heading(skill.title_th, level=2)
        yield _skill(counted, skill)
    yield from _said(counted)
    yield note("\n".join(_small_print(counted)))


def _pupils(counted: Counted) -> Block:
    """The counts that are not split by level, and how far each grade is."""
    tally = counted.tally
    columns = [column(wording.GRADE, width=3)]
    columns += [column(each.title_th, width=4, center=True) for each in tally.table.columns]
    columns.append(column("ความครบถ้วน", width=4, center=True))
    made = [
        [thai_digits(row.grade), *(_count(row.cells, each.id) for each in tally.table.columns), _stage(counted, row)]
        for row in counted.rows
    ]
    totals = tally.totals
    if totals is not None:
        sums = [_count(totals.cells, each.id) for each in tally.table.columns]
        made.append([_total_title(counted), *sums, ""])
    return table(columns, made, last_strong=totals is not None, whole=True)


def _skill(counted: Counted, skill: Skill) -> Block:
    """Grades by levels: each count with its percentage, their sum, and the change since the round before."""
    tally = counted.tally
    totals = tally.totals
    lines: list[Line] = [(thai_digits(row.grade), row.cells, row.figures) for row in counted.rows]
    lines += [(_total_title(counted), totals.cells, totals.figures)] if totals is not None else []
    changing = counted.changing(skill)
    columns = [column(wording.GRADE, width=6)]
    for level in tally.table.levels:
        columns.append(column("คน", width=3, center=True, under=level.label_th))
        columns.append(column("ร้อยละ", width=4, center=True, under=level.label_th))
    columns.append(column("รวม", width=5, center=True))
    if changing is not None:
        columns.append(column(_change_title(tally, changing), width=8, center=True))
    made = []
    for title, cells, figures in lines:
        levels = [words for level in tally.table.levels for words in _level(cells, figures, skill, level)]
        change = [_change(figures, skill)] if changing is not None else []
        made.append([title, *levels, _sum(counted, cells, skill), *change])
    return table(columns, made, last_strong=totals is not None, whole=True)


def _change_title(tally: Tally, level: CountLevel) -> str:
    return f"ระดับ{level.label_th}\nเทียบภาคเรียนที่ {thai_digits(written(tally.before))}\n(จุดร้อยละ)"


def _level(cells: Cells, figures: tuple[Figure, ...], skill: Skill, level: CountLevel) -> tuple[str, str]:
    share = rows.share(figures, skill.id, level.id)
    return _count(cells, cell_id(skill.id, level.id)), wording.number(share)


def _sum(counted: Counted, cells: Cells, skill: Skill) -> str:
    """The sum of the levels; what it should be stands right under one that is something else."""
    total, whole = rows.total(counted.tally.table, cells, skill.id)
    wanted = rows.sum_column(counted.tally.table)
    due = cells.get(wanted.id) if wanted else None
    if not whole:
        return "–"
    off = f"\n≠\u00a0{due:,}" if due is not None and due != total else ""
    return thai_digits(f"{total:,}{off}")


def _change(figures: tuple[Figure, ...], skill: Skill) -> str:
    figure = rows.change(figures, skill.id)
    return "–" if figure is None or figure.shown is None else thai_digits(wording.change_words(figure.shown))


def _said(counted: Counted) -> Iterator[Block]:
    """Every number that cannot be right, then what should be looked at; that all is well is said too."""
    for severity, title in (("error", "ตัวเลขที่ไม่ตรงกัน"), ("warning", "ข้อสังเกต")):
        found = [(row, each) for row in counted.rows for each in row.findings if each.severity == severity]
        if found:
            yield heading(title, level=2)
            marks = wording.list_marks(len(found))
            yield listing(
                entry(mark, thai_digits(wording.joined(row.grade, counted.place(each), each.message_th)))
                for mark, (row, each) in zip(marks, found, strict=True)
            )


def _small_print(counted: Counted) -> Iterator[str]:
    if counted.adds_up:
        yield f"ผลรวมตรงกันทั้ง {thai_digits(len(counted.rows))} ชั้น"
    if counted.empty_grades:
        yield f"ยังไม่มีตัวเลขของ {thai_digits(' '.join(counted.empty_grades))}"
    yield from _counted_by(counted)
    if (mask := counted.small) is not None:
        yield thai_digits(wording.small_words(mask))


def _counted_by(counted: Counted) -> Iterator[str]:
    """Who counted and when, grades with the same hands together."""
    for hands, same in groupby(counted.rows, key=lambda row: counted.hands[row.grade]):
        grades = thai_digits(" ".join(row.grade for row in same))
        names = ", ".join(hands.names) or wording.NO_AUTHOR
        yield f"{grades} นับโดย {names} เมื่อ {wording.day(hands.day)}"


def _stage(counted: Counted, row: Row) -> str:
    words = wording.STAGES[row.stage]
    missing = rows.left(counted.tally.table, row.cells)
    return f"{words}\n(เหลือ {thai_digits(missing)} ช่อง)" if missing else words


def _total_title(counted: Counted) -> str:
    return thai_digits(wording.total_title(counted.tally))


def _count(cells: Cells, cell: str) -> str:
    count = cells.get(cell)
    return "–" if count is None else thai_digits(f"{count:,}")
