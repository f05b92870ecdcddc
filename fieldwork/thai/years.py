"""Which years a day belongs to: academic term and year by a table of terms, and fiscal year. All in Buddhist Era."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fieldwork.thai.dates import BE_OFFSET, be_year


@dataclass(frozen=True, slots=True)
class Term:
    """One term as it is really held, first and last day included. Schools differ by days, so each may state its own."""

    year: int
    number: int
    starts: date
    ends: date

    def __post_init__(self) -> None:
        if self.starts > self.ends:
            raise ValueError(f"term {self.number}/{self.year} ends before it starts")

    def __contains__(self, day: date) -> bool:
        return self.starts <= day <= self.ends


@dataclass(frozen=True, slots=True)
class AcademicTerm:
    """Where a day falls: term `number` of academic `year`, or between terms when number is None."""

    year: int
    number: int | None

    @property
    def is_between_terms(self) -> bool:
        return self.number is None

    @property
    def title_th(self) -> str:
        place = "ปิดภาคเรียน" if self.number is None else f"ภาคเรียนที่ {self.number}"
        return f"{place} ปีการศึกษา {self.year}"

    def __str__(self) -> str:
        return f"ปิดภาคเรียน/{self.year}" if self.number is None else f"{self.number}/{self.year}"


def national_terms(year: int) -> tuple[Term, Term]:
    """Return the ministry's usual terms: 16 May to 11 October, 1 November to 1 April."""
    starts_in = year - BE_OFFSET
    return (
        Term(year, 1, date(starts_in, 5, 16), date(starts_in, 10, 11)),
        Term(year, 2, date(starts_in, 11, 1), date(starts_in + 1, 4, 1)),
    )


def academic_term(day: date, *, school_terms: Iterable[Term] = ()) -> AcademicTerm:
    """Find the term of a day. A school's own term replaces the national one of the same year and number.

    Between terms a day belongs to the year of the term that started last, so 15 May 2570 is still 2569.
    """
    terms = {(term.year, term.number): term for year in _years_around(day) for term in national_terms(year)}
    terms |= {(term.year, term.number): term for term in school_terms}
    started = [term for term in terms.values() if term.starts <= day]
    latest = max(started, key=lambda term: (term.starts, term.year, term.number))
    return AcademicTerm(latest.year, latest.number if day in latest else None)


def read_terms(terms: Mapping[str, Sequence[str]]) -> tuple[Term, ...]:
    """Read terms kept as "2569/1" -> [first day, last day] in ISO. Raises ValueError for one that is not so."""
    return tuple(_read_term(name, *days) for name, days in terms.items())


def fiscal_year(day: date) -> int:
    """Return the fiscal year, 1 October to 30 September, named by the year it ends in."""
    return be_year(day) + (1 if day.month >= 10 else 0)


def fiscal_quarter(day: date) -> int:
    """Return the quarter of the fiscal year: 1 is October to December."""
    return (day.month - 10) % 12 // 3 + 1


def _read_term(name: str, *days: str) -> Term:
    year, separator, number = name.partition("/")
    if not (separator and year.isdecimal() and number.isdecimal() and len(days) == 2):
        raise ValueError(f"not a term with its first and last day: {name!r} {days!r}")
    return Term(int(year), int(number), date.fromisoformat(days[0]), date.fromisoformat(days[1]))


def _years_around(day: date) -> range:
    return range(be_year(day) - 2, be_year(day) + 2)
