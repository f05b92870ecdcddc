"""What leaves: pages of records for exactly the scopes a person holds today, in order of `seq`, from one snapshot.

Bodies are JSON text in the database and are put into the reply as they are, never parsed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, select

from fieldwork.errors import EpochChanged, Invalid, Refused
from fieldwork.problems import sentence
from fieldwork.wire import APPLIED, CLOSED, MAX_EDITS, OLDEST_PROTOCOL, PROTOCOL, QUARANTINED
from sync_server import devices, epochs, teams, upcoming
from sync_server.database import is_listed
from sync_server.devices import Caller
from sync_server.digests import digests_of
from sync_server.edits import dump
from sync_server.pushing import check_protocol
from sync_server.server import Server
from sync_server.tables import change, quarantine, record
from sync_server.turns import Turn
from sync_server.world import LedgerWorld

NO_TURN = Turn()
_LEAST_BYTES, _MOST_BYTES = 10_000, 4_000_000
_PORTION = 250
_USUAL_BYTES = 500  # of a row on the wire: how many are looked up for a page, not how many fit
_ROWS = select(
    record.c.seq, record.c.kind, record.c.id, record.c.scope, record.c.body, record.c.marks, record.c.owner
).where(is_listed(record.c.seq, "seqs"))
_TAKEN = select(change.c.edit).where(is_listed(change.c.edit, "edits"), change.c.person == bindparam("of_person"))
_CLOSED = select(quarantine.c.edit, quarantine.c.closed_why.label("why")).where(
    is_listed(quarantine.c.edit, "edits"),
    quarantine.c.person == bindparam("of_person"),
    quarantine.c.device == bindparam("of_device"),
    quarantine.c.closed_at.is_not(None),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A pull request, read."""

    app: str
    device: str
    epoch: str
    now: int
    cursors: Mapping[str, int]
    limit_bytes: int
    aside: list[str]
    turn: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """A reply as JSON, and which named sheets of others are in it, by scope."""

    json: bytes
    named_sheets: Mapping[str, list[str]]


def pull(server: Server, connection: Connection, caller: Caller, asked: Asked, turn: Turn = NO_TURN) -> Page:
    """One page of what the caller may hold and has not got."""
    epoch, latest = check(connection, caller, asked)
    held = sorted(teams.held(caller.person, connection, LedgerWorld(connection), server.today()))
    page = _Filling(connection, {scope: asked.cursors.get(scope, 0) for scope in held}, asked.limit_bytes)
    page.fill()
    head = {
        "protocol": PROTOCOL,
        "epoch": epoch,
        "server_now": server.now_ms(),
        "received": devices.received(connection, caller),
        "scopes": held,
        "cursors": page.cursors(latest),
        "more": page.more,
        "gone": page.gone,
        **_proof(connection, [] if page.more else held),
        "turn": turn.turn,
        "rejoin": turn.rejoin,
        "aside": [] if page.more else _aside(connection, caller, asked.aside),
    }
    return Page(b'%s,"rows":[%s]}' % (dump(head)[:-1].encode(), b",".join(page.rows)), page.named_sheets(caller.person))


def check(connection: Connection, caller: Caller, asked: Asked) -> tuple[str, int]:
    """The present epoch and the latest `seq`. Raises Refused for somebody else's device, EpochChanged for one that
    knows an earlier life."""
    if asked.device != caller.device:
        raise Refused("wrong_device")
    epoch, latest = epochs.standing(connection)
    if asked.epoch not in ("", epoch):
        raise EpochChanged("epoch_changed", epoch=epoch)
    return epoch, latest


