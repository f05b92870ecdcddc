"""Which records and departures come next by `seq` in the scopes somebody holds: a bounded look, however many there are.

PostgreSQL does not know how many scopes it is asked for, nor how much is in them, when it decides how to look, and then
goes through everybody's records for the few of one school. So it is told. Few scopes are looked up one by one along
their index, each no further than a page needs; for many, the records are gone through in order of `seq`, because most
of what comes is theirs. SQLite looks them up one by one by itself, and stops in each where the page is full.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Table, bindparam, select, text

from sync_server.database import is_listed
from sync_server.edits import dump
from sync_server.tables import departure, record

FEW = 20
_AFTER, _MOST = "CAST(:after AS bigint)", "CAST(:most AS bigint)"
_HELD = "jsonb_array_elements_text(CAST(:held AS jsonb))"


def _any(table: Table, *columns: str) -> Any:
    named = select(*(table.c[name] for name in columns))
    found = named.where(is_listed(table.c.scope, "held"), table.c.seq > bindparam("after"))
    return found.order_by(table.c.seq).limit(bindparam("most"))


def _one_by_one(table: Table, within: str, *columns: str) -> Any:
    named = ", ".join(f"t.{name}" for name in columns)
    found = f"(SELECT {named} FROM {table.name} AS t WHERE {within} LIMIT {_MOST}) AS found"
    return text(
        f"SELECT found.* FROM {_HELD} AS held(scope) CROSS JOIN LATERAL {found} ORDER BY found.seq LIMIT {_MOST}"
    )


_OF_SCOPE = f"t.scope = held.scope AND t.seq > {_AFTER} ORDER BY t.seq"
# the same as a range of the index: an equation would leave the planner free to go through all records by `seq` alone
_RANGE = f"""(t.scope, t.seq) > (held.scope, {_AFTER}) AND (t.scope, t.seq) <= (held.scope, {2**63 - 1})
 ORDER BY t.scope, t.seq"""
_SEQS, _SEQS_OF_FEW = _any(record, "seq"), _one_by_one(record, _RANGE, "seq")
_SEQS_OF_MANY = text(  # IS TRUE keeps the planner from joining, so that every row is held against a table of hashes
    f"SELECT seq FROM record WHERE (scope IN (SELECT {_HELD})) IS TRUE AND seq > {_AFTER} ORDER BY seq LIMIT {_MOST}"
)
_WHOLE = ("scope", "kind", "id", "seq")
_GONE, _GONE_ONE_BY_ONE = _any(departure, *_WHOLE), _one_by_one(departure, _OF_SCOPE, *_WHOLE)


def seqs(connection: Connection, held: list[str], after: int, most: int) -> list[int]:
    """The next numbers of records."""
    on_postgres = _SEQS_OF_FEW if len(held) <= FEW else _SEQS_OF_MANY
    return [row.seq for row in _rows(connection, _SEQS, on_postgres, held, after, most)]


def departures(connection: Connection, held: list[str], after: int, most: int) -> list[Any]:
    """The next departures, as rows of their table."""
    return _rows(connection, _GONE, _GONE_ONE_BY_ONE, held, after, most)


def _rows(connection: Connection, usual: Any, on_postgres: Any, held: list[str], after: int, most: int) -> list[Any]:
    statement = usual if connection.dialect.name == "sqlite" else on_postgres
    return list(connection.execute(statement, {"held": dump(held), "after": after, "most": most}).all())
