"""The line on the first page that says where the data is. Tapping it opens the sync page."""

from __future__ import annotations

from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_client
from app.navigation import go
from app.parts.conflict_line import conflict_row, use_tally
from app.parts.moments import lately
from app.parts.states import use_saved
from app.parts.surfaces import ListRow, RowsCard
from app.screens.home.status import Standing, standing
from app.wording import home as words

_ICONS = {
    "syncing": (ft.Icons.SYNC, ft.Colors.PRIMARY),
    "sign_in": (ft.Icons.LOCK_OUTLINED, ft.Colors.ERROR),
    "look": (ft.Icons.REPORT_OUTLINED, ft.Colors.ERROR),
    "waiting": (ft.Icons.CLOUD_UPLOAD_OUTLINED, ft.Colors.SECONDARY),
    "never": (ft.Icons.CLOUD_OUTLINED, ft.Colors.ON_SURFACE_VARIANT),
    "sent": (ft.Icons.CLOUD_DONE_OUTLINED, ft.Colors.PRIMARY),
}


@safe_component
def SyncLine() -> ft.Control:
    """One row: what waits to be sent, and when device and server last agreed."""
    client = use_client()
    syncing, _ = ft.use_state(client.syncing)
    session, _ = ft.use_state(client.session)
    updates, _ = ft.use_state(client.updates)
    _, count = ft.use_state(0)
    unsubscribe: Any = ft.use_ref(None)
    conflicts = use_tally()
    saved = use_saved()

    def listen() -> None:
        unsubscribe.current = client.store.on_change(lambda _: count(lambda n: n + 1))

    ft.use_effect(listen, [], cleanup=lambda: unsubscribe.current and unsubscribe.current())
    now = standing(
        client.store.counts(),
        syncing.receipt(),
        running=syncing.running,
        offline=syncing.offline,
        must_sign_in=session.needs_sign_in,
    )
    icon, color = _ICONS[now.mood]
    row = ListRow(
        saved(_title(now)) if now.mood == "waiting" else _title(now),
        subtitle=_subtitle(now, client),
        leading=ft.Icon(icon, color=color),
        on_click=lambda: go("/sign-in" if now.mood == "sign_in" else "/sync"),
        identifier="sync-line",
    )
    return RowsCard(row, *conflict_row(conflicts), *([_newer()] if updates.ready else []))


def _newer() -> ft.Control:
    """A newer version is never forced on anybody in the middle of a visit; here it can be found."""
    return ListRow(
        words.UPDATE(),
        subtitle=words.UPDATE_NOTE(),
        leading=ft.Icon(ft.Icons.UPGRADE, color=ft.Colors.PRIMARY),
        on_click=lambda: go("/settings"),
        identifier="update-line",
    )


def _title(now: Standing) -> str:
    if now.mood == "waiting":
        parts = [words.UNSENT(n=now.edits)] if now.edits else []
        parts += [words.UNSENT_PHOTOS(n=now.photos)] if now.photos else []
        return " · ".join(parts)
    return {
        "syncing": words.SYNCING,
        "sign_in": words.SIGN_IN_AGAIN,
        "look": words.QUARANTINED,
        "never": words.NEVER_SYNCED,
        "sent": words.ALL_SENT,
    }[now.mood](n=now.quarantined)


def _subtitle(now: Standing, client: Client) -> str:
    parts = [words.LAST_SYNC(when=lately(now.last_ms, client.today()))] if now.last_ms else []
    parts += [words.OFFLINE()] if now.offline and now.mood != "syncing" else []
    return "\n".join(parts)
