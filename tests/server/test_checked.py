"""Checklists in reports and exports: what was handed in, to whom it may be shown, and nothing that could run."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO

import openpyxl
import pytest

from fieldwork import scopes
from fieldwork.checking.attached import attached_of, stored
from fieldwork.records import CheckSheet
from sync_server.demo.area import person_id
from sync_server.demo.checklists import checklist, checklist_id
from sync_server.demo.command import prepare
from sync_server.exports.check_tables import placed_of
from sync_server.exports.spreadsheet import spreadsheet
from sync_server.exports.visit_tables import tables_of
from sync_server.reports import rendering
from sync_server.reports.blocks import MOST_PHOTOS
from sync_server.reports.checked import Checked, Filled
from sync_server.reports.checked_blocks import picture_blocks
from sync_server.reports.content import Report, report_of
from tests.server.test_reports_api import get
from tests.support.demo_area import TODAY, IndexedWorld, area, authors, built, past_visit
from tests.support.pdf_text import squeezed, text_of
from tests.support.served import Served

WAITING = 13  # the school where both raters are done


@pytest.fixture(scope="module")
def world() -> IndexedWorld:
    return area()


def report(world: IndexedWorld, login: str) -> Report:
    visit = past_visit(world, WAITING)
    return report_of(visit.id, world, held=scopes.held(person_id(login), world, TODAY), today=TODAY, authors=authors)


def the_sheet(world: IndexedWorld) -> CheckSheet:
    (found,) = [s for s in map(CheckSheet.of, world.find("checksheet")) if s.submitted_at is not None]
    return found


def test_the_offices_memo_prints_every_point_its_answer_and_the_pictures(world: IndexedWorld) -> None:
    files = {name: content for (_, name), content in built().blobs.items()}
    text = text_of(rendering.pdf([report(world, "director")], files))

    assert squeezed(f"ผลการติดตาม {checklist().title_th}") in text
    assert all(squeezed(point.title_th) in text for point in checklist().points)
    assert squeezed(f"เอกสารแนบ: ภาพประกอบ {checklist().title_th}") in text


def test_the_visits_csv_has_a_line_for_every_point_and_every_row_of_a_table(world: IndexedWorld) -> None:
    rows = list(csv.reader(StringIO(spreadsheet(report(world, "director")).decode("utf-8-sig"), newline="")))
    mine = [dict(zip(rows[0], row, strict=True)) for row in rows[1:] if row[4] == "แบบติดตาม"]
    sheet = the_sheet(world)

    assert {line["รายการ"] for line in mine} == {point.title_th for point in checklist().points}
    assert [line["จำนวน"] for line in mine if line["จำนวน"]] == [sheet.answers["P4"]]
    assert len([line for line in mine if line["รายการ"] == "กิจกรรมที่ดำเนินการแล้ว"]) == len(sheet.answers["P8"])


def test_the_visits_workbook_has_a_sheet_of_it(world: IndexedWorld) -> None:
    titles = [table.title for table in tables_of(report(world, "director"))]
    assert "แบบติดตาม POL1" in titles


def test_a_draft_is_in_no_report(world: IndexedWorld) -> None:
    sheet = the_sheet(world)
    record = world.records["checksheet", sheet.id]
    drafted = IndexedWorld()
    for each in world.records.values():
        drafted.keep(each)
    drafted.keep(replace(record, fields={**record.fields, "submitted_at": None}))

    assert report(world, "director").checked and not report(drafted, "director").checked


def test_the_answers_of_a_visit_that_was_called_off_are_not_exported(world: IndexedWorld) -> None:
    sheet = the_sheet(world)
    visit, held = world.records["visit", sheet.visit or ""], {world.records["checksheet", sheet.id].scope}
    called_off = IndexedWorld()
    for each in world.records.values():
        called_off.keep(each)
    called_off.keep(replace(visit, fields={**visit.fields, "cancelled": "น้ำท่วม"}))

    assert [p.filled.sheet.id for p in placed_of(world, checklist_id(), held)] == [sheet.id]
    assert not list(placed_of(called_off, checklist_id(), held))


def test_so_many_pictures_are_printed_and_the_rest_is_said(world: IndexedWorld) -> None:
    sheet = the_sheet(world)
    point = next(each.id for each in checklist().points if each.type == "photo")
    files = {f"{n:064x}": stored(point, order=n, faces=n == 1) for n in range(1, 31)}
    raters = tuple(Filled(f"ผู้ที่ {n}", sheet, attached_of(CheckSheet.kind().read("s", {f"files.{each}": given})))
                   for n, (each, given) in enumerate(files.items()))  # fmt: skip
    many, few = Checked(checklist(), raters), Checked(checklist(), raters[1:3])

    blocks = list(picture_blocks(many, files))

    (printed,) = [block["photos"] for block in blocks if block["type"] == "photos"]
    assert len(printed) == MOST_PHOTOS and printed[0]["image"] == f"{2:064x}"
    assert [b["text"] for b in blocks if b["type"] == "note"] == [f"{checklist().title_th}: อีก ๖ ภาพดูได้ในระบบ"]
    assert not [block for block in picture_blocks(few, files) if block["type"] == "note"]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = Served(tmp_path_factory.mktemp("checked"))
    prepare(served.server)
    yield served
    served.close()


def answers(office: Served, login: str) -> list[list[str]]:
    reply = get(office, f"checklists/{checklist_id()}.csv", login)
    assert (reply.status_code, reply.headers["cache-control"]) == (200, "no-store")
    return list(csv.reader(StringIO(reply.content.decode("utf-8-sig"), newline="")))


def test_the_answers_of_all_schools_are_a_line_a_sheet_and_a_column_a_point(office: Served) -> None:
    head, *rows = answers(office, "secretary-1")
    assert len(head) == 7 + len(checklist().points) and len(rows) == 1

    book = openpyxl.load_workbook(BytesIO(get(office, f"checklists/{checklist_id()}.xlsx", "secretary-1").content))
    (numbers,) = [cell for row in book.active.iter_rows(min_row=4) for cell in row if cell.column == 11]  # type: ignore[union-attr]
    assert isinstance(numbers.value, int) and str(numbers.value) == rows[0][10]


@pytest.mark.parametrize("login", ["principal-13", "teacher-2", "expert-2"])
def test_who_may_not_hold_the_schools_results_gets_no_answers(office: Served, login: str) -> None:
    assert answers(office, login)[1:] == []


def test_a_checklist_that_is_not_there_is_not_found_and_nobody_gets_one_without_signing_in(office: Served) -> None:
    unknown = get(office, "checklists/x.csv", "secretary-1")
    nobody = office.ask("GET", f"/api/reports/checklists/{checklist_id()}.csv")

    assert (unknown.status_code, unknown.json()["code"], nobody.status_code) == (404, "no_checklist", 401)


def test_what_people_type_into_a_checklist_never_runs(world: IndexedWorld) -> None:
    sheet = the_sheet(world)
    record = world.records["checksheet", sheet.id]
    typed = {"answers.P6": "=cmd|' /C calc'!A0", "answers.P8": [{"A": "@SUM(A1)"}]}
    planted = IndexedWorld()
    for each in world.records.values():
        planted.keep(each)
    planted.keep(replace(record, fields={**record.fields, **typed}))

    made = spreadsheet(report(planted, "director")).decode("utf-8-sig")

    cells = [cell for row in csv.reader(StringIO(made, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "@"))] and any("cmd|" in cell for cell in cells)
