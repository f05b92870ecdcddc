"""Copies that come back to life, of phones and of the server. Numbers as in docs/sync-faults.md."""

from __future__ import annotations

import json

from app.sync.engine import Ending
from tests.simulation.phones import Phone
from tests.simulation.scene import Scene


def test_20_a_phone_restored_from_an_old_copy_is_taken_in_and_nothing_is_swallowed(scene: Scene) -> None:
    scene.say(scene.lead, "ก่อนสำรอง")
    scene.lead.keep_backup()
    scene.synced(scene.lead)
    scene.say(scene.lead, "หลังสำรอง", "action")
    scene.synced(scene.lead)

    scene.lead.restore()
    scene.promises.restored.add(scene.lead.number)
    scene.say(scene.lead, "หลังกู้คืน", "action")
    outcome = scene.synced(scene.lead)

    assert outcome.ending == Ending.DONE and outcome.quarantined == 0
    told = [value for _, _, fields in scene.log() for value, *_ in json.loads(fields).values()]
    assert sorted(told) == sorted(["ก่อนสำรอง", "หลังสำรอง", "หลังกู้คืน"])
    assert len(scene.heads(scene.lead, "action")) == 2
    assert scene.end() == []


def test_21_a_phone_and_its_copy_write_stamps_of_their_own_and_lose_nothing_of_each_other(scene: Scene) -> None:
    scene.say(scene.lead, "ก่อนคัดลอก")
    scene.lead.keep_backup()
    files, wrote, _, owner = scene.lead.backups[-1]
    copy = Phone(5, owner, scene.rng, scene.clock, files)
    copy.skew_ms, copy.wrote, copy.ever = 0, list(wrote), []
    scene.phones.append(copy)
    scene.promises.restored |= {scene.lead.number, copy.number}

    scene.say(scene.lead, "จากเครื่องเดิม")
    scene.say(copy, "จากเครื่องที่คัดลอก")
    scene.synced(scene.lead, copy, scene.lead)

    nodes = {stamp[16:] for (stamp,) in scene.office.look("SELECT stamp FROM change WHERE device = ?", owner.device)}
    assert len(nodes) >= 2 and len(scene.heads(scene.lead)) == 2
    assert scene.end() == []


def test_22_a_restored_server_is_noticed_and_gets_back_what_any_phone_still_has(scene: Scene) -> None:
    scene.say(scene.lead, "ก่อนสำรอง")
    scene.synced(scene.lead)
    scene.office.keep_backup()
    scene.say(scene.lead, "หลังสำรอง")
    scene.say(scene.expert, "แนวทาง", "action")
    scene.synced(scene.lead, scene.expert, scene.lead)
    before = scene.log()

    scene.office.restore(scene.office.backups[-1])
    outcome = scene.synced(scene.lead)
    scene.synced(scene.expert)

    assert outcome.repaired == ("server_restored",)
    assert {edit for edit, *_ in before} <= {edit for edit, *_ in scene.log()}
    assert scene.heads(scene.lead) == () and scene.shows(scene.expert) == "หลังสำรอง"
    assert scene.end() == []


def test_23_what_only_a_colleague_still_holds_comes_back_beside_what_stands_there(scene: Scene) -> None:
    scene.office.keep_backup()
    scene.lead.keep_backup()
    scene.say(scene.tablet, "เขียนก่อน แต่ยังไม่ได้ส่ง")
    scene.say(scene.lead, "มีอยู่เพียงในเครื่องเพื่อน")
    scene.synced(scene.lead, scene.expert)

    scene.office.restore(scene.office.backups[-1])
    scene.lead.restore()
    scene.promises.restored.add(scene.lead.number)
    scene.synced(scene.tablet, scene.expert, scene.tablet)

    told = [value for _, _, fields in scene.log() for value, *_ in json.loads(fields).values()]
    assert sorted(told) == sorted(["เขียนก่อน แต่ยังไม่ได้ส่ง", "มีอยู่เพียงในเครื่องเพื่อน"])
    assert scene.shows(scene.tablet) == "มีอยู่เพียงในเครื่องเพื่อน" and len(scene.heads(scene.tablet)) == 2
    assert scene.end() == []
