"""Handed-in checklists as sheets of a workbook: a line a point for one visit, a line a sheet for all schools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from fieldwork.checking.answers import number_of
from fieldwork.checking.attached import attached_of
from fieldwork.checking.tally import handed_in
from fieldwork.checking.words import exact
from fieldwork.instruments.checklist import NUMBER, Checklist, Point
from fieldwork.records import School, Visit
from fieldwork.records.stored import World
from fieldwork.thai.dates import bangkok_day
from fieldwork.thai.sorting import school_sort_key
from sync_server.exports.tables import Cell, Column, Form, Table, day_of
from sync_server.reports import wording
from sync_server.reports.checked import Checked, Filled
from sync_server.reports.names import person_name, school_of


@dataclass(frozen=True, slots=True)
class Placed:
    """One sheet with its school and visit."""

    school: School
    visit: Visit
    filled: Filled


def check_table(checked: Checked) -> Table:
    """One visit: a line a point, a column a rater."""
    columns = [Column("ข้อ", 6, Form.WHOLE), Column("รายการ", 44, Form.LONG)]
    columns += [Column(sheet.name, 40, Form.LONG) for sheet in checked.sheets]
    rows: list[tuple[Cell, ...]] = [
        (n, point.title_th, *(sheet.words(point) for sheet in checked.sheets))
        for n, point in enumerate(checked.checklist.points, start=1)
    ]
    above = [f"{checked.checklist.title_th} รุ่น {checked.checklist.version}"]
    above += [f"{s.name} ส่งเมื่อ {wording.moment_text(s.sheet.submitted_at)}" for s in checked.sheets]
    return Table(f"แบบติดตาม {checked.checklist.id}", tuple(columns), tuple(rows), tuple(above))


def answers_table(checklist: Checklist, placed: Iterable[Placed], today: date) -> Table:
    """All schools: a line a sheet, a column a point. Numbers stay numbers."""
    columns = [Column("รหัสสถานศึกษา", 14), Column("สถานศึกษา", 34), Column("สหวิทยาเขต", 26)]
    columns += [Column("วันที่เยี่ยม", 14, Form.DAY), Column("รอบ", 26), Column("ผู้บันทึก", 28)]
    columns.append(Column("วันที่ส่ง", 14, Form.DAY))
    columns += [_column(n, point) for n, point in enumerate(checklist.points, start=1)]
    rows = tuple(tuple(_row(checklist, each)) for each in placed)
    above = (f"{checklist.title_th} รุ่น {checklist.version}", f"พิมพ์เมื่อ {today.isoformat()} · เฉพาะแบบที่ส่งแล้ว")
    return Table(f"คำตอบ {checklist.id}", tuple(columns), rows, above)


def placed_of(world: World, record_id: str, held: Iterable[str]) -> Iterator[Placed]:
    """Every sheet of a version that was handed in and lies in one of these scopes, by school and day."""
    allowed = set(held)
    found = []
    for sheet in handed_in(world, record_id):
        record = world.get("checksheet", sheet.id)
        visit = world.get("visit", sheet.visit or "")
        if record is None or visit is None or record.scope not in allowed:
            continue
        filled = Filled(person_name(sheet.rater or "", world), sheet, attached_of(sheet))
        found.append(Placed(school_of(sheet.school, world), Visit.of(visit), filled))
    yield from sorted(found, key=lambda p: (school_sort_key(p.school.name or ""), p.visit.day or "", p.filled.sheet.id))


def _column(n: int, point: Point) -> Column:
    unit = f" ({point.unit_th})" if point.unit_th else ""
    number = Form.WHOLE if not point.decimals else Form.MEAN
    return Column(f"{n}. {point.title_th}{unit}", 24, number if point.type == NUMBER else Form.LONG)


def _row(checklist: Checklist, placed: Placed) -> Iterator[Cell]:
    school, visit, filled = placed.school, placed.visit, placed.filled
    yield from (school.code, school.name, school.cluster_name)
    yield from (day_of(visit.day), wording.round_text(visit.round), filled.name)
    submitted = filled.sheet.submitted_at
    yield None if submitted is None else bangkok_day(submitted)
    for point in checklist.points:
        number = number_of(filled.sheet.answers.get(point.id)) if point.type == NUMBER else None
        yield exact(number) if number is not None else filled.words(point, "")
