"""Messages and people that cross each other. Numbers as in docs/sync-faults.md."""

from __future__ import annotations

import json

from app.sync.engine import Ending
from app.sync.pull import pull
from fieldwork.records import Sheet
from sync_server import histories
from sync_server.devices import Caller
from tests.simulation.network import Direct, Fate
from tests.simulation.phones import Phone
from tests.simulation.running import finished
from tests.simulation.scene import Scene
from tests.support.worlds import an_id

HOUR = 3_600_000


def test_04_a_lost_reply_is_asked_for_again_and_changes_nothing(scene: Scene) -> None:
    scene.say(scene.lead, "ก")
    scene.synced(scene.lead, fates=[Fate.REPLY_LOST])
    log, seq = scene.log(), scene.office.seq

    outcome = scene.synced(scene.lead)

    assert outcome.ending == Ending.DONE and outcome.receipt is not None and outcome.receipt.of == 1
    assert (scene.log(), scene.office.seq) == (log, seq) and scene.heads(scene.lead) == ()
    assert scene.end() == []


def test_07_a_batch_that_comes_again_and_again_for_hours_has_one_effect(scene: Scene) -> None:
    scene.say(scene.lead, "ก")
    scene.synced(scene.lead, fates=[Fate.LATE])
    again = scene.late[0]
    scene.synced(scene.lead, scene.expert)
    log, seq = scene.log(), scene.office.seq

    for _ in range(5):
        scene.clock.forward(5 * HOUR)
        again()

    assert (scene.log(), scene.office.seq) == (log, seq)
    assert scene.end() == []


def test_08_an_old_batch_that_comes_after_a_newer_one_does_not_bring_its_value_back(scene: Scene) -> None:
    scene.say(scene.lead, "เก่า")
    scene.synced(scene.lead, fates=[Fate.LATE])
    scene.synced(scene.lead)
    scene.say(scene.lead, "ใหม่")
    scene.synced(scene.lead)

    scene.deliver_late()

    scene.synced(scene.expert)
    assert scene.shows(scene.expert) == "ใหม่" and scene.heads(scene.expert) == ()
    assert scene.end() == []


def test_09_what_is_typed_while_a_batch_travels_stands_on_it_and_stays_unsent(scene: Scene) -> None:
    first = scene.say(scene.lead, "ก")
    scene.during = lambda: scene.say(scene.lead, "ข") and None

    scene.synced(scene.lead, fates=[Fate.THROUGH, Fate.LOST, Fate.LOST])

    waiting = [json.loads(fields) for (fields,) in scene.lead.look("SELECT fields FROM edit WHERE state IN (0, 1)")]
    assert waiting == [{"progress": ["ข", [first]]}]
    scene.synced(scene.lead, scene.expert)
    assert scene.shows(scene.expert) == "ข" and scene.heads(scene.expert) == ()
    assert scene.end() == []


def test_10_a_pull_under_unsent_words_is_kept_beneath_them(scene: Scene) -> None:
    scene.say(scene.expert, "ของทรงคุณ")
    scene.say(scene.lead, "ของหัวหน้า")
    scene.clock.forward(HOUR)
    scene.say(scene.expert, "ของทรงคุณ แก้แล้ว")
    scene.synced(scene.expert)

    scene.synced(scene.lead, fates=[Fate.LOST])
    assert scene.lead.store.counts().edits == 1
    _pull_alone(scene, scene.lead)

    mirrored = scene.lead.store.mirror.get("agreement", scene.agreement)
    assert mirrored is not None and mirrored.record.fields["progress"] == "ของทรงคุณ แก้แล้ว"
    assert scene.shows(scene.lead) == "ของหัวหน้า"
    assert scene.end() == [] and len(scene.heads(scene.lead)) == 2


def test_11_words_on_top_of_what_displaced_ones_own_leave_the_displaced_ones_as_a_conflict(scene: Scene) -> None:
    scene.say(scene.lead, "เดิม")
    scene.synced(scene.lead, fates=[Fate.LATE])
    scene.say(scene.expert, "ของทรงคุณ")
    scene.synced(scene.expert)
    scene.synced(scene.lead)
    first = scene.shows(scene.lead)

    scene.say(scene.lead, "เขียนทับสิ่งที่เห็น")
    scene.synced(scene.lead, scene.expert)

    told = {json.loads(fields)["progress"][0] for _, _, fields in scene.log()}
    assert told == {"เดิม", "ของทรงคุณ", "เขียนทับสิ่งที่เห็น"} and first in told
    assert scene.shows(scene.expert) == "เขียนทับสิ่งที่เห็น" and len(scene.heads(scene.expert)) == 2
    assert scene.end() == []


