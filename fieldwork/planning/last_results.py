"""The last released result of every school, as the matrix shows it, and which of them the office calls weak."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fieldwork.instruments.model import Band, Instrument
from fieldwork.matrix.cells import Choice, matrix
from fieldwork.matrix.gathering import Gathered, Seen


@dataclass(frozen=True, slots=True)
class Measure:
    """What is looked at: an instrument by its name ("ADM4"), one of its areas or "" for the whole of it, and how many
    bands are weak, from the worst on. Bands and not means, because a version may have bands of its own. `of` says in
    words what is looked at."""

    instrument: str = ""
    area: str = ""
    lowest: int = 0
    of: str = ""

    def is_weak(self, result: LastResult) -> bool:
        """Whether a result is at or below the band that was chosen."""
        return result.from_worst <= self.lowest


@dataclass(frozen=True, slots=True)
class LastResult:
    """One school's last released result: its visit and day, the version it was rated with, the mean as it is shown and
    its band. `from_worst` is 1 for the lowest band of that version."""

    visit: str
    day: date
    version: str
    mean: Decimal
    band: Band
    from_worst: int


def last_results(gathered: Gathered, measure: Measure) -> dict[str, LastResult | None]:
    """By school, the result of its last visit whose sheets are released; None where there is none, or too little was
    answered for one. What is still being written never counts, and of a school whose results are kept from this person
    nothing is told."""
    if measure.instrument not in instruments(gathered):
        return {}
    rows = matrix(gathered, Choice(instrument=measure.instrument)).rows
    return {row.school.id: _last(row.latest, measure.area) for row in rows}


def _last(latest: Seen | None, area: str) -> LastResult | None:
    result = latest.result if latest is not None else None
    if latest is None or result is None:
        return None
    standing = result.areas.get(area) if area else result.total
    bands = latest.instrument.bands
    if standing is None or standing.shown is None or standing.band not in bands:
        return None
    return LastResult(
        visit=latest.visit.id,
        day=latest.day,
        version=latest.instrument_id,
        mean=standing.shown,
        band=standing.band,
        from_worst=len(bands) - bands.index(standing.band),
    )


def instruments(gathered: Gathered) -> Mapping[str, Instrument]:
    """The rubrics that schools are rated with, by name, the most used first, each in its latest version."""
    return dict(matrix(gathered, Choice()).instruments)
