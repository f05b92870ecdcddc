"""What a day is to a school: which term it lies in, whether it is a holiday, a weekend or an exam day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from fieldwork.counting.rounds import office_terms
from fieldwork.records import Period
from fieldwork.records.stored import World
from fieldwork.thai.dates import be_year
from fieldwork.thai.holidays import SATURDAY, Holiday, holiday_on
from fieldwork.thai.years import AcademicTerm, Term, academic_term, national_terms


@dataclass(frozen=True, slots=True)
class Day:
    """One day as the office's calendar has it. `holiday` is None on a day that the office works in spite of one."""

    day: date
    term: AcademicTerm
    opens: bool = False  # the first day of a term
    closes: bool = False  # the last
    holiday: Holiday | None = None
    exams: tuple[str, ...] = ()
    events: tuple[str, ...] = ()

    @property
    def is_weekend(self) -> bool:
        return self.day.weekday() >= SATURDAY

    @property
    def is_off(self) -> bool:
        """Whether schools are closed that day, or between terms."""
        return self.is_weekend or self.holiday is not None or self.term.is_between_terms

    @property
    def is_fit(self) -> bool:
        """Whether nothing speaks against a visit."""
        return not (self.is_off or self.exams or self.events)


@dataclass(frozen=True)
class SchoolCalendar:
    """The terms of the office, and its spans of days that matter. Public holidays are known without it."""

    terms: tuple[Term, ...] = ()
    periods: tuple[Period, ...] = ()

    @classmethod
    def of(cls, world: World) -> SchoolCalendar:
        """The calendar as the records have it. A span that cannot be read, or ends before it starts, says nothing."""
        found = map(Period.of, world.find("period"))
        return cls(office_terms(world), tuple(each for each in found if _is_span(each)))

    @cached_property
    def _by_nature(self) -> dict[str, tuple[Period, ...]]:
        natures = {each.nature or "" for each in self.periods}
        return {nature: tuple(p for p in self.periods if p.nature == nature) for nature in natures}

    def on(self, day: date, school: str = "") -> Day:
        """The day for everybody, or for one school with what is its own."""
        works = bool(self._names("workday", day, school))
        written = self._names("holiday", day, school)
        holiday = Holiday(written[0], written[0]) if written else holiday_on(day)
        term = self.academic_term(day)
        return Day(
            day,
            term,
            opens=any(day == each.starts for each in self.terms_of(term.year)),
            closes=any(day == each.ends for each in self.terms_of(term.year)),
            holiday=None if works else holiday,
            exams=self._names("exam", day, school),
            events=self._names("event", day, school),
        )

    def academic_term(self, day: date) -> AcademicTerm:
        """The term of a day by the office's own terms, else by the regulation's."""
        return academic_term(day, school_terms=self.terms)

    def terms_of(self, year: int) -> tuple[Term, ...]:
        """Both terms of an academic year (Buddhist Era)."""
        own = {term.number: term for term in self.terms if term.year == year}
        return tuple(own.get(usual.number, usual) for usual in national_terms(year))

    def term_for(self, day: date) -> Term:
        """The term that a day is in; between terms the next one, for which visits are planned then."""
        return self._following(day)[0]

    def terms_around(self, day: date) -> tuple[Term, ...]:
        """The term before, the one of `term_for`, and the one after."""
        now, after = self._following(day)[:2]
        before = [term for term in self._around(day) if term.ends < now.starts]
        return (*before[-1:], now, after)

    def _following(self, day: date) -> list[Term]:
        return [term for term in self._around(day) if term.ends >= day]

    def _around(self, day: date) -> list[Term]:
        years = range(be_year(day) - 2, be_year(day) + 3)
        return sorted((term for year in years for term in self.terms_of(year)), key=lambda term: term.starts)

    def _names(self, nature: str, day: date, school: str) -> tuple[str, ...]:
        at = day.isoformat()
        found = self._by_nature.get(nature, ())
        return tuple(p.name or "" for p in found if _holds(p, at) and (not p.school or p.school == school))


def spans_between(periods: Iterable[Period], first: date, last: date) -> tuple[Period, ...]:
    """The spans that touch these days, by their first day."""
    begin, end = first.isoformat(), last.isoformat()
    touching = [p for p in periods if (p.starts or "") <= end and begin <= (p.ends or "")]
    return tuple(sorted(touching, key=lambda p: (p.starts or "", p.id)))


def _holds(period: Period, day: str) -> bool:
    return (period.starts or "") <= day <= (period.ends or "")


def _is_span(period: Period) -> bool:
    return bool(not period.withdrawn and period.starts and period.ends and period.starts <= period.ends)
