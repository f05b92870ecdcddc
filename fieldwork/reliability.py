"""How far raters can be told apart from chance: Krippendorff's alpha for ordered levels, as an exact fraction.

After K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011). Any number of raters, and cells may be
missing: what nobody else rated beside somebody says nothing of agreement, and drops out of the sum.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import product


def alpha_ordinal(items: Iterable[Sequence[int]]) -> Fraction | None:
    """Alpha over items, each the levels that its raters gave. None where it is not defined: nobody can be held against
    anybody, or all levels of all items are the same."""
    pairable = [levels for levels in items if len(levels) > 1]
    totals = Counter(level for levels in pairable for level in levels)
    n = totals.total()
    apart = _distances(totals)
    expected = sum((totals[a] * totals[b] * apart[a, b] for a, b in apart), Fraction(0))
    if not expected:
        return None
    observed = sum((_within(levels, apart) for levels in pairable), Fraction(0))
    return 1 - (n - 1) * observed / expected


def _within(levels: Sequence[int], apart: Mapping[tuple[int, int], Fraction]) -> Fraction:
    """How far the raters of one item are apart, each of them counting once."""
    counts = Counter(levels)
    found = sum((counts[a] * counts[b] * apart[a, b] for a, b in product(counts, counts)), Fraction(0))
    return found / (len(levels) - 1)


def _distances(totals: Counter[int]) -> dict[tuple[int, int], Fraction]:
    """The squared ordinal distance of every two levels: how many levels were given between them, ends counted half."""
    found = {}
    for a, b in product(totals, totals):
        low, high = min(a, b), max(a, b)
        between = sum(count for level, count in totals.items() if low <= level <= high)
        found[a, b] = (between - Fraction(totals[a] + totals[b], 2)) ** 2 if a != b else Fraction(0)
    return found
