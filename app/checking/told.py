"""Answers of a checklist in words, as the screens write them: days in the era people use, lists side by side."""

from __future__ import annotations

from typing import Any

from app.parts.moments import on
from app.wording import checklists as words
from app.wording import language
from fieldwork.checking.words import Spelling
from fieldwork.instruments.checklist import Checklist, Point

_SPELLING = Spelling(
    day=on, clock=lambda clock: words.CLOCK(hour=clock.hour, minute=clock.minute), between=" · ", named=": "
)


def title_of(form: Checklist | Point) -> str:
    """The title of a checklist or a point in the language of the screen."""
    return language.of(form.title_th, form.title_en)


def answer_words(point: Point, value: Any) -> str:
    """What an answer says, in the language of the screen; "" for none."""
    return _SPELLING.answer(point, value)
