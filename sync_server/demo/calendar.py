"""Where the demo's days lie around the day it is set up: the past terms and this week's visits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from fieldwork.thai.dates import be_year
from fieldwork.thai.years import Term, national_terms


@dataclass(frozen=True, slots=True)
class Calendar:
    """The day of the set-up, the last term that ended before it, the term before that, and the first the demo knows."""

    today: date
    past: Term
    before: Term
    first: Term

    @property
    def change(self) -> date:
        """The first day after the past term: the day on which some people moved on."""
        return self.past.ends + timedelta(days=1)

    @property
    def settled(self) -> date:
        """Since when everybody else holds their role."""
        return date(self.before.starts.year - 1, 10, 1)


def calendar_on(today: date) -> Calendar:
    """The calendar of a demo that is set up on this day."""
    years = range(be_year(today) - 3, be_year(today) + 1)
    ended = [term for year in years for term in national_terms(year) if term.ends < today]
    return Calendar(today, ended[-1], ended[-2], ended[-3])


def round_name(term: Term) -> str:
    """A term as records name a round: 2569/1."""
    return f"{term.year}/{term.number}"


def workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))


def workday_before(day: date) -> date:
    """The last working day before a day."""
    return workday(day - timedelta(days=1))


def monday_after(day: date) -> date:
    """The Monday of the week after this one."""
    return day + timedelta(days=7 - day.weekday())
