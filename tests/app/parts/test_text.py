"""Words that belong together stay on one line."""

import flet as ft
import pytest

from app.parts.choices import LevelCell
from app.parts.compounds import APART, JOINER, joined
from app.parts.text import Title, kept_together
from tests.support.clients import a_client, shown
from tests.support.fletkit import App


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("นักเรียน 214 คน · ครู 16 คน", "นักเรียน 214~คน~· ครู 16~คน"),
        ("เยี่ยมเมื่อ 23 พ.ย. 69", "เยี่ยมเมื่อ~23~พ.ย.~69"),
        ("ภาคเรียนที่ 2 ปีการศึกษา 2569", "ภาคเรียนที่~2 ปีการศึกษา~2569"),
        ("visited 27 Nov 2026", "visited 27~Nov 2026"),
        ("Monday, 30 November 2026", "Monday, 30~November 2026"),
        ("388 pupils · 25 teachers", "388~pupils~· 25~teachers"),
        ("เยี่ยม 23 พฤศจิกายน 2569", "เยี่ยม 23~พฤศจิกายน~2569"),
        ("เปลี่ยนจาก 1 ธันวาคม 2569", "เปลี่ยนจาก 1~ธันวาคม~2569"),
        ("ตกลงแล้ว 0 จาก 20 ตัวชี้วัด", "ตกลงแล้ว 0~จาก~20~ตัวชี้วัด"),
        ("ระดับ 4 ดีเยี่ยม", "ระดับ~4 ดีเยี่ยม"),
        ("เป็นหัวหน้าคณะ 3 ครั้ง", "เป็นหัวหน้าคณะ~3~ครั้ง"),
        ("เยี่ยมแล้ว (ข้อมูล ณ 1 พ.ย. 69)", "เยี่ยมแล้ว (ข้อมูล ณ~1~พ.ย.~69)"),
        ("no number here", "no number here"),
    ],
)
def test_a_number_stays_with_what_it_counts_and_a_day_with_its_month(said: str, kept: str) -> None:
    assert kept_together(said) == kept.replace("~", "\N{NO-BREAK SPACE}")


def test_a_period_of_the_day_stays_with_its_number() -> None:
    assert kept_together("คาบที่ 2") == "คาบที่\N{NO-BREAK SPACE}2"


def test_a_dot_between_facts_does_not_begin_a_line() -> None:
    assert kept_together("รหัส A1 · สมมติ · ใหญ่").count("\N{NO-BREAK SPACE}· ") == 2


def test_an_edition_stays_with_its_number() -> None:
    assert kept_together("แบบประเมิน (รุ่น 2569.1)") == "แบบประเมิน (รุ่น\N{NO-BREAK SPACE}2569.1)"


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("การจัดการเรียนรู้เชิงรุก", "การจัดการ~เรียน~รู้เชิง~รุก"),
        ("ส่งขึ้นเครื่องแม่ข่ายครบแล้ว", "ส่งขึ้นเครื่อง~แม่~ข่ายครบแล้ว"),
        ("ผลการเรียนรู้", "ผล~การ~เรียน~รู้"),
        ("หลักสูตรสถานศึกษา", "หลักสูตรสถาน~ศึกษา"),
        ("ข้อค้นพบของผู้เรียน", "ข้อ~ค้น~พบของผู้~เรียน"),
        ("no compound here", "no compound here"),
        ("วันพฤหัสบดีที่ 3 ทั้งวัน", "วัน~พฤหัสบดี~ที่ 3 ทั้ง~วัน"),
        ("ให้ผู้อื่นใช้เครื่องนี้", "ให้ผู้~อื่นใช้เครื่อง~นี้"),
        ("โรงเรียนลำน้ำเก่าประชานุเคราะห์", "โรงเรียนลำน้ำเก่าประชา~นุ~เคราะห์"),
        ("ล็อกไว้สำหรับ นางสาวใฝ่รู้ ตัวอย่าง", "ล็อกไว้สำหรับ นางสาวใฝ่~รู้ ตัวอย่าง"),
        ("นายเดินไกล สมมติ", "นายเดิ~น~ไก~ล สมมติ"),
        ("นายกสมาคมผู้ปกครองและคณะกรรมการ", "นายกสมาคมผู้~ปกครองและคณะ~กรรมการ"),
    ],
)
def test_a_line_does_not_end_inside_a_compound(said: str, kept: str) -> None:
    assert joined(said) == kept.replace("~", JOINER)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("สอนเป็นกลุ่มทุกรอบ", "สอนเป็น|กลุ่มทุก|รอบ"),
        ("แล้วกรอกอย่างน้อยหนึ่ง", "แล้ว|กรอกอย่าง~น้อย|หนึ่ง"),
        ("ผลเกรดเฉลี่ยและโกรธ", "ผลเกรดเฉลี่ยและโกรธ"),
        ("สะท้อนกลับ", "สะท้อน~กลับ"),
        ("กรอบของครอบครัว", "กรอบของครอบครัว"),
        ("กลุ่ม 1 กลับ", "กลุ่ม 1 |กลับ"),
    ],
)
def test_a_word_that_the_dictionary_would_tear_stands_apart_from_the_one_before(said: str, shown: str) -> None:
    assert joined(said) == shown.replace("~", JOINER).replace("|", APART)


async def test_what_holds_a_compound_together_is_seen_and_not_read_aloud() -> None:
    async with App(shown(a_client(), lambda: Title("ภาคเรียนที่ 2 ของสถานศึกษา"))) as app:
        title = app.one(ft.Text)
        assert title.value == joined("ภาคเรียนที่\N{NO-BREAK SPACE}2 ของสถานศึกษา") and JOINER in title.value
        assert title.semantics_label == "ภาคเรียนที่\N{NO-BREAK SPACE}2 ของสถานศึกษา"
        assert app.texts() == ["ภาคเรียนที่ 2 ของสถานศึกษา"]


async def test_the_descriptor_of_a_level_holds_its_compounds_together() -> None:
    cell = lambda: LevelCell(4, "ดีเยี่ยม", "ผู้เรียนลงมือทำ", False, print, identifier="cell")  # noqa: E731
    async with App(shown(a_client(), cell)) as app:
        assert joined("ผู้เรียนลงมือทำ") in [each.value for each in app.all(ft.Text)]
