"""Removing a record that others write on: the removal names what stood there, so that nobody's later words go with it
unasked.

A removal is a field like any other and nothing is lost by it. Words that its author had not seen still matter perhaps:
whoever may remove the record is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from fieldwork.records import KINDS
from fieldwork.records.feedback import IN_OWN_NAME

REMOVED, OVER = "removed", "removed_over"
_NO_WORDS = frozenset({"visit", "school", "author", "made_at", REMOVED, OVER}) | IN_OWN_NAME
Heads = Callable[[str], Sequence[str]]

REMOVABLE = frozenset(name for name, kind in KINDS.items() if OVER in kind.rules)
"""The kinds that can be removed and written on at the same time."""


def removing(fields: Mapping[str, Any], heads: Heads) -> dict[str, Any]:
    """The fields of a removal of a record with these fields. `heads` gives the writes of a field that stand now."""
    return {REMOVED: True, **over(fields, fields, heads)}


def over(fields: Mapping[str, Any], names: Sequence[str] | Mapping[str, Any], heads: Heads) -> dict[str, bool]:
    """What says that the writes standing in these fields were seen by whoever wants the record removed."""
    seen = {write for name in names if _head(name) not in (REMOVED, OVER) for write in heads(name)}
    return {f"{OVER}.{write}": True for write in sorted(seen) if fields.get(f"{OVER}.{write}") is not True}


def unseen(fields: Mapping[str, Any], heads: Heads) -> tuple[str, ...]:
    """The fields of a removed record with words that nobody who wanted it removed had seen. None where the removal
    does not say what it saw: it is from before removals did."""
    if not fields.get(REMOVED) or not any(_head(name) == OVER for name in fields):
        return ()
    words = (name for name, value in fields.items() if value is not None and _head(name) not in _NO_WORDS)
    return tuple(sorted(name for name in words if not _is_seen(fields, heads(name))))


def _is_seen(fields: Mapping[str, Any], heads: Sequence[str]) -> bool:
    return all(fields.get(f"{OVER}.{write}") is True for write in heads)


def _head(name: str) -> str:
    return name.partition(".")[0]
