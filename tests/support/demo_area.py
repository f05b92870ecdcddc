"""The demo area in memory: its acts replayed as a ledger would, with everything the rules refuse on the way."""

from collections.abc import Collection
from datetime import date
from functools import cache
from typing import Any

from fieldwork import access
from fieldwork.ids import natural_id
from fieldwork.records import Visit
from fieldwork.records.stored import Record, World
from fieldwork.refusals import Change, Refusal
from fieldwork.thai.dates import bangkok_day
from sync_server.demo.area import school_id
from sync_server.demo.build import build
from sync_server.demo.journal import SERVER, Act, Journal
from sync_server.histories import Written
from tests.support.worlds import MemoryWorld

TODAY = date(2026, 11, 23)


class IndexedWorld(MemoryWorld):
    """Finds records by kind without looking at all of them: the demo has more than a test's usual handful."""

    def __init__(self) -> None:
        super().__init__()
        self._kinds: dict[str, dict[str, Record]] = {}

    def find(self, kind: str, **keys: str) -> list[Record]:
        found = [r for r in self._kinds.get(kind, {}).values() if all(r.keys[k] == v for k, v in keys.items())]
        return sorted(found, key=lambda r: r.id)

    def keep(self, record: Record) -> None:
        self.records[record.kind, record.id] = record
        self._kinds.setdefault(record.kind, {})[record.id] = record

    def put_record(self, kind: str, record_id: str, fields: dict[str, Any]) -> None:
        """Change or add a record the way an accepted edit would."""
        before = self.get(kind, record_id)
        write = natural_id("test-write", kind, record_id, *sorted(fields))
        writes = {**(before.writes if before else {}), **dict.fromkeys(fields, write)}
        self.keep(Record(kind, record_id, {**(before.fields if before else {}), **fields}, writes))


def replay(journal: Journal, world: IndexedWorld) -> list[tuple[Act, Refusal]]:
    """Apply every act in order, checked as its author on its day. Returns what was refused."""
    refused = []
    for act in journal.acts:
        before = world.get(act.kind, act.record)
        after = Record(
            act.kind,
            act.record,
            {**(before.fields if before else {}), **act.fields},
            {**(before.writes if before else {}), **dict.fromkeys(act.fields, act.id)},
        )
        if act.by != SERVER:
            actor = access.actor_on(act.by, world, bangkok_day(act.at))
            refusal = access.refusal(actor, Change(before, after, frozenset(act.fields)), world)
            if refusal:
                refused.append((act, refusal))
                continue
        world.keep(after)
    return refused


def past_visit(world: World, school: int, today: date = TODAY) -> Visit:
    """The last visit to the demo school with this number that is not of today: of the past term, or of this week."""
    visits = map(Visit.of, world.find("visit", school=school_id(school)))
    return max((v for v in visits if (v.day or "") < today.isoformat()), key=lambda v: v.day or "")


def left_behind(world: World) -> Record:
    """A signature under what was read before leaving."""
    return next(record for record in world.find("signature") if record.fields.get("sheet") is None)


@cache
def built(today: date = TODAY) -> Journal:
    """The demo of a day, built once per run. Do not change it."""
    return build(today)


def authors(edits: Collection[str]) -> dict[str, Written]:
    """Who wrote these edits of the demo, as the server's log would know."""
    return {edit: _authors()[edit] for edit in edits if edit in _authors()}


@cache
def _authors() -> dict[str, Written]:
    return {act.id: Written(act.by, act.at) for act in built().acts}


@cache
def _whole(today: date) -> IndexedWorld:
    world = IndexedWorld()
    replay(built(today), world)
    return world


def area(today: date = TODAY) -> IndexedWorld:
    """A fresh world with the whole demo in it."""
    world = IndexedWorld()
    for record in _whole(today).records.values():
        world.keep(record)
    return world
