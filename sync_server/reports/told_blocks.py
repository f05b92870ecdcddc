"""What the school was told and answered, as blocks: the same in both editions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from fieldwork.records import Agreement
from fieldwork.thai.text import thai_digits
from fieldwork.versions import Change, Diff, Turn
from fieldwork.versions import Item as Stated
from sync_server.reports import wording
from sync_server.reports.blocks import Block, column, entry, heading, listing, note, paragraph, signature, table
from sync_server.reports.conversation import Item, Signed, Told

_TURNS = {Turn.ADDED: "เพิ่มใหม่", Turn.CHANGED: "แก้ไข", Turn.REMOVED: "นำออก"}


def told_blocks(told: Told, indicators: Mapping[str, str]) -> Iterator[Block]:
    """What changed, then strengths, next steps and agreements, each with the school's answer under it."""
    version = thai_digits(told.version)
    yield note(f"ฉบับที่ {version} เผยแพร่เมื่อ {wording.moment_day(told.published_at)} โดย {told.author}")
    if told.change_note:
        yield paragraph(f"สิ่งที่เปลี่ยนจากฉบับก่อน: {told.change_note}", indent=False)
    if told.changes is not None:
        yield from _changes(told.changes)
    if told.intro:
        yield paragraph(told.intro)
    for kind, title in wording.ITEMS.items():
        items = told.of_kind(kind)
        if items:
            yield heading(title, level=2)
            marks = wording.list_marks(len(items))
            yield listing(_entry(mark, item, indicators) for mark, item in zip(marks, items, strict=True))


def _changes(found: Diff) -> Iterator[Block]:
    """What the version says otherwise than the one before, old and new words under each other."""
    made = [(_TURNS[Turn.CHANGED] + "คำนำ", found.intro_before, "")] if found.intro_before is not None else []
    made += [(_TURNS[change.turn], *_both(change)) for change in found.real]
    if made:
        yield listing(entry("-", title, ("เดิม", before), ("ใหม่", now)) for title, before, now in made)


def _both(change: Change) -> tuple[str, str]:
    return (_whole(change.before) if change.before else "", _whole(change.now) if change.now else "")


def _whole(item: Stated) -> str:
    """An item in one line, with who and when."""
    owner = f"ผู้รับผิดชอบ {item.owner}" if item.owner else ""
    due = f"กำหนด {wording.day(item.due_day)}" if item.due_day else ""
    return " · ".join(filter(None, (item.text.strip(), owner, due)))


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
    """Who at the school opened the version and when, and every signature under it."""
    opened = [f"{each.name} เปิดอ่านเมื่อ {wording.moment_day(each.at)}" for each in told.opened]
    yield paragraph("\n".join(opened) or "สถานศึกษายังไม่ได้เปิดอ่านฉบับนี้", indent=False, keep=bool(told.signed))
    if not told.signed:
        yield paragraph("ผู้อำนวยการสถานศึกษายังไม่ได้ลงนามรับทราบ", indent=False)
    if (before := told.signed_before) is not None:
        day, version = wording.moment_day(before.at), thai_digits(before.version)
        yield note(f"{before.name} ลงนามรับทราบฉบับที่ {version} เมื่อ {day} ฉบับนี้ยังไม่ได้ลงนาม")
    for signed in told.signed:
        yield from _signed(signed, arrived)


def _signed(signed: Signed, arrived: Collection[str]) -> Iterator[Block]:
    if signed.is_outdated:
        yield note("มีการแก้ไขคำตอบหลังจากลงนาม ลายมือชื่อนี้รับทราบคำตอบฉบับก่อนแก้ไข")
    if signed.signature and signed.signature not in arrived:
        yield note("ภาพลายมือชื่อยังมาไม่ถึงเครื่องแม่ข่าย")
    typed = "" if signed.signature else "รับทราบโดยพิมพ์ชื่อ"
    when = f"ลงนามรับทราบเมื่อ {wording.moment_day(signed.at)}"
    lines = [line for line in (f"({signed.name})", signed.position, typed, when) if line]
    yield signature(lines, signed.signature if signed.signature in arrived else None)


def _entry(mark: str, item: Item, indicators: Mapping[str, str]) -> dict[str, object]:
    promised = "" if item.kind != "agreement" else f"{item.owner} ภายในวันที่ {wording.day(item.due)}"
    about = wording.indicator_words(item.indicators, indicators)
    return entry(mark, item.text, ("ตัวชี้วัด", about), ("ผู้รับผิดชอบ", promised), *_answer(item))


def _answer(item: Item) -> Iterator[tuple[str, str]]:
    response = item.response
    if response is None or not (response.answer or response.text or response.plan or response.due):
        return
    by = f"(ตอบโดย {item.responder})" if item.responder else ""
    yield "คำตอบของสถานศึกษา", wording.joined(wording.answer_words(item.kind, response.answer), by)
    yield "ความเห็น", response.text or ""
    yield "แผนดำเนินการ", response.plan or ""
    yield "ภายในวันที่", wording.day(response.due, "")


def _agreement(agreement: Agreement, today: date) -> list[str]:
    state = wording.state_words(agreement.state, agreement.due, today)
    progress = f"\n{agreement.progress}" if agreement.progress else ""
    return [agreement.action or "", agreement.owner or "", wording.brief_day(agreement.due), f"{state}{progress}"]
