"""The counts of a visit's school and round in its memo, workbook and CSV: the screen's own numbers, and who counted."""

import csv
from collections.abc import Collection
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import openpyxl
import pytest

from app.screens.counts.state import CountPage, read_counts
from fieldwork import scopes
from fieldwork.errors import NotFound
from fieldwork.instruments.count_table import CountTable
from fieldwork.records import Counts, RoleName
from fieldwork.thai.text import thai_digits
from sync_server.demo.area import instrument_id, person_id, school_id
from sync_server.exports.spreadsheet import HEAD, spreadsheet
from sync_server.exports.visit_tables import tables_of
from sync_server.exports.workbook import workbook
from sync_server.histories import Written
from sync_server.reports import rendering
from sync_server.reports.content import Report, report_of
from sync_server.reports.counted import Hands
from tests.support.demo_area import TODAY, IndexedWorld, area, authors, past_visit
from tests.support.pdf_text import squeezed, text_of
from tests.support.served import Area

ROUND = "2569/1"
OFFICE, PRINCIPAL = "director", "principal-03"


@pytest.fixture
def world() -> IndexedWorld:
    return area()


def report(world: IndexedWorld, login: str = OFFICE, school: int = 3) -> Report:
    held = scopes.held(person_id(login), world, TODAY)
    return report_of(past_visit(world, school).id, world, held=held, today=TODAY, authors=known)


def known(edits: Collection[str]) -> dict[str, Written]:
    """The demo's authors; what a test wrote itself was written by the expert, nine days later."""
    later = Written(person_id("expert-1"), 1_784_851_200_000)
    return {**dict.fromkeys(edits, later), **authors(edits)}


def record_of(grade: str, school: int = 3) -> str:
    return Counts.kind().id_of(instrument_id("LIT"), school_id(school), ROUND, grade)


def put(world: IndexedWorld, grade: str, **cells: int | None) -> None:
    fields = {f"cells.{name.replace('_', ':')}": count for name, count in cells.items()}
    world.put_record("counts", record_of(grade), fields)


def empty(world: IndexedWorld, *grades: str) -> None:
    for grade in grades:
        counts = Counts.of(world.get("counts", record_of(grade)))
        put(world, grade, **dict.fromkeys((cell.replace(":", "_") for cell in counts.cells), None))


def memo(found: Report) -> str:
    return text_of(rendering.pdf([found], {}))


def lines(found: Report) -> list[dict[str, str]]:
    rows = list(csv.reader(StringIO(spreadsheet(found).decode("utf-8-sig"), newline="")))
    made = [dict(zip(HEAD, row, strict=True)) for row in rows[1:]]
    return [row for row in made if row["ส่วน"] == "ตารางนับ"]


def sheets(found: Report) -> dict[str, list[dict[str, Any]]]:
    """The rows of every sheet of the workbook by the titles of its head."""
    book = openpyxl.load_workbook(BytesIO(workbook(tables_of(found), title="", author="")))
    read = {}
    for sheet in book.worksheets:
        top = int(str(sheet.freeze_panes)[1:]) - 1
        head, *rows = sheet.iter_rows(min_row=top, values_only=True)
        read[sheet.title] = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    return read


@pytest.mark.parametrize("school", [2, 3, 10, 15, 21])
def test_every_output_starts_from_what_the_screen_shows(world: IndexedWorld, school: int) -> None:
    visit = past_visit(world, school)
    page = read_counts(
        world, visit=visit.id, instrument=instrument_id("LIT"), person=visit.leader or "", today=TODAY, grade=None
    )
    assert isinstance(page, CountPage)

    (counted,) = report(world, school=school).counts

    assert counted.tally.rows == page.rows
    assert (counted.tally.round, counted.tally.before) == (page.round, page.before)


