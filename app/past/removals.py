"""Records that were removed while somebody wrote on them: what was written, by whom, and whether it still matters."""

from __future__ import annotations

from dataclasses import dataclass

from app.parts.moments import lately
from app.past import acts, names, told, values
from app.past.acts import Settling
from app.past.reader import Reader
from app.past.writes import Kept, PastWrite, field_past
from fieldwork import removal
from fieldwork.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in one field: its name, its value, and who wrote it when."""

    field: str
    name: str
    said: str
    author: str
    line: str


@dataclass(frozen=True, slots=True)
class Removal:
    """A removed record with words that its remover had not seen. `refused` says why this person may not decide."""

    kind: str
    record: str
    author: str
    line: str
    words: tuple[Words, ...]
    refused: str = ""


def of_record(store: Kept, kind: str, record_id: str, reader: Reader) -> Removal | None:
    """What somebody has to decide about a record, or None."""
    fields = store.unseen_by_removal(kind, record_id)
    record = store.get(kind, record_id)
    if record is None or not fields:
        return None
    found = tuple(
        Words(
            name,
            names.field(kind, name, record, store),
            values.value(name, record.fields.get(name), record, store),
            *_who(store, kind, record_id, name, reader),
        )
        for name in fields
    )
    wrong = refused(store, kind, record_id, reader)
    said = acts.said(wrong, kind, record, store) if wrong is not None else ""
    return Removal(kind, record_id, *_who(store, kind, record_id, removal.REMOVED, reader), found, said)


def refused(store: Kept, kind: str, record: str, reader: Reader) -> Refusal | None:
    """Why this person may not decide, or None."""
    return acts.refusal(store, bringing_back(store, kind, record), person=reader.person, today=reader.today)


def bringing_back(store: Kept, kind: str, record: str) -> Settling:
    """The write by which the record is there again, with the words that were written on it."""
    return _act(store, kind, record, {removal.REMOVED: None})


def leaving_removed(store: Kept, kind: str, record: str) -> Settling:
    """The write by which it stays removed, its words having been read. They stay in the history."""
    found = store.get(kind, record)
    fields = found.fields if found is not None else {}
    seen = removal.over(fields, store.unseen_by_removal(kind, record), lambda name: store.heads(kind, record, name))
    return _act(store, kind, record, dict(seen))


def _act(store: Kept, kind: str, record: str, fields: dict[str, object]) -> Settling:
    heads = {name: store.heads(kind, record, name) for name in fields}
    return Settling(kind, record, fields, {name: found for name, found in heads.items() if len(found) > 1})


def _who(store: Kept, kind: str, record: str, field: str, reader: Reader) -> tuple[str, str]:
    past = field_past(store, kind, record, field, person=reader.person, device=reader.device)
    write = past.current
    if write is None:
        return "", ""
    is_removal = field == removal.REMOVED
    line = _when(write, reader) if is_removal else told.line(write, reader.today, reader.device)
    return told.author(write, store, me=reader.person), line


def _when(write: PastWrite, reader: Reader) -> str:
    """When and where it was removed: nothing was written with it."""
    moment = lately(write.device_ms, reader.today) if write.device_ms is not None else ""
    return " · ".join(part for part in (moment, told.device(write, reader.device)) if part)
