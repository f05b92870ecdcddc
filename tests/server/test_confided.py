"""What is told in confidence reaches the people it is told to, and no way leads anybody else to it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import httpx
import pytest

from fieldwork.ids import natural_id
from fieldwork.records import Addressee, RoleName
from tests.support.pdf_text import squeezed, text_of
from tests.support.pictures import plain_png
from tests.support.served import Area, Phone, sheet_fields, sheet_id
from tests.support.underway import VisitUnderWay

CONCERN = natural_id("test", "a concern")
TOLD = "นักเรียนเล่าว่าถูกทำร้าย"
PHOTO = plain_png(40, 30)
HASH = sha256(PHOTO).hexdigest()


@dataclass
class Told:
    """A released visit with a concern on it, told by its leader to the director alone."""

    visit: VisitUnderWay
    others: list[Phone]

    @property
    def author(self) -> Phone:
        return self.visit.supervisor_phone

    @property
    def director(self) -> Phone:
        return self.visit.director_phone

    @property
    def addressee(self) -> str:
        return Addressee.kind().id_of(CONCERN, self.director.person)

    @property
    def secrets(self) -> tuple[str, ...]:
        """What nobody else may ever be sent: the words, the ids, the hash of the photo."""
        return TOLD, CONCERN, self.addressee, HASH


@pytest.fixture
def told(area: Area) -> Told:
    visit = VisitUnderWay(area)
    other = area.phone(area.person("นิเทศสอง", RoleName.SUPERVISOR))
    elsewhere = area.phone(area.person("ผอ.อื่น", RoleName.PRINCIPAL, school=area.school("9966900002", "โรงเรียนอื่น")))
    member = area.phone(
        area.person("ผอ.กรรมการ", RoleName.MEMBER_PRINCIPAL, school=area.school("9966900003", "โรงเรียนสาม"))
    )
    others = [visit.expert_phone, visit.office_phone, visit.principal_phone, other, elsewhere, member]
    made = Told(visit, others)
    confide(made)
    for phone in (visit.supervisor_phone, visit.expert_phone):
        visit.rate(phone)
    return made


def confide(told: Told) -> None:
    """Write the concern with its photo and name the director."""
    phone, keys = told.author, {"visit": told.visit.visit, "school": told.visit.school}
    sent = phone.served.ask("PUT", f"/api/blobs/{HASH}", content=PHOTO, headers=phone.headers)
    assert sent.status_code == 201, sent.text
    fields = {**keys, "author": phone.person, "nature": "child_protection", "text": TOLD}
    photo = {f"photos.{HASH}": {"caption": "", "order": 1}}
    assert phone.write("concern", CONCERN, {**fields, **photo})["status"] == "applied"
    named = {**keys, "concern": CONCERN, "person": told.director.person, "told_at": phone.now()}
    assert phone.write("addressee", told.addressee, named)["status"] == "applied"


def said(reply: httpx.Response) -> str:
    """Everything in an answer, whatever it is wrapped in."""
    if reply.content.startswith(b"%PDF"):
        return text_of(reply.content)
    if reply.content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(reply.content)) as packed:
            return "".join(packed.read(name).decode("utf-8", "replace") for name in packed.namelist())
    return reply.text + str(dict(reply.headers))


def routes(told: Told) -> Iterator[str]:
    """Every address of the interface that gives something, about everything there is."""
    paths: dict[str, dict[str, Any]] = told.author.served.ask("GET", "/api/openapi.json").json()["paths"]
    about = [
        {"kind": "concern", "record": CONCERN},
        {"kind": "addressee", "record": told.addressee},
        {"kind": "visit", "record": told.visit.visit},
        {"kind": "finding", "record": CONCERN},
    ]
    names = {"visit": told.visit.visit, "school": told.visit.school, "sha256": HASH}
    names["checklist"] = told.visit.area.checklist()
    for path, methods in paths.items():
        if "get" in methods:
            yield from dict.fromkeys(path.format(**names, **each) for each in about)


def test_who_is_told_and_who_told_receive_all_of_it(told: Told) -> None:
    for phone in (told.author, told.director):
        phone.pull()
        assert phone.field("concern", CONCERN, "text") == TOLD and phone.has("addressee", told.addressee)
        shown = phone.served.ask("GET", f"/api/blobs/{HASH}", headers=phone.headers)
        assert shown.content == PHOTO
        past = phone.served.ask("GET", f"/api/history/concern/{CONCERN}", headers=phone.headers)
        assert past.status_code == 200 and TOLD in past.text


def test_no_pull_of_anybody_else_holds_a_trace_of_it(told: Told) -> None:
    for phone in told.others:
        page = phone.pull()
        text = "".join(phone.raw)
        assert [secret for secret in told.secrets if secret in text] == [], phone.person
        assert not any(scope.startswith("concern:") for scope in (*page["counts"], *page["digests"], *page["scopes"]))


def test_no_address_gives_anybody_else_a_trace_of_it(told: Told) -> None:
    addresses, given = list(routes(told)), set[str]()

    for phone in told.others:
        for address in addresses:
            reply = phone.served.ask("GET", address, headers=phone.headers)
            given |= {address} if reply.status_code == 200 else set()
            asked = {part for part in told.secrets if part in address}
            found = [secret for secret in told.secrets if secret in said(reply) and secret not in asked]
            assert found == [], f"{phone.person} {address}"
            assert not asked or reply.status_code == 404, f"{phone.person} {address} {reply.status_code}"
    visit = f"/api/reports/visits/{told.visit.visit}"
    checks = {address for address in addresses if "/checklists/" in address}
    files = {f"{visit}.pdf", f"{visit}.xlsx", f"{visit}.csv", "/api/reports/matrix.csv", "/api/reports/matrix.xlsx"}
    lists = {"/api/office/aside", "/api/office/devices", f"/api/history/visit/{told.visit.visit}"}
    assert checks and files | lists | checks <= given, "they were really given"


def test_to_ask_for_it_is_answered_as_if_there_were_none(told: Told) -> None:
    unknown = natural_id("test", "no such thing")
    for phone in told.others:
        for kind, there in (("concern", CONCERN), ("addressee", told.addressee)):
            real = phone.served.ask("GET", f"/api/history/{kind}/{there}", headers=phone.headers)
            none = phone.served.ask("GET", f"/api/history/{kind}/{unknown}", headers=phone.headers)
            assert (
                (real.status_code, real.json()["code"]) == (none.status_code, none.json()["code"]) == (404, "not_found")
            )


def test_no_push_of_anybody_else_changes_it_or_is_answered_with_a_trace_of_it(told: Told) -> None:
    keys = {"visit": told.visit.visit, "school": told.visit.school, "concern": CONCERN}
    for phone in told.others:
        mine = Addressee.kind().id_of(CONCERN, phone.person)
        edits = [
            phone.edit("concern", CONCERN, {"text": "ไม่มีอะไร"}),
            phone.edit("concern", CONCERN, {**keys, "author": phone.person, "text": "ของฉัน"} | {"concern": None}),
            phone.edit("addressee", mine, {**keys, "person": phone.person, "told_at": phone.now()}),
            phone.edit("addressee", told.addressee, {"withdrawn": True}),
            phone.edit("addressee", told.addressee, {"seen_at": phone.now()}),
        ]
        reply = phone.send(phone.batch(*edits))
        results = reply.json()["results"]
        assert [r["status"] for r in results] == ["quarantined"] * len(edits)
        assert TOLD not in reply.text and HASH not in reply.text
        page = phone.pull()
        assert not any(scope.startswith("concern:") for scope in page["scopes"])
    told.director.pull()
    assert told.director.field("concern", CONCERN, "text") == TOLD
    assert told.director.field("addressee", told.addressee, "seen_at") is None


def test_nobody_without_a_role_is_named_and_those_named_beside_receive_it(told: Told, area: Area) -> None:
    phone, today = told.author, {"visit": told.visit.visit, "school": told.visit.school, "concern": CONCERN}
    ended = area.person("พ้นบทบาท", RoleName.SUPERVISOR, ends="2026-11-22")
    left = area.person("ย้ายแล้ว", RoleName.SUPERVISOR)
    area.served.put(("person", left, {"left_on": "2026-11-22"}))
    stays = told.visit.office_phone.person

    def named(person: str, **more: object) -> dict[str, Any]:
        return phone.edit("addressee", Addressee.kind().id_of(CONCERN, person), {**today, "person": person, **more})

    results = phone.push(*(named(person, told_at=phone.now()) for person in (ended, stays, left)))

    assert [r["status"] for r in results] == ["quarantined", "applied", "quarantined"]
    assert {r.get("code") for r in results if r["status"] != "applied"} == {"addressee_without_role"}
    assert "พ้นบทบาท" in results[0]["message"] and "กรุณาแจ้งผู้อื่นแทน" in results[0]["message"]
    told.visit.office_phone.pull()
    assert told.visit.office_phone.field("concern", CONCERN, "text") == TOLD


def test_a_name_is_taken_back_from_whoever_has_lost_the_last_role(told: Told, area: Area) -> None:
    area.served.put(("person", told.director.person, {"left_on": "2026-11-22"}))

    taken = told.author.write("addressee", told.addressee, {"withdrawn": True})
    again = told.author.write("addressee", told.addressee, {"withdrawn": None})

    assert taken["status"] == "applied"
    assert again["code"] == "addressee_without_role", "nor is it given once more"


def test_a_colleague_in_the_team_cannot_name_anybody_either(told: Told) -> None:
    phone = told.visit.expert_phone
    mine = Addressee.kind().id_of(CONCERN, phone.person)
    named = {"visit": told.visit.visit, "school": told.visit.school, "concern": CONCERN, "person": phone.person}

    result = phone.write("addressee", mine, named)
    nowhere = {**named, "concern": natural_id("test", "no such thing")}
    none = phone.write("addressee", Addressee.kind().id_of(nowhere["concern"], phone.person), nowhere)

    assert (result["code"], result["message"]) == (none["code"], none["message"]), "whether there is one is not told"
    assert result["status"] == "quarantined"


def test_whoever_is_told_says_when_it_was_opened_and_changes_nothing_else(told: Told) -> None:
    director = told.director
    director.pull()

    opened = director.write("addressee", told.addressee, {"seen_at": director.now()})
    others = [
        director.write("concern", CONCERN, {"text": "แก้"}),
        director.write("addressee", told.addressee, {"withdrawn": True}),
    ]

    assert opened["status"] == "applied" and [r["status"] for r in others] == ["quarantined", "quarantined"]
    told.author.pull()
    assert told.author.field("addressee", told.addressee, "seen_at") is not None


def test_a_name_taken_back_takes_it_off_that_persons_devices(told: Told) -> None:
    told.director.pull()
    told.author.pull()

    told.author.write("addressee", told.addressee, {"withdrawn": True})
    told.director.pull()

    assert not told.director.has("concern", CONCERN) and not told.director.has("addressee", told.addressee)
    shown = told.director.served.ask("GET", f"/api/blobs/{HASH}", headers=told.director.headers)
    past = told.director.served.ask("GET", f"/api/history/concern/{CONCERN}", headers=told.director.headers)
    assert (shown.status_code, past.status_code) == (404, 404)


def test_what_is_kept_aside_of_it_is_not_shown_to_the_office(told: Told, area: Area) -> None:
    stranger = area.phone(area.person("นิเทศนอกคณะ", RoleName.SUPERVISOR))
    refused = natural_id("test", "a refused concern")
    fields = {"visit": told.visit.visit, "school": told.visit.school, "author": stranger.person, "text": TOLD}
    assert stranger.write("concern", refused, fields)["status"] == "quarantined"

    reply = told.visit.office_phone.served.ask("GET", "/api/office/aside", headers=told.visit.office_phone.headers)

    (row,) = reply.json()
    assert row["withheld"] and row["fields"] == {} and (row["kind"], row["record"]) == ("", "")
    assert TOLD not in reply.text and refused not in reply.text


def test_the_office_is_not_told_whose_name_was_kept_aside(told: Told, area: Area) -> None:
    """The reason names whoever it is, and its code says that there is something told in confidence."""
    ended = area.person("พ้นบทบาท", RoleName.SUPERVISOR, ends="2026-11-22")
    keys = {"visit": told.visit.visit, "school": told.visit.school, "concern": CONCERN}
    named = {**keys, "person": ended, "told_at": told.author.now()}
    result = told.author.write("addressee", Addressee.kind().id_of(CONCERN, ended), named)
    assert "พ้นบทบาท" in result["message"], "its author is told"
    office = told.visit.office_phone

    shown = office.served.ask("GET", "/api/office/aside", headers=office.headers)
    (row,) = shown.json()
    address = f"/api/office/aside/{row['device']}/{row['edit']}/again"
    again = office.served.ask("POST", address, headers=office.headers)

    assert again.json()["status"] == "quarantined"
    for reply in (shown, again):
        assert not [secret for secret in ("พ้นบทบาท", "addressee", ended) if secret in reply.text]
    assert {row["code"], again.json()["code"]} == {"reason_withheld"} and "ผู้บันทึก" in row["message"]


def test_no_score_report_or_export_is_different_for_a_concern_more(told: Told) -> None:
    visit, director = told.visit, told.director
    addresses = [
        f"/api/reports/visits/{visit.visit}.csv",
        f"/api/reports/visits/{visit.visit}.pdf",
        "/api/reports/matrix.csv",
    ]

    def given() -> list[str]:
        return [said_without_headers(director, address) for address in addresses]

    before = given()
    keys = {"visit": visit.visit, "school": visit.school, "author": visit.leader}
    more = natural_id("test", "one more concern")
    assert told.author.write("concern", more, {**keys, "nature": "hazard", "text": TOLD})["status"] == "applied"

    assert given() == before and all(len(text) > 50 for text in before)


def said_without_headers(phone: Phone, address: str) -> str:
    reply = phone.served.ask("GET", address, headers=phone.headers)
    assert reply.status_code == 200, reply.text
    return text_of(reply.content) if address.endswith("pdf") else reply.text


def test_a_note_for_the_team_is_in_no_file_and_reaches_no_school(told: Told) -> None:
    visit, author = told.visit, told.author
    keys = {"visit": visit.visit, "school": visit.school, "author": visit.leader}
    finding, note = natural_id("test", "a finding with a note"), "ครูขออย่าเอ่ยชื่อ"
    author.write("finding", finding, {**keys, "text": "มุมอ่านสวยทุกห้อง", "nature": "strength", "team_note": note})

    files = [a for a in routes(told) if a.startswith("/api/reports/")]
    given = [
        said(phone.served.ask("GET", address, headers=phone.headers))
        for phone in (told.director, *told.others)
        for address in files
    ]
    visit.principal_phone.pull()
    visit.expert_phone.pull()

    assert any("มุมอ่านสวยทุกห้อง" in squeezed(text) for text in given) and not any(
        squeezed(note) in squeezed(t) for t in given
    )
    assert note not in "".join(visit.principal_phone.raw)
    assert visit.expert_phone.field("finding", finding, "team_note") == note, "the team reads it"


def test_a_concern_is_no_evidence_for_a_level(told: Told, area: Area) -> None:
    visit, phone = told.visit, told.author
    again = area.visit("another", visit.school, visit.leader, instruments=[visit.adm4])
    keys = {"visit": again, "school": visit.school, "author": visit.leader, "indicators.AC1": True}
    refused = phone.write("concern", natural_id("test", "evidence"), {**keys, "text": TOLD})
    phone.write("concern", natural_id("test", "evidence"), {**keys, "text": TOLD, "indicators.AC1": None})
    whole = sheet_fields(again, visit.adm4, visit.school, visit.leader, level=3) | {"levels.AC1": 4, "notes.AC1": None}

    handed_in = phone.write(
        "sheet", sheet_id(again, visit.adm4, visit.school, visit.leader), {**whole, "submitted_at": phone.now()}
    )

    assert refused["code"] == "unknown_field"
    assert handed_in["code"] == "incomplete" and "ขาด 1 รายการ" in handed_in["message"]
