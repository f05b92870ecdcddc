"""Taking unsent work out of a device as a file, and back in: JSON lines that hold edits and photos whole.

It needs no server, so it works for a revoked account, a dead server or a damaged database (`salvage`).
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy.dialects.sqlite import insert

from app.store.overlay import dump, fields_text
from app.store.store import Store
from app.store.tables import EditRow, EditState
from fieldwork import stamps
from fieldwork.errors import Invalid
from fieldwork.ids import is_uuid

FORMAT = "nithet-unsent-1"
_UNSENT = (EditState.UNSENT, EditState.FROZEN, EditState.QUARANTINED)
_ADD = insert(EditRow.__table__).on_conflict_do_nothing()  # type: ignore[attr-defined]


def export_unsent(store: Store) -> bytes:
    """Everything that lives on this device alone, as a file a person can carry away."""
    account = store.notes.get("account") or {}
    head = {"format": FORMAT, "person": account.get("person"), "device": account.get("device"), "at": store.now_ms()}
    edits = sorted(store.overlay.within(*_UNSENT), key=lambda e: e.n)
    lines = [edit_line(e.id, e.kind, e.record, e.stamp, fields_text(e.fields, e.again), e.made_at) for e in edits]
    return b"".join(_lines([dump(head), *lines, *_photos(store)]))


def take_back(store: Store, file: bytes) -> int:
    """Put the edits and photos of an export into this store. What it knows already is left alone.

    The text comes first: it is durable even where there is no room for a photo. Returns how many edits were new. Raises
    Invalid when the file is no export, and then nothing was taken.
    """
    lines = [_read(line) for line in file.splitlines() if line.strip()]
    if not lines or lines[0].get("format") != FORMAT:
        raise Invalid("file_unreadable", file=FORMAT)
    edits = [_row(line["edit"]) for line in lines if "edit" in line]
    photos = [(b64decode(line["base64"]), str(line["mime"])) for line in lines if "blob" in line]
    before = store.overlay.count(*EditState)
    with store.database.transaction():
        store.database.many(_ADD, edits)
    store.reload()
    store.tell({(row["kind"], row["record"]) for row in edits})
    for body, mime in photos:
        store.blobs.put(body, mime)
    return store.overlay.count(*EditState) - before


def edit_line(edit: str, kind: str, record: str, stamp: str, fields: str, made_at: int) -> str:
    """One edit as a line; `fields` is its stored text."""
    head = dump({"id": edit, "kind": kind, "record": record, "stamp": stamp, "made_at": made_at})
    return f'{{"edit":{head[:-1]},"fields":{fields}}}}}'


def photo_line(blob: str, mime: str, body: bytes) -> str:
    """One photo as a line."""
    return dump({"blob": blob, "mime": mime, "base64": b64encode(body).decode()})


def _photos(store: Store) -> Iterator[str]:
    for blob in [*store.blobs.queued(), *store.blobs.refused()]:
        body = store.blobs.get(blob)
        if body is not None:
            yield photo_line(blob, store.blobs.mime(blob) or "", body)


def _lines(texts: Iterable[str]) -> Iterator[bytes]:
    for text in texts:
        yield text.encode() + b"\n"


def _read(line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except ValueError as error:
        raise Invalid("file_unreadable", file=FORMAT) from error
    if not isinstance(found, dict):
        raise Invalid("file_unreadable", file=FORMAT)
    return found


def _row(edit: dict[str, Any]) -> dict[str, Any]:
    if not (is_uuid(edit.get("id")) and stamps.is_stamp(edit.get("stamp")) and isinstance(edit.get("fields"), dict)):
        raise Invalid("file_unreadable", file=FORMAT)
    row = {name: edit[name] for name in ("id", "kind", "record", "stamp", "made_at")}
    rest = {"n": None, "state": EditState.UNSENT, "batch": None, "device": "another", "counted": None}
    return {**row, **rest, "fields": dump(edit["fields"])}
