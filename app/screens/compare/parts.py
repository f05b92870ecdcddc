"""Small pieces of the comparison: a level, a difference, the name of things in the language spoken."""

from __future__ import annotations

from fractions import Fraction

import flet as ft

from app.parts.results import BandBadge
from app.parts.surfaces import StatusPill
from app.screens.compare.board import Mark, Row
from app.theme import Tone
from app.wording import compare as words
from app.wording import language
from fieldwork.instruments.model import Area, Band, Indicator, Scale


def title_of(thing: Area | Indicator) -> str:
    return language.of(thing.title_th, thing.title_en)


def level_label(scale: Scale, value: int) -> str:
    """The word for a level; the bare number for one that the scale lacks."""
    found = next((level for level in scale.levels if level.value == value), None)
    return language.of(found.label_th, found.label_en) if found else ""


def band_label(band: Band | None) -> str:
    return language.of(band.label_th, band.label_en) if band else words.INSUFFICIENT()


def number(value: Fraction) -> str:
    """A weight or a median as people write it: 40, 2.5."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"


def LevelBadge(scale: Scale, value: int) -> ft.Control:
    """A level with its word; the colour only repeats it."""
    ordered = sorted((level.value for level in scale.levels), reverse=True)
    rank = ordered.index(value) if value in ordered else None
    return BandBadge(words.LEVEL(value=value, label=level_label(scale, value)), rank, len(ordered))


def MarkBadge(scale: Scale, mark: Mark) -> ft.Control:
    """What a rater gave: a level, not applicable, or nothing."""
    if mark.answer.not_applicable:
        return StatusPill(words.NOT_APPLICABLE(), icon=ft.Icons.REMOVE_CIRCLE_OUTLINE)
    if mark.answer.level is None:
        return StatusPill(words.NO_ANSWER(), icon=ft.Icons.HORIZONTAL_RULE)
    return LevelBadge(scale, mark.answer.level)


def mark_said(scale: Scale, mark: Mark) -> str:
    """The same in words, for a row that is read aloud."""
    if mark.answer.not_applicable:
        return words.NOT_APPLICABLE()
    if mark.answer.level is None:
        return words.NO_ANSWER()
    return words.LEVEL(value=mark.answer.level, label=level_label(scale, mark.answer.level))


def difference_said(row: Row) -> str:
    if row.is_disputed:
        return words.DISPUTED()
    if row.difference is None:
        return words.LEFT_OUT_BY_ALL() if row.is_left_out else words.ONLY_ONE()
    return words.DIFFERENCE(n=row.difference) if row.difference else words.SAME()


def DifferencePill(row: Row) -> ft.Control:
    """How far apart the raters are, in words with an icon. Without a colour: here colours mean levels."""
    if row.is_wide:
        return StatusPill(difference_said(row), tone=Tone.MARK, icon=ft.Icons.UNFOLD_MORE)
    if row.is_disputed or row.difference:
        return StatusPill(difference_said(row), icon=ft.Icons.UNFOLD_MORE)
    if row.difference == 0:
        return StatusPill(difference_said(row), icon=ft.Icons.CHECK)
    short = words.NOT_APPLICABLE() if row.is_left_out else words.ONLY_ONE()
    return StatusPill(short, icon=ft.Icons.HORIZONTAL_RULE)
