"""The faults: what a hurried hand would write instead, the test that finds each, and how soon the simulation does.

The first sixteen are the naive variants of sync protocols in general; the others are naive variants of this one.
"""

from __future__ import annotations

from dataclasses import dataclass

from tests.faults.planting import Line


@dataclass(frozen=True, slots=True)
class Fault:
    """One bug. `days` is within how many seeds the simulation finds it; None where a day cannot show it, and why."""

    name: str
    says: str
    lines: tuple[Line, ...]
    test: str
    days: int | None
    unseen: str = ""


_SERVER = "tests/server/"
_DEVICE = "tests/app/"
_SYNC = "tests/sync/"

NAIVE = (
    Fault(
        "cursor_before_rows",
        "the cursor is kept before the rows are",
        (
            Line(
                "app.sync.pull",
                "    with store.database.transaction():\n        touched = _withdraw",
                "    store.database.many(_ADVANCE, _cursors(reply.cursors))\n"
                "    with store.database.transaction():\n        touched = _withdraw",
            ),
        ),
        _DEVICE + "sync/test_pull.py::test_a_page_that_fails_half_way_leaves_neither_rows_nor_cursor",
        20,
    ),
    Fault(
        "ack_before_commit",
        "the server answers whether or not the commit came to its end",
        (
            Line(
                "sync_server.database",
                "                connection.commit()\n",
                "                try:\n                    connection.commit()\n                except BaseException:\n"
                "                    pass\n",
            ),
        ),
        _SERVER + "test_pushing.py::test_when_the_commit_fails_nobody_is_told_that_it_succeeded",
        350,
    ),
    Fault(
        "row_lww",
        "the last write wins for a whole record",
        (
            Line(
                "sync_server.ledger",
                "        unsettled = False\n",
                "        unsettled = False\n        if any(mark[1] > stamp for mark in marks.values()):\n"
                "            return EditResult(edit.id, APPLIED)\n",
            ),
        ),
        _SERVER + "test_ledger.py::test_any_order_and_any_repetition_of_writes_gives_the_register_of_the_whole_set",
        20,
    ),
    Fault(
        "wall_clock",
        "the later clock wins, whatever its person was looking at",
        (
            Line("fieldwork.merge", "(w for w in known.values() if w.id not in seen)", "known.values()"),
            Line("fieldwork.merge", "    if write.base == (register.current.id,)", "    if False and write.base == ()"),
            Line(
                "fieldwork.merge",
                "stamps.after(write.stamp, max(seen)) if seen else write.stamp",
                "write.stamp",
            ),
        ),
        "tests/fieldwork/test_merge.py::test_a_write_that_saw_the_current_value_wins_with_a_clock_three_years_slow",
        20,
    ),
    Fault(
        "no_receipts",
        "a batch that comes again is taken for a new one",
        (
            Line("sync_server.pushing", "    if known is not None:", "    if False:"),
            Line("sync_server.pushing", "insert(receipt), kept", 'insert(receipt).prefix_with("OR REPLACE"), kept'),
        ),
        _SERVER + "test_pushing.py::test_the_same_bytes_again_get_the_same_reply_and_change_nothing[sqlite]",
        20,
    ),
    Fault(
        "no_epoch",
        "a restored server goes on as if nothing had happened",
        (Line("sync_server.epochs", '{"epoch": fresh}', '{"epoch": epoch(writing.connection)}'),),
        _SYNC + "test_faults_restores.py::test_22_a_restored_server_is_noticed_and_gets_back_what_any_phone_still_has",
        60,
    ),
    Fault(
        "own_latest_only",
        "after a restore a phone offers what is unsent, and not what the old server had acknowledged",
        (
            Line("app.sync.rebuild", "EditState.QUARANTINED, EditState.ACKED)", "EditState.QUARANTINED)"),
            Line("app.sync.rebuild", "_edit.c.state == EditState.ACKED", "_edit.c.state == -1"),
        ),
        _DEVICE + "sync/test_rebuild.py::test_own_edits_that_the_backup_lacks_are_sent_again_under_their_own_ids",
        150,
    ),
    Fault(
        "seq_ids",
        "edits are numbered by a counter on the phone",
        (
            Line(
                "app.store.store",
                "        edit_id = uuid7(now, self.random_bytes(10))\n",
                '        (count,) = self.database.script("SELECT count(*) FROM edit")[0]\n'
                '        device = (self.notes.get("account") or {}).get("device", "")\n'
                "        edit_id = uuid7(count, bytes.fromhex(device.replace('-', ''))[6:])\n",
            ),
        ),
        _SYNC
        + "test_faults_restores.py::test_20_a_phone_restored_from_an_old_copy_is_taken_in_and_nothing_is_swallowed",
        20,
    ),
    Fault(
        "mark_synced_inflight",
        "an acknowledgement takes along what was typed meanwhile",
        (
            Line(
                "app.sync.push",
                "        store.database.run(_DROP, of_batch=batch.id)\n        for result in reply.results:\n"
                "            if result.status == QUARANTINED:",
                "        store.database.run(_DROP, of_batch=batch.id)\n"
                '        store.database.script("UPDATE edit SET state = 2 WHERE state = 0")\n'
                "        for result in reply.results:\n            if result.status == QUARANTINED:",
            ),
            Line(
                "app.sync.push",
                "after_commit(partial(_take_off, store, reply.results, left))",
                "after_commit(store.reload)",
            ),
        ),
        _DEVICE + "sync/test_push.py::test_what_is_typed_while_a_batch_travels_is_not_taken_off_with_it",
        20,
    ),
    Fault(
        "seq_at_begin",
        "numbers are given out before the transaction that uses them commits, as a plain sequence does",
        (
            Line(
                "sync_server.staging",
                '        seq = self._connection.execute(_COUNT_UP, {"n": count}).scalar_one() - count\n',
                "        with self._connection.engine.connect() as other:\n"
                '            seq = other.execute(_COUNT_UP, {"n": count}).scalar_one() - count\n'
                "            other.commit()\n",
            ),
        ),
        _SERVER
        + "test_pushing.py::test_a_reader_that_follows_the_cursor_misses_nothing_of_sixteen_writers[postgresql]",
        None,
        "SQLite has one writer; two must be in mid-transaction at once",
    ),
    Fault(
        "page_splits_seq",
        "a page that is full counts the row that did not fit",
        (
            Line(
                "sync_server.pulling",
                "            if left <= 0:\n                self.more = True\n                return\n"
                "            self._last = row.seq\n",
                "            self._last = row.seq\n"
                "            if left <= 0:\n                self.more = True\n                return\n",
            ),
        ),
        _SERVER + "test_pulling.py::test_small_pages_bring_the_same_as_one_large_page[sqlite]",
        20,
    ),
    Fault(
        "push_advances_cursor",
        "a push moves the cursor over what others have written",
        (
            Line(
                "app.sync.push",
                '        store.notes.set("epoch", epoch)\n',
                '        store.notes.set("epoch", epoch)\n'
                '        store.database.script(f"UPDATE cursor SET seq = seq + {len(reply.results)}")\n',
            ),
        ),
        _SYNC + "test_faults_days.py::test_12_a_push_never_moves_the_cursor_over_what_a_colleague_wrote",
        20,
    ),
    Fault(
        "skip_dirty",
        "a pull passes over records with unsent words",
        (
            Line(
                "app.sync.pull",
                "map(_columns, reply.rows))",
                "map(_columns, [r for r in reply.rows if not store.overlay.of((r.kind, r.id))]))",
            ),
        ),
        _SYNC + "test_faults_days.py::test_10_a_pull_under_unsent_words_is_kept_beneath_them",
        20,
    ),
    Fault(
        "delete_destroys",
        "what a colleague removes takes ones own unsent words with it",
        (
            Line(
                "app.sync.pull",
                "        _observe(store, reply.rows)\n",
                "        _observe(store, reply.rows)\n"
                '        for row in (r for r in reply.rows if r.fields.get("removed")):\n'
                "            store.database.script(f\"DELETE FROM edit WHERE state = 0 AND record = '{row.id}'\")\n"
                "        store.reload()\n",
            ),
        ),
        _SYNC + "test_faults_days.py::test_27_what_a_colleague_removes_keeps_the_words_written_on_it_meanwhile",
        150,
    ),
    Fault(
        "no_conflict_log",
        "of two who did not see each other, one is forgotten",
        (Line("sync_server.ledger", "register.stamp, *(w.id for w in register.others)]", "register.stamp]"),),
        _SERVER + "test_ledger.py::test_two_who_did_not_see_each_other_are_both_kept_and_the_later_stands[sqlite]",
        20,
    ),
    Fault(
        "single_layer",
        "a later stamp of the server covers ones own words that it has not seen",
        (
            Line(
                "app.store.overlay",
                "return edit.state == EditState.QUARANTINED and stamp > edit.stamp",
                "return stamp > edit.stamp",
            ),
        ),
        _SYNC + "test_faults_days.py::test_10_a_pull_under_unsent_words_is_kept_beneath_them",
        None,
        "a sync sends before it receives, so only words typed between the two meet it",
    ),
)