def test_12_a_push_never_moves_the_cursor_over_what_a_colleague_wrote(scene: Scene) -> None:
    scene.say(scene.expert, "ของทรงคุณ")
    scene.synced(scene.expert)
    before = scene.lead.store.mirror.cursors()
    scene.say(scene.lead, "แนวทาง", "action")

    scene.synced(scene.lead, fates=[Fate.THROUGH, Fate.LOST])

    assert scene.lead.store.mirror.cursors() == before
    scene.synced(scene.lead)
    assert scene.shows(scene.lead) == "ของทรงคุณ"
    assert scene.end() == []


def test_16_two_people_in_two_fields_of_one_record_are_both_kept_and_nobody_is_asked(scene: Scene) -> None:
    scene.say(scene.lead, "ทำแล้ว")
    scene.say(scene.expert, "จัดมุมอ่าน", "action")

    scene.synced(scene.lead, scene.expert, scene.lead)

    for phone in (scene.lead, scene.expert):
        assert (scene.shows(phone), scene.shows(phone, "action")) == ("ทำแล้ว", "จัดมุมอ่าน")
        assert scene.heads(phone) == scene.heads(phone, "action") == ()
    assert scene.end() == []


def test_17_two_people_in_one_field_one_stands_everywhere_and_both_are_told_with_name_and_time(scene: Scene) -> None:
    scene.say(scene.lead, "ทำแล้ว")
    scene.say(scene.expert, "ยังไม่ทำ")
    scene.synced(scene.lead, scene.expert, scene.lead)

    assert scene.shows(scene.lead) == scene.shows(scene.expert) == "ยังไม่ทำ"
    assert set(scene.heads(scene.lead)) == {scene.lead.wrote[-1].edit, scene.expert.wrote[-1].edit}
    with scene.office.server.database.reading() as connection:
        caller = Caller(scene.lead.owner.person, scene.lead.owner.device)
        lines = histories.read(scene.office.server, connection, caller, "agreement", scene.agreement).lines
    told = {(line.value, line.by) for line in lines if line.field == "progress" and line.device_time}
    assert told == {("ทำแล้ว", scene.lead.owner.person), ("ยังไม่ทำ", scene.expert.owner.person)}

    scene.say(scene.lead, "ทำบางส่วน", seen=scene.heads(scene.lead))
    scene.synced(scene.lead, scene.expert)
    assert scene.heads(scene.expert) == () and scene.shows(scene.expert) == "ทำบางส่วน"
    assert scene.end() == []


def test_18_two_who_settle_one_conflict_differently_have_one_conflict_again_and_no_loop(scene: Scene) -> None:
    scene.say(scene.lead, "ก")
    scene.say(scene.expert, "ข")
    scene.synced(scene.lead, scene.expert, scene.lead)
    for phone, words in ((scene.lead, "ก และ ข"), (scene.expert, "ข และ ก")):
        scene.say(phone, words, seen=scene.heads(phone))

    scene.synced(scene.lead, scene.expert, scene.lead)
    assert set(scene.heads(scene.lead)) == {scene.lead.wrote[-1].edit, scene.expert.wrote[-1].edit}

    scene.say(scene.lead, "ตกลง", seen=scene.heads(scene.lead))
    scene.synced(scene.lead, scene.expert, scene.lead)
    assert scene.heads(scene.lead) == scene.heads(scene.expert) == () and scene.shows(scene.expert) == "ตกลง"
    assert scene.end() == []


def test_19_one_person_on_two_devices_has_one_sheet(scene: Scene) -> None:
    keys = _sheet_keys(scene, scene.lead)
    record = Sheet.kind().id_of(*(keys[name] for name in ("visit", "instrument", "subject", "rater")))
    for phone, name in ((scene.lead, "AC1"), (scene.tablet, "AC2")):
        fields = {**keys, f"levels.{name}": 3, f"notes.{name}": f"เห็นจาก {name}"}
        phone.write("sheet", record, fields, told=(f"notes.{name}",), seen={})

    scene.synced(scene.lead, scene.tablet, scene.lead)

    for phone in (scene.lead, scene.tablet):
        (sheet,) = phone.store.find("sheet")
        assert (sheet.fields["levels.AC1"], sheet.fields["levels.AC2"]) == (3, 3)
    assert scene.end() == []


