"""What was told to the school and what it answered: the last published version, item by item, and the agreements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from fieldwork import scopes
from fieldwork.records import Acknowledgement, Agreement, Feedback, Receipt, Response, Visit
from fieldwork.records.feedback import ITEM_KINDS
from fieldwork.records.stored import Record, World
from sync_server.reports.edition import released
from sync_server.reports.names import person_name


@dataclass(frozen=True, slots=True)
class Item:
    """One thing said to the school, with the school's answer to it if there is one."""

    id: str
    kind: str
    text: str
    indicators: tuple[str, ...]
    owner: str
    due: date | None
    response: Response | None


@dataclass(frozen=True, slots=True)
class Signed:
    """The acknowledgement under the version: who, when, the drawn signature, and whether something changed after it."""

    name: str
    position: str
    at: int | None
    signature: str
    is_outdated: bool


@dataclass(frozen=True, slots=True)
class Told:
    """The last published version of a visit's feedback with everything that came back."""

    version: int
    author: str
    published_at: int
    intro: str
    change_note: str
    items: tuple[Item, ...]
    opened_at: int | None
    signed: Signed | None

    def of_kind(self, kind: str) -> tuple[Item, ...]:
        """The items of one kind, in the leader's order."""
        return tuple(item for item in self.items if item.kind == kind)


def told_of(visit: Visit, world: World) -> Told | None:
    """The last published version, or None while nothing is published."""
    versions = [Feedback.of(record) for record in released("feedback", visit, world)]
    published = [feedback for feedback in versions if feedback.published_at is not None]
    if not published:
        return None
    last = max(published, key=lambda feedback: feedback.version or 0)
    answers = _answers(last, world)
    items = tuple(_item(name, value, answers.get(name)) for name, value in _ordered(last.items))
    return Told(
        version=last.version or 1,
        author=person_name(last.author, world),
        published_at=last.published_at or 0,
        intro=last.intro or "",
        change_note=last.change_note or "",
        items=items,
        opened_at=_opened(last, world),
        signed=_signed(last, world),
    )


def agreements_of(visit: Visit, world: World, *, told_only: bool) -> tuple[Agreement, ...]:
    """The visit's agreements by due date, removed ones left out; where asked, only those that the school was told."""
    records = released("agreement", visit, world)
    if told_only:
        records = [record for record in records if scopes.of(record, world) == scopes.of_school(visit.school or "")]
    found = [agreement for agreement in map(Agreement.of, records) if not agreement.removed]
    return tuple(sorted(found, key=lambda agreement: (agreement.due or "9999", agreement.id)))


def _ordered(items: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    known = [
        (name, value) for name, value in items.items() if isinstance(value, dict) and value.get("kind") in ITEM_KINDS
    ]
    return sorted(known, key=lambda each: (ITEM_KINDS.index(each[1]["kind"]), each[1].get("order") or 0, each[0]))


def _item(name: str, value: Mapping[str, Any], response: Response | None) -> Item:
    due = value.get("due")
    return Item(
        id=name,
        kind=str(value["kind"]),
        text=str(value.get("text") or ""),
        indicators=tuple(map(str, value.get("indicators") or ())),
        owner=str(value.get("owner") or ""),
        due=date.fromisoformat(due) if isinstance(due, str) and due else None,
        response=response,
    )


def _answers(feedback: Feedback, world: World) -> dict[str, Response]:
    given = map(Response.of, world.find("response", parent=feedback.id))
    return {response.item: response for response in given if response.item}


def _opened(feedback: Feedback, world: World) -> int | None:
    opened = [Receipt.of(record).opened_at for record in world.find("receipt", parent=feedback.id)]
    return min((at for at in opened if at is not None), default=None)


def _signed(feedback: Feedback, world: World) -> Signed | None:
    found = world.find("acknowledgement", parent=feedback.id)
    if not found:
        return None
    record = max(found, key=lambda each: each.fields.get("signed_at") or 0)
    given = Acknowledgement.of(record)
    return Signed(
        name=given.name or person_name(given.person, world),
        position=given.position or "",
        at=given.signed_at,
        signature=given.signature or "",
        is_outdated=_changed_since(given, world),
    )


def _changed_since(signed: Acknowledgement, world: World) -> bool:
    """Whether an answer was written or changed after the signature."""
    for record in world.find("response", parent=signed.feedback or ""):
        seen = signed.seen.get(str(record.fields.get("item") or ""))
        if seen is None or not _stands(record) <= {write for write in seen if isinstance(write, str)}:
            return True
    return False


def _stands(record: Record) -> set[str]:
    """The writes behind what the school said in one answer."""
    return {write for name, write in record.writes.items() if name in ("answer", "text", "plan", "due")}
