"""The secretariat's first page: the registers of the area, each a row with its count."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live
from app.navigation import go
from app.parts.layout import Screen
from app.parts.surfaces import ListRow, RowsCard
from app.screens.office.state import Overview, overview
from app.wording import office as words

_KINDS = {"school", "instrument", "person", "visit"}


@ft.observable
@dataclass
class OfficePage:
    """The overview, worked out again when a register changes."""

    client: Client
    state: Overview

    def refresh(self) -> None:
        """Count again."""
        self.state = overview(self.client.store, self.client.today())


@safe_component
def Office() -> ft.Control:
    """Where the secretariat starts."""
    page = use_live(lambda client: OfficePage(client, overview(client.store, client.today())), _KINDS)
    state = page.state
    rows = [
        ("visits", ft.Icons.EVENT_OUTLINED, words.VISITS(), words.N_VISITS(n=state.visits_to_come)),
        ("people", ft.Icons.GROUPS_OUTLINED, words.PEOPLE(), words.N_PEOPLE(n=state.people)),
        ("schools", ft.Icons.SCHOOL_OUTLINED, words.SCHOOLS(), words.N_SCHOOLS(n=state.schools)),
        ("instruments", ft.Icons.FACT_CHECK_OUTLINED, words.INSTRUMENTS(), words.N_INSTRUMENTS(n=state.instruments)),
        ("devices", ft.Icons.DEVICES_OUTLINED, words.DEVICES(), words.DEVICES_NOTE()),
    ]
    return Screen(
        words.TITLE(),
        [
            RowsCard(
                *(
                    ListRow(
                        title,
                        subtitle=note,
                        leading=ft.Icon(icon, color=ft.Colors.PRIMARY),
                        on_click=partial(go, f"/office/{path}"),
                        identifier=f"office-{path}",
                    )
                    for path, icon, title, note in rows
                )
            )
        ],
        subtitle=words.SUBTITLE(),
    )