def test_27_what_a_colleague_removes_keeps_the_words_written_on_it_meanwhile(scene: Scene) -> None:
    scene.say(scene.lead, "เริ่มแล้ว")
    scene.synced(scene.lead, scene.expert)
    scene.say(scene.expert, "จบแล้ว เห็นผลงานนักเรียน")
    scene.say(scene.lead, "ยกเลิก", "action", removed=True)
    scene.synced(scene.lead)

    _pull_alone(scene, scene.expert)
    assert scene.shows(scene.expert, "removed") is True and scene.shows(scene.expert) == "จบแล้ว เห็นผลงานนักเรียน"
    scene.synced(scene.expert, scene.lead)

    assert scene.shows(scene.lead, "removed") is True and scene.shows(scene.lead) == "จบแล้ว เห็นผลงานนักเรียน"
    scene.say(scene.lead, "กลับมาทำต่อ", "action", removed=False)
    scene.synced(scene.lead, scene.expert)
    assert scene.shows(scene.expert, "removed") is False and scene.shows(scene.expert) == "จบแล้ว เห็นผลงานนักเรียน"
    assert scene.end() == []


def test_28_a_mark_on_a_sheet_that_was_handed_in_elsewhere_is_set_aside_with_its_reason(scene: Scene) -> None:
    keys = _sheet_keys(scene, scene.lead)
    record = Sheet.kind().id_of(*(keys[name] for name in ("visit", "instrument", "subject", "rater")))
    whole = {**keys, "levels.AC1": 3, "levels.AC2": 2, "texts.O1": "จุดเด่น"}
    scene.lead.write("sheet", record, whole, told=("texts.O1",), seen={})
    scene.synced(scene.lead, scene.tablet)
    scene.tablet.write("sheet", record, {"levels.AC1": 4, "notes.AC1": "เห็นผลงาน"}, told=("notes.AC1",), seen={})
    scene.lead.write("sheet", record, {"submitted_at": scene.clock()}, told=(), seen={})
    scene.synced(scene.lead)

    outcome = scene.synced(scene.tablet)

    (aside,) = scene.tablet.store.quarantine.all()
    assert outcome.quarantined == 1 and aside.code == "sheet_submitted" and aside.message
    assert json.loads(scene.office.look("SELECT body FROM record WHERE id = ?", record)[0][0])["levels.AC1"] == 3
    assert scene.end() == []


def test_29_an_answer_that_comes_before_its_feedback_waits_aside_and_is_taken_in_when_that_comes(scene: Scene) -> None:
    finding = an_id("finding early")
    keys = {"visit": an_id("visit to come"), "school": scene.start.schools[0], "author": scene.lead.owner.person}
    scene.lead.write("finding", finding, {**keys, "nature": "note", "text": "ก่อนการเยี่ยม"}, told=("text",), seen={})
    scene.synced(scene.lead)
    assert [q.code for q in scene.lead.store.quarantine.all()] == ["no_visit"]

    team = {"leader": scene.lead.owner.person, f"team.{scene.lead.owner.person}": []}
    visit = {"school": scene.start.schools[0], "day": "2026-11-23", **team}
    assert scene.office.write(scene.start.secretary, "visit", keys["visit"], visit)
    assert scene.office.look("SELECT count(*) FROM quarantine") == [(0,)]
    outcome = scene.synced(scene.lead)

    assert outcome.quarantined == 0 and scene.lead.store.state("finding", finding) == "server"
    assert scene.lead.store.quarantine.all() == [] and outcome.receipt is not None and outcome.receipt.whole
    assert scene.end() == []


def test_30_of_four_hundred_edits_one_that_is_refused_holds_up_no_other(scene: Scene) -> None:
    for number in range(399):
        scene.find(scene.expert, f"ข้อสังเกต {number}", an_id(f"finding {number}"))
        if number == 200:
            school = {"name": "ชื่อที่แก้ไม่ได้"}
            scene.expert.write("school", scene.start.schools[0], school, told=("name",), seen={})

    outcome = scene.synced(scene.expert)

    assert (outcome.ending, outcome.quarantined) == (Ending.DONE, 1) and len(scene.log()) == 399
    (aside,) = scene.expert.store.quarantine.all()
    assert aside.code == "office_only" and "เลขานุการ" in aside.message
    assert outcome.receipt is not None and outcome.receipt.whole
    assert scene.end() == []


def _sheet_keys(scene: Scene, phone: Phone) -> dict[str, str]:
    school = scene.start.schools[0]
    keys = {"visit": scene.start.visits[0], "instrument": scene.start.rubric, "school": school, "subject": school}
    return {**keys, "rater": phone.owner.person}


def _pull_alone(scene: Scene, phone: Phone) -> None:
    """Receive without sending, as a sync does whose push was answered before the last words were typed."""
    finished(pull(phone.store, Direct(scene.office, phone), "test", lambda done, total: None))
