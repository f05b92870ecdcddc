"""What a visit's leader sees of its feedback: the draft and what it still lacks, and the versions already published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from app.screens.feedback import acts
from app.screens.feedback.suggestions import Suggestion, suggestions
from app.wording import language
from fieldwork import access
from fieldwork.records import Feedback, Person, School, Visit
from fieldwork.records.stored import Record, World
from fieldwork.refusals import Refusal
from fieldwork.submission import feedback_gaps
from fieldwork.versions import (
    AGREEMENT,
    NEXT_STEP,
    STRENGTH,
    Diff,
    Item,
    diff,
    items_of,
    of_kind,
    versions_of,
)


class Lack(StrEnum):
    """What keeps a draft from being published."""

    STRENGTH = "strength"
    NEXT_STEP = "next_step"
    AGREEMENT = "agreement"
    BLANK = "blank"  # an item without words
    OWNER = "owner"
    DUE = "due"
    CHANGE_NOTE = "change_note"
    NOTHING_CHANGED = "nothing_changed"
    VERSION = "version"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to do, and the item it is about."""

    lack: Lack
    item: str = ""


@dataclass(frozen=True, slots=True)
class Editor:
    """The leader's page. `refused` says why this person may not write; without a draft nothing is being written.

    `left` are this person's drafts that were never published: begun before another took the lead, or overtaken.
    """

    visit: Visit
    person: str
    school: str
    leader: str
    refused: Refusal | None
    draft: Feedback | None
    is_stored: bool
    items: tuple[Item, ...]
    missing: tuple[Missing, ...]
    suggestions: tuple[Suggestion, ...]
    before: Feedback | None
    diff: Diff | None
    published: tuple[Feedback, ...]
    left: tuple[Feedback, ...] = ()

    @property
    def version(self) -> int:
        return (self.draft.version or 1) if self.draft else len(self.published)


def editor(world: World, visit_id: str, *, person: str, today: date) -> Editor | None:
    """The page for this person; None when this device has no such visit."""
    found = world.get("visit", visit_id)
    if found is None:
        return None
    visit = Visit.of(found)
    published = versions_of(visit.id, world)
    refused = _refused(world, visit, person, today, len(published) + 1)
    draft, is_stored = _draft(world, visit, person, len(published)) if refused is None else (None, False)
    before = published.get((draft.version or 1) - 1) if draft else None
    items = items_of(draft) if draft else ()
    left = left_by(world, visit, person, draft.id if draft else "")
    return Editor(
        visit=visit,
        person=person,
        school=_school(world, visit),
        leader=_person(world, visit.leader),
        refused=refused,
        draft=draft,
        is_stored=is_stored,
        items=items,
        missing=tuple(missing_of(draft, before, world)) if draft else (),
        suggestions=suggestions(world, visit, person, items, left) if draft else (),
        before=before,
        diff=diff(before, draft) if draft and before else None,
        published=tuple(published.values()),
        left=left,
    )


def left_by(world: World, visit: Visit, person: str, draft: str) -> tuple[Feedback, ...]:
    """This person's drafts that say something and are not the one being written."""
    own = [f for f in map(Feedback.of, world.find("feedback", visit=visit.id)) if f.author == person]
    left = [f for f in own if f.published_at is None and f.id != draft and (items_of(f) or (f.intro or "").strip())]
    return tuple(sorted(left, key=lambda f: f.version or 0))


def missing_of(draft: Feedback, before: Feedback | None, world: World) -> list[Missing]:
    """Everything that keeps a draft from being published, in the order of the page. Never less than the server asks."""
    items = items_of(draft)
    worded = [item for item in items if item.text.strip()]
    found = [
        Missing(lack)
        for kind, lack in ((STRENGTH, Lack.STRENGTH), (NEXT_STEP, Lack.NEXT_STEP), (AGREEMENT, Lack.AGREEMENT))
        if not of_kind(worded, kind)
    ]
    found += [Missing(Lack.BLANK, item.id) for item in items if not item.text.strip()]
    for item in of_kind(worded, AGREEMENT):
        found += [Missing(Lack.OWNER, item.id)] if not item.owner.strip() else []
        found += [Missing(Lack.DUE, item.id)] if not item.due else []
    if before is not None:
        found += [] if diff(before, draft).real or _intro_changed(before, draft) else [Missing(Lack.NOTHING_CHANGED)]
        found += [] if (draft.change_note or "").strip() else [Missing(Lack.CHANGE_NOTE)]
    return found or ([Missing(Lack.VERSION)] if feedback_gaps(draft, world) else [])


def refusal(
    world: World, kind: str, record_id: str, fields: Mapping[str, Any], *, person: str, today: date
) -> Refusal | None:
    """Why an edit of this person would not be accepted, or None."""
    return access.refusal_of(access.actor_on(person, world, today), kind, record_id, fields, world)


def _refused(world: World, visit: Visit, person: str, today: date, version: int) -> Refusal | None:
    """Ask the rules whether this person may write the next version. A draft is begun by whoever leads now."""
    if person != visit.leader:
        return Refusal("leader_only")
    record_id = acts.feedback_id(visit, version, person)
    begun = world.get("feedback", record_id) is not None
    fields = {"intro": ""} if begun else {**acts.keys(visit, version, person), "intro": ""}
    return refusal(world, "feedback", record_id, fields, person=person, today=today)


def _draft(world: World, visit: Visit, person: str, published: int) -> tuple[Feedback | None, bool]:
    """The stored draft, or an empty first version; a correction begins only when the leader says so."""
    record_id = acts.feedback_id(visit, published + 1, person)
    found = world.get("feedback", record_id)
    if found is not None:
        return Feedback.of(found), True
    return (None if published else Feedback.of(Record("feedback", record_id, acts.keys(visit, 1, person)))), False


def _intro_changed(before: Feedback, draft: Feedback) -> bool:
    return diff(before, draft).intro_before is not None


def _school(world: World, visit: Visit) -> str:
    found = world.get("school", visit.school or "")
    return language.of(School.of(found).name, School.of(found).name_en) if found else ""


def _person(world: World, person: str | None) -> str:
    found = world.get("person", person or "")
    return Person.of(found).name if found else ""
