"""A checklist's sheet against its version: what it lacks, how far it is, and what must not be written into it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fieldwork.checking.answers import fits, says_something
from fieldwork.checking.attached import at_point, attached_of
from fieldwork.completeness import Lack, Missing, Progress
from fieldwork.instruments.checklist import (
    WITH_FILES,
    Checklist,
    Point,
)
from fieldwork.instruments.problems import InstrumentError
from fieldwork.instruments.reading import read
from fieldwork.records import CheckSheet
from fieldwork.records.stored import World
from fieldwork.refusals import Change, Refusal

_parsed: dict[str, tuple[Any, Checklist | None]] = {}


def checklist_of(record_id: str, world: World) -> Checklist | None:
    """The published checklist behind a record id, read once: a published version never changes. None too for one that
    only a newer app can read."""
    record = world.get("checklist", record_id)
    if record is None:
        return None
    body = record.fields.get("body")
    known = _parsed.get(record_id)
    if known is None or known[0] is not body:
        found = known[1] if known is not None and known[0] == body else _read(body)
        known = _parsed[record_id] = (body, found)
    return known[1]


def _read(body: Any) -> Checklist | None:
    try:
        found = read(body)
    except InstrumentError:
        return None
    return found if isinstance(found, Checklist) else None


def missing_of(sheet: CheckSheet, checklist: Checklist) -> list[Missing]:
    """What stands between this sheet and handing it in, in the order of the checklist (R-75)."""
    return [lack for point in checklist.points if (lack := lack_of(point, sheet)) is not None]


def lack_of(point: Point, sheet: CheckSheet) -> Missing | None:
    """What a point lacks, in words that stand beside it."""
    if not is_answered(point, sheet):
        return Missing(point.id, Lack.POINT_MISSING, "ยังไม่ได้ตอบข้อนี้") if point.required else None
    if point.type in WITH_FILES:
        most = point.most or 1
        few = len(at_point(attached_of(sheet), point.id)) <= most
        return None if few else Missing(point.id, Lack.POINT_INVALID, f"แนบได้ไม่เกิน {most} รายการ โปรดนำออกบางรายการ")
    if fits(point, sheet.answers[point.id]):
        return None
    return Missing(point.id, Lack.POINT_INVALID, "คำตอบนี้ไม่ตรงกับที่ข้อนี้รับ โปรดแก้ไข")


def is_answered(point: Point, sheet: CheckSheet) -> bool:
    """Whether something was answered, right or wrong."""
    if point.type in WITH_FILES:
        return bool(at_point(attached_of(sheet), point.id))
    return says_something(point, sheet.answers.get(point.id))


def progress(checklist: Checklist, sheet: CheckSheet) -> Progress:
    """How many points are answered."""
    return Progress(sum(is_answered(point, sheet) for point in checklist.points), len(checklist.points))


def sheet_gaps(change: Change, sheet: CheckSheet, checklist: Checklist) -> Refusal | None:
    """Refuse answers to points the version lacks (R-77), and handing in with anything missing."""
    for point in sorted(_touched(change)):
        if point not in checklist.point_ids:
            return Refusal("unknown_point", {"field": point})
    if sheet.submitted_at is None or change.was("submitted_at") is not None:
        return None
    gaps = missing_of(sheet, checklist)
    return Refusal("incomplete", {"count": len(gaps), "items": [gap.item_id for gap in gaps]}) if gaps else None


def _touched(change: Change) -> Iterator[str]:
    """The points that an edit answers."""
    for field in change.fields:
        head, _, key = field.partition(".")
        given = change.after.fields.get(field)
        if head == "answers":
            yield key
        elif head == "files" and given is not None:
            yield str(given.get("point")) if isinstance(given, dict) else ""
