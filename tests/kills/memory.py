"""What one device has acknowledged so far, held against what is in its files."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from app.store.blobs import BlobState
from app.store.database import Database
from app.store.store import Store
from app.store.tables import EditState
from tests.kills.books import Look
from tests.kills.hands import Told, hashed

_ON_SERVER = (EditState.LANDED, EditState.ACKED)
_WAITING = (EditState.UNSENT, EditState.FROZEN)


@dataclass(frozen=True, slots=True)
class Kept:
    """An edit as it is in the file."""

    n: int
    edit: Told
    state: EditState
    batch: str | None


@dataclass
class Memory:
    """Grows with every act that was told. `doubtful` are edits that became durable and were never told, because their
    process died in between: at most one a kill."""

    told: list[Told] = field(default_factory=list)
    blobs: list[str] = field(default_factory=list)
    place: int = 0
    doubtful: dict[str, Told] = field(default_factory=dict)
    on_server: set[str] = field(default_factory=set)
    photos_on_server: set[str] = field(default_factory=set)
    _settled: int = 0  # how many of `told` were looked at already
    _standing: set[str] = field(default_factory=set)  # edits that nothing may replace any more
    _photos_seen: int = 0

    @property
    def acknowledged(self) -> int:
        """How many acts were told."""
        return len(self.told) + len(self.blobs) + self.place

    def hears(self, told: Told) -> None:
        """One more act."""
        if told.edit:
            self.told.append(told)
        elif told.blob:
            self.blobs.append(told.blob)
        else:
            self.place = told.place

    def missing(self, store: Store, kills: int) -> list[str]:
        """What was acknowledged and is not there as it was; and what is there although nobody did it."""
        kept = {each.edit.edit: each for each in _kept(store.database)}
        return [
            *self._invented(kept, kills),
            *self._gone(kept),
            *self._disordered(kept),
            *self._uneven(store, kept),
            *self._unseen(store, kept),
            *self._photos(store),
            *self._places(store),
        ]

    def unfounded(self, store: Store, look: Look, person: str) -> list[str]:
        """What this device takes for being on the server since it was last asked, and is not."""
        sent = {k.edit.edit: k.edit for k in _kept(store.database) if k.state in _ON_SERVER}
        new = {edit: told for edit, told in sent.items() if edit not in self.on_server}
        photos = {row[0] for row in store.blobs.database.script("SELECT hash FROM blob WHERE state = 'sent'")}
        fresh = photos - self.photos_on_server
        self.on_server |= new.keys()
        self.photos_on_server |= fresh
        return [*look.lacks(new), *look.lacks_photos((blob, person) for blob in fresh)]

    def _gone(self, kept: Mapping[str, Kept]) -> Iterator[str]:
        """An edit stays, unless the next act replaced it whole before it was ever sent."""
        for place in range(self._settled, len(self.told)):
            told, after = self.told[place], self.told[place + 1 : place + 2]
            found = kept.get(told.edit)
            if found is None and not any(_replaces(each, told) for each in (*after, *self._between(told, after))):
                yield f"{told} is gone"
            elif found is not None and not _is(found.edit, told):
                yield f"{told} became {found.edit}"
        lost = self._standing - kept.keys()
        if lost:
            yield f"{len(lost)} edits that were there are gone: {sorted(lost)[:3]}"
        last = max(len(self.told) - 1, self._settled)  # the next process may still replace the last one
        self._standing |= {told.edit for told in self.told[self._settled : last] if told.edit in kept}
        self._settled = last

    def _between(self, told: Told, after: list[Told]) -> list[Told]:
        """What was done after this act and before the next one that was told."""
        until = after[0].stamp if after else "g"
        return [each for each in self.doubtful.values() if told.stamp < each.stamp < until]

    def _invented(self, kept: Mapping[str, Kept], kills: int) -> list[str]:
        known = {told.edit for told in self.told} | self.doubtful.keys()
        fresh = {edit: each.edit for edit, each in kept.items() if edit not in known}
        self.doubtful = {edit: told for edit, told in (self.doubtful | fresh).items() if edit in kept}
        return [f"{len(fresh)} edits are there that nobody was told of, after {kills} kills"] * (len(fresh) > kills)

    def _disordered(self, kept: Mapping[str, Kept]) -> Iterator[str]:
        stamps = [each.edit.stamp for each in sorted(kept.values(), key=lambda k: k.n)]
        if any(later <= earlier for earlier, later in pairwise(stamps)):
            yield "a later edit has no later stamp"

    def _uneven(self, store: Store, kept: Mapping[str, Kept]) -> Iterator[str]:
        """A batch is frozen whole or not at all, and whatever is not on the server waits."""
        frozen: dict[str, set[str]] = {}
        for each in kept.values():
            if each.state not in (*_WAITING, *_ON_SERVER):
                yield f"{each.edit} is {each.state.name}"
            if (each.batch is not None) != (each.state == EditState.FROZEN):
                yield f"{each.edit} is {each.state.name} in batch {each.batch}"
            if each.batch is not None:
                frozen.setdefault(each.batch, set()).add(each.edit.edit)
        batches = store.database.script("SELECT id, body, edits FROM batch")
        inside = {b: {e["id"] for e in json.loads(gzip.decompress(body))["edits"]} for b, body, _ in batches}
        if inside != frozen or any(len(inside[b]) != edits for b, _, edits in batches):
            yield f"what is frozen is not what is in the batches: {inside} {frozen}"
        waiting = sum(each.state in _WAITING for each in kept.values())
        if store.counts().edits != waiting or len(kept) != len({each.n for each in kept.values()}):
            yield f"{waiting} edits wait, {store.counts().edits} are counted"

    def _unseen(self, store: Store, kept: Mapping[str, Kept]) -> Iterator[str]:
        """The person sees, in every field, what they wrote there last."""
        latest: dict[tuple[str, str], dict[str, Any]] = {}
        for each in sorted(kept.values(), key=lambda k: k.n):
            latest.setdefault((each.edit.kind, each.edit.record), {}).update(each.edit.fields)
        for key, fields in latest.items():
            record = store.get(*key)
            shown = dict(record.fields) if record else {}
            for name in (name for name, value in fields.items() if shown.get(name) != value):
                yield f"{key} shows {shown.get(name)} in {name}, not {fields[name]}"
            for photo in (name.partition(".")[2] for name in fields if name.startswith("photos.")):
                if store.blobs.state(photo) is None:
                    yield f"{key} shows photo {photo}, whose bytes are not here"

    def _photos(self, store: Store) -> Iterator[str]:
        for blob in self.blobs[self._photos_seen :]:
            state = store.blobs.state(blob)
            if hashed(store.blobs.get(blob)) != blob or state not in (BlobState.QUEUED, BlobState.SENT):
                yield f"photo {blob} is {state}, and not what was kept"
        self._photos_seen = len(self.blobs)
        there = store.blobs.database.script("SELECT hash FROM blob JOIN blob_bytes USING (hash)")
        lost = set(self.blobs) - {row[0] for row in there}
        if lost or len(there) != store.blobs.database.script("SELECT count(*) FROM blob")[0][0]:
            yield f"{len(lost)} photos are gone, or some have no bytes: {sorted(lost)[:3]}"

    def _places(self, store: Store) -> Iterator[str]:
        walked = int(store.notes.get("walked", 0))
        if walked < self.place:
            yield f"the person was at {self.place}, and is at {walked}"


def _kept(database: Database) -> Iterator[Kept]:
    for n, edit, kind, record, stamp, fields, state, batch in database.script(
        "SELECT n, id, kind, record, stamp, fields, state, batch FROM edit"
    ):
        yield Kept(n, Told(edit, stamp, kind, record, _values(fields)), EditState(state), batch)


@cache
def _values(text: str) -> Mapping[str, Any]:
    """The values in an edit's text. Nearly all texts are read at every look."""
    return {name: pair[0] for name, pair in json.loads(text).items()}


def _is(found: Told, told: Told) -> bool:
    same = (found.stamp, found.kind, found.record) == (told.stamp, told.kind, told.record)
    return same and dict(found.fields) == dict(told.fields)


def _replaces(later: Told | None, earlier: Told) -> bool:
    if later is None or (later.kind, later.record) != (earlier.kind, earlier.record):
        return False
    return earlier.fields.keys() <= later.fields.keys()


def damage(databases: Iterable[Database]) -> list[str]:
    """What the files say of themselves, every page and every reference."""
    found = [row for each in databases for row in each.script("PRAGMA integrity_check")]
    foreign = [row for each in databases for row in each.script("PRAGMA foreign_key_check")]
    return [str(row[0]) for row in found if row != ("ok",)] + [str(row) for row in foreign]
