"""Roles that end, teams that change, with work unsent. Numbers as in docs/sync-faults.md."""

from __future__ import annotations

import json

from app.sync.engine import Ending
from fieldwork.records import Feedback
from tests.simulation.phones import Phone
from tests.simulation.scene import Scene
from tests.support.worlds import an_id


def test_33_unsent_work_of_a_revoked_person_is_kept_by_the_office_and_the_phone_is_emptied(scene: Scene) -> None:
    for number in range(30):
        scene.find(scene.expert, f"ข้อสังเกต {number}", an_id(f"finding {number}"))
    scene.role(scene.expert, ends="2026-11-22")

    outcome = scene.synced(scene.expert)

    assert outcome.ending == Ending.DONE and outcome.quarantined == 30
    assert scene.office.look("SELECT count(*), min(code), max(code) FROM quarantine") == [(30, "no_role", "no_role")]
    assert scene.expert.look("SELECT count(*) FROM record") == [(0,)]
    assert len(scene.expert.store.find("finding")) == 30
    assert scene.end() == []


def test_33_work_of_a_person_whose_role_goes_on_again_is_taken_in_when_sent_once_more(scene: Scene) -> None:
    scene.find(scene.expert, "ข้อสังเกต", an_id("finding"))
    scene.role(scene.expert, ends="2026-11-22")
    scene.synced(scene.expert)

    scene.role(scene.expert, ends=None)
    scene.synced(scene.expert)
    assert scene.expert.try_again() == 1
    outcome = scene.synced(scene.expert)

    assert outcome.quarantined == 0 and len(scene.log()) == 1
    assert scene.end() == []


def test_33_what_was_kept_aside_is_no_conflict_with_what_its_author_settled_a_conflict_by(scene: Scene) -> None:
    scene.say(scene.expert, "ของผู้ทรงคุณวุฒิ")
    scene.say(scene.lead, "ของหัวหน้า")
    scene.synced(scene.lead, scene.expert)
    scene.say(scene.expert, "ขอแก้เป็นแบบนี้")
    scene.role(scene.expert, ends="2026-11-22")
    scene.during = lambda: setattr(scene, "during", lambda: scene.role(scene.expert, ends=None))  # before it pulls
    assert scene.synced(scene.expert).quarantined == 1
    settled = scene.say(scene.expert, "ตกลงตามนี้", seen=scene.heads(scene.expert))
    scene.synced(scene.expert)

    assert scene.expert.try_again() == 1
    scene.synced(scene.expert, scene.lead)

    assert scene.shows(scene.lead) == scene.shows(scene.expert) == "ตกลงตามนี้"
    assert scene.heads(scene.lead) == scene.heads(scene.expert) == ()
    assert scene.expert.store.heads("agreement", scene.agreement, "progress") == (settled,)
    assert scene.end() == []


def test_34_whoever_moves_to_another_team_gets_its_school_and_gives_the_old_one_back(scene: Scene) -> None:
    (old, new), (first, second) = scene.start.visits, scene.start.schools
    person = scene.expert.owner.person
    scene.find(scene.expert, "ยังไม่ได้ส่ง", an_id("finding"))
    assert scene.office.write(scene.start.secretary, "visit", old, {f"team.{person}": None})
    assert scene.office.write(scene.start.secretary, "visit", new, {f"team.{person}": []})
    scene.promises.scopes_of = lambda who, was=scene.promises.scopes_of: (  # type: ignore[method-assign]
        {"everyone", f"own:{person}", f"school:{second}", f"results:{second}"} if who == person else was(who)
    )

    outcome = scene.synced(scene.expert)

    held = {row[0] for row in scene.expert.look("SELECT DISTINCT scope FROM record")}
    assert f"school:{second}" in held and not held & {f"school:{first}", f"results:{first}"}
    assert outcome.quarantined == 1 and scene.expert.store.quarantine.all()[0].code == "not_in_team"
    assert scene.end() == []


def test_35_a_record_that_moved_while_the_phone_was_away_is_held_once_and_where_it_is(scene: Scene) -> None:
    scene.say(scene.lead, "ก")
    scene.synced(scene.lead, scene.expert)
    scopes = scene.expert.look("SELECT scope FROM record WHERE id = ?", scene.agreement)
    items = {
        "items.s": {"kind": "strength", "text": "เด่น", "order": 1},
        "items.n": {"kind": "next_step", "text": "ต่อไป", "order": 2},
        "items.a": {
            "kind": "agreement",
            "text": "ตกลง",
            "owner": "ผอ.",
            "due": "2026-12-31",
            "agreement": scene.agreement,
            "order": 3,
        },
    }
    visit, school = scene.start.visits[0], scene.start.schools[0]
    record = Feedback.kind().id_of(visit, 1, scene.lead.owner.person)
    keys = {"visit": visit, "school": school, "version": 1, "author": scene.lead.owner.person}
    scene.lead.write("feedback", record, {**keys, **items, "published_at": scene.clock()}, told=(), seen={})
    scene.synced(scene.lead)
    scene.clock.forward(60 * 86_400_000)

    scene.synced(scene.expert, scene.principal)

    for phone in (scene.expert, scene.principal):
        assert phone.look("SELECT scope FROM record WHERE id = ?", scene.agreement) == [(f"school:{school}",)]
    assert scopes == [(f"results:{school}",)]
    assert scene.end() == []


