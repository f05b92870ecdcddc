"""Where edits enter: permission by `fieldwork.access`, merging by `fieldwork.merge`, and the log of every change.

A ledger lives for one transaction. It stages in memory and touches the database only in `close`, so an edit that is
refused, or fails, leaves nothing behind and the rest goes on. Private work that became shared, and what is derived
from records, is worked out once at the end, from the final state.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from fieldwork import access, merge, stamps
from fieldwork.merge import Register, Write
from fieldwork.problems import sentence
from fieldwork.records import KINDS
from fieldwork.records.stored import Record
from fieldwork.refusals import Change, Refusal
from fieldwork.wire import APPLIED, CONFLICT, DUPLICATE, ELSEWHERE, QUARANTINED, Edit, EditResult
from sync_server.database import Writing
from sync_server.edits import Unreadable, payload_of
from sync_server.server import Server, day_of
from sync_server.staging import Source, Staging
from sync_server.world import LedgerWorld, Marks, marks_of

log = logging.getLogger(__name__)


class Ledger:
    """One transaction's way of writing records. Call `close` once at the end: only then is anything written."""

    def __init__(self, server: Server, writing: Writing, source: Source) -> None:
        self._server = server
        self._source = source
        self.world = LedgerWorld(writing.connection)
        self.staging = Staging(server, writing.connection, self.world)
        self._actor: access.Actor | None = None

    def prepare(self, edits: Iterable[Edit]) -> None:
        """Read in a few queries what these edits will need."""
        listed = list(edits)
        self.world.load((e.kind, e.record) for e in listed if e.kind in KINDS)
        self.staging.load_known(self._source.device, [e.id for e in listed])

    def accept(self, edit: Edit | Unreadable) -> EditResult:
        """Take one edit in, or keep it in quarantine with the reason. An edit known before changes nothing."""
        if isinstance(edit, Unreadable):
            return self._set_aside(edit.id, edit.payload, Refusal(edit.code))
        known = self.staging.known(edit.id)
        if known is not None:
            if _content(known) != _content(edit):
                return self._refused(edit, Refusal("edit_reused"))
            return EditResult(edit.id, DUPLICATE, ELSEWHERE if self.staging.came_elsewhere(edit.id) else "")
        try:
            change = self._change(edit)
            refused = self._refusal(change)
            return self._refused(edit, refused) if refused else self._take(edit, change)
        except SQLAlchemyError:
            raise
        except Exception:  # one edit that the code cannot handle must not hold up the others
            reference = self._server.new_id()
            log.exception("edit %s failed, reference %s", edit.id, reference)
            return self._refused(edit, Refusal("server_fault", {"reference": reference}))

    def write(self, kind: str, record_id: str, fields: Mapping[str, Any], *, check: bool = True) -> Refusal | None:
        """Write fields as the source's person. Without `check` for what only the server writes."""
        before = self.world.get(kind, record_id)
        changed = {n: v for n, v in fields.items() if before is None or n not in before.fields or before.fields[n] != v}
        if not changed:
            return None
        marks = marks_of(before)
        based: dict[str, Any] = {name: [value, _heads(marks.get(name))] for name, value in changed.items()}
        edit = Edit(self._server.new_id(), kind, record_id, self._server.stamps.tick(), based)
        change = self._change(edit)
        refused = self._refusal(change) if check else None
        if refused is None:
            self._take(edit, change)
        return refused

    def close(self) -> None:
        """Write everything that was staged."""
        self.staging.close()

    def _change(self, edit: Edit) -> Change:
        """The edit in context, as its author meant it: every value as given, whatever the merge makes of it."""
        before = self.world.get(edit.kind, edit.record) if edit.kind in KINDS else None
        fields = dict(before.fields) if before else {}
        for name, (value, _) in edit.fields.items():
            fields[name] = value
        return Change(before, Record(edit.kind, edit.record, fields), frozenset(edit.fields))

    def _refusal(self, change: Change) -> Refusal | None:
        if not self.actor.roles:
            return Refusal("no_role")
        return access.refusal(self.actor, change, self.world)

    @property
    def actor(self) -> access.Actor:
        """The source's person with the roles that hold today, by the server's calendar."""
        if self._actor is None:
            today = day_of(self._source.now_ms)
            self._actor = access.actor_on(self._source.person, self.world, today)
        return self._actor

    def _take(self, edit: Edit, change: Change) -> EditResult:
        before = change.before
        stamp = stamps.corrected(edit.stamp, now_ms=self._source.now_ms, skew_ms=self._source.skew_ms)
        old = before.fields if before else {}
        fields, marks = dict(change.after.fields), dict(marks_of(before))
        changed: dict[str, Any] = {}
        effective = {} if stamp == edit.stamp else dict.fromkeys(edit.fields, stamp)
        lost: list[str] = []
        unsettled = False
        first = [edit.id, stamp]
        for name, pair in edit.fields.items():
            value, base = pair
            if not base and name not in marks:  # the first write of a field, as `merge.advance` has it
                marks[name], changed[name] = first, pair
                continue
            register = self._merge(edit, name, old, marks.get(name), Write(edit.id, value, stamp, tuple(base)))
            fields[name] = register.current.value
            marks[name] = [register.current.id, register.stamp, *(w.id for w in register.others)]
            if register.current.value != value:
                lost.append(name)
            elif register.current.id == edit.id and register.stamp != stamp:
                effective[name] = register.stamp
            in_conflict = bool(register.others) and bool(register.conflicting)
            unsettled = unsettled or in_conflict
            changed[name] = [value, base, old.get(name), *([CONFLICT] if in_conflict else [])]
        record = Record(edit.kind, edit.record, fields, Marks(None, marks), before.scope if before else "")
        self.staging.take(edit, record, before, changed=changed, stamp=stamp, source=self._source)
        return EditResult(edit.id, CONFLICT if unsettled else APPLIED, stamps=effective, lost=lost)

    def _merge(self, edit: Edit, name: str, old: Mapping[str, Any], mark: list[str] | None, write: Write) -> Register:
        register = None
        if mark is not None:
            others = tuple(Write(head, None, stamps.ZERO) for head in mark[2:])
            register = Register(Write(mark[0], old.get(name), mark[1]), mark[1], others)
        return merge.advance(register, write) or merge.resolve([*self._history(edit, name), write])

    def _history(self, edit: Edit, name: str) -> list[Write]:
        """Every write of one field, the ones of this transaction included."""
        rows = self.staging.history(edit.kind, edit.record)
        return [
            Write(row_edit, fields[name][0], stamp, tuple(fields[name][1]))
            for row_edit, stamp, fields in rows
            if name in fields
        ]

    def _refused(self, edit: Edit, refusal: Refusal) -> EditResult:
        return self._set_aside(edit.id, payload_of(edit), refusal)

    def _set_aside(self, edit_id: str, payload: str, refusal: Refusal) -> EditResult:
        message = sentence(refusal.code, refusal.facts)
        self.staging.set_aside(edit_id, payload, code=refusal.code, message=message, source=self._source)
        return EditResult(edit_id, QUARANTINED, refusal.code, message)


def _content(edit: Edit) -> tuple[Any, ...]:
    """What makes an edit the same edit again: its record, its values and what they were based on."""
    return edit.kind, edit.record, {name: [value, list(base)] for name, (value, base) in edit.fields.items()}


def _heads(mark: list[str] | None) -> list[str]:
    return [mark[0], *mark[2:]] if mark else []
