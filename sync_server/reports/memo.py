"""Whole documents: the office's memo of a visit, the school's edition of it, and everything a school was told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from fieldwork.thai.text import thai_digits
from sync_server.reports import wording
from sync_server.reports.blocks import Block, field, heading, new_page, paragraph, signature
from sync_server.reports.checked_blocks import checked_blocks, picture_blocks
from sync_server.reports.content import Report
from sync_server.reports.count_blocks import count_blocks
from sync_server.reports.counted import Counted
from sync_server.reports.edition import Edition
from sync_server.reports.evidence_blocks import note_blocks, open_answers
from sync_server.reports.finding_blocks import finding_blocks, photo_blocks
from sync_server.reports.leaving import leaving_blocks
from sync_server.reports.opening_blocks import opening_blocks
from sync_server.reports.rated_blocks import (
    area_blocks,
    difference_blocks,
    lesson_blocks,
    level_blocks,
)
from sync_server.reports.told_blocks import agreement_table, signed_blocks, told_blocks

Arrived = Collection[str]
"""Hashes of the pictures that are there to be printed: signatures and photos that records name."""


def document(reports: Sequence[Report], arrived: Arrived) -> dict[str, Any]:
    """The template's JSON for one or more reports of the same school."""
    first = reports[0]
    edition = "ฉบับสำนักงาน" if first.edition is Edition.OFFICE else "ฉบับสถานศึกษา"
    footer = " · ".join(filter(None, (edition, _printed(first), wording.DEMO if first.office.demo else "")))
    return {
        "title": f"{_heading(first)} {first.school.name}",
        "author": first.office.title_th or "",
        "footer": footer,
        "page_word": "หน้า",
        "memos": [_memo(report, arrived) for report in reports],
    }


def _memo(report: Report, arrived: Arrived) -> dict[str, Any]:
    make = _office_blocks if report.edition is Edition.OFFICE else _school_blocks
    return {"heading": _heading(report), "head": _head(report), "blocks": list(make(report, arrived))}


def _heading(report: Report) -> str:
    return wording.MEMO if report.edition is Edition.OFFICE else wording.FEEDBACK


def _head(report: Report) -> list[list[dict[str, str]]]:
    unit = " ".join(filter(None, (report.office.group_th, report.office.title_th)))
    is_office = report.edition is Edition.OFFICE
    to = (report.office.title_th if is_office else report.school.name) or ""
    subject = wording.SUBJECT if is_office else wording.FEEDBACK
    return [
        [field("ส่วนราชการ", unit)],
        [field("ที่", ""), field("วันที่", wording.day(report.today))],
        [field("เรื่อง", f"{subject} {report.school.name}")],
        [field("เรียน", f"ผู้อำนวยการ{to}")],
    ]


def _office_blocks(report: Report, arrived: Arrived) -> Iterator[Block]:
    yield from opening_blocks(report)
    yield paragraph("บัดนี้ คณะได้ดำเนินการแล้ว จึงขอรายงานผล ดังนี้")
    for number, (title, blocks) in enumerate(_parts(report, arrived), start=1):
        yield heading(f"{thai_digits(number)}. {title}")
        yield from blocks
    yield paragraph("จึงเรียนมาเพื่อโปรดทราบและพิจารณา", keep=True)
    leader = next((member for member in report.team if member.is_leader), None)
    lines = [f"(ลงชื่อ) {wording.DOTS}", f"({leader.name if leader else ''})"]
    yield signature([*lines, *filter(None, (leader.position if leader else "", "หัวหน้าคณะนิเทศ"))])
    for outcome in report.outcomes:
        if outcome.sheets:
            yield new_page()
            yield heading(f"เอกสารแนบ: ระดับรายตัวชี้วัด {outcome.instrument.title_th}")
            yield from level_blocks(outcome)
            yield from note_blocks(outcome)
    for checked in report.checked:
        yield from picture_blocks(checked, arrived)
    yield from photo_blocks(report, arrived)


def _parts(report: Report, arrived: Arrived) -> Iterator[tuple[str, Iterator[Block]]]:
    for outcome in report.outcomes:
        yield f"ผลการประเมิน {outcome.instrument.title_th}", area_blocks(outcome)
        yield "ประเด็นที่ผู้ประเมินเห็นต่างกันและข้อสรุปของคณะ", difference_blocks(outcome)
        answers = list(open_answers(outcome))
        if answers:
            yield "ความเห็นของผู้ประเมิน", iter(answers)
    for instrument, summary in report.lessons:
        yield f"ภาพรวมระดับสถานศึกษา {instrument.title_th}", lesson_blocks(instrument, summary)
    for counted in report.counts:
        yield _count_title(counted), count_blocks(counted)
    for checked in report.checked:
        yield f"ผลการติดตาม {checked.checklist.title_th}", checked_blocks(checked)
    yield "ข้อค้นพบ", finding_blocks(report)
    if report.leaving is not None:
        yield "สรุปร่วมกับสถานศึกษาก่อนกลับ", leaving_blocks(report.leaving, arrived)
    if report.told is None:
        yield "ข้อมูลสะท้อนกลับถึงสถานศึกษา", iter([paragraph("ยังไม่ได้เผยแพร่ถึงสถานศึกษา", indent=False)])
    else:
        yield "ข้อมูลสะท้อนกลับถึงสถานศึกษาและคำตอบ", told_blocks(report.told, report.indicators)
    yield "ข้อตกลงและความก้าวหน้า", agreement_table(report.agreements, report.today)
    if report.told is not None:
        yield "การรับทราบของสถานศึกษา", signed_blocks(report.told, arrived)


def _school_blocks(report: Report, arrived: Arrived) -> Iterator[Block]:
    yield from opening_blocks(report)
    if report.told is None:
        return
    if report.leaving is not None:
        yield heading("สรุปร่วมกันก่อนคณะกลับ")
        yield from leaving_blocks(report.leaving, arrived)
    yield paragraph("คณะขอแจ้งข้อมูลสะท้อนกลับเพื่อการพัฒนา ดังนี้")
    yield heading("ข้อมูลสะท้อนกลับและคำตอบของสถานศึกษา")
    yield from told_blocks(report.told, report.indicators)
    yield heading("ข้อตกลงและความก้าวหน้า")
    yield from agreement_table(report.agreements, report.today)
    yield heading("การรับทราบของสถานศึกษา")
    yield from signed_blocks(report.told, arrived)
    for counted in report.counts:
        yield heading(f"เอกสารแนบ: {_count_title(counted)}")
        yield from count_blocks(counted)


def _count_title(counted: Counted) -> str:
    return f"{counted.tally.table.title_th} {wording.round_words(counted.tally.round)}"


def _printed(report: Report) -> str:
    return f"พิมพ์เมื่อ {wording.day(report.today)}"
