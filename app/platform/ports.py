"""The ports: what the app asks of the machine it runs on. `browser/` and `desktop/` hold the two answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from app.drawing import Drawn
from app.photos import Photo


class Keeping(StrEnum):
    """How well this machine keeps files."""

    DURABLE = "durable"  # a finished write survives anything but the loss of the machine
    EVICTABLE = "evictable"  # durable, but the browser may clear it when it runs short of room
    SLOW = "slow"  # on the disk a moment after a commit: nothing is called saved until then


class Network(StrEnum):
    """What the machine says of the network it is on."""

    FREE = "free"  # Wi-Fi or a cable
    METERED = "metered"  # a mobile network, where a photo costs money
    UNKNOWN = "unknown"  # most browsers and computers do not tell


@dataclass(frozen=True, slots=True)
class Room:
    """How many bytes are used here, and how many there may be in all. The latter is what the machine expects; where it
    does not tell, there is `at_least` so much."""

    used: int
    whole: int
    at_least: bool = False

    @property
    def free(self) -> int:
        """What is left."""
        return max(0, self.whole - self.used)


class Durable(Protocol):
    """Where commits may reach the disk a moment after they return."""

    @property
    def durable(self) -> bool:
        """Whether every commit so far is on the disk."""
        ...

    async def until_durable(self) -> None:
        """Wait until every commit so far is on the disk. Raises StorageFailed when it cannot be brought there."""
        ...


class Storage(Durable, Protocol):
    """Named files that last."""

    @property
    def keeping(self) -> Keeping:
        """How well files are kept here; known once something was mounted."""
        ...

    async def mount(self, names: Sequence[str]) -> Path:
        """Make these files usable and return their folder. Known names may be mounted again.

        Raises StorageBusy when another window of the app holds them, StorageBroken when the machine has no storage.
        """
        ...

    async def names(self) -> list[str]:
        """What files there are, mounted or not, some of them perhaps empty. Something must have been mounted before."""
        ...


class Mark(Protocol):
    """That somebody has files here, said in a place that some ways of clearing them leave alone."""

    async def is_set(self) -> bool:
        """Whether it was said and never taken back."""
        ...

    async def set(self, *, to: bool) -> None:
        """Say so, or take it back. Where the machine has no such place nothing happens."""
        ...


class NoMark:
    """A machine on which nothing clears files behind a person's back."""

    async def is_set(self) -> bool:
        """Never."""
        return False

    async def set(self, *, to: bool) -> None:
        """Nothing to say."""


class Photos(Protocol):
    """Pictures made fit to keep: at most 1,600 px, upright, nothing but the picture in them."""

    async def prepare(self, picture: bytes) -> Photo:
        """The photo to keep. Raises NotAnImage."""
        ...

    async def draw(self, photo: Photo, drawn: Sequence[Drawn]) -> Photo:
        """The same photo with this burnt into its pixels, so that nothing is left of what was blurred."""
        ...


class SealingKey(Protocol):
    """AES-256-GCM under one key. `bound` is what a part belongs to; it is proved with it and not hidden."""

    async def encipher(self, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
        """The hidden bytes and 16 more that prove them."""
        ...

    async def decipher(self, nonce: bytes, hidden: bytes, bound: bytes) -> bytes | None:
        """What was hidden, or None when anything about it is not what it was."""
        ...


class Sealing(Protocol):
    """Keys made of passphrases, and for letters to the office."""

    async def fresh(self, public: bytes) -> tuple[SealingKey, bytes]:
        """A new key, and the same as only the owner of this public RSA key can read it: OAEP with SHA-256. `public` is
        a SubjectPublicKeyInfo. Raises Invalid where it is none."""
        ...

    async def key(self, passphrase: bytes, salt: bytes, rounds: int) -> SealingKey:
        """The key by PBKDF2 with HMAC-SHA-256. Slow on purpose; the app goes on meanwhile."""
        ...
