"""Which schools a round is for: rules that choose them, and what each rule saw when it did.

What a rule saw is kept with the school, so that the reason can be read aloud long after the facts have changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from fieldwork.planning.last_results import LastResult, Measure
from fieldwork.records import Agreement, Ground, School, Target, Visit
from fieldwork.records.stored import World


class Rule(StrEnum):
    """One way to choose schools. The value is its name in a target's `because`."""

    NEVER = "never"  # never visited as far as is known
    LONG_AGO = "long_ago"  # not visited for so many days
    LATE = "late"  # agreements past their day
    WEAK = "weak"  # the last released result is in one of the lowest bands
    NO_RESULT = "no_result"  # none was released yet, or too little was answered for one
    SIZE = "size"  # schools of these sizes
    CLUSTER = "cluster"  # schools of these clusters
    REASON = "reason"  # the office's own reason, in its own words


LONG_AGO_DAYS = 365


@dataclass(frozen=True, slots=True)
class Criteria:
    """The rules in use. A school is chosen when any of them chooses it."""

    rules: frozenset[Rule] = frozenset()
    sizes: frozenset[str] = frozenset()
    clusters: frozenset[str] = frozenset()
    days: int = LONG_AGO_DAYS
    measure: Measure = Measure()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A school that rules choose, with what each of them saw, and the weak result where that was one of them."""

    school: str
    because: Mapping[str, Any] = field(default_factory=dict)
    weak: LastResult | None = None


def propose(
    schools: Iterable[School],
    visits: Iterable[Visit],
    agreements: Iterable[Agreement],
    criteria: Criteria,
    today: date,
    *,
    results: Mapping[str, LastResult | None] | None = None,
) -> tuple[Proposal, ...]:
    """The open schools that the rules choose, those with most reasons first. `results` are the last ones by school,
    None where there is none; a school that is not among them is neither weak nor without a result."""
    last, late = _last_visits(visits, today), _late(agreements, today)
    found = []
    for school in schools:
        if not school.is_open_on(today):
            continue
        seen = _of_visits(last.get(school.id), criteria, today)
        if late.get(school.id):
            seen[Rule.LATE] = {"late": late[school.id], "as_of": today.isoformat()}
        result = results.get(school.id) if results else None
        if results and school.id in results:
            seen |= _of_result(result, criteria.measure, today)
        seen |= _of_facts(school, criteria)
        because = {str(rule): told for rule, told in seen.items() if rule in criteria.rules}
        if because:
            found.append(Proposal(school.id, because, result if Rule.WEAK in because else None))
    return tuple(sorted(found, key=lambda proposal: (-len(proposal.because), proposal.school)))


def targets_of(targets: Iterable[Target], round_: str) -> tuple[Target, ...]:
    """The schools that a round is for now."""
    return tuple(each for each in targets if each.round == round_ and not each.dropped)


def ground_of(target: Target, world: World) -> Ground | None:
    """The result that made a school a target, as it was kept when it was chosen for. None for a target by other
    reasons, and where the results are kept from this person or have not come yet."""
    told = target.because.get(Rule.WEAK)
    if not isinstance(told, Mapping):
        return None
    seen = (target.round, told.get("last"), told.get("as_of"), told.get("of"))
    kept = map(Ground.of, world.find("ground", school=target.school or ""))
    return next((each for each in kept if (each.round, each.day, each.as_of, each.about) == seen), None)


def _of_visits(last: date | None, criteria: Criteria, today: date) -> dict[Rule, Any]:
    if last is None:
        return {Rule.NEVER: {"as_of": today.isoformat()}}
    if (today - last).days >= criteria.days:
        return {Rule.LONG_AGO: {"last": last.isoformat(), "as_of": today.isoformat()}}
    return {}


def _of_result(result: LastResult | None, measure: Measure, today: date) -> dict[Rule, Any]:
    """Where and when, and never what: the school reads this, and no results (the result itself is a `Ground`)."""
    about = {"of": measure.of, "as_of": today.isoformat()}
    if result is None:
        return {Rule.NO_RESULT: about}
    return {Rule.WEAK: {**about, "last": result.day.isoformat()}} if measure.is_weak(result) else {}


def _of_facts(school: School, criteria: Criteria) -> dict[Rule, Any]:
    seen: dict[Rule, Any] = {}
    if school.size in criteria.sizes:
        seen[Rule.SIZE] = {"size": school.size}
    if school.cluster in criteria.clusters:
        seen[Rule.CLUSTER] = {"cluster": school.cluster_name or school.cluster}
    return seen


def _last_visits(visits: Iterable[Visit], today: date) -> dict[str, date]:
    found: dict[str, date] = {}
    for visit in visits:
        if visit.school and visit.day and not visit.cancelled and visit.day <= today.isoformat():
            found[visit.school] = max(found.get(visit.school, date.min), date.fromisoformat(visit.day))
    return found


def _late(agreements: Iterable[Agreement], today: date) -> dict[str, int]:
    found: dict[str, int] = {}
    for each in agreements:
        if each.school and each.is_late(today):
            found[each.school] = found.get(each.school, 0) + 1
    return found
