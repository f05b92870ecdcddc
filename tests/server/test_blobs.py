"""Pictures are kept whole and clean or not at all, and are read only by whom the records allow."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from fieldwork.checking.attached import DOCUMENTS, MAX_FILE_BYTES
from fieldwork.ids import natural_id
from fieldwork.records import RoleName
from sync_server import blobs, pictures
from tests.fieldwork.checking.test_documents import PDF, packed
from tests.support.served import Area, Phone


def picture(form: str = "JPEG", colour: str = "red", **saved: Any) -> bytes:
    """A small clean picture."""
    made = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(made, form, **saved)
    return made.getvalue()


def with_gps(form: str) -> bytes:
    """A picture that says where it was taken."""
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (16.0, 26.0, 0.0)}
    exif[0x010F] = "Camera"
    return picture(form, exif=exif)


def put(phone: Phone, data: bytes, named: str = "") -> httpx.Response:
    named = named or sha256(data).hexdigest()
    return phone.served.ask("PUT", f"/api/blobs/{named}", content=data, headers=phone.headers)


def get(phone: Phone, data: bytes) -> httpx.Response:
    return phone.served.ask("GET", f"/api/blobs/{sha256(data).hexdigest()}", headers=phone.headers)


def missing(phone: Phone, *pictures_: bytes) -> list[str]:
    hashes = [sha256(data).hexdigest() for data in pictures_]
    reply = phone.served.ask("POST", "/api/blobs/missing", json={"hashes": hashes}, headers=phone.headers)
    found: list[str] = reply.json()["missing"]
    return found


def kept(area: Area) -> list[Path]:
    return [path for path in area.served.settings.blob_dir.rglob("*") if path.is_file()]


@pytest.fixture
def rater(area: Area) -> Phone:
    return area.phone(area.person("นิเทศ", RoleName.SUPERVISOR))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_clean_picture_is_kept_and_comes_back_byte_for_byte(area: Area, rater: Phone, form: str) -> None:
    data = picture(form)
    assert missing(rater, data) == [sha256(data).hexdigest()]

    made, again, back = put(rater, data), put(rater, data), get(rater, data)

    assert (made.status_code, again.status_code, back.content) == (201, 201, data)
    assert back.headers["content-type"] == f"image/{form.lower()}"
    assert (back.headers["x-content-type-options"], "sandbox" in back.headers["content-security-policy"]) == (
        "nosniff",
        True,
    )
    assert missing(rater, data) == []
    assert [path.relative_to(area.served.settings.blob_dir).parts[:2] for path in kept(area)] == [
        (sha256(data).hexdigest()[:2], sha256(data).hexdigest()[2:4])
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_an_image"),
        (b"not a picture", "not_an_image"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "not_an_image"),
        (b"GIF89a" + b"\0" * 50, "not_an_image"),
        (b"\xff\xd8\xff\xe0", "not_an_image"),
        (picture("JPEG")[:-40], "not_an_image"),
        (picture("PNG")[:-8], "not_an_image"),
        (picture("WEBP")[:-8], "not_an_image"),
        (with_gps("JPEG"), "image_has_metadata"),
        (with_gps("PNG"), "image_has_metadata"),
        (with_gps("WEBP"), "image_has_metadata"),
        (picture("JPEG") + with_gps("JPEG"), "image_has_metadata"),
        (picture("JPEG", comment=b"taken at home"), "image_has_metadata"),
        (b"\x89PNG\r\n\x1a\n" + b"\xff\xff\xff\xff" + b"IHDR", "not_an_image"),
    ],
)
def test_what_is_no_clean_picture_is_turned_away_and_leaves_nothing(
    area: Area, rater: Phone, data: bytes, code: str
) -> None:
    reply = put(rater, data)

    assert (reply.status_code, reply.json()["code"]) == (422, code)
    assert kept(area) == []


def test_bytes_that_do_not_fit_their_name_are_turned_away(area: Area, rater: Phone) -> None:
    damaged, nameless = put(rater, picture(), sha256(b"x").hexdigest()), put(rater, picture(), "photo.jpg")

    assert (damaged.json()["code"], nameless.json()["code"]) == ("blob_hash", "not_a_blob")
    assert kept(area) == []


def test_a_file_past_the_limit_is_cut_off_and_leaves_nothing(area: Area, rater: Phone) -> None:
    reply = put(rater, b"\xff\xd8\xff" + b"\0" * blobs.MAX_BYTES)

    assert (reply.status_code, reply.json()["code"]) == (413, "body_too_large")
    assert kept(area) == []


def test_a_picture_is_read_by_those_who_hold_a_record_that_names_it_and_by_nobody_else(area: Area) -> None:
    school = area.school()
    leader, expert = area.person("นิเทศ", RoleName.SUPERVISOR), area.person("ทรงคุณ", RoleName.EXPERT)
    visit = area.visit("v", school, leader, expert)
    author, fellow, office = area.phone(leader), area.phone(expert), area.phone(area.office)
    principal = area.phone(area.person("ผอ.", RoleName.PRINCIPAL, school=school))
    data, finding = picture(), natural_id("test", "f")
    named = sha256(data).hexdigest()
    keys = {"visit": visit, "school": school, "author": leader, "text": "ภาพ"}
    author.write("finding", finding, {**keys, f"photos.{named}": {"caption": "", "order": 1}})
    put(author, data)

    before = [get(phone, data).status_code for phone in (author, fellow, office, principal)]
    asked = missing(office, data)
    author.pull()
    author.write("visit", visit, {"closed_at": author.now(), "closed_reason": "ป่วย"})
    after = [get(phone, data).status_code for phone in (author, fellow, office, principal)]
    author.pull()
    author.write("finding", finding, {f"photos.{named}": None})
    taken_away = [get(phone, data).status_code for phone in (author, fellow, office)]

    assert before == [200, 404, 404, 404] and asked == [named]
    assert after == [200, 200, 200, 404]
    assert taken_away == [200, 404, 404]


def test_the_office_sees_which_phone_still_owes_photos(area: Area) -> None:
    school, leader = area.school(), area.person("นิเทศ", RoleName.SUPERVISOR)
    visit = area.visit("v", school, leader)
    one, two, office = area.phone(leader), area.phone(leader), area.phone(area.office)
    data, other, finding = picture(), picture(colour="blue"), natural_id("test", "f")
    sent, removed = (sha256(each).hexdigest() for each in (data, other))

    def owed() -> dict[str, int]:
        listed = area.served.ask("GET", "/api/office/devices", headers=office.headers).json()
        return {row["id"]: row["photos"] for row in listed}

    keys = {"visit": visit, "school": school, "author": leader, "text": "ภาพ"}
    one.write("finding", finding, {**keys, f"photos.{sent}": {"caption": "", "order": 1}})
    one.write("finding", finding, {f"photos.{removed}": {"caption": "", "order": 2}})
    both = owed()
    two.pull()
    two.write("finding", finding, {f"photos.{removed}": None})
    but_one = owed()
    put(one, data)

    assert both[one.caller.device] == 2 and both[two.caller.device] == 0
    assert but_one[one.caller.device] == 1 and but_one[two.caller.device] == 0
    assert owed()[one.caller.device] == 0


def test_naming_a_picture_of_somebody_else_gives_no_right_to_it(area: Area, rater: Phone) -> None:
    hidden = picture()
    named = sha256(hidden).hexdigest()
    put(rater, hidden)
    curious = area.phone(area.person("คนอื่น", RoleName.EXPERT))
    visit = area.visit("v", area.school(), curious.person)
    keys = {"visit": visit, "school": area.school(), "author": curious.person, "text": "ภาพ"}

    written = curious.write(
        "finding", natural_id("test", "f"), {**keys, f"photos.{named}": {"caption": "", "order": 1}}
    )

    assert written["status"] == "applied"
    assert get(curious, hidden).status_code == 404
    assert missing(curious, hidden) == [named]


def test_two_people_who_show_the_same_picture_both_send_it(area: Area) -> None:
    first, second = area.person("นิเทศ", RoleName.SUPERVISOR), area.person("ทรงคุณ", RoleName.EXPERT)
    author, fellow, data = area.phone(first), area.phone(second), picture()
    visit = area.visit("v", area.school(), first, second)
    shown = {f"photos.{sha256(data).hexdigest()}": {"caption": "", "order": 1}}
    for phone in (author, fellow):
        keys = {"visit": visit, "school": area.school(), "author": phone.person, "text": "ภาพ"}
        phone.write("finding", natural_id("test", phone.person), {**keys, **shown})
    put(author, data)
    author.pull()
    author.write("visit", visit, {"closed_at": author.now(), "closed_reason": "ป่วย"})

    assert get(fellow, data).status_code == 200
    assert missing(fellow, data) == [sha256(data).hexdigest()]
    put(fellow, data)
    author.pull()
    author.write("finding", natural_id("test", first), {"removed": True, **dict.fromkeys(shown)})
    assert missing(fellow, data) == []
    assert get(area.phone(area.office), data).status_code == 200


def test_a_blob_that_is_not_there_and_one_that_is_hidden_answer_alike(area: Area, rater: Phone) -> None:
    hidden, absent = picture(), picture(colour="blue")
    put(rater, hidden)
    stranger = area.phone(area.person("คนอื่น", RoleName.EXPERT))

    replies = [get(stranger, hidden), get(stranger, absent)]

    assert replies[0].json() == replies[1].json()
    assert replies[0].json()["code"] == "blob_unknown"
    assert missing(stranger, hidden, absent) == [sha256(d).hexdigest() for d in (hidden, absent)]


def test_asking_for_what_are_no_hashes_is_refused(area: Area, rater: Phone) -> None:
    for hashes in (["../../etc/passwd"], ["x" * 64], ["0" * 64] * 1001):
        reply = area.served.ask("POST", "/api/blobs/missing", json={"hashes": hashes}, headers=rater.headers)
        assert reply.json()["code"] == "not_a_blob"


def test_colour_profiles_and_progressive_scans_are_no_metadata() -> None:
    assert pictures.check(picture("JPEG", progressive=True, icc_profile=b"x" * 200)) == "image/jpeg"
    assert pictures.check(picture("PNG", dpi=(72, 72))) == "image/png"


@pytest.mark.parametrize(("data", "ending"), [(PDF, "pdf"), (packed("word/document.xml"), "docx")])
def test_a_document_is_kept_and_comes_back_as_something_to_save(
    area: Area, rater: Phone, data: bytes, ending: str
) -> None:
    made, back = put(rater, data), get(rater, data)

    assert (made.status_code, back.content) == (201, data)
    assert (back.headers["content-type"], back.headers["content-disposition"]) == (DOCUMENTS[ending], "attachment")
    assert "sandbox" in back.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7 cut", "not_a_document"),
        (packed("word/document.xml", "word/vbaProject.bin"), "document_runs"),
        (PDF.ljust(MAX_FILE_BYTES + 1), "file_too_large"),
    ],
)
def test_a_document_that_runs_or_is_broken_or_large_is_turned_away(
    area: Area, rater: Phone, data: bytes, code: str
) -> None:
    reply = put(rater, data)

    assert (reply.status_code, reply.json()["code"]) == (422, code)
    assert kept(area) == []
