"""Words that belong together stay on one line."""

import pytest

from app.parts.text import kept_together


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("นักเรียน 214 คน · ครู 16 คน", "นักเรียน 214~คน · ครู 16~คน"),
        ("เยี่ยมเมื่อ 23 พ.ย. 69", "เยี่ยมเมื่อ~23~พ.ย.~69"),
        ("ภาคเรียนที่ 2 ปีการศึกษา 2569", "ภาคเรียนที่~2 ปีการศึกษา~2569"),
        ("visited 27 Nov 2026", "visited 27~Nov~2026"),
        ("เยี่ยม 23 พฤศจิกายน 2569", "เยี่ยม 23~พฤศจิกายน~2569"),
        ("ตกลงแล้ว 0 จาก 20 ตัวชี้วัด", "ตกลงแล้ว 0~จาก~20~ตัวชี้วัด"),
        ("ระดับ 4 ดีเยี่ยม", "ระดับ~4 ดีเยี่ยม"),
        ("no number here", "no number here"),
    ],
)
def test_a_number_stays_with_what_it_counts_and_a_day_with_its_month(said: str, kept: str) -> None:
    assert kept_together(said) == kept.replace("~", "\N{NO-BREAK SPACE}")


def test_an_edition_stays_with_its_number() -> None:
    assert kept_together("แบบประเมิน (รุ่น 2569.1)") == "แบบประเมิน (รุ่น\N{NO-BREAK SPACE}2569.1)"
