"""How an agreement stands with its day: one word and one colour for what is overdue, wherever it is shown."""

from __future__ import annotations

from datetime import date

import flet as ft

from app.parts.moments import away
from app.parts.surfaces import StatusPill
from app.theme import Tone
from app.wording import parts as words


def OverduePill(days: int = 0) -> ft.Control:
    """The day has passed, and by how many days where that is known."""
    said = words.OVERDUE_BY(n=days) if days else words.OVERDUE()
    return StatusPill(said, tone=Tone.BAD, icon=ft.Icons.SCHEDULE)


def DuePill(due: date, today: date) -> ft.Control:
    """The day is near, or has passed."""
    if due < today:
        return OverduePill((today - due).days)
    return StatusPill(words.DUE(due=away(due, today)), tone=Tone.WARN, icon=ft.Icons.SCHEDULE)
