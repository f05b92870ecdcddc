"""Findings as blocks for the office edition: what was seen, by whom, and the photos on pages of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from fieldwork.records import Finding
from fieldwork.thai.text import thai_digits
from sync_server.reports import wording
from sync_server.reports.blocks import MOST_PHOTOS, Block, entry, heading, listing, new_page, note, paragraph, photos
from sync_server.reports.content import Report


@dataclass(frozen=True, slots=True)
class Photo:
    """One photo of a finding, with its number in the report."""

    finding: str
    name: str
    caption: str
    faces: bool
    number: int


def finding_blocks(report: Report) -> Iterator[Block]:
    """Findings by nature, each with its author and indicators; the office's own notes are marked."""
    if not report.findings:
        yield paragraph("ไม่มีข้อค้นพบที่บันทึกไว้", indent=False)
    for nature, title in wording.NATURES.items():
        found = [finding for finding in report.findings if (finding.nature or "note") == nature]
        if found:
            yield heading(title, level=2)
            marks = wording.list_marks(len(found))
            yield listing(_finding(mark, finding, report) for mark, finding in zip(marks, found, strict=True))


def photo_blocks(report: Report, arrived: Collection[str]) -> Iterator[Block]:
    """The photos of the findings on pages of their own, numbered as the findings name them. Where faces are in one by
    the school's leave, that was leave to look and not to print."""
    numbered = _numbered(report)
    there = [photo for photo in numbered if photo.name in arrived and not photo.faces][:MOST_PHOTOS]
    if there:
        yield new_page()
        yield heading("เอกสารแนบ: ภาพประกอบข้อค้นพบ")
        yield photos((photo.name, f"ภาพที่ {thai_digits(photo.number)}", photo.caption) for photo in there)
    left = len(numbered) - len(there)
    if left:
        yield note(f"อีก {thai_digits(left)} ภาพดูได้ในระบบ")


def _numbered(report: Report) -> list[Photo]:
    """Every photo of the report's findings, in the order of the findings as they are printed."""
    ordered = sorted(report.findings, key=lambda each: list(wording.NATURES).index(each.nature or "note"))
    found = [
        (finding.id, name, str(given.get("caption") or ""), given.get("faces") is True)
        for finding in ordered
        for name, given in sorted(finding.photos.items(), key=_place)
        if isinstance(given, dict)
    ]
    return [Photo(*each, number) for number, each in enumerate(found, start=1)]


def _place(photo: tuple[str, Any]) -> tuple[int, str]:
    name, given = photo
    order = given.get("order") if isinstance(given, dict) else None
    return (order if isinstance(order, int) else 0, name)


def _finding(mark: str, finding: Finding, report: Report) -> dict[str, object]:
    tied = (name for name, on in sorted(finding.indicators.items()) if on)
    pictures = " ".join(thai_digits(photo.number) for photo in _numbered(report) if photo.finding == finding.id)
    more = (
        ("ตัวชี้วัด", wording.indicator_words(tied, report.indicators)),
        ("บันทึกโดย", report.authors.get(finding.author or "", "")),
        ("ภาพที่", pictures),
        ("หมายเหตุ", wording.INTERNAL if finding.internal else ""),
    )
    return entry(mark, finding.text or "", *more)