DEVICE = (
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
        _SYNC + "test_faults_machines.py::test_03_a_batch_that_was_cut_with_the_power_is_the_same_bytes_afterwards",
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
        _SYNC + "test_faults_machines.py::test_13_a_phone_that_dies_at_any_statement_of_a_sync_goes_on_where_it_was",
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
        _DEVICE + "store/test_durability.py::test_a_cut_between_any_two_statements_leaves_a_photo_whole_or_absent",
        None,
        "no day takes a photo",
    ),
    Fault(
        "thawed_at_every_try",
        "a batch without a reply is made anew instead of sent again",
        (
            Line(
                "app.sync.push",
                "freeze.in_flight(self.store, after) or freeze.freeze",
                "freeze.thaw(self.store) or freeze.freeze",
            ),
        ),
        _DEVICE + "sync/test_push.py::test_a_batch_that_got_no_reply_is_sent_again_byte_by_byte",
        None,
        "the server knows edits by their ids as well: nothing is lost by it",
    ),
    Fault(
        "sent_before_durable",
        "a batch is sent while the disk does not have it yet",
        (Line("app.sync.push", "        await until_durable()\n", ""),),
        _DEVICE + "test_durability.py::test_a_batch_is_on_the_disk_before_it_is_sent",
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
        _DEVICE + "test_durability.py::test_a_write_is_noticed_before_any_screen_hears_of_it",
        None,
        "the disks of these days have everything at once",
    ),
    Fault(
        "next_batch_overtakes",
        "what was frozen last is sent first",
        (Line("app.sync.freeze", "    .order_by(_ROWID)\n", "    .order_by(_ROWID.desc())\n"),),
        _DEVICE + "sync/test_push.py::test_batches_that_wait_behind_a_cut_one_go_after_it_byte_by_byte",
        20,
    ),
    Fault(
        "reply_frees_the_next_batch",
        "a reply lets go of the batch behind it, which it does not name",
        (Line("app.sync.push", "(e for e in frozen if e.id in left)", "(e for e in frozen if e.id not in named)"),),
        _DEVICE
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
        _DEVICE + "sync/test_push.py::test_a_server_that_fails_over_a_batch_is_held_against_that_batch_alone",
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
        _DEVICE + "store/test_database.py::test_nothing_follows_a_transaction_that_failed",
        None,
        "120 days did not show it: hardly a commit fails in them",
    ),
    Fault(
        "first_sync_never_ends",
        "a first page with nothing in it is taken for no news",
        (Line("app.sync.pull", ' or store.notes.get("complete_at") is None:', ":"),),
        _DEVICE + "sync/test_pull.py::test_a_first_page_that_is_empty_ends_the_waiting_for_the_first_sync",
        None,
        "days do not look at the screen that waits",
    ),
    Fault(
        "empty_answer_confirms_all",
        "an empty last page leaves what the server did not confirm",
        (Line("app.sync.pull", " or store.database.value(_ANY_STALE) is not None", ""),),
        _DEVICE + "sync/test_pull.py::test_what_the_server_does_not_confirm_goes_even_if_the_answer_is_empty",
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
        _DEVICE + "store/test_store.py::test_what_this_device_wrote_itself_was_always_seen",
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
        _DEVICE + "store/test_store.py::test_typing_on_keeps_one_edit_and_what_the_first_letter_stood_on",
        20,
    ),
    Fault(
        "typing_replaces_what_travels",
        "typing on replaces an edit that is being sent",
        (
            Line("app.store.overlay", "last is None or last.state != EditState.UNSENT or", "last is None or"),
            Line("app.store.store", "self.database.value(_SENT_BY, at=edit.n) is not None", "False"),
        ),
        _SYNC + "test_faults_days.py::test_09_what_is_typed_while_a_batch_travels_stands_on_it_and_stays_unsent",
        20,
    ),
    Fault(
        "collapse_swallows_fields",
        "typing in one field replaces an edit of several",
        (Line("app.store.overlay", "    return set(last.fields) <= set(fields)\n", "    return True\n"),),
        _DEVICE + "store/test_store.py::test_a_new_value_for_part_of_an_act_does_not_change_that_act",
        20,
    ),
    Fault(
        "withdrawn_scope_stays",
        "what a role gave stays on the phone when the role has ended",
        (Line("app.sync.pull", "    if not lost:\n", "    if lost or not lost:\n"),),
        _DEVICE + "sync/test_pull.py::test_a_withdrawn_scope_leaves_the_device_and_the_persons_own_words_stay",
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
        _DEVICE + "sync/test_pull.py::test_a_withdrawn_scope_leaves_the_device_and_the_persons_own_words_stay",
        60,
    ),
    Fault(
        "departure_ignored",
        "a record that left a scope stays on the phone",
        (Line("app.sync.pull", "        store.database.many(_LEAVE, map(_departure, reply.gone))\n", ""),),
        _DEVICE + "sync/test_pull.py::test_a_record_that_left_is_dropped_only_where_it_was_and_only_if_not_newer",
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
        _DEVICE + "sync/test_pull.py::test_a_record_that_left_is_dropped_only_where_it_was_and_only_if_not_newer",
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
        _DEVICE + "sync/test_pull.py::test_an_older_row_never_replaces_a_newer_one",
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
        _DEVICE + "store/test_store.py::test_stamps_go_on_rising_when_the_clock_falls_back",
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
        _DEVICE + "sync/test_blobs.py::test_bytes_that_are_not_what_their_name_says_are_never_sent_nor_kept",
        None,
        "days have no photos",
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
        _SYNC
        + "test_faults_restores.py::test_23_what_only_a_colleague_still_holds_comes_back_beside_what_stands_there",
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
        _SYNC + "test_faults_restores.py::test_23_an_older_value_of_a_colleague_comes_back_beneath_a_later_one_of"
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
        _DEVICE + "sync/test_push.py::test_a_value_kept_aside_is_no_conflict_with_what_its_author_wrote_over_it",
        60,
    ),
    Fault(
        "old_apps_are_turned_away",
        "a newer server takes no work from an app that is too old to receive",
        (
            Line(
                "sync_server.pushing", 'message.get("protocol"), oldest=1)', 'message.get("protocol"), oldest=PROTOCOL)'
            ),
        ),
        _SERVER + "test_protocols.py::"
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
        _DEVICE + "store/test_migrations.py::test_a_step_that_is_cut_short_runs_whole_the_next_time",
        60,
    ),
    Fault(
        "deadlock_is_a_fault",
        "of two writers in a deadlock one is told that the server failed",
        (Line("sync_server.problems", '"40P01", ', ""),),
        _SERVER + "test_postgres.py::"
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
        _SYNC + "test_faults_rights.py::"
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
        _SYNC + "test_faults_restores.py::"
        "test_23_what_was_given_back_before_a_second_restore_is_counted_where_it_came_from",
        None,
        "one day in twenty thousand shows it",
    ),
    Fault(
        "tried_again_covers_the_later",
        "a value that is tried again shows over what was written since",
        (Line("app.store.overlay", "if name in edit.outdone or _gives_way", "if _gives_way"),),
        _DEVICE + "sync/test_push.py::test_a_value_kept_aside_is_no_conflict_with_what_its_author_wrote_over_it",
        None,
        "it shows until the next sync alone, and days look when everybody has synced",
    ),
)

