"""Whoever looks at what is known of a value's past."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Reader:
    """Who looks, on which device, and when."""

    person: str
    device: str
    today: date
    now_ms: int
