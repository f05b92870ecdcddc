"""Where a sheet is worked on: every act is worked out, made durable in the store, and only then told to the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from app import permitted
from app.client import Client
from app.screens.rubric import acts, undoing
from app.screens.rubric.lesson.state import is_serious
from app.screens.rubric.undoing import Undo
from app.store.values import RecordState
from app.visiting import sheets
from app.visiting.conventions import Reading, readings
from app.visiting.last_time import LastTime, last_times
from app.visiting.place import leave_at, left_at
from app.visiting.sheets import Filling, Mark
from app.wording import rubric as words
from app.wording.reasons import not_kept, reason
from fieldwork.errors import FieldworkError, Invalid
from fieldwork.instruments.model import HeaderField
from fieldwork.lessons import ByTeacher, by_teacher, signings_of_lesson
from fieldwork.records import Agreement, Visit
from fieldwork.refusals import Refusal


class Show(StrEnum):
    """One page at a time, the list of all of them, or every indicator in short."""

    PAGE = "page"
    LIST = "list"
    DENSE = "dense"


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything the screen shows, one value.

    `saved` is where the sheet and the agreements beside it are kept ("device", "sending", "server"), "" before its
    first write; `trouble` says why the last act was not kept; `teacher` whether the teacher has signed a lesson.
    `before` tells of the indicators what they came to at the visit before, `readings` how the raters agreed in
    calibration to read them. `mending`: somebody goes from one missing thing to the next. `asks` counts the taps that
    left, or led to, something to be written on their page.
    """

    state: Filling | Refusal
    agreements: tuple[Agreement, ...] = ()
    teacher: ByTeacher | None = None
    before: Mapping[str, LastTime] = field(default_factory=dict)
    readings: Mapping[str, Reading] = field(default_factory=dict)
    saved: str = ""
    trouble: str = ""
    show: Show = Show.PAGE
    can_undo: bool = False
    mending: bool = False
    asks: int = 0

    @property
    def filling(self) -> Filling:
        """The sheet, where it can be opened."""
        assert isinstance(self.state, Filling)
        return self.state


