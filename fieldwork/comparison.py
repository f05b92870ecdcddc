"""Raters side by side, one indicator at a time: where they differ most comes first. Nothing is averaged or overwritten.

Counts of agreement carry their n and are shown only with it; coefficients belong elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from fieldwork.answers import UNANSWERED, Answer, Answers
from fieldwork.instruments.model import Instrument

WIDE = 2
"""Levels apart from which the team must talk (R-52)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator as every rater left it. `difference` is None below two levels."""

    indicator_id: str
    answers: tuple[tuple[str, Answer], ...]
    difference: int | None

    @property
    def is_wide(self) -> bool:
        return self.difference is not None and self.difference >= WIDE

    @property
    def is_applicability_disputed(self) -> bool:
        """One rater gave a level where another said that the indicator does not apply."""
        given = [answer for _, answer in self.answers]
        return any(a.not_applicable for a in given) and any(a.counted_level is not None for a in given)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often two raters gave the same level, or one apart, out of `n` pairs of levels on the same indicator."""

    n: int
    exact: int
    within_one: int

    @property
    def exact_ratio(self) -> Fraction | None:
        return Fraction(self.exact, self.n) if self.n else None

    @property
    def within_one_ratio(self) -> Fraction | None:
        return Fraction(self.within_one, self.n) if self.n else None


@dataclass(frozen=True, slots=True)
class Comparison:
    raters: tuple[str, ...]
    rows: tuple[Row, ...]
    agreement: Agreement


def compare(instrument: Instrument, sheets: Mapping[str, Answers]) -> Comparison:
    """Compare any number of raters' sheets of one instrument version. Raters come in the order of their ids (R-51)."""
    raters = tuple(sorted(sheets))
    rows = [_row(indicator.id, {rater: sheets[rater] for rater in raters}) for indicator in instrument.indicators]
    # sorted is stable, so rows that differ alike keep the order of the paper form.
    return Comparison(raters, tuple(sorted(rows, key=_widest_first)), agreement(rows))


def agreement(rows: list[Row]) -> Agreement:
    """Count over every pair of raters who both gave a level; a pair with an empty or N/A side does not count (R-53)."""
    distances = [abs(a - b) for row in rows for a, b in combinations(_levels(row), 2)]
    return Agreement(len(distances), distances.count(0), sum(distance <= 1 for distance in distances))


def _row(indicator_id: str, sheets: Mapping[str, Answers]) -> Row:
    answers = tuple((rater, sheet.get(indicator_id, UNANSWERED)) for rater, sheet in sheets.items())
    row = Row(indicator_id, answers, None)
    levels = _levels(row)
    return Row(indicator_id, answers, max(levels) - min(levels)) if len(levels) > 1 else row


def _levels(row: Row) -> list[int]:
    return [answer.counted_level for _, answer in row.answers if answer.counted_level is not None]


def _widest_first(row: Row) -> tuple[int, bool]:
    return (-(row.difference or 0), not row.is_applicability_disputed)
