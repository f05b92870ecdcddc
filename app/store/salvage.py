"""When a database is damaged: set the file aside as it is, and read out of it whatever can still be read.

Reads row by row and goes on after every damaged one. Only the person's own work is sought: what the server has can be
fetched again.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.store.export import edit_line, photo_lines
from app.store.overlay import dump
from app.store.tables import EditState
from fieldwork.carried import FORMAT, is_edit_line

_EDITS = "SELECT id, kind, record, stamp, fields, made_at, state FROM edit WHERE n = ?"
_PHOTOS = (
    "SELECT b.hash, b.mime, y.body FROM blob b JOIN blob_bytes y ON y.hash = b.hash WHERE b.rowid = ? "
    "AND b.state IN ('queued', 'refused')"
)
_SETTLED = (EditState.ACKED, EditState.DISMISSED, EditState.LANDED)
# Far beyond what one device ever holds; a damaged counter must not make this run for ever.
_MOST_ROWS = 2_000_000
_GAP = 2_000


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read: the export file, and how much is in it."""

    file: bytes
    edits: int
    photos: int

    @property
    def any(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.edits or self.photos)


def set_aside(path: Path, aside: Path) -> None:
    """Copy the file and its journal under another name and empty the originals, so that the app can begin again."""
    for suffix in ("", "-journal"):
        source = path.with_name(path.name + suffix)
        if source.exists():
            shutil.copyfile(source, aside.with_name(aside.name + suffix))
            source.unlink()


def salvage(records: Path, blobs: Path, *, person: str, now_ms: int, name: str = "") -> Salvaged:
    """Read the unsent work out of two files of which either may be damaged. Leaves both as they are."""
    found = [
        edit_line(*row[:6])
        for row in _readable(records, _EDITS)
        if row[6] not in _SETTLED and all(isinstance(part, str) for part in row[:5])
    ]
    edits = [line for line in found if is_edit_line(line)]  # a damaged one must not make the others unreadable
    photos = list(photo_lines(row for row in _readable(blobs, _PHOTOS) if isinstance(row[2], bytes)))
    head = dump({"format": FORMAT, "person": person, "name": name, "device": None, "at": now_ms, "salvaged": True})
    file = "".join(f"{line}\n" for line in [head, *edits, *photos]).encode()
    return Salvaged(file, len(edits), len(photos))


def _readable(path: Path, query: str) -> Iterator[tuple[Any, ...]]:
    """Every row that the query can give by number, the damaged ones left out."""
    if not path.exists():
        return
    with closing(sqlite3.connect(str(path), isolation_level=None)) as connection:
        empty = 0
        for number in range(1, _MOST_ROWS):
            try:
                row = connection.execute(query, (number,)).fetchone()
            except sqlite3.DatabaseError:
                row = None
            if row is not None:
                yield row
            empty = 0 if row is not None else empty + 1
            if empty > _GAP:
                return
