"""Everything a report of one visit says, as values, in the edition that a person's scopes allow."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from fieldwork import scopes
from fieldwork.errors import NotFound
from fieldwork.instruments.model import Instrument
from fieldwork.records import Agreement, Finding, LessonSummary, Office, School, Visit
from fieldwork.records.stored import World
from fieldwork.submission import instrument_of
from fieldwork.thai.sorting import person_sort_key
from sync_server.reports.checked import Checked, checked_of
from sync_server.reports.conversation import Told, agreements_of, told_of
from sync_server.reports.counted import Authors, Counted, counted_of
from sync_server.reports.edition import Edition, visit_for
from sync_server.reports.leaving import Leaving, leaving_of
from sync_server.reports.names import office_of, person_name, position, school_of
from sync_server.reports.results import Outcome, findings_of, lessons_of, outcomes_of


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in the team, with the words of the areas that person looks after."""

    id: str
    name: str
    position: str
    is_leader: bool
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One visit's report. The school edition has no outcomes, lessons, checklists or findings, whatever is stored.

    Counts are the school's own and shared with it as they are made, so both editions have them. `indicators` are the
    words of the visit's indicators by id.
    """

    edition: Edition
    today: date
    office: Office
    school: School
    visit: Visit
    team: tuple[Member, ...]
    outcomes: tuple[Outcome, ...]
    lessons: tuple[tuple[Instrument, LessonSummary], ...]
    counts: tuple[Counted, ...]
    checked: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    authors: dict[str, str]
    indicators: Mapping[str, str]
    leaving: Leaving | None
    told: Told | None
    agreements: tuple[Agreement, ...]


def report_of(visit_id: str, world: World, *, held: Collection[str], today: date, authors: Authors) -> Report:
    """The report these scopes allow. Raises NotFound when they allow none, or when the school was told nothing yet."""
    visit, edition = visit_for(held, visit_id, world)
    told = told_of(visit, world)
    if edition is Edition.SCHOOL and told is None:
        raise NotFound("no_feedback")
    counts = counted_of(visit, world, held=held, today=today, authors=authors)
    return _report(visit, edition, told, counts, world, today)


def school_reports(school_id: str, world: World, *, held: Collection[str], today: date) -> tuple[Report, ...]:
    """The school edition of every visit with published feedback, the latest first, whoever asks.

    Only what was told and answered: counts belong to a term and not to a visit, and stand in the report of each visit.
    """
    if scopes.of_school(school_id) not in held:
        raise NotFound("no_feedback")
    visits = sorted(
        map(Visit.of, world.find("visit", school=school_id)), key=lambda v: (v.day or "", v.id), reverse=True
    )
    told = [(visit, found) for visit in visits if (found := told_of(visit, world)) is not None]
    if not told:
        raise NotFound("no_feedback")
    return tuple(_report(visit, Edition.SCHOOL, found, (), world, today) for visit, found in told)


def _report(
    visit: Visit, edition: Edition, told: Told | None, counts: tuple[Counted, ...], world: World, today: date
) -> Report:
    is_office = edition is Edition.OFFICE
    findings = findings_of(visit, world) if is_office else ()
    return Report(
        edition=edition,
        today=today,
        office=office_of(world),
        school=school_of(visit.school, world),
        visit=visit,
        team=_team(visit, world),
        outcomes=outcomes_of(visit, world) if is_office else (),
        lessons=lessons_of(visit, world) if is_office else (),
        counts=counts,
        checked=checked_of(visit, world) if is_office else (),
        findings=findings,
        authors={finding.author: person_name(finding.author, world) for finding in findings if finding.author},
        indicators=_indicators(visit, world),
        leaving=leaving_of(visit, world),
        told=told,
        agreements=agreements_of(visit, world, told_only=not is_office),
    )


def _team(visit: Visit, world: World) -> tuple[Member, ...]:
    titles = {area.id: area.title_th for rubric in _rubrics(visit, world) for area in rubric.areas}
    members = [
        Member(
            id=person,
            name=person_name(person, world),
            position=position(person, world),
            is_leader=person == visit.leader,
            areas=tuple(titles.get(area, area) for area in visit.team.get(person) or ()),
        )
        for person in visit.members
    ]
    return tuple(sorted(members, key=lambda member: (not member.is_leader, person_sort_key(member.name), member.id)))


def _indicators(visit: Visit, world: World) -> dict[str, str]:
    return {each.id: each.title_th for rubric in _rubrics(visit, world) for each in rubric.indicators}


def _rubrics(visit: Visit, world: World) -> list[Instrument]:
    used = (instrument_of(name, world) for name in visit.used)
    return [found for found in used if isinstance(found, Instrument)]
