"""Choosing a term among those near today."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import flet as ft

from app.parts.choices import ChoiceChips
from app.parts.moments import term_number
from app.wording import planning as words
from fieldwork.thai.years import Term


def TermChips(terms: Sequence[Term], chosen: Term, on_choose: Callable[[Term], None]) -> ft.Control:
    """One chip for each term, as offices write it."""
    by_name = {name_of(term): term for term in terms}
    options = [(name, term_number(name)) for name in by_name]
    return ChoiceChips(
        options, name_of(chosen), lambda name: on_choose(by_name[name]), identifier="term", label=words.TERM()
    )


def name_of(term: Term) -> str:
    """A term as records name a round: 2569/2."""
    return f"{term.year}/{term.number}"
