"""The matrix of schools and areas as a table for the workbook and for CSV: what the screen shows, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from fieldwork.instruments.model import Area
from fieldwork.matrix.cells import Cell as Shown
from fieldwork.matrix.cells import CellState, Choice, Matrix, Row, matrix
from fieldwork.matrix.gathering import gather
from fieldwork.records.stored import World
from fieldwork.scoring import INSUFFICIENT_TH
from sync_server.exports.tables import Cell, Column, Form, Table
from sync_server.reports import wording

_WITHOUT = {
    CellState.EMPTY: "ยังไม่มีผล",
    CellState.PENDING: "กำลังบันทึก",
    CellState.INSUFFICIENT: INSUFFICIENT_TH,
    CellState.VALUE: "",
}
_TOTAL = "รวมทุกด้าน"


def area_matrix(world: World, person: str, today: date, *, round_: str = "") -> Table:
    """What this person may see, one school a line. `round_` is one round, or "" for the latest of all."""
    found = matrix(gather(world, person=person, today=today), Choice(round=round_))
    above = [f"พิมพ์เมื่อ {today.isoformat()} · ค่าเฉลี่ยจากแบบบันทึกที่ส่งแล้วเท่านั้น"]
    above += [f"รอบ {round_}"] if round_ else []
    above += [f"{found.instrument.title_th} {wording.edition(found.instrument)}"] if found.instrument else []
    return Table("ภาพรวม", tuple(_columns(found)), tuple(_row(found, row) for row in found.rows), tuple(above))


def as_text(table: Table) -> Iterator[tuple[str, ...]]:
    """The same for CSV: heads first, every value as text, days as ISO."""
    yield tuple(column.title for column in table.columns)
    for row in table.rows:
        yield tuple("" if cell is None else str(cell) for cell in row)


def _columns(found: Matrix) -> Iterator[Column]:
    yield from (Column("รหัสสถานศึกษา", 14), Column("สถานศึกษา", 34), Column("สหวิทยาเขต", 26))
    yield from (Column("วันที่เยี่ยม", 14, Form.DAY), Column("จำนวนการเยี่ยมที่มีผล", 12, Form.WHOLE))
    for title in (*(area.title_th for area in found.areas), _TOTAL):
        yield Column(title, 14, Form.MEAN)
        yield Column(f"{title}: ระดับคุณภาพ", 14)
        yield Column(f"{title}: ที่มา", 22)
        yield Column(f"{title}: จำนวนแบบบันทึก", 12, Form.WHOLE)
    yield from (Column("การสอน: จำนวนคาบ", 10, Form.WHOLE), Column("การสอน: ค่าเฉลี่ย", 10, Form.MEAN))
    yield from (Column("การสอน: ระดับคุณภาพ", 14), Column("กำลังบันทึก", 30))


def _row(found: Matrix, row: Row) -> tuple[Cell, ...]:
    school = row.school
    head: list[Cell] = [school.code, school.name, school.cluster_name or school.cluster, row.day, row.visits]
    cells: list[tuple[Area | None, Shown]] = [*zip(found.areas, row.cells, strict=True), (None, row.total)]
    for _, cell in cells:
        head += _cell(cell)
    lessons, pending = row.lessons, row.pending
    head += [lessons.n if lessons else None, Decimal(lessons.shown) if lessons and lessons.shown else None]
    head += [lessons.band if lessons else ""]
    how_far = f"ส่งแล้ว {pending.submitted} จาก {pending.members} คน" if pending else ""
    return (*head, how_far)


def _cell(cell: Shown) -> list[Cell]:
    label = cell.band.label_th if cell.band else _WITHOUT[cell.state]
    return [cell.shown, label, wording.SOURCES[cell.source], cell.n or None]
