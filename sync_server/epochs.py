"""Which life of the database this is. A restored backup begins a new one, and devices offer again what it lacks."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import Connection, bindparam, insert, select, update

from sync_server.server import Server
from sync_server.tables import clock

EPOCH = "epoch"
_LABEL = select(clock.c.label).where(clock.c.name == EPOCH)
_SEQ = select(clock.c.value).where(clock.c.name == "seq")
_STANDING = select(clock.c.name, clock.c.label, clock.c.value).where(clock.c.name.in_((EPOCH, "seq")))
_RENEW = update(clock).where(clock.c.name == EPOCH).values(label=bindparam("epoch"))


def ensure(server: Server) -> None:
    """Give an empty database its counter and its first epoch."""
    with server.database.writing() as writing:
        if writing.connection.execute(_LABEL).scalar() is None:
            rows = [
                {"name": "seq", "value": 0, "label": ""},
                {"name": EPOCH, "value": server.now_ms(), "label": _fresh(server)},
            ]
            writing.connection.execute(insert(clock), rows)


def epoch(connection: Connection) -> str:
    """The present epoch."""
    return str(connection.execute(_LABEL).scalar_one())


def head(connection: Connection) -> int:
    """The latest `seq` handed out in this snapshot."""
    return int(connection.execute(_SEQ).scalar_one())


def standing(connection: Connection) -> tuple[str, int]:
    """The present epoch, and the latest `seq` handed out in this snapshot."""
    rows = {row.name: row for row in connection.execute(_STANDING)}
    return str(rows[EPOCH].label), int(rows["seq"].value)


def renew(server: Server) -> str:
    """Begin a new epoch, after a restore."""
    fresh = _fresh(server)
    with server.database.writing() as writing:
        writing.connection.execute(_RENEW, {"epoch": fresh})
    return fresh


def _fresh(server: Server) -> str:
    return str(UUID(bytes=server.random_bytes(16), version=4))
