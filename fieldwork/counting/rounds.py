"""Which round of a count table a visit's day belongs to, and which round came before it.

Not the round that the office gave a visit (`fieldwork.rounds`): pupils are counted term by term, whatever the office
calls its rounds of visits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from fieldwork.instruments.count_table import CountTable
from fieldwork.records import Office
from fieldwork.records.stored import World
from fieldwork.thai.years import AcademicTerm, Term, academic_term, read_terms

_LONGEST_BREAK = 120  # days; the long summer break is about six weeks


@dataclass(frozen=True, slots=True)
class CountedIn:
    """The term of a day, and the term whose numbers are counted then: between terms, the one that ended."""

    term: AcademicTerm
    year: int
    number: int

    def round_of(self, table: CountTable) -> str:
        """The round as records name it: "2569/2". A table with fewer rounds counts its last one."""
        rounds = [each.id for each in table.rounds]
        return f"{self.year}/{self.number if str(self.number) in rounds else rounds[-1]}"


def counted_in(world: World, day: date) -> CountedIn:
    """Where a day falls by the office's own terms, else by the regulation's."""
    terms = office_terms(world)
    term = academic_term(day, school_terms=terms)
    for back in range(_LONGEST_BREAK):
        ended = academic_term(day - timedelta(days=back), school_terms=terms)
        if ended.number is not None:
            return CountedIn(term, ended.year, ended.number)
    return CountedIn(term, term.year, 1)


def office_terms(world: World) -> tuple[Term, ...]:
    """The terms the office keeps. One that is not written as a term leaves the regulation's in its place."""
    kept = [pair for office in map(Office.of, world.find("office")) for pair in office.terms.items()]
    return tuple(term for name, days in kept for term in _term(name, days))


def round_before(table: CountTable, round_: str) -> str:
    """The round before: the one above it in the table in the same year, else the last of the year before."""
    year, _, number = round_.partition("/")
    rounds = [each.id for each in table.rounds]
    index = rounds.index(number) if number in rounds else 0
    return f"{year}/{rounds[index - 1]}" if index else f"{int(year) - 1}/{rounds[-1]}"


def _term(name: str, days: object) -> Iterator[Term]:
    written = isinstance(days, list) and all(isinstance(day, str) for day in days)
    if not written:
        return
    try:
        yield from read_terms({name: cast(list[str], days)})
    except ValueError:  # days or a name of no term: this office's calendar does not say when it is
        return
