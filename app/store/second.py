"""The second copy: all that lives on this device alone, once more in files of its own, a moment after it was saved.

It stands beside the database for the day on which that is missing or damaged, and is taken from then. It is made of the
lines of a carried file. Whatever becomes of it, the database is the truth: a healthy one is never changed by it, except
for what was written after the state to which the database was set back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from app.store.blobs import BlobState
from app.store.export import UNSENT, edit_line, photo_lines, take_in
from app.store.overlay import dump, fields_text
from app.store.proved import ProvedLines
from app.store.store import Store
from app.store.tables import EditRow
from app.store.values import Edit
from fieldwork import carried
from fieldwork.stamps import ZERO

LINEAGE = "lineage"
_SPARE_LINES, _SPARE_BYTES = 200, 1_000_000
_NEWEST = select(func.max(EditRow.__table__.c.stamp))  # type: ignore[attr-defined]


class Cause(StrEnum):
    """Why something was taken from the second copy."""

    DAMAGED = "damaged"
    MISSING = "missing"
    BEHIND = "behind"


@dataclass(frozen=True, slots=True)
class TakenOver:
    """How much came back, and why."""

    cause: Cause
    edits: int
    photos: int


@dataclass(frozen=True, slots=True)
class KeptEdit:
    """An edit's line, and what tells which of two in one place came later."""

    id: str
    stamp: str
    line: str


@dataclass(slots=True)
class Kept:
    """What the second copy holds: whose it is, of which database, and its edits by their place in it."""

    head: Mapping[str, Any] = field(default_factory=dict)
    edits: dict[int, KeptEdit] = field(default_factory=dict)
    whole: bool = False

    @property
    def lineage(self) -> str:
        """Of which life of the database this is the copy."""
        return str(self.head.get(LINEAGE) or "")

    def file(self, edits: Iterable[KeptEdit], photos: Iterable[str]) -> bytes:
        """A carried file of these."""
        return "".join(f"{line}\n" for line in [dump(self.head), *(e.line for e in edits), *photos]).encode()


class SecondCopy:
    """One person's second copy: a log of edits and a log of photos. `keep_up` is all that writes it."""

    def __init__(self, edits: ProvedLines, photos: ProvedLines) -> None:
        self._edits = edits
        self._photos = photos
        self._held: dict[int, str] | None = None
        self._head: dict[str, Any] = {}
        self._lines = 0
        self._pictures: dict[str, int] | None = None
        self._waste = 0

    @classmethod
    def at(cls, folder: Path, names: Iterable[str]) -> SecondCopy:
        """The second copy in these four files."""
        one, other, photos, more = (folder / name for name in names)
        return cls(ProvedLines(one, other), ProvedLines(photos, more))

    def read(self) -> Kept:
        """The edits. It is `whole` where every line is as it was written."""
        kept = Kept()
        good, any_lines = True, False
        for line in self._edits.read():
            any_lines = True
            if line is None:
                good = False
                continue
            _apply(kept, json.loads(line), line)
        kept.whole = any_lines and good and bool(kept.head)
        return kept

    def photos(self) -> Iterator[str]:
        """The lines of the photos that can be read."""
        left: set[str] = set()
        for line in filter(None, self._photos.read()):
            left -= set(() if _blob_of(line) else json.loads(line)["gone"])
            left |= {_blob_of(line)} - {""}
        for line in filter(None, self._photos.read()):
            if _blob_of(line) in left:
                left.discard(_blob_of(line))
                yield line

    def begin(self, store: Store) -> None:
        """Go on as the copy of this store, from what stands in the files or, where they are not whole, anew."""
        if store.notes.get(LINEAGE) is None:
            store.notes.set(LINEAGE, store.random_bytes(8).hex())
        kept = self.read()
        self._head, self._lines = dict(kept.head), len(kept.edits)
        usable = kept.whole and not self._edits.is_cut and kept.lineage == store.notes.get(LINEAGE)
        self._held = {n: edit.id for n, edit in kept.edits.items()} if usable else None
        self._pictures = self._pictures_held() if usable else None
        self.keep_up(store)

    def keep_up(self, store: Store) -> None:
        """Bring it level with the store. Raises StorageFull or StorageBroken; the next time all is written anew."""
        self._keep_up_edits(store)
        self._keep_up_photos(store)

    def _keep_up_edits(self, store: Store) -> None:
        unsent = {e.n: e for e in store.overlay.within(*UNSENT)}
        head = head_of(store)
        held, self._held = self._held, None  # until it is written, all of it may have to be written anew
        outdated = self._lines - len(unsent)
        if held is None or outdated > (len(unsent) + _SPARE_LINES if unsent else 0):
            self._edits.rewrite([dump(head), *(_line(unsent[n]) for n in sorted(unsent))])
            self._lines = len(unsent)
        else:
            new = [_line(edit) for n, edit in sorted(unsent.items()) if held.get(n) != edit.id]
            gone = sorted(held.keys() - unsent.keys())
            lines = [*([dump(head)] if head != self._head else []), *new, *([dump({"gone": gone})] if gone else [])]
            if lines:
                self._edits.append(lines)
            self._lines += len(lines)
        self._head, self._held = head, {n: edit.id for n, edit in unsent.items()}

    def _keep_up_photos(self, store: Store) -> None:
        waiting = [*store.blobs.queued(), *store.blobs.refused()]
        held, self._pictures = self._pictures, None
        if held is None or self._waste > sum(held.values()) + _SPARE_BYTES or (self._waste and not waiting):
            held = {}
            self._photos.rewrite(_noting(held, _bodies(store, waiting)))
            self._waste = 0
        else:
            gone = sorted(held.keys() - set(waiting))
            self._waste += sum(held.pop(blob) for blob in gone)
            new = [blob for blob in waiting if blob not in held]
            lines = [*_noting(held, _bodies(store, new)), *([dump({"gone": gone})] if gone else [])]
            if lines:
                self._photos.append(lines)
        self._pictures = held

    def _pictures_held(self) -> dict[str, int] | None:
        """The photos in the file and their sizes there; None where it is not whole."""
        if self._photos.is_cut:
            return None
        held: dict[str, int] = {}
        any_lines = False
        for line in self._photos.read():
            any_lines = True
            if line is None:
                return None
            blob = _blob_of(line)
            if blob:
                held[blob] = len(line)
            else:
                for name in json.loads(line).get("gone", ()):
                    self._waste += held.pop(name, 0)
        return held if any_lines else None


