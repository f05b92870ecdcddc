"""What waits for a person in the calibrations of this device: for the first page, the calendar and the office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from fieldwork.records import Calibration, CalibrationProgress, CalibrationSheet
from fieldwork.records.stored import World
from fieldwork.scopes import is_opened

SHOWN_DAYS = 30
"""For how long after its day a calibration whose result is open stands on the first page."""


@dataclass(frozen=True, slots=True)
class CalibrationLine:
    """One calibration for one person. `stage`: rate, rating, open (the facilitator's to open), leads (without rating,
    while too few are in), waits (handed in) or result. Whoever is late goes on rating also when it `is_open`."""

    id: str
    name: str
    day: date
    stage: str
    answered: int
    is_open: bool


def due(world: World, person: str, today: date) -> tuple[CalibrationLine, ...]:
    """Those that the person rates or leads, as long as there is something to do or fresh to see: what waits first."""
    found = [line for line in mine(world, person) if _is_due(line, today)]
    return tuple(sorted(found, key=lambda line: (line.stage == "result", line.day, line.id)))


def mine(world: World, person: str) -> list[CalibrationLine]:
    """All that the person rates or leads and that were not withdrawn."""
    known = map(Calibration.of, world.find("calibration"))
    return [
        _line(world, c, person) for c in known if c.day and not c.withdrawn and person in {*c.members, c.facilitator}
    ]


def handed_in(world: World, found: Calibration) -> int:
    """How many of those who rate have handed in: as the server says, and one's own as it stands here."""
    return sum(handed_in_at(world, found.id, rater) is not None for rater in found.members)


def handed_in_at(world: World, calibration: str, rater: str) -> int | None:
    """When somebody handed in, None for who has not. A sheet that is here tells it better than the server does."""
    sheet = CalibrationSheet.kind().id_of(calibration, rater)
    held = world.get("calibration_sheet", sheet)
    if held is not None:
        return CalibrationSheet.of(held).submitted_at
    told = world.get("calibration_progress", CalibrationProgress.kind().id_of(sheet))
    return CalibrationProgress.of(told).submitted_at if told is not None else None


def is_settled(world: World, found: Calibration) -> bool:
    """Whether the result is open, as far as this device knows: everybody is told who has handed in. Who rates cannot
    change any more."""
    return is_opened(found, world) or (bool(found.members) and handed_in(world, found) == len(found.members))


def _is_due(line: CalibrationLine, today: date) -> bool:
    return not line.is_open or today - timedelta(days=SHOWN_DAYS) <= line.day


def _line(world: World, found: Calibration, person: str) -> CalibrationLine:
    record = world.get("calibration_sheet", CalibrationSheet.kind().id_of(found.id, person))
    sheet = CalibrationSheet.of(record) if record is not None else None
    answered = len(sheet.levels.keys() | sheet.reasons.keys()) if sheet else 0
    return CalibrationLine(
        id=found.id,
        name=found.name or "",
        day=date.fromisoformat(found.day or ""),
        stage=_stage(world, found, person, sheet),
        answered=answered,
        is_open=is_settled(world, found),
    )


def _stage(world: World, found: Calibration, person: str, sheet: CalibrationSheet | None) -> str:
    if person in found.members and (sheet is None or sheet.submitted_at is None):
        return "rating" if sheet is not None and (sheet.levels or sheet.reasons) else "rate"
    if is_settled(world, found):
        return "result"
    if found.facilitator == person and handed_in(world, found) > 1:
        return "open"
    return "waits" if person in found.members else "leads"
