"""What is due, worked out from the records: visits today and soon, agreements, feedback to read, answer or write."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from app.calibrations import CalibrationLine, due
from app.founding import Standing, is_founded, steps
from app.wording import language
from fieldwork.records import (
    Acknowledgement,
    Addressee,
    Agreement,
    Concern,
    Feedback,
    Person,
    Progress,
    Receipt,
    Response,
    School,
    Sheet,
    Visit,
)
from fieldwork.records.stored import World
from fieldwork.rounds import round_of
from fieldwork.scopes import is_released, roles_on, school_rubrics, schools_run
from fieldwork.thai.sorting import school_sort_key

SOON_DAYS = 30
DUE_DAYS = 14


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit of the person's, and how far the own sheet is. `stage`: none, started or submitted."""

    id: str
    school: str
    day: date
    round: str
    leads: bool
    stage: str
    marks: int


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A visit of others: who leads it, and how many of the team have submitted, where the person may know that."""

    id: str
    school: str
    day: date
    leader: str
    submitted: int
    members: int


@dataclass(frozen=True, slots=True)
class AgreementLine:
    """An agreement that is due soon or late, with the school it was made with."""

    id: str
    school_id: str
    school: str
    action: str
    owner: str
    due: date
    late: bool


@dataclass(frozen=True, slots=True)
class FeedbackLine:
    """A published feedback of a school that the person runs. `stage`: unread, unanswered or unsigned."""

    id: str
    school: str
    day: date | None  # of the visit; None when this device does not hold it
    version: int
    stage: str
    left: int


@dataclass(frozen=True, slots=True)
class ToPublish:
    """A visit the person leads whose raters are done and whose school waits for its feedback."""

    visit: str
    school: str
    day: date


@dataclass(frozen=True, slots=True)
class Answered:
    """A school's answer to a feedback the person published."""

    feedback: str
    school: str
    day: date | None
    answers: int
    signed: bool


@dataclass(frozen=True, slots=True)
class ConfidedLine:
    """A concern that this person is told, by whom, and whether it was opened."""

    concern: str
    school: str
    author: str
    seen: bool


@dataclass(frozen=True, slots=True)
class HomeState:
    """Everything on the first page, each list in the order of urgency."""

    today: tuple[VisitLine, ...] = ()
    soon: tuple[VisitLine, ...] = ()
    unfinished: tuple[VisitLine, ...] = ()
    agreements: tuple[AgreementLine, ...] = ()
    feedback: tuple[FeedbackLine, ...] = ()
    to_publish: tuple[ToPublish, ...] = ()
    answered: tuple[Answered, ...] = ()
    visitors: tuple[TeamLine, ...] = ()
    area_today: tuple[TeamLine, ...] = ()
    founding: tuple[Standing, ...] = ()
    confided: tuple[ConfidedLine, ...] = ()
    calibrations: tuple[CalibrationLine, ...] = ()

    @property
    def has_unread(self) -> bool:
        """Whether somebody told this person in confidence what was not read yet."""
        return not all(line.seen for line in self.confided)

    @property
    def is_quiet(self) -> bool:
        """True when nothing at all is due."""
        return self == HomeState()


def read(world: World, person: str, today: date) -> HomeState:
    """Work the page out for one person on one day."""
    roles = roles_on(person, world, today)
    runs = schools_run(roles)
    names = {s.id: language.of(s.name, s.name_en) for s in map(School.of, world.find("school"))}
    visits = [v for v in map(Visit.of, world.find("visit")) if v.day and not v.cancelled]
    mine = [_line(v, world, person, names) for v in visits if person in v.members]
    others = [v for v in visits if person not in v.members]
    held = {r.role for r in roles}
    oversees = bool(held & {"secretariat", "director"})
    return HomeState(
        today=_sorted(line for line in mine if line.day == today),
        soon=_sorted(line for line in mine if today < line.day <= today + timedelta(days=SOON_DAYS)),
        unfinished=_sorted(
            line for line in mine if line.day < today and line.stage != "submitted" and not _closed(line, visits)
        ),
        agreements=_agreements(world, person, visits, runs, names, today),
        feedback=_feedback(world, person, runs, names),
        to_publish=_to_publish(world, person, visits, names, today),
        answered=_answered(world, person, visits, names),
        visitors=_teams(world, (v for v in others if v.school in runs and _soon(v, today)), names),
        area_today=_teams(world, (v for v in others if v.day == today.isoformat()), names) if oversees else (),
        founding=_founding(world, today) if "secretariat" in held else (),
        confided=_confided(world, person, names),
        calibrations=due(world, person, today),
    )


