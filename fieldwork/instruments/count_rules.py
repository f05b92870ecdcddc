"""What the rules of a count table mean: comparisons, percentages per level, change since a round, and what to hide."""

import re
from dataclasses import dataclass

from fieldwork.instruments.count_table import Check, CountTable, Derived
from fieldwork.instruments.formula import (
    SUM_OF_LEVELS,
    Comparison,
    Expression,
    FormulaError,
    names_in,
    parse_comparison,
    parse_expression,
)

EACH_LEVEL = "level"
"""In a derived formula, each level of a skill in turn."""

_MASK = re.compile(r"any cell (\d{1,3})\.\.(\d{1,3}) is shown as '([^']{1,10})' outside the school")
_CHANGE = re.compile(r"(\w+)\(this_round\) - (\w+)\(previous_round\)")


class RuleError(ValueError):
    """A check or formula that this program cannot work out."""


@dataclass(frozen=True, slots=True)
class Mask:
    """Counts from `least` to `most` are shown as `shown_as` to anyone outside the school."""

    least: int
    most: int
    shown_as: str

    def hides(self, count: int | None) -> bool:
        return count is not None and self.least <= count <= self.most


@dataclass(frozen=True, slots=True)
class Change:
    """The difference of one derived figure between this round and the round before."""

    of: str


def parse_check(table: CountTable, check: Check) -> Comparison | Mask:
    if check.severity == "privacy":
        mask = _MASK.fullmatch(check.rule)
        if mask is None or not 1 <= int(mask[1]) <= int(mask[2]):
            raise RuleError(check.rule)
        return Mask(int(mask[1]), int(mask[2]), mask[3])
    try:
        return parse_comparison(check.rule, names=_counts(table))
    except FormulaError as error:
        raise RuleError(str(error)) from error


def parse_derived(table: CountTable, derived: Derived) -> Expression | Change:
    change = _CHANGE.fullmatch(derived.formula)
    if change:
        known = {other.id for other in table.derived if not _CHANGE.fullmatch(other.formula)}
        if change[1] != change[2] or change[1] not in known:
            raise RuleError(derived.formula)
        return Change(change[1])
    try:
        return parse_expression(derived.formula, names=_counts(table) | {EACH_LEVEL})
    except FormulaError as error:
        raise RuleError(str(error)) from error


def is_per_skill(table: CountTable, rule: Expression | Comparison) -> bool:
    """Say whether a rule speaks of levels, and so is worked out for each skill on its own."""
    return bool(names_in(rule) & ({level.id for level in table.levels} | {SUM_OF_LEVELS, EACH_LEVEL}))


def _counts(table: CountTable) -> frozenset[str]:
    return frozenset({SUM_OF_LEVELS, *(each.id for each in table.columns), *(each.id for each in table.levels)})
