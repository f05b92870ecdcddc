"""How a report of a visit begins, as blocks: what the visit was for, at what kind of school, who came, how it ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from fieldwork.records import School
from fieldwork.thai.dates import full_date
from fieldwork.thai.text import thai_digits
from sync_server.reports import wording
from sync_server.reports.blocks import Block, entry, listing, note, paragraph
from sync_server.reports.content import Member, Report
from sync_server.reports.edition import Edition


def opening_blocks(report: Report) -> Iterator[Block]:
    """The occasion and the team; for the office also the school's facts and the closing of the visit."""
    if report.visit.cancelled:
        yield paragraph(f"การเยี่ยมครั้งนี้ยกเลิกแล้ว เหตุผล: {report.visit.cancelled}", indent=False)
    yield paragraph(_occasion(report))
    marks = wording.list_marks(len(report.team))
    yield listing(_member(mark, each) for mark, each in zip(marks, report.team, strict=True))
    if report.edition is Edition.OFFICE:
        yield note("\n".join(filter(None, (_school(report.school), _closing(report)))))


def _occasion(report: Report) -> str:
    visited = full_date(date.fromisoformat(report.visit.day), in_thai_digits=True) if report.visit.day else "–"
    purpose = report.visit.purpose or "ติดตาม ตรวจสอบ ประเมินผลและนิเทศการศึกษา"
    round_ = wording.round_words(report.visit.round)
    return (
        f"ตามที่ {report.office.title_th or ''} ได้มอบหมายให้คณะนิเทศไปปฏิบัติงาน เรื่อง {purpose} "
        f"ณ {report.school.name or ''} {report.school.district or ''} {visited} {round_} โดยมีผู้ร่วมคณะ ดังนี้"
    ).replace("  ", " ")


def _school(school: School) -> str:
    """What kind of school it is, in one line, and of which day the facts are."""
    facts = wording.school_facts(school)
    as_of = f"(ข้อมูล ณ {wording.day(school.facts_as_of)})" if school.facts_as_of else ""
    return wording.joined(f"ข้อมูลสถานศึกษา: {thai_digits(' · '.join(facts))}", as_of) if facts else ""


def _closing(report: Report) -> str:
    visit = report.visit
    if visit.closed_at is None:
        return ""
    reason = f"เหตุผล: {visit.closed_reason}" if visit.closed_reason else ""
    return wording.joined(f"หัวหน้าคณะปิดการเยี่ยมเมื่อ {wording.moment_day(visit.closed_at)}", reason)


def _member(mark: str, member: Member) -> dict[str, Any]:
    words = wording.joined(member.name, member.position, wording.role(member.is_leader))
    return entry(mark, words, ("รับผิดชอบ", " · ".join(member.areas)))
