"""The diagnostics as one JSON object. Nothing in it was written by anybody, and nobody is named: not a person, not a
school, no id of either. `tests/app/screens/test_diagnostics.py` holds that against everything a store can hold."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from typing import Any

from app.client import Client
from app.version import VERSION
from fieldwork.records import KINDS
from fieldwork.wire import PROTOCOL

FORMAT = "nithet-diagnostics-1"
_MB, _MINUTE_MS = 1_000_000, 60_000


def report(client: Client, *, installed: bool) -> dict[str, Any]:
    """All of it."""
    return {
        "format": FORMAT,
        "at": _moment(client.now_ms()),
        "app": VERSION,
        "protocol": PROTOCOL,
        "device": _device(client, installed=installed),
        "storage": _storage(client),
        "records": _records(client),
        "unsent": _unsent(client),
        "sync": _sync(client),
        "failures": dict(client.mishaps.counted.most_common()),
    }


def text(found: dict[str, Any]) -> str:
    """As it is shown and sent."""
    return json.dumps(found, ensure_ascii=True, indent=1)


def _device(client: Client, *, installed: bool) -> dict[str, Any]:
    """The system, never the name: on a computer that is often its owner's."""
    preferences, session = client.preferences, client.session
    return {
        "system": client.about.platform,
        "installed": installed,
        "language": preferences.language,
        "text_scale": preferences.look.text_scale,
        "colours": preferences.look.mode,
        "breadth": client.window.breadth,
        "network": client.network().value,
        "people": len(session.people),
        "roles": sorted(session.roles),
        "pin": session.lock is not None,
    }


def _storage(client: Client) -> dict[str, Any]:
    room = client.room.room
    measured = {"used_mb": room.used // _MB, "free_mb": room.free // _MB} if room is not None else {}
    second = {"second_copy": client.session.second_kept, "letters": client.handing_in.waiting}
    return {"keeping": client.keeping().value, **measured, **second}


def _records(client: Client) -> dict[str, int]:
    counted = {kind: len(client.store.find(kind)) for kind in sorted(KINDS)}
    return {kind: n for kind, n in counted.items() if n}


def _unsent(client: Client) -> dict[str, Any]:
    unsent, blobs = client.store.counts(), client.store.blobs
    return {
        "edits": unsent.edits,
        "photos": unsent.blobs,
        "photo_kb": blobs.bytes_queued() // 1000,
        "photos_refused": len(blobs.refused()),
        "photos_lost": blobs.lost_count(),
        "kept_aside": dict(Counter(kept.code for kept in client.store.quarantine.all())),
        "conflicts": len(client.store.unsettled()),
    }


def _sync(client: Client) -> dict[str, Any]:
    syncing, receipt = client.syncing, client.syncing.receipt()
    outcome = syncing.outcome
    last: dict[str, Any] = {}
    if receipt:
        last = {"last": _moment(receipt["at_ms"]), "on_server": receipt["on_server"], "of": receipt["of"]}
    if outcome is not None:
        clock = round(outcome.skew_ms / _MINUTE_MS)
        last |= {"ending": outcome.ending.value, "code": outcome.code, "clock_ahead_minutes": clock}
    return {**last, "must_sign_in": client.session.needs_sign_in}


def _moment(at_ms: int) -> str:
    """To the minute, in UTC. A clock that is wrong beyond every calendar is told as it is."""
    try:
        return datetime.fromtimestamp(at_ms / 1000, UTC).strftime("%Y-%m-%dT%H:%MZ")
    except (OverflowError, ValueError, OSError):
        return str(at_ms)