SERVER = (
    Fault(
        "synchronous_off",
        "the database says that it has written before the disk has",
        (Line("sync_server.database", "PRAGMA synchronous=FULL", "PRAGMA synchronous=OFF"),),
        _SERVER + "test_migrations.py::test_a_commit_on_sqlite_survives_a_power_cut",
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
        _SYNC + "test_faults_machines.py::test_38_a_server_without_room_keeps_nothing_says_so_and_recovers",
        None,
        "a day's disk has room again before a phone has tried often enough",
    ),
    Fault(
        "wrong_bytes_are_accepted",
        "the server takes a picture whatever its bytes are",
        (Line("sync_server.blobs", "    if sha256(content).hexdigest() != named:", "    if False:"),),
        _SERVER + "test_blobs.py::test_bytes_that_do_not_fit_their_name_are_turned_away[sqlite]",
        None,
        "days have no photos",
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
        _SYNC + "test_faults_days.py::test_16_two_people_in_two_fields_of_one_record_are_both_kept_and_nobody_is_asked",
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
        _SERVER + "test_pulling.py::test_scopes_that_a_device_names_but_its_person_does_not_hold_bring_nothing[sqlite]",
        20,
    ),
    Fault(
        "quick_reader_believes_numbers",
        "the quick way of reading a batch takes every number as it comes",
        (Line("sync_server.edits", "        return -_EXACT < value < _EXACT\n", "        return True\n"),),
        _SERVER + "test_edits.py::test_numbers_that_readers_differ_about_are_read_alike",
        None,
        "no honest device sends such numbers",
    ),
    Fault(
        "quick_reader_skips_unread",
        "the quick way of reading a batch passes over bytes that are no text",
        (Line("sync_server.edits", "        body.decode()  # names", "        # names"),),
        _SERVER + "test_edits.py::test_both_ways_refuse_the_same",
        None,
        "days cut batches when they are packed",
    ),
    Fault(
        "quarantine_stops_the_batch",
        "one refused edit turns the whole batch away",
        (
            Line(
                "sync_server.ledger",
                "            return self._refused(edit, refused) if refused else self._take(edit, change)\n",
                "            if refused:\n                raise SQLAlchemyError(refused.code)\n"
                "            return self._take(edit, change)\n",
            ),
        ),
        _SERVER
        + "test_ledger.py::test_a_refused_edit_is_kept_with_its_reason_and_the_rest_of_the_batch_goes_on[sqlite]",
        20,
    ),
    Fault(
        "refused_edits_are_dropped",
        "a refused edit gets its reason and is kept nowhere",
        (
            Line(
                "sync_server.staging",
                "        self._aside[edit] = {",
                "        self._aside_not_kept = {",
            ),
        ),
        _SERVER
        + "test_ledger.py::test_a_refused_edit_is_kept_with_its_reason_and_the_rest_of_the_batch_goes_on[sqlite]",
        20,
    ),
    Fault(
        "revoked_keeps_receiving",
        "a role gives for ever",
        (
            Line(
                "fieldwork.scopes",
                "r.starts <= day and (not r.ends or day <= r.ends)",
                "r.starts <= day",
            ),
        ),
        _SERVER + "test_release.py::test_when_a_role_ends_what_it_gave_is_withdrawn_and_what_is_left_stays[sqlite]",
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
        _SERVER + "test_release.py::test_a_submitted_sheet_waits_for_the_other_raters[sqlite]",
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
        _SERVER + "test_release.py::test_opening_a_sheet_again_takes_the_whole_visit_back_from_everyone_else[sqlite]",
        70,
    ),
    Fault(
        "returning_stays_departed",
        "a record that comes back to a scope stays on its list of departures",
        (Line("sync_server.staging", "        if back:\n", "        if False:\n"),),
        _SERVER
        + "test_pulling.py::test_a_record_that_comes_back_to_a_scope_is_no_longer_on_its_list_of_departures[sqlite]",
        None,
        "devices compare the numbers and keep what is newer; it only costs bytes",
    ),
    Fault(
        "fast_clock_uncorrected",
        "a clock that is three years ahead wins for three years",
        (Line("fieldwork.stamps", "    if int(stamp[:12], 16) <= now_ms + tolerance_ms:\n", "    if True:\n"),),
        _SERVER + "test_ledger.py::test_a_fast_clock_is_brought_back_and_does_not_win_for_ever[sqlite]",
        None,
        "it decides who of two wins, not whether anything is lost",
    ),
    Fault(
        "own_count_lies",
        "the server counts every edit that arrives, known or not",
        (Line("sync_server.pushing", '"n": ledger.staging.new_edits', '"n": len(edits)'),),
        _SERVER + "test_ledger.py::test_an_edit_that_was_known_before_changes_nothing[sqlite]",
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
        _SERVER + "test_ledger.py::test_an_edit_id_with_another_content_is_set_aside[sqlite]",
        None,
        "no honest device does this",
    ),
    Fault(
        "aside_hides_its_base",
        "a write on a value that is kept aside has not seen what that value stood on",
        (Line("sync_server.ledger", "            if write not in known:\n", "            if False:\n"),),
        _SERVER + "test_ledger.py::test_a_write_on_a_value_that_is_kept_aside_saw_what_that_value_stood_on[sqlite]",
        70,
    ),
    Fault(
        "given_back_is_a_stranger",
        "a write that is given back is another than the original",
        (Line("fieldwork.merge", "    if not given:\n", "    if given or not given:\n"),),
        _SYNC + "test_faults_restores.py::test_23_an_older_value_comes_into_the_history_without_a_conflict_where_the"
        "_later_one_had_seen_it",
        None,
        "days allow conflicts after a restore; the named test does not",
    ),
    Fault(
        "given_back_again_and_again",
        "what was never lost, or given back before, is written once more",
        (Line("sync_server.ledger", "        if self._is_here(edit):\n", "        if False:\n"),),
        _SERVER + "test_ledger.py::test_a_write_is_given_back_once_and_only_if_it_was_lost[sqlite]",
        None,
        "it changes nothing but the length of a history",
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
        _SERVER + "test_ledger.py::test_one_edit_that_the_code_cannot_handle_does_not_hold_up_the_others[sqlite]",
        None,
        "days have no edit that the code cannot handle, and must not",
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
        _SERVER + "test_pushing.py::test_every_row_has_a_number_of_its_own_and_numbers_have_no_gap[sqlite]",
        20,
    ),
    Fault(
        "strangers_write",
        "anybody writes into anybody's sheet",
        (
            Line(
                "fieldwork.access",
                'return None if record.keys["owner"] == actor.person else Refusal("author_only")',
                "return None",
            ),
        ),
        _SERVER + "test_bad_input.py::test_writes_outside_the_scope_are_set_aside[sqlite]",
        None,
        "days ask whether what may be written is kept, not who may write",
    ),
)

