"""What the raters gave as sheets of the workbook: areas, raters side by side, every rater's own sheet, lessons."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from fieldwork.consensus import Standing
from fieldwork.instruments.model import Area, Instrument
from fieldwork.records import LessonSummary
from sync_server.exports.tables import Cell, Column, Form, Table
from sync_server.reports import wording
from sync_server.reports.results import Difference, Outcome, RatedSheet, lesson_means


def rated_tables(outcome: Outcome) -> Iterator[Table]:
    """The areas, the comparison, then one sheet a rater."""
    yield _areas(outcome)
    yield _comparison(outcome)
    for number, sheet in enumerate(outcome.sheets, start=1):
        yield _sheet(outcome, sheet, number)


def _areas(outcome: Outcome) -> Table:
    columns = [Column("ด้าน", 36), Column("น้ำหนัก", 9, Form.MEAN)]
    for sheet in outcome.sheets:
        columns += [Column(f"ค่าเฉลี่ย {sheet.name}", 16, Form.MEAN), Column("ระดับคุณภาพ", 13)]
        columns += [Column("ข้อที่ให้ระดับ", 12, Form.WHOLE), Column("ข้อทั้งหมด", 11, Form.WHOLE)]
    columns += [Column("ผลของคณะ", 12, Form.MEAN), Column("ระดับคุณภาพ", 13), Column("ที่มา", 22)]
    columns.append(Column("จำนวนแบบบันทึก", 14, Form.WHOLE))
    rows = []
    for area in outcome.instrument.areas:
        row: list[Cell] = [area.title_th, _weight(area)]
        for sheet in outcome.sheets:
            own = sheet.score.area(area.id)
            row += [own.shown, own.label_th, own.answered, own.n]
        rows.append((*row, *_standing(outcome.result.areas[area.id])))
    total: list[Cell] = ["รวมทุกด้าน", sum(map(_weight, outcome.instrument.areas), Decimal(0))]
    for sheet in outcome.sheets:
        total += [sheet.score.shown, sheet.score.label_th, sheet.score.answered, sheet.score.n]
    rows.append((*total, *_standing(outcome.result.total)))
    version = wording.edition(outcome.instrument)
    above = [f"{outcome.instrument.title_th} ({version})", f"เกณฑ์แปลผล: {wording.bands_text(outcome.instrument)}"]
    above += [wording.spread_text(outcome)] if outcome.spread.n else []
    above += [wording.awaited_text(each) for each in outcome.awaited]
    return Table(f"รายด้าน {outcome.instrument.id}", tuple(columns), tuple(rows), tuple(above))


def _weight(area: Area) -> Decimal:
    return Decimal(area.weight.numerator) / Decimal(area.weight.denominator)


def _standing(standing: Standing) -> tuple[Cell, ...]:
    return standing.shown, wording.standing_words(standing), wording.SOURCES[standing.source], standing.n


def _comparison(outcome: Outcome) -> Table:
    columns = [Column("รหัส", 8), Column("ด้าน", 28), Column("ตัวชี้วัด", 44, Form.LONG)]
    columns += [Column(sheet.name, 14, Form.WHOLE) for sheet in outcome.sheets]
    columns += [Column("ต่างกัน", 9, Form.WHOLE), Column("ที่เห็นร่วมกัน", 12, Form.WHOLE)]
    columns += [Column("เหตุผลของคณะ", 50, Form.LONG), Column("บันทึกโดย", 28), Column("บันทึกเมื่อ", 20)]
    columns.append(Column("ต้องทบทวน", 30, Form.LONG))
    rows = []
    for each in outcome.differences:
        area, indicator = outcome.place(each.indicator.id)
        levels = [_level(outcome, sheet, indicator.id) for sheet in outcome.sheets]
        rows.append((indicator.id, area.title_th, indicator.title_th, *levels, each.row.difference, *_agreed(each)))
    found = outcome.agreement
    above = ["เรียงตัวชี้วัดที่ต่างกันมากที่สุดก่อน", wording.edition(outcome.instrument)]
    if found.n:
        above.append(f"ระดับตรงกัน {found.exact} จาก {found.n} คู่ · ต่างกันไม่เกินหนึ่งระดับ {found.within_one} จาก {found.n} คู่")
    return Table(f"เปรียบเทียบ {outcome.instrument.id}", tuple(columns), tuple(rows), tuple(above))


def _agreed(each: Difference) -> tuple[Cell, ...]:
    """The team's level, its reason, who recorded it and when, and why it has to be looked at again."""
    decision = each.decision
    if decision is None:
        return "ไม่เกี่ยวข้อง" if each.is_left_out else None, "", "", "", ""
    return decision.level, decision.reason, each.by, wording.moment_text(decision.at, ""), wording.again_words(each)


def _level(outcome: Outcome, sheet: RatedSheet, indicator: str) -> Cell:
    answer = outcome.answer(sheet, indicator)
    return "ไม่เกี่ยวข้อง" if answer.not_applicable else answer.level


def _sheet(outcome: Outcome, sheet: RatedSheet, number: int) -> Table:
    columns = (
        Column("รหัส", 8),
        Column("ด้าน", 28),
        Column("ตัวชี้วัด", 44, Form.LONG),
        Column("ระดับ", 8, Form.WHOLE),
        Column("เหตุผลที่ไม่เกี่ยวข้อง", 36, Form.LONG),
        Column("บันทึกหลักฐาน", 60, Form.LONG),
    )
    rows: list[tuple[Cell, ...]] = []
    for area in outcome.instrument.areas:
        for indicator in area.indicators:
            answer = outcome.answer(sheet, indicator.id)
            rows.append(
                (indicator.id, area.title_th, indicator.title_th, answer.counted_level, answer.reason, answer.note)
            )
    for item in outcome.instrument.open_items:
        if text := sheet.text(item.id):
            rows.append((item.id, "", item.title_th, None, "", text))
    submitted = wording.moment_text(sheet.sheet.submitted_at)
    above = [f"ผู้ประเมิน: {sheet.name}", f"ส่งเมื่อ {submitted} · {wording.edition(outcome.instrument)}"]
    above += [
        f"เปิดแก้ไขเมื่อ {wording.moment_text(int(moment))} เหตุผล: {reason}"
        for moment, reason in sorted(sheet.sheet.reopened.items())
        if moment.isdecimal()
    ]
    return Table(f"ผู้ประเมิน {number} {outcome.instrument.id}", columns, tuple(rows), tuple(above))


def lessons_table(instrument: Instrument, summary: LessonSummary) -> Table:
    columns = (Column("ด้าน", 44, Form.LONG), Column("ค่าเฉลี่ย", 12, Form.MEAN), Column("ระดับคุณภาพ", 20))
    rows = tuple((title, Decimal(mean), band) for title, mean, band in lesson_means(instrument, summary))
    few = "" if rows else f" · {wording.FEW_LESSONS}"
    above = (instrument.title_th, f"จากการสังเกต {summary.lessons or 0} คาบ{few}")
    return Table(f"ชั้นเรียน {instrument.id}", columns, rows, above)
