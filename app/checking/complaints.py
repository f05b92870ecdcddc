"""What is wrong with an answer, or that there is none, in the words that stand beside its point."""

from __future__ import annotations

from app.wording import checklists as words
from fieldwork.checking.answers import is_precise, number_of
from fieldwork.checking.sheets import lack_of
from fieldwork.checking.words import number_text
from fieldwork.completeness import Lack
from fieldwork.instruments.checklist import NUMBER, WITH_FILES, Point
from fieldwork.records import CheckSheet


def complaint(point: Point, sheet: CheckSheet, *, asked: bool) -> str:
    """What to say beside a point; that nothing was answered only once the whole was `asked` for."""
    lack = lack_of(point, sheet)
    if lack is None:
        return ""
    if lack.code is Lack.POINT_MISSING:
        return words.ASKS[point.type]() if asked else ""
    if point.type in WITH_FILES:
        return words.TOO_MANY_HELD()
    return _number(point, sheet.answers.get(point.id)) if point.type == NUMBER else words.INVALID()


def _number(point: Point, value: object) -> str:
    """Why a number does not fit."""
    number = number_of(value)
    if number is None:
        return words.NUMBER_UNREADABLE()
    if not is_precise(point, number):
        return words.NUMBER_PRECISE(n=point.decimals) if point.decimals else words.NUMBER_WHOLE()
    return words.NUMBER_FROM_TO(low=number_text(point.least), high=number_text(point.largest))