def _founding(world: World, today: date) -> tuple[Standing, ...]:
    """The steps of a new office, until it has what a first visit needs."""
    found = steps(world, today)
    return () if is_founded(found) else found


def _line(visit: Visit, world: World, person: str, names: dict[str, str]) -> VisitLine:
    sheets = [s for s in map(Sheet.of, world.find("sheet", visit=visit.id)) if s.rater == person]
    own = [s for s in sheets if s.subject == visit.school and s.instrument in visit.used]
    marks = sum(len(s.levels) + len(s.reasons) for s in own)
    done = {s.instrument for s in own if s.submitted_at is not None}
    submitted = bool(done) and done >= {s.instrument for s in own} | set(school_rubrics(visit, world))
    return VisitLine(
        id=visit.id,
        school=names.get(visit.school or "", ""),
        day=date.fromisoformat(visit.day or ""),
        round=round_of(visit),
        leads=visit.leader == person,
        stage="submitted" if submitted else "started" if marks else "none",
        marks=marks,
    )


def _soon(visit: Visit, today: date) -> bool:
    return today.isoformat() <= (visit.day or "") <= (today + timedelta(days=SOON_DAYS)).isoformat()


def _teams(world: World, visits: Iterable[Visit], names: dict[str, str]) -> tuple[TeamLine, ...]:
    lines = [_team(world, visit, names) for visit in visits]
    return tuple(sorted(lines, key=lambda line: (line.day, school_sort_key(line.school))))


def _team(world: World, visit: Visit, names: dict[str, str]) -> TeamLine:
    leader = world.get("person", visit.leader or "")
    known = map(Progress.of, world.find("progress", visit=visit.id))
    done: dict[str, set[str]] = {}
    for each in known:
        if each.submitted_at is not None and each.subject == visit.school and each.instrument in visit.used:
            done.setdefault(each.rater or "", set()).add(each.instrument)
    owed = set(school_rubrics(visit, world))
    return TeamLine(
        id=visit.id,
        school=names.get(visit.school or "", ""),
        day=date.fromisoformat(visit.day or ""),
        leader=Person.of(leader).name if leader is not None else "",
        submitted=sum(owed <= handed_in for handed_in in done.values()),
        members=len(visit.members),
    )


def _sorted(lines: Iterable[VisitLine]) -> tuple[VisitLine, ...]:
    return tuple(sorted(lines, key=lambda line: (line.day, school_sort_key(line.school))))


def _closed(line: VisitLine, visits: list[Visit]) -> bool:
    return any(v.id == line.id and v.closed_at is not None for v in visits)


def _agreements(
    world: World, person: str, visits: list[Visit], runs: frozenset[str], names: dict[str, str], today: date
) -> tuple[AgreementLine, ...]:
    """Those of the person's visits and schools that are late or due within two weeks."""
    mine = {v.id for v in visits if person in v.members}
    until = (today + timedelta(days=DUE_DAYS)).isoformat()
    found = [
        a for a in map(Agreement.of, world.find("agreement")) if (a.visit in mine or a.school in runs) and a.is_open
    ]
    due = sorted((a for a in found if a.due and a.due <= until), key=lambda a: (a.due or "", a.id))
    return tuple(
        AgreementLine(
            id=a.id,
            school_id=a.school or "",
            school=names.get(a.school or "", ""),
            action=a.action or "",
            owner=a.owner or "",
            due=date.fromisoformat(a.due or ""),
            late=a.is_late(today),
        )
        for a in due
    )


