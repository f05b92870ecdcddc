"""Where edits enter: permission by `fieldwork.access`, merging by `fieldwork.merge`, and the log of every change.

A ledger lives for one transaction. It stages in memory and touches the database only in `close`, so an edit that is
refused, or fails, leaves nothing behind and the rest goes on. Private work that became shared, and what is derived
from records, is worked out once at the end, from the final state.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy.exc import SQLAlchemyError

from fieldwork import access, ids, merge, stamps
from fieldwork.merge import Register, Write
from fieldwork.problems import sentence
from fieldwork.records import KINDS
from fieldwork.records.kinds import read_on
from fieldwork.records.stored import Record
from fieldwork.refusals import Change, Refusal
from fieldwork.wire import APPLIED, CONFLICT, DUPLICATE, ELSEWHERE, QUARANTINED, Edit, EditResult
from sync_server.database import Writing
from sync_server.edits import Unreadable, payload_of
from sync_server.server import Server, day_of
from sync_server.staging import NOT_BEGUN, Source, Staging
from sync_server.world import Marks, marks_of

log = logging.getLogger(__name__)
_PARENTS = frozenset({"visit", "instrument", "checklist", "feedback"})
"""Fields that name a record of the same kind, which the rules will want to see."""
_OF_VISITS = ("sheet", "finding")
"""Kinds that are judged together with all others of their visit."""


class Ledger:
    """One transaction's way of writing records. Call `close` once at the end: only then is anything written."""

    def __init__(self, server: Server, writing: Writing, source: Source, staging: Staging | None = None) -> None:
        self._server = server
        self._source = source
        self.staging = staging or Staging(server, writing.connection)
        self.world = self.staging.world
        self._actor: access.Actor | None = None

    def prepare(self, edits: Iterable[Edit]) -> None:
        """Read in a few queries what these edits will need."""
        prepare(self.staging, [(self._source, list(edits))])

    def accept(self, edit: Edit | Unreadable) -> EditResult:
        """Take one edit in, or keep it in quarantine with the reason. An edit known before changes nothing."""
        if isinstance(edit, Unreadable):
            return self._set_aside(edit.id, edit.payload, Refusal(edit.code))
        known = self.staging.known(edit.id)
        if known is not None:
            if not _is_same(known, edit):
                return self._refused(edit, Refusal("edit_reused"))
            elsewhere = self.staging.came_elsewhere(edit.id, self._source.device)
            return EditResult(edit.id, DUPLICATE, ELSEWHERE if elsewhere else "")
        if self._is_here(edit):
            return EditResult(edit.id, DUPLICATE, ELSEWHERE)
        try:
            change = self._change(edit)
            refused = self._refusal(change)
            if refused is None:
                return self._take(edit, change)
            return self._not_begun(edit, refused) if change.before is None else self._refused(edit, refused)
        except SQLAlchemyError:
            raise
        except Exception:  # one edit that the code cannot handle must not hold up the others
            reference = self._server.new_id()
            log.exception("edit %s failed, reference %s", edit.id, reference)
            return self._refused(edit, Refusal("server_fault", {"reference": reference}))

    def keep_aside(self, edit: Edit | Unreadable, refused: Refusal) -> EditResult:
        """Keep one in quarantine for a reason that lies in how it came. An edit known before changes nothing."""
        if isinstance(edit, Unreadable):
            return self._set_aside(edit.id, edit.payload, Refusal(edit.code))
        known = self.staging.known(edit.id)
        if known is not None and _is_same(known, edit):
            return EditResult(edit.id, DUPLICATE)
        return self._refused(edit, refused)

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

    def _is_here(self, edit: Edit) -> bool:
        """Whether all that it gives back is in the log: it was never lost, or somebody gave it back before."""
        for pair in edit.fields.values():
            if len(pair) < 3:
                return False
        given: dict[str, Sequence[Any]] = {name: pair[2:] for name, pair in edit.fields.items()}
        rows = self.staging.history(edit.kind, edit.record)
        here = {(name, write) for row, _, fields in rows for name in fields for write in (row, *fields[name][4:])}
        return all((name, write) in here for name, (write,) in given.items())

    def close(self) -> None:
        """Write everything that was staged."""
        self.staging.close()

    def _change(self, edit: Edit) -> Change:
        """The edit in context, as its author meant it: every value as given, whatever the merge makes of it."""
        before = self.world.get(edit.kind, edit.record) if edit.kind in KINDS else None
        fields = {name: pair[0] for name, pair in edit.fields.items()}
        if before is not None:
            fields = {**before.fields, **fields}
        after = Record(edit.kind, edit.record, fields)
        read_on(before, after, edit.fields)
        return Change(before, after, frozenset(edit.fields))

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
        effective = {} if stamp == edit.stamp else dict.fromkeys(edit.fields, stamp)
        first = [edit.id, stamp]
        if before is None and _begins(edit):
            record = change.after.standing(Marks(None, dict.fromkeys(edit.fields, first)), "")
            self.staging.take(edit, record, None, changed=edit.fields, stamp=stamp, source=self._source)
            return EditResult(edit.id, APPLIED, stamps=effective)
        old = before.fields if before else {}
        marks = dict(marks_of(before))
        changed: dict[str, Any] = {}
        lost: dict[str, Any] = {}  # the fields in which another value stands, and that value
        unsettled = False
        again: list[str]
        for name, pair in edit.fields.items():
            if not pair[1] and name not in marks:  # the first write of a field, as `merge.advance` has it
                marks[name] = first
                changed[name] = pair if len(pair) == 2 else [*pair[:2], None, APPLIED, pair[2]]
                continue
            value, base, *again = pair
            write = Write(edit.id, value, stamp, tuple(base), *again)
            register, seen = self._merge(edit, name, old, marks.get(name), write)
            marks[name] = [register.current.id, register.stamp, *(w.id for w in register.others)]
            if register.current.value != value:
                lost[name] = register.current.value
            elif register.current.id == edit.id and register.stamp != stamp:
                effective[name] = register.stamp
            in_conflict = bool(register.others) and bool(register.conflicting)
            unsettled = unsettled or in_conflict
            met = [CONFLICT] if in_conflict else [APPLIED] if again else []
            changed[name] = [value, list(seen), old.get(name), *met, *again]
        after = Record(edit.kind, edit.record, {**change.after.fields, **lost}) if lost else change.after
        record = after.standing(Marks(None, marks), before.scope if before else "")
        self.staging.take(edit, record, before, changed=changed, stamp=stamp, source=self._source)
        return EditResult(edit.id, CONFLICT if unsettled else APPLIED, stamps=effective, lost=list(lost))

    def _merge(
        self, edit: Edit, name: str, old: Mapping[str, Any], mark: list[str] | None, write: Write
    ) -> tuple[Register, Sequence[str]]:
        """The field with this write in it, and what the write's author had seen."""
        register = None
        if mark is not None:
            others = tuple(Write(head, None, stamps.ZERO) for head in mark[2:])
            register = Register(Write(mark[0], old.get(name), mark[1]), mark[1], others)
        plain = merge.advance(register, write)
        if plain is not None:
            return plain, write.base
        history = self._history(edit, name)
        seen = self._seen(edit, name, write.base, {known.id for known in history})
        return merge.resolve([*history, replace(write, base=tuple(seen))]), seen

    def _seen(self, edit: Edit, name: str, base: Iterable[str], known: Collection[str]) -> list[str]:
        """The base, and what is under those of its writes that are kept aside: their author saw it through them."""
        seen = list(base)
        for write in seen:
            if write not in known:
                under = self.staging.base_aside(write, edit, name, self._source.person)
                seen += [each for each in under if each not in seen]
        return seen

    def _history(self, edit: Edit, name: str) -> list[Write]:
        """Every write of one field, the ones of this transaction included."""
        rows = self.staging.history(edit.kind, edit.record)
        return [
            Write(row_edit, fields[name][0], stamp, tuple(fields[name][1]), *fields[name][4:])
            for row_edit, stamp, fields in rows
            if name in fields
        ]

    def _refused(self, edit: Edit, refusal: Refusal) -> EditResult:
        return self._set_aside(edit.id, payload_of(edit), refusal)

    def _not_begun(self, edit: Edit, refusal: Refusal) -> EditResult:
        """Keep one aside whose record is not here. Where its beginning is aside too, for the same reason as that."""
        device, code, message = self._source.device, refusal.code, sentence(refusal.code, refusal.facts)
        if code != NOT_BEGUN:
            self.staging.begin_aside(edit, device, code, message)
        elif (begun := self.staging.begun_aside(edit, device)) is not None:
            code, message = begun
        return self._keep(edit.id, payload_of(edit), code, message)

    def _set_aside(self, edit_id: str, payload: str, refusal: Refusal) -> EditResult:
        return self._keep(edit_id, payload, refusal.code, sentence(refusal.code, refusal.facts))

    def _keep(self, edit_id: str, payload: str, code: str, message: str) -> EditResult:
        self.staging.set_aside(edit_id, payload, code=code, message=message, source=self._source)
        return EditResult(edit_id, QUARANTINED, code, message)


