"""A report as tables of plain values: what the workbook has as sheets. Arabic numerals, because people calculate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from fieldwork.consensus import Source, Standing
from fieldwork.instruments.model import Area, Instrument
from fieldwork.records import LessonSummary
from fieldwork.scoring import INSUFFICIENT_TH
from fieldwork.thai.dates import bangkok_day
from sync_server.reports import wording
from sync_server.reports.content import Report
from sync_server.reports.conversation import Told
from sync_server.reports.results import Outcome, RatedSheet, lesson_means

Cell = str | int | Decimal | date | None


class Form(StrEnum):
    """How a column's values are shown."""

    TEXT = "text"
    LONG = "long"  # wrapped
    WHOLE = "whole"
    MEAN = "mean"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its title, how wide in characters, and how its values are shown."""

    title: str
    width: int
    form: Form = Form.TEXT


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: lines above the table, its columns and its rows."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    above: tuple[str, ...] = field(default=())


def tables_of(report: Report) -> Iterator[Table]:
    """Every sheet of the workbook. A school edition has no outcomes, lessons or findings to show."""
    yield _facts(report)
    for outcome in report.outcomes:
        yield _areas(outcome)
        yield _comparison(outcome)
        for number, sheet in enumerate(outcome.sheets, start=1):
            yield _sheet(outcome, sheet, number)
    for instrument, summary in report.lessons:
        yield _lessons(instrument, summary)
    if report.findings:
        yield _findings(report)
    if report.told is not None:
        yield _told(report.told)
    yield _agreements(report)


def _facts(report: Report) -> Table:
    visit, school = report.visit, report.school
    team = ", ".join(f"{member.name}{' (หัวหน้าคณะ)' if member.is_leader else ''}" for member in report.team)
    rows: tuple[tuple[Cell, ...], ...] = (
        ("สถานศึกษา", school.name),
        ("รหัสสถานศึกษา", school.code),
        ("อำเภอ", school.district),
        ("วันที่เยี่ยม", _day(visit.day)),
        ("รอบ", wording.round_text(visit.round)),
        ("วัตถุประสงค์", visit.purpose),
        ("คณะนิเทศ", team),
        ("หน่วยงาน", report.office.title_th),
        ("พิมพ์เมื่อ", report.today),
    )
    above = (wording.DEMO,) if report.office.demo else ()
    return Table("การเยี่ยม", (Column("รายการ", 22), Column("ข้อมูล", 70, Form.LONG)), rows, above)


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
    edition = wording.edition(outcome.instrument)
    above = (f"{outcome.instrument.title_th} {edition}", f"เกณฑ์แปลผล: {wording.bands_text(outcome.instrument)}")
    return Table(f"รายด้าน {outcome.instrument.id}", tuple(columns), tuple(rows), above)


def _weight(area: Area) -> Decimal:
    return Decimal(area.weight.numerator) / Decimal(area.weight.denominator)


def _standing(standing: Standing) -> tuple[Cell, ...]:
    sources = {Source.CONSENSUS: "ระดับที่คณะเห็นร่วมกัน", Source.SHEETS: "ค่าเฉลี่ยของแบบบันทึก", Source.NOTHING: ""}
    label = standing.band.label_th if standing.band else INSUFFICIENT_TH if standing.n else ""
    return standing.shown, label, sources[standing.source], standing.n


def _comparison(outcome: Outcome) -> Table:
    columns = [Column("รหัส", 8), Column("ด้าน", 28), Column("ตัวชี้วัด", 44, Form.LONG)]
    columns += [Column(sheet.name, 14, Form.WHOLE) for sheet in outcome.sheets]
    columns += [Column("ต่างกัน", 9, Form.WHOLE), Column("ที่เห็นร่วมกัน", 12, Form.WHOLE)]
    columns.append(Column("เหตุผลของคณะ", 50, Form.LONG))
    rows = []
    for each in outcome.differences:
        area, indicator = outcome.place(each.indicator.id)
        levels = [_level(outcome, sheet, indicator.id) for sheet in outcome.sheets]
        decision = each.decision
        agreed = (decision.level, decision.reason) if decision else (None, "")
        rows.append((indicator.id, area.title_th, indicator.title_th, *levels, each.row.difference, *agreed))
    above = ("เรียงตัวชี้วัดที่ต่างกันมากที่สุดก่อน", wording.edition(outcome.instrument))
    return Table(f"เปรียบเทียบ {outcome.instrument.id}", tuple(columns), tuple(rows), above)


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
        text = sheet.sheet.texts.get(item.id)
        if isinstance(text, str) and text:
            rows.append((item.id, "", item.title_th, None, "", text))
    submitted = wording.moment_text(sheet.sheet.submitted_at)
    above = (f"ผู้ประเมิน: {sheet.name}", f"ส่งเมื่อ {submitted} · {wording.edition(outcome.instrument)}")
    return Table(f"ผู้ประเมิน {number} {outcome.instrument.id}", columns, tuple(rows), above)


def _lessons(instrument: Instrument, summary: LessonSummary) -> Table:
    columns = (Column("ด้าน", 44, Form.LONG), Column("ค่าเฉลี่ย", 12, Form.MEAN), Column("ระดับคุณภาพ", 20))
    rows = tuple((title, Decimal(mean), band) for title, mean, band in lesson_means(instrument, summary))
    few = "" if rows else " · จำนวนน้อยเกินกว่าจะแสดงค่าเฉลี่ยโดยไม่ระบุตัวบุคคล"
    above = (instrument.title_th, f"จากการสังเกต {summary.lessons or 0} คาบ{few}")
    return Table(f"ชั้นเรียน {instrument.id}", columns, rows, above)


def _findings(report: Report) -> Table:
    columns = (
        Column("ลักษณะ", 16),
        Column("ข้อค้นพบ", 70, Form.LONG),
        Column("ตัวชี้วัด", 14),
        Column("ผู้บันทึก", 26),
        Column("วันที่", 14, Form.DAY),
        Column("ภายในสำนักงาน", 14),
    )
    rows = tuple(
        (
            wording.NATURES.get(finding.nature or "note", finding.nature),
            finding.text,
            " ".join(name for name, on in sorted(finding.indicators.items()) if on),
            report.authors.get(finding.author or "", ""),
            bangkok_day(finding.made_at) if finding.made_at is not None else None,
            "ใช่" if finding.internal else "",
        )
        for finding in report.findings
    )
    return Table("ข้อค้นพบ", columns, rows)


def _told(told: Told) -> Table:
    columns = (
        Column("ประเภท", 14),
        Column("ข้อความถึงสถานศึกษา", 60, Form.LONG),
        Column("ตัวชี้วัด", 12),
        Column("ผู้รับผิดชอบ", 28),
        Column("กำหนด", 14, Form.DAY),
        Column("คำตอบ", 16),
        Column("ความเห็นของสถานศึกษา", 50, Form.LONG),
        Column("แผนดำเนินการ", 50, Form.LONG),
        Column("แผนเสร็จภายใน", 14, Form.DAY),
    )
    rows = []
    for item in told.items:
        response = item.response
        answered: tuple[Cell, ...] = ("", "", "", None)
        if response is not None:
            answer = wording.ANSWERS.get(response.answer or "", response.answer)
            answered = (answer, response.text, response.plan, _day(response.due))
        head = (wording.ITEMS[item.kind], item.text, " ".join(item.indicators), item.owner, item.due)
        rows.append((*head, *answered))
    above = [f"ฉบับที่ {told.version} เผยแพร่เมื่อ {wording.moment_text(told.published_at)} โดย {told.author}"]
    above.append(f"เปิดอ่านเมื่อ {wording.moment_text(told.opened_at, 'ยังไม่เปิดอ่าน')}")
    if told.signed:
        above.append(f"ลงนามรับทราบโดย {told.signed.name} เมื่อ {wording.moment_text(told.signed.at)}")
    above += [text for text in (told.intro, told.change_note) if text]
    return Table("ข้อมูลสะท้อนกลับ", columns, tuple(rows), tuple(above))


def _agreements(report: Report) -> Table:
    columns = (
        Column("ข้อตกลง", 60, Form.LONG),
        Column("ตัวชี้วัด", 10),
        Column("ผู้รับผิดชอบ", 30),
        Column("กำหนด", 14, Form.DAY),
        Column("สถานะ", 26),
        Column("ความก้าวหน้า", 50, Form.LONG),
    )
    rows = tuple(
        (
            agreement.action,
            agreement.indicator,
            agreement.owner,
            _day(agreement.due),
            wording.state_words(agreement.state, agreement.due, report.today),
            agreement.progress,
        )
        for agreement in report.agreements
    )
    return Table("ข้อตกลง", columns, rows)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
