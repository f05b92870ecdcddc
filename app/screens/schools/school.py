"""A school as the person may see it: facts, visits, what is still agreed to be done, and how results have moved."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.planning.told import reasons_of
from fieldwork.consensus import Decision, VisitResult, decision_of, visit_result
from fieldwork.instruments.model import Instrument
from fieldwork.records import Agreement, Consensus, Person, Role, School, Sheet, Target, Visit
from fieldwork.records.stored import World
from fieldwork.rounds import round_of
from fieldwork.scopes import is_released
from fieldwork.submission import answers_of, instrument_of

SHOWN_VISITS = 6
SHOWN_TARGETS = 3


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit. `stage`: coming, running, released or cancelled."""

    id: str
    day: date
    round: str
    leader: str
    stage: str


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """Something agreed that is not finished. `state`: open or doing."""

    id: str
    action: str
    owner: str
    due: date | None
    state: str
    late: bool


@dataclass(frozen=True, slots=True)
class Point:
    """An area's mean on one visit, from `n` sheets; no number without enough answers."""

    day: date
    round: str
    shown: Decimal | None
    share: float | None
    n: int


@dataclass(frozen=True, slots=True)
class AreaTrend:
    """One area of one instrument over the visits that used it, oldest first."""

    title_th: str
    title_en: str
    high: int
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A round for which the office chose the school, with why; `dropped` says why it was taken out again."""

    round: str
    reasons: tuple[str, ...]
    dropped: str


@dataclass(frozen=True, slots=True)
class SchoolState:
    """Everything on the page."""

    school: School
    principal: str
    visits: tuple[VisitLine, ...]
    agreements: tuple[AgreementLine, ...]
    done: int
    trend: tuple[AreaTrend, ...]
    targets: tuple[TargetLine, ...] = ()


def read(world: World, school_id: str, today: date) -> SchoolState | None:
    """Read the page; None for a school this device does not know."""
    record = world.get("school", school_id)
    if record is None:
        return None
    visits = [v for v in map(Visit.of, world.find("visit", school=school_id)) if v.day]
    visits.sort(key=lambda v: (v.day or "", v.id), reverse=True)
    agreements = [a for a in map(Agreement.of, world.find("agreement", school=school_id)) if not a.removed]
    return SchoolState(
        school=School.of(record),
        principal=_principal(world, school_id, today),
        visits=tuple(_visit(v, world, today) for v in visits[:SHOWN_VISITS]),
        agreements=_open(agreements, today),
        done=sum(a.state == "done" for a in agreements),
        trend=_trend(world, [v for v in reversed(visits) if not v.cancelled]),
        targets=_targets(world, school_id),
    )


def _targets(world: World, school: str) -> tuple[TargetLine, ...]:
    """The latest rounds first."""
    found = [Target.of(record) for record in world.find("target", school=school)]
    found.sort(key=lambda target: target.round or "", reverse=True)
    return tuple(TargetLine(t.round or "", reasons_of(t, world), t.dropped or "") for t in found[:SHOWN_TARGETS])


def _principal(world: World, school_id: str, today: date) -> str:
    day = today.isoformat()
    for role in map(Role.of, world.find("role", school=school_id)):
        holds = role.starts and role.starts <= day and (not role.ends or day <= role.ends)
        person = world.get("person", role.person or "")
        if role.role == "principal" and holds and person is not None:
            return Person.of(person).name
    return ""


def _visit(visit: Visit, world: World, today: date) -> VisitLine:
    leader = world.get("person", visit.leader or "")
    day = date.fromisoformat(visit.day or "")
    stage = "released" if is_released(visit, world) else "coming" if day > today else "running"
    return VisitLine(
        id=visit.id,
        day=day,
        round=round_of(visit),
        leader=Person.of(leader).name if leader is not None else "",
        stage="cancelled" if visit.cancelled else stage,
    )


def _open(agreements: list[Agreement], today: date) -> tuple[AgreementLine, ...]:
    """What is not done, what is due first coming first."""
    lines = [
        AgreementLine(
            id=a.id,
            action=a.action or "",
            owner=a.owner or "",
            due=date.fromisoformat(a.due) if a.due else None,
            state=a.state or "open",
            late=a.is_late(today),
        )
        for a in agreements
        if a.is_open
    ]
    return tuple(sorted(lines, key=lambda line: (line.due or date.max, line.id)))


def _trend(world: World, visits: list[Visit]) -> tuple[AreaTrend, ...]:
    """Area by area, for the instruments whose released sheets are on this device."""
    titles: dict[tuple[str, str], tuple[str, str, int]] = {}
    points: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for visit in visits:
        for instrument, result in _results(world, visit):
            for area in instrument.areas:
                key = (instrument.id, area.id)
                titles[key] = (area.title_th, area.title_en, instrument.scale.max)
                points[key].append(_point(visit, result, area.id, instrument))
    return tuple(AreaTrend(*titles[key], tuple(found)) for key, found in points.items())


def _results(world: World, visit: Visit) -> list[tuple[Instrument, VisitResult]]:
    if not is_released(visit, world):
        return []
    sheets: dict[str, dict[str, Sheet]] = defaultdict(dict)
    for sheet in map(Sheet.of, world.find("sheet", visit=visit.id)):
        if sheet.subject == visit.school and sheet.submitted_at is not None and sheet.instrument in visit.used:
            sheets[sheet.instrument or ""][sheet.rater or ""] = sheet
    found = []
    for instrument_id, own in sheets.items():
        instrument = instrument_of(instrument_id, world)
        if isinstance(instrument, Instrument):
            answers = {rater: answers_of(sheet) for rater, sheet in own.items()}
            found.append((instrument, visit_result(instrument, answers, _decisions(world, visit.id, instrument_id))))
    return found


def _decisions(world: World, visit: str, instrument: str) -> dict[str, Decision]:
    agreed = [c for c in map(Consensus.of, world.find("consensus", visit=visit)) if c.instrument == instrument]
    decisions = {c.indicator or "": decision_of(c.decision) for c in agreed}
    return {indicator: decision for indicator, decision in decisions.items() if decision is not None}


def _point(visit: Visit, result: VisitResult, area: str, instrument: Instrument) -> Point:
    standing = result.areas[area]
    share = None if standing.shown is None else float(standing.shown / instrument.scale.max)
    return Point(date.fromisoformat(visit.day or ""), visit.round or "", standing.shown, share, standing.n)
