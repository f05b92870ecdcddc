"""Bugs of planning: why a school is a target, and two visits that cannot both take place as they are."""

from __future__ import annotations

from tests.faults.fault import Fault
from tests.faults.planting import Line

_RESULTS = "tests/app/test_last_results.py::"
_NO_PLANS = "what screens choose and tell of rounds and of two visits on one day is no part of a day"

PLANNING = (
    Fault(
        "drafts_count_as_results",
        "a school is called weak because of sheets that are not released",
        (
            Line(
                "fieldwork.matrix.gathering",
                "sheets = _submitted(shelf, visit, instrument_id) if released else {}",
                "sheets = _submitted(shelf, visit, instrument_id)",
            ),
        ),
        _RESULTS + "test_a_result_that_is_not_released_is_none",
        None,
        _NO_PLANS,
    ),
    Fault(
        "school_reads_the_result",
        "the school receives the mean and the band that made it a target",
        (Line("fieldwork.scopes", '"acknowledgement", "target"}', '"acknowledgement", "target", "ground"}'),),
        "tests/fieldwork/test_scopes.py::test_the_result_that_made_a_school_a_target_goes_to_nobody_who_runs_it",
        40,
    ),
    Fault(
        "one_ground_a_round",
        "a later result takes the place of the one that a school was chosen for before",
        (Line("app.screens.office_rounds.screen", "school, weak.visit, weak.version)", "school, school, school)"),),
        "tests/app/screens/office/test_rounds.py::"
        "test_a_school_taken_out_and_chosen_again_for_a_later_result_keeps_both_and_reads_the_later_one",
        None,
        _NO_PLANS,
    ),
    Fault(
        "no_result_is_weak",
        "a school without a result is chosen as a weak one",
        (
            Line(
                "fieldwork.planning.targets",
                "        return {Rule.NO_RESULT: about}\n",
                "        return {Rule.NO_RESULT: about, Rule.WEAK: about}\n",
            ),
        ),
        _RESULTS + "test_schools_without_a_result_are_told_apart_and_have_a_rule_of_their_own",
        None,
        _NO_PLANS,
    ),
    Fault(
        "meant_on_one_side_only",
        "what was said on one visit does not settle it as seen from the other",
        (
            Line(
                "fieldwork.planning.bookings",
                "        said += [m.people for m in other.meant if m.visit == self.visit]\n",
                "",
            ),
        ),
        "tests/fieldwork/planning/test_meant.py::test_what_was_said_on_either_of_the_two_settles_both",
        None,
        _NO_PLANS,
    ),
    Fault(
        "meant_for_ever",
        "a visit that was moved since is still taken as meant",
        (Line("fieldwork.planning.meant", " and each.day == visit.day", ""),),
        "tests/fieldwork/planning/test_meant.py::test_it_holds_for_the_day_it_was_said_for",
        None,
        _NO_PLANS,
    ),
    Fault(
        "meant_moves_along",
        "a visit that is being moved takes along that it is meant to clash",
        (Line("app.screens.office_visits.state", " if told.day == form.day)", ")"),),
        "tests/app/screens/office/test_visits.py::"
        "test_two_that_are_meant_are_planned_on_from_either_even_where_only_one_of_them_says_so",
        None,
        _NO_PLANS,
    ),
    Fault(
        "meant_alone",
        "a visit says it is meant to be together with one that was moved away or called off",
        (
            Line(
                "fieldwork.planning.meant", "    return found.day == day and not found.cancelled\n", "    return True\n"
            ),
        ),
        "tests/app/screens/test_calendar.py::test_why_two_are_meant_to_be_together_is_said_only_while_they_are",
        None,
        _NO_PLANS,
    ),
    Fault(
        "notice_by_who_looks",
        "the notice reads otherwise from the other of the two visits",
        (Line("app.planning.pairs", "key=lambda pair: pair[0])", "key=lambda pair: pair[1].visit != plan.visit)"),),
        "tests/sync/test_replanned.py::"
        "test_whoever_syncs_first_everybody_reads_the_same_about_two_visits_and_nothing_once_it_is_settled",
        None,
        _NO_PLANS,
    ),
)
