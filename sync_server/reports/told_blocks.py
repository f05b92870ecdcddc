"""What the school was told and answered, as blocks: the same in both editions."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from fieldwork.records import Agreement, Response
from fieldwork.thai.text import thai_digits
from sync_server.reports import wording
from sync_server.reports.blocks import Block, column, entry, heading, listing, note, paragraph, signature, table
from sync_server.reports.conversation import Item, Told


def told_blocks(told: Told) -> Iterator[Block]:
    """Strengths, next steps and agreements, each with the school's answer under it."""
    version = thai_digits(told.version)
    yield note(f"ฉบับที่ {version} เผยแพร่เมื่อ {wording.moment_day(told.published_at)} โดย {told.author}")
    if told.change_note:
        yield paragraph(f"สิ่งที่เปลี่ยนจากฉบับก่อน: {told.change_note}", indent=False)
    if told.intro:
        yield paragraph(told.intro)
    for kind, title in wording.ITEMS.items():
        items = told.of_kind(kind)
        if items:
            yield heading(title, level=2)
            marks = wording.list_marks(len(items))
            yield listing(_entry(mark, item) for mark, item in zip(marks, items, strict=True))


def agreement_table(agreements: tuple[Agreement, ...], today: date) -> Iterator[Block]:
    """Where every agreement stands on this day."""
    if not agreements:
        yield paragraph("ยังไม่มีข้อตกลง", indent=False)
        return
    columns = [
        column("ข้อตกลง", width=5),
        column("ผู้รับผิดชอบ", width=3),
        column("กำหนด", width=2, center=True),
        column("สถานะและความก้าวหน้า", width=4),
    ]
    yield table(columns, [_agreement(each, today) for each in agreements])
    yield note(f"สถานะ ณ วันที่ {wording.day(today)}")


def signed_blocks(told: Told, arrived: Collection[str]) -> Iterator[Block]:
    """When the school opened the version, and its signature."""
    opened = wording.moment_day(told.opened_at, "")
    words = f"เปิดอ่านเมื่อ {opened}" if opened else "สถานศึกษายังไม่ได้เปิดอ่านฉบับนี้"
    yield paragraph(words, indent=False, keep=True)
    if told.signed is None:
        yield paragraph("ผู้อำนวยการสถานศึกษายังไม่ได้ลงนามรับทราบ", indent=False)
        return
    signed = told.signed
    if signed.is_outdated:
        yield note("มีการแก้ไขคำตอบหลังจากลงนาม ลายมือชื่อนี้รับทราบคำตอบฉบับก่อนแก้ไข")
    if signed.signature and signed.signature not in arrived:
        yield note("ภาพลายมือชื่อยังมาไม่ถึงเครื่องแม่ข่าย")
    lines = [f"({signed.name})", signed.position, f"ลงนามรับทราบเมื่อ {wording.moment_day(signed.at)}"]
    yield signature([line for line in lines if line], signed.signature if signed.signature in arrived else None)


def _entry(mark: str, item: Item) -> dict[str, object]:
    promised = "" if item.kind != "agreement" else f"{item.owner} ภายในวันที่ {wording.day(item.due)}"
    return entry(mark, item.text, ("ผู้รับผิดชอบ", promised), *_answer(item.response))


def _answer(response: Response | None) -> Iterator[tuple[str, str]]:
    if response is None or response.answer is None:
        return
    yield "คำตอบของสถานศึกษา", wording.ANSWERS.get(response.answer, response.answer)
    yield "ความเห็น", response.text or ""
    yield "แผนดำเนินการ", response.plan or ""
    yield "ภายในวันที่", wording.day(response.due, "")


def _agreement(agreement: Agreement, today: date) -> list[str]:
    state = wording.state_words(agreement.state, agreement.due, today)
    progress = f"\n{agreement.progress}" if agreement.progress else ""
    return [agreement.action or "", agreement.owner or "", wording.brief_day(agreement.due), f"{state}{progress}"]
