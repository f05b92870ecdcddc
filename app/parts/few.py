"""The first few of a long list, and a button that brings more: what nobody looks at costs no phone any time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import QuietButton
from app.parts.surfaces import RowsCard
from app.theme import M
from app.wording import parts as words

Row = Callable[[], ft.Control]


def _itself(row: Row) -> ft.Control:
    return row()


@safe_component
def FirstFew(
    rows: Sequence[Any],
    *,
    few: int,
    draw: Callable[[Any], ft.Control] = _itself,
    identifier: str = "show-more",
    box: Callable[..., ft.Control] = RowsCard,
    asked: str = "",
) -> ft.Control:
    """The first rows in a box of their own; each tap draws as many again, until something else is `asked`.

    `draw` makes a row of what it is about; without it each is asked to draw itself.
    """
    (answered, count), show = ft.use_state((asked, few))
    shown = count if answered == asked else few
    drawn = box(*map(draw, rows[:shown]))
    left = len(rows) - shown
    if left <= 0:
        return drawn
    more = QuietButton(words.SHOW_MORE(n=left), lambda: show((asked, shown + few)), identifier=identifier)
    return stacked(drawn, more)


def stacked(*parts: ft.Control) -> ft.Control:
    """One under the other, each as wide as the page: for rows that are cards themselves."""
    return ft.Column(list(parts), spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
