"""Bugs by which a checklist's sheet is read too early or changes once handed in, or sheets are lost with a version."""

from __future__ import annotations

from tests.faults.fault import SERVER, Fault
from tests.faults.planting import Line

_TESTS = SERVER + "test_checksheets.py::"
_PURE = "tests/fieldwork/checking/test_sheets.py::"
_NO_SWAPS = "no rubric is taken off a visit in a day"


def _bug(name: str, says: str, line: Line, test: str, days: int) -> Fault:
    return Fault(name, says, (line,), test, days)


CHECKING = (
    _bug(
        "checksheet_draft_is_shared",
        "a sheet is shared before it is handed in",
        Line("fieldwork.scopes", 'is_in = record.fields.get("submitted_at") is not None', "is_in = True"),
        _TESTS + "test_no_draft_leaves_its_rater_and_what_is_handed_in_is_shared_without_waiting_for_rubrics",
        200,
    ),
    _bug(
        "checksheet_stays_with_its_rater",
        "what was handed in stays with its rater",
        Line("fieldwork.scopes", 'is_in = record.fields.get("submitted_at") is not None', "is_in = False"),
        _TESTS + "test_no_draft_leaves_its_rater_and_what_is_handed_in_is_shared_without_waiting_for_rubrics",
        200,
    ),
    _bug(
        "checksheet_changes_after_it_is_in",
        "a sheet that was handed in changes without being opened",
        Line("fieldwork.access.filled", "found or submitted(change) or checking", "found or checking"),
        _PURE + "test_a_whole_sheet_is_handed_in_and_then_changes_only_with_a_reason",
        200,
    ),
    _bug(
        "checksheet_is_handed_in_half_done",
        "a sheet is handed in with points that nobody answered",
        Line(
            "fieldwork.checking.sheets",
            "for gap in gaps]}) if gaps else None",
            "for gap in gaps]}) if gaps[9:] else None",
        ),
        _TESTS + "test_an_incomplete_sheet_and_an_unknown_point_are_kept_aside_with_their_reason",
        200,
    ),
    _bug(
        "checksheet_answers_what_nobody_asked",
        "an answer to a point that the version lacks is taken in",
        Line("fieldwork.checking.sheets", "if point not in checklist.point_ids:", "if False:"),
        _TESTS + "test_an_incomplete_sheet_and_an_unknown_point_are_kept_aside_with_their_reason",
        400,
    ),
    _bug(
        "replaced_version_is_refused",
        "what was begun without network is refused once the checklist has another version",
        Line(
            "fieldwork.access.filled",
            "sheet.checklist not in visit.checklists:",
            "not visit.checklists.get(sheet.checklist or ''):",
        ),
        _TESTS + "test_a_sheet_begun_without_network_is_taken_in_after_its_version_was_replaced",
        200,
    ),
    Fault(
        "replaced_rubric_is_refused",
        "a sheet begun without network is refused once the visit has another version of its rubric",
        (
            Line(
                "fieldwork.access.filled",
                "sheet.instrument not in visit.instruments:",
                "not visit.instruments.get(sheet.instrument or ''):",
            ),
        ),
        "tests/fieldwork/test_access.py::"
        "test_what_was_begun_without_network_is_taken_in_after_the_instrument_was_replaced",
        None,
        _NO_SWAPS,
    ),
    Fault(
        "replaced_table_closes",
        "what was counted can no longer be opened once the visit has another version of its table",
        (
            Line(
                "app.screens.counts.state",
                "or (replaced and not _stands_beside(world, typed, instrument, day)):",
                "or replaced:",
            ),
        ),
        "tests/app/screens/test_counts_state.py::"
        "test_what_was_counted_before_the_table_was_replaced_is_read_and_no_more",
        None,
        _NO_SWAPS,
    ),
    Fault(
        "replaced_table_is_written",
        "numbers are typed into a table that the visit has no more, and are in no summary",
        (
            Line(
                "app.screens.counts.state",
                "return self.replaced or self.locked is not None",
                "return self.locked is not None",
            ),
        ),
        "tests/app/screens/test_counts.py::test_a_replaced_table_says_its_version_and_takes_no_number",
        None,
        _NO_SWAPS,
    ),
    Fault(
        "replaced_lessons_vanish",
        "lessons that others handed in with a version that was replaced are listed for nobody",
        (
            Line(
                "app.screens.visit.forms",
                "if s.rater == actor.person or s.submitted_at is not None)",
                "if s.rater == actor.person)",
            ),
        ),
        "tests/app/screens/test_visit_replaced.py::"
        "test_lessons_that_others_observed_with_a_replaced_version_are_listed",
        None,
        _NO_SWAPS,
    ),
    Fault(
        "replaced_rubric_closes",
        "a sheet can no longer be opened once the visit has another version of its rubric",
        (
            Line(
                "app.visiting.sheets",
                'or (replaced and world.get("sheet", key.sheet) is None):',
                "or replaced:",
            ),
        ),
        "tests/app/screens/test_rubric.py::"
        "test_an_instrument_that_is_replaced_while_it_is_filled_in_goes_on_with_its_version",
        None,
        _NO_SWAPS,
    ),
    Fault(
        "replaced_rubric_is_handed_in",
        "whoever handed in a version that was taken off is told to be done with the one that counts",
        (Line("app.screens.home.state", " and s.instrument in visit.used]", "]"),),
        "tests/app/screens/test_home.py::"
        "test_a_sheet_of_a_version_that_was_taken_off_does_not_say_how_far_the_visit_is",
        None,
        _NO_SWAPS,
    ),
    Fault(
        "replaced_rubric_has_a_mean",
        "lessons of a rubric that was taken off are told to the committee",
        (
            Line(
                "sync_server.derive",
                "sheets = [s for s in found if s.instrument in visit.used]",
                "sheets = list(found)",
            ),
        ),
        "tests/server/test_release.py::test_lessons_of_a_rubric_that_was_taken_off_are_in_no_mean_until_it_is_on_again",
        None,
        _NO_SWAPS,
    ),
    Fault(
        "replaced_rubric_is_in_the_trend",
        "a school's trend has two points for one visit",
        (Line("app.screens.schools.school", " and sheet.instrument in visit.used:", ":"),),
        "tests/app/screens/test_schools.py::test_a_visit_whose_rubric_was_replaced_has_one_point_in_the_trend",
        None,
        _NO_SWAPS,
    ),
    Fault(
        "replaced_rubric_has_no_evidence",
        "a photo taken from a sheet whose version was taken off is tied to nothing",
        (
            Line(
                "app.screens.finding.state",
                "[*_rubrics(visit.used, world), *_rubrics(begun, world)]",
                "_rubrics(visit.used, world)",
            ),
        ),
        "tests/app/screens/test_finding_state.py::"
        "test_what_is_found_is_tied_to_the_sheet_that_goes_on_with_a_version_that_was_taken_off",
        None,
        _NO_SWAPS,
    ),
)
