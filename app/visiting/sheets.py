"""A sheet being filled, as a value: what stands in it, what it lacks, which page is in view. Reads, never writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from typing import Any

from fieldwork import access
from fieldwork.answers import UNANSWERED, Answer
from fieldwork.calibration import levels_only
from fieldwork.completeness import Missing, Progress, needs_evidence, progress
from fieldwork.debriefs import in_order
from fieldwork.instruments.model import Indicator, Instrument, OpenItem
from fieldwork.records import Agreement, Calibration, CalibrationSheet, Finding, Sheet, Visit
from fieldwork.records.stored import World
from fieldwork.refusals import Refusal
from fieldwork.submission import answers_of, instrument_of, missing_levels, missing_of

# Pages that are no indicator. The sign keeps them apart from the ids of instruments, which are letters and digits.
HEADER, CLOSING, SUBMIT = "@header", "@closing", "@submit"


class Mark(Enum):
    """How an indicator stands in the list of all of them."""

    EMPTY = "empty"
    RATED = "rated"
    LEFT_OUT = "left_out"
    LACKING = "lacking"  # a level without the evidence it asks for, or left out without a reason


@dataclass(frozen=True, slots=True)
class Key:
    """Which sheet: the natural key, and the school it belongs to."""

    visit: str
    instrument: str
    school: str
    subject: str
    rater: str

    @property
    def kind(self) -> str:
        """The kind of record it is kept in."""
        return "sheet"

    @property
    def sheet(self) -> str:
        """The one id of this sheet on every device."""
        return Sheet.kind().id_of(self.visit, self.instrument, self.subject, self.rater)

    @property
    def fields(self) -> dict[str, Any]:
        """What the first write of the sheet carries with it."""
        names = ("visit", "instrument", "school", "subject", "rater")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class SampleKey:
    """Which sheet of a calibration. It belongs to no school."""

    calibration: str
    instrument: str
    rater: str

    @property
    def kind(self) -> str:
        """The kind of record it is kept in."""
        return "calibration_sheet"

    @property
    def sheet(self) -> str:
        """The one id of this sheet on every device."""
        return CalibrationSheet.kind().id_of(self.calibration, self.rater)

    @property
    def fields(self) -> dict[str, Any]:
        """What the first write of the sheet carries with it."""
        return {name: getattr(self, name) for name in ("calibration", "instrument", "rater")}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A finding of this rater that is tied to an indicator of this sheet."""

    id: str
    nature: str
    text: str
    photos: int
    indicators: frozenset[str]


@dataclass(frozen=True, slots=True)
class Filling:
    """One sheet on the screen. `fields` are the stored ones, so that the value is equal when nothing changed.
    `replaced`: it was begun with an instrument that the visit has no more."""

    key: Key | SampleKey
    instrument: Instrument
    fields: Mapping[str, Any]
    is_new: bool
    findings: tuple[Evidence, ...]
    gaps: tuple[Missing, ...]
    answers: Mapping[str, Answer]
    place: str
    replaced: bool = False

    @property
    def sheet(self) -> Sheet:
        """The typed view of the stored fields."""
        found: Sheet = Sheet.kind().read(self.key.sheet, self.fields)
        return found

    @property
    def is_sample(self) -> bool:
        """Whether a sample is rated for a calibration: levels alone, without findings and photos."""
        return isinstance(self.key, SampleKey)

    @property
    def is_locked(self) -> bool:
        """A submitted sheet is read only until its rater opens it again."""
        return self.fields.get("submitted_at") is not None


def read_filling(
    world: World, *, visit: str, instrument: str, subject: str | None, rater: str, today: date, place: str | None
) -> Filling | Refusal:
    """The rater's sheet as the device has it, or why it cannot be opened. `subject` is None for the school itself. One
    that was begun is opened though the visit has another instrument by now, or another version (R-79)."""
    found = world.get("visit", visit)
    form = instrument_of(instrument, world)
    if found is None or found.fields.get("cancelled"):
        return Refusal("no_visit")
    typed = Visit.of(found)
    key = Key(visit, instrument, typed.school or "", subject or typed.school or "", rater)
    replaced = not typed.instruments.get(instrument)
    if not isinstance(form, Instrument) or (replaced and world.get("sheet", key.sheet) is None):
        return Refusal("instrument_not_on_visit")
    refused = access.may_fill(access.actor_on(rater, world, today), typed, form.filled_by)
    if refused:
        return refused
    filling = read_sheet(key, form, world)
    return replace(filling, place=place if place in pages(form) else first_page(filling), replaced=replaced)


def read_sheet(key: Key, form: Instrument, world: World) -> Filling:
    """A sheet as it stands, without asking who may open it; no page is in view."""
    record = world.get("sheet", key.sheet)
    fields = dict(record.fields) if record else dict(key.fields)
    sheet: Sheet = Sheet.kind().read(key.sheet, fields)
    findings = [f for f in map(Finding.of, world.find("finding", visit=key.visit)) if f.author == key.rater]
    return Filling(
        key=key,
        instrument=form,
        fields=fields,
        is_new=record is None,
        findings=tuple(_evidence(f) for f in findings if not f.removed),
        gaps=tuple(missing_of(sheet, form, world)),
        answers=answers_of(sheet, findings),
        place="",
    )