_NO_FILES = "no day carries a file"
CARRIED = (
    Fault(
        "last_part_not_marked",
        "the last part of a sealed file is sealed like any other",
        (Line("fieldwork.sealed", "+ bytes([is_last])", "+ bytes(1)"),),
        _DEVICE + "test_sealing.py::test_a_file_that_was_cut_anywhere_is_refused_even_between_two_chunks",
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
        _SYNC + "test_carried.py::test_a_broken_phones_work_arrives_from_another_device_as_if_the_phone_had_sent_it",
        None,
        _NO_FILES,
    ),
    Fault(
        "carried_by_anybody",
        "whoever has a file takes it in",
        (Line("app.screens.carry.state", "whose = Whose.OWN if origin.person == me else whose", "whose = Whose.OWN"),),
        _DEVICE + "screens/test_carry.py::test_somebody_elses_work_is_told_and_never_taken_in",
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
        _SYNC + "test_carried.py::test_the_file_twice_on_two_devices_and_the_phone_itself_leave_one_history[plainly]",
        None,
        _NO_FILES,
    ),
)

_NO_SECOND = "the phones of a day lose a file whole or not at all, and have no second copy"
_SECOND = _DEVICE + "test_second_copy.py::"
_STORED = _DEVICE + "store/test_second.py::"

