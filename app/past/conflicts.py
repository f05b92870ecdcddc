"""Which conflicts there are on this device, and which of them its person may settle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.past import acts, removals
from app.past.reader import Reader
from app.past.writes import FieldPast, Kept, PastWrite, conflict_fields
from fieldwork.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Tally:
    """How many fields are in conflict: those that wait for this person, and those that wait for others."""

    mine: int = 0
    others: int = 0


def of_record(store: Kept, kind: str, record: str, reader: Reader) -> list[FieldPast]:
    """The fields of a record that somebody has to settle."""
    return conflict_fields(store, kind, record, person=reader.person, device=reader.device)


def refused(store: Kept, past: FieldPast, write: PastWrite, reader: Reader) -> Refusal | None:
    """Why this person may not settle a field on this write's value, or None."""
    act = acts.settling(
        store, past.kind, past.record, past.field, write.value, person=reader.person, now_ms=reader.now_ms
    )
    return acts.refusal(store, act, person=reader.person, today=reader.today)


def tally(store: Kept, reader: Reader) -> Tally:
    """Count what waits."""
    mine = [_may_settle(store, past, reader) for past in _all(store, reader)]
    mine += [removals.refused(store, *key, reader) is None for key in store.removed_meanwhile()]
    return Tally(sum(mine), len(mine) - sum(mine))


def _all(store: Kept, reader: Reader) -> Iterator[FieldPast]:
    for key in store.unsettled():
        yield from of_record(store, *key, reader)


def _may_settle(store: Kept, past: FieldPast, reader: Reader) -> bool:
    return any(write.known and refused(store, past, write, reader) is None for write in past.rivals)
