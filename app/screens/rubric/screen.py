"""The live side of a sheet: every act is worked out, made durable in the store, and only then shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import flet as ft

from app.client import Client
from app.screens.rubric import acts, state
from app.screens.rubric.place import leave_at, left_at
from app.screens.rubric.state import Filling
from app.wording import language
from app.wording import rubric as words
from fieldwork import access, problems
from fieldwork.errors import FieldworkError, Invalid
from fieldwork.instruments.model import HeaderField
from fieldwork.records import Agreement
from fieldwork.records.stored import Record
from fieldwork.refusals import Change, Refusal


class Show(StrEnum):
    """One page at a time, the list of all of them, or every indicator in short."""

    PAGE = "page"
    LIST = "list"
    DENSE = "dense"


@ft.observable
@dataclass(eq=False)
class RubricScreen:
    """One sheet on the screen. `subject` is None for the school itself.

    `saved` is where the sheet is kept ("device", "sending", "server"), "" before its first write; `trouble` says why
    the last act was not kept.
    """

    client: Client
    visit: str
    instrument: str
    subject: str | None = None
    state: Filling | Refusal = field(init=False)
    agreements: tuple[Agreement, ...] = ()
    saved: str = ""
    trouble: str = ""
    show: Show = Show.PAGE
    can_undo: bool = False

    def __post_init__(self) -> None:
        self._undo: Mapping[str, Any] = {}
        self._writing = False
        self.refresh()

    @property
    def filling(self) -> Filling:
        """The sheet, where it can be opened."""
        assert isinstance(self.state, Filling)
        return self.state

    def refresh(self) -> None:
        """Read the sheet again; the page in view stays."""
        if self._writing:
            return
        store = self.client.store
        shown = getattr(self, "state", None)
        read = state.read_filling(
            store,
            visit=self.visit,
            instrument=self.instrument,
            subject=self.subject,
            rater=self.client.session.person or "",
            today=self.client.today(),
            place=shown.place if isinstance(shown, Filling) else None,
        )
        if isinstance(read, Filling):
            if shown is None and not read.is_locked:
                read = state.at(read, left_at(store.notes, read.key.sheet) or read.place)
            self.agreements = state.agreements_of(store, read)
            self.saved = "" if read.is_new else str(store.state("sheet", read.key.sheet))
        self.state = read

    @property
    def address(self) -> str:
        """Where this sheet is, to come back to."""
        kind, tail = ("sheet", "") if self.subject is None else ("lesson", f"/{self.subject}")
        return f"/visits/{self.visit}/{kind}/{self.instrument}{tail}"

    # moving about

    def go(self, page: str) -> None:
        """Open a page and remember it. What is being typed is stored first."""
        self.client.drafts.flush()
        with _Told(self):
            leave_at(self.client.store.notes, self.filling.key.sheet, page)
        self.state = state.at(self.filling, page)
        self.show = Show.PAGE

    def step(self, by: int) -> None:
        """The next page, or the one before."""
        page = state.neighbour(self.filling, by)
        if page is not None:
            self.go(page)

    def look(self, show: Show) -> None:
        """Show one page, the list, or the compact form."""
        self.client.drafts.flush()
        self.show = show

    # recording

    def choose(self, level: int) -> None:
        """Tap a level of the indicator in view."""
        self._keep(acts.choose(self.filling, self.filling.place, level), undo=True)

    def choose_at(self, indicator: str, level: int) -> None:
        """Tap a level in the compact form."""
        self._keep(acts.choose(self.filling, indicator, level), undo=True)

    def leave_out(self) -> None:
        """Tap "not applicable" at the indicator in view."""
        self._keep(acts.leave_out(self.filling, self.filling.place), undo=True)

    def undo(self) -> None:
        """Put back what the last tap replaced."""
        fields, self._undo = self._undo, {}
        self.can_undo = False
        self._keep(fields)

    def write_reason(self, indicator: str, text: str) -> None:
        """Keep the reason why an indicator is left out."""
        self._type(acts.give_reason(self.filling, indicator, text))

    def write_note(self, indicator: str, text: str) -> None:
        """Keep what was seen."""
        self._type(acts.write_note(indicator, text))

    def write_item(self, item: str, text: str) -> None:
        """Keep the answer to an open item."""
        self._type(acts.write_item(item, text))

    def write_header(self, header: HeaderField, value: str | int | None) -> None:
        """Keep a fact about the lesson."""
        self._type(acts.write_header(header, value))

    def tap_header(self, header: HeaderField, value: str | None) -> None:
        """Choose a fact about the lesson from its list, or take it back."""
        self._keep(acts.write_header(header, value), undo=True)

    def write_rows(self, item: str, rows: list[dict[str, Any]]) -> None:
        """Keep the rows of a repeatable item in the sheet."""
        self._type(acts.write_rows(item, rows))

    # handing in

    def submit(self) -> None:
        """Hand the sheet in, unless something is missing."""
        self.client.drafts.flush()
        if not self.filling.gaps:
            self._hand(acts.submit(self.client.now_ms()))

    def reopen(self, reason: str) -> None:
        """Open the submitted sheet again."""
        self._hand(acts.reopen(self.client.now_ms(), reason))

    # agreements of the visit

    def agree(self, agreement: str, fields: Mapping[str, Any]) -> None:
        """Keep fields of an agreement; the first ones make it one of this visit."""
        known = any(each.id == agreement for each in self.agreements)
        keys = {"visit": self.visit, "school": self.filling.key.school, "state": "open"}
        with _Told(self, again=True):
            self.client.store.write("agreement", agreement, {**({} if known else keys), **fields})

    def _keep(self, fields: Mapping[str, Any], *, undo: bool = False) -> None:
        """One tap: durable, then shown. What was not kept is said and changes nothing on the screen."""
        wanted = acts.changed(self.filling, fields)
        if not wanted or self.filling.is_locked:
            return
        before = acts.inverse(self.filling, wanted)
        with _Told(self):
            self._store(wanted)
            if undo:
                self._undo = before
                self.can_undo = True

    def _type(self, fields: Mapping[str, Any]) -> None:
        """One text: raises when it was not kept, so that its field says so and goes on holding it."""
        wanted = acts.changed(self.filling, fields)
        if not wanted or self.filling.is_locked:
            return
        with _Told(self, again=True):
            self._store(wanted)

    def _store(self, wanted: Mapping[str, Any]) -> None:
        filling = self.filling
        limit = acts.too_long(wanted)
        if limit:
            raise Invalid("too_long", limit=limit)
        whole = {**(filling.key.fields if filling.is_new else {}), **wanted}
        notes = self.client.store.notes
        if left_at(notes, filling.key.sheet) != filling.place:  # the page shown first was never gone to
            leave_at(notes, filling.key.sheet, filling.place)
        self._writing = True
        try:
            self.client.store.write("sheet", filling.key.sheet, whole)
        finally:
            self._writing = False
        self.refresh()

    def _hand(self, fields: Mapping[str, Any]) -> None:
        """Submit or reopen, after asking the rules the server will ask."""
        filling, store = self.filling, self.client.store
        before = store.get("sheet", filling.key.sheet)
        after = Record("sheet", filling.key.sheet, {**filling.fields, **fields})
        actor = access.actor_on(filling.key.rater, store, self.client.today())
        refused = access.refusal(actor, Change(before, after, frozenset(fields)), store)
        if refused:
            self.trouble = problems.sentence(refused.code, refused.facts, language=language.spoken())
            return
        with _Told(self):
            self._store(fields)
            self._undo, self.can_undo = {}, False
            self.client.syncing.soon()


class _Told:
    """Turns what the store refuses into words on the screen; with `again` the caller hears of it as well."""

    def __init__(self, screen: RubricScreen, *, again: bool = False) -> None:
        self._screen = screen
        self._again = again

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, trace: object) -> bool:
        if wrong is None:
            self._screen.trouble = ""
            return False
        if not isinstance(wrong, FieldworkError):
            return False
        self._screen.trouble = _said(wrong)
        return not self._again


def _said(wrong: FieldworkError) -> str:
    if wrong.code == "too_long" and "limit" in wrong.facts:
        return words.TOO_LONG(n=wrong.facts["limit"])
    return f"{words.NOT_KEPT()} · {problems.sentence(wrong.code, wrong.facts, language=language.spoken())}"
