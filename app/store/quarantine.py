"""Edits that the server keeps aside: shown with their reason until the person tries again, corrects or lets them go."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from app.store.overlay import edit_of
from app.store.tables import EditRow, EditState, QuarantineRow
from app.store.values import Edit, Quarantined
from fieldwork.wire import CLOSED, MAX_EDITS, QUARANTINED, EditResult

if TYPE_CHECKING:
    from app.store.store import Store

_edit = EditRow.__table__  # type: ignore[attr-defined]
_why = QuarantineRow.__table__  # type: ignore[attr-defined]
_COLUMNS = tuple(_edit.c[n] for n in ("n", "id", "kind", "record", "stamp", "fields", "made_at", "state"))
_ALL = (
    select(*_COLUMNS, _why.c.code, _why.c.message, _why.c.at)
    .join_from(_edit, _why, _edit.c.id == _why.c.edit)
    .where(_edit.c.state == EditState.QUARANTINED)
    .order_by(_edit.c.n)
)
_PUT = insert(_why)
_NOTE = _PUT.on_conflict_do_update(
    index_elements=["edit"], set_={name: _PUT.excluded[name] for name in ("code", "message", "at")}
)
_FORGET = delete(_why).where(_why.c.edit == bindparam("named"))
_DISMISS = update(_edit).where(_edit.c.id == bindparam("named")).values(state=EditState.DISMISSED)
_LAND = update(_edit).where(_edit.c.id == bindparam("named")).values(state=EditState.LANDED)
_OFFER = update(_edit).where(_edit.c.id == bindparam("named")).values(state=EditState.UNSENT)


class Quarantine:
    """The list a person works through; nothing in it is ever dropped without being asked."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self) -> list[Quarantined]:
        """Everything the server keeps aside, oldest first."""
        rows = self._store.database.rows(_ALL)
        return [Quarantined(edit_of(row[:8]), row[8], row[9], row[10]) for row in rows]

    def note(self, edit: str, code: str, message: str) -> None:
        """Keep the reason; part of the caller's transaction."""
        self._store.database.run(_NOTE, edit=edit, code=code, message=message, at=self._store.now_ms())

    def asked_about(self) -> list[str]:
        """Of which edits the server is asked what became of them: all but those that the office closed for good."""
        if not self._store.overlay.count(EditState.QUARANTINED):
            return []
        return [kept.edit.id for kept in self.all() if kept.code != CLOSED][:MAX_EDITS]

    def settle(self, results: Sequence[EditResult]) -> list[Edit]:
        """Take the server's word for what the office, or time, did to them; part of the caller's transaction. Returns
        those that were taken in: the caller moves them in the overlay once that is durable."""
        aside = {edit.id: edit for edit in self._store.overlay.within(EditState.QUARANTINED)} if results else {}
        taken = []
        for result in (result for result in results if result.id in aside):
            if result.status == QUARANTINED:
                self.note(result.id, result.code, result.message)
                continue
            taken.append(aside[result.id])
            self._store.database.run(_LAND, named=result.id)
            self._store.database.run(_FORGET, named=result.id)
        return taken

    def let_go(self, edit: str) -> None:
        """The person no longer wants it. It leaves the screens and stays in the history of this device."""
        found = [q.edit for q in self.all() if q.edit.id == edit]
        with self._store.database.transaction():
            self._store.database.run(_DISMISS, named=edit)
            self._store.database.run(_FORGET, named=edit)
        self._store.reload()
        self._store.tell({(e.kind, e.record) for e in found})

    def try_again(self) -> int:
        """Offer everything kept aside once more, each edit under its own id and in its place: what was written over
        one since names it as seen, so it comes into the history beneath that and not as a conflict with it."""
        aside = [q.edit for q in self.all()]
        with self._store.database.transaction():
            for edit in aside:
                self._store.database.run(_OFFER, named=edit.id)
                self._store.database.run(_FORGET, named=edit.id)
        self._store.reload()
        self._store.tell({(e.kind, e.record) for e in aside})
        return len(aside)
