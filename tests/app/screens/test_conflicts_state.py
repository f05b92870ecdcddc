"""What waits to be settled, as values: every competing write in words, who may choose, and no stored name anywhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from app.past import names, values
from app.past.acts import settling
from app.past.conflicts import Tally, tally
from app.past.reader import Reader
from app.screens.conflicts.state import Conflict, ConflictsState, Waiting, read
from app.wording import fields as words
from app.wording import language
from fieldwork.records import KINDS, Counts, Feedback, Response
from fieldwork.records.feedback import stated
from fieldwork.records.stored import Record
from tests.support.devices import Device
from tests.support.disputes import dispute
from tests.support.fieldvisit import NOW_MS, TODAY, FieldVisit
from tests.support.worlds import an_id

AGREEMENT = an_id("agreement")
BEFORE, ONE, OTHER = "ครูวางแผน และปรับแผน", "ครูภาษาไทยวางแผน และปรับแผน", "ครูวางแผน และปรับแผนทุกเดือน"
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-")


@pytest.fixture
def device(tmp_path: Path) -> Device:
    area = FieldVisit()
    keys = {"visit": area.visit, "school": area.school}
    area.world.put("agreement", AGREEMENT, {**keys, "action": BEFORE, "state": "open"})
    return Device(tmp_path / "phone", area)


def reader(device: Device, person: str = "") -> Reader:
    return Reader(person or device.person, "", TODAY, NOW_MS)


def the_only(found: ConflictsState) -> tuple[Waiting, Conflict]:
    (waiting,) = (*found.mine, *found.others)
    (conflict,) = waiting.conflicts
    return waiting, conflict


def test_nothing_waits_where_nobody_wrote_past_another(device: Device) -> None:
    assert read(device.store, reader(device)) == ConflictsState()
    assert tally(device.store, reader(device)) == Tally()


def test_every_competing_value_comes_with_who_when_where_and_what_they_had_seen(device: Device) -> None:
    dispute(device, "agreement", AGREEMENT, "action", BEFORE, (device.area.expert, ONE), (device.person, OTHER))

    waiting, conflict = the_only(read(device.store, reader(device)))

    assert (waiting.what, conflict.name) == ("ข้อตกลง", "สิ่งที่ตกลงจะทำ")
    assert waiting.title == OTHER and "โรงเรียนสมมติวิทยา" in waiting.place and waiting.may
    now, rival = conflict.candidates
    assert (now.said, now.author, now.shown) == (OTHER, "นิเทศ ตัวอย่าง (ท่าน)", True)
    assert (rival.said, rival.author, rival.shown) == (ONE, "ทรงคุณ ตัวอย่าง", False)
    assert rival.saw == BEFORE and "จากเครื่อง แท็บเล็ต" in rival.line and "เขียนเมื่อ วันนี้" in rival.line
    assert [p.text for p in rival.parts if p.differs] == ["ภาษาไทย"]
    assert [p.text for p in now.parts if p.differs] == ["ทุกเดือน"]
    assert (conflict.draft, conflict.is_suggested) == ("ครูภาษาไทยวางแผน และปรับแผนทุกเดือน", True)


def test_changes_of_the_same_words_are_laid_below_each_other_to_be_joined_by_a_person(device: Device) -> None:
    dispute(device, "agreement", AGREEMENT, "action", "มีครู 3 คน", (device.person, "มีครู 4 คน"), (an_id("x"), "มีครู 5 คน"))

    _, conflict = the_only(read(device.store, reader(device)))

    assert (conflict.draft, conflict.is_suggested) == ("มีครู 5 คน\nมีครู 4 คน", False)


def test_a_field_nobody_had_written_before_says_so(device: Device) -> None:
    dispute(device, "agreement", AGREEMENT, "owner", None, (device.person, "ครูใหญ่"), (device.area.expert, "หัวหน้า"))

    _, conflict = the_only(read(device.store, reader(device)))

    assert {candidate.saw for candidate in conflict.candidates} == {""}


def test_choices_and_days_are_chosen_not_joined(device: Device) -> None:
    dispute(
        device, "agreement", AGREEMENT, "due", "2026-12-01", (device.person, "2026-12-08"), (an_id("x"), "2027-01-31")
    )

    _, conflict = the_only(read(device.store, reader(device)))

    assert [c.said for c in conflict.candidates] == ["31 มกราคม 2570", "8 ธันวาคม 2569"] and conflict.draft is None


def test_who_said_how_far_an_agreement_is_follows_its_state_and_is_no_question_of_its_own(device: Device) -> None:
    said = [{"by": person, "state": "done"} for person in (device.area.expert, device.person)]
    dispute(device, "agreement", AGREEMENT, "stated", None, (device.area.expert, said[0]), (device.person, said[1]))
    assert read(device.store, reader(device)) == ConflictsState()

    act = settling(device.store, "agreement", AGREEMENT, "state", "done", person=device.person, now_ms=NOW_MS)

    assert act.fields == stated("done", device.person) and len(act.seen["stated"]) == 2


def test_a_value_that_has_not_arrived_is_said_to_be_on_its_way(device: Device) -> None:
    sides = ((device.area.expert, ONE), (device.person, OTHER))
    dispute(device, "agreement", AGREEMENT, "action", BEFORE, *sides, fetched=False)

    _, conflict = the_only(read(device.store, reader(device)))

    now, rival = conflict.candidates
    assert (now.said, now.known, rival.known, rival.may) == (OTHER, True, False, False)
    assert not conflict.is_whole and conflict.draft is None and now.saw is None


def test_two_who_wrote_the_same_have_nothing_to_settle(device: Device) -> None:
    dispute(device, "agreement", AGREEMENT, "state", "open", (device.person, "doing"), (device.area.expert, "doing"))

    assert read(device.store, reader(device)) == ConflictsState()


def test_three_values_of_which_two_are_the_same_are_two_to_choose_from(device: Device) -> None:
    sides = ((device.area.expert, "doing"), (an_id("x"), "done"), (device.person, "doing"))
    dispute(device, "agreement", AGREEMENT, "state", "open", *sides)

    _, conflict = the_only(read(device.store, reader(device)))

    assert [c.said for c in conflict.candidates] == ["กำลังดำเนินการ", "เสร็จแล้ว"]


def test_who_may_not_write_the_field_looks_and_reads_why(device: Device) -> None:
    dispute(device, "school", device.area.school, "students", 420, (an_id("a"), 410), (an_id("b"), 430))

    found = read(device.store, reader(device))

    assert not found.mine
    _, conflict = the_only(found)
    assert not conflict.may and "เลขานุการ" in conflict.refused
    assert tally(device.store, reader(device)) == Tally(mine=0, others=1)


def test_a_refusal_names_fields_as_people_know_them(device: Device) -> None:
    sheet = device.area.sheet
    keys = {"visit": device.area.visit, "instrument": device.area.adm4, "school": device.area.school}
    device.store.write("sheet", sheet, {**keys, "subject": device.area.school, "rater": device.person})
    dispute(device, "sheet", sheet, "levels.AC1", 2, (device.person, 3), (device.person, 99))

    _, conflict = the_only(read(device.store, reader(device)))

    refused = next(c.refused for c in conflict.candidates if not c.may)
    assert refused.startswith("ระดับ: AC1") and "levels" not in refused


# every field of every kind


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_declared_field_has_a_name_in_both_languages(kind: str) -> None:
    assert set(words.FIELDS[kind]) == set(KINDS[kind].rules)
    for name, phrase in words.FIELDS[kind].items():
        assert re.search("[ก-๙]|{of}", phrase.th) and not re.search("[ก-๙]", phrase.en), name
        assert ("{of}" in phrase.th) <= KINDS[kind].rules[name].each


def test_every_choice_has_its_word() -> None:
    for kind, declared in KINDS.items():
        for name, rule in declared.rules.items():
            if rule.type == "choice":
                assert set(words.CHOICES[kind, name]) == set(map(str, rule.choices)), (kind, name)


def a_record(device: Device, kind: str) -> Record:
    """A record of a kind with every field filled, ids pointing to what the device knows."""
    area = device.area
    known = {"visit": area.visit, "school": area.school, "instrument": area.adm4, "subject": area.school}
    known |= {"checklist": area.checklist, "published": area.checklist}
    fields: dict[str, Any] = {}
    for name, rule in KINDS[kind].rules.items():
        value = _value(name, rule.type, rule.choices, known, area.supervisor)
        keys = {"team": area.expert, "instruments": area.adm4, "levels": "AC1", "reasons": "AC1", "notes": "AC1"}
        keys |= {"texts": "O1", "headers": "grade", "reopened": str(NOW_MS), "terms": "2569/2", "cells": "enrolled"}
        keys |= {"checklists": area.checklist, "answers": "P4", "files": "a" * 64, "fillers": "supervisor"}
        fields[f"{name}.{keys.get(name, 'AC1')}" if rule.each else name] = value
    return Record(kind, an_id(f"whole {kind}"), fields)


def _value(name: str, type_: str, choices: tuple[str, ...], known: dict[str, str], person: str) -> Any:
    special: dict[str, Any] = {
        "decision": {"level": 3, "reason": "เห็นตรงกัน", "by": person, "at": NOW_MS, "originals": {}},
        "items": {"kind": "agreement", "text": "เปิดชั้นเรียน", "owner": "วิชาการ", "due": "2026-12-01", "order": 1},
        "photos": {"caption": "ห้องสมุด", "order": 1, "width": 1, "height": 1},
        "texts": [{"id": "r", "action": "ทำ", "owner_role": "ครู", "due_date": "2026-12-01"}],
        "team": ["AC"],
        "terms": ["2026-05-16", "2026-10-11"],
        "seen": [an_id("w")],
        "areas": {"mean": "3.25", "band": "ดี"},
        "body": {"id": "ADM4"},
        "answers": "120",
        "files": {"point": "P9", "name": "แผน.pdf", "order": 1, "size": 9},
        "points": {"type": "choice", "title_th": "ตั้งผู้รับผิดชอบแล้ว"},
        "indicator": "AC1",
    }
    if name in special:
        return special[name]
    made = {"text": "ข้อความ", "int": 1, "bool": True, "date": "2026-11-23", "moment": NOW_MS, "blob": "a" * 64}
    made |= {"json": "ข้อความ", "choice": choices[0] if choices else "", "id": known.get(name, person)}
    return made[type_]


@pytest.mark.parametrize("spoken", [language.THAI, language.ENGLISH])
@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_value_of_any_kind_shows_an_id_a_stored_name_or_json(device: Device, kind: str, spoken: str) -> None:
    record = a_record(device, kind)
    language.use(spoken)
    try:
        named = names.record(record, device.store)
        said = [named.title, named.kind, *([named.place] if named.place else [])]
        for name, value in record.fields.items():
            said += [names.field(kind, name, record, device.store), values.value(name, value, record, device.store)]
            said.append(values.value(name, None, record, device.store))
    finally:
        language.use(language.THAI)

    for text in said:
        assert text and not UUID.search(text) and "{" not in text and "[" not in text and "None" not in text, text
        assert not re.search(r"\b[a-z]+_[a-z_]+\b|\b[a-z]+\.[A-Za-z]", text), text


def test_values_read_as_people_say_them(device: Device) -> None:
    area, store = device.area, device.store
    sheet = Record("sheet", "s", {"instrument": area.adm4, "visit": area.visit})
    visit = store.get("visit", area.visit)
    consensus = Record("consensus", "c", {"instrument": area.adm4, "indicator": "AC1", "visit": area.visit})
    decision = {"level": 3, "reason": "เห็นตรงกัน", "by": area.supervisor, "at": 1, "originals": {}}
    assert visit is not None

    assert values.value("day", "2026-11-23", visit, store) == "23 พฤศจิกายน 2569"
    assert values.value("leader", area.expert, visit, store) == "ทรงคุณ ตัวอย่าง"
    assert names.field("visit", f"team.{area.expert}", visit, store) == "ด้านที่ดูแล: ทรงคุณ ตัวอย่าง"
    assert values.value(f"team.{area.expert}", None, visit, store) == "ไม่อยู่ในคณะ"
    assert values.value("levels.AC1", 4, sheet, store).startswith("ระดับ 4 ")
    assert names.field("sheet", "levels.AC1", sheet, store).startswith("ระดับ: AC1 ")
    assert values.value("decision", decision, consensus, store).endswith("เหตุผล: เห็นตรงกัน")
    assert values.value("leader", an_id("nobody"), visit, store) == "ผู้ใช้ที่ไม่อยู่ในรายชื่อของเครื่องนี้"


def test_a_count_cell_is_called_by_its_skill_and_level(device: Device) -> None:
    counts = Counts.kind().id_of(device.area.lit, device.area.school, "2569/2", "ป.1")
    record = Record("counts", counts, {"instrument": device.area.lit, "grade": "ป.1", "round": "2569/2"})

    assert names.field("counts", "cells.R:L4", record, device.store) != "R:L4"
    assert "ป.1" in names.record(record, device.store).title and "2/2569" in names.record(record, device.store).title


def test_an_answer_is_called_by_the_words_it_answers(device: Device) -> None:
    area = device.area
    feedback = Feedback.kind().id_of(area.visit, 1, area.supervisor)
    whole = {"visit": area.visit, "school": area.school, "version": 1, "author": area.supervisor}
    item = {"kind": "next_step", "text": "ซ่อมเสริมการอ่านรายชั้น", "order": 1}
    device.pull([Record("feedback", feedback, {**whole, "items.n": item})])
    response = Response.kind().id_of(feedback, "n")
    record = Record(
        "response", response, {"feedback": feedback, "item": "n", "visit": area.visit, "school": area.school}
    )

    assert names.record(record, device.store).title.startswith("ซ่อมเสริมการอ่านรายชั้น")
    assert names.record(record, device.store).path == f"/feedback/{feedback}"


def test_a_field_of_a_newer_app_is_named_as_that(device: Device) -> None:
    record = Record("agreement", AGREEMENT, {})

    assert names.field("agreement", "from_the_future", record, device.store) == "ข้อมูลจากแอปรุ่นใหม่กว่า"
    assert values.value("from_the_future", {"a": 1}, record, device.store) == "มีข้อมูล"
