"""A round as the office plans it: its days and focus, what rules would choose, and the schools that are chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from app.planning.told import because, reasons_of, weak
from app.wording import language
from fieldwork.instruments.model import Instrument
from fieldwork.matrix.gathering import Gathered
from fieldwork.planning.coverage import Covered, coverage
from fieldwork.planning.days import SchoolCalendar
from fieldwork.planning.last_results import LastResult, instruments, last_results
from fieldwork.planning.targets import Criteria, Proposal, Rule, propose, targets_of
from fieldwork.records import Agreement, Round, School, Target, Visit
from fieldwork.records.stored import World
from fieldwork.thai.sorting import school_sort_key, sort_key

_OF_RESULTS = {Rule.WEAK, Rule.NO_RESULT}


@dataclass(frozen=True, slots=True)
class Found:
    """A school that rules choose and that is no target yet, with its reasons in words."""

    school: str
    name: str
    reasons: tuple[str, ...]
    because: dict[str, Any]
    weak: LastResult | None = None


@dataclass(frozen=True, slots=True)
class TargetRow:
    """A target school, why, and how far its visit is."""

    id: str
    school: str
    name: str
    reasons: tuple[str, ...]
    visited: date | None
    planned: date | None


@dataclass(frozen=True, slots=True)
class DroppedRow:
    """A school that was taken out of the round, why, and why it was in it."""

    id: str
    name: str
    why: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoundState:
    """The page of one round."""

    name: str
    names: tuple[str, ...]
    starts: str
    ends: str
    focus: str
    clusters: tuple[tuple[str, str], ...]
    instruments: Mapping[str, Instrument]
    fitting: int
    found: tuple[Found, ...]
    targets: tuple[TargetRow, ...]
    dropped: tuple[DroppedRow, ...] = ()


def read(world: World, today: date, criteria: Criteria, gathered: Gathered, name: str = "") -> RoundState:
    """The page of a round: the term that is planned for now when none is named. `gathered`: the results that this
    person may see."""
    calendar = SchoolCalendar.of(world)
    terms = {f"{term.year}/{term.number}": term for term in calendar.terms_around(today)}
    rounds = {each.name: each for each in map(Round.of, world.find("round")) if each.name}
    chosen = name or list(terms)[1 if len(terms) > 2 else 0]
    kept, term = rounds.get(chosen), terms.get(chosen)
    starts = (kept.starts if kept else "") or (term.starts.isoformat() if term else "")
    ends = (kept.ends if kept else "") or (term.ends.isoformat() if term else "")
    schools = [School.of(record) for record in world.find("school")]
    visits = [Visit.of(record) for record in world.find("visit")]
    names = {s.id: language.of(s.name, s.name_en) for s in schools}
    listed = targets_of(map(Target.of, world.find("target")), chosen)
    agreements = map(Agreement.of, world.find("agreement")) if criteria.rules else ()
    rubrics = instruments(gathered)
    results = last_results(gathered, criteria.measure) if criteria.rules & _OF_RESULTS else None
    proposed = propose(schools, visits, agreements, criteria, today, results=results) if criteria.rules else ()
    said = partial(_said, criteria, rubrics.get(criteria.measure.instrument), today)
    there = {target.school for target in listed}
    return RoundState(
        name=chosen,
        names=tuple(dict.fromkeys([*terms, *sorted(set(rounds) - set(terms), reverse=True)])),
        starts=starts,
        ends=ends,
        focus=(kept.focus if kept else "") or "",
        clusters=_clusters(schools),
        instruments=rubrics,
        fitting=len(proposed),
        found=tuple(
            Found(each.school, names.get(each.school, ""), said(each), dict(each.because), each.weak)
            for each in proposed
            if each.school not in there
        ),
        targets=_targets(listed, names, _days(schools, visits, starts, ends, today), world),
        dropped=_dropped(chosen, names, world),
    )


def _dropped(round_: str, names: dict[str, str], world: World) -> tuple[DroppedRow, ...]:
    out = [target for target in map(Target.of, world.find("target")) if target.round == round_ and target.dropped]
    rows = [DroppedRow(t.id, names.get(t.school or "", ""), t.dropped or "", reasons_of(t, world)) for t in out]
    return tuple(sorted(rows, key=lambda row: school_sort_key(row.name)))


def _days(schools: list[School], visits: list[Visit], starts: str, ends: str, today: date) -> dict[str, Covered]:
    """Each school's visits between the days of the round; none where the round has no days."""
    if not (starts and ends):
        return {}
    first, last = date.fromisoformat(starts), date.fromisoformat(ends)
    return {row.school: row for row in coverage(schools, visits, first=first, last=last, today=today).schools}


def _said(criteria: Criteria, rubric: Instrument | None, today: date, proposal: Proposal) -> tuple[str, ...]:
    """What rules saw, in words, the result itself among them: this page is the office's."""
    if proposal.weak is None or rubric is None:
        return because(proposal.because)
    rest = {rule: told for rule, told in proposal.because.items() if rule != Rule.WEAK}
    return (weak(proposal.weak, criteria.measure, rubric, today), *because(rest))


def _targets(
    listed: Iterable[Target], names: dict[str, str], days: dict[str, Covered], world: World
) -> tuple[TargetRow, ...]:
    """Those without any visit first."""
    rows = [_target(target, names, days.get(target.school or ""), world) for target in listed]
    return tuple(sorted(rows, key=lambda r: (r.visited is not None, r.planned is not None, school_sort_key(r.name))))


def _target(target: Target, names: dict[str, str], covered: Covered | None, world: World) -> TargetRow:
    return TargetRow(
        id=target.id,
        school=target.school or "",
        name=names.get(target.school or "", ""),
        reasons=reasons_of(target, world),
        visited=max(covered.visited, default=None) if covered else None,
        planned=min(covered.planned, default=None) if covered else None,
    )


def _clusters(schools: Iterable[School]) -> tuple[tuple[str, str], ...]:
    named = {s.cluster: s.cluster_name or s.cluster for s in schools if s.cluster}
    return tuple(sorted(named.items(), key=lambda pair: sort_key(pair[1])))
