"""The PIN at work: trying one, and what follows when all tries are used up.

Wiping comes last and only after everything that lives here alone is in letters to the office, on the disk and read back
from there. Where that cannot be had, for want of room or of the office's key, nothing is wiped: the device stays locked
and opens with the person's passphrase alone. Cut short anywhere, the next try or start goes on from what is durable.
"""

from __future__ import annotations

import asyncio
import binascii
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from app.account import lock as locks
from app.account.lock import MOST_TRIES, USUAL_MINUTES, Lock
from app.account.signing_in import Caller
from app.platform.ports import Durable, Sealing
from app.sealing import seal_to_office
from app.session import Session
from app.store.errors import StorageFailed
from app.store.export import letters_of
from fieldwork import letters
from fieldwork.errors import FieldworkError, Unreachable

_KEY = "office_key"


class Tried(StrEnum):
    """What came of a try."""

    OPEN = "open"
    WRONG = "wrong"
    WAIT = "wait"  # too soon after the last
    WIPED = "wiped"
    HELD = "held"  # all tries are used up, and the work could not be sealed: only the passphrase opens it


@dataclass(slots=True)
class Locking:
    """Over the session of the running app."""

    session: Session
    server: Caller
    sealing: Sealing
    storage: Durable
    now_ms: Callable[[], int]
    random_bytes: Callable[[int], bytes]
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def set_pin(self, pin: str) -> None:
        """Set or change the PIN of whoever is signed in. The office's key is asked for while there is a network."""
        before = self.session.lock
        minutes = before.minutes if before else USUAL_MINUTES
        self.session.keep_lock(await locks.made(self.sealing, pin, self.random_bytes, minutes=minutes))
        await self.learn_key()

    def take_off(self) -> None:
        """No PIN any more."""
        self.session.keep_lock(None)

    def ask_after(self, minutes: int) -> None:
        """Ask for the PIN when the app was left for so long."""
        lock = self.session.lock
        if lock is not None:
            self.session.keep_lock(replace(lock, minutes=minutes))

    @property
    def knows_key(self) -> bool:
        """Whether work could be sealed to the office now."""
        return self._public() is not None

    async def learn_key(self) -> None:
        """Ask the server for the office's key. Without a network it is asked again another time."""
        try:
            said: Any = await self.server.call("GET", "/api/letters/key")
            public = b64decode(said["public"], validate=True)
        except (FieldworkError, KeyError, TypeError, binascii.Error):
            return
        if letters.name_of(public) == said.get("key"):
            self.session.notes.set(_KEY, said["public"])

    async def attempt(self, pin: str) -> Tried:
        """Try a PIN. It counts as wrong, on the disk, before it is looked at: whoever ends the app gains no try."""
        async with self._turn:  # two at the same moment would be counted once
            lock = self.session.lock
            if lock is None:
                self.session.locked = False
                return Tried.OPEN
            if lock.tries >= MOST_TRIES:
                return await self._used_up()
            if lock.wait_ms(self.now_ms()):
                return Tried.WAIT
            return await self._looked_at(lock.tried(self.now_ms()), pin)

    async def _looked_at(self, counted: Lock, pin: str) -> Tried:
        self.session.keep_lock(counted)
        await self.storage.until_durable()
        if await locks.fits(counted, self.sealing, pin):
            self.session.keep_lock(counted.passed())
            self.session.locked = False
            return Tried.OPEN
        return await self._used_up() if counted.tries >= MOST_TRIES else Tried.WRONG

    async def _used_up(self) -> Tried:
        """Seal, then wipe. In this order, and the latter only when the former is done to its end."""
        try:
            await self._seal()
        except (StorageFailed, Unreachable):
            return Tried.HELD
        await self.session.wipe()
        return Tried.WIPED

    async def _seal(self) -> None:
        """Everything that lives here alone, in letters on the disk. Raises StorageFailed, or Unreachable without the
        office's key."""
        account = self.session.store.notes.get("account") or {}
        plain = letters_of(self.session.store, str(account.get("token") or ""))
        if not plain:
            return
        public = self._public()
        if public is None:
            raise Unreachable("unreachable", reason="the office's key is not known")
        sealed = [await seal_to_office(self.sealing, each, public, self.random_bytes) for each in plain]
        await self.session.letters.keep(sealed)

    def _public(self) -> bytes | None:
        kept = self.session.notes.get(_KEY)
        return b64decode(kept) if kept else None