def prepare(staging: Staging, sent: Sequence[tuple[Source, Sequence[Edit]]]) -> None:
    """Read in a few queries what the edits of these sources will need, however many sources and edits there are."""
    world, edits = staging.world, [edit for _, listed in sent for edit in listed]
    people = {source.person for source, _ in sent}
    own = [(edit.kind, edit.record) for edit in edits if edit.kind in KINDS]
    said = ((name, pair[0]) for edit in edits for name, pair in edit.fields.items() if name in _PARENTS)
    parents = {(kind, each) for kind, each in said if ids.is_uuid(each)}  # nobody has looked at these values yet
    world.load([*(("person", person) for person in people), *own, *parents])
    world.search("role", "owner", people)
    judged = [key for key in own if key[0] in _OF_VISITS]
    held = [record for key in judged if (record := world.get(*key)) is not None]
    visits = {visit for record in held if (visit := record.keys["visit"]) is not None}
    if judged:
        visits |= {each for kind, each in parents if kind == "visit"}
    # what was found at a visit matters where a sheet is handed in or opened; for one finding more it is not read
    hands_in = any(edit.kind == "sheet" and "submitted_at" in edit.fields for edit in edits)
    for kind in _OF_VISITS if hands_in else ("sheet",):
        world.search(kind, "visit", visits)
    staging.load_known({source.device: [edit.id for edit in listed] for source, listed in sent})


def _begins(edit: Edit) -> bool:
    """Whether it was written on nothing and gives nothing back: all of it is the first write of a field."""
    return not any(pair[1] or len(pair) > 2 for pair in edit.fields.values())


def _is_same(known: Edit, edit: Edit) -> bool:
    """Whether an edit has come again: its record, its values, and all that they were based on."""
    if (known.kind, known.record, known.fields.keys()) != (edit.kind, edit.record, edit.fields.keys()):
        return False
    pairs = ((known.fields[name], pair) for name, pair in edit.fields.items())
    return all(was[0] == now[0] and set(now[1]) <= set(was[1]) for was, now in pairs)


def _heads(mark: list[str] | None) -> list[str]:
    return [mark[0], *mark[2:]] if mark else []
