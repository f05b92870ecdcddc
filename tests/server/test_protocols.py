"""Devices of every protocol version there ever was: served as on the first day, or told in Thai what to do."""

from __future__ import annotations

from typing import Any
from unittest.mock import patch

import pytest

from app.sync import replies
from fieldwork.wire import OLDEST_PROTOCOL, PROTOCOL
from sync_server import pulling, pushing
from tests.support.conversations import Office, conversation, differences, versions
from tests.support.served import Served

_READERS = {"/api/sync/push": replies.push_reply, "/api/sync/pull": replies.pull_reply}


def test_every_version_is_written_down() -> None:
    assert versions() == list(range(1, PROTOCOL + 1)) and OLDEST_PROTOCOL <= PROTOCOL


@pytest.mark.parametrize("version", versions())
def test_what_an_older_device_says_is_answered_as_it_was(served: Served, version: int) -> None:
    office = Office(served)

    for number, turn in enumerate(conversation(version)):
        status, reply = office.say(turn)
        if turn["path"] == "/api/sync/pull" and version < OLDEST_PROTOCOL:
            assert (status, reply["code"]) == (426, "protocol_too_old")
            continue
        assert status == turn["status"], (number, reply)
        assert list(differences(turn["reply"], office.written_down(reply))) == []


@pytest.mark.parametrize("version", versions())
def test_a_device_of_today_reads_what_an_older_server_says(version: int) -> None:
    for turn in conversation(version):
        if turn["status"] == 200 and turn["path"] in _READERS:
            told: dict[str, Any] = {**turn["reply"], "server_now": 1, "received": 1}
            told |= {"cursors": [[3, ["everyone"]]], "counts": {"everyone": 1}, "digests": {"everyone": 1}}
            told["rows"] = [{**row, "seq": 3} for row in turn["reply"].get("rows", ())]
            read = _READERS[turn["path"]](told)
            assert read.protocol == version


@pytest.mark.parametrize("newest", [PROTOCOL + 1, PROTOCOL + 2])
def test_after_newer_versions_an_old_device_still_gives_its_work_and_is_told_in_thai_to_update(
    served: Served, newest: int
) -> None:
    office = Office(served)
    turns = conversation(PROTOCOL)

    with (
        patch.object(pushing, "PROTOCOL", newest),
        patch.object(pulling, "PROTOCOL", newest),
        patch.object(pulling, "OLDEST_PROTOCOL", newest),
    ):
        pushed = [office.say(turn) for turn in turns if turn["path"] == "/api/sync/push"]
        status, told = next(office.say(turn) for turn in turns if turn["path"] == "/api/sync/pull")

    assert [status for status, _ in pushed] == [t["status"] for t in turns if t["path"] == "/api/sync/push"]
    assert (status, told["code"]) == (426, "protocol_too_old")
    assert "ปรับรุ่น" in told["detail"] or "อัปเดต" in told["detail"], told["detail"]
