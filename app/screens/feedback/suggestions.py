"""What a leader may take over with one tap: the team's findings, what raters wrote at the end of their sheets, and what
stands in a draft of the own that was never published."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.visiting import closing
from app.visiting.internal import internal_words
from fieldwork import scopes
from fieldwork.debriefs import Words, points_of, signings_of
from fieldwork.ids import natural_id
from fieldwork.instruments.model import OpenItem
from fieldwork.records import Agreement, Debrief, Feedback, Finding, Person, Sheet, Visit
from fieldwork.records.stored import World
from fieldwork.thai.text import search_key
from fieldwork.versions import AGREEMENT, NEXT_STEP, STRENGTH, Item, items_of

_KINDS = {"strength": (STRENGTH,), "improve": (NEXT_STEP,), "hazard": (NEXT_STEP,)}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing to take over. `id` becomes the item's id, so nothing is taken over twice; `kinds` are its choices.

    `draft` is the version of an unpublished draft it stands in, 0 when it comes from elsewhere. `read_together` is what
    was gone through with the school before the team left.
    """

    id: str
    kinds: tuple[str, ...]
    text: str
    author: str
    source: str
    indicators: tuple[str, ...] = ()
    owner: str = ""
    due: str = ""
    agreement: str = ""
    draft: int = 0
    read_together: bool = False


def suggestions(
    world: World, visit: Visit, person: str, taken: Collection[Item], left: Iterable[Feedback] = ()
) -> tuple[Suggestion, ...]:
    """What this person may still take over. Internal findings are never offered, those of others only once released."""
    released = scopes.is_released(visit, world)
    drafted = {each.id: each for draft in left for each in _drafted(draft)}
    found = [(person, each) for each in drafted.values()]
    debriefed = {
        each.id: each for each in _debriefed(world, visit, person, released=released) if each.id not in drafted
    }
    found += [(person, each) for each in debriefed.values()]
    known = drafted.keys() | debriefed.keys()
    found += [
        (author, each) for author, each in (*_findings(world, visit), *_sheets(world, visit)) if each.id not in known
    ]
    found += [(person, each) for each in _agreements(world, visit)]
    used = {item.id for item in taken} | {item.agreement for item in taken if item.agreement}
    said = {search_key(item.text) for item in taken} | {""}
    return tuple(
        each
        for author, each in found
        if (released or author == person) and not {each.id, each.agreement} & used and search_key(each.text) not in said
    )


def _debriefed(world: World, visit: Visit, person: str, *, released: bool) -> Iterator[Suggestion]:
    """What was gone through before leaving. Of a finding that may be seen by now, its indicators come along. A point
    that was left without words was not: the finding it was begun from is offered instead. Nor are the words of a
    finding that was said to be internal after they were chosen, unless the school has signed them."""
    record = world.get("debrief", Debrief.kind().id_of(visit.id))
    points = points_of(Debrief.of(record)) if record is not None else ()
    seen = {each.id: each for author, each in _findings(world, visit) if released or author == person}
    internal = _internal(world, visit)
    for point in (point for point in points if point.text.strip() and internal.get(point.id) != point.text.strip()):
        indicators = seen[point.id].indicators if point.id in seen else ()
        yield Suggestion(point.id, (point.kind,), point.text, "", "", indicators=indicators, read_together=True)


def _drafted(draft: Feedback) -> Iterator[Suggestion]:
    """The items of a draft that was left, each as what it was."""
    for item in items_of(draft):
        yield Suggestion(
            id=item.id,
            kinds=(item.kind,),
            text=item.text,
            author="",
            source="",
            indicators=item.indicators,
            owner=item.owner,
            due=item.due,
            agreement=item.agreement,
            draft=draft.version or 1,
        )


def _findings(world: World, visit: Visit) -> Iterator[tuple[str, Suggestion]]:
    for finding in sorted(map(Finding.of, world.find("finding", visit=visit.id)), key=lambda f: (f.made_at or 0, f.id)):
        if not (finding.removed or finding.internal):
            yield (
                finding.author or "",
                Suggestion(
                    id=natural_id("feedback-item", finding.id),
                    kinds=_KINDS.get(finding.nature or "", (STRENGTH, NEXT_STEP)),
                    text=finding.text or "",
                    author=_name(world, finding.author),
                    source="",
                    indicators=tuple(sorted(finding.indicators)),
                ),
            )


def _internal(world: World, visit: Visit) -> dict[str, str]:
    """The words of internal findings that nobody has signed, by the item they would become."""
    words = internal_words(world, visit)
    signed = {text.strip() for each in signings_of(visit.id, world) for text in _texts(each.words)} if words else set()
    return {item: text for item, text in words.items() if text not in signed}


def _texts(words: Words) -> tuple[str, ...]:
    return (*words.strengths, *words.next_steps)


def _sheets(world: World, visit: Visit) -> Iterator[tuple[str, Suggestion]]:
    """Open answers of school sheets; the rows of a repeatable item are agreements."""
    for sheet, item, answer in closing.at_the_end(world, visit):
        for each in _answers(world, sheet, item, answer):
            yield sheet.rater or "", each


def _answers(world: World, sheet: Sheet, item: OpenItem, answer: Any) -> Iterator[Suggestion]:
    author, title = _name(world, sheet.rater), closing.title_of(item)
    if isinstance(answer, str):
        yield Suggestion(closing.item_id(sheet, item), (STRENGTH, NEXT_STEP), answer, author, title)
    for number, row in enumerate(answer if isinstance(answer, list) else ()):
        if isinstance(row, dict):
            yield Suggestion(
                id=closing.item_id(sheet, item, number),
                kinds=(AGREEMENT,),
                text=str(row.get("action") or ""),
                author=author,
                source=title,
                indicators=(str(row["indicator_id"]),) if row.get("indicator_id") else (),
                owner=str(row.get("owner_role") or ""),
                due=_day(row.get("due_date")),
            )


def _agreements(world: World, visit: Visit) -> Iterator[Suggestion]:
    """Agreements the team wrote down at the school. They are the team's, whoever wrote them."""
    for agreement in map(Agreement.of, world.find("agreement", visit=visit.id)):
        if not agreement.removed and agreement.state != "cancelled":
            yield Suggestion(
                id=natural_id("feedback-item", agreement.id),
                kinds=(AGREEMENT,),
                text=agreement.action or "",
                author="",
                source="",
                indicators=(agreement.indicator,) if agreement.indicator else (),
                owner=agreement.owner or "",
                due=_day(agreement.due),
                agreement=agreement.id,
            )


def _day(value: Any) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        return ""


def _name(world: World, person: str | None) -> str:
    found = world.get("person", person or "")
    return Person.of(found).name if found else ""