class Desk:
    """One sheet. `subject` is None for the school itself; `tell` shows a new value, `turn` is told of a page that asks
    for nothing more.

    Components get the desk and the value, never the observable: each act draws the screen once.
    """

    def __init__(self, client: Client, visit: str, instrument: str, subject: str | None) -> None:
        self.client = client
        self.visit = visit
        self.instrument = instrument
        self.subject = subject
        self.tell: Callable[[Shown], None] = lambda shown: None
        self.turn: Callable[[str], None] = lambda page: None
        self._writing = False
        self.shown = self._opened()
        self._held = self.shown.state

    @property
    def filling(self) -> Filling:
        """The sheet as it stands, or as it last stood: what is being typed when it closes is stored all the same."""
        assert isinstance(self._held, Filling)
        return self._held

    @property
    def back(self) -> str:
        """The screen it belongs to."""
        return f"/visits/{self.visit}"

    @property
    def may_reopen(self) -> bool:
        """Whether a sheet that was handed in may be opened again."""
        return True

    @property
    def address(self) -> str:
        """Where this sheet is, to come back to."""
        kind, tail = ("sheet", "") if self.subject is None else ("lesson", f"/{self.subject}")
        return f"/visits/{self.visit}/{kind}/{self.instrument}{tail}"

    def refresh(self) -> None:
        """Read the sheet again; the page in view stays. An act of this desk refreshes by itself when it is done."""
        if not self._writing:
            shown = self._read(self.shown)
            self._show(self._undoable(self._around(shown)))

    # moving about

    def go(self, page: str) -> None:
        """Open a page and remember it. What is being typed is stored first."""
        self._open(page, mending=False)

    def mend(self, page: str) -> None:
        """Open a page for what it lacks; from there one goes on to the next that lacks something."""
        self._open(page, mending=True)
        if sheets.in_view(self.filling) is not None:
            self._ask()

    def step(self, by: int) -> None:
        """The next page, or the one before."""
        page = sheets.neighbour(self.filling, by)
        if page is not None:
            self.go(page)

    def go_on(self) -> None:
        """The next page; while missing things are looked up, the next that lacks something."""
        if self.shown.mending:
            self.client.drafts.flush()  # what was typed last may be what was missing
            self.mend(sheets.onward(self.filling))
        else:
            self.step(1)

    def look(self, show: Show) -> None:
        """Show one page, the list, or the compact form."""
        self.client.drafts.flush()
        self._show(replace(self.shown, show=show))

    # recording

    def choose(self, level: int) -> None:
        """Tap a level of the indicator in view. Its first, which asks for nothing more, is the end of that page."""
        page = self.filling.place
        is_first = sheets.mark(self.filling, page) is Mark.EMPTY
        self._tap(acts.choose(self.filling, page, level))
        self._ask()
        if is_first and self.is_done_with(page) and self.client.preferences.turns_page:
            self.turn(page)

    def choose_at(self, indicator: str, level: int) -> None:
        """Tap a level in the compact form."""
        self._tap(acts.choose(self.filling, indicator, level))
        if is_serious(self.filling, indicator):  # what is to be done about it stands on its page
            self.go(indicator)
            self._ask()

    def leave_out(self) -> None:
        """Tap "not applicable" at the indicator in view."""
        self._tap(acts.leave_out(self.filling, self.filling.place))
        self._ask()

    def tap_header(self, header: HeaderField, value: str | None) -> None:
        """Choose a fact about the lesson from its list, or take it back."""
        self._tap(acts.write_header(header, value))

    def is_done_with(self, page: str) -> bool:
        """Whether this page is in view and nothing is left to do, or to read, on it."""
        return (
            self.shown.show is Show.PAGE
            and self.filling.place == page
            and sheets.mark(self.filling, page) is Mark.RATED
            and not is_serious(self.filling, page)
        )

    def undo(self) -> None:
        """Put back what the last tap replaced, on the page where that was. A write like any other, and the last one."""
        undo = undoing.offered(self.client.store, self.filling)
        if undo is None:
            return
        fields = undo.before
        pages = {sheets.page_of(self.filling.instrument, name.partition(".")[2]) for name in fields}
        if self.shown.show is Show.PAGE and len(pages) == 1:
            self.go(pages.pop())
        self._tap(fields, undoes=True)

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
        """Keep fields of an agreement; the first ones make it one of this visit. Raises when they were not kept."""
        known = any(each.id == agreement for each in self.shown.agreements)
        keys = {"visit": self.visit, "school": self.filling.fields["school"], "state": "open"}
        self._write("agreement", agreement, {**({} if known else keys), **fields})

    def _open(self, page: str, *, mending: bool) -> None:
        self.client.drafts.flush()
        there = replace(self.shown, state=sheets.at(self.filling, page), show=Show.PAGE, trouble="", mending=mending)
        self._show(self._remembered(there))

    def _ask(self) -> None:
        """Let the screen show what the tap asks for: words about a level, why it does not apply, or whom to tell."""
        place = self.filling.place
        if sheets.mark(self.filling, place) is Mark.LACKING or is_serious(self.filling, place):
            self._show(replace(self.shown, asks=self.shown.asks + 1))

    def _tap(self, fields: Mapping[str, Any], *, undoes: bool = False) -> None:
        """One tap: durable, then shown. What was not kept is said and changes nothing on the screen."""
        wanted = acts.changed(self.filling, fields)
        if not wanted or self.filling.is_locked:
            return
        try:
            self._store(wanted, undo=None if undoes else undoing.after(self.client.store, self.filling, wanted))
        except FieldworkError:
            return  # it was said, and the sheet still shows what is kept
        self.client.haptics.tap()

    def _type(self, fields: Mapping[str, Any]) -> None:
        """One text: raises when it was not kept, so that its field says so and goes on holding it."""
        wanted = acts.changed(self.filling, fields)
        if wanted and not self.filling.is_locked:
            self._store(wanted, undo=undoing.offered(self.client.store, self.filling))

    def _store(self, wanted: Mapping[str, Any], *, undo: Undo | None) -> None:
        filling = self.filling
        limit = acts.too_long(wanted)
        if limit:
            wrong = Invalid("too_long", field=", ".join(name.partition(".")[2] for name in wanted), limit=limit)
            self._show(replace(self.shown, trouble=said(wrong)))
            raise wrong
        whole = {**(filling.key.fields if filling.is_new else {}), **wanted}
        self._write(filling.key.kind, filling.key.sheet, whole, lambda edit: undoing.noted(filling, undo, edit, wanted))

    def _write(
        self,
        kind: str,
        record: str,
        fields: Mapping[str, Any],
        beside: Callable[[str], Mapping[str, Any]] | None = None,
    ) -> None:
        """Durable first, then one new value for the screen; a refusal is said and raised."""
        self._writing = True
        try:
            self.client.store.write(kind, record, fields, beside=beside)
        except FieldworkError as wrong:
            self._show(replace(self.shown, trouble=said(wrong)))
            raise
        finally:
            self._writing = False
        self._show(self._undoable(replace(self._read(self.shown), trouble="")))

    def _hand(self, fields: Mapping[str, Any]) -> None:
        """Submit or reopen, after asking the rules the server will ask."""
        key = self.filling.key
        whole = {**(key.fields if self.filling.is_new else {}), **fields}
        refused = permitted.refusal(self.client, key.kind, key.sheet, whole)
        if refused:
            trouble = reason(refused)
            self._show(replace(self.shown, trouble=trouble))
            return
        try:
            self._store(fields, undo=None)
        except FieldworkError:
            return  # it was said
        self.client.syncing.soon()

    def _opened(self) -> Shown:
        shown = self._read(None)
        filling = shown.state
        if not isinstance(filling, Filling):
            return shown
        shown = self._undoable(self._around(shown))
        if filling.is_locked:
            return shown
        place = left_at(self.client.store.notes, filling.key.sheet)
        there = sheets.at(filling, place or filling.place)
        return self._remembered(replace(shown, state=there))

    def _around(self, shown: Shown) -> Shown:
        """With what is known of its indicators from elsewhere."""
        filling = shown.state
        if not isinstance(filling, Filling):
            return shown
        return replace(shown, before=self._before(filling), readings=self._readings(filling))

    def _undoable(self, shown: Shown) -> Shown:
        """With whether the last tap can be undone. What changed elsewhere since is not overwritten by it."""
        store, filling = self.client.store, shown.state
        if not isinstance(filling, Filling):
            return replace(shown, can_undo=False)
        if undoing.offered(store, filling) is not None:
            return replace(shown, can_undo=True)
        try:
            undoing.forget(store.notes, filling)
        except FieldworkError as wrong:
            return replace(shown, can_undo=False, trouble=said(wrong))
        return replace(shown, can_undo=False)

    def _readings(self, filling: Filling) -> Mapping[str, Reading]:
        """How the raters agreed to read the indicators."""
        return readings(self.client.store, filling.instrument)

    def _before(self, filling: Filling) -> Mapping[str, LastTime]:
        """What the indicators came to last time. No lesson was there before."""
        visit = self.client.store.get("visit", self.visit)
        if visit is None or filling.fields.get("subject") != filling.fields.get("school"):
            return {}
        return last_times(self.client.store, Visit.of(visit), filling.instrument, self.client.today())

    def _remembered(self, shown: Shown) -> Shown:
        """Keep the page in view, so that the app opens at it however it ends."""
        key, notes = shown.filling.key, self.client.store.notes
        try:
            if left_at(notes, key.sheet) != shown.filling.place:
                leave_at(notes, key.sheet, shown.filling.place)
                self.client.durability.look()
        except FieldworkError as wrong:
            return replace(shown, trouble=said(wrong))
        return shown

    def _read(self, shown: Shown | None) -> Shown:
        store = self.client.store
        read = self._filled(shown.state.place if shown and isinstance(shown.state, Filling) else None)
        if isinstance(read, Refusal):
            return replace(shown, state=read) if shown else Shown(read)
        agreements = sheets.agreements_of(store, read)
        saved = "" if read.is_new else str(store.state(read.key.kind, read.key.sheet))
        if saved == RecordState.SERVER and any(store.state("agreement", each.id).is_waiting for each in agreements):
            saved = str(RecordState.DEVICE)
        teacher = self._teacher(read)
        return replace(shown or Shown(read), state=read, agreements=agreements, saved=saved, teacher=teacher)

    def _teacher(self, filling: Filling) -> ByTeacher | None:
        """How the teacher stands to the sheet of a lesson; None for a sheet of anything else, or one not begun."""
        if filling.is_new or filling.is_sample or filling.instrument.unit_of_rating == "school":
            return None
        return by_teacher(signings_of_lesson(filling.sheet, self.client.store))

    def _filled(self, place: str | None) -> Filling | Refusal:
        """The sheet as the device has it."""
        return sheets.read_filling(
            self.client.store,
            visit=self.visit,
            instrument=self.instrument,
            subject=self.subject,
            rater=self.client.session.person or "",
            today=self.client.today(),
            place=place,
        )

    def _show(self, shown: Shown) -> None:
        self.shown = shown
        self._held = shown.state if isinstance(shown.state, Filling) else self._held
        self.tell(shown)


def said(wrong: FieldworkError) -> str:
    """Why something was not kept, in words."""
    if wrong.code == "too_long" and "limit" in wrong.facts:
        return words.TOO_LONG(n=wrong.facts["limit"])
    return not_kept(wrong)
