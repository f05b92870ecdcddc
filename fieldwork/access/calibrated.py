"""Rules for calibrations: who rates the sample, when it is opened, and what a group agrees on after."""

from __future__ import annotations

from fieldwork import scopes
from fieldwork.access.actors import Actor
from fieldwork.access.filled import submitted
from fieldwork.access.writers import calibration_of
from fieldwork.instruments.model import Instrument
from fieldwork.records import Calibration, CalibrationSheet, Convention
from fieldwork.records.stored import World
from fieldwork.refusals import Change, Refusal
from fieldwork.submission import calibration_gaps, instrument_of


def calibration_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """Who rates is settled once the result is open, and what was opened stays open: it was seen."""
    del actor
    after = Calibration.of(change.after)
    if not isinstance(instrument_of(after.instrument or "", world), Instrument):
        return Refusal("calibration_needs_rubric")
    if change.before is None:
        return None
    before = Calibration.of(change.before)
    if before.opened_at is not None and after.opened_at != before.opened_at:
        return Refusal("fixed_field", {"field": "opened_at"})
    if after.members != before.members and scopes.is_opened(before, world):
        return Refusal("calibration_opened")
    return None


def calibration_sheet_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """Whoever is to rate fills it; once the levels of others can be seen it is not opened again."""
    sheet, calibration = CalibrationSheet.of(change.after), calibration_of(change.after, world)
    if calibration is None or calibration.withdrawn:
        return Refusal("no_calibration")
    if actor.person not in calibration.members:
        return Refusal("not_in_calibration")
    instrument = instrument_of(sheet.instrument or "", world)
    if sheet.instrument != calibration.instrument or not isinstance(instrument, Instrument):
        return Refusal("wrong_instrument")
    was_in = change.before is not None and change.before.fields.get("submitted_at") is not None
    if was_in and sheet.submitted_at is None and scopes.is_opened(calibration, world):
        return Refusal("calibration_opened")
    return submitted(change) or calibration_gaps(change, sheet, instrument)


def convention_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """A group agrees on a reading after it has seen how it read."""
    del actor
    convention, calibration = Convention.of(change.after), calibration_of(change.after, world)
    if calibration is None or not scopes.is_opened(calibration, world):
        return Refusal("calibration_not_opened")
    instrument = instrument_of(convention.instrument or "", world)
    if convention.instrument != calibration.instrument or not isinstance(instrument, Instrument):
        return Refusal("wrong_instrument")
    if convention.indicator not in instrument.indicator_ids:
        return Refusal("unknown_indicator", {"indicator": convention.indicator})
    return None