SECOND = (
    Fault(
        "second_copy_not_read",
        "the second copy is written and never taken from",
        (
            Line("app.store.second", "    if not kept.head:\n", "    if True:\n"),
            Line("app.session", "                if not second.read().whole:\n", "                if True:\n"),
        ),
        _SECOND + "test_a_damaged_database_is_set_aside_and_the_app_goes_on_with_everything_and_without_a_network",
        None,
        _NO_SECOND,
    ),
    Fault(
        "second_copy_never_follows",
        "the second copy is made at the start and never again",
        (Line("app.second_copy", "            self.session.keep_second()\n", "            pass\n"),),
        _SECOND + "test_it_follows_within_a_second_and_at_once_when_the_app_goes_aside",
        None,
        _NO_SECOND,
    ),
    Fault(
        "second_copy_over_all",
        "a healthy database gets back what was written over before the copy followed",
        (Line("app.store.second", "    own = lineage == kept.lineage\n", "    own = False\n"),),
        _STORED + "test_a_value_that_was_written_over_does_not_come_back_beside_its_successor",
        None,
        _NO_SECOND,
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
        _NO_SECOND,
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
        _NO_SECOND,
    ),
)

_NO_OFFICE = "nobody of the office looks at what is kept aside in a day"
_ASIDE = _SERVER + "test_aside.py::"

