"""Which schools a round is for: rules that choose them, and what each rule saw when it did.

What a rule saw is kept with the school, so that the reason can be read aloud long after the facts have changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from fieldwork.records import Agreement, School, Target, Visit


class Rule(StrEnum):
    """One way to choose schools. The value is its name in a target's `because`."""

    NEVER = "never"  # never visited as far as is known
    LONG_AGO = "long_ago"  # not visited for so many days
    LATE = "late"  # agreements past their day
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


@dataclass(frozen=True, slots=True)
class Proposal:
    """A school that rules choose, with what each of them saw."""

    school: str
    because: Mapping[str, Any] = field(default_factory=dict)


def propose(
    schools: Iterable[School],
    visits: Iterable[Visit],
    agreements: Iterable[Agreement],
    criteria: Criteria,
    today: date,
) -> tuple[Proposal, ...]:
    """The open schools that the rules choose, those with most reasons first."""
    last, late = _last_visits(visits, today), _late(agreements, today)
    found = [
        Proposal(school.id, because)
        for school in schools
        if school.is_open_on(today)
        and (because := _because(school, last.get(school.id), late.get(school.id, 0), criteria, today))
    ]
    return tuple(sorted(found, key=lambda proposal: (-len(proposal.because), proposal.school)))


def targets_of(targets: Iterable[Target], round_: str) -> tuple[Target, ...]:
    """The schools that a round is for now."""
    return tuple(each for each in targets if each.round == round_ and not each.dropped)


def _because(school: School, last: date | None, late: int, criteria: Criteria, today: date) -> dict[str, Any]:
    seen: dict[Rule, Any] = {}
    if last is None:
        seen[Rule.NEVER] = {"as_of": today.isoformat()}
    elif (today - last).days >= criteria.days:
        seen[Rule.LONG_AGO] = {"last": last.isoformat(), "as_of": today.isoformat()}
    if late:
        seen[Rule.LATE] = {"late": late, "as_of": today.isoformat()}
    if school.size in criteria.sizes:
        seen[Rule.SIZE] = {"size": school.size}
    if school.cluster in criteria.clusters:
        seen[Rule.CLUSTER] = {"cluster": school.cluster_name or school.cluster}
    return {str(rule): told for rule, told in seen.items() if rule in criteria.rules}


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
