"""Taking unsent work out of a device as a file, and back in: JSON lines that hold edits and photos whole.

It needs no server, so it works for a revoked account, a dead server or a damaged database (`salvage`). What leaves the
device is sealed first (`app.sealing`).
"""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from sqlalchemy.dialects.sqlite import insert

from app.store.blobs import BlobState
from app.store.overlay import dump, fields_text
from app.store.store import Store
from app.store.tables import EditRow, EditState
from fieldwork.carried import FORMAT, Carried, CarriedEdit
from fieldwork.letters import MOST_BYTES
from fieldwork.records import Office

UNSENT = (EditState.UNSENT, EditState.FROZEN, EditState.QUARANTINED)
_ADD = insert(EditRow.__table__).on_conflict_do_nothing()  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Taken:
    """How much of a file was new here."""

    edits: int
    photos: int


def export_unsent(store: Store) -> bytes:
    """Everything that lives on this device alone, as lines a person can carry away."""
    account = store.notes.get("account") or {}
    office = store.one(Office, Office.kind().id_of("area"))
    head = {"format": FORMAT, "person": account.get("person"), "name": account.get("name", "")}
    head |= {"device": account.get("device"), "office": (office and office.title_th) or "", "at": store.now_ms()}
    edits = sorted(store.overlay.within(*UNSENT), key=lambda e: e.n)
    lines = [edit_line(e.id, e.kind, e.record, e.stamp, fields_text(e.fields, e.again), e.made_at) for e in edits]
    return b"".join(_lines([dump(head), *lines, *_photos(store)]))


def letters_of(store: Store, token: str, *, most: int = MOST_BYTES) -> list[bytes]:
    """The same as the contents of letters to the office, none of more than `most` bytes where its lines allow it; each
    a whole file with the device's own token in it. None where nothing is unsent."""
    head, *lines = export_unsent(store).splitlines(keepends=True)
    first = dump(json.loads(head) | {"token": token}).encode() + b"\n"
    files: list[list[bytes]] = []
    room = 0
    for line in lines:
        if not files or len(line) > room:
            files.append([first])
            room = most - len(first)
        files[-1].append(line)
        room -= len(line)
    return [b"".join(file) for file in files]


def take_in(store: Store, carried: Carried) -> Taken:
    """Put carried edits and photos into this store, as they were made. What it knows already is left alone.

    The text comes first: it is durable even where there is no room for a photo. Later writes here are later than these.
    """
    rows = [_row(edit) for edit in carried.edits]
    before = store.overlay.count(*EditState)
    with store.database.transaction():
        store.database.many(_ADD, rows)
    for row in rows:
        store.clock.observe(row["stamp"])
    store.reload()
    store.tell({(row["kind"], row["record"]) for row in rows})
    photos = [p for p in carried.photos if store.blobs.state(p.hash) != BlobState.SENT]
    new = [p for p in photos if store.blobs.state(p.hash) not in (BlobState.QUEUED, BlobState.REFUSED)]
    for photo in photos:
        store.blobs.put(photo.body, photo.mime)
    return Taken(store.overlay.count(*EditState) - before, len(new))


def edit_line(edit: str, kind: str, record: str, stamp: str, fields: str, made_at: int) -> str:
    """One edit as a line; `fields` is its stored text."""
    head = dump({"id": edit, "kind": kind, "record": record, "stamp": stamp, "made_at": made_at})
    return f'{{"edit":{head[:-1]},"fields":{fields}}}}}'


def photo_lines(photos: Iterable[tuple[str, str, bytes]]) -> Iterator[str]:
    """One line for each photo (hash, type, bytes). Bytes that are no longer what their hash says are of no use."""
    for blob, mime, body in photos:
        if sha256(body).hexdigest() == blob:
            yield dump({"blob": blob, "mime": mime, "base64": b64encode(body).decode()})


def _photos(store: Store) -> Iterator[str]:
    found = ((blob, store.blobs.mime(blob) or "", store.blobs.get(blob)) for blob in _here_alone(store))
    return photo_lines((blob, mime, body) for blob, mime, body in found if body is not None)


def _here_alone(store: Store) -> list[str]:
    return [*store.blobs.queued(), *store.blobs.refused()]


def _lines(texts: Iterable[str]) -> Iterator[bytes]:
    for text in texts:
        yield text.encode() + b"\n"


def _row(carried: CarriedEdit) -> dict[str, Any]:
    edit = carried.edit
    row = {"id": edit.id, "kind": edit.kind, "record": edit.record, "stamp": edit.stamp, "made_at": carried.made_at}
    rest = {"n": None, "state": EditState.UNSENT, "batch": None, "device": "another", "counted": None}
    return {**row, **rest, "fields": dump({name: list(pair) for name, pair in edit.fields.items()})}
