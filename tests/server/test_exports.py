"""Workbook and CSV of a visit: the edition the reader may have, numbers as numbers, and no cell that could run."""

import csv
from datetime import datetime
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from fieldwork import scopes
from fieldwork.records import Visit
from sync_server.demo.area import person_id, school_id
from sync_server.exports.spreadsheet import HEAD, harmless, spreadsheet, written
from sync_server.exports.tables import Column, Table, tables_of
from sync_server.exports.workbook import workbook
from sync_server.reports.content import Report, report_of
from tests.support.demo_area import TODAY, IndexedWorld, area

FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    '=HYPERLINK("http://example","x")',
    "=cmd|' /C calc'!A0",
)

HEADINGS = {"ระดับ", "ข้อเขียน", "ที่เห็นร่วมกัน", "ผลรายด้าน", "ข้อค้นพบ", "ข้อมูลสะท้อนกลับ", "ข้อตกลง"}


@pytest.fixture(scope="module")
def world() -> IndexedWorld:
    return area()


def report(world: IndexedWorld, school: int, login: str) -> Report:
    visit = min(map(Visit.of, world.find("visit", school=school_id(school))), key=lambda v: v.day or "")
    return report_of(visit.id, world, held=scopes.held(person_id(login), world, TODAY), today=TODAY)


def opened(found: Report) -> Workbook:
    return openpyxl.load_workbook(BytesIO(workbook(tables_of(found), title="ชื่อ", author="ผู้ทำ")))


def lines(made: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(made.decode("utf-8-sig"), newline="")))


def test_the_office_workbook_has_a_sheet_for_every_question(world: IndexedWorld) -> None:
    assert opened(report(world, 3, "director")).sheetnames == [
        "การเยี่ยม",
        "รายด้าน ADM4",
        "เปรียบเทียบ ADM4",
        "ผู้ประเมิน 1 ADM4",
        "ผู้ประเมิน 2 ADM4",
        "ข้อค้นพบ",
        "ข้อมูลสะท้อนกลับ",
        "ข้อตกลง",
    ]


def test_the_school_workbook_has_only_what_the_school_was_told(world: IndexedWorld) -> None:
    assert opened(report(world, 3, "principal-03")).sheetnames == ["การเยี่ยม", "ข้อมูลสะท้อนกลับ", "ข้อตกลง"]


def test_levels_and_means_are_numbers_and_days_are_days(world: IndexedWorld) -> None:
    book = opened(report(world, 3, "director"))
    sheet = book["ผู้ประเมิน 1 ADM4"]
    levels = [row[3] for row in sheet.iter_rows(min_row=4, values_only=True) if row[0] and str(row[0])[0] != "O"]
    assert len(levels) == 20
    assert all(isinstance(level, int) for level in levels if level is not None)
    means = [row[2].value for row in book["รายด้าน ADM4"].iter_rows(min_row=4)]
    assert all(isinstance(mean, float) for mean in means)
    due = [row[3] for row in book["ข้อตกลง"].iter_rows(min_row=2)]
    assert all(isinstance(cell.value, datetime) and cell.number_format == "[$-107041E]d mmm yyyy" for cell in due)


def test_every_sheet_has_its_head_frozen_and_a_thai_font(world: IndexedWorld) -> None:
    for sheet in opened(report(world, 3, "director")).worksheets:
        assert sheet.freeze_panes is not None
        head = sheet[int(sheet.freeze_panes[1:]) - 1]
        assert {cell.font.name for cell in head if cell.value} == {"TH Sarabun New"}
        assert all(sheet.column_dimensions[cell.column_letter].width > 5 for cell in head if cell.value)


def test_the_workbook_says_what_the_raters_gave(world: IndexedWorld) -> None:
    found = report(world, 3, "director")
    sheet = opened(found)["ผู้ประเมิน 1 ADM4"]
    first = found.outcomes[0].sheets[0]
    rows = {row[0]: row for row in sheet.iter_rows(min_row=4, values_only=True)}
    for name, answer in first.answers.items():
        assert rows[name][3] == answer.counted_level
        assert (rows[name][5] or "") == answer.note


