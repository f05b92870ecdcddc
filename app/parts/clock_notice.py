"""A word about a clock that is so wrong that days are: what is due today is worked out by it."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.clocks import skew
from app.parts.surfaces import Notice
from app.syncing import Syncing
from app.theme import Tone
from app.wording import device as words

WRONG_DAY_MS = 6 * 3_600_000


def known_skew(syncing: Syncing, now_ms: int) -> int:
    """By how much this clock is ahead: as the server measured it, or behind the server's own last word."""
    outcome, receipt = syncing.outcome, syncing.receipt()
    measured = outcome.skew_ms if outcome is not None else 0
    behind = now_ms - receipt["at_ms"] if receipt and now_ms < receipt["at_ms"] else 0
    return max((measured, behind), key=abs)


@safe_component
def ClockNotice() -> ft.Control:
    """The notice, or nothing."""
    client = use_client()
    syncing, _ = ft.use_state(client.syncing)
    ahead = known_skew(syncing, client.now_ms())
    wrong = skew(ahead)
    if wrong is None or abs(ahead) < WRONG_DAY_MS:
        return ft.Container(visible=False)
    text = words.CLOCK(way=wrong.way, span=wrong.span)
    return Notice(text, tone=Tone.WARN, title=words.CLOCK_TITLE(), identifier="clock-wrong")
