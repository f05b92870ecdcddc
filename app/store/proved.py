"""Lines of text in a file, each with its own proof: what is damaged or cut is known, and the lines around it stay good.

Lines are appended. When too many of them are out of date, all that counts is written anew into a second file and the
first is emptied only then, so that a cut between any two steps leaves one of the two whole.
"""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from itertools import chain
from pathlib import Path

from app.store.errors import StorageBroken, StorageFull

_PROOF = 16  # hexadecimal digits of the digest in front of each line
_FRAME = '{"rewritten":'  # before and behind all that was written anew
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class ProvedLines:
    """Two files of which one counts: the later one that was written to its end."""

    def __init__(self, one: Path, other: Path) -> None:
        self._files = (one, other)
        self._chosen: tuple[int, Path] | None = None

    def read(self) -> Iterator[str | None]:
        """Every line, None for one that is not what was written. A last one that was cut in writing is left out."""
        for line in _scan(self._current()[1]):
            if line is None or not line.startswith(_FRAME):
                yield line

    @property
    def is_cut(self) -> bool:
        """Whether the end was cut in writing: nothing may be appended to it."""
        path = self._current()[1]
        with translating():
            body = _tail(path)
        return body not in (b"", b"\n")

    def append(self, lines: Iterable[str]) -> None:
        """Put these behind the others; durable on return. Raises StorageFull or StorageBroken: rewrite then."""
        _write(self._current()[1], "ab", lines)

    def rewrite(self, lines: Iterable[str]) -> None:
        """Keep these in place of everything; durable on return. Raises StorageFull or StorageBroken."""
        generation, old = self._current()
        new = self._files[1] if old == self._files[0] else self._files[0]
        frame = json.dumps({"rewritten": generation + 1})
        _write(new, "wb", chain([frame], lines, [frame]))
        self._chosen = generation + 1, new
        with translating():
            old.unlink(missing_ok=True)

    def _current(self) -> tuple[int, Path]:
        """Which file counts, and how often all was rewritten."""
        if self._chosen is None:
            stood = [(_standing(path), path) for path in self._files]
            (_, generation, _), path = max(stood, key=lambda each: each[0])
            self._chosen = generation, path
        return self._chosen


def _standing(path: Path) -> tuple[bool, int, int]:
    """Whether the last rewriting came to its end and is as it was written, which it was, and how many lines prove."""
    generation, frames, proved, whole = 0, 0, 0, True
    for line in _scan(path):
        whole = whole and (line is not None or frames == 2)
        proved += line is not None
        if line is not None and line.startswith(_FRAME):
            frames, generation = frames + 1, json.loads(line)["rewritten"]
    return whole and frames == 2, generation, proved


def _scan(path: Path) -> Iterator[str | None]:
    if not path.exists():
        return
    with translating(), path.open("rb") as opened:
        for line in opened:
            if not line.endswith(b"\n"):
                return
            text = line[_PROOF + 1 : -1]
            yield text.decode() if line[: _PROOF + 1] == _proof(text) else None


def _tail(path: Path) -> bytes:
    if not path.exists() or not path.stat().st_size:
        return b""
    with path.open("rb") as opened:
        opened.seek(-1, os.SEEK_END)
        return opened.read(1)


def _write(path: Path, how: str, lines: Iterable[str]) -> None:
    with translating(), path.open(how) as opened:
        for line in lines:
            text = line.encode()
            opened.write(_proof(text) + text + b"\n")
        opened.flush()
        os.fsync(opened.fileno())


def _proof(text: bytes) -> bytes:
    return sha256(text).hexdigest()[:_PROOF].encode() + b" "


@contextmanager
def translating() -> Iterator[None]:
    """What the disk refuses, as StorageFull or StorageBroken."""
    try:
        yield
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise StorageFull("storage_full") from error
        raise StorageBroken("storage_broken", reason=str(error)) from error
