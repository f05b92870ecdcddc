"""The page around the app: newer versions, the promise to keep files, and news of the window and the network."""

from __future__ import annotations

from collections.abc import Callable

import js

from app.platform.browser import bridge
from app.platform.browser.naming import network_of
from app.platform.browser.rooms import STEPS, room_of
from app.platform.browser.storage import BrowserStorage
from app.platform.ports import Network, Room


class Page:
    """What only the page can do; Python itself runs in a worker beside it."""

    def __init__(self, storage: BrowserStorage) -> None:
        self._storage = storage

    async def check_for_update(self) -> bool:
        """Ask the server whether a newer version exists. False without a network."""
        return bool(await bridge.ask("check-for-update"))

    async def apply_update(self) -> None:
        """Start over in the version that waits; nothing happens when none does."""
        await bridge.ask("apply-update")

    async def persist(self) -> bool | None:
        """Ask the browser never to clear the app's files. None where it cannot promise."""
        answer: bool | None = await bridge.ask("persist")
        self._storage.persisted = answer
        return answer

    def network(self) -> Network:
        """What `navigator.connection` says; Safari, Firefox and most computers say nothing."""
        connection = getattr(js.navigator, "connection", None)
        return network_of(str(getattr(connection, "type", "")))

    async def room(self) -> Room | None:
        """What `navigator.storage.estimate` says, as far as the disk bears it out. Safari before 17 says nothing."""
        estimate = getattr(getattr(js.navigator, "storage", None), "estimate", None)
        if estimate is None:
            return None
        said = await js.navigator.storage.estimate()
        used, whole = getattr(said, "usage", None), getattr(said, "quota", None)
        return room_of(int(used), int(whole), await self._storage.fits(STEPS)) if used is not None and whole else None

    async def is_installed(self) -> bool:
        """Whether it stands on the home screen and was opened from there."""
        return bool(await bridge.ask("is-installed"))

    async def can_buzz(self) -> bool:
        """Android's browsers can; an iPhone's and a computer's cannot."""
        return bool(await bridge.ask("can-buzz"))

    async def buzz(self) -> None:
        """A moment of vibration."""
        await bridge.ask("buzz")

    def listen(self, heard: Callable[[str, bool], None]) -> None:
        """Hear of the page's life, the network and newer versions."""
        bridge.listen(heard)


class PageMark:
    """In the page's local storage, which a browser that needs room does not clear with the files."""

    async def is_set(self) -> bool:
        """Whether it was left."""
        return bool(await bridge.ask("is-marked"))

    async def set(self, *, to: bool) -> None:
        """Leave it or take it away."""
        await bridge.ask("mark" if to else "unmark")
