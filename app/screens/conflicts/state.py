"""Conflicts as values: each record that waits, each of its fields, each competing write in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from app.past import acts, conflicts, names, removals, told, values
from app.past.reader import Reader
from app.past.removals import Removal
from app.past.writes import FieldPast, Kept, PastWrite, Where
from fieldwork.history import Fate
from fieldwork.records.stored import Record
from fieldwork.thai.differences import Part, differences, joined


@dataclass(frozen=True, slots=True)
class Candidate:
    """One competing write in words. `parts` mark what differs from the others; `saw` is what its author had seen (None:
    not known here, "": nothing); `refused` says why this person may not let it stand."""

    edit: str
    value: Any
    said: str
    parts: tuple[Part, ...]
    author: str
    line: str
    saw: str | None
    shown: bool
    unsent: bool
    known: bool
    refused: str

    @property
    def may(self) -> bool:
        """Whether this person can choose it."""
        return self.known and not self.refused


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field with its competing writes, what stands now first. `draft` is a text that joins them, or None."""

    field: str
    name: str
    candidates: tuple[Candidate, ...]
    draft: str | None
    is_suggested: bool = False

    @property
    def may(self) -> bool:
        """Whether this person can settle it."""
        return any(candidate.may for candidate in self.candidates)

    @property
    def refused(self) -> str:
        """Why not."""
        return "" if self.may else next((c.refused for c in self.candidates if c.refused), "")

    @property
    def all_saw(self) -> str | None:
        """What every author had seen, when all of them had seen the same; None otherwise."""
        seen = {candidate.saw for candidate in self.candidates}
        return next(iter(seen)) if len(seen) == 1 else None

    @property
    def is_whole(self) -> bool:
        """Whether every competing value has reached this device."""
        return all(candidate.known for candidate in self.candidates)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A record with conflicts, or one that was removed while somebody wrote on it."""

    kind: str
    record: str
    what: str
    title: str
    place: str
    conflicts: tuple[Conflict, ...]
    removal: Removal | None = None

    @property
    def may(self) -> bool:
        """Whether this person can settle something in it."""
        return any(conflict.may for conflict in self.conflicts) or (
            self.removal is not None and not self.removal.refused
        )

    @property
    def address(self) -> str:
        """Where it is settled."""
        return f"/conflicts/{self.kind}/{self.record}"


@dataclass(frozen=True, slots=True)
class ConflictsState:
    """Everything that waits: for this person, and for others."""

    mine: tuple[Waiting, ...] = ()
    others: tuple[Waiting, ...] = ()

    def find(self, kind: str, record: str) -> Waiting | None:
        """One record's conflicts."""
        return next((w for w in (*self.mine, *self.others) if (w.kind, w.record) == (kind, record)), None)


def read(store: Kept, reader: Reader) -> ConflictsState:
    """Every conflict on this device."""
    keys = dict.fromkeys([*store.unsettled(), *store.removed_meanwhile()])
    found = [w for key in keys if (w := waiting(store, *key, reader)) is not None]
    found.sort(key=lambda w: (w.what, w.title))
    return ConflictsState(tuple(w for w in found if w.may), tuple(w for w in found if not w.may))


def waiting(store: Kept, kind: str, record_id: str, reader: Reader) -> Waiting | None:
    """The conflicts of one record, and its removal; None when nothing is left to choose."""
    record = store.get(kind, record_id)
    pasts = conflicts.of_record(store, kind, record_id, reader)
    removal = removals.of_record(store, kind, record_id, reader)
    if record is None or not (pasts or removal):
        return None
    named = names.record(record, store)
    found = tuple(_conflict(store, past, record, reader) for past in pasts)
    return Waiting(kind, record_id, named.kind, named.title, named.place, found, removal)


def _conflict(store: Kept, past: FieldPast, record: Record, reader: Reader) -> Conflict:
    name = names.field(past.kind, past.field, record, store)
    said = {w.edit: values.value(past.field, w.value, record, store) if w.known else "" for w in past.rivals}
    candidates = tuple(_candidate(store, past, write, said, record, reader) for write in past.rivals)
    draft, suggested = _draft(past) if values.is_text(past.kind, past.field) else (None, False)
    return Conflict(past.field, name, candidates, draft, suggested)


def _candidate(
    store: Kept, past: FieldPast, write: PastWrite, said: dict[str, str], record: Record, reader: Reader
) -> Candidate:
    own = said[write.edit]
    others = [text for edit, text in said.items() if edit != write.edit and text]
    return Candidate(
        edit=write.edit,
        value=write.value,
        said=own,
        parts=differences(own, others[0]) if write.known and others else (Part(own, False),),
        author=told.author(write, store, me=reader.person),
        line=told.line(write, reader.today, reader.device),
        saw=_saw(store, past, write, record),
        shown=write.fate is Fate.CURRENT,
        unsent=write.where is Where.HERE,
        known=write.known,
        refused=_refused(store, past, write, record, reader) if write.known else "",
    )


def _saw(store: Kept, past: FieldPast, write: PastWrite, record: Record) -> str | None:
    if write.before is None:
        return None
    return " · ".join(dict.fromkeys(values.value(past.field, seen, record, store) for seen in write.before))


def _refused(store: Kept, past: FieldPast, write: PastWrite, record: Record, reader: Reader) -> str:
    found = conflicts.refused(store, past, write, reader)
    return acts.said(found, past.kind, record, store) if found is not None else ""


def _draft(past: FieldPast) -> tuple[str | None, bool]:
    """A text to begin a joined one with: everybody's changes where they do not touch, else all texts in turn."""
    rivals = [w for w in past.rivals if w.known and isinstance(w.value, str) and w.value.strip()]
    if len(rivals) < 2 or len(rivals) < len(past.rivals):
        return None, False
    whole = _merged(rivals)
    if whole is not None:
        return whole, True
    return "\n".join(str(w.value).strip() for w in rivals), False


def _merged(rivals: Sequence[PastWrite]) -> str | None:
    """Both changes of the text that both authors had seen."""
    before = {w.before for w in rivals}
    base = next(iter(before)) if len(before) == 1 else None
    if len(rivals) != 2 or not base or len(base) != 1 or not isinstance(base[0], str):
        return None
    return joined(base[0], str(rivals[0].value), str(rivals[1].value))


def count(found: Iterable[Waiting]) -> int:
    """How many fields and removals wait."""
    return sum(len(each.conflicts) + (each.removal is not None) for each in found)
