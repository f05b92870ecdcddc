"""Checklists on the server: a draft is the rater's, what is handed in is the office's at once, replaced or not."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest

from fieldwork.checking.attached import stored
from fieldwork.records import CheckSheet
from tests.fieldwork.checking.test_documents import PDF
from tests.server.test_blobs import get, put
from tests.server.test_histories import history
from tests.support.served import Area, Phone
from tests.support.underway import SECRET, VisitUnderWay

WHOLE = {"answers.P1": "ใช่", "answers.P3": ["กลุ่มไลน์"], "answers.P4": "120"}
FILE = sha256(PDF).hexdigest()


class FollowedUp(VisitUnderWay):
    """The visit with a published checklist on it."""

    def __init__(self, area: Area) -> None:
        super().__init__(area)
        self.checklist = area.checklist()
        self.use(self.checklist)

    def use(self, used: str, *, on: bool = True) -> None:
        self.area.served.put(("visit", self.visit, {f"checklists.{used}": on}))

    def sheet(self, phone: Phone) -> str:
        return CheckSheet.kind().id_of(self.visit, self.checklist, phone.person)

    def fill(self, phone: Phone, fields: dict[str, Any], **more: Any) -> dict[str, Any]:
        keys = {"visit": self.visit, "checklist": self.checklist, "school": self.school, "rater": phone.person}
        return phone.write("checksheet", self.sheet(phone), {**keys, **fields}, **more)


@pytest.fixture
def followed(area: Area) -> FollowedUp:
    return FollowedUp(area)


def told(phone: Phone) -> str:
    return "".join(phone.raw)


def test_no_draft_leaves_its_rater_and_what_is_handed_in_is_shared_without_waiting_for_rubrics(
    followed: FollowedUp,
) -> None:
    rater = followed.supervisor_phone
    followed.fill(rater, {**WHOLE, "answers.P6": SECRET})
    for phone in followed.everyone:
        phone.pull()
    before = [told(phone) for phone in followed.everyone[1:]]

    rater.pull()
    assert followed.fill(rater, {"submitted_at": rater.now()})["status"] == "applied"
    for phone in followed.everyone:
        phone.pull()

    assert not any(SECRET in text for text in before)
    assert all(SECRET in told(each) for each in (followed.office_phone, followed.director_phone, followed.expert_phone))
    assert SECRET not in told(followed.principal_phone)


def test_what_was_answered_before_handing_in_stays_with_its_rater_though_all_came_in_one_batch(
    followed: FollowedUp,
) -> None:
    rater, office = followed.supervisor_phone, followed.office_phone
    keys = {"visit": followed.visit, "checklist": followed.checklist, "school": followed.school, "rater": rater.person}
    sheet = followed.sheet(rater)
    first = rater.edit("checksheet", sheet, {**keys, **WHOLE, "answers.P6": SECRET})
    told_now = rater.edit("checksheet", sheet, {"answers.P6": "พร้อมแล้ว"}, base=[first["id"]])
    done = rater.edit("checksheet", sheet, {"submitted_at": rater.now()})
    assert [each["status"] for each in rater.push(first, told_now, done)] == ["applied"] * 3
    office.pull()

    assert office.field("checksheet", sheet, "answers.P6") == "พร้อมแล้ว"
    assert SECRET in history(rater, "checksheet", sheet).text
    assert SECRET not in history(office, "checksheet", sheet).text


def test_what_is_opened_again_leaves_the_others_devices_until_it_is_handed_in_once_more(followed: FollowedUp) -> None:
    rater, office = followed.supervisor_phone, followed.office_phone
    followed.fill(rater, {**WHOLE, "submitted_at": rater.now()})
    office.pull()
    held = office.has("checksheet", followed.sheet(rater))

    rater.pull()
    followed.fill(rater, {"submitted_at": None, f"reopened.{rater.now()}": "แก้จำนวน"})
    office.pull()

    assert held and not office.has("checksheet", followed.sheet(rater))


def test_a_sheet_begun_without_network_is_taken_in_after_its_version_was_replaced(followed: FollowedUp) -> None:
    """R-78"""
    followed.use(followed.checklist, on=False)
    followed.use(followed.area.checklist("2569.2"))
    rater = followed.supervisor_phone

    assert followed.fill(rater, {**WHOLE, "submitted_at": rater.now()})["status"] == "applied"
    followed.office_phone.pull()
    assert followed.office_phone.field("checksheet", followed.sheet(rater), "checklist") == followed.checklist


def test_a_file_is_read_by_whoever_holds_the_sheet_and_by_nobody_else(followed: FollowedUp) -> None:
    rater = followed.supervisor_phone
    assert put(rater, PDF).status_code == 201
    followed.fill(rater, {**WHOLE, f"files.{FILE}": stored("P9", order=1, name="แผน.pdf", size=len(PDF))})
    drafted = get(followed.office_phone, PDF).status_code

    rater.pull()
    followed.fill(rater, {"submitted_at": rater.now()})

    assert drafted == 404
    assert get(followed.office_phone, PDF).content == PDF
    assert get(followed.principal_phone, PDF).status_code == 404


def test_an_incomplete_sheet_and_an_unknown_point_are_kept_aside_with_their_reason(followed: FollowedUp) -> None:
    rater = followed.supervisor_phone
    incomplete = followed.fill(rater, {"answers.P1": "ใช่", "submitted_at": rater.now()})
    unknown = followed.fill(rater, {"answers.Z9": "x"})

    assert (incomplete["status"], incomplete["code"]) == ("quarantined", "incomplete")
    assert (unknown["status"], unknown["code"]) == ("quarantined", "unknown_point")


def test_two_devices_of_one_rater_fill_in_the_same_sheet_point_by_point(followed: FollowedUp) -> None:
    phone = followed.supervisor_phone
    tablet = followed.area.phone(phone.person)

    followed.fill(phone, {"answers.P1": "ใช่"})
    followed.fill(tablet, {"answers.P4": "120"}, base=[])
    phone.pull()

    fields = phone.mirror["checksheet", followed.sheet(phone)]["fields"]
    assert (fields["answers.P1"], fields["answers.P4"]) == ("ใช่", "120")
