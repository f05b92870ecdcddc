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


def test_21_the_office_notices_a_copied_phone_and_the_copy_goes_on_as_a_device_of_its_own(scene: Scene) -> None:
    scene.say(scene.lead, "ก่อนคัดลอก")
    scene.synced(scene.lead)
    scene.lead.keep_backup()
    files, wrote, _, owner = scene.lead.backups[-1]
    copy = Phone(5, owner, scene.rng, scene.clock, files)
    copy.skew_ms, copy.wrote, copy.ever = 0, list(wrote), []
    scene.phones.append(copy)
    scene.promises.restored |= {scene.lead.number, copy.number}

    for day in range(3):
        for phone in (scene.lead, copy):
            scene.say(phone, f"เครื่องที่ {phone.number} วันที่ {day}", seen=scene.heads(phone))
            scene.clock.forward(3_600_000)
            outcome = scene.synced(phone)
            assert outcome.receipt is not None and outcome.receipt.whole, (day, phone.number)

    told = scene.office.look("SELECT id, split_from FROM device WHERE split_from IS NOT NULL")
    assert [split for _, split in told] == [owner.device]
    assert {scene.lead.owner.device, copy.owner.device} == {owner.device, told[0][0]}
    assert scene.office.look("SELECT id FROM device WHERE copied_at IS NOT NULL") == [(owner.device,)]
    assert len(scene.log()) == 7
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


def test_23_an_older_value_of_a_colleague_comes_back_beneath_a_later_one_of_somebody_who_had_not_seen_it(
    scene: Scene,
) -> None:
    _lose_the_author(scene)
    later = scene.say(scene.tablet, "เขียนทีหลัง โดยไม่เคยเห็น")
    outcome = scene.synced(scene.tablet, scene.expert, scene.tablet)

    assert _told(scene) == ["มีอยู่เพียงในเครื่องเพื่อน", "เขียนทีหลัง โดยไม่เคยเห็น"]
    assert scene.shows(scene.expert) == scene.shows(scene.tablet) == "เขียนทีหลัง โดยไม่เคยเห็น"
    heads = scene.heads(scene.tablet)
    assert len(heads) == 2 and heads[0] == later and outcome.quarantined == 0
    assert scene.end() == []


def test_23_an_older_value_comes_into_the_history_without_a_conflict_where_the_later_one_had_seen_it(
    scene: Scene,
) -> None:
    _lose_the_author(scene, scene.tablet)
    scene.say(scene.expert, "เขียนทีหลัง เมื่อเห็นแล้ว")
    scene.synced(scene.expert, scene.tablet)

    assert _told(scene) == ["มีอยู่เพียงในเครื่องเพื่อน", "เขียนทีหลัง เมื่อเห็นแล้ว"]
    for phone in (scene.tablet, scene.expert):
        scene.synced(phone)
        assert scene.shows(phone) == "เขียนทีหลัง เมื่อเห็นแล้ว" and scene.heads(phone) == ()
    assert scene.end() == []


def test_23_what_was_given_back_before_a_second_restore_is_counted_where_it_came_from(scene: Scene) -> None:
    scene.office.keep_backup()
    scene.say(scene.lead, "เขียนแล้วส่งแล้ว")
    scene.synced(scene.lead, scene.expert)
    scene.office.restore(scene.office.backups[-1])
    given_back = scene.synced(scene.expert)
    scene.office.restore(scene.office.backups[-1])
    scene.synced(scene.lead)  # this time the author is there first
    in_vain = scene.synced(scene.expert)

    assert given_back.receipt is not None and (given_back.receipt.on_server, given_back.receipt.of) == (1, 1)
    assert in_vain.receipt is not None and (in_vain.receipt.on_server, in_vain.receipt.of) == (0, 0)
    assert _told(scene) == ["เขียนแล้วส่งแล้ว"]
    assert scene.end() == []


def test_23_an_author_who_comes_back_after_all_is_no_conflict_with_what_a_colleague_gave_back(scene: Scene) -> None:
    scene.office.keep_backup()
    scene.say(scene.lead, "เขียนแล้วส่งแล้ว")
    scene.synced(scene.lead, scene.expert)
    scene.office.restore(scene.office.backups[-1])
    scene.synced(scene.expert)
    scene.say(scene.lead, "แก้ต่อในเครื่องเดิม")
    scene.synced(scene.lead, scene.expert)

    assert scene.shows(scene.expert) == "แก้ต่อในเครื่องเดิม" and scene.heads(scene.expert) == ()
    assert scene.heads(scene.lead) == ()
    assert scene.end() == []


def test_23_what_a_restored_server_never_lost_is_not_written_once_more(scene: Scene) -> None:
    scene.say(scene.lead, "เก่า")
    scene.synced(scene.lead, scene.expert)
    scene.say(scene.lead, "ใหม่กว่า")
    scene.synced(scene.lead)
    scene.office.keep_backup()
    scene.office.restore(scene.office.backups[-1])
    outcome = scene.synced(scene.expert)

    assert _told(scene) == ["เก่า", "ใหม่กว่า"] and outcome.quarantined == 0
    assert outcome.receipt is not None and outcome.receipt.whole
    assert scene.heads(scene.expert) == () and scene.shows(scene.expert) == "ใหม่กว่า"
    assert scene.end() == []


def _lose_the_author(scene: Scene, *readers: Phone) -> None:
    """Only the phones of colleagues hold what the lead wrote: the office and the lead's phone are older copies."""
    scene.office.keep_backup()
    scene.lead.keep_backup()
    scene.say(scene.lead, "มีอยู่เพียงในเครื่องเพื่อน")
    scene.synced(scene.lead, scene.expert, *readers)
    scene.office.restore(scene.office.backups[-1])
    scene.lead.restore()
    scene.promises.restored.add(scene.lead.number)


def _told(scene: Scene) -> list[str]:
    return sorted(value for _, _, fields in scene.log() for value, *_ in json.loads(fields).values())
