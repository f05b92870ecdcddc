"""The sixteen variants that a hurried hand would write first."""

from __future__ import annotations

from tests.faults.fault import DEVICE, SERVER, SYNC, Fault
from tests.faults.planting import Line

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
        DEVICE + "sync/test_pull.py::test_a_page_that_fails_half_way_leaves_neither_rows_nor_cursor",
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
        SERVER + "test_pushing.py::test_when_the_commit_fails_nobody_is_told_that_it_succeeded",
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
        SERVER + "test_ledger.py::test_any_order_and_any_repetition_of_writes_gives_the_register_of_the_whole_set",
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
            Line("sync_server.pushing", "    if kept is not None:", "    if False:"),
            Line("sync_server.pushing", "import append", "import upsert as append"),
        ),
        SERVER + "test_pushing.py::test_the_same_bytes_again_get_the_same_reply_and_change_nothing[sqlite]",
        20,
    ),
    Fault(
        "no_epoch",
        "a restored server goes on as if nothing had happened",
        (Line("sync_server.epochs", '{"epoch": fresh}', '{"epoch": epoch(writing.connection)}'),),
        SYNC + "test_faults_restores.py::test_22_a_restored_server_is_noticed_and_gets_back_what_any_phone_still_has",
        60,
    ),
    Fault(
        "own_latest_only",
        "after a restore a phone offers what is unsent, and not what the old server had acknowledged",
        (
            Line("app.sync.rebuild", "EditState.QUARANTINED, EditState.ACKED)", "EditState.QUARANTINED)"),
            Line("app.sync.rebuild", "_edit.c.state == EditState.ACKED", "_edit.c.state == -1"),
        ),
        DEVICE + "sync/test_rebuild.py::test_own_edits_that_the_backup_lacks_are_sent_again_under_their_own_ids",
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
        SYNC
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
        DEVICE + "sync/test_push.py::test_what_is_typed_while_a_batch_travels_is_not_taken_off_with_it",
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
        SERVER + "test_pushing.py::test_a_reader_that_follows_the_cursor_misses_nothing_of_sixteen_writers[postgresql]",
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
        SERVER + "test_pulling.py::test_small_pages_bring_the_same_as_one_large_page[sqlite]",
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
        SYNC + "test_faults_days.py::test_12_a_push_never_moves_the_cursor_over_what_a_colleague_wrote",
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
        SYNC + "test_faults_days.py::test_10_a_pull_under_unsent_words_is_kept_beneath_them",
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
        SYNC + "test_faults_days.py::test_27_what_a_colleague_removes_keeps_the_words_written_on_it_meanwhile",
        150,
    ),
    Fault(
        "no_conflict_log",
        "of two who did not see each other, one is forgotten",
        (Line("sync_server.ledger", "register.stamp, *(w.id for w in register.others)]", "register.stamp]"),),
        SERVER + "test_ledger.py::test_two_who_did_not_see_each_other_are_both_kept_and_the_later_stands[sqlite]",
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
        SYNC + "test_faults_days.py::test_10_a_pull_under_unsent_words_is_kept_beneath_them",
        None,
        "a sync sends before it receives, so only words typed between the two meet it",
    ),
)
