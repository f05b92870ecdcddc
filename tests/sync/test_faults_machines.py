"""Machines that fail: power lost on either side, disks that are full. Numbers as in docs/sync-faults.md."""

from __future__ import annotations

import pytest

from app.store.errors import StorageFull
from app.sync.engine import Ending
from fieldwork.errors import Unreachable
from tests.simulation.disks import Crash
from tests.simulation.network import Fate
from tests.simulation.scene import Scene
from tests.support.worlds import an_id


def test_01_a_phone_that_dies_in_a_write_has_all_of_it_or_nothing(scene: Scene) -> None:
    cuts = 0
    while True:
        scene.lead.disk.crash_after(cuts)
        try:
            scene.say(scene.lead, f"ค่า {cuts}", state="doing")
        except Crash:
            scene.lead.restart()
            assert (scene.shows(scene.lead), scene.shows(scene.lead, "state")) == (None, None)
            cuts += 1
        else:
            break
    scene.lead.disk.crash_after(-1)

    assert cuts > 2 and scene.shows(scene.lead) == f"ค่า {cuts}"
    assert scene.end() == []


def test_02_what_was_saved_before_the_power_went_is_sent_at_the_next_start(scene: Scene) -> None:
    edit = scene.say(scene.lead, "ห้องสมุดเปิดทุกวัน")

    scene.lead.restart()

    assert scene.lead.store.counts().edits == 1 and scene.shows(scene.lead) == "ห้องสมุดเปิดทุกวัน"
    assert scene.synced(scene.lead, scene.expert).ending == Ending.DONE
    assert [row[0] for row in scene.log()] == [edit] and scene.shows(scene.expert) == "ห้องสมุดเปิดทุกวัน"
    assert scene.end() == []


def test_03_a_batch_that_was_cut_with_the_power_is_the_same_bytes_afterwards(scene: Scene) -> None:
    scene.say(scene.lead, "ครูใช้แฟ้มสะสมงาน")
    scene.synced(scene.lead, fates=[Fate.CUT])
    frozen = scene.lead.look("SELECT id, body FROM batch")
    assert len(frozen) == 1 and scene.log() == []

    scene.lead.restart()
    assert scene.lead.store.counts().edits == 1 and scene.shows(scene.lead) == "ครูใช้แฟ้มสะสมงาน"
    scene.synced(scene.lead, fates=[Fate.CUT])

    assert scene.lead.look("SELECT id, body FROM batch") == frozen
    assert scene.end() == [] and len(scene.log()) == 1


def test_05_a_server_that_dies_before_any_statement_has_kept_all_of_a_batch_or_nothing(scene: Scene) -> None:
    for number in range(3):
        scene.find(scene.lead, f"ข้อสังเกต {number}", an_id(f"finding {number}"))
    scene.synced(scene.lead, fates=[Fate.LOST])
    ((body,),) = scene.lead.look("SELECT body FROM batch")
    before, statements = scene.office.seq, 0

    while True:
        scene.office.disk.crash_after(statements)
        try:
            scene.office.push(scene.lead.owner.token, body)
        except Unreachable:
            assert scene.office.seq == before and scene.log() == []
            statements += 1
        else:
            break
    scene.office.disk.crash_after(-1)

    assert statements > 10 and scene.office.crashes == statements
    assert len(scene.log()) == 3 and scene.office.seq == before + 3
    assert scene.end() == []


def test_13_a_phone_that_dies_at_any_statement_of_a_sync_goes_on_where_it_was(scene: Scene) -> None:
    scene.say(scene.lead, "ก")
    scene.synced(scene.lead)
    cuts = 0
    while cuts < 200:
        scene.say(scene.expert, f"ข {cuts}", "action")
        scene.expert.disk.crash_after(cuts)
        outcome = scene.sync(scene.expert)
        scene.expert.disk.crash_after(-1)
        if outcome is not None:
            break
        assert scene.promises.broken == []
        cuts += 1

    assert cuts > 20 and scene.end() == []


def test_38_a_server_without_room_keeps_nothing_says_so_and_recovers(scene: Scene) -> None:
    for number in range(40):
        scene.find(scene.lead, f"ข้อสังเกต {number} " + "ยาว" * 300, an_id(f"finding {number}"))
    scene.office.disk.fill()

    outcomes = [scene.synced(scene.lead) for _ in range(5)]

    assert {(outcome.ending, outcome.code) for outcome in outcomes} == {(Ending.FAULT, "server_full")}
    assert scene.log() == [] and scene.office.look("PRAGMA integrity_check") == [("ok",)]
    assert scene.lead.store.counts().edits == 40 and scene.lead.store.counts().quarantined == 0
    scene.office.disk.free()
    assert scene.synced(scene.lead).ending == Ending.DONE and len(scene.log()) == 40
    assert scene.end() == []


def test_39_a_phone_without_room_refuses_to_say_saved_and_loses_nothing(scene: Scene) -> None:
    scene.find(scene.lead, "ก่อนเต็ม", an_id("finding 0"))
    scene.lead.full(True)

    with pytest.raises(StorageFull):
        for number in range(1, 400):
            scene.find(scene.lead, "ยาว" * 300, an_id(f"finding {number}"))
    kept = scene.lead.store.counts().edits

    scene.lead.restart()
    assert scene.lead.store.counts().edits == kept
    scene.lead.full(False)
    assert scene.end() == [] and len(scene.log()) == kept
