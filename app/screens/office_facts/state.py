"""The terms of the academic year as a form: the office's own days, else those of the regulation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fieldwork.thai.years import Term, academic_term, national_terms, read_terms


@dataclass(frozen=True, slots=True)
class TermForm:
    """One term. `is_own` says that the office has given days of its own."""

    term: Term
    is_own: bool

    @property
    def name(self) -> str:
        """The key it is kept under, such as "2569/2"."""
        return f"{self.term.year}/{self.term.number}"

    def with_days(self, *, starts: str | None = None, ends: str | None = None) -> list[str] | None:
        """The days to keep when one of them changes, or None where the term would end before it starts."""
        days = [starts or self.term.starts.isoformat(), ends or self.term.ends.isoformat()]
        return days if days[0] < days[1] else None


def terms_of(kept: Mapping[str, Sequence[str]], today: date) -> tuple[TermForm, ...]:
    """Both terms of the academic year that `today` falls in."""
    own = {(term.year, term.number): term for term in read_terms(kept)}
    year = academic_term(today, school_terms=own.values()).year
    forms = [(own.get((year, term.number)), term) for term in national_terms(year)]
    return tuple(TermForm(mine or usual, mine is not None) for mine, usual in forms)
