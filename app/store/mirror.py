"""What the server has said, read back: single records, and finding them by the keys that are indexed.

Decoded records are kept up to a bound, because screens ask for the same ones again and again.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import bindparam, func, literal_column, select
from sqlalchemy.sql import Select

from app.store.database import Database
from app.store.tables import CursorRow, RecordRow
from fieldwork.digests import FACTOR, LOW, SPAN, Digest
from fieldwork.marks import unpacked
from fieldwork.records.stored import KEYS, Record
from fieldwork.removal import REMOVABLE

Key = tuple[str, str]
_KEPT = 12_000
_record = RecordRow.__table__  # type: ignore[attr-defined]
_cursor = CursorRow.__table__  # type: ignore[attr-defined]
_COLUMNS = (_record.c.id, _record.c.scope, _record.c.seq, _record.c.fields, _record.c.marks)
_ONE = select(*_COLUMNS).where(_record.c.kind == bindparam("kind"), _record.c.id == bindparam("id"))
_LISTED = select(func.json_each(bindparam("ids")).table_valued("value").c.value)
_SEVERAL = select(*_COLUMNS).where(_record.c.kind == bindparam("kind"), _record.c.id.in_(_LISTED))
_UNSETTLED = (
    select(_record.c.kind, _record.c.id)
    .where(_record.c.unsettled == literal_column("1"))
    .order_by(_record.c.kind, _record.c.id)
)
_REMOVED = select(_record.c.kind, _record.c.id).where(
    _record.c.kind.in_(sorted(REMOVABLE)), _record.c.fields.contains('"removed":true')
)
_SHARE = (_record.c.seq % LOW) * FACTOR % SPAN
_DIGESTS = select(_record.c.scope, func.count(), func.sum(_SHARE)).group_by(_record.c.scope)
_CURSORS = select(_cursor.c.scope, _cursor.c.seq)


class Writes(Mapping[str, str]):
    """The write that stands in each field. Decoded only when somebody asks: lists of records never do."""

    __slots__ = ("_marks", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._marks: dict[str, list[str]] | None = None

    @property
    def marks(self) -> dict[str, list[str]]:
        """Per field the write id, its effective stamp, and other heads."""
        if self._marks is None:
            self._marks = unpacked(json.loads(self._text))
        return self._marks

    def __getitem__(self, name: str) -> str:
        return self.marks[name][0]

    def __iter__(self) -> Iterator[str]:
        return iter(self.marks)

    def __len__(self) -> int:
        return len(self.marks)


@dataclass(frozen=True, slots=True)
class Mirrored:
    """A record of the mirror with what is known of the writes behind it."""

    record: Record
    writes: Writes

    @property
    def marks(self) -> dict[str, list[str]]:
        """Per field the write id, its effective stamp, and other heads."""
        return self.writes.marks

    @property
    def stamps(self) -> dict[str, str]:
        """The effective stamp of each field's current write."""
        return {name: mark[1] for name, mark in self.marks.items()}


class Mirror:
    """Reads of the `record` table. Whoever changes rows says so with `forget`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._kept: OrderedDict[Key, Mirrored] = OrderedDict()

    def get(self, kind: str, record_id: str) -> Mirrored | None:
        """One record, or None."""
        found = self._kept.get((kind, record_id))
        if found is None:
            row = self._database.run(_ONE, kind=kind, id=record_id).fetchone()
            found = self._keep(kind, row) if row else None
        return found

    def ids(self, kind: str, keys: Mapping[str, str]) -> list[str]:
        """Ids of the records of a kind with these keys, in order."""
        statement = _find(tuple(sorted(keys)))
        return [row[0] for row in self._database.rows(statement, kind=kind, **keys)]

    def load(self, kind: str, record_ids: list[str]) -> None:
        """Decode those of these records that are not at hand, in one query."""
        missing = [record_id for record_id in record_ids if (kind, record_id) not in self._kept]
        if len(missing) > 1:
            for row in self._database.rows(_SEVERAL, kind=kind, ids=json.dumps(missing)):
                self._keep(kind, row)

    def unsettled(self) -> list[Key]:
        """The records with a field that people wrote without seeing each other."""
        return [(kind, record_id) for kind, record_id in self._database.rows(_UNSETTLED)]

    def removed(self) -> list[Key]:
        """The records that the server says are removed, of the kinds that others may write on meanwhile."""
        return [(kind, record_id) for kind, record_id in self._database.rows(_REMOVED)]

    def forget(self, keys: set[Key] | None = None) -> None:
        """Drop what was decoded of these records, or of all."""
        for key in list(self._kept) if keys is None else keys:
            self._kept.pop(key, None)

    def digests(self) -> dict[str, Digest]:
        """What there is in each scope, to hold against what the server says."""
        return {scope: Digest(rows, total) for scope, rows, total in self._database.rows(_DIGESTS)}

    def counts(self) -> dict[str, int]:
        """How many records there are in each scope."""
        return {scope: digest.rows for scope, digest in self.digests().items()}

    def cursors(self) -> dict[str, int]:
        """How far each scope has been received."""
        return dict(self._database.rows(_CURSORS))

    def _keep(self, kind: str, row: tuple[Any, ...]) -> Mirrored:
        record_id, scope, seq, fields, marks = row
        writes = Writes(marks)
        kept = self._kept[kind, record_id] = Mirrored(
            Record(kind, record_id, json.loads(fields), writes, scope, seq), writes
        )
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return kept


@cache
def _find(names: tuple[str, ...]) -> Select[Any]:
    """The query by these keys."""
    unknown = set(names) - set(KEYS)
    if unknown:
        raise ValueError(f"records are not indexed by {sorted(unknown)}")
    where = [_record.c[name] == bindparam(name) for name in names]
    return select(_record.c.id).where(_record.c.kind == bindparam("kind"), *where).order_by(_record.c.id)
