"""When a database is damaged: set the file aside as it is, and read out of it whatever can still be read.

Reads row by row and goes on after every damaged one. Only the person's own work is sought: what the server has can be
fetched again.
"""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.store.export import edit_line, photo_lines
from app.store.overlay import dump
from app.store.second import LINEAGE, Kept, KeptEdit, SecondCopy
from app.store.tables import EditState
from fieldwork.carried import FORMAT, is_edit_line

_EDITS = "SELECT id, kind, record, stamp, fields, made_at, state, n FROM edit WHERE n = ?"
_LINEAGE = f"SELECT value FROM note WHERE name = '{LINEAGE}' AND 1 = ?"
_PHOTOS = (
    "SELECT b.hash, b.mime, y.body FROM blob b JOIN blob_bytes y ON y.hash = b.hash WHERE b.rowid = ? "
    "AND b.state IN ('queued', 'refused')"
)
_SETTLED = (EditState.ACKED, EditState.DISMISSED, EditState.LANDED)
# Far beyond what one device ever holds; a damaged counter must not make this run for ever.
_MOST_ROWS = 2_000_000
_GAP = 2_000
_UNTIL_BODY = len('{"blob":"') + 64


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


def salvage(
    records: Path, blobs: Path, *, person: str, now_ms: int, name: str = "", second: SecondCopy | None = None
) -> Salvaged:
    """Read the unsent work out of two files of which either may be damaged, and of the second copy. Leaves all as
    they are."""
    kept = second.read() if second else Kept()
    edits = list(_joined(_edits_of(records), kept, is_own=kept.lineage in _lineages(records)))
    photos = {line[:_UNTIL_BODY]: line for line in second.photos()} if second else {}
    readable = photo_lines(row for row in _readable(blobs, _PHOTOS) if isinstance(row[2], bytes))
    photos |= {line[:_UNTIL_BODY]: line for line in readable}
    head = dump({"format": FORMAT, "person": person, "name": name, "device": None, "at": now_ms, "salvaged": True})
    file = "".join(f"{line}\n" for line in [head, *edits, *photos.values()]).encode()
    return Salvaged(file, len(edits), len(photos))


def _edits_of(records: Path) -> dict[int, KeptEdit]:
    """Every edit that can be read, by its place; one that waits for nobody any more has no line."""
    found: dict[int, KeptEdit] = {}
    for row in _readable(records, _EDITS):
        if all(isinstance(part, str) for part in row[:5]):
            line = "" if row[6] in _SETTLED else edit_line(*row[:6])
            found[row[7]] = KeptEdit(row[0], row[3], line)
    return found


def _joined(found: dict[int, KeptEdit], kept: Kept, *, is_own: bool) -> Iterator[str]:
    """What was read and what the second copy has beside it. Of two in one place of one database the later counts; an
    edit that is damaged must not make the others unreadable."""
    known = {edit.id for edit in found.values()}
    beside = [edit for n, edit in sorted(kept.edits.items()) if edit.id not in known]
    if is_own:
        taken = {n: edit for n, edit in kept.edits.items() if n not in found or found[n].stamp < edit.stamp}
        found, beside = dict(sorted({**found, **taken}.items())), []
    return (edit.line for edit in [*found.values(), *beside] if edit.line and is_edit_line(edit.line))


def _lineages(records: Path) -> list[str]:
    """The name of the life of this database, if it can be read."""
    return [json.loads(row[0]) for row in _readable(records, _LINEAGE, most=2)]


def _readable(path: Path, query: str, most: int = _MOST_ROWS) -> Iterator[tuple[Any, ...]]:
    """Every row that the query can give by number, the damaged ones left out."""
    if not path.exists():
        return
    with closing(sqlite3.connect(str(path), isolation_level=None)) as connection:
        empty = 0
        for number in range(1, most):
            try:
                row = connection.execute(query, (number,)).fetchone()
            except sqlite3.DatabaseError:
                row = None
            if row is not None:
                yield row
            empty = 0 if row is not None else empty + 1
            if empty > _GAP:
                return
