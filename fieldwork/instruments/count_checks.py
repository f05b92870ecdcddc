"""Check one row of counts and work out its percentages and its change since the round before."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from fieldwork.instruments.count_rules import EACH_LEVEL, Change, is_per_skill, parse_check, parse_derived
from fieldwork.instruments.count_table import Check, CountTable, Derived, cell_id
from fieldwork.instruments.formula import SUM_OF_LEVELS, Comparison, Counts, Expression, evaluate, holds, names_in
from fieldwork.rounding import round_half_up

MAX_COUNT = 20_000


@dataclass(frozen=True, slots=True)
class Finding:
    """A count that cannot be right (error) or should be looked at (warning)."""

    check_id: str
    severity: str
    skill_id: str | None
    cell: str | None
    message_th: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A derived figure: exact for further sums, and as shown. None until its counts are entered.

    `cells` are the counts it was worked out from; who may not see one of them may not see the figure.
    """

    id: str
    skill_id: str | None
    level_id: str | None
    exact: Fraction | None
    shown: Decimal | None
    cells: tuple[str, ...]
    is_change: bool


def check_row(table: CountTable, counts: Counts) -> tuple[Finding, ...]:
    """Check one row by cell name (`enrolled`, `R:L4`). What is not entered yet breaks no rule (R-42)."""
    return (*_impossible_counts(table, counts), *_broken_rules(table, counts))


def has_errors(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def missing_cells(table: CountTable, counts: Counts) -> tuple[str, ...]:
    return tuple(cell for cell in table.cells if counts.get(cell) is None)


def derive(table: CountTable, counts: Counts, *, previous: Counts | None = None) -> tuple[Figure, ...]:
    """Work out every derived figure of a row; changes need the row of the round before (R-44)."""
    return tuple(figure for derived in table.derived for figure in _figures(table, derived, counts, previous))


def _impossible_counts(table: CountTable, counts: Counts) -> Iterator[Finding]:
    """A count is a whole number from its column's least to its most; no rule of the file needs to say so (R-43)."""
    columns = {column.id: column for column in table.columns}
    for cell in table.cells:
        count, column = counts.get(cell), columns.get(cell)
        least = column.min if column else 0
        most = column.max if column and column.max is not None else MAX_COUNT
        if count is not None and (type(count) is not int or not least <= count <= most):
            message = f"ต้องเป็นจำนวนเต็มตั้งแต่ {least:,} ถึง {most:,}"
            yield Finding("range", "error", None if column else cell.partition(":")[0], cell, message)


def _broken_rules(table: CountTable, counts: Counts) -> Iterator[Finding]:
    for check in table.checks:
        rule = parse_check(table, check)
        if isinstance(rule, Comparison):
            yield from _broken_rule(table, check, rule, counts)


def _broken_rule(table: CountTable, check: Check, rule: Comparison, counts: Counts) -> Iterator[Finding]:
    skills = [skill.id for skill in table.skills] if is_per_skill(table, rule) else [None]
    for skill_id in skills:
        if holds(rule, _named(table, counts, skill_id)) is False:
            yield Finding(check.id, check.severity, skill_id, None, check.message_th)


def _figures(table: CountTable, derived: Derived, counts: Counts, previous: Counts | None) -> Iterator[Figure]:
    rule = parse_derived(table, derived)
    if isinstance(rule, Change):
        yield from _changes(table, derived, rule, counts, previous)
        return
    for skill_id, level_id in _places(table, rule):
        exact = evaluate(rule, _named(table, counts, skill_id, level_id))
        yield _figure(derived, exact, skill_id, level_id, _cells(table, rule, skill_id, level_id))


def _changes(
    table: CountTable, derived: Derived, change: Change, counts: Counts, previous: Counts | None
) -> Iterator[Figure]:
    base = next(each for each in table.derived if each.id == change.of)
    before = _figures(table, base, previous or {}, None)
    for now, then in zip(_figures(table, base, counts, None), before, strict=True):
        exact = None if now.exact is None or then.exact is None else now.exact - then.exact
        yield replace(_figure(derived, exact, now.skill_id, now.level_id, now.cells), is_change=True)


def _figure(
    derived: Derived, exact: Fraction | None, skill_id: str | None, level_id: str | None, cells: tuple[str, ...]
) -> Figure:
    shown = None if exact is None else round_half_up(exact, derived.digits)
    return Figure(derived.id, skill_id, level_id, exact, shown, cells, is_change=False)


def _places(table: CountTable, rule: Expression) -> list[tuple[str | None, str | None]]:
    """Where a formula is worked out: once per row, once per skill, or once per skill and level."""
    if not is_per_skill(table, rule):
        return [(None, None)]
    levels = [level.id for level in table.levels] if EACH_LEVEL in names_in(rule) else [None]
    return [(skill.id, level_id) for skill in table.skills for level_id in levels]


def _cells(table: CountTable, rule: Expression, skill_id: str | None, level_id: str | None) -> tuple[str, ...]:
    names = names_in(rule)
    used = {level.id for level in table.levels if level.id in names or SUM_OF_LEVELS in names} | {level_id or ""}
    columns = tuple(column.id for column in table.columns if column.id in names)
    return (*columns, *(cell_id(skill_id or "", level.id) for level in table.levels if level.id in used))


def _named(table: CountTable, counts: Counts, skill_id: str | None, level_id: str | None = None) -> Counts:
    """Give a rule the names it may use: the columns, and the levels of one skill."""
    named = {column.id: counts.get(column.id) for column in table.columns}
    if skill_id is None:
        return named
    levels = {level.id: counts.get(cell_id(skill_id, level.id)) for level in table.levels}
    entered = [count for count in levels.values() if count is not None]
    total = sum(entered) if len(entered) == len(levels) else None
    return {**named, **levels, SUM_OF_LEVELS: total, EACH_LEVEL: levels.get(level_id or "")}
