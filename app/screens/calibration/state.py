"""A calibration as this device knows it: who has handed in, whether the result is open to this person, what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.calibrations import handed_in_at, is_settled
from app.wording import calibration as words
from fieldwork import scopes
from fieldwork.calibration import Result, result
from fieldwork.instruments.model import Instrument
from fieldwork.records import Calibration, CalibrationProgress, CalibrationSheet, Convention, Person
from fieldwork.records.stored import World
from fieldwork.submission import answers_of, instrument_of
from fieldwork.thai.sorting import person_sort_key


class Standing(StrEnum):
    """How the calibration stands for one person."""

    TO_RATE = "to_rate"  # rates, and has not handed in
    WAITING = "waiting"  # has nothing to rate or has handed in, and the result is not open
    OPEN = "open"  # the result is open to this person
    OTHERS = "others"  # it is open, to others


@dataclass(frozen=True, slots=True)
class Rater:
    """One person who rates. `answered` of `total` indicators; nothing is known of whoever has not begun."""

    id: str
    name: str
    given: str
    is_self: bool
    submitted_at: int | None
    answered: int
    total: int


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the page shows."""

    calibration: Calibration
    form: Instrument
    facilitator: str
    leads: bool
    raters: tuple[Rater, ...]
    standing: Standing
    result: Result | None
    coming: tuple[str, ...]
    conventions: Mapping[str, str]

    @property
    def own(self) -> Rater | None:
        """The person of this device among those who rate."""
        return next((rater for rater in self.raters if rater.is_self), None)

    @property
    def done(self) -> tuple[Rater, ...]:
        """Those who have handed in."""
        return tuple(rater for rater in self.raters if rater.submitted_at is not None)

    @property
    def missing(self) -> tuple[Rater, ...]:
        """Those who have not."""
        return tuple(rater for rater in self.raters if rater.submitted_at is None)

    def name(self, rater: str) -> str:
        """What somebody is called among the group: the given name, the whole where two share it."""
        given = [each.given for each in self.raters]
        found = next((each for each in self.raters if each.id == rater), None)
        if found is None:
            return ""
        return found.given if given.count(found.given) == 1 and found.given else found.name

    def names(self, raters: tuple[str, ...]) -> str:
        """Several of them."""
        return ", ".join(self.name(rater) for rater in raters)


def read(world: World, calibration: str, person: str) -> Page | None:
    """The page, or None where this device does not hold what it needs."""
    record = world.get("calibration", calibration)
    found = Calibration.of(record) if record is not None else None
    form = instrument_of(found.instrument or "", world) if found is not None else None
    if found is None or not isinstance(form, Instrument):
        return None
    sheets = {sheet.rater or "": sheet for sheet in scopes.sheets_of(found, world)}
    raters = _raters(world, found, sheets, person)
    standing = _standing(found, raters, person, is_open=is_settled(world, found))
    shown = {who: sheet for who, sheet in sheets.items() if sheet.submitted_at is not None}
    known = form.indicator_ids
    given = {who: {n: a for n, a in answers_of(sheet).items() if n in known} for who, sheet in shown.items()}
    return Page(
        calibration=found,
        form=form,
        facilitator=_name(world, found.facilitator or ""),
        leads=found.facilitator == person,
        raters=raters,
        standing=standing,
        result=result(form, given) if standing is Standing.OPEN else None,
        coming=tuple(r.name for r in raters if r.submitted_at is not None and r.id not in shown),
        conventions=_conventions(world, found, form),
    )


def _standing(found: Calibration, raters: tuple[Rater, ...], person: str, *, is_open: bool) -> Standing:
    """As the server decides it: nobody reads before having handed in, and nobody else at all."""
    rates = next((rater for rater in raters if rater.id == person), None)
    if rates is not None and rates.submitted_at is None:
        return Standing.TO_RATE
    if not is_open:
        return Standing.WAITING
    return Standing.OPEN if rates is not None or found.facilitator == person else Standing.OTHERS


def _raters(world: World, found: Calibration, sheets: Mapping[str, CalibrationSheet], person: str) -> tuple[Rater, ...]:
    """Everyone who rates, those who have handed in first. One's own sheet is known better here than to the server."""
    rows = [_rater(world, found, who, sheets.get(who), person) for who in found.members]
    return tuple(sorted(rows, key=lambda r: (r.submitted_at is None, person_sort_key(r.name), r.id)))


def _rater(world: World, found: Calibration, who: str, sheet: CalibrationSheet | None, person: str) -> Rater:
    id_of = CalibrationSheet.kind().id_of(found.id, who)
    told = world.get("calibration_progress", CalibrationProgress.kind().id_of(id_of))
    progress = CalibrationProgress.of(told) if told is not None else None
    record = world.get("person", who)
    about = Person.of(record) if record is not None else None
    answered = len(sheet.levels.keys() | sheet.reasons.keys()) if sheet else (progress.answered or 0) if progress else 0
    submitted = handed_in_at(world, found.id, who)
    name, given = (about.name, about.given or "") if about else (words.NO_NAME(), "")
    return Rater(who, name, given, who == person, submitted, answered, (progress.total or 0) if progress else 0)


def _conventions(world: World, found: Calibration, form: Instrument) -> Mapping[str, str]:
    """What was written down for each indicator."""
    id_of = Convention.kind().id_of
    records = {i.id: world.get("convention", id_of(found.id, i.id)) for i in form.indicators}
    return {name: Convention.of(record).text or "" for name, record in records.items() if record is not None}


def _name(world: World, person: str) -> str:
    record = world.get("person", person)
    return Person.of(record).name if record is not None else ""
