"""Bugs of photos on their way: sent, accepted, swept, looked at."""

from __future__ import annotations

from tests.faults.fault import DEVICE, SERVER, Fault
from tests.faults.planting import Line

PHOTOS = (
    Fault(
        "photos_before_text",
        "what is written while photos go waits until all of them are sent",
        (
            Line(
                "app.sync.engine",
                "if self._wanted or too_long_ago or self._store.counts().edits:",
                "if self._wanted or too_long_ago:",
            ),
        ),
        DEVICE + "sync/test_photo_queue.py::test_what_is_written_while_a_photo_goes_out_goes_before_its_next_chunk",
        40,
    ),
    Fault(
        "photo_sent_before_it_was",
        "a photo counts as sent before the server has it",
        (
            Line(
                "app.sync.blobs",
                "        try:\n            await self._carry(blob, body)\n",
                "        blobs.mark([blob], BlobState.SENT)\n        try:\n            await self._carry(blob, body)\n",
            ),
        ),
        DEVICE + "sync/test_photo_queue.py::test_after_a_cut_and_a_restart_it_goes_on_where_the_server_stands",
        40,
    ),
    Fault(
        "photos_not_offered_again",
        "a restored server is not offered the photos that it has lost",
        (Line("app.sync.rebuild", "    store.blobs.requeue()\n", ""),),
        DEVICE + "sync/test_rebuild.py::test_photos_are_offered_again_and_sent_only_where_missing",
        300,
    ),
    Fault(
        "photos_offered_again_too_late",
        "a device that dies while it begins anew with a restored server takes photos for sent that the server has lost",
        (
            Line("app.sync.rebuild", "    store.blobs.requeue()\n", ""),
            Line(
                "app.sync.rebuild",
                '        store.notes.set("forgotten", None)\n',
                '        store.notes.set("forgotten", None)\n    store.blobs.requeue()\n',
            ),
        ),
        "tests/sync/test_faults_photos.py::"
        "test_22_power_lost_at_any_moment_of_beginning_anew_leaves_no_photo_taken_for_sent",
        None,
        "one day in some thousands has the power go between the two files",
    ),
    Fault(
        "sweep_believes_the_list",
        "the sweep lets go of photos whose hash stands in a text and not in the list of uses",
        (
            Line(
                "sync_server.sweeping",
                "sorted(unused - _named(connection, unused)) if unused else []",
                "sorted(unused)",
            ),
        ),
        SERVER + "test_sweeping.py::test_a_blob_that_a_quarantined_edit_names_stays[sqlite]",
        300,
    ),
)
