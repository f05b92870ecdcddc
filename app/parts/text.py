"""Text in the theme's slots. All words on a screen go through here, so that size and colour follow the theme.

A number stays on one line with what it counts and a day with its month and year: those spaces do not break, nor the one
before a dot between facts. And no line ends inside a compound.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

import flet as ft

from app.parts.compounds import joined

_MUTED = ft.Colors.ON_SURFACE_VARIANT
_KEEPING = "\N{NO-BREAK SPACE}"
_WRITTEN_OUT = "มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
_MONTHS = ("ม.ค.|ก.พ.|มี.ค.|เม.ย.|พ.ค.|มิ.ย.|ก.ค.|ส.ค.|ก.ย.|ต.ค.|พ.ย.|ธ.ค.|" + _WRITTEN_OUT + "|พ.ศ.").replace(".", r"\.")
_UNITS = "คน|แห่ง|ข้อ|รายการ|ฉบับ|แบบ|วัน|ครั้ง|ภาพ|ชั้น|ช่อง|ห้อง|ด้าน|ตัวชี้วัด|ระดับ|คาบ|วินาที|นาที|ชั่วโมง|อักขระ|จุด|กม|การเยี่ยม|น\\.|จาก"
_UNITS += "|pupils|teachers|classrooms|entries|edits"
_NUMBERED = (
    "รุ่น|เต็ม|คาบที่|ปีการศึกษา|กำหนด|เมื่อ|รหัส|จากเขต|ฉบับที่|ข้อที่|เรียนที่|ครั้งที่|ร่างที่|ระดับ|ร้อยละ|จาก|เลขที่ใบรับ"
    "|หัวหน้าคณะ|ยังไม่ถึง|ออกเยี่ยม|ข้อมูล ณ"
)
_ENGLISH_MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_BEFORE_WORD = re.compile(rf"(?<=\d) (?={_MONTHS}|{_ENGLISH_MONTHS}[a-z]*|{_UNITS})")
# a day with its month written out is long enough: with a word before it, or in English with its year, large text would
# break inside the year
_BEFORE_NUMBER = re.compile(rf"({_MONTHS}|{_NUMBERED}) (?=\d)(?!\d{{1,2}}{_KEEPING}(?:{_WRITTEN_OUT}))")


@lru_cache(maxsize=2048)
def kept_together(text: str) -> str:
    """The same words, with spaces that do not break between a number and its word, and before a dot."""
    return _BEFORE_NUMBER.sub(rf"\1{_KEEPING}", _BEFORE_WORD.sub(_KEEPING, text)).replace(" ·", f"{_KEEPING}·")


def letters(text: str) -> int:
    """How many letters take room on the line: vowels and tone marks above and below take none."""
    return sum(unicodedata.category(letter) != "Mn" for letter in text)


def in_slot(text: str, slot: ft.TextThemeStyle, **extra: Any) -> ft.Text:
    """Words in a slot of the theme. What holds a compound together is for the eye: read aloud they are without it."""
    spoken = kept_together(text)
    shown = joined(spoken)
    if shown != spoken:
        extra.setdefault("semantics_label", spoken)
    return ft.Text(shown, theme_style=slot, **extra)


def Title(text: str, **extra: Any) -> ft.Control:
    """The name of a page or of the one thing it is about. A heading for screen readers."""
    return _heading(text, ft.TextThemeStyle.HEADLINE_SMALL, 1, extra)


def Heading(text: str, **extra: Any) -> ft.Control:
    """The name of a part of a page."""
    return _heading(text, ft.TextThemeStyle.TITLE_MEDIUM, 2, extra)


def Body(text: str, *, muted: bool = False, **extra: Any) -> ft.Text:
    """Ordinary text."""
    extra.setdefault("color", _MUTED if muted else None)
    return in_slot(text, ft.TextThemeStyle.BODY_MEDIUM, **extra)


def Lead(text: str, **extra: Any) -> ft.Text:
    """The text a person came to read: a level's descriptor, an agreement."""
    return in_slot(text, ft.TextThemeStyle.BODY_LARGE, **extra)


def Strong(text: str, **extra: Any) -> ft.Text:
    """The first line of a row or a card."""
    return in_slot(text, ft.TextThemeStyle.TITLE_SMALL, **extra)


def Note(text: str, **extra: Any) -> ft.Text:
    """What may be skipped: dates, sources, hints."""
    extra.setdefault("color", _MUTED)
    return in_slot(text, ft.TextThemeStyle.BODY_SMALL, **extra)


def Figure(text: str, **extra: Any) -> ft.Text:
    """A number that is the point of its card."""
    return in_slot(text, ft.TextThemeStyle.HEADLINE_MEDIUM, **extra)


def _heading(text: str, style: ft.TextThemeStyle, level: int, extra: dict[str, Any]) -> ft.Control:
    expand = extra.pop("expand", None)
    content = in_slot(text, style, **extra)
    return ft.Semantics(content=content, header=True, heading_level=level, expand=expand)
