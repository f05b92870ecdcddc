"""When the server was restored from a backup: fetch everything anew and offer again what it no longer has.

Every own edit is offered again under its own id, in the old order; the server knows the ones it kept. What others wrote
and this device still holds is given back where something else stands now: as new edits that saw nothing and name the
writes they give back. The server passes over what it never lost; what it had lost comes into the history, beneath
whatever saw it, and beside whatever did not, as a conflict to settle.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import delete, insert, select, update
from sqlalchemy.dialects import sqlite

from app.store.overlay import dump, fields_text
from app.store.store import Store
from app.store.tables import BatchRow, CursorRow, EditRow, EditState, OfferRow, QuarantineRow, RecordRow
from fieldwork import access
from fieldwork.ids import uuid7
from fieldwork.marks import packed, unpacked
from fieldwork.records.feedback import IN_OWN_NAME
from fieldwork.records.stored import Record
from fieldwork.refusals import Change
from fieldwork.thai.dates import bangkok_day

Key = tuple[str, str]
Marks = Mapping[str, list[str]]
_edit = EditRow.__table__  # type: ignore[attr-defined]
_record = RecordRow.__table__  # type: ignore[attr-defined]
_offer = OfferRow.__table__  # type: ignore[attr-defined]
_GIVEN = (EditState.FROZEN, EditState.LANDED, EditState.QUARANTINED, EditState.ACKED)
_UNSEND = (
    update(_edit).where(_edit.c.state.in_([int(s) for s in _GIVEN])).values(state=int(EditState.UNSENT), batch=None)
)
_REPEAT = update(_edit).where(_edit.c.state == EditState.ACKED).values(state=EditState.UNSENT)
_NO_BATCH = delete(BatchRow.__table__)  # type: ignore[attr-defined]
_NO_REASONS = delete(QuarantineRow.__table__)  # type: ignore[attr-defined]
_NO_CURSORS = delete(CursorRow.__table__)  # type: ignore[attr-defined]
_ALL_AGAIN = update(_record).values(stale=1)
_OFFERS = select(_offer.c.kind, _offer.c.id, _offer.c.fields, _offer.c.marks)
_RECORDS = select(_record.c.kind, _record.c.id, _record.c.fields, _record.c.marks)
_REMEMBER = insert(_offer).from_select(["kind", "id", "fields", "marks"], _RECORDS)
_PUT = sqlite.insert(_offer)
_MERGED = _PUT.on_conflict_do_update(
    index_elements=["kind", "id"], set_={"fields": _PUT.excluded.fields, "marks": _PUT.excluded.marks}
)
_NO_OFFERS = delete(_offer)
_OWN = select(_edit.c.id)
_ADD = insert(_edit)


def rebuild(store: Store, epoch: str) -> None:
    """Begin anew with a restored server. What is known stays in view until the server has confirmed or outdone it.

    Photos, whose file is another, come first: a device that dies in between finds the old epoch still there, and begins
    anew once more.
    """
    store.blobs.requeue()
    with store.database.transaction():
        _remember(store)
        store.database.run(_ALL_AGAIN)
        store.database.run(_NO_CURSORS)
        store.database.run(_UNSEND)
        store.database.run(_NO_BATCH)
        store.database.run(_NO_REASONS)
        store.notes.set("epoch", epoch)
        store.notes.set("forgotten", None)
    store.reload()


def offer_own_again(store: Store) -> None:
    """The server counts fewer edits than it acknowledged: give it all of them once more, it knows those it has."""
    with store.database.transaction():
        store.database.run(_REPEAT)
    store.reload()


def offer_forgotten(store: Store) -> int:
    """After the first whole pull from a restored server: write what it has forgotten. Returns how many edits."""
    rows = store.database.rows(_OFFERS)
    if not rows:
        return 0
    own = {row[0] for row in store.database.rows(_OWN)}
    edits = [edit for row in rows for edit in _forgotten(store, row, own)]
    with store.database.transaction():
        store.database.many(_ADD, edits)
        store.database.run(_NO_OFFERS)
    store.reload()
    store.tell({(edit["kind"], edit["record"]) for edit in edits})
    return len(edits)


def _remember(store: Store) -> None:
    """Note the mirror as it was; if the last rebuild never finished, the later of what is known for each field."""
    kept = {(kind, record): (fields, marks) for kind, record, fields, marks in store.database.rows(_OFFERS)}
    if not kept:
        store.database.run(_REMEMBER)
        return
    rows = [_later(row, kept.get((row[0], row[1]))) for row in store.database.rows(_RECORDS)]
    store.database.many(_MERGED, rows)


def _later(row: tuple[Any, ...], kept: tuple[str, str] | None) -> dict[str, Any]:
    kind, record, fields_now, marks_now = row
    if kept is None:
        return {"kind": kind, "id": record, "fields": fields_now, "marks": marks_now}
    fields, marks = json.loads(kept[0]), unpacked(json.loads(kept[1]))
    new_fields, new_marks = json.loads(fields_now), unpacked(json.loads(marks_now))
    for name, mark in new_marks.items():
        if name not in marks or mark[1] > marks[name][1]:
            fields[name], marks[name] = new_fields.get(name), mark
    return {"kind": kind, "id": record, "fields": dump(fields), "marks": dump(packed(marks))}


def _forgotten(store: Store, row: tuple[Any, ...], own: set[str]) -> Iterator[dict[str, Any]]:
    """The edits that give back what of this record the server may have lost and this person may write."""
    kind, record_id, fields_text_, marks_text = row
    fields, marks = json.loads(fields_text_), unpacked(json.loads(marks_text))
    lost = {name: mark for name, mark in marks.items() if _is_lost(store, (kind, record_id), name, mark, own)}
    before = store.get(kind, record_id)
    for names in _acts(lost) if before is not None else [list(lost)]:
        given = _giveable(store, before, Record(kind, record_id, {name: fields.get(name) for name in names}))
        if given:
            yield _giving_back(store, (kind, record_id), given, {name: lost[name] for name in given})


def _giveable(store: Store, before: Record | None, given: Record) -> dict[str, Any]:
    """What the server would take of these fields. Who said a value says so alone: without that, the value itself is
    given back all the same, and the name comes when its own person syncs."""
    nameless = {name: value for name, value in given.fields.items() if name not in IN_OWN_NAME}
    for fields in (dict(given.fields), nameless):
        if fields and _may(store, before, Record(given.kind, given.id, fields)):
            return fields
    return {}


def _acts(lost: Marks) -> list[list[str]]:
    """The fields by the act that wrote them: what may not be written does not hold up the rest."""
    acts: dict[str, list[str]] = {}
    for name, mark in sorted(lost.items(), key=lambda each: each[1][1]):
        acts.setdefault(mark[0], []).append(name)
    return list(acts.values())


def _giving_back(store: Store, key: Key, given: Mapping[str, Any], lost: Marks) -> dict[str, Any]:
    now, stamp = store.now_ms(), max(mark[1] for mark in lost.values())
    text = fields_text({name: (value, ()) for name, value in given.items()}, {n: mark[0] for n, mark in lost.items()})
    edit = {"id": uuid7(now, store.random_bytes(10)), "kind": key[0], "record": key[1], "stamp": stamp, "made_at": now}
    rest = {"n": None, "state": int(EditState.UNSENT), "batch": None, "device": "another", "counted": None}
    return {**edit, **rest, "fields": text}


def _is_lost(store: Store, key: Key, name: str, mark: list[str], own: set[str]) -> bool:
    """True when this write is no own one and does not stand on the server: only the server knows whether it has it."""
    mirrored = store.mirror.get(*key)
    now = mirrored.marks.get(name, ()) if mirrored else ()
    return mark[0] not in own and mark[0] not in (*now[:1], *now[2:])


def _may(store: Store, before: Record | None, given: Record) -> bool:
    """Whether the server would take this from the person who holds the device."""
    person = str((store.notes.get("account") or {}).get("person", ""))
    actor = access.actor_on(person, store, bangkok_day(store.now_ms()))
    whole = {**(before.fields if before else {}), **given.fields}
    change = Change(before, Record(given.kind, given.id, whole), frozenset(given.fields))
    return access.refusal(actor, change, store) is None
