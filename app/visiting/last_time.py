"""What an indicator came to at the school's visit before this one, and what was promised about it since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from fieldwork.consensus import decision_of
from fieldwork.instruments.model import Instrument
from fieldwork.records import Agreement, Consensus, Sheet, Visit
from fieldwork.records.stored import World
from fieldwork.scopes import is_released
from fieldwork.submission import answers_of, instrument_of


@dataclass(frozen=True, slots=True)
class Promised:
    """An agreement about an indicator that is not finished."""

    action: str
    due: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class LastTime:
    """One indicator. `levels` are what the team agreed on (one), else what its raters gave, lowest first; empty when it
    was not rated on `day`, or never."""

    day: date | None = None
    levels: tuple[int, ...] = ()
    agreed: bool = False
    promised: tuple[Promised, ...] = ()


def last_times(world: World, visit: Visit, form: Instrument, today: date) -> Mapping[str, LastTime]:
    """By indicator, for a rater on this visit; nothing where the office wants it rated blind.

    Levels are comparable where both visits used the same instrument with the same scale; they come from the latest such
    visit whose sheets are released and on this device.
    """
    if visit.blind:
        return {}
    promised = _promised(world, visit, today)
    before = _visit_before(world, visit, form)
    levels = _levels(world, *before, form) if before is not None else {}
    day = date.fromisoformat(before[0].day) if before is not None and before[0].day else None
    found = {}
    for indicator in form.indicators:
        given, agreed = levels.get(indicator.id, ((), False))
        if given or indicator.id in promised:
            found[indicator.id] = LastTime(day if given else None, given, agreed, promised.get(indicator.id, ()))
    return found


def _visit_before(world: World, visit: Visit, form: Instrument) -> tuple[Visit, str] | None:
    """The latest visit before this one that rated with this instrument, and the version it used."""
    others = map(Visit.of, world.find("visit", school=visit.school or ""))
    earlier = [v for v in others if v.id != visit.id and not v.cancelled and (v.day or "") < (visit.day or "")]
    for before in sorted(earlier, key=lambda v: (v.day or "", v.id), reverse=True):
        for used in before.used:
            other = instrument_of(used, world)
            fits = isinstance(other, Instrument) and _is_comparable(other, form)
            if fits and is_released(before, world) and _sheets(world, before, used):
                return before, used
    return None


def _is_comparable(other: Instrument, form: Instrument) -> bool:
    values, others = ({level.value for level in each.scale.levels} for each in (form, other))
    return other.id == form.id and values == others


def _sheets(world: World, visit: Visit, used: str) -> list[Sheet]:
    own = map(Sheet.of, world.find("sheet", visit=visit.id))
    return [s for s in own if s.instrument == used and s.subject == visit.school and s.submitted_at is not None]


def _levels(world: World, visit: Visit, used: str, form: Instrument) -> dict[str, tuple[tuple[int, ...], bool]]:
    """By indicator, the levels and whether the team agreed on them."""
    given: dict[str, set[int]] = defaultdict(set)
    for sheet in _sheets(world, visit, used):
        for indicator, answer in answers_of(sheet).items():
            if answer.counted_level is not None:
                given[indicator].add(answer.counted_level)
    found = {indicator: (tuple(sorted(levels)), False) for indicator, levels in given.items()}
    for consensus in map(Consensus.of, world.find("consensus", visit=visit.id)):
        decision = decision_of(consensus.decision) if consensus.instrument == used else None
        if decision is not None and decision.level in form.scale and consensus.indicator in given:
            found[consensus.indicator] = ((decision.level,), True)
    return found


def _promised(world: World, visit: Visit, today: date) -> dict[str, tuple[Promised, ...]]:
    """By indicator, what is still to be done; what this visit itself agrees on is not from before."""
    promised: dict[str, list[Agreement]] = defaultdict(list)
    for agreement in map(Agreement.of, world.find("agreement", school=visit.school or "")):
        if agreement.is_open and agreement.indicator and agreement.visit != visit.id:
            promised[agreement.indicator].append(agreement)
    return {indicator: tuple(_in_order(found, today)) for indicator, found in promised.items()}


def _in_order(agreements: Iterable[Agreement], today: date) -> Iterable[Promised]:
    for each in sorted(agreements, key=lambda a: (a.due or "9999", a.id)):
        yield Promised(each.action or "", date.fromisoformat(each.due) if each.due else None, each.is_late(today))
