"""Where the office's photos lie on a simulated machine: it keeps what was put there, and loses power with its disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import sha256

from fieldwork.errors import NotFound
from sync_server.blobs import is_hash
from sync_server.stores.port import Stored
from tests.simulation.disks import Disk


class Shelf:
    """A store as `sync_server.stores.port` has it. Power may be lost before any of its steps, never within one."""

    def __init__(self, disk: Disk, now_ms: Callable[[], int]) -> None:
        self._disk = disk
        self._now_ms = now_ms
        self._held: dict[str, tuple[bytes, int]] = {}

    def put(self, key: str, content: bytes) -> None:
        """Keep these bytes."""
        self._disk.count()
        self._held[key] = content, self._now_ms()

    def read(self, key: str, start: int = 0, stop: int | None = None) -> bytes:
        """The bytes of a range."""
        if key not in self._held:
            raise NotFound("blob_unknown")
        return self._held[key][0][start:stop]

    def has(self, key: str) -> bool:
        """Whether it is there."""
        return key in self._held

    def delete(self, keys: Iterable[str]) -> None:
        """Let go of these."""
        for key in keys:
            self._disk.count()
            self._held.pop(key, None)

    def listed(self, prefix: str = "") -> Iterator[Stored]:
        """All that is there, in the order in which it came."""
        yield from (Stored(key, at) for key, (_, at) in list(self._held.items()) if key.startswith(prefix))

    # seen from outside

    def copy(self) -> dict[str, tuple[bytes, int]]:
        """Everything, as a backup has it."""
        return dict(self._held)

    def replace(self, held: Mapping[str, tuple[bytes, int]]) -> None:
        """Another machine, with what a backup had."""
        self._held = dict(held)

    def add(self, held: Mapping[str, tuple[bytes, int]]) -> None:
        """What a backup had comes beside what is there."""
        self._held = {**held, **self._held}

    def whole(self) -> set[str]:
        """The photos that are there with the bytes that their names say."""
        photos = {key.rpartition("/")[2]: content for key, (content, _) in self._held.items()}
        return {name for name, content in photos.items() if is_hash(name) and sha256(content).hexdigest() == name}
