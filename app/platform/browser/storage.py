"""The browser's storage: SQLite's files on the origin private file system, one tab at a time.

Where a browser lacks synchronous file handles, the files are in memory and IndexedDB holds copies of them, written a
moment after each commit: until then nothing is `durable`.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pyodide.ffi import JsException, to_js

from app.platform.browser import bridge
from app.platform.ports import Keeping
from app.store.errors import StorageBroken, StorageBusy, StorageFailed, StorageFull

FOLDER = Path("/data")
_NAME = "nithet"
_TAKEN = "NoModificationAllowedError"
# A page that was just left may hold its handles for a moment longer than its lock.
_TRIES, _PAUSE_SECONDS = 15, 0.2


class BrowserStorage:
    """Files under `/data`. Whoever has the lock has them alone until the tab is closed."""

    def __init__(self) -> None:
        self._js = bridge.files()
        self._mounted = False
        self._alone = False
        self._next: asyncio.Task[None] | None = None
        self._slow = False
        self.persisted: bool | None = None

    @property
    def keeping(self) -> Keeping:
        """Durable when the browser promised never to clear the files, slow on IndexedDB."""
        if self._slow:
            return Keeping.SLOW
        return Keeping.DURABLE if self.persisted else Keeping.EVICTABLE

    async def mount(self, names: Sequence[str]) -> Path:
        """Open these files, those already open aside. Raises StorageBusy while another tab has them."""
        try:
            await self._be_alone()
            await self._open(names)
        except JsException as error:
            raise StorageBroken("storage_broken", reason=str(error)) from error
        self.persisted = await bridge.ask("is-persisted")
        return FOLDER

    async def names(self) -> list[str]:
        """What the private file system holds, or IndexedDB."""
        return sorted((await self._js.names()).to_py())

    async def fits(self, sizes: Sequence[int]) -> int | None:
        """The largest of these sizes in bytes that the disk would take more; None where it cannot be asked."""
        if not self._mounted:
            return None
        try:
            found = await self._js.room(to_js(list(sizes)))
        except JsException:  # not worth more than a missing answer
            return None
        return None if found is None else int(found)

    @property
    def durable(self) -> bool:
        """Whether every commit is on the disk. On the private file system it is when it returns."""
        return not self._slow or bool(self._js.durable())

    async def until_durable(self) -> None:
        """Wait until every commit so far is on the disk. Raises StorageFull, StorageBusy or StorageBroken."""
        try:
            await self._js.untilDurable()
        except JsException as error:
            raise _refused(error) from error

    async def _be_alone(self) -> None:
        self._alone = self._alone or bool(await self._js.takeTurn(_NAME, False))
        if not self._alone:
            self._next = self._next or asyncio.create_task(self._take_over())
            raise StorageBusy("storage_busy")

    async def _take_over(self) -> None:
        """Start over in this tab as soon as the other one is closed."""
        await self._js.takeTurn(_NAME, True)
        await bridge.ask("reload")

    async def _open(self, names: Sequence[str]) -> None:
        if not self._mounted:
            self._slow = not await self._js.mount(str(FOLDER), _NAME)
            self._mounted = True
        await self._open_handles(to_js(list(names)))

    async def _open_handles(self, names: Any) -> None:
        for left in reversed(range(_TRIES)):
            try:
                await self._js.openFiles(names)
                return
            except JsException as error:
                if error.name != _TAKEN:
                    raise
                if not left:
                    raise StorageBusy("storage_busy") from error
            await asyncio.sleep(_PAUSE_SECONDS)


def _refused(error: JsException) -> StorageFailed:
    if error.name == "QuotaExceededError":
        return StorageFull("storage_full")
    if error.name == _TAKEN:
        return StorageBusy("storage_busy")
    return StorageBroken("storage_broken", reason=str(error))
