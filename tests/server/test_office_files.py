"""What the secretariat brings in as files: whole or not at all, with the place of every mistake."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from openpyxl import Workbook
from sqlalchemy import select

from fieldwork.instruments.canonical import to_document
from fieldwork.records import Office, PublishedChecklist, PublishedInstrument, RoleName, School
from sync_server.tables import change, record
from tests.support.instruments import checklist
from tests.support.served import Area, Phone

ASSETS = Path(__file__).resolve().parents[2] / "assets"
SCHOOLS = (ASSETS / "demo" / "schools.csv").read_bytes()
ADM4 = (ASSETS / "instruments" / "ADM4.yaml").read_bytes()
FIRST = School.kind().id_of("9966900001")
WAIVER = "ทดลองใช้ก่อนการทดสอบคุณภาพ"


@pytest.fixture
def office(area: Area) -> Phone:
    return area.phone(area.office)


def bring(phone: Phone, data: bytes, **params: Any) -> httpx.Response:
    params = {"file": "schools.csv", **params}
    return phone.served.ask("POST", "/api/office/schools", content=data, params=params, headers=phone.headers)


def publish(phone: Phone, data: bytes, **params: Any) -> httpx.Response:
    return phone.served.ask("POST", "/api/office/instruments", content=data, params=params, headers=phone.headers)


def workbook(*rows: list[Any]) -> bytes:
    book, made = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(made)
    return made.getvalue()


def stored(area: Area, kind: str) -> int:
    return len(area.served.rows(select(record.c.id).where(record.c.kind == kind)))


def counted(reply: httpx.Response) -> tuple[int, int, int]:
    told = reply.json()
    return told["new"], told["changed"], told["same"]


def test_the_shipped_list_comes_in_whole_and_a_second_time_changes_nothing(area: Area, office: Phone) -> None:
    checked = bring(office, SCHOOLS, dry_run=1)
    nothing_yet = stored(area, "school")
    first, second = bring(office, SCHOOLS), bring(office, SCHOOLS)

    assert (counted(checked), nothing_yet) == ((30, 0, 0), 0)
    assert (counted(first), counted(second), stored(area, "school")) == ((30, 0, 0), (0, 0, 30), 30)
    office.pull()
    fields = office.mirror["school", FIRST]["fields"]
    assert (fields["name"], fields["size"], fields["students"]) == ("โรงเรียนสมมติวิทยาคม", "XL", 2612)
    assert (fields["cluster"], fields["distance_km"], fields["connectivity"]) == ("SWK1", 2, "wifi_ok")
    by = {row.person for row in area.served.rows(select(change).where(change.c.kind == "school"))}
    assert by == {area.office}


THAI_ROWS = [
    ["รหัสสถานศึกษา", "ชื่อสถานศึกษา", "จำนวนนักเรียน", "ขนาด", "อำเภอ", "หมายเหตุ"],
    ["๙๙๖๖๙๐๐๐๐๑", " โรงเรียนสมมติ  วิทยาคม ", "๒,๖๑๒", "ใหญ่พิเศษ", "อำเภอเมืองสมมติ", "x"],
]
AS_CSV = "\r\n".join(",".join(f'"{cell}"' for cell in row) for row in THAI_ROWS)


@pytest.mark.parametrize(
    "data",
    [
        AS_CSV.encode(),
        AS_CSV.encode("utf-8-sig"),
        AS_CSV.encode("cp874"),
        AS_CSV.replace('","', '";"').encode(),
        AS_CSV.replace('","', '"\t"').encode(),
        workbook(*THAI_ROWS),
        workbook([], *THAI_ROWS),
        workbook(THAI_ROWS[0], [9966900001, "โรงเรียนสมมติ วิทยาคม", 2612.0, "XL", "อำเภอเมืองสมมติ"]),
    ],
    ids=["utf-8", "bom", "cp874", "semicolons", "tabs", "xlsx", "xlsx-empty-row", "xlsx-numbers"],
)
def test_whatever_program_wrote_the_file_thai_headings_and_digits_are_read(
    area: Area, office: Phone, data: bytes
) -> None:
    reply = bring(office, data)
    office.pull()

    assert (counted(reply), reply.json()["ignored_columns"]) == ((1, 0, 0), ["หมายเหตุ"])
    fields = office.mirror["school", FIRST]["fields"]
    assert (fields["name"], fields["students"], fields["size"]) == ("โรงเรียนสมมติ วิทยาคม", 2612, "XL")


def test_every_mistake_is_listed_with_row_column_and_advice_and_nothing_is_stored(area: Area, office: Phone) -> None:
    text = """code10,name_th,students,size_en,connectivity