def _feedback(world: World, person: str, runs: frozenset[str], names: dict[str, str]) -> tuple[FeedbackLine, ...]:
    """The newest published version per visit of the person's own schools that still needs the person."""
    lines = []
    for school in sorted(runs):
        published = [f for f in map(Feedback.of, world.find("feedback", school=school)) if f.published_at is not None]
        for feedback in _newest_per_visit(published):
            stage, left = _stage(world, feedback, person)
            if stage:
                held = world.get("visit", feedback.visit or "")
                day = _day(Visit.of(held)) if held else None
                line = FeedbackLine(feedback.id, names.get(school, ""), day, feedback.version or 1, stage, left)
                lines.append((-(feedback.published_at or 0), line))
    return tuple(line for _, line in sorted(lines, key=lambda pair: pair[0]))


def _day(visit: Visit) -> date | None:
    return date.fromisoformat(visit.day) if visit.day else None


def _newest_per_visit(published: list[Feedback]) -> list[Feedback]:
    newest: dict[str, Feedback] = {}
    for feedback in sorted(published, key=lambda f: f.version or 0):
        newest[feedback.visit or feedback.id] = feedback
    return list(newest.values())


def _stage(world: World, feedback: Feedback, person: str) -> tuple[str, int]:
    """What the person still has to do with it, and how many items are unanswered; "" when nothing."""
    answered = {r.item for r in map(Response.of, world.find("response", parent=feedback.id)) if r.answer}
    left = len(set(feedback.items) - answered)
    opened = any(r.person == person for r in map(Receipt.of, world.find("receipt", parent=feedback.id)))
    if not opened:
        return "unread", left
    if left:
        return "unanswered", left
    signed = any(a.person == person for a in map(Acknowledgement.of, world.find("acknowledgement", parent=feedback.id)))
    return ("", 0) if signed else ("unsigned", 0)


def _to_publish(
    world: World, person: str, visits: list[Visit], names: dict[str, str], today: date
) -> tuple[ToPublish, ...]:
    waiting = []
    for visit in visits:
        if visit.leader != person or not visit.day or visit.day > today.isoformat() or not is_released(visit, world):
            continue
        versions = map(Feedback.of, world.find("feedback", visit=visit.id))
        if not any(f.published_at is not None for f in versions):
            waiting.append(ToPublish(visit.id, names.get(visit.school or "", ""), date.fromisoformat(visit.day)))
    return tuple(sorted(waiting, key=lambda w: w.day))


def _answered(world: World, person: str, visits: list[Visit], names: dict[str, str]) -> tuple[Answered, ...]:
    """The latest three feedbacks of the person's visits that a school has begun to answer."""
    led = [v for v in visits if v.leader == person]
    found = []
    for visit in sorted(led, key=lambda v: v.day or "", reverse=True):
        published = [f for f in map(Feedback.of, world.find("feedback", visit=visit.id)) if f.published_at is not None]
        for feedback in _newest_per_visit(published):
            answers = [r for r in map(Response.of, world.find("response", parent=feedback.id)) if r.answer]
            signed = bool(world.find("acknowledgement", parent=feedback.id))
            if answers or signed:
                found.append(
                    Answered(feedback.id, names.get(visit.school or "", ""), _day(visit), len(answers), signed)
                )
    return tuple(found[:3])


def _confided(world: World, person: str, names: Mapping[str, str]) -> tuple[ConfidedLine, ...]:
    """What is told to this person by name, unread first."""
    told = {a.concern: a for a in map(Addressee.of, world.find("addressee", owner=person)) if not a.withdrawn}
    found = [Concern.of(r) for r in (world.get("concern", name or "") for name in told) if r is not None]
    people = {p.id: p.name for p in map(Person.of, world.find("person"))}
    lines = [
        (
            told[c.id].seen_at is not None,
            -(c.made_at or 0),
            c.id,
            names.get(c.school or "", ""),
            people.get(c.author or ""),
        )
        for c in found
        if not c.withdrawn
    ]
    return tuple(ConfidedLine(i, school, name or "", seen) for seen, _, i, school, name in sorted(lines))
