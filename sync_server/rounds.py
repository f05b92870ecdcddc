"""Which visits of a school count in which round, kept beside the visits: what is worked out for one round must not take
longer the more rounds there have been."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sqlalchemy import Connection, bindparam, select

from fieldwork.records import Visit
from fieldwork.records.stored import Record
from fieldwork.rounds import round_of
from sync_server.tables import visit_round as table
from sync_server.upserts import upsert
from sync_server.world import LedgerWorld

_VISITS = select(table.c.visit).where(table.c.school == bindparam("of_school"), table.c.round == bindparam("named"))
_BEFORE = select(table.c.school, table.c.round).where(table.c.visit == bindparam("of_visit"))


def visits_in(connection: Connection, world: LedgerWorld, school: str, named: str) -> Iterator[Visit]:
    """The visits of a school that count in a round, as this transaction sees them, in order of id."""
    kept = connection.execute(_VISITS, {"of_school": school, "named": named}).scalars().all()
    world.load(("visit", visit) for visit in kept)
    for visit in sorted({*kept, *(record.id for record in world.staged("visit"))}):
        found = world.get("visit", visit)
        if found is not None and (typed := Visit.of(found)).school == school and round_of(typed) == named:
            yield typed


def counts_in(connection: Connection, visit: Visit) -> set[tuple[str, str]]:
    """The school and round that a visit counts in, and those that it counted in before this transaction."""
    before = connection.execute(_BEFORE, {"of_visit": visit.id}).all()
    return {(visit.school or "", round_of(visit)), *((row.school, row.round) for row in before)}


def keep(connection: Connection, records: Iterable[Record]) -> None:
    """Note the rounds of the visits among records that are being written."""
    visits = [Visit.of(record) for record in records if record.kind == "visit"]
    upsert(connection, table, [{"visit": v.id, "school": v.school or "", "round": round_of(v)} for v in visits])
