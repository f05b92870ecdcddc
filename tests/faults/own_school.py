"""Bugs by which somebody visits, rates or reads the results of the school that he or she belongs to."""

from __future__ import annotations

from tests.faults.fault import SERVER, Fault
from tests.faults.planting import Line

_RULES = "tests/fieldwork/"
_UNSEEN = "nobody of a day belongs to a school that is visited and is no head of it"


def _bug(name: str, says: str, line: Line, test: str) -> Fault:
    return Fault(name, says, (line,), test, None, _UNSEEN)


OWN_SCHOOL = (
    _bug(
        "teacher_in_the_own_schools_team",
        "a teacher-supervisor is put into the team that visits the own school",
        Line("fieldwork.access.planned", "scopes.schools_of(scopes.roles_on(", "scopes.schools_run(scopes.roles_on("),
        SERVER + "test_bad_edits.py::test_nobody_is_put_into_a_team_to_the_own_school_nor_rates_it",
    ),
    _bug(
        "teacher_rates_the_own_school",
        "a teacher-supervisor who came into the team before teaching there rates the own school",
        Line("fieldwork.access.actors", "if visit.school in actor.belongs:", "if visit.school in actor.runs:"),
        SERVER + "test_bad_edits.py::test_nobody_is_put_into_a_team_to_the_own_school_nor_rates_it",
    ),
    _bug(
        "teacher_reads_the_own_schools_results",
        "a device of a teacher-supervisor holds what was rated at the own school",
        Line(
            "fieldwork.scopes",
            "        schools = set(visited(person, world))\n"
            "        scopes |= {of_school(s) for s in schools} | {results(s) for s in schools - belongs}",
            "        schools = set(visited(person, world))\n"
            "        scopes |= {of_school(s) for s in schools} | {results(s) for s in schools - run}",
        ),
        _RULES + "test_scopes.py::test_a_teacher_supervisor_holds_results_of_schools_visited_and_never_of_the_own",
    ),
    _bug(
        "teacher_is_called_free",
        "the office is not told while it plans that somebody teaches at the school",
        Line(
            "fieldwork.planning.bookings",
            "return schools_of([r for r in",
            "from fieldwork.scopes import schools_run\n        return schools_run([r for r in",
        ),
        _RULES + "planning/test_bookings.py::test_a_teacher_supervisor_is_in_no_team_to_the_own_school_either",
    ),
)
