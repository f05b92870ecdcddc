"""From levels to means, exactly: weighted by the instrument, kept as fractions, rounded only to show and to band.

The numbered rules (R-..) are in docs/instrument-rules.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from fieldwork.answers import UNANSWERED, Answers
from fieldwork.instruments.model import Area, Band, Instrument, Scale
from fieldwork.rounding import round_half_up

INSUFFICIENT_TH = "ไม่เพียงพอ"


class ScoringError(ValueError):
    """Answers that this instrument version cannot score: an indicator or a level that it does not have."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How levels are spread, since a mean hides a 1 among 4s: counts per level, median, mean and S.D. (n - 1)."""

    counts: tuple[tuple[int, int], ...]
    n: int
    mean: Fraction | None
    median: Fraction | None
    sd: Decimal | None


@dataclass(frozen=True, slots=True)
class AreaResult:
    """One area of one sheet. Without enough answers there is no number at all: mean, shown and band are None."""

    area_id: str
    n: int
    answered: int
    not_applicable: int
    mean: Fraction | None
    shown: Decimal | None
    band: Band | None
    spread: Spread

    @property
    def is_sufficient(self) -> bool:
        return self.mean is not None

    @property
    def label_th(self) -> str:
        return self.band.label_th if self.band else INSUFFICIENT_TH


@dataclass(frozen=True, slots=True)
class SheetResult:
    """A whole sheet. The total exists only when every area has a number (R-24)."""

    instrument_version: str
    areas: tuple[AreaResult, ...]
    n: int
    answered: int
    not_applicable: int
    mean: Fraction | None
    shown: Decimal | None
    band: Band | None
    spread: Spread

    @property
    def is_sufficient(self) -> bool:
        return self.mean is not None

    @property
    def label_th(self) -> str:
        return self.band.label_th if self.band else INSUFFICIENT_TH

    def area(self, area_id: str) -> AreaResult:
        """Find an area's result; KeyError when this instrument has no such area."""
        for result in self.areas:
            if result.area_id == area_id:
                return result
        raise KeyError(area_id)


@dataclass(frozen=True, slots=True)
class MeanOfSheets:
    """The mean of several sheets' means (all raters of a visit, all lessons of a school), always with its n."""

    n: int
    mean: Fraction | None
    shown: Decimal | None
    band: Band | None


def score_sheet(instrument: Instrument, answers: Answers) -> SheetResult:
    """Score one rater's sheet, or a team's consensus. Raises ScoringError on a level or indicator the version lacks."""
    _refuse_foreign(instrument, answers)
    areas = tuple(_score_area(instrument, area, answers) for area in instrument.areas)
    mean = weighted_mean((area.weight, result.mean) for area, result in zip(instrument.areas, areas, strict=True))
    return SheetResult(
        instrument_version=instrument.instrument_version,
        areas=areas,
        n=sum(result.n for result in areas),
        answered=sum(result.answered for result in areas),
        not_applicable=sum(result.not_applicable for result in areas),
        mean=mean,
        shown=shown(instrument, mean),
        band=band_of(instrument, mean),
        spread=spread(_levels(answers, instrument.areas), scale=instrument.scale),
    )


def score_area(instrument: Instrument, area_id: str, answers: Answers) -> AreaResult:
    _refuse_foreign(instrument, answers)
    return _score_area(instrument, instrument.area(area_id), answers)


def weighted_mean(parts: Iterable[tuple[Fraction, Fraction | None]]) -> Fraction | None:
    """Return the mean of weighted values; None as soon as one value is missing, or when there are none."""
    total = weights = Fraction(0)
    for weight, value in parts:
        if value is None:
            return None
        total += weight * value
        weights += weight
    return total / weights if weights else None


def mean_of_sheets(instrument: Instrument, means: Iterable[Fraction | None]) -> MeanOfSheets:
    """Average exact means, each sheet alike. A sheet without a number does not count in n (R-27)."""
    counted = [mean for mean in means if mean is not None]
    mean = weighted_mean((Fraction(1), each) for each in counted)
    return MeanOfSheets(len(counted), mean, shown(instrument, mean), band_of(instrument, mean))


def shown(instrument: Instrument, mean: Fraction | None) -> Decimal | None:
    return None if mean is None else round_half_up(mean, instrument.aggregation.digits)


def band_of(instrument: Instrument, mean: Fraction | None) -> Band | None:
    """Find the band of a mean by the thresholds of this instrument version, applied to the rounded value (R-26)."""
    rounded = shown(instrument, mean)
    return None if rounded is None else next((band for band in instrument.bands if rounded >= band.min), None)


def spread(levels: Sequence[int], *, scale: Scale) -> Spread:
    n = len(levels)
    mean = Fraction(sum(levels), n) if n else None
    return Spread(
        counts=tuple((level.value, levels.count(level.value)) for level in scale.levels),
        n=n,
        mean=mean,
        median=median(levels),
        sd=standard_deviation(levels),
    )


def median(values: Sequence[int | Fraction]) -> Fraction | None:
    if not values:
        return None
    ordered = sorted(values)
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return Fraction(low + high) / 2


def standard_deviation(values: Sequence[int | Fraction]) -> Decimal | None:
    """Return the sample S.D. (n - 1), as Thai reports print it; None below two values."""
    n = len(values)
    if n < 2:
        return None
    mean = Fraction(sum(values)) / n
    variance = sum((value - mean) ** 2 for value in values) / Fraction(n - 1)
    return (Decimal(variance.numerator) / Decimal(variance.denominator)).sqrt()


def _score_area(instrument: Instrument, area: Area, answers: Answers) -> AreaResult:
    given = [(indicator, answers.get(indicator.id, UNANSWERED)) for indicator in area.indicators]
    rated = [(indicator.weight, answer.counted_level) for indicator, answer in given]
    counted = [(weight, Fraction(level)) for weight, level in rated if level is not None]
    enough = len(counted) >= instrument.aggregation.min_answered_ratio_per_area * len(given)
    mean = weighted_mean(counted) if enough else None
    return AreaResult(
        area_id=area.id,
        n=len(given),
        answered=len(counted),
        not_applicable=sum(answer.not_applicable for _, answer in given),
        mean=mean,
        shown=shown(instrument, mean),
        band=band_of(instrument, mean),
        spread=spread(_levels(answers, (area,)), scale=instrument.scale),
    )


def _levels(answers: Answers, areas: Iterable[Area]) -> list[int]:
    given = (answers.get(indicator.id, UNANSWERED) for area in areas for indicator in area.indicators)
    return [answer.counted_level for answer in given if answer.counted_level is not None]


def _refuse_foreign(instrument: Instrument, answers: Answers) -> None:
    known = instrument.indicator_ids
    for indicator_id, answer in answers.items():
        if indicator_id not in known:
            raise ScoringError(f"{instrument.instrument_version} has no indicator {indicator_id}")
        if answer.level is not None and answer.level not in instrument.scale:
            raise ScoringError(f"{instrument.instrument_version} has no level {answer.level!r} ({indicator_id})")
