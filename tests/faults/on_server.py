"""Bugs of the server's code and of the merge."""

from __future__ import annotations

from tests.faults.fault import SERVER, SYNC, Fault
from tests.faults.planting import Line

ON_SERVER = (
    Fault(
        "synchronous_off",
        "the database says that it has written before the disk has",
        (Line("sync_server.database", "PRAGMA synchronous=FULL", "PRAGMA synchronous=OFF"),),
        SERVER + "test_migrations.py::test_a_commit_on_sqlite_survives_a_power_cut",
        None,
        "simulated disks lose nothing that was committed",
    ),
    Fault(
        "full_disk_is_a_fault",
        "a server without room lets phones look for the edit that is to blame",
        (
            Line(
                "sync_server.problems",
                'if state in _NO_ROOM or getattr(error.orig, "sqlite_errorname", None) in _NO_ROOM:',
                "if False:",
            ),
        ),
        SYNC + "test_faults_machines.py::test_38_a_server_without_room_keeps_nothing_says_so_and_recovers",
        None,
        "a day's disk has room again before a phone has tried often enough",
    ),
    Fault(
        "prepares_for_anything",
        "what edits will need is looked up before anybody has looked at what they say",
        (Line("sync_server.ledger", "for kind, each in said if ids.is_uuid(each)}", "for kind, each in said}"),),
        SERVER + "test_bad_edits.py::test_a_tie_that_holds_anything_but_an_id_holds_up_no_other_edit[sqlite]",
        None,
        "no honest device sends such values",
    ),
    Fault(
        "lost_connection_is_a_fault",
        "a database that is started anew lets phones look for the edit that is to blame",
        (Line("sync_server.problems", " or _is_away(error, state):", ":"),),
        SERVER
        + "test_postgres.py::test_a_database_that_was_started_anew_is_busy_for_a_moment_and_no_fault[postgresql]",
        None,
        "days have no PostgreSQL",
    ),
    Fault(
        "sleeping_connection_is_used",
        "a connection is used as it was left, however long ago",
        (Line("sync_server.database", '                raw.execute("SELECT 1")\n', "                pass\n"),),
        SERVER
        + "test_postgres.py::test_a_connection_that_slept_while_the_database_was_started_anew_is_not_used[postgresql]",
        None,
        "days have no PostgreSQL",
    ),
    Fault(
        "wrong_bytes_are_accepted",
        "the server takes a picture whatever its bytes are",
        (Line("sync_server.blobs", "    if sha256(content).hexdigest() != named:", "    if False:"),),
        SERVER + "test_blobs.py::test_bytes_that_do_not_fit_their_name_are_turned_away[sqlite]",
        40,
    ),
    Fault(
        "digest_only_grows",
        "a record that changes stays in the digest of its scope as it was",
        (
            Line(
                "sync_server.staging",
                "                changes.take_out(before.scope, before.seq)\n",
                "                pass\n",
            ),
        ),
        SYNC + "test_faults_days.py::test_16_two_people_in_two_fields_of_one_record_are_both_kept_and_nobody_is_asked",
        20,
    ),
    Fault(
        "scope_from_the_device",
        "a device receives the scopes that it names",
        (
            Line(
                "sync_server.pulling",
                "sorted(teams.held(caller.person, connection, LedgerWorld(connection), server.today()))",
                "sorted({*teams.held(caller.person, connection, LedgerWorld(connection), server.today()),"
                " *asked.cursors})",
            ),
        ),
        SERVER + "test_pulling.py::test_scopes_that_a_device_names_but_its_person_does_not_hold_bring_nothing[sqlite]",
        40,
    ),
    Fault(
        "quick_reader_believes_numbers",
        "the quick way of reading a batch takes every number as it comes",
        (Line("sync_server.edits", "        return -_EXACT < value < _EXACT\n", "        return True\n"),),
        SERVER + "test_edits.py::test_numbers_that_readers_differ_about_are_read_alike",
        None,
        "no honest device sends such numbers",
    ),
    Fault(
        "quick_reader_skips_unread",
        "the quick way of reading a batch passes over bytes that are no text",
        (Line("sync_server.edits", "        body.decode()  # names", "        # names"),),
        SERVER + "test_edits.py::test_bytes_that_are_no_text_are_refused_where_nothing_reads_them_too",
        None,
        "days cut batches when they are packed",
    ),
    Fault(
        "quarantine_stops_the_batch",
        "one refused edit turns the whole batch away",
        (
            Line(
                "sync_server.ledger",
                "            if refused is None:\n                return self._take(edit, change)\n",
                "            if refused:\n                raise SQLAlchemyError(refused.code)\n"
                "            if refused is None:\n                return self._take(edit, change)\n",
            ),
        ),
        SERVER
        + "test_ledger.py::test_a_refused_edit_is_kept_with_its_reason_and_the_rest_of_the_batch_goes_on[sqlite]",
        20,
    ),
    Fault(
        "refused_edits_are_dropped",
        "a refused edit gets its reason and is kept nowhere",
        (
            Line(
                "sync_server.staging",
                "        self._aside[source.device, edit] = {",
                "        self._aside_not_kept = {",
            ),
        ),
        SERVER
        + "test_ledger.py::test_a_refused_edit_is_kept_with_its_reason_and_the_rest_of_the_batch_goes_on[sqlite]",
        20,
    ),
    Fault(
        "revoked_keeps_receiving",
        "a role gives for ever",
        (
            Line(
                "fieldwork.scopes",
                "if role.holds_on(today)]",
                "if str(role.starts) <= today.isoformat()]",
            ),
        ),
        SERVER + "test_release.py::test_when_a_role_ends_what_it_gave_is_withdrawn_and_what_is_left_stays[sqlite]",
        20,
    ),
    Fault(
        "drafts_leave_their_author",
        "a sheet is shared as soon as it is handed in",
        (
            Line(
                "fieldwork.scopes",
                'if sheet.submitted_at is None or not released(sheet.visit or ""):',
                "if sheet.submitted_at is None:",
            ),
        ),
        SERVER + "test_release.py::test_a_submitted_sheet_waits_for_the_other_raters[sqlite]",
        20,
    ),
    Fault(
        "moves_are_not_told",
        "a record that moves to another scope is not taken from the old one",
        (
            Line(
                "sync_server.staging",
                "if before is not None and before.scope and before.scope != scope:",
                "if False:",
            ),
        ),
        SERVER + "test_release.py::test_opening_a_sheet_again_takes_the_whole_visit_back_from_everyone_else[sqlite]",
        70,
    ),
    Fault(
        "returning_stays_departed",
        "a record that comes back to a scope stays on its list of departures",
        (Line("sync_server.staging", "        if back:\n", "        if False:\n"),),
        SERVER
        + "test_pulling.py::test_a_record_that_comes_back_to_a_scope_is_no_longer_on_its_list_of_departures[sqlite]",
        None,
        "devices compare the numbers and keep what is newer; it only costs bytes",
    ),
    Fault(
        "fast_clock_uncorrected",
        "a clock that is three years ahead wins for three years",
        (Line("fieldwork.stamps", "    if int(stamp[:12], 16) <= now_ms + tolerance_ms:\n", "    if True:\n"),),
        SERVER + "test_ledger.py::test_a_fast_clock_is_brought_back_and_does_not_win_for_ever[sqlite]",
        None,
        "it decides who of two wins, not whether anything is lost",
    ),
    Fault(
        "own_count_lies",
        "the server counts every edit that arrives, known or not",
        (Line("sync_server.pushing", '"n": new[device_id]', '"n": len(pushed.edits)'),),
        SERVER + "test_ledger.py::test_an_edit_that_was_known_before_changes_nothing[sqlite]",
        20,
    ),
    Fault(
        "edits_reused",
        "an edit id that comes again with other content is taken for the same edit",
        (
            Line(
                "sync_server.ledger",
                "            if not _is_same(known, edit):\n",
                "            if False:\n",
            ),
        ),
        SERVER + "test_ledger.py::test_an_edit_id_with_another_content_is_set_aside[sqlite]",
        None,
        "no honest device does this",
    ),
    Fault(
        "aside_hides_its_base",
        "a write on a value that is kept aside has not seen what that value stood on",
        (Line("sync_server.ledger", "            if write not in known:\n", "            if False:\n"),),
        SERVER + "test_ledger.py::test_a_write_on_a_value_that_is_kept_aside_saw_what_that_value_stood_on[sqlite]",
        70,
    ),
    Fault(
        "given_back_is_a_stranger",
        "a write that is given back is another than the original",
        (Line("fieldwork.merge", "    if not given:\n", "    if given or not given:\n"),),
        SYNC + "test_faults_restores.py::test_23_an_older_value_comes_into_the_history_without_a_conflict_where_the"
        "_later_one_had_seen_it",
        None,
        "days allow conflicts after a restore; the named test does not",
    ),
    Fault(
        "given_back_again_and_again",
        "what was never lost, or given back before, is written once more",
        (Line("sync_server.ledger", "        if self._is_here(edit):\n", "        if False:\n"),),
        SERVER + "test_ledger.py::test_a_write_is_given_back_once_and_only_if_it_was_lost[sqlite]",
        None,
        "it changes nothing but the length of a history",
    ),
    Fault(
        "beginning_forgets_what_it_gives_back",
        "a record of which nothing is left is given back as if it were new: nobody knows any more whose write it was",
        (Line("sync_server.ledger", "not any(pair[1] or len(pair) > 2 for", "not any(pair[1] for"),),
        SERVER + "test_ledger.py::test_a_record_of_which_nothing_is_left_is_given_back_once[sqlite]",
        None,
        "it changes nothing but the length of a history",
    ),
    Fault(
        "beginning_forgets_its_base",
        "a record that begins over values kept aside does not say what those stood on",
        (Line("sync_server.ledger", "not any(pair[1] or len(pair) > 2 for", "not any(len(pair) > 2 for"),),
        SERVER + "test_ledger.py::test_a_record_that_begins_over_values_kept_aside_saw_what_those_stood_on[sqlite]",
        None,
        "people set nothing aside twice before they begin a record",
    ),
    Fault(
        "teams_are_those_of_before",
        "rules see the team and the raters as they were before the edit that they judge",
        (Line("fieldwork.records.kinds", "            values.pop(name, None)\n", "            pass\n"),),
        SERVER + "test_bad_edits.py"
        "::test_a_team_is_judged_as_an_edit_leaves_it_whatever_came_before_it_in_the_batch[sqlite]",
        None,
        "a rater is taken out of a calibration that is open and not known to be on one day in three thousand (8000880)",
    ),
    Fault(
        "poison_takes_the_batch",
        "an edit that the code cannot handle fails the whole push",
        (
            Line(
                "sync_server.ledger",
                "        except SQLAlchemyError:\n            raise\n",
                "        except Exception:\n            raise\n",
            ),
        ),
        SERVER + "test_ledger.py::test_one_edit_that_the_code_cannot_handle_does_not_hold_up_the_others[sqlite]",
        None,
        "days have no edit that the code cannot handle, and must not",
    ),
    Fault(
        "one_fails_all",
        "what is wrong with one push fails those that were taken in together with it",
        (
            Line(
                "sync_server.together",
                "if len(whole) == 1 or isinstance(error, Unreachable):",
                "if whole:",
            ),
        ),
        SERVER + "test_together.py::test_one_that_the_code_cannot_take_in_fails_alone[sqlite]",
        None,
        "on days whatever is taken in together can be taken in",
    ),
    Fault(
        "together_in_one_name",
        "what is taken in together is taken for the work of the first",
        (
            Line(
                "sync_server.pushing",
                "Ledger(server, writing, source, staging) for source in sources]",
                "Ledger(server, writing, sources[0], staging) for _ in sources]",
            ),
        ),
        SERVER + "test_together.py::test_pushes_taken_in_together_leave_what_one_after_the_other_would[sqlite]",
        60,
    ),
    Fault(
        "together_counts_for_both",
        "an edit that two devices push in the same moment is counted for both",
        (Line("sync_server.staging", "        self._brought[edit.id] = source.device\n", ""),),
        SERVER + "test_together.py::test_the_same_edit_from_two_devices_at_once_counts_for_the_first_alone[sqlite]",
        None,
        "no two phones of a day push the same edit",
    ),
    Fault(
        "drafts_are_logged_where_they_went",
        "what was written as a draft is logged where the sheet is once all that came with it was taken in",
        (Line("sync_server.staging", "            self._note_scopes()\n", "            pass\n"),),
        SERVER + "test_together.py::test_pushes_taken_in_together_leave_what_one_after_the_other_would[sqlite]",
        None,
        "days do not ask who may read which part of a history",
    ),
    Fault(
        "counter_not_last",
        "every row of a transaction gets the same number",
        (
            Line(
                "sync_server.staging",
                'enumerate([*left, *rows], seq + 1):\n            row["seq"] = number',
                'enumerate([*left, *rows], seq + 1):\n            row["seq"] = number * 2',
            ),
        ),
        SERVER + "test_pushing.py::test_every_row_has_a_number_of_its_own_and_numbers_have_no_gap[sqlite]",
        20,
    ),
    Fault(
        "strangers_write",
        "anybody writes into anybody's sheet",
        (
            Line(
                "fieldwork.access.writers",
                'return None if owner_of(record.fields) == actor.person else Refusal("author_only")',
                "return None",
            ),
        ),
        SERVER + "test_bad_edits.py::test_writes_outside_the_scope_are_set_aside[sqlite]",
        None,
        "days ask whether what may be written is kept, not who may write",
    ),
)
