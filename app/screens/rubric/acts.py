"""What a rater may do to a sheet. Each act is a value, the fields of one edit: made durable first, then shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.visiting.sheets import Filling, answer
from fieldwork.completeness import NOTE_MAX_CHARS, REASON_MAX_CHARS
from fieldwork.instruments.model import HeaderField
from fieldwork.thai.text import normalise

Fields = dict[str, Any]


def choose(filling: Filling, indicator: str, level: int) -> Fields:
    """Choose a level; the chosen one again takes it back. A level and "not applicable" never stand together."""
    given = answer(filling, indicator)
    if given.level == level and not given.not_applicable:
        return {f"levels.{indicator}": None}
    clear = {f"reasons.{indicator}": None} if given.not_applicable else {}
    return {f"levels.{indicator}": level, **clear}


def leave_out(filling: Filling, indicator: str) -> Fields:
    """Mark an indicator as not applicable, or take that back. The reason is written afterwards and asked for."""
    given = answer(filling, indicator)
    if given.not_applicable:
        return {f"reasons.{indicator}": None}
    clear = {f"levels.{indicator}": None} if given.level is not None else {}
    return {f"reasons.{indicator}": "", **clear}


def give_reason(filling: Filling, indicator: str, text: str) -> Fields:
    """Say why an indicator does not apply. An emptied reason keeps it left out, and lacking."""
    if not answer(filling, indicator).not_applicable:
        return {}
    return {f"reasons.{indicator}": normalise(text)}


def write_note(indicator: str, text: str) -> Fields:
    """Note what was seen."""
    return {f"notes.{indicator}": normalise(text) or None}


def write_item(item: str, text: str) -> Fields:
    """Answer an open item in words."""
    return {f"texts.{item}": normalise(text) or None}


def write_header(field: HeaderField, value: str | int | None) -> Fields:
    """Fill a fact about the lesson. A choice tapped again is taken back by passing None."""
    return {f"headers.{field.id}": normalise(value) or None if isinstance(value, str) else value}


def write_rows(item: str, rows: list[dict[str, Any]]) -> Fields:
    """Keep the rows of a repeatable item inside the sheet."""
    return {f"texts.{item}": rows or None}


def submit(now_ms: int) -> Fields:
    """Hand the sheet in."""
    return {"submitted_at": now_ms}


def reopen(now_ms: int, reason: str) -> Fields:
    """Open a submitted sheet again: the reason and the opening are one edit, as the server asks for."""
    return {f"reopened.{now_ms}": normalise(reason).strip(), "submitted_at": None}


def inverse(filling: Filling, fields: Mapping[str, Any]) -> Fields:
    """What puts back the values an act replaces."""
    return {name: filling.fields.get(name) for name in fields}


def changed(filling: Filling, fields: Mapping[str, Any]) -> Fields:
    """Only what differs from what is stored, so that nothing is written twice."""
    return {name: value for name, value in fields.items() if filling.fields.get(name) != value}


def too_long(fields: Mapping[str, Any]) -> int:
    """How many characters a text of this edit may have when one is longer than that, else 0."""
    limits = {"notes": NOTE_MAX_CHARS, "reasons": REASON_MAX_CHARS, "texts": NOTE_MAX_CHARS, "headers": 500}
    for name, value in fields.items():
        limit = limits.get(name.partition(".")[0])
        if limit and isinstance(value, str) and len(value) > limit:
            return limit
    return 0
