"""Handed-in checklists as blocks for the office edition: a table of points and answers, then the pictures."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from fieldwork.thai.text import thai_digits
from sync_server.reports import wording
from sync_server.reports.blocks import MOST_PHOTOS, Block, column, heading, new_page, note, photos, table
from sync_server.reports.checked import Checked

MOST_COLUMNS = 3
"""So many raters fit side by side on a page; the workbook has all."""


def checked_blocks(checked: Checked) -> Iterator[Block]:
    """Every point with each rater's answer."""
    shown = checked.sheets[:MOST_COLUMNS]
    columns = [column("ข้อ", width=2, center=True), column("รายการ", width=12)]
    columns += [column(sheet.name.replace(" ", "\n", 1), width=10) for sheet in shown]
    rows = [
        [thai_digits(str(n)), point.title_th, *(thai_digits(sheet.words(point, "–")) for sheet in shown)]
        for n, point in enumerate(checked.checklist.points, start=1)
    ]
    yield table(columns, rows)
    sent = [f"{sheet.name} ส่งเมื่อ {wording.moment_day(sheet.sheet.submitted_at)}" for sheet in checked.sheets]
    yield note(" · ".join([thai_digits(f"รุ่น {checked.checklist.version}"), *sent]))
    left = len(checked.sheets) - len(shown)
    if left:
        yield note(f"อีก {thai_digits(left)} ฉบับอยู่ในไฟล์ Excel")


def picture_blocks(checked: Checked, arrived: Collection[str]) -> Iterator[Block]:
    """The photos and signatures that have arrived, each with its point, and how many more there are."""
    title = checked.checklist.title_th
    titles = {point.id: point.title_th for point in checked.checklist.points}
    there = [each for each in checked.pictures if each.hash in arrived][:MOST_PHOTOS]
    if there:
        yield new_page()
        yield heading(f"เอกสารแนบ: ภาพประกอบ {title}")
        yield photos((each.hash, f"ภาพที่ {thai_digits(n)}", titles[each.point]) for n, each in enumerate(there, start=1))
    left = len(checked.all_pictures) - len(there)
    if left:
        yield note(f"{title}: อีก {thai_digits(left)} ภาพดูได้ในระบบ")
