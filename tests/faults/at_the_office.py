"""Bugs of what the office sees and does: what is kept aside, and phones that were copied."""

from __future__ import annotations

from tests.faults.fault import DEVICE, SERVER, SYNC, Fault
from tests.faults.planting import Line

_NO_OFFICE = "nobody of the office looks at what is kept aside in a day"
_ASIDE = SERVER + "test_aside.py::"

ASIDE = (
    Fault(
        "parent_calls_nobody",
        "what came before its parent waits until somebody sends it again",
        (Line("sync_server.pushing", "    waiting.after(server, writing, staging.arrived)\n", ""),),
        _ASIDE + "test_a_child_that_came_before_its_parent_is_taken_in_as_soon_as_that_is_there",
        None,
        _NO_OFFICE,
    ),
    Fault(
        "office_takes_in_as_itself",
        "what the office has taken in is judged and kept as the office's own",
        (
            Line(
                "sync_server.waiting", "Source(row.person, row.device,", "Source(row.closed_by or 'office', row.device,"
            ),
        ),
        _ASIDE + "test_after_the_cause_is_mended_the_office_has_it_taken_in_as_its_authors",
        None,
        _NO_OFFICE,
    ),
    Fault(
        "device_is_not_told",
        "the device never hears what became of what was kept aside",
        (Line("app.sync.pull", "store.quarantine.settle(reply.aside)", "store.quarantine.settle([])"),),
        DEVICE + "sync/test_settled.py::test_what_was_taken_in_is_on_the_server_and_its_reason_is_gone",
        None,
        _NO_OFFICE,
    ),
    Fault(
        "colleagues_drafts_are_shown",
        "the office reads the draft of a rater of whose team it is",
        (Line("sync_server.office.aside", " and _is_colleague(caller, edit, world)", " and False"),),
        _ASIDE + "test_a_member_of_the_team_does_not_read_a_colleagues_draft_at_the_office",
        None,
        _NO_OFFICE,
    ),
)

_TURNS = SERVER + "test_turns.py::"
_NO_COPIES = "phones of a day are set back, and never copied; a day does not look at the office's list of devices"

TURNS = (
    Fault(
        "copies_never_noticed",
        "any turn that is shown is good",
        (Line("sync_server.turns", "return Act.DOUBT if sent_ms", "return Act.NOTHING if sent_ms"),),
        SYNC + "test_faults_restores.py::"
        "test_21_the_office_notices_a_copied_phone_and_the_copy_goes_on_as_a_device_of_its_own",
        None,
        _NO_COPIES,
    ),
    Fault(
        "lost_answer_is_a_copy",
        "a device that shows the same turn again is taken for two",
        (Line("sync_server.turns", '("", last, *given)', '("", *given)'),),
        _TURNS + "test_an_answer_that_was_lost_any_number_of_times_costs_nothing",
        None,
        "the hours of a day lie between its syncs and few answers of pulls are lost twice",
    ),
    Fault(
        "late_message_is_a_copy",
        "a pull that was long on its way is taken for a second phone",
        (Line("sync_server.turns", "if sent_ms > row.turn_ms else", "if True else"),),
        _TURNS + "test_a_message_that_was_long_on_its_way_is_no_second_phone",
        None,
        _NO_COPIES,
    ),
    Fault(
        "no_benefit_of_doubt",
        "whatever shows an unknown turn is taken for a second phone, whether it hears the answer or not",
        (Line("sync_server.turns", "return Act.DOUBT if sent_ms", "return Act.SPLIT if sent_ms"),),
        _TURNS + "test_nor_is_one_whose_phone_had_its_clock_set_back_by_years_meanwhile",
        None,
        "one day in a thousand sets a clock back by years while a pull is on its way",
    ),
    Fault(
        "copy_keeps_its_id",
        "the copy hears of its own id and goes on under the old one",
        (Line("app.sync.turns", "    if not given:\n", "    if given:\n"),),
        SYNC + "test_faults_restores.py::"
        "test_21_the_office_notices_a_copied_phone_and_the_copy_goes_on_as_a_device_of_its_own",
        None,
        _NO_COPIES,
    ),
)
