"""What is kept aside: seen by the office, judged anew, closed with a reason, taken in when its parent comes."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from sqlalchemy import select

from fieldwork.ids import natural_id
from fieldwork.records import RoleName
from sync_server.tables import access_log, change, quarantine
from tests.support.served import Area, Phone

DONE = {"text": "ข้อสังเกต"}


@pytest.fixture
def school(area: Area) -> str:
    return area.school()


@pytest.fixture
def rater(area: Area) -> Phone:
    return area.phone(area.person("นิเทศ", RoleName.SUPERVISOR))


@pytest.fixture
def office(area: Area) -> Phone:
    return area.phone(area.office)


def finding(rater: Phone, school: str, name: str = "f", visit: str = "v", **fields: Any) -> dict[str, Any]:
    keys = {"visit": natural_id("test", visit), "school": school, "author": rater.person, "nature": "note"}
    return rater.edit("finding", natural_id("test", name), {**keys, **DONE, **fields})


def visit_of(rater: Phone, school: str) -> dict[str, Any]:
    return {"school": school, "day": "2026-11-23", "leader": rater.person, f"team.{rater.person}": []}


def ask(phone: Phone, method: str, path: str, **sent: Any) -> httpx.Response:
    return phone.served.ask(method, f"/api/office/aside{path}", headers=phone.headers, **sent)


def listed(office: Phone) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = ask(office, "GET", "").json()
    return found


def test_the_office_sees_whose_it_is_what_it_says_why_and_when(
    area: Area, school: str, rater: Phone, office: Phone
) -> None:
    edit = finding(rater, school)
    rater.push(edit)

    (row,) = listed(office)

    assert (row["person"], row["device"], row["edit"]) == (rater.person, rater.caller.device, edit["id"])
    assert (row["kind"], row["fields"]["text"], row["code"]) == ("finding", "ข้อสังเกต", "no_visit")
    assert "การเยี่ยม" in row["message"] and 0 <= area.served.clock.ms - row["at"] < 1000 and row["closed"] is None
    assert row["device_name"]


def test_nobody_but_the_office_may_see_or_touch_it(school: str, rater: Phone) -> None:
    edit = finding(rater, school)
    rater.push(edit)
    one = f"/{rater.caller.device}/{edit['id']}"

    replies = [
        ask(rater, "GET", ""),
        ask(rater, "POST", f"{one}/again"),
        ask(rater, "POST", f"{one}/close", json={"why": "ไม่ใช้"}),
    ]

    assert [reply.json()["code"] for reply in replies] == ["office_only"] * 3
    assert len(rater.served.rows(select(quarantine))) == 1


def test_after_the_cause_is_mended_the_office_has_it_taken_in_as_its_authors(
    area: Area, school: str, rater: Phone, office: Phone
) -> None:
    edit = finding(rater, school)
    rater.push(edit)
    one = f"/{rater.caller.device}/{edit['id']}/again"

    too_early = ask(office, "POST", one).json()
    area.visit("v", school, rater.person)
    taken = ask(office, "POST", one).json()

    assert (too_early["status"], too_early["code"]) == ("quarantined", "no_visit")
    assert taken["status"] == "applied" and listed(office) == []
    (entry,) = area.served.rows(select(change).where(change.c.edit == edit["id"]))
    assert (entry.person, entry.device) == (rater.person, rater.caller.device)
    assert ask(office, "POST", one).json()["code"] == "not_found"


def test_the_device_hears_at_its_next_pull_that_it_was_taken_in_and_is_counted_once(
    area: Area, school: str, rater: Phone, office: Phone
) -> None:
    edit = finding(rater, school)
    rater.push(edit)
    area.visit("v", school, rater.person)
    assert rater.pull(aside=[edit["id"]])["aside"] == [], "nothing new is nothing said"
    ask(office, "POST", f"/{rater.caller.device}/{edit['id']}/again")

    page = rater.pull(aside=[edit["id"]])

    assert [(r["id"], r["status"]) for r in page["aside"]] == [(edit["id"], "applied")]
    assert page["received"] == 1 and rater.has("finding", edit["record"])
    assert office.pull(aside=[edit["id"]])["aside"] == [], "it is not theirs"


def test_what_the_office_closes_stays_with_its_reason_and_its_author_is_told(
    area: Area, school: str, rater: Phone, office: Phone
) -> None:
    edit = finding(rater, school)
    rater.push(edit)
    one = f"/{rater.caller.device}/{edit['id']}/close"

    bare = ask(office, "POST", one, json={"why": "  "})
    done = ask(office, "POST", one, json={"why": "บันทึกซ้ำกับอีกเครื่อง"})
    again = ask(office, "POST", one, json={"why": "อีกครั้ง"})

    assert (bare.json()["code"], done.status_code, again.json()["code"]) == ("required", 204, "not_found")
    (row,) = listed(office)
    assert (row["closed"]["by"], row["closed"]["why"]) == (office.person, "บันทึกซ้ำกับอีกเครื่อง")
    assert 0 <= area.served.clock.ms - row["closed"]["at"] < 1000
    (told,) = rater.pull(aside=[edit["id"]])["aside"]
    assert (told["status"], told["code"]) == ("quarantined", "closed_by_office")
    assert "บันทึกซ้ำกับอีกเครื่อง" in told["message"]


def test_what_was_closed_is_not_taken_in_by_itself_but_opens_again_when_its_author_insists(
    area: Area, school: str, rater: Phone, office: Phone
) -> None:
    edit = finding(rater, school)
    rater.push(edit)
    ask(office, "POST", f"/{rater.caller.device}/{edit['id']}/close", json={"why": "ไม่ใช้"})

    office.write("visit", natural_id("test", "v"), visit_of(rater, school))
    assert listed(office)[0]["closed"] is not None
    result = rater.push(edit)[0]

    assert result["status"] == "applied" and listed(office) == []


def test_a_child_that_came_before_its_parent_is_taken_in_as_soon_as_that_is_there(
    area: Area, school: str, rater: Phone, office: Phone
) -> None:
    first, second, other = finding(rater, school, "a"), finding(rater, school, "b"), finding(rater, school, "c", "w")
    assert {r["code"] for r in rater.push(second, first, other)} == {"no_visit"}

    office.write("visit", natural_id("test", "v"), visit_of(rater, school))

    assert [row["edit"] for row in listed(office)] == [other["id"]]
    page = rater.pull(aside=[first["id"], second["id"], other["id"]])
    assert {r["id"] for r in page["aside"]} == {first["id"], second["id"]}
    assert page["received"] == 3 and rater.has("finding", first["record"])


def test_what_the_parent_does_not_mend_waits_on_with_its_new_reason(
    area: Area, school: str, rater: Phone, office: Phone
) -> None:
    edit = finding(rater, school)
    rater.push(edit)
    leader = area.person("อีกคน", RoleName.SUPERVISOR)
    team = {"leader": leader, f"team.{leader}": []}

    office.write("visit", natural_id("test", "v"), {"school": school, "day": "2026-11-23", **team})

    assert [row["code"] for row in listed(office)] == ["not_in_team"]


def test_a_member_of_the_team_does_not_read_a_colleagues_draft_at_the_office(
    area: Area, school: str, rater: Phone
) -> None:
    both = area.person("ทั้งสอง", RoleName.SUPERVISOR, RoleName.SECRETARIAT)
    area.visit("v", school, rater.person, both)
    rater.push(finding(rater, school, nature="no such nature"))

    (here,), (there,) = listed(area.phone(both)), listed(area.phone(area.office))

    assert (here["withheld"], here["fields"]) == (True, {}) and "not_a_choice" in here["code"]
    assert not there["withheld"] and there["fields"]["text"] == "ข้อสังเกต"


def test_a_sheet_that_is_read_this_way_is_in_the_access_log(
    area: Area, school: str, rater: Phone, office: Phone
) -> None:
    sheet = natural_id("test", "sheet")
    rater.push(rater.edit("sheet", sheet, {"visit": natural_id("test", "v"), "school": school, "levels.AC1": 3}))

    listed(office)

    (row,) = area.served.rows(select(access_log).where(access_log.c.way == "aside"))
    assert row.person == office.person and sheet in row.records


def test_so_is_a_teachers_signature_with_the_words_that_it_carries(
    area: Area, school: str, rater: Phone, office: Phone
) -> None:
    """And no other signature: that of a school names no teacher."""
    visit, lesson, other = (natural_id("test", name) for name in ("v", "lesson signature", "signature"))
    keys = {"visit": visit, "school": school, "author": rater.person, "digest": "0" * 64, "outcome": "signed"}
    under = {"sheet": natural_id("test", "sheet"), "words": {"said": {"headers.teacher_ref": "ครูสมมติ"}}}
    rater.push(
        rater.edit("signature", lesson, {**keys, **under, "side": "teacher"}),
        rater.edit("signature", other, {**keys, "words": {}, "side": "team"}),
    )

    assert {row["record"] for row in listed(office)} == {lesson, other}

    (row,) = area.served.rows(select(access_log).where(access_log.c.way == "aside"))
    assert row.person == office.person and lesson in row.records and other not in row.records


def test_a_device_that_asks_for_something_else_than_a_list_is_refused(office: Phone) -> None:
    head = {"protocol": 1, "app": "t", "device": office.caller.device, "epoch": "", "now": 1, "cursors": []}
    for wrong in ("x", [1], ["x"] * 501, None):
        reply = office.served.ask("POST", "/api/sync/pull", json={**head, "aside": wrong}, headers=office.headers)
        assert reply.json()["code"] == "bad_request"


def later(rater: Phone, first: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """What goes on with a record: the changed words alone."""
    return rater.edit("finding", first["record"], fields, base=[first["id"]])


def test_what_goes_on_with_a_record_whose_beginning_is_aside_says_the_same_reason_in_a_later_push_too(
    school: str, rater: Phone
) -> None:
    first = finding(rater, school)
    second, third, fourth = (later(rater, first, text=f"ข้อสังเกต {n}") for n in range(3))

    results = [*rater.push(first, second), *rater.push(third), *rater.push(fourth)]

    assert [result["code"] for result in results] == ["no_visit"] * 4
    assert len({result["message"] for result in results}) == 1


def test_what_goes_on_is_taken_in_with_its_beginning_by_itself_or_by_the_office(
    area: Area, school: str, rater: Phone, office: Phone
) -> None:
    first, other = finding(rater, school), finding(rater, school, "g", visit="w", team_note="x")
    rater.push(first, later(rater, first, text="แก้แล้ว"), other, later(rater, other, text="แก้แล้วเช่นกัน"))

    office.push(office.edit("visit", natural_id("test", "v"), visit_of(rater, school)))
    assert [row["record"] for row in listed(office)] == [other["record"]] * 2

    area.visit("w", school, rater.person)
    ask(office, "POST", f"/{rater.caller.device}/{other['id']}/again")
    assert listed(office) == []
    rater.pull()
    told = [rater.mirror["finding", each["record"]]["fields"]["text"] for each in (first, other)]
    assert told == ["แก้แล้ว", "แก้แล้วเช่นกัน"]


def test_a_record_that_was_never_begun_and_one_that_is_here_say_what_they_lack(
    area: Area, school: str, rater: Phone
) -> None:
    area.visit("v", school, rater.person)
    first = finding(rater, school)
    rater.push(first)
    too_long, emptied = later(rater, first, text="ก" * 5000), later(rater, first, visit=None)
    never = rater.edit("finding", natural_id("test", "never"), {"text": "ข้อสังเกต"})

    assert [result["code"] for result in rater.push(too_long, emptied, never)] == ["too_long", "required", "required"]
