"""The items of one version of a feedback, and what changed since the version before. For its writer and its reader."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from fieldwork.records import Feedback
from fieldwork.records.feedback import ITEM_KINDS
from fieldwork.records.stored import World

STRENGTH, NEXT_STEP, AGREEMENT = ITEM_KINDS


@dataclass(frozen=True, slots=True)
class Item:
    """One thing said to the school. An agreement also names its record, its owner and its day."""

    id: str
    kind: str
    text: str = ""
    indicators: tuple[str, ...] = ()
    order: int = 0
    agreement: str = ""
    owner: str = ""
    due: str = ""

    @property
    def due_day(self) -> date | None:
        return date.fromisoformat(self.due) if self.due else None

    def stored(self) -> dict[str, Any]:
        """The value a feedback record keeps under `items.<id>`."""
        whole: dict[str, Any] = {
            "kind": self.kind,
            "text": self.text,
            "indicators": list(self.indicators),
            "order": self.order,
        }
        if self.kind == AGREEMENT:
            whole |= {"agreement": self.agreement, "owner": self.owner or None, "due": self.due or None}
        return whole


class Turn(StrEnum):
    """What happened to an item between two versions."""

    SAME = "same"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Change:
    """One item in both versions; `now` is None when it was removed, `before` when it is new."""

    turn: Turn
    now: Item | None
    before: Item | None

    @property
    def id(self) -> str:
        found = self.now or self.before
        return found.id if found else ""


@dataclass(frozen=True, slots=True)
class Diff:
    """All that changed since the version before. `intro_before` is None when the introduction is the same."""

    changes: tuple[Change, ...]
    intro_before: str | None = None

    @property
    def real(self) -> tuple[Change, ...]:
        """The changes that say something other than before."""
        return tuple(change for change in self.changes if change.turn is not Turn.SAME)

    def of(self, item: str) -> Change | None:
        """The change of one item."""
        return next((change for change in self.changes if change.id == item), None)


def items_of(feedback: Feedback) -> tuple[Item, ...]:
    """The items as they are read: strengths, next steps, agreements, each in the order the leader gave them."""
    found = [_item(name, value) for name, value in feedback.items.items() if isinstance(value, dict)]
    return tuple(sorted((i for i in found if i.kind in ITEM_KINDS), key=_place))


def of_kind(items: Iterable[Item], kind: str) -> tuple[Item, ...]:
    return tuple(item for item in items if item.kind == kind)


def diff(before: Feedback, now: Feedback) -> Diff:
    """What the later version says otherwise. A new order alone is no change."""
    old = {item.id: item for item in items_of(before)}
    new = {item.id: item for item in items_of(now)}
    changes = [Change(_turn(old.get(name), item), item, old.get(name)) for name, item in new.items()]
    changes += [Change(Turn.REMOVED, None, item) for name, item in old.items() if name not in new]
    intro = (before.intro or "").strip()
    return Diff(tuple(changes), intro if intro != (now.intro or "").strip() else None)


def versions_of(visit: str, world: World) -> dict[int, Feedback]:
    """Every published version of a visit's feedback, by number."""
    found = sorted(map(Feedback.of, world.find("feedback", visit=visit)), key=lambda f: f.version or 0)
    return {f.version: f for f in found if f.version and f.published_at is not None}


def _turn(before: Item | None, now: Item) -> Turn:
    if before is None:
        return Turn.ADDED
    return Turn.SAME if _said(before) == _said(now) else Turn.CHANGED


def _said(item: Item) -> tuple[Any, ...]:
    return (item.kind, item.text.strip(), sorted(item.indicators), item.owner.strip(), item.due)


def _item(name: str, value: Mapping[str, Any]) -> Item:
    indicators = value.get("indicators")
    order = value.get("order")
    return Item(
        id=name,
        kind=str(value.get("kind") or ""),
        text=str(value.get("text") or ""),
        indicators=tuple(str(i) for i in indicators) if isinstance(indicators, list) else (),
        order=order if type(order) is int else 0,
        agreement=str(value.get("agreement") or ""),
        owner=str(value.get("owner") or ""),
        due=_day(value.get("due")),
    )


def _day(value: Any) -> str:
    try:
        return date.fromisoformat(value).isoformat()
    except (TypeError, ValueError):
        return ""


def _place(item: Item) -> tuple[int, int, str]:
    return (ITEM_KINDS.index(item.kind), item.order, item.id)