def test_the_memo_has_every_number_of_every_grade_and_its_percentage(world: IndexedWorld) -> None:
    (counted,) = report(world).counts
    text = memo(report(world))
    for row in counted.rows:
        for skill in counted.tally.table.skills:
            line = [row.grade]
            for level in counted.tally.table.levels:
                share = next(f.shown for f in row.figures if (f.skill_id, f.level_id) == (skill.id, level.id))
                line += [f"{row.cells[f'{skill.id}:{level.id}']:,}", str(share)]
            assert squeezed(thai_digits(" ".join(line))) in text


def test_the_memo_says_which_round_who_counted_and_when(world: IndexedWorld) -> None:
    text = memo(report(world))
    assert squeezed("แบบสรุปผลการคัดกรองการอ่านและการเขียนรายชั้น ภาคเรียนที่ ๑ ปีการศึกษา ๒๕๖๙") in text
    assert squeezed("ม.๑ ม.๒ ม.๓ ม.๔ ม.๕ ม.๖ นับโดย นางสาวใฝ่รู้ ตัวอย่าง เมื่อ ๑๕ กรกฎาคม ๒๕๖๙") in text


def test_whoever_corrected_a_number_is_named_with_the_day_of_the_correction(world: IndexedWorld) -> None:
    put(world, "ม.2", R_L1=14, R_L2=26)
    (counted,) = report(world).counts
    assert counted.hands["ม.1"] == Hands(("นางสาวใฝ่รู้ ตัวอย่าง",), date(2026, 7, 15))
    assert counted.hands["ม.2"].names == ("นางสาวใฝ่รู้ ตัวอย่าง", "นางหลักแน่น ตัวอย่าง")
    assert counted.hands["ม.2"].day == date(2026, 7, 24)
    assert squeezed("ม.๒ นับโดย นางสาวใฝ่รู้ ตัวอย่าง, นางหลักแน่น ตัวอย่าง เมื่อ ๒๔ กรกฎาคม ๒๕๖๙") in memo(report(world))


def test_a_number_whose_author_is_not_known_is_printed_and_says_so(world: IndexedWorld) -> None:
    held = scopes.held(person_id(OFFICE), world, TODAY)
    found = report_of(past_visit(world, 3).id, world, held=held, today=TODAY, authors=lambda edits: {})
    assert squeezed("นับโดย ไม่พบชื่อผู้บันทึก เมื่อ –") in memo(found)


def test_a_sum_that_does_not_agree_is_said_in_all_three(world: IndexedWorld) -> None:
    before = Counts.of(world.get("counts", record_of("ม.1"))).cells
    put(world, "ม.1", R_L1=before["R:L1"] + 3)
    found, wrong = report(world), "ผลรวมทุกระดับไม่เท่ากับจำนวนที่เข้ารับการคัดกรอง"

    text = memo(found)
    assert squeezed(thai_digits(f"{before['screened'] + 3} ≠ {before['screened']}")) in text
    assert squeezed(f"ม.๑ การอ่าน {wrong}") in text
    assert "ผลรวมตรงกันทั้ง" not in text

    row = sheets(found)["ตารางนับ LIT"][0]
    assert (row["ความครบถ้วน"], row["สิ่งที่ต้องตรวจสอบ"]) == ("ตัวเลขไม่ตรงกัน", f"การอ่าน {wrong}")
    assert (row["เข้ารับการคัดกรอง"], row["การอ่าน: รวมทุกระดับ"]) == (before["screened"], before["screened"] + 3)

    (said,) = [line for line in lines(found) if line["รายการ"] == "สิ่งที่ต้องตรวจสอบ"]
    assert (said["ชั้น"], said["ข้อความ"], said["สถานะ"]) == ("ม.1", f"การอ่าน {wrong}", "ตัวเลขไม่ตรงกัน")


def test_sums_that_agree_are_said_too(world: IndexedWorld) -> None:
    assert squeezed("ผลรวมตรงกันทั้ง ๖ ชั้น") in memo(report(world))


