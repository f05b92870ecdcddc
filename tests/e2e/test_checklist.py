"""A policy between two days, in real browsers: the office writes a checklist in the evening, a phone without network
fills it in at the school, and the office reads the answers."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Playwright

from tests.e2e.documents import exports, read_book
from tests.e2e.people import Account, account_of, opens_today, signs_in, syncs
from tests.e2e.secretariat import open_register
from tests.support import semantics
from tests.support.chromium import TABLET
from tests.support.demo_office import open_demo
from tests.support.office_process import Office
from tests.support.phone import Phone

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]
IN_ORDER = True
TITLE = "ติดตามนโยบายลดภาระครู"
PUPILS = "135"
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
POINTS = {
    "choice": "ลดการประชุมแล้ว",
    "number": "ครูที่ได้ประโยชน์",
    "photo": "ภาพป้ายประชาสัมพันธ์",
    "table": "งานที่ลดแล้ว",
    "file": "คำสั่งของโรงเรียน",
    "signature": "ผู้ให้ข้อมูลลงนาม",
}


@dataclass
class Night:
    """The secretariat's tablet, a supervisor's phone, and the office between them."""

    secretary: Phone
    phone: Phone
    office: Office
    folder: Path
    supervisor: Account

    def open_checklist(self) -> Phone:
        """The phone, at today's visit, with the checklist open."""
        opens_today(self.phone, self.supervisor.today)
        self.phone.tap_words(TITLE)
        self.phone.meets("point-P1-0")
        return self.phone


@pytest.fixture(scope="module")
def night(
    site: Path, playwright: Playwright, phones: list[Phone], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Night]:
    folder = tmp_path_factory.mktemp("checklist")
    with Office(folder / "data", env={"SITE_DIR": str(site)}) as office:
        open_demo(office)
        accounts = account_of(office)
        secretary, phone = Phone(playwright, folder, "secretary", shape=TABLET), Phone(playwright, folder, "supervisor")
        phones += [secretary, phone]
        signs_in(phone, accounts["supervisor"])
        signs_in(secretary, accounts["secretariat"])
        yield Night(secretary, phone, office, folder, accounts["supervisor"])


def writes_point(phone: Phone, kind: str, question: str) -> None:
    """Add a point of a kind and write its question."""
    phone.tap(f"add-{kind}")
    phone.type("point-title_th", question)


def test_1_the_office_writes_a_checklist_in_the_evening(night: Night) -> None:
    secretary = night.secretary
    open_register(secretary, "checklists")
    secretary.tap("checklist-new")
    secretary.type("draft-title", TITLE)
    for kind, question in POINTS.items():
        writes_point(secretary, kind, question)
        if kind == "choice":
            secretary.tap("yes-no")
        elif kind == "number":
            secretary.type("point-unit_th", "คน")
            secretary.type("point-max", "500")
        elif kind == "table":
            secretary.type("point-columns", "งาน\nชั่วโมงที่ลดได้ #")
        if kind != "choice":
            secretary.chooses("required-required" if kind == "number" else "required-optional")
        secretary.tap("point-done")
    secretary.tap("preview")
    secretary.chooses("point-P1-1")
    secretary.sees(POINTS["signature"])


def test_2_it_is_published_and_put_on_the_round(night: Night) -> None:
    secretary = night.secretary
    secretary.tap("publish")
    secretary.tap("question-yes")
    secretary.sees("การเยี่ยมที่ใช้แบบนี้")
    secretary.tap(secretary.identifiers("round-")[0])
    syncs(secretary)


def test_3_the_next_morning_the_phone_has_it_and_fills_it_in_without_network(night: Night) -> None:
    syncs(night.phone)
    night.office.stop()
    phone = night.open_checklist()

    phone.tap("first-missing")
    phone.sees("กรุณาเลือกคำตอบ", "กรุณากรอกตัวเลข")
    phone.chooses("point-P1-0")
    phone.type("point-P2", PUPILS[:-1])
    phone.meets("ready")
    phone.page.keyboard.insert_text(PUPILS[-1])
    phone.until(
        lambda: phone.page.evaluate(semantics.VALUE) == PUPILS, "the field lost its cursor to what it completed"
    )
    photo, plan = night.folder / "poster.png", night.folder / "คำสั่ง.pdf"
    Image.new("RGB", (640, 480), "seagreen").save(photo)
    plan.write_bytes(PDF)
    phone.choose_file("point-P3-choose", photo)
    phone.meets("photo-check")
    phone.tap("keep-photo")
    phone.meets("point-P3-1")
    phone.tap("point-P4-add")
    phone.type("point-P4-1-C1", "รายงานซ้ำซ้อน")
    phone.type("point-P4-1-C2", "3.5")
    phone.choose_file("point-P5-attach", plan)
    phone.sees("คำสั่ง.pdf")
    phone.tap("point-P6-sign")
    phone.draw("signature", [[(0.2, 0.4), (0.5, 0.7), (0.8, 0.3)]])
    phone.tap("signature-keep")
    phone.meets("point-P6-remove")


def test_4_all_of_it_is_there_after_the_app_was_killed_and_it_is_handed_in(night: Night) -> None:
    night.phone.reload(until="แบบติดตาม")
    phone = night.phone
    phone.meets("point-P1-0", "point-P3-1", "point-P6-remove")
    assert phone.is_chosen("point-P1-0")
    phone.sees("คำสั่ง.pdf", "ตอบแล้ว 6 จาก 6 ข้อ")

    phone.tap("submit")
    phone.tap("question-yes")

    phone.sees("ส่งแบบติดตามแล้ว")


def test_5_the_office_reads_the_answers_and_takes_them_along(night: Night) -> None:
    night.office.start()
    syncs(night.phone)
    secretary = night.secretary
    syncs(secretary)
    open_register(secretary, "checklists")
    secretary.tap_words(TITLE)
    secretary.sees("รวม 135 คน", "ส่งแล้ว 1 ฉบับ")
    xlsx = next(each for each in secretary.identifiers("export-") if each.endswith(".xlsx")).removeprefix("export-")
    assert {PUPILS, "ใช่", "คำสั่ง.pdf"} <= read_book(exports(secretary, xlsx, night.folder))
    table = exports(secretary, xlsx.replace(".xlsx", ".csv"), night.folder).read_bytes().decode("utf-8-sig")
    assert PUPILS in {cell for row in csv.reader(io.StringIO(table)) for cell in row}

    secretary.tap(secretary.identifiers("sheet-")[0])

    secretary.meets("answer-P4", "answer-P5")
    assert "รายงานซ้ำซ้อน" in secretary.text_of("answer-P4") and "3.5" in secretary.text_of("answer-P4")
    with secretary.download() as got:
        secretary.tap(secretary.identifiers("file-")[0])
    got[0].save_as(night.folder / "back.pdf")
    assert (night.folder / "back.pdf").read_bytes() == PDF
