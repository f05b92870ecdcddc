"""A checklist being written, as a value: its head, its points, and what is still to be put right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.wording import checklists as words
from fieldwork.checking.drafts import Typed, Wrong, next_version, typed_points, wrongs_of
from fieldwork.records import ChecklistDraft
from fieldwork.records.stored import World
from fieldwork.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything on the page."""

    id: str
    fields: Mapping[str, Any]
    version: str
    points: tuple[Typed, ...]
    wrongs: tuple[Wrong, ...]

    @property
    def typed(self) -> ChecklistDraft:
        """The typed view of the stored fields."""
        found: ChecklistDraft = ChecklistDraft.kind().read(self.id, self.fields)
        return found

    def point(self, point: str) -> Typed | None:
        """One of the points."""
        return next((each for each in self.points if each.id == point), None)

    def wrong(self, point: str, *keys: str) -> str:
        """What to say beside one of these keys of a point, or of the head ("")."""
        found = next((each for each in self.wrongs if each.point == point and each.key in keys), None)
        if found is None:
            return ""
        key = "head" if not point and found.key == "title_th" else found.key
        phrase = words.PROBLEMS.get(key) if found.code != "too_long" else None
        return phrase() if phrase is not None else words.PROBLEM_OTHER()

    def is_wrong(self, point: str) -> bool:
        """Whether anything of a point is to be put right."""
        return any(each.point == point for each in self.wrongs)


def read_draft(world: World, draft: str, *, person: str, today: date) -> Draft | Refusal:
    """The draft as the device has it, for its author."""
    record = world.get("checklist_draft", draft)
    if record is None or record.fields.get("author") != person:
        return Refusal("author_only")
    typed = ChecklistDraft.of(record)
    version = next_version(world, typed.code or "", today.year)
    return Draft(draft, dict(record.fields), version, typed_points(typed), wrongs_of(typed, version))
