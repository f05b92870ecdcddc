"""The live side of the conflicts: settling is durable in the store before the screen says so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import flet as ft

from app.client import Client
from app.parts.reader import reader_of
from app.past import acts, names, removals, values
from app.past.acts import Settling
from app.past.reader import Reader
from app.past.removals import Removal
from app.screens.conflicts import state
from app.screens.conflicts.state import Conflict, ConflictsState
from app.wording import past as words
from app.wording.reasons import reason
from fieldwork.errors import FieldworkError
from fieldwork.thai.text import normalise


@dataclass(frozen=True, slots=True)
class Settled:
    """What was settled a moment ago: the field, what stands now, and the value that stood before."""

    kind: str
    record: str
    field: str
    name: str
    said: str
    before: Any
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided of a removal a moment ago, and the write that takes it back."""

    kind: str
    record: str
    is_back: bool
    undoing: Settling


@ft.observable
@dataclass(eq=False)
class ConflictsScreen:
    """All that waits; `settled` is what was done here since the screen was opened, newest first."""

    client: Client
    state: ConflictsState = field(default_factory=ConflictsState)
    settled: tuple[Settled, ...] = ()
    decided: tuple[Decided, ...] = ()
    trouble: str = ""

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the store."""
        self.state = state.read(self.client.store, self._reader)

    def settle(self, kind: str, record: str, conflict: Conflict, value: Any) -> bool:
        """Let a value stand. Every competing write is named, so that nothing stays open anywhere."""
        given = normalise(value) if isinstance(value, str) else value
        found = self.client.store.get(kind, record)
        before = found.fields.get(conflict.field) if found is not None else None
        if not self._write(kind, record, conflict.field, given):
            return False
        said = self._said(kind, record, conflict.field, given)
        done = Settled(kind, record, conflict.field, conflict.name, said, before)
        self.settled = (done, *self._others(done))
        self.refresh()
        return True

    def undo(self, done: Settled) -> None:
        """Write the value that stood before; the choice stays in the history."""
        if not self._write(done.kind, done.record, done.field, done.before):
            return
        said = self._said(done.kind, done.record, done.field, done.before)
        again = Settled(done.kind, done.record, done.field, done.name, said, done.before, undone=True)
        self.settled = (again, *self._others(done))
        self.refresh()

    def decide(self, removal: Removal, *, bring_back: bool) -> None:
        """Have a removed record again, or leave it removed. Either is an ordinary write; all words stay."""
        store, key = self.client.store, (removal.kind, removal.record)
        act = removals.bringing_back(store, *key) if bring_back else removals.leaving_removed(store, *key)
        before = store.get(*key)
        undoing = {name: before.fields.get(name) if before is not None else None for name in act.fields}
        if self._keep_if_allowed(act):
            done = Decided(*key, bring_back, Settling(*key, undoing, {}))
            self.decided = (done, *(each for each in self.decided if (each.kind, each.record) != key))
            self.refresh()

    def undo_decision(self, done: Decided) -> None:
        """Ask again."""
        if self._keep_if_allowed(done.undoing):
            self.decided = tuple(each for each in self.decided if each is not done)
            self.refresh()

    def decided_in(self, kind: str, record: str) -> Decided | None:
        """What was decided of one record."""
        return next((done for done in self.decided if (done.kind, done.record) == (kind, record)), None)

    def done_in(self, kind: str, record: str) -> tuple[Settled, ...]:
        """What was settled in one record."""
        return tuple(done for done in self.settled if (done.kind, done.record) == (kind, record))

    def name_of(self, kind: str, record: str) -> names.Named | None:
        """What a record is called, settled or not."""
        found = self.client.store.get(kind, record)
        return names.record(found, self.client.store) if found is not None else None

    def _others(self, done: Settled) -> tuple[Settled, ...]:
        key = (done.kind, done.record, done.field)
        return tuple(each for each in self.settled if (each.kind, each.record, each.field) != key)

    def _write(self, kind: str, record: str, name: str, value: Any) -> bool:
        store, reader = self.client.store, self._reader
        act = acts.settling(store, kind, record, name, value, person=reader.person, now_ms=reader.now_ms)
        return self._keep_if_allowed(act)

    def _keep_if_allowed(self, act: Settling) -> bool:
        store, reader = self.client.store, self._reader
        refused = acts.refusal(store, act, person=reader.person, today=reader.today)
        if refused is not None:
            self.trouble = acts.said(refused, act.kind, store.get(act.kind, act.record), store)
            return False
        return self._keep(act)

    def _keep(self, act: Settling) -> bool:
        try:
            self.client.store.write(act.kind, act.record, act.fields, act.seen)
        except FieldworkError as wrong:
            self.trouble = f"{words.NOT_KEPT()} · {reason(wrong)}"
            return False
        self.trouble = ""
        self.client.syncing.soon()
        return True

    def _said(self, kind: str, record: str, name: str, value: Any) -> str:
        found = self.client.store.get(kind, record)
        return values.value(name, value, found, self.client.store) if found is not None else ""

    @property
    def _reader(self) -> Reader:
        return reader_of(self.client)