9966900001,โรงเรียนหนึ่ง,10,S,none
996690000,โรงเรียนสอง,สิบ,XXL,none
9966900001,,99999999,S,5g
9.97E+09,โรงเรียนสี่,1.5,,
"""

    checked, tried = bring(office, text.encode(), dry_run=1), bring(office, text.encode())

    assert checked.status_code == 200
    assert (tried.status_code, tried.json()["code"]) == (422, "schools_invalid")
    assert tried.json()["problems"] == checked.json()["problems"] and tried.json()["facts"]["count"] == 9
    found = [(p["row"], p["column"], p["code"]) for p in checked.json()["problems"]]
    assert found == [
        (3, "code10", "code_not_ten_digits"),
        (3, "students", "not_a_number"),
        (3, "size_en", "not_a_choice"),
        (4, "name_th", "required"),
        (4, "students", "out_of_range"),
        (4, "connectivity", "not_a_choice"),
        (4, "code10", "code_repeated"),
        (5, "code10", "code_not_ten_digits"),
        (5, "students", "not_a_number"),
    ]
    assert all(p["message"] and p["advice"] for p in checked.json()["problems"])
    assert stored(area, "school") == 0


def test_missing_and_repeated_columns_and_an_empty_file_are_named(area: Area, office: Phone) -> None:
    def problems(text: str) -> list[str]:
        return [p["code"] for p in bring(office, text.encode(), dry_run=1).json()["problems"]]

    assert problems("a,b\n1,2\n") == ["missing_column", "missing_column"]
    assert problems("code10,รหัสโรงเรียน,name_th\n1,2,3\n") == ["repeated_column"]
    assert problems("code10,name_th\n") == ["empty_file"]


@pytest.mark.parametrize(
    "data",
    [b"", b"\x00\x01\x02", b"PK\x03\x04broken", b"\xff\xd8\xff\xe0 a photo", b'code10,name_th\n"unclosed'],
)
def test_a_file_that_is_neither_csv_nor_xlsx_is_refused(area: Area, office: Phone, data: bytes) -> None:
    reply = bring(office, data, file="รูป.jpg")

    assert (reply.status_code, reply.json()["code"]) == (422, "file_unreadable")
    assert "รูป.jpg" in reply.json()["detail"]


def test_an_empty_cell_leaves_what_is_stored_and_a_column_that_is_not_there_too(area: Area, office: Phone) -> None:
    bring(office, SCHOOLS)

    reply = bring(office, "code10,name_th,students,teachers\n9966900001,โรงเรียนชื่อใหม่,,99\n".encode())
    office.pull()

    fields = office.mirror["school", FIRST]["fields"]
    assert counted(reply) == (0, 1, 0)
    assert (fields["name"], fields["students"], fields["teachers"], fields["size"]) == (
        "โรงเรียนชื่อใหม่", 2612, 99, "XL",
    )  # fmt: skip


def test_only_the_secretariat_brings_files_in(area: Area) -> None:
    supervisor = area.phone(area.person("นิเทศ", RoleName.SUPERVISOR))

    for reply in (bring(supervisor, SCHOOLS), publish(supervisor, ADM4, waiver=WAIVER)):
        assert (reply.status_code, reply.json()["code"]) == (403, "office_only")


@pytest.mark.parametrize(("name", "indicators"), [("ADM4", 20), ("CLS15", 15), ("LIT", 11)])
def test_a_shipped_instrument_is_checked_published_and_reaches_every_device(
    area: Area, office: Phone, name: str, indicators: int
) -> None:
    data = (ASSETS / "instruments" / f"{name}.yaml").read_bytes()
    checked = publish(office, data, dry_run=1)
    nothing_yet = stored(area, "instrument")

    made = publish(office, data, waiver=WAIVER)
    office.pull()

    told = made.json()
    assert (told["instrument"], told["version"], told["indicators"]) == (name, "2569.1", indicators)
    assert (told["status"], told["needs_waiver"], told["problems"]) == ("draft", True, [])
    assert (checked.json(), nothing_yet) == (told, 0)
    fields = office.mirror["instrument", PublishedInstrument.kind().id_of(name, "2569.1")]["fields"]
    assert (fields["waiver"], fields["published_by"], fields["demo"]) == (WAIVER, area.office, False)


def test_an_instrument_that_was_not_tried_needs_somebody_to_answer_for_it(area: Area, office: Phone) -> None:
    refused = publish(office, ADM4)
    approved = publish(office, ADM4.replace(b"status: draft", b"status: approved"))

    assert (refused.status_code, refused.json()["code"]) == (422, "waiver_needed")
    assert approved.json()["needs_waiver"] is False and stored(area, "instrument") == 1


def test_a_published_version_never_changes(area: Area, office: Phone) -> None:
    publish(office, ADM4, waiver=WAIVER)

    again = publish(office, b"# a comment\n" + ADM4, waiver=WAIVER)
    other = publish(office, ADM4.replace("ด้าน".encode(), "หมวด".encode(), 1), waiver=WAIVER)
    pushed = office.write("instrument", PublishedInstrument.kind().id_of("ADM4", "2569.1"), {"body": {}})

    assert again.status_code == 200
    assert (other.status_code, other.json()["code"]) == (422, "instrument_exists")
    assert pushed["status"] == "quarantined"


def test_a_demo_marks_its_instruments(area: Area, office: Phone) -> None:
    area.served.put(("office", Office.kind().id_of("area"), {"name": "area", "demo": True}))
    publish(office, ADM4, waiver=WAIVER)
    office.pull()

    assert office.field("instrument", PublishedInstrument.kind().id_of("ADM4", "2569.1"), "demo") is True


def broken(old: str, new: str) -> bytes:
    assert old.encode() in ADM4
    return ADM4.replace(old.encode(), new.encode(), 1)


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        (broken("kind: rubric", "kind: rubric\ncolour: red"), "unknown_key", "colour"),
        (broken("kind: rubric", "kind: rubric\nkind: rubric"), "duplicate_key", "บรรทัด"),
        (broken("    weight: ", "    weight: 9"), "weights_not_100", "areas"),
        (broken("kind: rubric", "kind: [rubric"), "not_yaml", "บรรทัด"),
        (broken("language: th", "language: !!python/object/apply:os.system ['true']"), "yaml_tag", "บรรทัด"),
        (broken("language: th", "language: &a th\npurpose_th: *a"), "yaml_alias", "บรรทัด"),
        (broken('version: "2569.1"', "version: 2026-01-01"), "", ""),
        (b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]", "yaml_alias", "บรรทัด 2"),
        (b"\xff\xfe\x00", "bad_encoding", ""),
        (b"", "wrong_type", ""),
        (b"- 1\n- 2\n", "wrong_type", ""),
        (b"a: 1\n---\nb: 2\n", "not_yaml", ""),
        (b"[" * 5000, "not_yaml", "บรรทัด 1"),
        (b"[" * 33 + b"]" * 33, "not_yaml", "บรรทัด 1"),
        (b"x: " + b"y" * 1_000_001, "too_long", ""),
    ],
)
def test_a_malformed_instrument_says_where_what_and_what_to_do_and_nothing_is_stored(
    area: Area, office: Phone, data: bytes, code: str, where: str
) -> None:
    checked, tried = publish(office, data, dry_run=1), publish(office, data, waiver=WAIVER)

    if not code:  # days stay text, so a version may look like one
        assert (checked.status_code, checked.json()["version"]) == (200, "2026-01-01")
        return
    problems = checked.json()["problems"]
    assert (tried.status_code, tried.json()["code"], tried.json()["problems"]) == (422, "instrument_invalid", problems)
    assert code in {p["code"] for p in problems}
    found = next(p for p in problems if p["code"] == code)
    assert where in found["path"] and found["message"] and found["advice"]
    assert stored(area, "instrument") == 0


def test_a_duplicate_id_is_found_with_its_line(area: Area, office: Phone) -> None:
    data = broken("id: AC2", "id: AC1")

    problems = publish(office, data, dry_run=1).json()["problems"]

    found = next(p for p in problems if p["code"] == "duplicate_id")
    lines = [n for n, text in enumerate(data.decode().splitlines(), 1) if "id: AC1" in text]
    assert found["path"].startswith(f"บรรทัด {lines[1]} areas[0].indicators[1]")


def test_the_office_may_not_be_imitated_by_a_person_whose_role_has_ended(area: Area) -> None:
    past = area.phone(area.person("อดีต", RoleName.SECRETARIAT, ends="2026-11-22"))

    assert bring(past, SCHOOLS).json()["code"] == "office_only"


def test_the_secretariat_alone_changes_the_offices_names_and_terms(area: Area, office: Phone) -> None:
    area.served.put(("office", Office.kind().id_of("area"), {"name": "area", "title_th": "เขตสมมติ"}))
    record_id = Office.kind().id_of("area")
    office.pull()
    days = {"terms.2569/2": ["2026-11-01", "2027-03-31"], "group_th": "กลุ่มนิเทศ"}

    assert office.write("office", record_id, days)["status"] == "applied"
    office.pull()
    assert office.write("office", record_id, {"terms.2569/2": None})["status"] == "applied"

    rater = area.phone(area.person("นิเทศ", RoleName.SUPERVISOR))
    rater.pull()
    assert rater.field("office", record_id, "group_th") == "กลุ่มนิเทศ"
    assert rater.write("office", record_id, {"group_th": "อื่น"})["status"] == "quarantined"


POL1 = (ASSETS / "instruments" / "POL1.yaml").read_bytes()


def test_a_checklist_is_published_without_a_waiver_as_a_kind_of_its_own(area: Area, office: Phone) -> None:
    """R-70: there is nothing to try, and an app that does not know the kind goes on with its rubrics."""
    made = publish(office, POL1).json()
    office.pull()

    assert (made["kind"], made["instrument"], made["indicators"], made["needs_waiver"]) == (
        "checklist",
        "POL1",
        10,
        False,
    )
    fields = office.mirror["checklist", PublishedChecklist.kind().id_of("POL1", "2569.1")]["fields"]
    assert (fields["code"], fields["version"], fields["published_by"]) == ("POL1", "2569.1", area.office)
    assert stored(area, "instrument") == 0


def test_a_checklist_comes_as_json_from_the_screen_that_wrote_it(area: Area, office: Phone) -> None:
    written = to_document(checklist())

    made = publish(office, json.dumps({**written, "version": "2"}, ensure_ascii=False).encode())

    assert (made.status_code, made.json()["version"]) == (200, "2")


def test_a_published_checklist_never_changes(area: Area, office: Phone) -> None:
    publish(office, POL1)

    again, other = publish(office, POL1), publish(office, POL1.replace("นโยบาย".encode(), "แผน".encode(), 1))
    pushed = office.write("checklist", PublishedChecklist.kind().id_of("POL1", "2569.1"), {"body": {}})

    assert (again.status_code, other.json()["code"]) == (200, "instrument_exists")
    assert pushed["status"] == "quarantined"
