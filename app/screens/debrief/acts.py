"""What is written before leaving. Each act is a value: the record and the fields to write."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.permitted import Write
from app.screens.debrief.state import Debriefing, debrief_id
from fieldwork.debriefs import Point, agreement_of_item
from fieldwork.records import Visit
from fieldwork.thai.text import normalise

Fields = dict[str, Any]


def choose(found: Debriefing, point: str, kind: str, text: str = "") -> Write:
    """A further point at the end of its kind."""
    last = max((each.order for each in found.of_kind(kind)), default=0)
    return _put(found, Point(point, kind, normalise(text), last + 1))


def reword(found: Debriefing, point: Point, text: str) -> Write:
    return _put(found, replace(point, text=normalise(text)))


def take_out(found: Debriefing, point: str) -> Write:
    return "debrief", debrief_id(found.visit), {f"items.{point}": None}


def agree(visit: Visit, agreement: str, fields: Fields, *, is_new: bool) -> Write:
    """Keep fields of an agreement; the first ones make it one of this visit."""
    said = {name: normalise(value) if isinstance(value, str) else value for name, value in fields.items()}
    return "agreement", agreement, {**(keys_of(visit) | {"state": "open"} if is_new else {}), **said}


def agree_on(visit: Visit, point: Point, *, is_new: bool) -> Write:
    """Make a next step an agreement, or bring it back; who and by when are still to be said."""
    back = {} if is_new else {"removed": False, "state": "open"}
    return agree(visit, agreement_of_item(visit.id, point.id), {"action": point.text, **back}, is_new=is_new)


def _put(found: Debriefing, point: Point) -> Write:
    """The point as it stands now; the first edit also says whose it is."""
    keys = {} if found.is_begun else keys_of(found.visit)
    return "debrief", debrief_id(found.visit), {**keys, f"items.{point.id}": point.stored()}


def keys_of(visit: Visit) -> Fields:
    """What ties a record to the visit."""
    return {"visit": visit.id, "school": visit.school}