def test_36_a_phone_that_was_away_for_three_years_comes_level_and_brings_its_words(scene: Scene) -> None:
    scene.say(scene.expert, "เริ่มแล้ว")
    scene.synced(scene.expert, scene.lead)
    scene.say(scene.expert, "เขียนไว้ก่อนวางเครื่อง")
    scene.find(scene.expert, "ยังไม่ได้ส่ง", an_id("finding"))
    for year in range(3):
        scene.sign_in_anew(scene.lead)
        for number in range(40):
            scene.find(scene.lead, f"ปีที่ {year} ข้อ {number}", an_id(f"finding {year} {number}"))
        scene.say(scene.lead, f"ปีที่ {year}", "action", removed=year % 2 == 0)
        scene.synced(scene.lead)
        scene.clock.forward(365 * 86_400_000)

    assert scene.synced(scene.expert).ending == Ending.SIGN_IN and scene.expert.store.counts().edits == 2
    scene.sign_in_anew(scene.expert)
    outcome = scene.synced(scene.expert)

    assert outcome.ending == Ending.DONE and outcome.quarantined == 0
    assert scene.shows(scene.expert, "action") == "ปีที่ 2" and scene.shows(scene.expert, "removed") is True
    assert scene.shows(scene.expert) == "เขียนไว้ก่อนวางเครื่อง"
    for phone in (scene.lead, scene.tablet, scene.principal, scene.second):
        scene.sign_in_anew(phone)
    assert scene.end() == []


def test_37_roles_that_end_by_mistake_empty_the_phones_and_bring_everything_back_when_they_go_on(scene: Scene) -> None:
    everybody = (scene.lead, scene.tablet, scene.expert, scene.principal, scene.second)
    scene.say(scene.lead, "ส่งแล้ว")
    scene.synced(*everybody)
    before = {phone.number: _held(phone) for phone in everybody}
    writing = everybody[:4]  # the second supervisor is in no team of this school
    for number, phone in enumerate(writing):
        scene.say(phone, f"ยังไม่ได้ส่ง {number}", "progress" if phone is scene.principal else "action")
    by_role = (scene.lead, scene.expert, scene.principal, scene.second)  # the lead's role is the tablet's too
    for phone in by_role:
        scene.role(phone, ends="2026-11-22")
    scene.synced(*everybody)
    assert [len(_held(phone)) for phone in everybody] == [0] * 5
    assert all(phone.store.counts().quarantined == 1 for phone in writing)

    for phone in by_role:
        scene.role(phone, ends=None)
    scene.synced(*everybody)

    assert {phone.number: _held(phone) for phone in everybody} == before
    assert [phone.try_again() for phone in writing] == [1] * 4
    scene.synced(*everybody)
    told = {value for _, _, fields in scene.log() for value, *_ in json.loads(fields).values()}
    assert {f"ยังไม่ได้ส่ง {number}" for number in range(4)} <= told
    assert scene.end() == []


def _held(phone: Phone) -> set[tuple[str, str]]:
    """The records on a phone."""
    return {(kind, record) for kind, record in phone.look("SELECT kind, id FROM record")}


def test_55_words_of_another_author_and_another_school_are_refused_one_by_one_and_nothing_leaks(scene: Scene) -> None:
    theirs = an_id("finding")
    scene.find(scene.lead, "ของหัวหน้า", theirs)
    scene.synced(scene.lead)
    person = scene.expert.owner.person
    keys = {"visit": scene.start.visits[1], "school": scene.start.schools[1], "author": person, "nature": "note"}
    scene.expert.write("finding", theirs, {"text": "แก้ของคนอื่น"}, told=("text",), seen={})
    scene.expert.write("finding", an_id("other"), {**keys, "text": "นอกขอบเขต"}, told=("text",), seen={})
    scene.find(scene.expert, "ของตนเอง", an_id("mine"))

    outcome = scene.synced(scene.expert)

    codes = sorted(aside.code for aside in scene.expert.store.quarantine.all())
    assert outcome.quarantined == 2 and codes == ["author_only", "not_in_team"]
    assert scene.expert.look("SELECT count(*) FROM record WHERE id = ?", theirs) == [(0,)]
    assert len(scene.log()) == 2
    assert scene.end() == []
