"""A bug by which somebody reads what others rated at the school that he or she belongs to."""

from __future__ import annotations

from tests.faults.fault import Fault
from tests.faults.planting import Line

OWN_SCHOOL = (
    Fault(
        "teacher_reads_the_own_schools_results",
        "a device of a teacher-supervisor holds what was rated at the own school",
        (
            Line(
                "fieldwork.scopes",
                "        schools = set(visited(person, world))\n"
                "        scopes |= {of_school(s) for s in schools} | {results(s) for s in schools - belongs}",
                "        schools = set(visited(person, world))\n"
                "        scopes |= {of_school(s) for s in schools} | {results(s) for s in schools - run}",
            ),
        ),
        "tests/fieldwork/test_scopes.py"
        "::test_a_teacher_supervisor_holds_results_of_schools_visited_and_never_of_the_own",
        None,
        "nobody of a day belongs to a school that is visited and is no head of it",
    ),
)
