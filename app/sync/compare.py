"""Comparing: the server's own count of this device's edits, and its digest of each scope, against what is here."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from app.store.store import Store
from app.sync.standing import note_reply, own_count
from app.sync.turns import note_turn
from fieldwork.digests import EMPTY, Digest
from fieldwork.wire import PullReply

_KEPT_RECEIPTS = 20


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the server confirmed: `on_server` of `of` edits of this device, in its own count and by its own clock."""

    number: int
    at_ms: int
    on_server: int
    of: int

    @property
    def whole(self) -> bool:
        """True when the server has everything this device ever sent."""
        return self.on_server == self.of


@dataclass(frozen=True, slots=True)
class Comparison:
    """Where the two sides differ: edits the server lacks, and scopes whose records do not add up."""

    on_server: int
    of: int
    scopes: tuple[str, ...]

    @property
    def lacking(self) -> bool:
        """True when the server counts fewer edits than it acknowledged."""
        return self.on_server < self.of


def compare(store: Store, last: PullReply) -> Comparison:
    """Hold the last page of a pull against the device."""
    of = own_count(store)
    if last.received > of:  # this device was set back to an older copy of itself; the server remembers more
        _adopt(store, last.received - of)
        of = last.received
    here = store.mirror.digests()
    differing = (scope for scope in last.counts if not _agrees(here.get(scope, EMPTY), last, scope))
    return Comparison(last.received, of, tuple(sorted(differing)))


def _agrees(here: Digest, last: PullReply, scope: str) -> bool:
    """A server from before digests says counts alone."""
    return here == Digest(last.counts[scope], last.digests.get(scope, here.sum))


def receipt(store: Store, found: Comparison, last: PullReply) -> Receipt:
    """Write the next receipt of this device and keep it."""
    before = receipts(store)
    number = before[0].number + 1 if before else 1
    made = Receipt(number, last.server_now, found.on_server, found.of)
    with store.database.transaction():
        store.notes.set("receipts", [asdict(kept) for kept in [made, *before][:_KEPT_RECEIPTS]])
        note_reply(store, last.server_now, last.received)
        note_turn(store, last)
    return made


def receipts(store: Store) -> list[Receipt]:
    """The receipts of the latest syncs that came to their end, newest first."""
    return [Receipt(**kept) for kept in store.notes.get("receipts") or ()]


def _adopt(store: Store, more: int) -> None:
    device = str((store.notes.get("account") or {}).get("device", ""))
    known = store.notes.get("forgotten") or {}
    before = int(known.get("edits", 0)) if known.get("device") == device else 0
    store.notes.set("forgotten", {"device": device, "edits": before + more})
