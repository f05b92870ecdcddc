"""Which round a visit counts in, so that device and server put the same results together."""

from __future__ import annotations

from datetime import date

from fieldwork.records import Visit
from fieldwork.thai.years import academic_term


def round_of(visit: Visit) -> str:
    """The round the office gave the visit, else the academic term of its day as "2569/2"; between terms the year."""
    if visit.round or not visit.day:
        return visit.round or ""
    term = academic_term(date.fromisoformat(visit.day))
    return f"{term.year}/{term.number}" if term.number else str(term.year)