def take_over(store: Store, copy: SecondCopy) -> TakenOver | None:
    """Put into the store what it lacks and the second copy holds; None when that is nothing. Repeating it changes
    nothing. Of a store that is the copy's own, only what is later than everything in it can be lacking: what is earlier
    was written over, or let go, before the copy followed."""
    kept = copy.read()
    if not kept.head:
        return None
    lineage = store.notes.get(LINEAGE)
    newest = str(store.database.value(_NEWEST) or ZERO)
    own = lineage == kept.lineage
    if lineage is None:
        take_account(store, kept.head)
    edits = [edit for _, edit in sorted(kept.edits.items()) if not own or edit.stamp > newest]
    photos = [line for line in copy.photos() if _is_lacking(store, _blob_of(line))]
    if not edits and not photos:
        return None
    taken = take_in(store, carried.read(kept.file(edits, photos)))
    if not taken.edits and not photos:
        return None
    return TakenOver(Cause.MISSING if lineage is None else Cause.BEHIND, taken.edits, len(photos))


def take_account(store: Store, head: Mapping[str, Any]) -> None:
    """A new database goes on as the device that the copy was of, without a new sign-in."""
    if store.notes.get("account") is None and isinstance(head.get("account"), dict):
        store.notes.set("account", head["account"])


def head_of(store: Store) -> dict[str, Any]:
    """The first line of a copy: that of a carried file, the account, and the life of the database."""
    account = store.notes.get("account") or {}
    head = {"format": carried.FORMAT, "person": account.get("person"), "name": account.get("name", ""), "at": 0}
    return {**head, "device": account.get("device"), LINEAGE: store.notes.get(LINEAGE), "account": account}


def _line(edit: Edit) -> str:
    whole = edit_line(edit.id, edit.kind, edit.record, edit.stamp, fields_text(edit.fields, edit.again), edit.made_at)
    return f'{whole[:-1]},"n":{edit.n}}}'


def _apply(kept: Kept, said: Mapping[str, Any], line: str) -> None:
    """One line of the log of edits. A later one in the same place stands for the earlier."""
    if "edit" in said:
        kept.edits[said["n"]] = KeptEdit(said["edit"]["id"], said["edit"]["stamp"], line)
    elif "gone" in said:
        for n in said["gone"]:
            kept.edits.pop(n, None)
    else:
        kept.head = said


_BLOB, _HASH = '{"blob":"', 64


def _blob_of(line: str) -> str:
    """The hash in a photo's line, "" for any other line."""
    return line[len(_BLOB) : len(_BLOB) + _HASH] if line.startswith(_BLOB) else ""


def _bodies(store: Store, blobs: Iterable[str]) -> Iterator[str]:
    found = ((blob, store.blobs.mime(blob) or "", store.blobs.get(blob)) for blob in blobs)
    return photo_lines((blob, mime, body) for blob, mime, body in found if body is not None)


def _noting(held: dict[str, int], lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        held[_blob_of(line)] = len(line)
        yield line


def _is_lacking(store: Store, blob: str) -> bool:
    return store.blobs.get(blob) is None and store.blobs.state(blob) != BlobState.SENT
