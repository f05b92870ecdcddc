"""Bugs by which a calibration is not rated blind, or comes to count for a school."""

from __future__ import annotations

from tests.faults.fault import DEVICE, SERVER, Fault
from tests.faults.planting import Line

_OFFICE = "what the office reads of what is kept aside, prints and exports is no part of a day"
_BY_LUCK = (
    "two phones and the office must hold other sheets of a calibration beside one released visit: too rare for a bound"
)
_FIGURES = "what a result comes to is worked out by nobody in a day: it is the same on every side"
_SCREENS = "what a screen shows of what is on the phone is no part of a day"
_TESTS = SERVER + "test_calibration.py::"
_SCREEN = DEVICE + "screens/test_calibration.py::"
_PURE = "tests/fieldwork/test_calibration.py::"


def _bug(name: str, says: str, *lines: Line, test: str, days: int | None = None, unseen: str = "") -> Fault:
    return Fault(name, says, lines, test, days, unseen)


CALIBRATING = (
    _bug(
        "calibration_is_shown_at_once",
        "a sheet that was handed in is shown before the result is open",
        Line("fieldwork.scopes", "if known and counts and is_opened(known, world)", "if known and counts"),
        test=_TESTS + "test_nobody_is_given_a_trace_of_anothers_levels_before_the_result_is_open",
        days=150,
    ),
    _bug(
        "calibration_is_shown_to_who_still_rates",
        "whoever has not handed in reads an open result",
        Line("fieldwork.scopes", "for sheet in own if sheet.submitted_at is not None}", "for sheet in own}"),
        test=_TESTS + "test_whoever_hands_in_late_rates_blind_and_reads_the_others_afterwards",
        days=100,
    ),
    _bug(
        "calibration_facilitator_reads_before_rating",
        "a facilitator who rates reads the others first",
        Line("fieldwork.scopes", "for c in led if person not in c.members}", "for c in led}"),
        test=_TESTS + "test_a_facilitator_who_rates_hands_in_first",
        days=100,
    ),
    _bug(
        "calibration_never_opens_by_itself",
        "the result waits for its facilitator even when all are in",
        Line("fieldwork.scopes", "return bool(calibration.members) and calibration.members <=", "return set() >"),
        test=_TESTS + "test_once_everybody_has_handed_in_it_opens_by_itself",
        days=100,
    ),
    _bug(
        "calibration_is_rated_again_after_a_look",
        "a sheet is opened again after the others were seen",
        Line(
            "fieldwork.access.calibrated",
            "if was_in and sheet.submitted_at is None and scopes.is_opened(calibration, world):",
            "if False:",
        ),
        test=_TESTS + "test_a_sheet_is_opened_again_with_a_reason_until_the_result_is_open_and_never_after",
        days=100,
    ),
    _bug(
        "calibration_progress_tells_levels",
        "how far a sheet is comes with what was given",
        Line(
            "sync_server.derive",
            '            "calibration": sheet.calibration,\n',
            '            "calibration": sheet.calibration,\n            "levels": dict(sheet.levels),\n',
        ),
        test=_TESTS + "test_who_has_handed_in_is_known_to_all_who_rate_without_a_single_level",
        days=100,
    ),
    _bug(
        "calibration_aside_is_read",
        "the office reads a calibration sheet that was kept aside",
        Line("sync_server.office.aside", 'if edit.kind == "calibration_sheet":', "if False:"),
        test=_TESTS + "test_what_is_kept_aside_of_a_sheet_is_shown_to_nobody",
        unseen=_OFFICE,
    ),
    _bug(
        "calibration_counts_as_lessons",
        "the means of a school's lessons take in what the sample was given",
        Line(
            "sync_server.derive",
            "yield from (s for s in sheets if s.submitted_at is not None and s.subject != s.school)",
            "yield from (s for s in sheets if s.submitted_at is not None and s.subject != s.school)\n"
            '                yield from map(Sheet.of, self._world.find("calibration_sheet"))',
        ),
        test=_TESTS + "test_no_school_matrix_report_or_export_is_different_for_a_calibration",
        unseen=_FIGURES,
    ),
    _bug(
        "calibration_counts_in_the_matrix",
        "the matrix takes a calibration sheet for one of the visit",
        Line(
            "fieldwork.matrix.gathering",
            'sheets = (Sheet.of(record) for record in shelf.find("sheet", visit=visit.id))',
            'sheets = [*map(Sheet.of, shelf.find("sheet", visit=visit.id)), '
            '*map(Sheet.of, shelf._world.find("calibration_sheet"))]',
        ),
        Line(
            "fieldwork.matrix.gathering",
            "s.instrument == instrument_id and s.subject == visit.school and s.submitted_at is not None",
            "s.instrument == instrument_id and s.subject in (None, visit.school) and s.submitted_at is not None",
        ),
        test=_TESTS + "test_no_school_matrix_report_or_export_is_different_for_a_calibration",
        unseen=_BY_LUCK,
    ),
    _bug(
        "calibration_is_reported",
        "a visit's memo and workbook print a calibration sheet",
        Line(
            "sync_server.reports.results",
            'for record in released("sheet", visit, world):',
            'for record in [*released("sheet", visit, world), *world.find("calibration_sheet")]:',
        ),
        Line(
            "sync_server.reports.results",
            'if sheet.instrument != record_id or scopes.of(record, world) != scopes.results(visit.school or ""):',
            "if sheet.instrument != record_id:",
        ),
        test=_TESTS + "test_no_school_matrix_report_or_export_is_different_for_a_calibration",
        unseen=_OFFICE,
    ),
    _bug(
        "calibration_worst_last",
        "what everybody agrees on is talked about first",
        Line(
            "fieldwork.calibration", "return -(item.distance or Fraction(0)),", "return (item.distance or Fraction(0)),"
        ),
        test=_PURE + "test_the_two_worst_come_first_by_how_far_the_raters_are_apart",
        unseen=_FIGURES,
    ),
    _bug(
        "calibration_forgets_a_rater",
        "whoever gave no level is left out of the item",
        Line(
            "fieldwork.calibration",
            "return Item(row.indicator_id, row.answers, counted,",
            "return Item(row.indicator_id, tuple(a for a in row.answers if a[1].counted_level is not None), counted,",
        ),
        test=_PURE + "test_whoever_gave_no_level_is_named_and_counts_in_no_pair",
        unseen=_FIGURES,
    ),
    _bug(
        "alpha_counts_who_stands_alone",
        "a level that nobody else gave beside it weighs in the coefficient",
        Line("fieldwork.reliability", "for levels in items if len(levels) > 1]", "for levels in items if levels]"),
        test="tests/fieldwork/test_reliability.py::test_four_raters_with_missing_cells_come_to_the_published_value",
        unseen=_FIGURES,
    ),
    _bug(
        "lean_counts_oneself",
        "a rater is held against a group that has the rater in it",
        Line("fieldwork.calibration", "own = given.pop(rater, None)", "own = given.get(rater)"),
        test=_PURE + "test_a_lean_is_the_distance_from_the_others_over_what_both_rated",
        unseen=_FIGURES,
    ),
    _bug(
        "calibration_screen_shows_it_to_who_still_rates",
        "a result that is on the device is shown before handing in",
        Line(
            "app.screens.calibration.state", "if rates is not None and rates.submitted_at is None:", "if rates is None:"
        ),
        test=_SCREEN + "test_the_result_is_not_shown_to_who_has_not_handed_in_even_where_it_is_open_and_here",
        unseen=_SCREENS,
    ),
    _bug(
        "leans_are_shown_to_colleagues",
        "everybody is told how everybody leans",
        Line(
            "app.screens.calibration.result", "    if page.leads:\n        rows = [", "    if True:\n        rows = ["
        ),
        test=_SCREEN + "test_how_one_leans_is_shown_to_oneself_and_the_facilitator_and_to_no_colleague",
        unseen=_SCREENS,
    ),
    _bug(
        "calibration_leads_late_raters",
        "whoever rates late reads what the others agreed on",
        Line("app.visiting.conventions", " or known.id == apart_from", ""),
        test=_SCREEN + "test_a_late_rater_is_led_by_what_was_agreed_before_and_not_by_what_came_of_this_calibration",
        unseen=_SCREENS,
    ),
)
