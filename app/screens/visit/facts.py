"""Who and where: the school's facts, the day in every calendar that counts, the team and its areas of work."""

from __future__ import annotations

from collections.abc import Sequence

import flet as ft

from app.parts.moments import fully, on, term_briefly, term_of
from app.parts.surfaces import Card, ListRow, Pills, RowsCard, SectionHeader, StatusPill
from app.parts.text import Body, Note, Strong
from app.screens.visit.state import Member, VisitPage
from app.theme import Tone
from app.wording import grades, language
from app.wording import visit as words
from fieldwork.records import School


def SchoolFacts(page: VisitPage, why: Sequence[str] = ()) -> ft.Control:
    """What one asks before getting out of the car. `why` the school is a target of the round, if it is one."""
    school = page.school
    day = ft.Column([Strong(fully(page.day)), Note(_calendars(page))], spacing=0, tight=True)
    lines: list[ft.Control] = [day, *(Body(" · ".join(facts)) for facts in _facts(school) if facts)]
    pills = _way_there(school)
    lines += [Pills(*pills)] if pills else []
    if page.visit.purpose:
        lines.append(Body(words.PURPOSE(purpose=page.visit.purpose)))
    if why:
        lines.append(ft.Column([Strong(words.TARGET()), *map(Body, why)], spacing=0, tight=True))
    if school.facts_as_of:
        lines.append(Note(words.AS_OF(day=on(school.facts_as_of))))
    return Card(*lines)


def Team(page: VisitPage, titles: dict[str, tuple[str, str]]) -> list[ft.Control]:
    """Who looks after which area. `titles` are the areas' names by id."""
    return [SectionHeader(words.TEAM()), RowsCard(*(_member(member, titles) for member in page.team))]


def _member(member: Member, titles: dict[str, tuple[str, str]]) -> ft.Control:
    areas = " · ".join(language.of(*titles.get(area, (area, area))) for area in member.areas)
    pills = [StatusPill(words.LEADER(), tone=Tone.INFO, icon=ft.Icons.FLAG_OUTLINED)] if member.is_leader else []
    pills += [StatusPill(words.ME(), tone=Tone.GOOD, icon=ft.Icons.PERSON_OUTLINE)] if member.is_me else []
    return ListRow(
        member.name or words.UNKNOWN(),
        subtitle=areas or words.NO_AREAS(),
        below=Pills(*pills) if pills else None,
        identifier=f"member-{member.person}",
    )


def _calendars(page: VisitPage) -> str:
    parts = [term_of(page.term)]
    said = {f"{page.term.year}/{page.term.number}", None, ""}
    parts += [words.ROUND(round=term_briefly(page.visit.round or ""))] if page.visit.round not in said else []
    return " · ".join(parts)


def _way_there(school: School) -> list[ft.Control]:
    pills: list[ft.Control] = []
    if school.connectivity:
        signal = words.CONNECTIVITY[school.connectivity]()
        pills.append(StatusPill(signal, tone=Tone.NEUTRAL, icon=ft.Icons.NETWORK_CELL))
    if school.distance_km is not None:
        away = words.DISTANCE(n=school.distance_km)
        pills.append(StatusPill(away, tone=Tone.NEUTRAL, icon=ft.Icons.DIRECTIONS_CAR_OUTLINED))
    return pills


def _facts(school: School) -> tuple[list[str], ...]:
    """What kind of school it is, its numbers, and where it belongs."""
    where = [words.CODE(code=school.code)] if school.code else []
    where += [school.cluster_name] if school.cluster_name else []
    kind = [words.SIZES[school.size]()] if school.size else []
    kind += [words.GRADES(grades=grades.briefly(school.grades).replace("-", words.UP_TO()))] if school.grades else []
    numbers = (
        (words.STUDENTS, school.students),
        (words.TEACHERS, school.teachers),
        (words.CLASSROOMS, school.classrooms),
    )
    return kind, [phrase(n=value) for phrase, value in numbers if value is not None], where