def test_more_screened_than_enrolled_and_too_few_screened_are_said(world: IndexedWorld) -> None:
    put(world, "ม.1", enrolled=10)
    put(world, "ม.2", enrolled=900)
    text = memo(report(world))
    assert squeezed("ม.๑ จำนวนคัดกรองเกินจำนวนนักเรียน") in text
    assert squeezed("ม.๒ คัดกรองไม่ถึงร้อยละ ๙๕") in text


def test_a_grade_that_is_only_begun_says_what_is_missing_and_is_in_no_total(world: IndexedWorld) -> None:
    put(world, "ม.3", W_L1=None, W_L2=None)
    found = report(world)
    (counted,) = found.counts
    rest = [row.cells["enrolled"] or 0 for row in counted.rows if row.grade != "ม.3"]

    text = memo(found)
    assert squeezed("กรอกแล้วบางส่วน (เหลือ ๒ ช่อง)") in text
    assert squeezed(thai_digits(f"รวม 5 ชั้นที่กรอกครบ {sum(rest)}")) in text
    rows = sheets(found)["ตารางนับ LIT"]
    assert (rows[2]["ช่องที่ยังไม่กรอก"], rows[2]["การเขียน: รวมทุกระดับ"]) == (2, None)
    assert (rows[6]["ชั้น"], rows[6]["นักเรียนทั้งหมด"]) == ("รวม 5 ชั้นที่กรอกครบ", sum(rest))


def test_a_grade_nobody_counted_is_named_and_has_no_row(world: IndexedWorld) -> None:
    empty(world, "ม.5", "ม.6")
    found = report(world)
    assert squeezed("ยังไม่มีตัวเลขของ ม.๕ ม.๖") in memo(found)
    assert [row["ชั้น"] for row in sheets(found)["ตารางนับ LIT"]] == ["ม.1", "ม.2", "ม.3", "ม.4", "รวม 4 ชั้น"]
    assert {line["ชั้น"] for line in lines(found)} == {"ม.1", "ม.2", "ม.3", "ม.4", "รวม 4 ชั้น"}


def test_the_change_since_the_round_before_is_in_words_on_paper_and_a_number_in_the_workbook(
    world: IndexedWorld,
) -> None:
    found = report(world)
    (counted,) = found.counts
    change = next(f.shown for f in counted.rows[0].figures if f.is_change and f.skill_id == "R")
    assert change is not None and change < 0
    assert squeezed(f"ลดลง {thai_digits(str(-change))}") in memo(found)
    row = sheets(found)["ตารางนับ LIT"][0]
    assert row["การอ่าน: ปรับปรุง เทียบภาคเรียนที่ 2 ปีการศึกษา 2568 (จุดร้อยละ)"] == float(change)
    said = f"ระดับปรับปรุง ลดลง {-change} จุดร้อยละ เทียบภาคเรียนที่ 2 ปีการศึกษา 2568"
    assert said in [line["ข้อความ"] for line in lines(found)]


def test_a_first_round_has_no_column_for_a_change(world: IndexedWorld) -> None:
    for record in world.find("counts", school=school_id(3)):
        if record.fields["round"] == "2568/2":
            world.put_record("counts", record.id, {"round": "2500/1"})
            world.records.pop(("counts", record.id))
    found = report(world)
    assert "จุดร้อยละ" not in memo(found)
    assert not any("จุดร้อยละ" in title for title in sheets(found)["ตารางนับ LIT"][0])


