"""Who is in the team of which visit, kept beside the visits: what somebody may hold is asked with every pull, and must
not take longer the more visits there have been."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, bindparam, delete, exists, func, select

from fieldwork import scopes
from fieldwork.records import Visit
from fieldwork.records.stored import Record
from sync_server.database import is_listed
from sync_server.edits import dump
from sync_server.tables import record
from sync_server.tables import visit_member as table
from sync_server.upserts import append
from sync_server.world import LedgerWorld

_BY = table.c.person == bindparam("of_person")
_FIRST = select(func.min(table.c.school).label("school")).where(_BY).cte("visited", recursive=True)
_NEXT = select(func.min(table.c.school)).where(_BY, table.c.school > _FIRST.c.school).scalar_subquery()
_VISITED = _FIRST.union_all(select(_NEXT).where(_FIRST.c.school.is_not(None)))
# from school to school along the index: no step for the hundredth visit to the same one
_SCHOOLS = select(_VISITED.c.school).where(_VISITED.c.school.is_not(None))
_ALL_SCHOOLS = select(record.c.id).where(record.c.kind == "school")
_CALIBRATING = select(exists().where(record.c.kind == "calibration"))
_DISSOLVE = delete(table).where(is_listed(table.c.visit, "visits"))


def held(person: str, connection: Connection, world: LedgerWorld, today: date) -> frozenset[str]:
    """`fieldwork.scopes.held`, without reading every visit, school and sample of a calibration."""

    def visited(of: str, _: object) -> Iterable[str]:
        return connection.execute(_SCHOOLS, {"of_person": of}).scalars()

    def every(_: object) -> Iterable[str]:
        return connection.execute(_ALL_SCHOOLS).scalars()

    def calibrating(_: object) -> bool:
        return bool(connection.execute(_CALIBRATING).scalar())

    return scopes.held(person, world, today, visited, every, calibrating)


def keep(connection: Connection, records: Iterable[Record]) -> None:
    """Note the teams of the visits among records that are being written."""
    visits = [Visit.of(record) for record in records if record.kind == "visit"]
    if visits:
        connection.execute(_DISSOLVE, {"visits": dump([visit.id for visit in visits])})
        rows = [{"person": m, "visit": v.id, "school": v.school} for v in visits if v.school for m in sorted(v.members)]
        append(connection, table, rows)
