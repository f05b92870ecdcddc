"""What a calibration shows: agreement item by item, the worst to talk about, and how far each rater is from the group.

Pure, over the sheets that were handed in. Nothing here is a result of a school. The numbered rules (R-..) are in
docs/instrument-rules.md.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from itertools import combinations

from fieldwork.answers import Answer, Answers
from fieldwork.comparison import Agreement, Row, compare
from fieldwork.instruments.model import Instrument
from fieldwork.reliability import alpha_ordinal

FEWEST_ITEMS = 10
"""Items that at least two raters rated, below which a coefficient says nothing (R-64)."""
TO_TALK_ABOUT = 2
NEAR = Fraction(1, 4)
"""Levels from the others up to which somebody rates as the group does (R-65)."""


@dataclass(frozen=True, slots=True)
class Item:
    """One indicator as the group left it. `answers` has everybody who handed in, also who gave no level."""

    indicator_id: str
    answers: tuple[tuple[str, Answer], ...]
    agreement: Agreement
    distance: Fraction | None
    is_disputed: bool

    @property
    def chosen(self) -> Mapping[int, tuple[str, ...]]:
        """The raters by the level they chose, lowest level first."""
        levels = sorted({a.counted_level for _, a in self.answers if a.counted_level is not None})
        return {level: tuple(who for who, a in self.answers if a.counted_level == level) for level in levels}

    @property
    def without_level(self) -> tuple[str, ...]:
        """Those who handed in and gave this indicator no level."""
        return tuple(who for who, answer in self.answers if answer.counted_level is None)

    @property
    def is_apart(self) -> bool:
        """Whether there is anything to talk about."""
        return bool(self.distance) or self.is_disputed


@dataclass(frozen=True, slots=True)
class Lean:
    """How far one rater is from the others, in levels, over the `n` indicators that another rated as well: above 0 is
    lenient, below is severe."""

    n: int
    levels: Fraction

    @property
    def is_near(self) -> bool:
        """Whether that is as the group rates."""
        return abs(self.levels) <= NEAR


@dataclass(frozen=True, slots=True)
class Result:
    """What came out: the items in the order of the form, and the coefficient with the number of items behind it."""

    raters: tuple[str, ...]
    items: tuple[Item, ...]
    agreement: Agreement
    rated_together: int
    alpha: Fraction | None
    leans: Mapping[str, Lean]

    @property
    def is_alike(self) -> bool:
        """Whether no coefficient can be told because everybody gave the same everywhere."""
        return self.alpha is None and bool(self.agreement.n) and self.rated_together >= FEWEST_ITEMS

    @property
    def worst_first(self) -> tuple[Item, ...]:
        """All items, those furthest apart first; items that are alike in that keep the order of the form (R-62)."""
        return tuple(sorted(self.items, key=_worst_first))

    @property
    def to_talk_about(self) -> tuple[Item, ...]:
        """The two worst items, as far as anybody is apart in them."""
        return tuple(item for item in self.worst_first[:TO_TALK_ABOUT] if item.is_apart)


@lru_cache(maxsize=8)
def levels_only(form: Instrument) -> Instrument:
    """The instrument as a calibration asks for it: levels alone, without the facts of a visit, evidence and open
    questions (R-60)."""
    scale = replace(form.scale, evidence_required_at=())
    return replace(form, header_fields=(), open_items=(), scale=scale)


def result(form: Instrument, sheets: Mapping[str, Answers]) -> Result:
    """Work out what the sheets that were handed in, by rater, come to (R-61, R-63, R-64)."""
    compared = compare(form, sheets)
    by_id = {row.indicator_id: row for row in compared.rows}
    items = tuple(_item(by_id[indicator.id]) for indicator in form.indicators)
    levels = [_levels(item.answers) for item in items]
    together = sum(len(given) > 1 for given in levels)
    alpha = alpha_ordinal(levels) if together >= FEWEST_ITEMS else None
    leans = {rater: lean for rater in compared.raters if (lean := _lean(rater, items)) is not None}
    return Result(compared.raters, items, compared.agreement, together, alpha, leans)


def _item(row: Row) -> Item:
    apart = [abs(a - b) for a, b in combinations(_levels(row.answers), 2)]
    counted = Agreement(len(apart), apart.count(0), sum(distance <= 1 for distance in apart))
    distance = Fraction(sum(apart), len(apart)) if apart else None
    return Item(row.indicator_id, row.answers, counted, distance, row.is_applicability_disputed)


def _levels(answers: Iterable[tuple[str, Answer]]) -> list[int]:
    return [answer.counted_level for _, answer in answers if answer.counted_level is not None]


def _worst_first(item: Item) -> tuple[Fraction, bool, Fraction]:
    exact = item.agreement.exact_ratio
    return -(item.distance or Fraction(0)), not item.is_disputed, Fraction(1) if exact is None else exact


def _lean(rater: str, items: Collection[Item]) -> Lean | None:
    """The mean difference between a rater's level and the mean of the others', over the items that both have."""
    apart = []
    for item in items:
        given = {who: answer.counted_level for who, answer in item.answers if answer.counted_level is not None}
        own = given.pop(rater, None)
        if own is not None and given:
            apart.append(own - Fraction(sum(given.values()), len(given)))
    return Lean(len(apart), sum(apart, Fraction(0)) / len(apart)) if apart else None