def test_numbers_in_the_workbook_are_numbers_under_a_frozen_head_in_columns_wide_enough(world: IndexedWorld) -> None:
    found = report(world)
    (counted,) = found.counts
    book = openpyxl.load_workbook(BytesIO(workbook(tables_of(found), title="", author="")))
    sheet = book["ตารางนับ LIT"]
    top = int(str(sheet.freeze_panes)[1:]) - 1
    heads = [str(cell.value) for cell in sheet[top]]
    for number, row in enumerate(counted.rows, start=top + 1):
        values = dict(zip(heads, (cell.value for cell in sheet[number]), strict=True))
        assert values["ชั้น"] == row.grade
        for column in counted.tally.table.columns:
            assert values[column.title_th] == row.cells[column.id]
            assert type(values[column.title_th]) is int
        for level in counted.tally.table.levels:
            assert values[f"การอ่าน: {level.label_th} (คน)"] == row.cells[f"R:{level.id}"]
            assert type(values[f"การอ่าน: {level.label_th} (ร้อยละ)"]) in (int, float)
        assert values["วันที่บันทึก"].date() == date(2026, 7, 15)
    assert str(sheet.freeze_panes)[0] == "B"
    assert all(sheet.column_dimensions[cell.column_letter].width >= 10 for cell in sheet[top])


def test_the_csv_has_one_line_a_number_and_no_count_under_level(world: IndexedWorld) -> None:
    found = report(world)
    (counted,) = found.counts
    made = {(line["ชั้น"], line["รหัส"]): line for line in lines(found)}
    for row in counted.rows:
        for cell, count in row.cells.items():
            line = made[row.grade, cell]
            assert (line["จำนวน"], line["ระดับ"], line["วันที่บันทึก"]) == (str(count), "", "2026-07-15")
            assert line["ผู้บันทึก"] == "นางสาวใฝ่รู้ ตัวอย่าง"
    assert made["ม.1", "R:L4"]["ร้อยละ"] == str(counted.rows[0].figures[0].shown)
    assert made["รวม 6 ชั้น", "R"]["จำนวน"] == str(sum(row.cells["screened"] or 0 for row in counted.rows))


def test_small_counts_are_marked_and_a_sheet_without_them_comes_along(world: IndexedWorld) -> None:
    found = report(world)
    (counted,) = found.counts
    assert counted.small is not None
    assert squeezed("เมื่อเผยแพร่ จำนวน ๑ ถึง ๔ คนต้องแสดงเป็น <๕") in memo(found)
    shown = sheets(found)["เผยแพร่ LIT"]
    values = [value for row in shown for title, value in row.items() if "ร้อยละ" not in title]
    assert "<5" in values
    assert not {value for value in values if type(value) is int} & {1, 2, 3, 4}
    assert len(shown) == len(counted.rows)
    hidden = [row for row in shown if row["การอ่าน: ปรับปรุง (คน)"] in ("<5", "*")]
    assert hidden and all(row["การอ่าน: ปรับปรุง (ร้อยละ)"] is None for row in hidden)


def test_a_table_without_small_counts_needs_no_second_sheet(world: IndexedWorld) -> None:
    for row in report(world).counts[0].rows:
        put(world, row.grade, **{c.replace(":", "_"): 0 if (n or 0) < 5 else n for c, n in row.cells.items()})
    found = report(world)
    assert found.counts[0].small is None
    assert "เผยแพร่ LIT" not in sheets(found)
    assert "เมื่อเผยแพร่" not in memo(found)


def test_a_visit_without_counts_says_nothing_about_them(world: IndexedWorld) -> None:
    visit = past_visit(world, 22)
    assert visit.instruments[instrument_id("LIT")]
    found = report(world, school=22)
    assert found.counts == ()
    assert "คัดกรอง" not in memo(found)
    assert not any(title.startswith(("ตารางนับ", "เผยแพร่")) for title in sheets(found))
    assert lines(found) == []


def test_a_table_whose_every_number_was_taken_back_is_none(world: IndexedWorld) -> None:
    empty(world, "ม.1", "ม.2", "ม.3", "ม.4", "ม.5", "ม.6")
    assert report(world).counts == ()


def test_a_visit_that_does_not_carry_the_table_does_not_print_it(world: IndexedWorld) -> None:
    world.put_record("visit", past_visit(world, 3).id, {f"instruments.{instrument_id('LIT')}": None})
    assert report(world).counts == ()


