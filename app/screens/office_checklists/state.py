"""The office's checklists as lists: own drafts, and every published version with its visits and its answers."""

from __future__ import annotations

from dataclasses import dataclass

from fieldwork.checking.drafts import typed_points
from fieldwork.checking.sheets import checklist_of
from fieldwork.checking.tally import handed_in
from fieldwork.records import ChecklistDraft, PublishedChecklist, Visit
from fieldwork.records.stored import World


@dataclass(frozen=True, slots=True)
class DraftLine:
    """One draft of the person signed in."""

    id: str
    title: str
    points: int


@dataclass(frozen=True, slots=True)
class VersionLine:
    """One published version."""

    id: str
    code: str
    version: str
    title_th: str
    title_en: str
    points: int
    visits: int
    sheets: int
    published_at: int
    is_newest: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """Everything on the page. `blank` is a draft in which nothing was written yet, "" for none."""

    drafts: tuple[DraftLine, ...]
    blank: str
    versions: tuple[VersionLine, ...]


def read_list(world: World, person: str) -> Listed:
    """Drafts that became no version yet and hold something, the latest first; versions, the latest first."""
    drafts = [d for d in map(ChecklistDraft.of, world.find("checklist_draft", owner=person))
              if not d.dropped and not d.published]  # fmt: skip
    lines = sorted((_draft(d) for d in drafts if not _is_blank(d)), key=lambda line: line.id, reverse=True)
    blank = next((d.id for d in drafts if _is_blank(d)), "")
    return Listed(tuple(lines), blank, _versions(world))


def _draft(draft: ChecklistDraft) -> DraftLine:
    return DraftLine(draft.id, draft.title or "", len(typed_points(draft)))


def _is_blank(draft: ChecklistDraft) -> bool:
    """Somebody looked at the form and went away again."""
    said = (draft.title, draft.source, draft.purpose, any(draft.fillers.values()))
    return not (any(said) or typed_points(draft))


def _versions(world: World) -> tuple[VersionLine, ...]:
    visits = [v for v in map(Visit.of, world.find("visit")) if not v.cancelled]
    published = sorted(map(PublishedChecklist.of, world.find("checklist")), key=lambda p: p.published_at or 0)
    newest = {p.code: p.id for p in published}
    found = []
    for each in reversed(published):
        form = checklist_of(each.id, world)
        if form is None:
            continue
        found.append(
            VersionLine(
                id=each.id,
                code=form.id,
                version=form.version,
                title_th=form.title_th,
                title_en=form.title_en,
                points=len(form.points),
                visits=sum(bool(v.checklists.get(each.id)) for v in visits),
                sheets=len(handed_in(world, each.id)),
                published_at=each.published_at or 0,
                is_newest=newest[each.code] == each.id,
            )
        )
    return tuple(found)
