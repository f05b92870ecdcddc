"""Bugs of photos on their way: sent, accepted, swept, looked at."""

from __future__ import annotations

from tests.faults.fault import DEVICE, SERVER, Fault
from tests.faults.planting import Line

_UPLOAD = "    partial = _partial(connection, caller.person, named)\n"
_ACCEPTED = "    kept = blobs.own(connection, caller, named)\n"

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
    Fault(
        "accepted_is_looked_for_first",
        "a photo that is accepted between two looks is called unknown",
        (
            Line(
                "sync_server.partials",
                _UPLOAD + _ACCEPTED,
                _ACCEPTED + _UPLOAD,
            ),
        ),
        SERVER
        + "test_partials.py::"
        + "test_a_chunk_that_comes_too_late_learns_so_while_the_blob_is_being_accepted[postgresql]",
        None,
        "a day's server has SQLite, with one writer",
    ),
)

_NO_SCREENS = "a day has no screens: its photos come as they are stored"

LOOKED_AT = (
    Fault(
        "stored_before_a_look",
        "a photo is stored as it comes from the camera, before anybody looked at it",
        (
            Line(
                "app.parts.photo_check",
                "                self.waiting = (*self.waiting, photo)\n",
                "                self.keep(photo, False)\n                self.waiting = (*self.waiting, photo)\n",
            ),
        ),
        DEVICE + "screens/test_finding_photos.py::test_a_photo_is_stored_when_somebody_has_looked_at_it_and_not_before",
        None,
        _NO_SCREENS,
    ),
    Fault(
        "blur_is_not_burnt_in",
        "what is kept is the photo as it was; the blur was only on the screen",
        (
            Line(
                "app.parts.photo_check",
                "await self._in_time(self.photos.draw(self.shown, self.drawn)) if self.drawn else self.shown",
                "self.shown",
            ),
        ),
        DEVICE + "screens/test_finding_photos.py::test_what_was_blurred_is_on_the_device_in_no_other_form",
        None,
        _NO_SCREENS,
    ),
    Fault(
        "blurred_later_in_the_finding_only",
        "whoever was told of a hazard in confidence goes on seeing the face that was blurred later",
        (
            Line(
                "app.screens.finding.screen",
                'if told is not None and told.fields.get(f"photos.{old}") is not None:',
                "if False:",
            ),
        ),
        DEVICE
        + "screens/test_finding_photos.py::"
        + "test_a_hazard_that_was_told_in_confidence_shows_the_blurred_photo_there_too",
        None,
        _NO_SCREENS,
    ),
    Fault(
        "blur_is_too_fine",
        "the blocks are so small that a face stays a face",
        (Line("app.drawing", "max(8, math.ceil(max(width, height) / _BLOCKS))", "2"),),
        DEVICE + "test_drawing.py::test_nothing_finer_than_a_block_is_left_where_it_was_blurred",
        None,
        _NO_SCREENS,
    ),
)