@pytest.mark.parametrize("text", FORMULAS)
def test_text_in_a_workbook_never_becomes_a_formula(text: str) -> None:
    table = Table("ก", (Column("ข้อความ", 10),), ((text,),))
    cell = openpyxl.load_workbook(BytesIO(workbook([table], title="", author=""))).active["A2"]
    assert cell.data_type == "s"
    assert str(cell.value).endswith(text.strip())


def test_csv_opens_in_excel_with_thai_intact(world: IndexedWorld) -> None:
    made = spreadsheet(report(world, 3, "director"))
    assert made.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in made
    rows = lines(made)
    assert tuple(rows[0]) == HEAD
    assert {len(row) for row in rows} == {len(HEAD)}
    assert {row[4] for row in rows[1:]} == HEADINGS


def test_a_line_break_inside_a_cell_stays_inside_it() -> None:
    assert lines(written([["บรรทัดหนึ่ง\nบรรทัดสอง", "ต่อไป"]])) == [["บรรทัดหนึ่ง\nบรรทัดสอง", "ต่อไป"]]
    assert written([["ก\nข"]]) == '\ufeff"ก\nข"\r\n'.encode()


@pytest.mark.parametrize("text", FORMULAS)
def test_a_csv_cell_that_could_run_is_made_text(text: str) -> None:
    assert lines(written([[text, "ปกติ"]]))[0] == [f"'{text}", "ปกติ"]


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",), exclude_characters="\x00")))
def test_no_text_whatever_begins_like_a_formula(text: str) -> None:
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert harmless(text).removeprefix("'") in (text, text.removeprefix("'"))


def test_what_people_typed_is_neutralised_in_the_visits_csv() -> None:
    world = area()
    visit = report(world, 3, "director").visit
    record = world.find("finding", visit=visit.id)[0]
    world.put_record("finding", record.id, {"text": "=1+1"})
    cells = [cell for row in lines(spreadsheet(report(world, 3, "director"))) for cell in row]
    assert "'=1+1" in cells
    assert "=1+1" not in cells


def test_what_a_rater_wrote_about_no_indicator_is_in_the_csv_too() -> None:
    world = area()
    visit = report(world, 3, "director").visit
    sheet = world.find("sheet", visit=visit.id)[0]
    world.put_record("sheet", sheet.id, {"texts.O3": "+ ขอให้เปิดชั้นเรียนแลกเปลี่ยนกัน"})
    rows = lines(spreadsheet(report(world, 3, "director")))
    assert [row[10] for row in rows if row[4] == "ข้อเขียน" and row[6] == "O3"][:1] == ["'+ ขอให้เปิดชั้นเรียนแลกเปลี่ยนกัน"]


def test_lessons_are_exported_as_the_schools_means_without_a_name() -> None:
    world = area()
    visit = report(world, 3, "director").visit
    lesson = next(i for i in world.find("instrument") if i.fields["instrument"] == "CLS15")
    means = {"areas.total": {"mean": "3.25", "band": "ดี"}}
    about = {"school": visit.school, "round": visit.round, "instrument": lesson.id, "lessons": 4}
    world.put_record("lesson_summary", "s", {**about, **means})
    found = report(world, 3, "director")
    (row,) = [row for row in lines(spreadsheet(found)) if row[4] == "ชั้นเรียนทั้งสถานศึกษา"]
    assert (row[5], row[8], row[9], row[10], row[11]) == ("รวม", "", "3.25", "ดี", "จากการสังเกต 4 คาบ")
    sheet = opened(found)["ชั้นเรียน CLS15"]
    assert [cell.value for cell in list(sheet.rows)[-1]] == ["รวม", 3.25, "ดี"]


def test_the_school_csv_has_no_rating_no_finding_and_no_reason_of_the_team(world: IndexedWorld) -> None:
    rows = lines(spreadsheet(report(world, 2, "principal-02")))
    assert {row[4] for row in rows[1:]} == {"ข้อมูลสะท้อนกลับ", "ข้อตกลง"}
    assert {row[9] for row in rows[1:]} == {""}
