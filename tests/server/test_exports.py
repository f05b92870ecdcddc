"""Workbook and CSV of a visit: the edition the reader may have, numbers as numbers, and no cell that could run."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from xml.etree.ElementTree import fromstring
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from fieldwork import scopes
from fieldwork.records import KINDS
from fieldwork.records.stored import Record
from sync_server.demo.area import person_id
from sync_server.exports.harmless import harmless
from sync_server.exports.spreadsheet import HEAD, spreadsheet, written
from sync_server.exports.statements import statements
from sync_server.exports.tables import Column, Form, Table
from sync_server.exports.visit_tables import tables_of
from sync_server.exports.workbook import workbook
from sync_server.reports.content import Report, report_of
from tests.support.demo_area import TODAY, IndexedWorld, area, authors, left_behind, past_visit

STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00a0=1",
    "\uff1d1+1",
    '=HYPERLINK("http://example","x")',
    "=cmd|' /C calc'!A0",
)

SCHOOLS_PARTS = {"การเยี่ยม", "ตารางนับ", "ข้อมูลสะท้อนกลับ", "การรับทราบ", "ข้อตกลง"}
PARTS = SCHOOLS_PARTS | {"ระดับ", "ข้อเขียน", "ที่เห็นร่วมกัน", "ผลรายด้าน", "ข้อค้นพบ"}


@pytest.fixture(scope="module")
def planted() -> IndexedWorld:
    """The demo with a formula in front of every text that anybody may type, words of instruments included."""
    world = area()
    for record in list(world.records.values()):
        kind = KINDS[record.kind]
        fixed = {*kind.key, "round", "grade", "instrument"}
        texts = {n for n in record.fields if (r := kind.rule_of(n)) and r.type == "text" and n not in fixed}
        values = {n: "=1+" + v for n, v in record.fields.items() if n in texts and isinstance(v, str)}
        deep = {n: _planted(v) for n, v in record.fields.items() if n.partition(".")[0] in DEEP}
        world.keep(replace(record, fields={**record.fields, **values, **deep}))
    for record in world.find("counts"):  # grades are words of the instrument, and name the record
        fields = {**record.fields, "grade": f"=1+{record.fields['grade']}"}
        world.keep(Record("counts", kind_id("counts", fields), fields, record.writes))
    return world


def kind_id(name: str, fields: Mapping[str, Any]) -> str:
    return KINDS[name].id_of(*(fields[part] for part in KINDS[name].key))


DEEP = {"items", "decision", "photos", "texts", "body"}
_TYPED = ("text", "owner", "reason", "caption", "title_th", "label_th", "message_th", "values", "texts")


def _planted(value: Any, name: str = "texts") -> Any:
    """The same with a formula in front of what people type; ids and choices stay."""
    if isinstance(value, str):
        return f"=1+{value}" if name in _TYPED else value
    if isinstance(value, list):
        return [_planted(each, name if name in _TYPED else "") for each in value]
    if isinstance(value, dict):
        return {key: _planted(each, key) for key, each in value.items()}
    return value


@pytest.fixture(scope="module")
def world() -> IndexedWorld:
    return area()


def report(world: IndexedWorld, school: int, login: str) -> Report:
    visit = past_visit(world, school)
    return report_of(visit.id, world, held=scopes.held(person_id(login), world, TODAY), today=TODAY, authors=authors)


def opened(found: Report) -> Workbook:
    return openpyxl.load_workbook(BytesIO(workbook(tables_of(found), title="ชื่อ", author="ผู้ทำ")))


def body(sheet: Worksheet) -> list[tuple[Cell, ...]]:
    """The rows under the frozen head."""
    return list(sheet.iter_rows(min_row=int(str(sheet.freeze_panes)[1:])))


def lines(made: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(made.decode("utf-8-sig"), newline="")))


def test_the_office_workbook_has_a_sheet_for_every_question(world: IndexedWorld) -> None:
    assert opened(report(world, 3, "director")).sheetnames == [
        "การเยี่ยม",
        "รายด้าน ADM4",
        "เปรียบเทียบ ADM4",
        "ผู้ประเมิน 1 ADM4",
        "ผู้ประเมิน 2 ADM4",
        "ตารางนับ LIT",
        "เผยแพร่ LIT",
        "ข้อค้นพบ",
        "ข้อมูลสะท้อนกลับ",
        "ข้อตกลง",
    ]


def test_the_school_workbook_has_only_what_the_school_was_told_and_its_own_counts(world: IndexedWorld) -> None:
    titles = ["การเยี่ยม", "ตารางนับ LIT", "เผยแพร่ LIT", "ข้อมูลสะท้อนกลับ", "ข้อตกลง"]
    assert opened(report(world, 3, "principal-03")).sheetnames == titles


def test_levels_and_means_are_numbers_and_days_are_days(world: IndexedWorld) -> None:
    book = opened(report(world, 3, "director"))
    levels = [row[3].value for row in body(book["ผู้ประเมิน 1 ADM4"]) if str(row[0].value)[0] != "O"]
    assert len(levels) == 20
    assert all(isinstance(level, int) for level in levels if level is not None)
    means = [row[2].value for row in body(book["รายด้าน ADM4"])]
    assert len(means) == 5
    assert all(isinstance(mean, float) for mean in means)
    due = [row[3] for row in body(book["ข้อตกลง"])]
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
    rows = {row[0].value: [cell.value for cell in row] for row in body(sheet)}
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
    assert {row[4] for row in rows[1:]} == PARTS


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


def test_no_text_of_anybody_runs_in_the_visits_csv(planted: IndexedWorld) -> None:
    cells = [cell for row in lines(spreadsheet(report(planted, 3, "director"))) for cell in row]
    assert [cell for cell in cells if cell.startswith(STARTS)] == []
    assert len([cell for cell in cells if cell.startswith("'=")]) > 100


def test_no_text_of_anybody_runs_in_the_visits_workbook(planted: IndexedWorld) -> None:
    """Not as it is opened, and not when somebody edits the cell: the cell itself says that it is text."""
    book = opened(report(planted, 3, "director"))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    typed = [cell for cell in cells if str(cell.value).startswith(STARTS) and not isinstance(cell.value, int | float)]
    assert {cell.data_type for cell in typed} == {"s"}
    assert [cell.coordinate for cell in typed if not cell.quotePrefix] == []
    assert {cell.parent.title for cell in typed} == set(book.sheetnames)


@pytest.mark.parametrize("part", sorted(PARTS))
def test_each_part_of_the_csv_has_a_text_that_would_have_run(planted: IndexedWorld, part: str) -> None:
    rows = [row for row in lines(spreadsheet(report(planted, 3, "director"))) if row[4] == part]
    assert any(cell.startswith("'=") for row in rows for cell in row[5:])


@pytest.mark.parametrize("text", FORMULAS)
def test_heads_and_lines_above_a_table_do_not_run_either(text: str) -> None:
    table = Table("ก", (Column(text, 10),), (("ข",),), above=(text,))
    sheet = openpyxl.load_workbook(BytesIO(workbook([table], title=text, author=text))).active
    assert [(sheet[name].data_type, sheet[name].quotePrefix) for name in ("A1", "A2", "A3")] == [
        ("s", True), ("s", True), ("s", False),
    ]  # fmt: skip


def test_two_versions_of_one_rubric_get_sheets_of_their_own() -> None:
    titles = ["รายด้าน ADM4", "รายด้าน adm4", "ยาว" * 20, "ยาว" * 20, "a[b]:*?/\\c", "'ก'"]
    book = workbook([Table(title, (Column("ก", 10),), ()) for title in titles], title="", author="")
    names = openpyxl.load_workbook(BytesIO(book)).sheetnames
    assert names[:2] == ["รายด้าน ADM4", "รายด้าน adm4 2"]
    assert len({name.casefold() for name in names}) == 6 and max(map(len, names)) <= 31


def test_characters_that_no_workbook_may_hold_do_not_damage_it() -> None:
    text = "ก\x01\x0b\ufffe\uffff😀_x0041_ข"
    made = workbook([Table("ก", (Column(text, 10),), ((text,),), above=(text,))], title=text, author=text)
    with ZipFile(BytesIO(made)) as book:
        for name in book.namelist():
            fromstring(book.read(name))
    assert str(openpyxl.load_workbook(BytesIO(made)).active["A3"].value).endswith("\ufffd\ufffd😀_x0041_ข")


def test_a_day_before_excels_first_is_written_out() -> None:
    table = Table("ก", (Column("วัน", 10, Form.DAY),), ((date(1899, 12, 31),), (date(1900, 1, 1),)))
    sheet = openpyxl.load_workbook(BytesIO(workbook([table], title="", author=""))).active
    assert (sheet["A2"].value, sheet["A3"].value.date()) == ("1899-12-31", date(1900, 1, 1))


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
    assert {row[4] for row in rows[1:]} == SCHOOLS_PARTS
    assert {row[9] for row in rows[1:]} == {""}


def test_what_was_signed_before_leaving_is_in_the_workbook_and_in_the_lines() -> None:
    world = area()
    visit = str(left_behind(world).fields["visit"])
    held = scopes.held(person_id("director"), world, TODAY)
    found = report_of(visit, world, held=held, today=TODAY, authors=authors)
    assert found.leaving is not None

    sheet = openpyxl.load_workbook(BytesIO(workbook(tables_of(found), title="t", author="a")))["สรุปก่อนกลับ"]
    cells = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value}
    lines = [line for line in statements(found) if line.part == "สรุปก่อนกลับ"]

    for text in (*found.leaving.words.strengths, *(each.action for each in found.leaving.words.agreements)):
        assert text in cells and text in {line.text for line in lines}
    assert {given.name for given in found.leaving.given} <= cells & {line.by for line in lines} | {""}
    assert [line.item for line in lines].count("ลายมือชื่อ") == 3
