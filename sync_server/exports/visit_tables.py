"""A report as the sheets of a workbook: the visit, what was found, told and agreed. Arabic numerals throughout."""

from __future__ import annotations

from collections.abc import Iterator

from fieldwork.thai.dates import bangkok_day
from sync_server.exports.check_tables import check_table
from sync_server.exports.count_tables import count_tables
from sync_server.exports.rated_tables import lessons_table, rated_tables
from sync_server.exports.tables import Cell, Column, Form, Table, day_of
from sync_server.reports import wording
from sync_server.reports.content import Report
from sync_server.reports.conversation import Item, Signed, Told
from sync_server.reports.edition import Edition
from sync_server.reports.leaving import Leaving, said_of


def tables_of(report: Report) -> Iterator[Table]:
    """Every sheet of the workbook. A school edition has no outcomes, lessons or findings to show."""
    yield _facts(report)
    for outcome in report.outcomes:
        yield from rated_tables(outcome)
    for instrument, summary in report.lessons:
        yield lessons_table(instrument, summary)
    for counted in report.counts:
        yield from count_tables(counted)
    for checked in report.checked:
        yield check_table(checked)
    if report.findings:
        yield _findings(report)
    if report.leaving is not None:
        yield _leaving(report.leaving)
    if report.told is not None:
        yield _told(report.told)
    yield _agreements(report)


def _facts(report: Report) -> Table:
    visit, school = report.visit, report.school
    rows: list[tuple[Cell, ...]] = [
        ("สถานศึกษา", school.name),
        ("รหัสสถานศึกษา", school.code),
        ("สหวิทยาเขต", school.cluster_name),
        ("อำเภอ", school.district),
        ("ขนาด", wording.SIZES.get(school.size or "")),
        ("นักเรียน", school.students),
        ("ครู", school.teachers),
        ("ห้องเรียน", school.classrooms),
        ("เปิดสอน", school.grades),
        ("ข้อมูลสถานศึกษา ณ วันที่", day_of(school.facts_as_of)),
        ("วันที่เยี่ยม", day_of(visit.day)),
        ("รอบ", wording.round_text(visit.round)),
        ("วัตถุประสงค์", visit.purpose),
    ]
    for member in report.team:
        words = wording.joined(member.name, member.position, f"({', '.join(member.areas)})" if member.areas else "")
        rows.append((wording.role(member.is_leader), words))
    if report.edition is Edition.OFFICE and visit.closed_at is not None:
        rows.append(("ปิดการเยี่ยมเมื่อ", wording.moment_text(visit.closed_at)))
        rows.append(("เหตุผลที่ปิดการเยี่ยม", visit.closed_reason))
    if visit.cancelled:
        rows.append(("ยกเลิกการเยี่ยม เหตุผล", visit.cancelled))
    rows += [("หน่วยงาน", report.office.title_th), ("พิมพ์เมื่อ", report.today)]
    above = (wording.DEMO,) if report.office.demo else ()
    columns = (Column("รายการ", 24), Column("ข้อมูล", 70, Form.LONG))
    return Table("การเยี่ยม", columns, tuple(rows), above)


def _findings(report: Report) -> Table:
    columns = (
        Column("ลักษณะ", 16),
        Column("ข้อค้นพบ", 70, Form.LONG),
        Column("ตัวชี้วัด", 14),
        Column("ผู้บันทึก", 26),
        Column("วันที่", 14, Form.DAY),
        Column("ภายในสำนักงาน", 14),
        Column("ภาพ", 8, Form.WHOLE),
        Column("คำบรรยายภาพ", 40, Form.LONG),
    )
    rows = tuple(
        (
            wording.NATURES.get(finding.nature or "note", finding.nature),
            finding.text,
            " ".join(name for name, on in sorted(finding.indicators.items()) if on),
            report.authors.get(finding.author or "", ""),
            bangkok_day(finding.made_at) if finding.made_at is not None else None,
            "ใช่" if finding.internal else "",
            len(finding.photos),
            "\n".join(
                str(each.get("caption") or "") for each in finding.photos.values() if isinstance(each, dict)
            ).strip(),
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
        Column("คำตอบ", 24),
        Column("ความเห็นของสถานศึกษา", 50, Form.LONG),
        Column("แผนดำเนินการ", 50, Form.LONG),
        Column("แผนเสร็จภายใน", 14, Form.DAY),
        Column("ผู้ตอบ", 28),
    )
    rows = [(wording.ITEMS[i.kind], i.text, " ".join(i.indicators), i.owner, i.due, *_answer(i)) for i in told.items]
    above = [f"ฉบับที่ {told.version} เผยแพร่เมื่อ {wording.moment_text(told.published_at)} โดย {told.author}"]
    above += [f"{each.name} เปิดอ่านเมื่อ {wording.moment_text(each.at)}" for each in told.opened] or ["ยังไม่เปิดอ่าน"]
    above += [_signed(each) for each in told.signed] or ["ยังไม่ลงนามรับทราบ"]
    if (before := told.signed_before) is not None:
        above.append(f"ฉบับที่ {before.version} {_signed(before)}")
    above += [text for text in (told.intro, told.change_note) if text]
    return Table("ข้อมูลสะท้อนกลับ", columns, tuple(rows), tuple(above))


def _answer(item: Item) -> tuple[Cell, ...]:
    response = item.response
    if response is None:
        return "", "", "", None, ""
    words = wording.answer_words(item.kind, response.answer)
    return words, response.text, response.plan, day_of(response.due), item.responder


def _signed(signed: Signed) -> str:
    changed = "(มีคำตอบที่แก้ไขหลังลงนาม)" if signed.is_outdated else ""
    who = wording.joined(signed.name, signed.position)
    return wording.joined(f"ลงนามรับทราบโดย {who} เมื่อ {wording.moment_text(signed.at)}", changed)


def _leaving(found: Leaving) -> Table:
    """What was signed before leaving, a row for each line and each signature."""
    rows: list[tuple[Cell, ...]] = []
    for kind, texts in (("strength", found.words.strengths), ("next_step", found.words.next_steps)):
        rows += [(wording.ITEMS[kind], text, "", None) for text in texts]
    rows += [(wording.ITEMS["agreement"], a.action, a.owner, day_of(a.due)) for a in found.words.agreements]
    for given in found.given:
        rows.append(("ลายมือชื่อ", said_of(given), given.name or given.by, bangkok_day(given.at)))
    columns = (
        Column("รายการ", 16),
        Column("ข้อความ", 60, Form.LONG),
        Column("ผู้รับผิดชอบหรือผู้ลงนาม", 30),
        Column("วันที่", 14, Form.DAY),
    )
    above = () if found.stands else ("มีการแก้ไขหลังลงนาม ข้อความต่อไปนี้เป็นข้อความที่ลงนามไว้",)
    return Table("สรุปก่อนกลับ", columns, tuple(rows), above)


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
            day_of(agreement.due),
            wording.state_words(agreement.state, agreement.due, report.today),
            agreement.progress,
        )
        for agreement in report.agreements
    )
    return Table("ข้อตกลง", columns, rows)
