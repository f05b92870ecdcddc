"""The row that leads to what several people wrote without seeing each other; nothing where there is no conflict."""

from __future__ import annotations

from typing import Any

import flet as ft

from app.client import Client, use_client
from app.navigation import go
from app.parts.reader import reader_of
from app.parts.surfaces import ListRow
from app.past.conflicts import Tally, tally
from app.wording import past as words


def use_tally() -> Tally:
    """How many conflicts wait, counted anew whenever a record changes. A hook."""
    client = use_client()
    kept: Any = ft.use_state(lambda: _tally(client))
    counted, recount = kept

    def attach() -> Any:
        return client.store.on_change(lambda _: recount(_tally(client)))

    detach = ft.use_memo(attach, [])
    ft.use_effect(lambda: None, [], cleanup=detach)
    found: Tally = counted
    return found


def conflict_row(found: Tally, *, with_others: bool = False) -> list[ft.Control]:
    """The row, once something waits for this person; with others' conflicts as well where they are asked for."""
    if not found.mine and not (with_others and found.others):
        return []
    title = words.COUNT(n=found.mine) if found.mine else words.COUNT_OTHERS(n=found.others)
    color = ft.Colors.SECONDARY if found.mine else ft.Colors.ON_SURFACE_VARIANT
    return [
        ListRow(
            title,
            subtitle=words.COUNT_NOTE() if found.mine else words.OTHERS_NOTE(),
            leading=ft.Icon(ft.Icons.CALL_SPLIT, color=color),
            on_click=lambda: go("/conflicts"),
            identifier="conflict-line",
        )
    ]


def _tally(client: Client) -> Tally:
    return tally(client.store, reader_of(client))
