"""Bugs between an app and a server of different versions."""

from __future__ import annotations

from tests.faults.fault import SERVER, SYNC, Fault
from tests.faults.planting import Line

_DAY = (
    SYNC + "test_versions.py::test_45_a_newer_app_works_a_whole_day_with_an_older_server"
    "_and_all_is_taken_in_when_that_is_updated"
)
_SCOPES = "tests/fieldwork/test_scopes.py::"
_UNSEEN = "the servers of days are never older than their phones"

VERSIONS = (
    Fault(
        "new_apps_insist",
        "an app that is newer than its server waits for the update with all that it has",
        (
            Line(
                "app.sync.engine",
                "                if not await agree(self._store, self._server, refusal):\n                    raise\n",
                "                raise\n",
            ),
        ),
        _DAY,
        None,
        _UNSEEN,
    ),
    Fault(
        "old_bytes_are_insisted_on",
        "a batch that was frozen in a version that the server does not know is sent in it for ever",
        (
            Line(
                "app.sync.engine",
                "                thaw(self._store)\n                continue\n            heard(",
                "                continue\n            heard(",
            ),
        ),
        _DAY,
        None,
        _UNSEEN,
    ),
    Fault(
        "never_up_again",
        "an app that once met an older server speaks as that did for ever",
        (Line("app.sync.engine", "            heard(self._store, last.protocol)\n", ""),),
        _DAY,
        None,
        _UNSEEN,
    ),
    Fault(
        "unfamiliar_for_ever",
        "what a server did not know stays aside after it was updated",
        (Line("sync_server.serving", "    unfamiliar.take_in(server)\n", ""),),
        SERVER + "test_unfamiliar.py::test_a_server_looks_at_it_before_it_listens[sqlite]",
        None,
        "nobody in a day writes what its server does not know",
    ),
    Fault(
        "unread_is_not_owed",
        "a device takes a visit for released while a rubric that it cannot read is still being filled in",
        (
            Line(
                "fieldwork.scopes",
                "    if all(visit.members <= raters.get(used, set()) for used in unread):\n",
                "    if unread is not None:\n",
            ),
        ),
        _SCOPES + "test_what_cannot_be_read_here_is_still_owed_until_the_server_says_that_all_is_in",
        None,
        "every phone of a day reads every rubric",
    ),
    Fault(
        "unknown_parts_are_malformed",
        "what a newer app says more of a field is taken for a mistake of that app",
        (Line("sync_server.edits", "type(pair) is list and len(pair) > 3 else pair", "False else pair"),),
        SERVER + "test_unfamiliar.py::"
        "test_a_server_that_learnt_takes_in_what_it_knows_by_now_and_the_device_is_told[sqlite]",
        None,
        "nobody in a day writes what its server does not know",
    ),
)
