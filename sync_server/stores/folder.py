"""The store of a small office: files in a folder, fanned out by the first part of their keys."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fieldwork.errors import NotFound, Unreachable
from sync_server.stores.port import Stored

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)
_WRITING = "incoming"


class Folder:
    """One folder. `sync` is what makes a file survive a power cut; a test passes another to see when it is called."""

    def __init__(self, folder: Path, sync: Callable[[int], None] = os.fsync) -> None:
        self.folder = folder
        self._sync = sync

    def put(self, key: str, content: bytes) -> None:
        """Written beside its place, made durable, moved there, and the move made durable."""
        target, beside = self.folder / key, self.folder / _WRITING / f"{secrets.token_hex(8)}.new"
        with room_is_needed():
            self._make(beside.parent)
            self._make(target.parent)
            try:
                with beside.open("wb") as file:
                    file.write(content)
                    file.flush()
                    self._sync(file.fileno())
                beside.replace(target)
            finally:
                beside.unlink(missing_ok=True)
            self._sync_folder(target.parent)

    def read(self, key: str, start: int = 0, stop: int | None = None) -> bytes:
        """The bytes, or a range of them."""
        try:
            with (self.folder / key).open("rb") as file:
                file.seek(start)
                return file.read() if stop is None else file.read(stop - start)
        except FileNotFoundError as error:
            raise NotFound("blob_unknown") from error

    def has(self, key: str) -> bool:
        """Whether the file is there."""
        return (self.folder / key).is_file()

    def delete(self, keys: Iterable[str]) -> None:
        """Unlink the files; their folders stay."""
        for key in keys:
            (self.folder / key).unlink(missing_ok=True)

    def listed(self, prefix: str = "") -> Iterator[Stored]:
        """Walk the folder. A file that goes away meanwhile is left out."""
        for path in self.folder.rglob("*"):
            key = path.relative_to(self.folder).as_posix()
            if not key.startswith(prefix):
                continue
            try:
                found = path.stat()
            except FileNotFoundError:
                continue
            if path.is_file():
                yield Stored(key, found.st_mtime_ns // 1_000_000)

    def _make(self, folder: Path) -> None:
        """Make a folder and those above it, each one durable in the one above."""
        if folder.is_dir():
            return
        if folder != self.folder:
            self._make(folder.parent)
        folder.mkdir(parents=True, exist_ok=True)
        self._sync_folder(folder.parent)

    def _sync_folder(self, folder: Path) -> None:
        handle = os.open(folder, os.O_RDONLY)
        try:
            self._sync(handle)
        finally:
            os.close(handle)


@contextmanager
def room_is_needed() -> Iterator[None]:
    """A full disk is told as what it is: the device keeps everything and comes again."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise Unreachable("server_full") from error
        raise
