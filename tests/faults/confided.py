"""Bugs by which somebody learns of what was told in confidence to others."""

from __future__ import annotations

from tests.faults.fault import DEVICE, SERVER, Fault
from tests.faults.planting import Line

_OFFICE = "what the office reads of what is kept aside, and what it prints, is no part of a day"
_TESTS = SERVER + "test_confided.py::"


def _leak(name: str, says: str, line: Line, test: str, days: int | None = None) -> Fault:
    return Fault(name, says, (line,), _TESTS + test, days, "" if days else _OFFICE)


CONFIDED = (
    _leak(
        "concern_is_a_result",
        "a concern goes where findings go",
        Line(
            "fieldwork.scopes", "    return confided(record.id)\n", "    return results(str(record.fields['school']))\n"
        ),
        "test_no_pull_of_anybody_else_holds_a_trace_of_it",
        100,
    ),
    _leak(
        "everybody_is_told",
        "whoever holds a role holds every concern",
        Line(
            "fieldwork.scopes",
            "*map(confided, concerns_of(person, world))",
            "*(confided(r.id) for r in world.find('concern'))",
        ),
        "test_no_pull_of_anybody_else_holds_a_trace_of_it",
        100,
    ),
    _leak(
        "names_cannot_be_taken_back",
        "whoever was named once is told for ever",
        Line("fieldwork.scopes", "if a.concern and not a.withdrawn", "if a.concern"),
        "test_a_name_taken_back_takes_it_off_that_persons_devices",
        100,
    ),
    _leak(
        "anybody_names_anybody",
        "a colleague names themself and reads it",
        Line("fieldwork.access.told", "    if not (told and same):\n", "    if False:\n"),
        "test_a_colleague_in_the_team_cannot_name_anybody_either",
        100,
    ),
    _leak(
        "office_reads_what_is_aside",
        "the office reads a concern that was kept aside",
        Line("sync_server.office.aside", "if _is_confided(row, edit, caller):", "if False:"),
        "test_what_is_kept_aside_of_it_is_not_shown_to_the_office",
    ),
    _leak(
        "office_reads_who_was_told",
        "the office reads why a name was kept aside, and so whose it is",
        Line("sync_server.office.aside", "edit, withheld, why = None, True, _UNTOLD", "edit, withheld = None, True"),
        "test_the_office_is_not_told_whose_name_was_kept_aside",
    ),
    _leak(
        "office_hears_who_was_told",
        "the office reads it in the answer when it has that name judged anew",
        Line("sync_server.office.aside", "untold = bool(result.code) and ", "untold = False and "),
        "test_the_office_is_not_told_whose_name_was_kept_aside",
    ),
    _leak(
        "concern_is_reported",
        "reports print concerns among the findings",
        Line(
            "sync_server.reports.results",
            'map(Finding.of, released("finding", visit, world))',
            'map(Finding.of, [*released("finding", visit, world), *world.find("concern", visit=visit.id)])',
        ),
        "test_no_address_gives_anybody_else_a_trace_of_it",
    ),
    _leak(
        "team_note_is_printed",
        "the memo prints what was for the team",
        Line(
            "sync_server.reports.finding_blocks",
            'return entry(mark, finding.text or "", *more)',
            "return entry(mark, f'{finding.text or str()} {finding.team_note or str()}', *more)",
        ),
        "test_a_note_for_the_team_is_in_no_file_and_reaches_no_school",
    ),
    _leak(
        "history_tells_everybody",
        "the history of a record is for whoever knows its id",
        Line("sync_server.histories", "if record is None or record.scope not in held:", "if record is None:"),
        "test_to_ask_for_it_is_answered_as_if_there_were_none",
        40,
    ),
    _leak(
        "photo_is_for_everybody",
        "a photo is for whoever knows its hash",
        Line("sync_server.blobs", "if row.scope in held and _still_names", "if _still_names"),
        "test_no_address_gives_anybody_else_a_trace_of_it",
        100,
    ),
    Fault(
        "kept_aside_is_printed",
        "the command that takes in a file prints whose name for a concern is kept aside",
        (Line("sync_server.taking_in", "if result.id in taken.confided:", "if False:"),),
        SERVER + "test_carried.py::test_the_command_does_not_tell_whose_name_for_a_concern_is_kept_aside",
        None,
        _OFFICE,
    ),
    Fault(
        "told_to_nobody",
        "whoever tells of a child is left to believe that it reached somebody who has no role any more",
        (
            Line("fieldwork.access.told", "    return _cannot_open_it(actor, change, world)\n", "    return None\n"),
            Line("app.screens.concern.addressees", "told.gone and told.seen_at is None", "False"),
        ),
        SERVER + "test_confided.py::test_nobody_without_a_role_is_named_and_those_named_beside_receive_it",
        None,
        "a day names people who are there",
    ),
    Fault(
        "told_to_nobody_on_the_visit",
        "the page of the visit goes on calling somebody told who cannot open it any more",
        (Line("app.screens.visit.view", "- refused - gone", "- refused"),),
        DEVICE
        + "screens/test_concern.py::"
        + "test_of_whoever_lost_the_last_role_before_opening_it_the_author_is_told_and_led_to_others",
        None,
        "a day names people who are there",
    ),
    Fault(
        "kept_aside_is_told",
        "whoever tells of a child is left to believe that somebody knows, while the server keeps the name aside",
        (
            Line("app.screens.concern.screen", "if where == RecordState.QUARANTINED)", "if False)"),
            Line("app.screens.visit.view", "told.count(RecordState.QUARANTINED)", "0"),
        ),
        DEVICE + "screens/test_concern.py::test_nobody_is_said_to_be_told_whose_name_the_server_keeps_aside",
        None,
        "a day keeps no page that says who was told",
    ),
)
