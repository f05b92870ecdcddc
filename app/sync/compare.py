"""Comparing: the server's own count of this device's edits and of the records in each scope, against what is here."""

from __future__ import annotations

from dataclasses import dataclass

from app.store.store import Store
from app.sync.standing import own_count
from fieldwork.wire import PullReply


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
    here = store.mirror.counts()
    differing = (scope for scope, count in last.counts.items() if here.get(scope, 0) != count)
    return Comparison(last.received, of, tuple(sorted(differing)))


def receipt(store: Store, found: Comparison, last: PullReply) -> Receipt:
    """Write the next receipt of this device and keep it."""
    before = store.notes.get("receipt") or {}
    made = Receipt(int(before.get("number", 0)) + 1, last.server_now, found.on_server, found.of)
    kept = {"number": made.number, "at_ms": made.at_ms, "on_server": made.on_server, "of": made.of}
    store.notes.set("receipt", kept)
    return made


def last_receipt(store: Store) -> Receipt | None:
    """The receipt of the last sync that came to its end."""
    kept = store.notes.get("receipt")
    return Receipt(**kept) if kept else None


def _adopt(store: Store, more: int) -> None:
    device = str((store.notes.get("account") or {}).get("device", ""))
    known = store.notes.get("forgotten") or {}
    before = int(known.get("edits", 0)) if known.get("device") == device else 0
    store.notes.set("forgotten", {"device": device, "edits": before + more})
