"""What a store promises, whichever kind it is; `tests/server/test_stores.py` holds both kinds to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Stored:
    """One thing that is there, and when it was put there by the store's own clock."""

    key: str
    at_ms: int


class Store(Protocol):
    """Bytes under keys that look like paths. Raises Unreachable when it is full or cannot be reached."""

    def put(self, key: str, content: bytes) -> None:
        """Keep these bytes: whole and durable on return, or not at all."""
        ...

    def read(self, key: str, start: int = 0, stop: int | None = None) -> bytes:
        """The bytes, or those of a range within them. Raises NotFound."""
        ...

    def has(self, key: str) -> bool:
        """Whether there is anything under this key."""
        ...

    def delete(self, keys: Iterable[str]) -> None:
        """Let go of these; what is not there is no mistake."""
        ...

    def listed(self, prefix: str = "") -> Iterator[Stored]:
        """All that is there under keys beginning so, in no particular order."""
        ...
