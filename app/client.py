"""What every screen can reach: who is signed in and their store, the sync, the window, the person's preferences.

Made once in `app.main` and handed down as a context. A screen says `client = use_client()` and never builds its own.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Set
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import flet as ft

from app.account.signing_in import DeviceName
from app.drafts import Drafts
from app.durability import Durability
from app.haptics import Haptics
from app.helping import Helping
from app.keys import Keys
from app.mishaps import Mishaps
from app.office_server import OfficeServer, Unconnected
from app.platform.ports import Network
from app.preferences import Preferences
from app.room import RoomWatch
from app.scrolled import Scrolled
from app.theme import is_wide
from app.tray import Tray
from app.updates import Updates
from fieldwork.ids import uuid7
from fieldwork.thai.dates import bangkok_day

if TYPE_CHECKING:
    from app.handing_in import HandingIn
    from app.locking import Locking
    from app.platform.ports import Keeping, Photos, Sealing
    from app.session import Session
    from app.store.store import Store
    from app.sync.http import HttpServer
    from app.syncing import Syncing


BREADTH_STEP = 40


async def not_installed() -> bool:
    """A machine that knows nothing of installing."""
    return False


@ft.observable
@dataclass
class Window:
    """The window's size class. Notifies when the layout must change, not at every pixel of a drag.

    `breadth` is the room for text: the width in steps, counted as if the text were of ordinary size.
    """

    wide: bool = False
    breadth: int = 360

    def resized(self, width: float | None, text_scale: float) -> None:
        """Take in a new width or a new text size."""
        wide = is_wide(width or 0, text_scale)
        breadth = int((width or 0) / text_scale) // BREADTH_STEP * BREADTH_STEP
        if wide != self.wide:
            self.wide = wide
        if breadth != self.breadth:
            self.breadth = breadth


@dataclass(frozen=True, slots=True, eq=False)
class Client:
    """The one bundle of live things behind the screens of one running app."""

    store: Store
    session: Session
    syncing: Syncing
    preferences: Preferences
    now_ms: Callable[[], int]
    server: HttpServer
    photos: Photos
    sealing: Sealing
    locking: Locking
    handing_in: HandingIn
    updates: Updates
    keeping: Callable[[], Keeping]
    persist: Callable[[], Awaitable[bool | None]]
    network: Callable[[], Network] = lambda: Network.UNKNOWN
    has_camera: bool = False
    window: Window = field(default_factory=Window)
    tray: Tray = field(default_factory=Tray)
    drafts: Drafts = field(default_factory=Drafts)
    durability: Durability = field(default_factory=Durability)
    keys: Keys = field(default_factory=Keys)
    helping: Helping = field(default_factory=Helping)
    room: RoomWatch = field(default_factory=RoomWatch)
    scrolled: Scrolled = field(default_factory=Scrolled)
    haptics: Haptics = field(default_factory=Haptics)
    mishaps: Mishaps = field(default_factory=Mishaps)
    about: DeviceName = field(default_factory=lambda: DeviceName("", "", ""))
    is_installed: Callable[[], Awaitable[bool]] = not_installed
    office: OfficeServer = field(default_factory=lambda: OfficeServer(Unconnected()))

    def new_id(self) -> str:
        """An id for a new record without a natural key."""
        return uuid7(self.now_ms(), secrets.token_bytes(10))

    @property
    def device(self) -> str:
        """The id under which the server knows this device."""
        return str((self.store.notes.get("account") or {}).get("device", ""))

    def today(self) -> date:
        """Today in Bangkok."""
        return bangkok_day(self.now_ms())


class Refreshing(Protocol):
    """A screen's observable that can read the store again."""

    def refresh(self) -> None:
        """Work the state out again from the store."""
        ...


Live = TypeVar("Live", bound=Refreshing)
Made = TypeVar("Made")
Clients: Any = ft.create_context(None)


def use_client() -> Client:
    """The client of the running app. A hook: call it at the top of a component.

    Kept from the first render: below a memoised component that was skipped, Flet finds no context any more.
    """
    found: Any = ft.use_context(Clients)
    kept: Any = ft.use_ref(None)
    kept.current = found or kept.current
    if kept.current is None:
        raise LookupError("no client above this component")
    return kept.current  # type: ignore[no-any-return]


def use_made(make: Callable[[Client], Made]) -> Made:
    """Make an observable once for the life of a component, and render again when it changes. A hook."""
    client = use_client()
    kept: Any = ft.use_state(lambda: make(client))
    return kept[0]  # type: ignore[no-any-return]


def use_live(make: Callable[[Client], Live], kinds: Set[str]) -> Live:
    """Make the screen's observable once and refresh it whenever a record of these kinds changes. A hook."""
    client = use_client()

    def attach() -> tuple[Live, Callable[[], None]]:
        screen = make(client)

        def changed(records: Set[tuple[str, str]]) -> None:
            if any(kind in kinds for kind, _ in records):
                screen.refresh()

        # At once, not in an effect: a sync may bring something between the first render and the first effect.
        return screen, client.store.on_change(changed)

    screen, detach = ft.use_memo(attach, [])
    ft.use_effect(lambda: None, [], cleanup=detach)
    ft.use_state(screen)
    return screen
