"""The digest of every scope, kept up to date with each write: saying it costs the same however much there is."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from fieldwork.digests import EMPTY, Digest, hashed
from sync_server.database import is_listed
from sync_server.edits import dump
from sync_server.tables import scope_digest as table
from sync_server.upserts import add_up

_OF = select(table.c.scope, table.c.records, table.c.total).where(is_listed(table.c.scope, "held"))


class Changes:
    """What one transaction adds to scopes and takes out of them. Write it while `seq` is still locked: only then is
    the sum that of the rows a reader will see."""

    def __init__(self) -> None:
        self._by_scope: dict[str, list[int]] = {}

    def add(self, scope: str, seq: int) -> None:
        """A row is in this scope from now on."""
        self._change(scope, 1, hashed(seq))

    def take_out(self, scope: str, seq: int) -> None:
        """A row is not in this scope any more, or in another state."""
        self._change(scope, -1, -hashed(seq))

    def write(self, connection: Connection) -> None:
        """Add everything to what the table says."""
        rows = [{"scope": scope, "records": n, "total": more} for scope, (n, more) in sorted(self._by_scope.items())]
        add_up(connection, table, rows)

    def _change(self, scope: str, rows: int, more: int) -> None:
        kept = self._by_scope.setdefault(scope, [0, 0])
        kept[0] += rows
        kept[1] += more


def digests_of(connection: Connection, scopes: Iterable[str]) -> dict[str, Digest]:
    """What each of these scopes holds now."""
    held = list(scopes)
    found = {row.scope: Digest(row.records, row.total) for row in connection.execute(_OF, {"held": dump(held)})}
    return {scope: found.get(scope, EMPTY) for scope in held}
