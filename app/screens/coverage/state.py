"""Which schools were visited in a term, which have a day, which neither; by campus where that is asked for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from app.wording import language
from fieldwork.planning.coverage import Reached, coverage
from fieldwork.planning.days import SchoolCalendar
from fieldwork.planning.targets import targets_of
from fieldwork.records import School, Target, Visit
from fieldwork.records.stored import World
from fieldwork.rounding import round_half_up
from fieldwork.thai.sorting import sort_key
from fieldwork.thai.years import Term


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """One school and its days of the term."""

    id: str
    name: str
    reached: Reached
    visited: tuple[date, ...]
    planned: tuple[date, ...]
    last: date | None
    target: bool


@dataclass(frozen=True, slots=True)
class CoverageState:
    """The page: the term, its neighbours, the campuses to choose from, and every school's row."""

    term: Term
    terms: tuple[Term, ...]
    clusters: tuple[tuple[str, str], ...]
    rows: tuple[SchoolRow, ...]
    today: date

    def of(self, reached: Reached) -> tuple[SchoolRow, ...]:
        """The schools that are so far."""
        return tuple(row for row in self.rows if row.reached is reached)

    @property
    def percent(self) -> int:
        """The share that was visited; never 100 while one is missing, nor 0 once there is one."""
        done, total = len(self.of(Reached.VISITED)), len(self.rows)
        whole = int(round_half_up(Fraction(100 * done, total), 0)) if total else 0
        return whole if done in (0, total) else min(99, max(1, whole))


def read(world: World, today: date, *, term: Term | None = None, cluster: str = "") -> CoverageState:
    """Work it out for a term (the one that is planned for now) and a campus (every one)."""
    calendar = SchoolCalendar.of(world)
    chosen = term or calendar.term_for(today)
    schools = [School.of(record) for record in world.find("school")]
    found = coverage(
        (s for s in schools if not cluster or s.cluster == cluster),
        (Visit.of(record) for record in world.find("visit")),
        first=chosen.starts,
        last=chosen.ends,
        today=today,
    )
    names = {s.id: language.of(s.name, s.name_en) for s in schools}
    targets = {t.school for t in targets_of(map(Target.of, world.find("target")), f"{chosen.year}/{chosen.number}")}
    rows = tuple(
        SchoolRow(r.school, names[r.school], r.reached, r.visited, r.planned, r.last, r.school in targets)
        for r in found.schools
    )
    return CoverageState(chosen, calendar.terms_around(today), _clusters(schools), rows, today)


def _clusters(schools: Iterable[School]) -> tuple[tuple[str, str], ...]:
    named = {s.cluster: s.cluster_name or s.cluster for s in schools if s.cluster}
    return tuple(sorted(named.items(), key=lambda pair: sort_key(pair[1])))
