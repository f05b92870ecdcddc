"""One version of a feedback as the school reads it, answers it and signs it, and as the office sees the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.wording import language
from fieldwork import access
from fieldwork.instruments.model import Instrument
from fieldwork.records import Acknowledgement, Agreement, Feedback, Person, Receipt, Response, School, Visit
from fieldwork.records.stored import Record, World
from fieldwork.refusals import Change as Edited
from fieldwork.submission import instrument_of
from fieldwork.versions import (
    AGREEMENT,
    NEXT_STEP,
    STRENGTH,
    Change,
    Diff,
    Item,
    Turn,
    diff,
    items_of,
    versions_of,
)

ANSWERED_FIELDS = ("answer", "text", "plan", "due")


@dataclass(frozen=True, slots=True)
class Answered:
    """The school's answer to one item."""

    answer: str | None
    text: str
    plan: str
    due: str | None
    by: str
    record: str = ""

    @property
    def needs_words(self) -> bool:
        """An explanation or a disagreement without words helps nobody."""
        return self.answer in ("explain", "disagree") and not self.text.strip()


@dataclass(frozen=True, slots=True)
class Promise:
    """An agreement as it stands today; `agreed` in the item is what was agreed when it was published."""

    id: str
    state: str
    progress: str
    is_overdue: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One item with everything that belongs to it."""

    item: Item
    change: Change | None
    indicators: tuple[tuple[str, str], ...]
    answered: Answered | None
    earlier: Answered | None
    promise: Promise | None

    @property
    def is_answered(self) -> bool:
        return self.answered is not None and self.answered.answer is not None


@dataclass(frozen=True, slots=True)
class Signed:
    """An acknowledgement. `is_outdated` once an answer it was given with says something else."""

    version: int
    person: str
    name: str
    position: str
    signature: str | None
    signed_at: int | None
    is_outdated: bool


@dataclass(frozen=True, slots=True)
class Opened:
    """Who opened this version, and when."""

    person: str
    name: str
    at: int | None


@dataclass(frozen=True, slots=True)
class Reading:
    """The page. `is_own` when the person runs the school.

    `may_answer` is true for the school's own principal on the latest version, and never in a preview.
    """

    feedback: Feedback
    visit: Visit | None
    school: str
    author: str
    person: str
    strengths: tuple[Said, ...]
    next_steps: tuple[Said, ...]
    agreements: tuple[Said, ...]
    diff: Diff | None
    versions: tuple[tuple[int, str], ...]
    opened: tuple[Opened, ...]
    signed: tuple[Signed, ...]
    signed_before: Signed | None
    is_own: bool
    may_answer: bool
    may_update: bool
    is_preview: bool

    @property
    def items(self) -> tuple[Said, ...]:
        return (*self.strengths, *self.next_steps, *self.agreements)

    @property
    def answered(self) -> int:
        return sum(said.is_answered for said in self.items)

    @property
    def newer(self) -> str | None:
        """The latest version when this one is not it."""
        version, record_id = self.versions[-1] if self.versions else (0, "")
        return record_id if version > (self.feedback.version or 0) else None

    @property
    def mine(self) -> Signed | None:
        """My own signature under this version."""
        return next((signed for signed in self.signed if signed.person == self.person), None)

    @property
    def removed(self) -> tuple[Item, ...]:
        """Items that the version before had and this one has not."""
        gone = [change.before for change in (self.diff.changes if self.diff else ()) if change.turn is Turn.REMOVED]
        return tuple(item for item in gone if item is not None)


def reading(world: World, feedback_id: str, *, person: str, today: date, preview: bool = False) -> Reading | None:
    """The page, or None when this device has no such published version. A preview shows a draft and writes nothing."""
    record = world.get("feedback", feedback_id)
    if record is None:
        return None
    feedback = Feedback.of(record)
    if feedback.published_at is None and not preview:
        return None
    versions = versions_of(feedback.visit or "", world)
    before = versions.get((feedback.version or 1) - 1)
    visit = world.get("visit", feedback.visit or "")
    changed = diff(before, feedback) if before else None
    said = _said(world, feedback, before, changed, Visit.of(visit) if visit else None, today)
    actor = access.actor_on(person, world, today)
    latest = max(versions, default=0) <= (feedback.version or 1)
    return Reading(
        feedback=feedback,
        visit=Visit.of(visit) if visit else None,
        school=_school(world, feedback.school),
        author=_name(world, feedback.author),
        person=person,
        strengths=tuple(s for s in said if s.item.kind == STRENGTH),
        next_steps=tuple(s for s in said if s.item.kind == NEXT_STEP),
        agreements=tuple(s for s in said if s.item.kind == AGREEMENT),
        diff=changed,
        versions=tuple((number, version.id) for number, version in versions.items()),
        opened=_opened(world, feedback),
        signed=_signed(world, feedback),
        signed_before=_signed_before(world, feedback, versions),
        is_own=feedback.school in actor.runs,
        may_answer=not preview and latest and feedback.school in actor.runs,
        may_update=not preview and latest and _may_update(actor, world, said),
        is_preview=preview,
    )


def stands(world: World, feedback: Feedback) -> dict[str, list[str]]:
    """The writes that stand there now: under "feedback", and under each answered item. What a signature names."""
    record = world.get("feedback", feedback.id)
    found = {"feedback": sorted(set(record.writes.values())) if record else []}
    for answer in world.find("response", parent=feedback.id):
        writes = sorted({answer.writes[name] for name in ANSWERED_FIELDS if name in answer.writes})
        item = answer.fields.get("item")
        if writes and isinstance(item, str):
            found[item] = writes
    return found


def _said(
    world: World, feedback: Feedback, before: Feedback | None, changed: Diff | None, visit: Visit | None, today: date
) -> list[Said]:
    answers = _answers(world, feedback.id)
    earlier = _answers(world, before.id) if before else {}
    titles = _titles(world, visit)
    return [
        Said(
            item=item,
            change=changed.of(item.id) if changed else None,
            indicators=tuple(titles[i] for i in item.indicators if i in titles),
            answered=answers.get(item.id),
            earlier=earlier.get(item.id),
            promise=_promise(world, item, today),
        )
        for item in items_of(feedback)
    ]


def _answers(world: World, feedback_id: str) -> dict[str, Answered]:
    found = {}
    for response in map(Response.of, world.find("response", parent=feedback_id)):
        found[response.item or ""] = Answered(
            response.answer,
            response.text or "",
            response.plan or "",
            response.due,
            _name(world, response.person),
            response.id,
        )
    return found


def _promise(world: World, item: Item, today: date) -> Promise | None:
    record = world.get("agreement", item.agreement) if item.agreement else None
    if record is None:
        return None
    found = Agreement.of(record)
    state = found.state or "open"
    late = bool(found.due) and state in ("open", "doing") and (found.due or "") < today.isoformat()
    return Promise(record.id, state, found.progress or "", late)


def _may_update(actor: access.Actor, world: World, said: Sequence[Said]) -> bool:
    """Ask the rules whether this person may say how far an agreement is."""
    promise = next((each.promise for each in said if each.promise is not None), None)
    record = world.get("agreement", promise.id) if promise else None
    if record is None:
        return False
    after = Record(record.kind, record.id, {**record.fields, "progress": ""}, record.writes)
    return access.refusal(actor, Edited(record, after, frozenset({"progress"})), world) is None


def _opened(world: World, feedback: Feedback) -> tuple[Opened, ...]:
    receipts = [r for r in map(Receipt.of, world.find("receipt", parent=feedback.id)) if r.opened_at is not None]
    receipts.sort(key=lambda r: (r.opened_at or 0, r.id))
    return tuple(Opened(r.person or "", _name(world, r.person), r.opened_at) for r in receipts)


def _signed(world: World, feedback: Feedback) -> tuple[Signed, ...]:
    found = sorted(
        map(Acknowledgement.of, world.find("acknowledgement", parent=feedback.id)),
        key=lambda a: (a.signed_at or 0, a.id),
    )
    now = stands(world, feedback)
    return tuple(
        Signed(
            version=feedback.version or 1,
            person=each.person or "",
            name=each.name or _name(world, each.person),
            position=each.position or "",
            signature=each.signature,
            signed_at=each.signed_at,
            is_outdated=_differs(each.seen, now),
        )
        for each in found
    )


def _differs(seen: Mapping[str, Any], now: Mapping[str, Sequence[str]]) -> bool:
    """Whether an answer was written after the signature. The feedback itself cannot change once published."""
    answers = {item: set(writes) for item, writes in now.items() if item != "feedback"}
    return any(not writes <= set(_writes(seen.get(item))) for item, writes in answers.items())


def _writes(value: Any) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _signed_before(world: World, feedback: Feedback, versions: Mapping[int, Feedback]) -> Signed | None:
    """The latest signature under an earlier version."""
    for number in sorted((n for n in versions if n < (feedback.version or 1)), reverse=True):
        if signed := _signed(world, versions[number]):
            return signed[-1]
    return None


def _titles(world: World, visit: Visit | None) -> dict[str, tuple[str, str]]:
    titles: dict[str, tuple[str, str]] = {}
    for used in visit.ever_used if visit else ():
        instrument = instrument_of(used, world)
        if isinstance(instrument, Instrument):
            titles |= {i.id: (i.title_th, i.title_en) for i in instrument.indicators}
    return titles


def _school(world: World, school: str | None) -> str:
    found = world.get("school", school or "")
    return language.of(School.of(found).name, School.of(found).name_en) if found else ""


def _name(world: World, person: str | None) -> str:
    found = world.get("person", person or "")
    return Person.of(found).name if found else ""
