"""What was read together before the team left the school, and who signed it: as values, and as blocks of a page."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from fieldwork.debriefs import Agreed, Words, signings_of
from fieldwork.records import Signature, Visit
from fieldwork.records.debriefs import SIGNED
from fieldwork.records.stored import World
from sync_server.reports import wording
from sync_server.reports.blocks import Block, entry, heading, listing, note, paragraph, signature
from sync_server.reports.names import person_name

_OUTCOMES = {"declined": "ไม่ประสงค์ลงนาม", "absent": "ไม่อยู่"}
_SIDES = {"team": "คณะนิเทศ", "school": "ฝ่ายสถานศึกษา"}


@dataclass(frozen=True, slots=True)
class Given:
    """A signature, or why the school gave none; then `by` is who noted that."""

    side: str
    outcome: str
    name: str
    position: str
    reason: str
    drawing: str
    at: int
    by: str


@dataclass(frozen=True, slots=True)
class Leaving:
    """The latest words that were signed. `stands` while they are what is said today."""

    words: Words
    given: tuple[Given, ...]
    stands: bool

    @property
    def drawings(self) -> set[str]:
        return {each.drawing for each in self.given if each.drawing}


def leaving_of(visit: Visit, world: World) -> Leaving | None:
    """What was last signed on this visit, or None."""
    found = signings_of(visit.id, world)
    if not found:
        return None
    latest = found[0]
    return Leaving(latest.words, tuple(_given(each, world) for each in latest.signatures), latest.stands)


def leaving_blocks(found: Leaving, arrived: Collection[str]) -> Iterator[Block]:
    """The words as they were signed, then every signature."""
    if not found.stands:
        yield note("มีการแก้ไขหลังลงนาม ข้อความต่อไปนี้เป็นข้อความที่ลงนามไว้")
    for title, texts in (("จุดเด่น", found.words.strengths), ("ข้อเสนอแนะ", found.words.next_steps)):
        yield from _list(title, [(text, "") for text in texts])
    yield from _list("ข้อตกลง", [(each.action, _promised(each)) for each in found.words.agreements])
    for given in found.given:
        yield from _signed(given, arrived)


def said_of(given: Given) -> str:
    """One signature in a line, for lists."""
    if given.outcome != SIGNED:
        return f"{_OUTCOMES.get(given.outcome, '')}: {given.reason}"
    return f"ลงนามในนาม{_SIDES.get(given.side, '')}" + (f" ({given.position})" if given.position else "")


def _list(title: str, lines: Sequence[tuple[str, str]]) -> Iterator[Block]:
    if lines:
        yield heading(title, level=2)
        marks = wording.list_marks(len(lines))
        yield listing(entry(mark, text, ("ผู้รับผิดชอบ", who)) for mark, (text, who) in zip(marks, lines, strict=True))


def _promised(each: Agreed) -> str:
    return f"{each.owner} ภายในวันที่ {wording.day(each.due)}"


def _signed(given: Given, arrived: Collection[str]) -> Iterator[Block]:
    when = wording.moment_day(given.at)
    if given.outcome != SIGNED:
        yield paragraph(
            f"ฝ่ายสถานศึกษาไม่ได้ลงนาม ({_OUTCOMES.get(given.outcome, '')}) เหตุผล: {given.reason}", indent=False
        )
        yield note(f"บันทึกโดย {given.by} เมื่อ {when}")
        return
    if given.drawing and given.drawing not in arrived:
        yield note("ภาพลายมือชื่อยังมาไม่ถึงเครื่องแม่ข่าย")
    typed = "" if given.drawing else "ลงนามโดยพิมพ์ชื่อ"
    lines = [f"({given.name})", given.position, _SIDES.get(given.side, ""), typed, f"ลงนามเมื่อ {when}"]
    yield signature([line for line in lines if line], given.drawing if given.drawing in arrived else None)


def _given(each: Signature, world: World) -> Given:
    return Given(
        side=each.side or "",
        outcome=each.outcome or "",
        name=each.name or "",
        position=each.position or "",
        reason=each.reason or "",
        drawing=each.drawing or "",
        at=each.signed_at or 0,
        by=person_name(each.author, world),
    )
