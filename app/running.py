"""One running app: what was built at start, and the client of whoever is signed in, built anew for each open store."""

from __future__ import annotations

import asyncio
import random
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import flet as ft

from app import places, shell
from app.account.lock import is_due
from app.boundary import safe_screen
from app.client import Client, Window
from app.drafts import Drafts
from app.durability import Durability
from app.handing_in import HandingIn
from app.haptics import Haptics
from app.helping import Helping
from app.keys import Keys
from app.locking import Locking
from app.mishaps import Mishaps
from app.office_server import OfficeServer
from app.platform.here import Here
from app.preferences import Preferences
from app.room import RoomWatch
from app.second_copy import SecondCopying
from app.session import Session
from app.sync.http import HttpServer
from app.syncing import Syncing
from app.updates import Updates
from app.version import VERSION

_GOING_AWAY = ("pagehide", "freeze")
_ASIDE = (
    ft.AppLifecycleState.HIDE,
    ft.AppLifecycleState.INACTIVE,
    ft.AppLifecycleState.PAUSE,
    ft.AppLifecycleState.DETACH,
)


@dataclass(slots=True, eq=False)
class Running:
    """What lives as long as the app does."""

    here: Here
    session: Session
    server: HttpServer
    preferences: Preferences
    now_ms: Callable[[], int]
    window: Window = field(default_factory=Window)
    drafts: Drafts = field(default_factory=Drafts)
    helping: Helping = field(default_factory=Helping)
    keys: Keys = field(default_factory=Keys)
    durability: Durability = field(init=False)
    updates: Updates = field(init=False)
    second: SecondCopying = field(init=False)
    locking: Locking = field(init=False)
    handing_in: HandingIn = field(init=False)
    room: RoomWatch = field(init=False)
    haptics: Haptics = field(init=False)
    mishaps: Mishaps = field(default_factory=Mishaps)
    left_ms: int | None = None  # when the app was left, while it is
    now: Client | None = None
    _asking: asyncio.Task[None] | None = None

    def __post_init__(self) -> None:
        self.durability = Durability(self.here.storage)
        self.second = SecondCopying(self.session, self.here.storage)
        here = self.here
        self.locking = Locking(self.session, self.server, here.sealing, here.storage, self.now_ms, secrets.token_bytes)
        self.room = RoomWatch(here.surroundings)
        self.haptics = Haptics(here.surroundings, lambda: self.preferences.haptics)
        self.mishaps.watch()
        self.handing_in = HandingIn(self.session, self.server)
        self.updates = Updates(self.here.surroundings, self.drafts, self.durability)

    def client(self) -> Client:
        """The client over the store that is open now."""
        store = self.session.store
        store.on_change(lambda records: self.durability.look())  # the first to hear of a write, before any screen
        store.on_change(lambda records: self.second.look())
        store.on_change(lambda records: self.room.written())
        self.now = Client(
            store=store,
            session=self.session,
            syncing=Syncing(
                store,
                self.session,
                self.server,
                VERSION,
                random.random,
                may_send_photos=self._may_send_photos,
                until_durable=self.durability.until_durable,
                ended=self._synced,
            ),
            preferences=self.preferences,
            now_ms=self.now_ms,
            server=self.server,
            office=OfficeServer(self.server),
            photos=self.here.photos,
            sealing=self.here.sealing,
            locking=self.locking,
            handing_in=self.handing_in,
            updates=self.updates,
            keeping=lambda: self.here.storage.keeping,
            persist=self.here.surroundings.persist,
            network=self.here.surroundings.network,
            has_camera=self.here.has_camera,
            window=self.window,
            drafts=self.drafts,
            durability=self.durability,
            helping=self.helping,
            keys=self.keys,
            room=self.room,
            haptics=self.haptics,
            mishaps=self.mishaps,
            about=self.here.about,
            is_installed=self.here.surroundings.is_installed,
        )
        return self.now

    def resized(self, width: float | None) -> None:
        """The window has this width now."""
        self.window.resized(width, self.preferences.look.text_scale)

    def lived(self, state: ft.AppLifecycleState | None) -> None:
        """Flet's news of the window: store what is being typed when it goes aside, look for news when it returns."""
        if state in _ASIDE:
            self._put_down(left=state is not ft.AppLifecycleState.INACTIVE)
        elif state in (ft.AppLifecycleState.RESUME, ft.AppLifecycleState.SHOW):
            self._come_back()
            self._look_around()

    def heard(self, name: str, hidden: bool) -> None:
        """The page's own news."""
        if name in _GOING_AWAY or (name == "visibilitychange" and hidden):
            self._put_down(left=True)
        elif name == "update-available":
            self.updates.arrived()
        elif name in ("online", "network-changed", "visibilitychange"):
            if name == "visibilitychange":
                self._come_back()
            self._look_around()

    def _put_down(self, *, left: bool) -> None:
        """The app may not come back: store what is being typed, then copy it. A window that is seen and only not the
        one in use is not `left`."""
        self.drafts.flush()
        self.second.now()
        if left and self.left_ms is None:
            self.left_ms = self.now_ms()

    def _come_back(self) -> None:
        """Ask for the PIN before anything is shown again, when the app was left for long."""
        left, self.left_ms = self.left_ms, None
        lock = self.session.lock
        if left is not None and lock is not None and is_due(left, self.now_ms(), lock.minutes):
            self.helping.close()
            self.session.lock_now()

    def _synced(self) -> None:
        """A sync ended: what was sent leaves the second copy, letters that wait for the office go, and its key is asked
        for where it is missing."""
        self.second.look()
        self.room.soon()
        if self.now is not None and self.now.syncing.online:
            self.handing_in.answered()
        if self.session.lock is not None and not self.locking.knows_key:
            self._asking = asyncio.ensure_future(self.locking.learn_key())

    def _may_send_photos(self) -> bool:
        return self.preferences.lets_photos_over(self.here.surroundings.network())

    def _look_around(self) -> None:
        self.handing_in.soon()
        self.room.soon()
        if self.now is not None and self.session.signed_in:
            self.now.syncing.soon()


@safe_screen
def Root(running: Running) -> Any:
    """The app over the store that is open, and its sync in the background."""
    session, _ = ft.use_state(running.session)
    client: Client = ft.use_memo(running.client, [session.store])
    start: str = ft.use_memo(lambda: places.reopen(client, ft.context.page.route or "/"), [])
    background: Any = ft.use_ref(None)

    def begin() -> None:
        busy = session.signed_in and not session.trouble
        task = asyncio.create_task(client.syncing.keep_level()) if busy else None
        background.current = (client, task)
        running.handing_in.soon()

    def end() -> None:
        before, task = background.current
        if task is not None:
            task.cancel()
        before.syncing.close()

    ft.use_effect(begin, [client], cleanup=end)
    return shell.App(client, start)
