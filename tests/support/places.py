"""One device on real files, its server's sign-in, and the app started on it again and again."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

from app.account.signing_in import DeviceName
from app.platform.desktop.storage import FolderStorage
from app.session import Machine, Session
from tests.support.stores import NOW_MS
from tests.support.worlds import an_id


class Desk:
    """The server's sign-in, answering for whoever is asked about."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Any]] = []
        self.failure: Exception | None = None
        self.meanwhile: Callable[[], object] = lambda: None
        self.devices = 0
        self.earlier: dict[str, Any] | None = None

    async def call(self, method: str, path: str, *, content: Any = None, json: Any = None, params: Any = None) -> Any:
        self.asked.append((path, json))
        self.meanwhile()
        if self.failure is not None:
            raise self.failure
        if path == "/api/sign-out":
            return None
        if path == "/api/sign-in/look":
            return {
                "name": "มาลี",
                "roles": ["supervisor"],
                "needs": "new_passphrase",
                "expires_at": 1,
                "position": None,
            }
        self.devices += 1
        name = json.get("login") or "malee"
        ids = {"token": f"token-{self.devices}", "device": f"device-{self.devices}", "person": an_id(name)}
        return {
            **ids,
            "name": name,
            "login": name,
            "roles": ["supervisor"],
            "epoch": "epoch-1",
            "scopes": [],
            "new": 1,
            "earlier": self.earlier,
        }


class KeptMark:
    """What a browser remembers although it cleared the files."""

    def __init__(self) -> None:
        self.there = False

    async def is_set(self) -> bool:
        return self.there

    async def set(self, *, to: bool) -> None:
        self.there = to


class Place:
    """One device: its folder, its server, and the app started on it again and again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.desk = Desk()
        self.mark = KeptMark()
        self._starts = 0
        self.session: Session  # the one that was started last, to its end or not

    async def start(self) -> Session:
        self._starts += 1
        rng = random.Random(self._starts)
        about = DeviceName("เครื่องทดสอบ", "test", "1")
        machine = Machine(FolderStorage(self.folder), lambda: NOW_MS, rng.randbytes, about, mark=self.mark)
        self.session = Session(machine, self.desk)
        await self.session.start()
        return self.session


def ended(session: Session) -> None:
    """The app ends."""
    session.store.close()
    assert session._device is not None
    session._device.close()
