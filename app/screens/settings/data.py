"""How well this machine keeps the data, what waits to be sent, and the way to a file of it."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.navigation import go
from app.parts.buttons import PlainButton
from app.parts.choices import ChoiceChips
from app.parts.room_notice import RoomNotice
from app.parts.surfaces import Card, ListRow, Notice, RowsCard
from app.parts.text import Note
from app.platform.ports import Keeping, Network, Room
from app.theme import M, Tone
from app.wording import device, second
from app.wording import settings as words

_KEEPING = {
    Keeping.DURABLE: (ft.Icons.VERIFIED_USER_OUTLINED, words.DURABLE, words.DURABLE_NOTE),
    Keeping.EVICTABLE: (ft.Icons.SD_STORAGE_OUTLINED, words.EVICTABLE, words.EVICTABLE_NOTE),
    Keeping.SLOW: (ft.Icons.HOURGLASS_BOTTOM, words.SLOW, words.SLOW_NOTE),
}


_ON = {Network.FREE: words.ON_FREE, Network.METERED: words.ON_METERED, Network.UNKNOWN: words.ON_UNKNOWN}


@safe_component
def Data() -> ft.Control:
    """The section."""
    client = use_client()
    syncing, _ = ft.use_state(client.syncing)
    session, _ = ft.use_state(client.session)
    room, _ = ft.use_state(client.room)
    told, tell = ft.use_state(("", Tone.GOOD))
    kept = client.keeping()
    icon, title, note = _KEEPING[kept]
    unsent = client.store.counts()
    waiting = unsent.edits + unsent.blobs
    del syncing

    async def ask() -> None:
        promised = await client.persist()
        tell((words.LASTING_YES(), Tone.GOOD) if promised else (words.LASTING_NO(), Tone.INFO))

    rows: list[ft.Control] = [
        RowsCard(
            ListRow(title(), subtitle=note(), leading=ft.Icon(icon, color=ft.Colors.PRIMARY)),
            ListRow(
                device.ROOM(),
                subtitle=_room(room.room),
                leading=ft.Icon(ft.Icons.STORAGE, color=ft.Colors.PRIMARY),
            ),
            ListRow(
                second.KEPT(),
                subtitle=second.KEPT_NOTE() if session.second_kept else second.BEHIND_NOTE(),
                leading=ft.Icon(ft.Icons.FILE_COPY_OUTLINED, color=ft.Colors.PRIMARY),
            ),
            ListRow(
                words.SYNC_PAGE(),
                subtitle=words.UNSENT(n=waiting) if waiting else words.NOTHING_UNSENT(),
                leading=ft.Icon(ft.Icons.CLOUD_SYNC_OUTLINED, color=ft.Colors.PRIMARY),
                on_click=lambda: go("/sync"),
                identifier="to-sync",
            ),
            ListRow(
                words.EXPORT(),
                subtitle=words.EXPORT_NOTE(),
                leading=ft.Icon(ft.Icons.SAVE_ALT, color=ft.Colors.PRIMARY),
                on_click=lambda: go("/carry"),
                identifier="to-carry",
            ),
        )
    ]
    rows.append(RoomNotice())
    rows.append(PhotosOver())
    if kept is Keeping.EVICTABLE:
        rows.append(PlainButton(words.ASK_LASTING(), ask, identifier="ask-lasting", icon=ft.Icons.LOCK_OUTLINED))
    rows += [Notice(told[0], tone=told[1], identifier="data-said")] if told[0] else []
    return ft.Column(rows, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _room(room: Room | None) -> str:
    """How much the app uses and how much is left, as people say sizes."""
    if room is None:
        return device.ROOM_UNKNOWN()
    said = device.ROOM_AT_LEAST if room.at_least else device.ROOM_FREE
    return said(used=_size(room.used), free=_size(room.free))


def _size(size: int) -> str:
    return f"{size / 1e9:.1f} GB" if size >= 1e9 else f"{max(1, round(size / 1e6))} MB"


@safe_component
def PhotosOver() -> ft.Control:
    """On which networks photos go out, and what the machine says of the present one."""
    client = use_client()
    preferences, _ = ft.use_state(client.preferences)

    def choose(over: str) -> None:
        preferences.choose(wifi_only=over == "wifi")
        client.syncing.soon()

    ways = [("any", words.ANY_NETWORK()), ("wifi", words.WIFI_ONLY())]
    chosen = "wifi" if preferences.wifi_only else "any"
    return Card(
        ChoiceChips(ways, chosen, choose, identifier="photos-over", label=words.PHOTOS_OVER()),
        Note(_ON[client.network()]()),
    )
