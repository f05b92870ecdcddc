"""What the server told of a field's writes: kept for conflicts, so that they are settled without a network, and for
what a person looked up. A record takes its past along when it leaves the device (a trigger sees to it)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import bindparam, delete, literal_column, select
from sqlalchemy.dialects.sqlite import insert

from app.store.database import Database
from app.store.tables import PastRow, RecordRow
from fieldwork.wire import HistoryLine

KEPT_FIELDS = 400  # of records without a conflict; those with one are always kept
LONGEST = 100  # writes of one field, the newest; what stands and what it rests on is kept beyond
_past = PastRow.__table__  # type: ignore[attr-defined]
_record = RecordRow.__table__  # type: ignore[attr-defined]
_ONE = select(_past.c.lines, _past.c.at).where(
    _past.c.kind == bindparam("of_kind"),
    _past.c.record == bindparam("of_record"),
    _past.c.field == bindparam("of_field"),
)
_PUT = insert(_past)
_KEEP = _PUT.on_conflict_do_update(
    index_elements=["kind", "record", "field"], set_={name: _PUT.excluded[name] for name in ("lines", "at")}
)
_IN_CONFLICT = select(_record.c.id).where(
    _record.c.kind == _past.c.kind, _record.c.id == _past.c.record, _record.c.unsettled == literal_column("1")
)
_SPARE: Any = (
    select(literal_column("past.rowid"))
    .select_from(_past)
    .where(~_IN_CONFLICT.exists())
    .order_by(_past.c.at.desc())
    .limit(-1)
    .offset(bindparam("kept"))
)
_PRUNE = delete(_past).where(literal_column("past.rowid").in_(_SPARE))


class Past:
    """Reads and writes of the `past` table."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def lines(self, kind: str, record: str, field: str) -> tuple[HistoryLine, ...]:
        """What is known of the field's writes, oldest first; nothing when nobody has asked the server yet."""
        rows = self._database.rows(_ONE, of_kind=kind, of_record=record, of_field=field)
        return tuple(HistoryLine(**line) for line in json.loads(rows[0][0])) if rows else ()

    def asked_at(self, kind: str, record: str, field: str) -> int | None:
        """When the server was asked last, by this device's clock."""
        rows = self._database.rows(_ONE, of_kind=kind, of_record=record, of_field=field)
        return int(rows[0][1]) if rows else None

    def keep(self, kind: str, record: str, told: Mapping[str, Sequence[HistoryLine]], *, at: int) -> None:
        """Keep what the server told of these fields in place of what was known. One transaction."""
        rows = [
            {"kind": kind, "record": record, "field": name, "lines": _text(_bounded(lines)), "at": at}
            for name, lines in told.items()
        ]
        with self._database.transaction():
            self._database.many(_KEEP, rows)
            self._database.run(_PRUNE, kept=KEPT_FIELDS)


def _bounded(lines: Sequence[HistoryLine]) -> list[HistoryLine]:
    """The newest writes, and whatever stands together with what its author had seen."""
    if len(lines) <= LONGEST:
        return list(lines)
    standing = [line for line in lines if line.stands]
    needed = {line.edit for line in standing} | {seen for line in standing for seen in line.base or ()}
    newest = {line.edit for line in lines[-LONGEST:]}
    return [line for line in lines if line.edit in needed | newest]


def _text(lines: Iterable[HistoryLine]) -> str:
    return json.dumps([asdict(line) for line in lines], ensure_ascii=False, separators=(",", ":"))
