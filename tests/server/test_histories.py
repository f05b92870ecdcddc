"""The history of a record tells who wrote what and when, and nothing that the reader could not have seen."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from fieldwork.ids import natural_id
from fieldwork.records import Feedback, RoleName
from tests.support.served import NOON, Area, Phone


def history(phone: Phone, kind: str, record: str, **asked: Any) -> httpx.Response:
    return phone.served.ask("GET", f"/api/history/{kind}/{record}", headers=phone.headers, params=asked)


def test_every_value_a_number_ever_had_is_told_with_who_and_when(area: Area) -> None:
    school, office = area.school(), area.phone(area.office)
    office.write("school", school, {"students": 410}, ms=NOON - 60_000)
    office.pull()
    office.write("school", school, {"students": 420})

    lines: list[dict[str, Any]] = [
        line for line in history(office, "school", school).json() if line["field"] == "students"
    ]

    assert [(line["old"], line["value"], line["outcome"]) for line in lines] == [
        (None, 410, "applied"),
        (410, 420, "applied"),
    ]
    assert (lines[0]["by"], lines[0]["device"], lines[0]["device_time"]) == (
        area.office, office.caller.device, NOON - 60_000,
    )  # fmt: skip
    assert NOON < lines[0]["server_time"] < lines[1]["server_time"]


def test_both_sides_of_a_conflict_are_told(area: Area) -> None:
    school, office = area.school(), area.phone(area.office)
    for students in (1, 2):
        office.write("school", school, {"students": students}, base=[])

    lines = [line for line in history(office, "school", school).json() if line["field"] == "students"]

    assert [(line["value"], line["outcome"]) for line in lines] == [(1, "applied"), (2, "conflict")]


def test_a_line_tells_what_its_author_had_seen_whether_it_stands_and_on_which_device(area: Area) -> None:
    school, office = area.school(), area.phone(area.office)
    first = office.edit("school", school, {"students": 1}, base=[])
    second, third = (office.edit("school", school, {"students": n}, base=[first["id"]]) for n in (2, 3))
    office.push(first, second, third)

    lines = history(office, "school", school, field="students").json()

    assert [(line["base"], line["stands"]) for line in lines] == [
        ([], ""),
        ([first["id"]], "rival"),
        ([first["id"]], "current"),
    ]
    assert {line["device_name"] for line in lines} == {"เครื่องทดสอบ"}


def test_single_fields_can_be_asked_for(area: Area) -> None:
    school, office = area.school(), area.phone(area.office)
    office.write("school", school, {"students": 1, "teachers": 2, "classrooms": 3})

    told = history(office, "school", school, field=["students", "teachers", "nothing"])

    assert sorted(line["field"] for line in told.json()) == ["students", "teachers"]
    assert history(office, "school", school, field=["x"] * 201).status_code == 422


def test_what_a_person_may_not_hold_has_no_history_either(area: Area) -> None:
    school, leader = area.school(), area.person("นิเทศ", RoleName.SUPERVISOR)
    visit, phone = area.visit("v", school, leader), area.phone(leader)
    finding = natural_id("test", "f")
    phone.write("finding", finding, {"visit": visit, "school": school, "author": leader, "text": "ลับ"})

    hidden = history(area.phone(area.office), "finding", finding)
    absent = history(area.phone(area.office), "finding", natural_id("test", "none"))

    assert history(phone, "finding", finding).status_code == 200
    assert hidden.json() == absent.json() and hidden.status_code == 404


@pytest.mark.parametrize("at_once", [True, False])
def test_the_history_of_a_published_feedback_does_not_tell_its_drafts(area: Area, at_once: bool) -> None:
    school, leader = area.school(), area.person("นิเทศ", RoleName.SUPERVISOR)
    visit, phone = area.visit("v", school, leader), area.phone(leader)
    principal = area.phone(area.person("ผอ.", RoleName.PRINCIPAL, school=school))
    feedback, agreement = Feedback.kind().id_of(visit, 1, leader), natural_id("test", "a")
    phone.write("agreement", agreement, {"visit": visit, "school": school, "action": "ทำ", "due": "2027-01-01"})
    items = {
        "items.s": {"kind": "strength", "text": "ดี"},
        "items.n": {"kind": "next_step", "text": "ต่อ"},
        "items.a": {"kind": "agreement", "text": "ทำ", "agreement": agreement, "owner": "ก", "due": "2027-01-01"},
    }
    keys = {"visit": visit, "school": school, "version": 1, "author": leader}
    draft = phone.edit("feedback", feedback, {**keys, **items, "intro": "ร่างที่ไม่ควรมีใครเห็น"})
    better = phone.edit("feedback", feedback, {"intro": "ฉบับที่เผยแพร่"}, base=[draft["id"]])
    published = phone.edit("feedback", feedback, {"published_at": phone.now()})
    for batch in [[draft, better, published]] if at_once else [[draft], [better], [published]]:
        assert {result["status"] for result in phone.push(*batch)} == {"applied"}

    told = history(principal, "feedback", feedback)

    assert "ร่างที่ไม่ควรมีใครเห็น" not in told.text
    intro = [line for line in told.json() if line["field"] == "intro"]
    assert [(line["value"], line["old"], line["base"]) for line in intro] == [("ฉบับที่เผยแพร่", None, None)]
    assert "ร่างที่ไม่ควรมีใครเห็น" in history(phone, "feedback", feedback).text
