"""Which round a visit counts in, so that device and server put the same results together."""

from __future__ import annotations

import re
from datetime import date

from fieldwork.records import Visit
from fieldwork.thai.text import arabic_digits, normalise_line
from fieldwork.thai.years import academic_term

_TERM_FIRST = re.compile(r"(?:ภาคเรียนที่ ?|term )?(\d) ?/ ?(\d{4})", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4}) ?/ ?(\d)")


def round_of(visit: Visit) -> str:
    """The round the office gave the visit, else the academic term of its day as "2569/2"; between terms the year."""
    if visit.round or not visit.day:
        return visit.round or ""
    term = academic_term(date.fromisoformat(visit.day))
    return f"{term.year}/{term.number}" if term.number else str(term.year)


def read_round(text: str) -> str:
    """A round as somebody typed it. A term, said "2/2569" or "๒๕๖๙/๒", becomes "2569/2"; a name of its own stays."""
    line = normalise_line(text)
    said = arabic_digits(line)
    if term := _TERM_FIRST.fullmatch(said):
        return f"{term[2]}/{term[1]}"
    if term := _YEAR_FIRST.fullmatch(said):
        return f"{term[1]}/{term[2]}"
    return line


def written(name: str) -> str:
    """A round as offices write it: "2/2569" for the term "2569/2"; a name of its own stays."""
    term = term_of_round(name)
    return f"{term[0]}/{term[1]}" if term else name


def term_of_round(name: str) -> tuple[str, str] | None:
    """Term and Buddhist Era year of a round that is a term: ("2", "2569"); None for a round with a name of its own."""
    term = _YEAR_FIRST.fullmatch(name)
    return (term[2], term[1]) if term else None
