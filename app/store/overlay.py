"""The person's own edits that the mirror does not hold yet, in memory in order of writing, and how they cover records.

The database is the truth; this is rebuilt from it at every opening and changed only after a commit.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.store.tables import EditState
from app.store.values import Edit
from fieldwork.records.stored import Record

Key = tuple[str, str]
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


class Overlay:
    """Pending edits, oldest first, by record and by state."""

    def __init__(self, edits: Iterable[Edit] = ()) -> None:
        self._kinds: dict[str, dict[str, dict[int, Edit]]] = {}
        self._states: dict[EditState, dict[int, Edit]] = {state: {} for state in EditState}
        self.last: Edit | None = None
        for edit in edits:
            self.add(edit)

    def add(self, edit: Edit) -> None:
        """Take in an edit, or the new form of one with the same place in the order."""
        records = self._kinds.setdefault(edit.kind, {})
        of_record = records.setdefault(edit.record, {})
        before = of_record.get(edit.n)
        if before is not None:
            self._states[before.state].pop(edit.n)
        self._states[edit.state][edit.n] = edit
        in_order = not of_record or before is not None or edit.n > next(reversed(of_record))
        of_record[edit.n] = edit
        if not in_order:
            records[edit.record] = dict(sorted(of_record.items()))
        if self.last is None or edit.n >= self.last.n:
            self.last = edit

    def move(self, edits: Iterable[Edit], state: EditState) -> set[Key]:
        """These edits are further on their way. Returns their records."""
        touched: set[Key] = set()
        for e in edits:
            moved = Edit(e.n, e.id, e.kind, e.record, e.stamp, e.fields, e.made_at, state, e.outdone, e.again)
            del self._states[e.state][e.n]
            self._states[state][e.n] = self._kinds[e.kind][e.record][e.n] = moved
            touched.add((e.kind, e.record))
            if e is self.last:
                self.last = moved
        return touched

    def of(self, key: Key) -> list[Edit]:
        """The pending edits of one record, oldest first."""
        return list(self._kinds.get(key[0], {}).get(key[1], {}).values())

    def records(self, kind: str) -> list[str]:
        """Ids of the records of a kind that have pending edits."""
        return list(self._kinds.get(kind, ()))

    def within(self, *states: EditState) -> list[Edit]:
        """All edits in one of these states, in no order across states."""
        return [edit for state in states for edit in self._states[state].values()]

    def count(self, *states: EditState) -> int:
        """How many edits are in one of these states."""
        return sum(len(self._states[state]) for state in states)

    def outdo(self, key: Key, n: int, fields: Iterable[str]) -> None:
        """The mirror holds what was written into these fields in place `n`: what was written before lies under it."""
        for edit in self.of(key):
            if edit.n < n and not edit.fields.keys().isdisjoint(fields):
                self.add(replace(edit, outdone=edit.outdone.union(fields)))

    def drop_landed(self) -> None:
        """The mirror holds them now."""
        for edit in list(self._states[EditState.LANDED].values()):
            self.outdo((edit.kind, edit.record), edit.n, edit.fields)
            records = self._kinds[edit.kind]
            of_record = records[edit.record]
            del of_record[edit.n]
            if not of_record:
                del records[edit.record]
        self._states[EditState.LANDED] = {}


def cover(record: Record | None, key: Key, stamps: Mapping[str, str], edits: Iterable[Edit]) -> Record | None:
    """The visible record: the mirror's with the pending edits laid over it in order.

    `stamps` are the mirror's.
    """
    fields = dict(record.fields) if record else {}
    writes = dict(record.writes) if record else {}
    covered = False
    for edit in edits:
        covered = True
        for name, (value, _) in edit.fields.items():
            if name in edit.outdone or _gives_way(edit, stamps.get(name, "")):
                continue
            fields[name] = value
            writes[name] = edit.id
    if not covered:
        return record
    return Record(*key, fields, writes, record.scope if record else "", record.seq if record else 0)


def on_top(edits: Iterable[Edit], field: str, mark: Sequence[str] | None) -> Edit | None:
    """The edit whose value the person has in the field, if any. `mark` is the mirror's."""
    found = [e for e in edits if e.covers(field)]
    return next((e for e in reversed(found) if not _gives_way(e, mark[1] if mark else "")), None)


def _gives_way(edit: Edit, stamp: str) -> bool:
    """A value the server keeps aside shows until something later stands in its place."""
    return edit.state == EditState.QUARANTINED and stamp > edit.stamp


def continues(last: Edit | None, key: Key, fields: Iterable[str]) -> bool:
    """True when a write to these fields replaces the newest edit whole: unsent, same record, nothing of it left over.

    Only the newest edit is ever replaced, so that the server sees acts in the order in which they were done.
    """
    if last is None or last.state != EditState.UNSENT or (last.kind, last.record) != key:
        return False
    return set(last.fields) <= set(fields)


def fields_text(fields: Mapping[str, tuple[Any, Iterable[str]]], again: Mapping[str, str] | None = None) -> str:
    """The wire's form of an edit's fields, as it is stored and sent; `again` names the writes that it gives back."""
    return dump(
        {name: [value, list(base), *([again[name]] if again else [])] for name, (value, base) in fields.items()}
    )


def edit_of(row: tuple[Any, ...]) -> Edit:
    """An edit from its row (n, id, kind, record, stamp, fields, made_at, state)."""
    kept = json.loads(row[5])
    fields = {name: (pair[0], tuple(pair[1])) for name, pair in kept.items()}
    again = {name: pair[2] for name, pair in kept.items() if len(pair) > 2} or None
    return Edit(row[0], row[1], row[2], row[3], row[4], fields, row[6], EditState(row[7]), again=again)


def dump(value: Any) -> str:
    """Compact JSON with Thai as it is."""
    return _ENCODE(value)