def read_sample(world: World, *, calibration: str, rater: str, place: str | None) -> Filling | Refusal:
    """The rater's sheet of a calibration as the device has it, or why it cannot be opened."""
    record = world.get("calibration", calibration)
    found = Calibration.of(record) if record is not None else None
    if found is None or found.withdrawn:
        return Refusal("no_calibration")
    if rater not in found.members:
        return Refusal("not_in_calibration")
    form = instrument_of(found.instrument or "", world)
    if not isinstance(form, Instrument):
        return Refusal("calibration_needs_rubric")
    key = SampleKey(calibration, found.instrument or "", rater)
    stored = world.get(key.kind, key.sheet)
    fields = dict(stored.fields) if stored else dict(key.fields)
    sheet: CalibrationSheet = CalibrationSheet.kind().read(key.sheet, fields)
    gaps, answers = tuple(missing_levels(sheet, form)), answers_of(sheet)
    filling = Filling(key, levels_only(form), fields, stored is None, (), gaps, answers, "")
    return replace(filling, place=place if place in pages(filling.instrument) else first_page(filling))


def _evidence(finding: Finding) -> Evidence:
    tied = frozenset(name for name, on in finding.indicators.items() if on)
    return Evidence(finding.id, finding.nature or "note", finding.text or "", len(finding.photos), tied)


def agreements_of(world: World, filling: Filling) -> tuple[Agreement, ...]:
    """The agreements of the visit, which its whole team keeps together, numbered as they are before leaving."""
    visit = str(filling.fields.get("visit") or "")
    found = map(Agreement.of, world.find("agreement", visit=visit))
    return in_order((a for a in found if not a.removed), visit, world)


def answer(filling: Filling, indicator: str) -> Answer:
    """What stands at an indicator."""
    return filling.answers.get(indicator, UNANSWERED)


def mark(filling: Filling, indicator: str) -> Mark:
    """How an indicator stands."""
    given = answer(filling, indicator)
    if given.not_applicable:
        lacks = filling.instrument.scale.not_applicable.requires_reason and not given.reason.strip()
        return Mark.LACKING if lacks else Mark.LEFT_OUT
    if given.level is None:
        return Mark.EMPTY
    return Mark.LACKING if needs_evidence(filling.instrument, given) else Mark.RATED


def marks(filling: Filling) -> dict[str, Mark]:
    """How every indicator stands, in the order of the instrument."""
    return {indicator.id: mark(filling, indicator.id) for indicator in filling.instrument.indicators}


def done(filling: Filling, area: str = "") -> Progress:
    """How many indicators are dealt with, of all or of one area."""
    return progress(filling.instrument, filling.answers, area)


def evidence_wanted(filling: Filling, indicator: str) -> bool:
    """The chosen level asks for a note or a finding that is not there yet."""
    return needs_evidence(filling.instrument, answer(filling, indicator))


def own_items(instrument: Instrument) -> tuple[OpenItem, ...]:
    """The open items this rater answers in words; rows of agreements and the principal's answer come elsewhere."""
    return tuple(item for item in instrument.open_items if item.filled_by is None and not item.repeatable)


def row_items(instrument: Instrument) -> tuple[OpenItem, ...]:
    """The open items that are rows: agreements."""
    return tuple(item for item in instrument.open_items if item.filled_by is None and item.repeatable)


def pages(instrument: Instrument) -> tuple[str, ...]:
    """Every page of the sheet in order: header, an indicator each, closing questions, submission."""
    return (
        *([HEADER] if instrument.header_fields else []),
        *(indicator.id for indicator in instrument.indicators),
        *([CLOSING] if own_items(instrument) or row_items(instrument) else []),
        SUBMIT,
    )


def first_page(filling: Filling) -> str:
    """Where to begin or go on: the first page that lacks something; the last page when nothing does."""
    if filling.is_locked:
        return SUBMIT
    order = pages(filling.instrument)
    lacking = {page_of(filling.instrument, gap.item_id) for gap in filling.gaps}
    if filling.is_new:
        return order[0]
    return next((page for page in order if page in lacking), SUBMIT)


def page_of(instrument: Instrument, item: str) -> str:
    """The page that holds a header field, an indicator or an open item."""
    if any(field.id == item for field in instrument.header_fields):
        return HEADER
    if any(open_item.id == item for open_item in instrument.open_items):
        return CLOSING
    return item if item in pages(instrument) else SUBMIT


def at(filling: Filling, page: str) -> Filling:
    """The same sheet with another page in view; an unknown page changes nothing."""
    return replace(filling, place=page) if page in pages(filling.instrument) else filling


def neighbour(filling: Filling, step: int) -> str | None:
    """The page before (-1) or after (+1) the one in view, or None at either end."""
    order = pages(filling.instrument)
    index = order.index(filling.place) + step
    return order[index] if 0 <= index < len(order) else None


def onward(filling: Filling) -> str:
    """Where to go from the page in view to the next one that lacks something: on to the end, then from the beginning;
    the last page when nothing does."""
    order = pages(filling.instrument)
    here = order.index(filling.place)
    lacking = {page_of(filling.instrument, gap.item_id) for gap in filling.gaps}
    return next((page for page in (*order[here + 1 :], *order[:here]) if page in lacking), SUBMIT)


def tied(filling: Filling, indicator: str) -> tuple[Evidence, ...]:
    """The findings that belong to an indicator."""
    return tuple(finding for finding in filling.findings if indicator in finding.indicators)


def in_view(filling: Filling) -> Indicator | None:
    """The indicator in view, or None on the other pages."""
    return None if filling.place.startswith("@") else filling.instrument.indicator(filling.place)


def number_of(filling: Filling, indicator: str) -> int:
    """Which indicator it is, counted from 1."""
    return [each.id for each in filling.instrument.indicators].index(indicator) + 1
