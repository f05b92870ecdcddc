"""Letters to the office that lie on this device: on the disk, and proved to be, before anything they hold is wiped."""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from app.account.people import DEVICE_FILES
from app.platform.ports import Storage
from app.store.errors import StorageBroken
from app.store.notes import Notes
from app.store.proved import translating

_NOTE = "letters"


class Letters:
    """The letters, and the list of them in the device's own memory. A letter that is not in the list does not count."""

    def __init__(self, folder: Path, storage: Storage, notes: Notes) -> None:
        self._folder = folder
        self._storage = storage
        self._notes = notes

    @property
    def names(self) -> list[str]:
        """The files of those that wait, the oldest first."""
        return list(self._notes.get(_NOTE) or [])

    async def mount(self) -> None:
        """Make those that wait readable."""
        if self.names:
            await self._storage.mount([*DEVICE_FILES, *self.names])

    async def keep(self, letters: Sequence[bytes]) -> None:
        """Write letters down. On return every one of them is on the disk and was read back from it; where that cannot
        be had this raises StorageFailed, and none of them is listed."""
        names = self._fresh(len(letters))
        await self._storage.mount([*DEVICE_FILES, *names])
        for name, letter in zip(names, letters, strict=True):
            self._write(name, letter)
        await self._storage.until_durable()
        for name, letter in zip(names, letters, strict=True):
            if sha256(self.read(name)).digest() != sha256(letter).digest():
                raise StorageBroken("storage_broken", reason=f"{name} is not what was written")
        self._notes.set(_NOTE, [*self.names, *names])
        await self._storage.until_durable()

    def read(self, name: str) -> bytes:
        """One letter."""
        return (self._folder / name).read_bytes()

    def done(self, name: str) -> None:
        """It is at the office."""
        self._notes.set(_NOTE, [kept for kept in self.names if kept != name] or None)
        (self._folder / name).unlink(missing_ok=True)

    def _fresh(self, n: int) -> list[str]:
        taken = set(self.names)
        free = (f"letter-{number}.nithet" for number in range(len(taken) + n))
        return [name for name in free if name not in taken][:n]

    def _write(self, name: str, letter: bytes) -> None:
        with translating(), (self._folder / name).open("wb") as opened:
            opened.write(letter)
            opened.flush()
            os.fsync(opened.fileno())
