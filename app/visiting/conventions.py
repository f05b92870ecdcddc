"""How a group agreed, in calibration, to read an indicator: for whoever rates with that instrument afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from fieldwork.instruments.model import Instrument
from fieldwork.records import Calibration, Convention
from fieldwork.records.stored import World
from fieldwork.submission import instrument_of


@dataclass(frozen=True, slots=True)
class Reading:
    """What was agreed on for one indicator, and the day of the calibration."""

    text: str
    day: str


def readings(world: World, form: Instrument, *, apart_from: str = "") -> Mapping[str, Reading]:
    """By indicator, what was agreed last. An agreement on another version holds where that version describes the
    levels of the indicator in the same words. What is rated in a calibration is not led by what came of it."""
    found: dict[str, tuple[tuple[str, str], Reading]] = {}
    for convention in map(Convention.of, world.find("convention")):
        known = world.get("calibration", convention.calibration or "")
        text, indicator = (convention.text or "").strip(), convention.indicator or ""
        if not text or known is None or known.id == apart_from or Calibration.of(known).withdrawn:
            continue
        if not _is_same(instrument_of(convention.instrument or "", world), form, indicator):
            continue
        day = Calibration.of(known).day or ""
        later = (day, convention.id)
        if indicator not in found or later > found[indicator][0]:
            found[indicator] = later, Reading(text, day)
    return {indicator: reading for indicator, (_, reading) in found.items()}


def _is_same(other: object, form: Instrument, indicator: str) -> bool:
    """Whether both describe the levels of this indicator alike."""
    if not isinstance(other, Instrument) or other.id != form.id or indicator not in form.indicator_ids:
        return False
    described = {each.id: each.descriptors for each in other.indicators}
    return described.get(indicator) == form.indicator(indicator).descriptors
