"""Bugs of the phone's own code: its store, its sync, its marks."""

from __future__ import annotations

from tests.faults.fault import DEVICE, SERVER, SYNC, Fault
from tests.faults.planting import Line

ON_DEVICE = (
    Fault(
        "sent_before_the_reply",
        "a batch counts as sent once it is frozen",
        (
            Line(
                "app.sync.freeze",
                '.values(state=EditState.FROZEN, batch=bindparam("into"), device=',
                '.values(state=EditState.ACKED, batch=bindparam("into"), device=',
            ),
        ),
        SYNC + "test_faults_machines.py::test_03_a_batch_that_was_cut_with_the_power_is_the_same_bytes_afterwards",
        20,
    ),
    Fault(
        "frozen_in_two_steps",
        "a batch is kept first, and its edits are frozen afterwards",
        (
            Line(
                "app.sync.freeze",
                "        store.database.run(_FREEZE, last=last",
                "    with store.database.transaction():\n        store.database.run(_FREEZE, last=last",
            ),
        ),
        SYNC + "test_faults_machines.py::test_13_a_phone_that_dies_at_any_statement_of_a_sync_goes_on_where_it_was",
        None,
        "a day would have to lose power at that very statement and have the edit typed over before the next sync",
    ),
    Fault(
        "photo_before_its_bytes",
        "a photo is listed first, and its bytes are kept afterwards",
        (
            Line(
                "app.store.blobs",
                "            self.database.run(_KEEP_BYTES, hash=name, body=body)\n",
                "        with self.database.transaction():\n"
                "            self.database.run(_KEEP_BYTES, hash=name, body=body)\n",
            ),
        ),
        DEVICE + "store/test_durability.py::test_a_cut_between_any_two_statements_leaves_a_photo_whole_or_absent",
        None,
        "no day takes a photo",
    ),
    Fault(
        "thawed_at_every_try",
        "a batch without a reply is made anew instead of sent again",
        (
            Line(
                "app.sync.push",
                "    progress(0, store.counts().edits)\n",
                "    progress(0, store.counts().edits)\n    freeze.thaw(store)\n",
            ),
        ),
        DEVICE + "sync/test_push.py::test_a_batch_that_got_no_reply_is_sent_again_byte_by_byte",
        None,
        "the server knows edits by their ids as well: nothing is lost by it",
    ),
    Fault(
        "sent_before_durable",
        "a batch is sent while the disk does not have it yet",
        (Line("app.sync.push", "        await until_durable()\n", ""),),
        DEVICE + "test_durability.py::test_a_batch_is_on_the_disk_before_it_is_sent",
        None,
        "the disks of these days have everything at once",
    ),
    Fault(
        "saved_before_durable",
        "a screen hears of a write before anybody looked whether the disk has it",
        (
            Line(
                "app.running",
                "        store.on_change(lambda records: self.durability.look())",
                "        store.on_change(lambda records: None)",
            ),
        ),
        DEVICE + "test_durability.py::test_a_write_is_noticed_before_any_screen_hears_of_it",
        None,
        "the disks of these days have everything at once",
    ),
    Fault(
        "next_batch_overtakes",
        "what was frozen last is sent first",
        (Line("app.sync.freeze", "    .order_by(_ROWID)\n", "    .order_by(_ROWID.desc())\n"),),
        DEVICE + "sync/test_push.py::test_batches_that_wait_behind_a_cut_one_go_after_it_byte_by_byte",
        20,
    ),
    Fault(
        "reply_frees_the_next_batch",
        "a reply lets go of the batch behind it, which it does not name",
        (Line("app.sync.push", "(e for e in frozen if e.id in left)", "(e for e in frozen if e.id not in named)"),),
        DEVICE
        + "sync/test_push.py::test_edits_the_reply_does_not_name_wait_again_and_those_of_the_next_batch_stay_in_it",
        20,
    ),
    Fault(
        "failure_counts_for_all",
        "a server that fails over one batch is held against those behind it",
        (
            Line(
                "app.sync.freeze",
                '_TRIED = update(_batch).where(_batch.c.id == bindparam("of_batch"))',
                "_TRIED = update(_batch)",
            ),
        ),
        DEVICE + "sync/test_push.py::test_a_server_that_fails_over_a_batch_is_held_against_that_batch_alone",
        None,
        "it only makes batches smaller",
    ),
    Fault(
        "memory_before_commit",
        "what is kept in memory does not wait for the commit",
        (
            Line(
                "app.store.database",
                "        if self._connection.in_transaction:\n            self._then",
                "        if False:\n            self._then",
            ),
        ),
        DEVICE + "store/test_database.py::test_nothing_follows_a_transaction_that_failed",
        None,
        "120 days did not show it: hardly a commit fails in them",
    ),
    Fault(
        "first_sync_never_ends",
        "a first page with nothing in it is taken for no news",
        (Line("app.sync.pull", ' or store.notes.get("complete_at") is None:', ":"),),
        DEVICE + "sync/test_pull.py::test_a_first_page_that_is_empty_ends_the_waiting_for_the_first_sync",
        None,
        "days do not look at the screen that waits",
    ),
    Fault(
        "empty_answer_confirms_all",
        "an empty last page leaves what the server did not confirm",
        (Line("app.sync.pull", " or store.database.value(_ANY_STALE) is not None", ""),),
        DEVICE + "sync/test_pull.py::test_what_the_server_does_not_confirm_goes_even_if_the_answer_is_empty",
        None,
        "whoever fetches anew lacks a cursor as well, which is enough",
    ),
    Fault(
        "rivals_are_not_packed",
        "packed marks forget the other heads",
        (Line("fieldwork.marks", "*([list(mark[2:])] if mark[2:] else [])", ""),),
        "tests/fieldwork/test_marks.py::test_what_is_packed_says_the_same",
        20,
    ),
    Fault(
        "base_forgets_own_unsent",
        "a write on ones own unsent words does not say that it saw them",
        (Line("app.store.store", "        own = on_top(edits, field, mark)\n", "        own = None\n"),),
        DEVICE + "store/test_store.py::test_what_this_device_wrote_itself_was_always_seen",
        20,
    ),
    Fault(
        "collapse_forgets_base",
        "typing on forgets what the first letter stood on",
        (
            Line(
                "app.store.store", "            inherited = replaced.fields[field][1]\n", "            inherited = ()\n"
            ),
        ),
        DEVICE + "store/test_store.py::test_typing_on_keeps_one_edit_and_what_the_first_letter_stood_on",
        20,
    ),
    Fault(
        "typing_replaces_what_travels",
        "typing on replaces an edit that is being sent",
        (
            Line("app.store.overlay", "last is None or last.state != EditState.UNSENT or", "last is None or"),
            Line("app.store.store", "self.database.value(_SENT_BY, at=edit.n) is not None", "False"),
        ),
        SYNC + "test_faults_days.py::test_09_what_is_typed_while_a_batch_travels_stands_on_it_and_stays_unsent",
        20,
    ),
    Fault(
        "collapse_swallows_fields",
        "typing in one field replaces an edit of several",
        (Line("app.store.overlay", "    return set(last.fields) <= set(fields)\n", "    return True\n"),),
        DEVICE + "store/test_store.py::test_a_new_value_for_part_of_an_act_does_not_change_that_act",
        20,
    ),
    Fault(
        "withdrawn_scope_stays",
        "what a role gave stays on the phone when the role has ended",
        (Line("app.sync.pull", "    if not lost:\n", "    if lost or not lost:\n"),),
        DEVICE + "sync/test_pull.py::test_a_withdrawn_scope_leaves_the_device_and_the_persons_own_words_stay",
        60,
    ),
    Fault(
        "withdrawal_takes_own_words",
        "a role that ends takes unsent words with it",
        (
            Line(
                "app.sync.pull",
                "    store.database.run(_FORGET_CURSORS, scopes=listed)\n    return _keys(",
                '    store.database.script("DELETE FROM edit WHERE state = 0")\n    store.reload()\n'
                "    store.database.run(_FORGET_CURSORS, scopes=listed)\n    return _keys(",
            ),
        ),
        DEVICE + "sync/test_pull.py::test_a_withdrawn_scope_leaves_the_device_and_the_persons_own_words_stay",
        60,
    ),
    Fault(
        "departure_ignored",
        "a record that left a scope stays on the phone",
        (Line("app.sync.pull", "        store.database.many(_LEAVE, map(_departure, reply.gone))\n", ""),),
        DEVICE + "sync/test_pull.py::test_a_record_that_left_is_dropped_only_where_it_was_and_only_if_not_newer",
        70,
    ),
    Fault(
        "departure_too_greedy",
        "a departure drops a record that has come to another scope since",
        (
            Line(
                "app.sync.pull",
                '    _record.c.scope == bindparam("from_scope"),\n'
                '    or_(_record.c.seq < bindparam("at"), _record.c.stale == 1),\n',
                "",
            ),
            Line("app.sync.pull", '"named": gone.id, "from_scope": gone.scope, "at": gone.seq}', '"named": gone.id}'),
        ),
        DEVICE + "sync/test_pull.py::test_a_record_that_left_is_dropped_only_where_it_was_and_only_if_not_newer",
        None,
        "a record and its departure mostly come in one page, of which the rows are taken last",
    ),
    Fault(
        "older_row_replaces_newer",
        "a page that comes late puts an old row back",
        (
            Line(
                "app.sync.pull",
                '    where=or_(_PUT.excluded.seq >= _record.c.seq, _record.c.stale == literal_column("1")),\n',
                "",
            ),
        ),
        DEVICE + "sync/test_pull.py::test_an_older_row_never_replaces_a_newer_one",
        None,
        "a device asks for one page at a time, so none overtakes another",
    ),
    Fault(
        "clock_forgets",
        "after a restart stamps begin with the wall clock again",
        (
            Line(
                "app.store.store",
                'max(last, self.notes.get("clock", ZERO))',
                "ZERO",
            ),
        ),
        DEVICE + "store/test_store.py::test_stamps_go_on_rising_when_the_clock_falls_back",
        None,
        "a write that saw another wins by its base, whatever its stamp",
    ),
    Fault(
        "wrong_bytes_are_kept",
        "a picture is kept whatever its bytes are",
        (
            Line(
                "app.sync.blobs",
                "    if sha256(body).hexdigest() != blob:\n        store",
                "    if False:\n        store",
            ),
        ),
        DEVICE + "sync/test_blobs.py::test_bytes_that_are_not_what_their_name_says_are_never_sent_nor_kept",
        None,
        "a damaged answer and somebody who looks at that photo meet on few days",
    ),
    Fault(
        "offers_take_the_base_along",
        "what only a colleague's phone still holds comes back as if its author had seen everything",
        (
            Line(
                "app.sync.rebuild",
                "fields_text({name: (value, ()) for name, value in given.items()},",
                "fields_text({name: (value, (store.mirror.get(*key).writes.get(name, ''),)"
                " if store.mirror.get(*key) else ()) for name, value in given.items()},",
            ),
        ),
        SYNC + "test_faults_restores.py::test_23_what_only_a_colleague_still_holds_comes_back_beside_what_stands_there",
        None,
        "it takes two restores and a third writer; the named test has them",
    ),
    Fault(
        "older_values_are_not_offered",
        "what a colleague's phone still holds stays there where something later stands on the restored server",
        (
            Line(
                "app.sync.rebuild",
                "mark[0] not in own and mark[0] not in (*now[:1], *now[2:])",
                "mark[0] not in own and mark[0] not in (*now[:1], *now[2:]) and not (now and now[1] > mark[1])",
            ),
        ),
        SYNC + "test_faults_restores.py::test_23_an_older_value_of_a_colleague_comes_back_beneath_a_later_one_of"
        "_somebody_who_had_not_seen_it",
        None,
        "it takes a restored server, the author's phone set back and a third writer; the named test has them",
    ),
    Fault(
        "over_what_is_aside_unseen",
        "what is written over a value that the server keeps aside does not say that it saw it",
        (
            Line(
                "app.store.store",
                "    names = list(writes)\n",
                "    return tuple(w for w in writes if w not in aside)\n",
            ),
        ),
        DEVICE + "sync/test_push.py::test_a_value_kept_aside_is_no_conflict_with_what_its_author_wrote_over_it",
        60,
    ),
    Fault(
        "removals_say_nothing",
        "a removal does not say which words it saw, so nobody is asked about those that came meanwhile",
        (
            Line(
                "fieldwork.removal",
                "    return {REMOVED: True, **over(fields, fields, heads)}\n",
                "    return {REMOVED: True}\n",
            ),
        ),
        SYNC + "test_faults_removed.py::test_27_words_that_a_remover_had_not_seen_are_asked_about"
        "_and_come_back_or_stay_with_one_write",
        None,
        "nobody in a day is asked by a screen",
    ),
    Fault(
        "removals_saw_everything",
        "whoever removes a record is taken to have seen what was written on it since",
        (
            Line(
                "fieldwork.removal",
                'all(fields.get(f"{OVER}.{write}") is True for write in heads)',
                'all(fields.get(f"{OVER}.{write}") is True for write in heads[1:])',
            ),
        ),
        "tests/fieldwork/test_removal.py::test_words_that_came_meanwhile_are_named_whatever_their_order",
        None,
        "nobody in a day is asked by a screen",
    ),
    Fault(
        "leaving_brings_back",
        "whoever leaves a record removed brings it back",
        (
            Line(
                "app.screens.conflicts.screen",
                "if bring_back else removals.leaving_removed(store, *key)",
                "if key else removals.leaving_removed(store, *key)",
            ),
        ),
        DEVICE + "screens/test_removals.py::test_two_taps_leave_it_removed_and_the_words_stay_in_the_history",
        None,
        "nobody in a day is asked by a screen",
    ),
    Fault(
        "old_apps_are_turned_away",
        "a newer server takes no work from an app that is too old to receive",
        (
            Line(
                "sync_server.pushing", 'message.get("protocol"), oldest=1)', 'message.get("protocol"), oldest=PROTOCOL)'
            ),
        ),
        SERVER + "test_protocols.py::"
        "test_after_newer_versions_an_old_device_still_gives_its_work_and_is_told_in_thai_to_update[sqlite-2]",
        60,
    ),
    Fault(
        "migrated_in_pieces",
        "a step of a migration is not one transaction with the note that it ran",
        (
            Line(
                "app.store.migrations",
                '    with database.transaction():\n        _run(database, "CREATE TABLE',
                '    if True:\n        _run(database, "CREATE TABLE',
            ),
        ),
        DEVICE + "store/test_migrations.py::test_a_step_that_is_cut_short_runs_whole_the_next_time",
        60,
    ),
    Fault(
        "deadlock_is_a_fault",
        "of two writers in a deadlock one is told that the server failed",
        (Line("sync_server.problems", '"40P01", ', ""),),
        SERVER + "test_postgres.py::"
        "test_52_of_two_writers_in_a_deadlock_one_is_told_to_come_again_and_nothing_is_lost[postgresql]",
        None,
        "days run on SQLite, where one writes at a time",
    ),
    Fault(
        "settled_over_what_is_aside_unseen",
        "whoever settles a conflict does not say that the own value that the server keeps aside was seen",
        (
            Line(
                "app.store.store",
                "        own = on_top(edits, field, mark)\n",
                "        taken = [e for e in edits if not seen or e.state != EditState.QUARANTINED]\n"
                "        own = on_top(taken, field, mark)\n",
            ),
        ),
        SYNC + "test_faults_rights.py::"
        "test_33_what_was_kept_aside_is_no_conflict_with_what_its_author_settled_a_conflict_by",
        None,
        "one day in twenty thousand shows it",
    ),
    Fault(
        "given_back_in_vain_counts_twice",
        "what a phone gives back to a server that has it is counted for the phone all the same",
        (
            Line(
                "sync_server.ledger",
                "        if self._is_here(edit):\n            return EditResult(edit.id, DUPLICATE, ELSEWHERE)\n",
                "        if self._is_here(edit):\n            return EditResult(edit.id, DUPLICATE)\n",
            ),
        ),
        SYNC + "test_faults_restores.py::"
        "test_23_what_was_given_back_before_a_second_restore_is_counted_where_it_came_from",
        None,
        "one day in twenty thousand shows it",
    ),
    Fault(
        "tried_again_covers_the_later",
        "a value that is tried again shows over what was written since",
        (Line("app.store.overlay", "if name in edit.outdone or _gives_way", "if _gives_way"),),
        DEVICE + "sync/test_push.py::test_a_value_kept_aside_is_no_conflict_with_what_its_author_wrote_over_it",
        None,
        "it shows until the next sync alone, and days look when everybody has synced",
    ),
)