ASIDE = (
    Fault(
        "parent_calls_nobody",
        "what came before its parent waits until somebody sends it again",
        (Line("sync_server.pushing", "    waiting.after(server, writing, ledger.staging.arrived)\n", ""),),
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
        _DEVICE + "sync/test_settled.py::test_what_was_taken_in_is_on_the_server_and_its_reason_is_gone",
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

_TURNS = _SERVER + "test_turns.py::"
_NO_COPIES = "phones of a day are set back, and never copied; a day does not look at the office's list of devices"

TURNS = (
    Fault(
        "copies_never_noticed",
        "any turn that is shown is good",
        (Line("sync_server.turns", "return Act.SPLIT if sent_ms", "return Act.NOTHING if sent_ms"),),
        _SYNC + "test_faults_restores.py::"
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
        "copy_keeps_its_id",
        "the copy hears of its own id and goes on under the old one",
        (Line("app.sync.turns", "    if not given:\n", "    if given:\n"),),
        _SYNC + "test_faults_restores.py::"
        "test_21_the_office_notices_a_copied_phone_and_the_copy_goes_on_as_a_device_of_its_own",
        None,
        _NO_COPIES,
    ),
)

FAULTS = (*NAIVE, *DEVICE, *SERVER, *CARRIED, *SECOND, *ASIDE, *TURNS)
