"""The PIN of one person on one device: what is kept of it, how often it may be tried, and when it is asked for.

It keeps the screen from whoever picks the device up. It enciphers nothing: docs/security.md says what that means.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from app.platform.ports import Sealing, SealingKey
from app.store.store import Store
from fieldwork.sealed import ROUNDS

LEAST, MOST = 4, 12  # digits
MOST_TRIES = 10
MINUTES = (1, 5, 15, 60)  # away from the app, after which it is asked for
USUAL_MINUTES = 5
# After so many wrong tries the next has to wait, in seconds. Ten tries take half an hour at least.
_WAITS = {4: 30, 5: 60, 6: 120, 7: 300, 8: 600, 9: 900}
_SALT, _NONCE = 16, 12
_PROVES = b"nithet-pin-1"
_RUN = "01234567890"


class Weakness(StrEnum):
    """Why a new PIN will not do."""

    SHORT = "short"
    LONG = "long"
    NOT_DIGITS = "not_digits"
    SIMPLE = "simple"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Lock:
    """What is kept: never the PIN, only what shows that one is right. `tries` are the wrong ones in a row."""

    salt: str
    nonce: str
    proof: str
    rounds: int = ROUNDS
    minutes: int = USUAL_MINUTES
    tries: int = 0
    tried_at: int = 0

    @property
    def left(self) -> int:
        """How many tries are left."""
        return max(0, MOST_TRIES - self.tries)

    def wait_ms(self, now_ms: int) -> int:
        """How long the next try has to wait. A clock that was set back makes nobody wait longer than the wait is."""
        whole = 1000 * _WAITS.get(self.tries, 0)
        return min(whole, max(0, self.tried_at + whole - now_ms)) if now_ms >= self.tried_at else 0

    def tried(self, now_ms: int) -> Lock:
        """One more wrong try, counted before anybody looks whether it is one."""
        return replace(self, tries=self.tries + 1, tried_at=now_ms)

    def passed(self) -> Lock:
        """The right one."""
        return replace(self, tries=0, tried_at=0)


def weakness(pin: str, again: str) -> Weakness | None:
    """What is wrong with a new PIN and its repetition."""
    if not pin.isascii() or not pin.isdecimal():
        return Weakness.NOT_DIGITS
    if not LEAST <= len(pin) <= MOST:
        return Weakness.SHORT if len(pin) < LEAST else Weakness.LONG
    if len(set(pin)) == 1 or pin in _RUN or pin in _RUN[::-1]:
        return Weakness.SIMPLE
    return None if pin == again else Weakness.DIFFERENT


def is_due(left_ms: int, now_ms: int, minutes: int) -> bool:
    """Whether to ask again after the app was left at one moment and is seen again at another. A clock that was set back
    meanwhile counts as long enough."""
    return not 0 <= now_ms - left_ms < 60_000 * minutes


async def made(sealing: Sealing, pin: str, random_bytes: Callable[[int], bytes], *, minutes: int) -> Lock:
    """What is kept of a new PIN."""
    salt, nonce = random_bytes(_SALT), random_bytes(_NONCE)
    key = await sealing.key(pin.encode(), salt, ROUNDS)
    proof = await key.encipher(nonce, b"", _PROVES)
    return Lock(_text(salt), _text(nonce), _text(proof), minutes=minutes)


def _text(part: bytes) -> str:
    return b64encode(part).decode()


async def fits(lock: Lock, sealing: Sealing, pin: str) -> bool:
    """Whether this is the PIN. Slow on purpose."""
    key: SealingKey = await sealing.key(pin.encode(), b64decode(lock.salt), lock.rounds)
    return await key.decipher(b64decode(lock.nonce), b64decode(lock.proof), _PROVES) is not None


def lock_of(store: Store) -> Lock | None:
    """The lock of whoever's store this is. It lies with the account, so that a second copy brings it back with that."""
    kept: dict[str, Any] | None = (store.notes.get("account") or {}).get("lock")
    return Lock(**kept) if kept else None


def keep(store: Store, lock: Lock | None) -> None:
    """Keep the lock, or none. Durable on return."""
    account = {name: said for name, said in (store.notes.get("account") or {}).items() if name != "lock"}
    store.notes.set("account", {**account, "lock": asdict(lock)} if lock else account)