class _Filling:
    """Fills a page: rows and departures in one order of `seq`, until enough bytes are in it."""

    def __init__(self, connection: Connection, cursors: Mapping[str, int], limit_bytes: int) -> None:
        self._connection = connection
        self._cursors = cursors
        self._limit = limit_bytes
        self._owners: list[tuple[str, str, str | None]] = []
        self.rows: list[bytes] = []
        self.gone: list[dict[str, Any]] = []
        self.more = False
        self._last = 0
        self._texts: dict[str, str] = {}

    def fill(self) -> None:
        """Take what comes next by `seq` over all scopes. Every `seq` is one row, so no page splits one."""
        left = self._limit
        order, departures, self.more = self._upcoming()
        for row in self._fetch(order, departures):
            if left <= 0:
                self.more = True
                return
            self._last = row.seq
            left -= self._add(row)

    def cursors(self, head: int) -> list[tuple[int, list[str]]]:
        """Where each scope stands after this page, grouped."""
        grouped: dict[int, list[str]] = {}
        for scope, seq in self._cursors.items():
            grouped.setdefault(max(seq, self._last) if self.more else head, []).append(scope)
        return sorted(grouped.items())

    def named_sheets(self, reader: str) -> dict[str, list[str]]:
        """The sheets in this page that name a teacher and are not the reader's own, by scope."""
        found: dict[str, list[str]] = {}
        for scope, record_id, owner in self._owners:
            if owner != reader:
                found.setdefault(scope, []).append(record_id)
        return found

    def _add(self, row: Any) -> int:
        if not hasattr(row, "body"):
            self.gone.append({"scope": row.scope, "kind": row.kind, "id": row.id, "seq": row.seq})
            return 120
        kind, scope = self._text(row.kind), self._text(row.scope)
        head = f'{{"kind":{kind},"id":"{row.id}","scope":{scope},"seq":{row.seq}'
        self.rows.append(f'{head},"fields":{row.body},"marks":{row.marks}}}'.encode())
        if row.scope.startswith("lessons:"):
            self._owners.append((row.scope, row.id, row.owner))
        return len(self.rows[-1])

    def _text(self, value: str) -> str:
        """A kind or a scope as JSON: few of them, thousands of times."""
        if value not in self._texts:
            self._texts[value] = dump(value)
        return self._texts[value]

    def _fetch(self, order: list[int], departures: Mapping[int, Any]) -> Iterator[Any]:
        """Rows and departures in this order, fetched in portions."""
        for start in range(0, len(order), _PORTION):
            portion = order[start : start + _PORTION]
            seqs = [seq for seq in portion if seq not in departures]
            rows = {row.seq: row for row in self._connection.execute(_ROWS, {"seqs": dump(seqs)}).all()}
            yield from (departures.get(seq) or rows[seq] for seq in portion)

    def _upcoming(self) -> tuple[list[int], dict[int, Any], bool]:
        """The next `seq` of records and departures, merged; the departures; and whether there is more behind them.

        A list that was cut off says nothing of what comes after its end, so nothing after the first such end counts.
        """
        most = self._limit // _USUAL_BYTES + _PORTION
        by_cursor: dict[int, list[str]] = {}
        for scope, seq in self._cursors.items():
            by_cursor.setdefault(seq, []).append(scope)
        order: list[int] = []
        departures: dict[int, Any] = {}
        ends = []
        for after, held in by_cursor.items():
            seqs = upcoming.seqs(self._connection, held, after, most)
            # at 0 there is nothing to drop
            gone = upcoming.departures(self._connection, held, after, most) if after else []
            ends += [found[-1] for found in (seqs, [row.seq for row in gone]) if len(found) == most]
            departures |= {row.seq: row for row in gone}
            order += [*seqs, *(row.seq for row in gone)]
        return sorted(seq for seq in order if not ends or seq <= min(ends)), departures, bool(ends)


def read_asked(message: Any) -> Asked:
    """A pull request from its JSON. Raises Invalid or Outdated."""
    if not isinstance(message, dict):
        raise Invalid("bad_request", where="body")
    check_protocol(message.get("protocol"), oldest=OLDEST_PROTOCOL)
    for name, kind in (("app", str), ("device", str), ("epoch", str), ("now", int), ("cursors", list)):
        if not isinstance(message.get(name), kind):
            raise Invalid("bad_request", where=name)
    limit = message.get("limit_bytes", 400_000)
    if not isinstance(limit, int):
        raise Invalid("bad_request", where="limit_bytes")
    aside = message.get("aside", [])
    if not isinstance(aside, list) or len(aside) > MAX_EDITS or not all(isinstance(edit, str) for edit in aside):
        raise Invalid("bad_request", where="aside")
    turn = message.get("turn")
    if not isinstance(turn, str | None):
        raise Invalid("bad_request", where="turn")
    cursors = {scope: seq for seq, held in map(_cursor, message["cursors"]) for scope in held}
    limit = min(max(limit, _LEAST_BYTES), _MOST_BYTES)
    app, device, epoch, now = (message[name] for name in ("app", "device", "epoch", "now"))
    return Asked(app[:100], device, epoch, now, cursors, limit, aside, turn and turn[:100])


def _cursor(pair: Any) -> tuple[int, list[str]]:
    if not isinstance(pair, list) or len(pair) != 2:
        raise Invalid("bad_request", where="cursors")
    seq, held = pair
    if not isinstance(seq, int) or seq < 0 or not isinstance(held, list) or not all(isinstance(s, str) for s in held):
        raise Invalid("bad_request", where="cursors")
    return seq, held


def _proof(connection: Connection, held: list[str]) -> dict[str, Any]:
    """What a device that has everything holds: how many records, and their digest, scope by scope."""
    found = digests_of(connection, held)
    return {"counts": {s: d.rows for s, d in found.items()}, "digests": {s: d.sum for s, d in found.items()}}


def _aside(connection: Connection, caller: Caller, edits: list[str]) -> list[dict[str, str]]:
    """What became of the caller's edits that were kept aside when the device heard of them last."""
    if not edits:
        return []
    asked = {"edits": dump(edits), "of_person": caller.person, "of_device": caller.device}
    taken = [{"id": row.edit, "status": APPLIED} for row in connection.execute(_TAKEN, asked)]
    told = ((row.edit, sentence(CLOSED, {"why": row.why})) for row in connection.execute(_CLOSED, asked))
    closed = [{"id": edit, "status": QUARANTINED, "code": CLOSED, "message": message} for edit, message in told]
    return [*taken, *closed]
