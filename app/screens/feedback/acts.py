"""What a leader may do to a feedback. Each act is a value: the records and fields to write, in their order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.permitted import Write
from fieldwork.debriefs import agreement_of_item
from fieldwork.records import Agreement, Feedback, Visit
from fieldwork.records.feedback import stated
from fieldwork.records.stored import World
from fieldwork.thai.text import normalise, normalise_line
from fieldwork.versions import AGREEMENT, Item, items_of, of_kind

Fields = dict[str, Any]
Act = Callable[[Item], Fields]
"""What becomes of one item."""


def feedback_id(visit: Visit, version: int, author: str) -> str:
    """The record that holds this author's version."""
    return Feedback.kind().id_of(visit.id, version, author)


def keys(visit: Visit, version: int, author: str) -> Fields:
    """What the first edit of a version also writes."""
    return {"visit": visit.id, "school": visit.school, "version": version, "author": author}


def add(items: Sequence[Item], visit: Visit, item: str, kind: str, text: str = "", **given: Any) -> Fields:
    """A further item at the end of its kind."""
    last = max((each.order for each in of_kind(items, kind)), default=0)
    made = Item(item, kind, normalise(text), order=last + 1, **given)
    if kind == AGREEMENT and not made.agreement:
        made = replace(made, agreement=agreement_of_item(visit.id, item))
    return put(made)


def put(item: Item) -> Fields:
    """The item as it stands now."""
    return {f"items.{item.id}": item.stored()}


def reword(item: Item, text: str) -> Fields:
    return put(replace(item, text=normalise(text)))


def give_to(item: Item, owner: str) -> Fields:
    """Say who does what was agreed."""
    return put(replace(item, owner=normalise_line(owner)))


def set_due(item: Item, due: str | None) -> Fields:
    return put(replace(item, due=due or ""))


def take_out(item: Item) -> Fields:
    return {f"items.{item.id}": None}


def move(items: Sequence[Item], item: Item, steps: int) -> Fields:
    """Move an item up (-1) or down (+1) among those of its kind. Only items whose place changes are written."""
    ordered = [each for each in of_kind(items, item.kind) if each.id != item.id]
    place = next(i for i, each in enumerate(of_kind(items, item.kind)) if each.id == item.id) + steps
    if not 0 <= place <= len(ordered):
        return {}
    ordered.insert(place, item)
    fields: Fields = {}
    for order, each in enumerate(ordered, start=1):
        fields |= put(replace(each, order=order)) if each.order != order else {}
    return fields


def correction(before: Feedback, visit: Visit, author: str) -> Write:
    """A next version that says the same as the one before, to be changed from there."""
    version = (before.version or 0) + 1
    fields = keys(visit, version, author) | ({"intro": before.intro} if before.intro else {})
    for item in items_of(before):
        fields |= put(item)
    return "feedback", feedback_id(visit, version, author), fields


def publish(feedback: Feedback, before: Feedback | None, visit: Visit, world: World, *, at: int) -> list[Write]:
    """Bring the agreements in line with what is published, then publish: a cut in between shows nothing half agreed."""
    items = of_kind(items_of(feedback), AGREEMENT)
    author = feedback.author or ""
    writes = [write for item in items if (write := _agree(item, visit, world, author))]
    kept = {item.agreement for item in items}
    gone = [item for item in of_kind(items_of(before), AGREEMENT) if item.agreement not in kept] if before else []
    off = stated("cancelled", author)
    writes += [("agreement", item.agreement, off) for item in gone if _is_going_on(item, world)]
    return [*writes, ("feedback", feedback.id, {"published_at": at})]


def _agree(item: Item, visit: Visit, world: World, author: str) -> Write | None:
    """What to write so that the agreement says what the item says; None when it already does. One that an earlier
    version called off is open again, and one that was taken out before leaving is back."""
    found = world.get("agreement", item.agreement)
    said: Fields = {"action": item.text, "owner": item.owner or None, "due": item.due or None}
    said["indicator"] = item.indicators[0] if item.indicators else None
    if found is None:
        return "agreement", item.agreement, {"visit": visit.id, "school": visit.school, "state": "open", **said}
    stands: Mapping[str, Any] = found.fields
    changed = {name: value for name, value in said.items() if stands.get(name) != value}
    changed |= stated("open", author) if stands.get("state") == "cancelled" else {}
    changed |= {"removed": False} if stands.get("removed") else {}
    return ("agreement", item.agreement, changed) if changed else None


def _is_going_on(item: Item, world: World) -> bool:
    found = world.get("agreement", item.agreement)
    return found is not None and Agreement.of(found).state not in ("done", "cancelled")
