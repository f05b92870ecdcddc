"""How this device stands with the server, in one line: what waits, what is wrong, when it last met the server."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from app.store.values import Unsent


@dataclass(frozen=True, slots=True)
class Standing:
    """What the sync line says. `mood`: syncing, sign_in, look, waiting, never or sent."""

    mood: str
    edits: int = 0
    photos: int = 0
    quarantined: int = 0
    last_ms: int | None = None
    offline: bool = False


def standing(unsent: Unsent, receipt: Any, *, running: bool, offline: bool, must_sign_in: bool) -> Standing:
    """Pick the one thing that matters most."""
    last = receipt.get("at_ms") if isinstance(receipt, dict) else None
    mood = "waiting" if unsent else "sent" if last else "never"
    if unsent.quarantined:
        mood = "look"
    if must_sign_in:
        mood = "sign_in"
    if running:
        mood = "syncing"
    return Standing(mood, unsent.edits, unsent.blobs, unsent.quarantined, last, offline)
