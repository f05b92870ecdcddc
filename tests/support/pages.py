"""Pages as a server sends them, for tests that need something in the mirror and no server."""

from __future__ import annotations

from collections.abc import Mapping

from app.sync.pull import take
from fieldwork.wire import PROTOCOL, Gone, PullReply, Row
from tests.support.stores import Phone


def page(
    *rows: Row,
    gone: tuple[Gone, ...] = (),
    scopes: tuple[str, ...] = ("all",),
    more: bool = False,
    epoch: str = "epoch-1",
    counts: Mapping[str, int] | None = None,
) -> PullReply:
    """A reply to a pull with these rows, the cursor at the highest seq in it."""
    top = max([row.seq for row in rows] + [g.seq for g in gone], default=0)
    return PullReply(
        PROTOCOL, epoch, 0, 0, list(scopes), list(rows), list(gone), [(top, list(scopes))], more, counts or {}
    )


def pulled(phone: Phone, *rows: Row, **rest: object) -> None:
    """Have a phone receive these rows."""
    take(phone.store, page(*rows, **rest))  # type: ignore[arg-type]