def test_the_school_reads_its_own_counts_and_another_school_none(world: IndexedWorld) -> None:
    office, own = report(world), report(world, PRINCIPAL)
    assert [each.tally for each in own.counts] == [each.tally for each in office.counts]
    assert squeezed("เอกสารแนบ: แบบสรุปผลการคัดกรอง") in memo(own)
    with pytest.raises(NotFound, match="no_visit"):
        report(world, "principal-05")


def test_counts_need_the_scope_in_which_they_are_shared(world: IndexedWorld) -> None:
    """Nobody's roles give results without the school's scope; were they ever to, the counts would not slip out."""
    visit = past_visit(world, 3)
    held = {scopes.results(visit.school or "")}
    found = report_of(visit.id, world, held=held, today=TODAY, authors=authors)
    assert found.outcomes and found.counts == ()


def test_every_count_of_the_demo_is_where_its_report_looks(world: IndexedWorld) -> None:
    record = world.get("counts", record_of("ม.1"))
    assert record is not None and scopes.of(record, world) == scopes.of_school(school_id(3))


def test_over_http_the_people_come_from_the_servers_own_log(area: Area) -> None:
    school, lit = area.school(), area.instrument("LIT")
    first, second = area.person("หนึ่ง", RoleName.SUPERVISOR), area.person("สอง", RoleName.SUPERVISOR)
    outsider = area.person("อื่น", RoleName.PRINCIPAL, school=area.school("9966900002", "โรงเรียนอื่น"))
    visit = area.visit("v", school, first, second, instruments=[lit])
    record = Counts.kind().id_of(lit, school, "2569/2", "ม.1")
    keys = {"instrument": lit, "school": school, "round": "2569/2", "grade": "ม.1"}
    assert area.phone(first).write("counts", record, {**keys, "cells.enrolled": 12})["status"] == "applied"
    assert area.phone(second).write("counts", record, {"cells.screened": 12})["status"] == "applied"

    def get(person: str, form: str = "csv") -> Any:
        return area.served.ask("GET", f"/api/reports/visits/{visit}.{form}", headers=area.phone(person).headers)

    made = csv.DictReader(StringIO(get(first).content.decode("utf-8-sig"), newline=""))
    counts = [line for line in made if line["ส่วน"] == "ตารางนับ"]
    assert [(line["รายการ"], line["จำนวน"]) for line in counts] == [("นักเรียนทั้งหมด", "12"), ("เข้ารับการคัดกรอง", "12")]
    assert {line["ผู้บันทึก"] for line in counts} == {"สอง ตัวอย่าง, หนึ่ง ตัวอย่าง"}
    assert {line["วันที่บันทึก"] for line in counts} == {"2026-11-23"}
    assert squeezed("ม.๑ นับโดย สอง ตัวอย่าง, หนึ่ง ตัวอย่าง") in text_of(get(first, "pdf").content)
    assert get(outsider).status_code == 404


def test_a_table_with_many_levels_and_long_words_stays_on_the_page(world: IndexedWorld) -> None:
    body = dict(world.get("instrument", instrument_id("LIT")).fields["body"])  # type: ignore[union-attr]
    body["levels"] = [
        {"id": f"L{n}", "label_th": f"ระดับคุณภาพที่ต้องติดตามอย่างใกล้ชิด {n}", "label_en": str(n)} for n in range(6, 0, -1)
    ]
    body["rows_axis"] = {"id": "grade", "values": [f"ม.{n}" for n in range(1, 7)]}
    world.put_record("instrument", instrument_id("LIT"), {"body": body})
    for grade in body["rows_axis"]["values"]:
        cells = {f"{skill}_L{n}": 1_000 for skill in "RW" for n in range(1, 7)}
        put(world, grade, enrolled=20_000, screened=6_000, excluded=0, **cells)
    found = report(world)
    assert isinstance(found.counts[0].tally.table, CountTable)
    assert squeezed("ระดับคุณภาพที่ต้องติดตามอย่างใกล้ชิด 6") in memo(found)
