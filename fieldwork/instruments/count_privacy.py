"""Hide small counts before they leave the school, so well that they cannot be worked out from the total beside them."""

from collections.abc import Mapping
from dataclasses import replace

from fieldwork.instruments.count_checks import Figure, derive
from fieldwork.instruments.count_rules import Mask, parse_check
from fieldwork.instruments.count_table import CountTable, cell_id
from fieldwork.instruments.formula import Counts

HIDDEN_TOO = "*"
"""Shown for a count that is not small itself, but would give a small one away."""


def mask_of(table: CountTable) -> Mask | None:
    rules = (parse_check(table, check) for check in table.checks)
    return next((rule for rule in rules if isinstance(rule, Mask)), None)


def masked_row(table: CountTable, counts: Counts) -> Mapping[str, str]:
    """Return what may be shown outside the school, cell by cell; an empty cell stays empty (R-45).

    The total stands beside the levels, so a single gap could be filled by subtraction. Where a small count could be
    worked out, the skill's next smallest counts are hidden as well.
    """
    hidden = _hidden(table, counts)
    return {cell: hidden.get(cell, _plain(counts.get(cell))) for cell in table.cells}


def masked_figures(table: CountTable, counts: Counts, *, previous: Counts | None = None) -> tuple[Figure, ...]:
    """Return the derived figures that may be shown outside the school; one made from a hidden count has no number."""
    hidden = _hidden(table, counts).keys()
    hidden_before = _hidden(table, previous).keys() if previous else set()
    return tuple(
        replace(figure, exact=None, shown=None)
        if hidden & set(figure.cells) or (figure.is_change and hidden_before & set(figure.cells))
        else figure
        for figure in derive(table, counts, previous=previous)
    )


def _hidden(table: CountTable, counts: Counts) -> dict[str, str]:
    mask = mask_of(table)
    if mask is None:
        return {}
    hidden = {cell: mask.shown_as for cell in table.cells if mask.hides(counts.get(cell))}
    for skill in table.skills:
        cells = [cell_id(skill.id, level.id) for level in table.levels]
        while _gives_away(mask, cells, counts, hidden) and (neighbour := _next_to_hide(cells, counts, hidden)):
            hidden[neighbour] = HIDDEN_TOO
    return hidden


def _gives_away(mask: Mask, cells: list[str], counts: Counts, hidden: Mapping[str, str]) -> bool:
    """Say whether a reader who knows the total could tell a small count of this skill.

    To the reader a small cell is any number the mask covers, and another hidden cell is nought or above the mask.
    """
    small = sum(hidden.get(cell) == mask.shown_as for cell in cells)
    others = sum(hidden.get(cell) == HIDDEN_TOO for cell in cells)
    gap = sum(counts.get(cell) or 0 for cell in cells if cell in hidden)

    def possible(value: int) -> bool:
        """Say whether the remaining hidden cells can make up the rest of the gap."""
        most_left = gap - value - mask.least * (small - 1)
        least_left = gap - value - mask.most * (small - 1)
        return least_left <= 0 <= most_left or (others > 0 and most_left > mask.most)

    return small > 0 and sum(map(possible, range(mask.least, mask.most + 1))) < 2


def _next_to_hide(cells: list[str], counts: Counts, hidden: Mapping[str, str]) -> str | None:
    """Choose the smallest count still shown; a nought only when nothing else is left."""
    shown = [
        (count == 0, count, cell) for cell in cells if cell not in hidden and (count := counts.get(cell)) is not None
    ]
    return min(shown)[2] if shown else None


def _plain(count: int | None) -> str:
    return "" if count is None else str(count)
