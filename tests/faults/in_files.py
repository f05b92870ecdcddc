"""Bugs of what is kept or carried in files: the sealed file and the second copy."""

from __future__ import annotations

from tests.faults.fault import DEVICE, SYNC, Fault
from tests.faults.planting import Line

_NO_FILES = "no day carries a file"
CARRIED = (
    Fault(
        "last_part_not_marked",
        "the last part of a sealed file is sealed like any other",
        (Line("fieldwork.sealed", "+ bytes([is_last])", "+ bytes(1)"),),
        DEVICE + "test_sealing.py::test_a_file_that_was_cut_anywhere_is_refused_even_between_two_chunks",
        None,
        _NO_FILES,
    ),
    Fault(
        "carried_as_new",
        "edits that come out of a file are new edits",
        (
            Line("app.store.export", 'row = {"id": edit.id,', 'row = {"id": uuid4().hex,'),
            Line("app.store.export", "from typing import Any\n", "from typing import Any\nfrom uuid import uuid4\n"),
        ),
        SYNC + "test_carried.py::test_a_broken_phones_work_arrives_from_another_device_as_if_the_phone_had_sent_it",
        None,
        _NO_FILES,
    ),
    Fault(
        "carried_by_anybody",
        "whoever has a file takes it in",
        (Line("app.screens.carry.state", "whose = Whose.OWN if origin.person == me else whose", "whose = Whose.OWN"),),
        DEVICE + "screens/test_carry.py::test_somebody_elses_work_is_told_and_never_taken_in",
        None,
        _NO_FILES,
    ),
    Fault(
        "counted_twice",
        "what another device brought first is counted for the phone as well",
        (
            Line(
                "app.sync.push",
                'return "elsewhere" if result.code == ELSEWHERE else "before"',
                'return "before"',
            ),
        ),
        SYNC + "test_carried.py::test_the_file_twice_on_two_devices_and_the_phone_itself_leave_one_history[plainly]",
        None,
        _NO_FILES,
    ),
)

_BY_ITSELF = "a day has the second copy written without the app around it"
_STRAY = "days do not damage the second copy itself, except at its end"
_OF_A_PIECE = "a day loses power within one line of the second copy, and not between two files of it"
_SECOND = DEVICE + "test_second_copy.py::"
_STORED = DEVICE + "store/test_second.py::"

SECOND = (
    Fault(
        "second_copy_not_read",
        "the second copy is written and never taken from",
        (
            Line("app.store.second", "    if not kept.head:\n", "    if True:\n"),
            Line("app.session", "                if not second.read().whole:\n", "                if True:\n"),
        ),
        _SECOND + "test_a_damaged_database_is_set_aside_and_the_app_goes_on_with_everything_and_without_a_network",
        40,
    ),
    Fault(
        "second_copy_never_follows",
        "the second copy is made at the start and never again",
        (Line("app.second_copy", "            self.session.keep_second()\n", "            pass\n"),),
        _SECOND + "test_it_follows_within_a_second_and_at_once_when_the_app_goes_aside",
        None,
        _BY_ITSELF,
    ),
    Fault(
        "second_copy_over_all",
        "a healthy database gets back what was written over before the copy followed",
        (Line("app.store.second", "    own = lineage == kept.lineage\n", "    own = False\n"),),
        _STORED + "test_a_value_that_was_written_over_does_not_come_back_beside_its_successor",
        None,
        "it shows only where a copy that lags behind meets a healthy database that wrote the same act anew",
    ),
    Fault(
        "second_copy_believed",
        "a line of the second copy is taken as it stands",
        (
            Line(
                "app.store.proved",
                "text.decode() if line[: _PROOF + 1] == _proof(text) else None",
                'text.decode("utf-8", "replace")',
            ),
        ),
        _STORED + "test_of_a_damaged_second_copy_every_other_line_is_still_good",
        None,
        _STRAY,
    ),
    Fault(
        "second_copy_emptied_first",
        "the old second copy is emptied before the new one is written",
        (
            Line(
                "app.store.proved",
                "        frame = json.dumps",
                "        old.unlink(missing_ok=True)\n        frame = json.dumps",
            ),
        ),
        _STORED + "test_power_that_goes_at_any_step_of_rewriting_leaves_the_old_lines_or_the_new",
        None,
        _OF_A_PIECE,
    ),
    Fault(
        "second_copy_lacks_photos",
        "photos that are taken after the start are not in the second copy",
        (
            Line(
                "app.store.second",
                "            new = [blob for blob in waiting if blob not in held]\n",
                "            new: list[str] = []\n",
            ),
        ),
        _STORED + "test_a_missing_file_of_photos_gets_its_photos_back",
        40,
    ),
    Fault(
        "second_copy_goes_on_behind_a_cut",
        "lines are appended to a second copy whose last line was cut in writing",
        (
            Line(
                "app.store.second",
                "usable = kept.whole and not self._edits.is_cut and",
                "usable = kept.whole and",
            ),
        ),
        _STORED + "test_a_copy_that_was_cut_in_appending_is_whole_up_to_there_and_is_not_appended_to",
        100,
    ),
    Fault(
        "salvage_passes_over_the_copy",
        "out of a damaged database comes what can be read of it, and nothing of the second copy",
        (Line("app.store.salvage", "kept = second.read() if second else Kept()", "kept = Kept()"),),
        _SECOND + "test_a_damaged_database_is_set_aside_and_the_app_goes_on_with_everything_and_without_a_network",
        100,
    ),
    Fault(
        "account_not_taken",
        "a database that begins again from the second copy does not know whose it is",
        (Line("app.store.second", "        take_account(store, kept.head)\n    edits", "        pass\n    edits"),),
        _STORED + "test_a_missing_database_gets_back_edits_photos_and_account_under_the_same_ids",
        40,
    ),
)
