"""A device as the desktop client has it: its session on a folder, the real store and sync, the server over loopback."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import httpx

from app.main import now_ms, session_on
from app.platform.desktop.here import here
from app.platform.desktop.storage import FolderStorage
from app.store.database import Connect
from app.store.store import Store
from app.sync.engine import Outcome, Syncer
from app.version import VERSION


class Device:
    """Not open before `start` or `join`. One person uses it."""

    def __init__(
        self,
        folder: Path,
        address: str,
        transport: httpx.AsyncBaseTransport | None = None,
        connect: Connect = sqlite3.connect,
    ) -> None:
        machine = replace(here(None), storage=FolderStorage(folder), address=address, transport=transport)  # type: ignore[arg-type]
        self.folder = folder
        self.session, self.server = session_on(machine)
        self.session.machine = replace(self.session.machine, connect=connect)
        self._syncer: Syncer | None = None

    @property
    def store(self) -> Store:
        """The person's open store."""
        return self.session.store

    async def start(self) -> None:
        """Open what is in the files. Raises AssertionError when they cannot be used."""
        await self.session.start()
        assert not self.session.trouble and self.session.person, f"the files do not open: {self.session.trouble}"

    async def join(self, link: str) -> None:
        """Sign in for the first time, by an invitation."""
        await self.session.start()
        await self.session.join(link)

    async def sync(self) -> Outcome:
        """One sync."""
        self._syncer = self._syncer or Syncer(self.store, self.server, app=VERSION)
        outcome = await self._syncer.run()
        self.session.refresh()
        return outcome

    async def close(self) -> None:
        """Let go of the files and the network."""
        await self.server.close()
        self.session.store.close()
        if self.session._device is not None:
            self.session._device.close()


__all__ = ["Device", "now_ms"]
