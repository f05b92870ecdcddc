"""A level the team is about to agree on: what of its form is filled in, kept however the page is laid out."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(eq=False)
class Forming:
    """The open form of one indicator. `level` is None until one was chosen."""

    indicator: str
    level: int | None = None
    reason: str = ""
