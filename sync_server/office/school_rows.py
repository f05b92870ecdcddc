"""What the columns of a list of schools mean, and what can be wrong with a cell: where, what, and what to do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from fieldwork.problems import sentence
from fieldwork.records import KINDS
from fieldwork.thai.text import arabic_digits, normalise_line, search_key
from sync_server.office.spreadsheets import SheetRow

# Field of a school record -> the headings it is known by. The first one names the column in messages.
_HEADINGS: dict[str, tuple[str, ...]] = {
    "code": ("code10", "รหัสสถานศึกษา", "รหัสโรงเรียน", "รหัส 10 หลัก", "รหัสสถานศึกษา 10 หลัก", "รหัสโรงเรียน 10 หลัก", "code"),
    "code8": ("code8", "รหัส 8 หลัก", "รหัสสถานศึกษา 8 หลัก", "รหัสโรงเรียน 8 หลัก", "รหัส smis"),
    "name": ("name_th", "ชื่อสถานศึกษา", "ชื่อโรงเรียน", "สถานศึกษา", "โรงเรียน", "name"),
    "name_en": ("name_en", "ชื่อภาษาอังกฤษ", "ชื่อสถานศึกษาภาษาอังกฤษ", "ชื่อโรงเรียนภาษาอังกฤษ"),
    "cluster": ("campus_code", "รหัสสหวิทยาเขต"),
    "cluster_name": ("campus_name_th", "สหวิทยาเขต", "ชื่อสหวิทยาเขต"),
    "district": ("district_th", "อำเภอ"),
    "sector": ("sector", "สังกัด"),
    "grades": ("grades", "ระดับชั้น", "ระดับที่เปิดสอน", "ช่วงชั้น"),
    "size": ("size_en", "ขนาด", "ขนาดสถานศึกษา", "ขนาดโรงเรียน", "size_th"),
    "students": ("students", "นักเรียน", "จำนวนนักเรียน"),
    "teachers": ("teachers", "ครู", "จำนวนครู"),
    "classrooms": ("classrooms", "ห้องเรียน", "จำนวนห้องเรียน"),
    "distance_km": ("km_from_office", "ระยะทาง", "ระยะทางจากสำนักงาน", "ระยะทาง กม", "ระยะทางจากสำนักงาน กม"),
    "connectivity": ("connectivity", "สัญญาณอินเทอร์เน็ต", "อินเทอร์เน็ต"),
    "facts_as_of": ("facts_as_of", "ข้อมูล ณ วันที่"),
}
_KNOWN_BUT_UNUSED = ("campus_chair_school", "target_school", "fictional")
_NUMBERS = {"students", "teachers", "classrooms", "distance_km"}
_CHOICES = {
    "size": {"เล็ก": "S", "กลาง": "M", "ใหญ่": "L", "ใหญ่พิเศษ": "XL"},
    "connectivity": {"ดี": "wifi_ok", "อ่อน": "4g_weak", "ไม่มี": "none", "ไม่มีสัญญาณ": "none"},
}
_FIELD_OF = {search_key(heading): name for name, headings in _HEADINGS.items() for heading in headings}
_UNUSED = {search_key(heading) for heading in _KNOWN_BUT_UNUSED}
_ADVICE = {
    "code_not_ten_digits": "ใส่รหัส 10 หลักให้ครบ หากเปิดด้วย Excel ให้ตั้งรูปแบบเซลล์เป็นข้อความก่อนกรอก",
    "code_repeated": "ลบแถวที่ซ้ำ หรือแก้รหัสให้ตรงกับสถานศึกษา",
    "required": "เติมข้อมูลในช่องนี้",
    "too_long": "ตัดข้อความให้สั้นลง",
    "not_a_number": "ใส่เป็นจำนวนเต็ม เช่น 420",
    "out_of_range": "ตรวจตัวเลขอีกครั้ง",
    "not_a_date": "ใส่วันที่แบบ 2026-06-10",
    "missing_column": "เพิ่มคอลัมน์นี้ในแถวหัวตาราง",
    "repeated_column": "ลบคอลัมน์ที่ซ้ำให้เหลือคอลัมน์เดียว",
    "empty_file": "เพิ่มรายชื่อสถานศึกษาใต้แถวหัวตาราง",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to put right in the file."""

    row: int
    column: str
    code: str
    message: str
    advice: str


@dataclass(slots=True)
class SchoolRows:
    """What a file says: fields per row number, headings that were passed over, and everything wrong with it."""

    schools: dict[int, dict[str, Any]] = field(default_factory=dict)
    ignored: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def note(self, row: int, column: str, code: str, message: str, advice: str = "") -> None:
        """Add a problem."""
        self.problems.append(Problem(row, column, code, message, advice or _ADVICE.get(code, "")))


def read(rows: Sequence[SheetRow]) -> SchoolRows:
    """Read every row; all problems of the file are found in one pass."""
    found = SchoolRows()
    columns = _columns(rows[0], found) if rows else {}
    if len(rows) < 2:
        found.note(1, "", "empty_file", "ไฟล์นี้ไม่มีรายชื่อสถานศึกษา")
    if found.problems:
        return found
    seen: dict[str, int] = {}
    for row in rows[1:]:
        school = _school(row, columns, found)
        first = seen.setdefault(school["code"], row.number) if school.get("code") else row.number
        if first != row.number:
            found.note(row.number, "code10", "code_repeated", f"รหัส {school['code']} ซ้ำกับแถว {first}")
        found.schools[row.number] = school
    return found


def _columns(heading: SheetRow, found: SchoolRows) -> dict[int, tuple[str, str]]:
    """Which field each column holds, with its heading as it is in the file."""
    columns: dict[int, tuple[str, str]] = {}
    for place, text in enumerate(heading.cells):
        name = _FIELD_OF.get(search_key(text))
        taken = {field_name for field_name, _ in columns.values()}
        if name is None:
            if text and search_key(text) not in _UNUSED:
                found.ignored.append(text)
        elif name not in taken:
            columns[place] = (name, text)
        elif name != "size":  # the size stands in two languages
            found.note(heading.number, text, "repeated_column", f"คอลัมน์ {text} มีมากกว่าหนึ่งครั้ง")
    for name in ("code", "name"):
        if name not in {field_name for field_name, _ in columns.values()}:
            titles = " หรือ ".join(_HEADINGS[name][:2])
            found.note(heading.number, _HEADINGS[name][0], "missing_column", f"ไม่พบคอลัมน์ {titles}")
    return columns


def _school(row: SheetRow, columns: dict[int, tuple[str, str]], found: SchoolRows) -> dict[str, Any]:
    school: dict[str, Any] = {}
    for place, (name, heading) in columns.items():
        text = normalise_line(row.cells[place]) if place < len(row.cells) else ""
        value, code = _value(name, text)
        if code:
            shown = f"“{text[:40]}”" if text else heading
            message = "รหัสสถานศึกษาต้องมี 10 หลัก" if code == "code_not_ten_digits" else sentence(code, {"field": shown})
            found.note(row.number, heading, code, message, _choices(name) if code == "not_a_choice" else "")
        elif value is not None:
            school[name] = value
    return school


def _value(name: str, text: str) -> tuple[Any, str | None]:
    """A cell's value and what is wrong with it. An empty cell is None: what is stored stays."""
    if name == "code":
        digits = arabic_digits(text)
        return (digits, None) if re.fullmatch(r"[0-9]{10}", digits) else (None, "code_not_ten_digits")
    rule = KINDS["school"].rules[name]
    if not text:
        return None, "required" if rule.required else None
    value: Any = arabic_digits(text) if name in ("code8", "facts_as_of") else text
    if name in _NUMBERS:
        digits = arabic_digits(text).replace(",", "")
        value = int(digits) if re.fullmatch(r"[0-9]{1,9}", digits) else text
    if name in _CHOICES:
        value = _CHOICES[name].get(text, text)
    return value, rule.problem(value)


def _choices(name: str) -> str:
    accepted = [*(KINDS["school"].rules[name].choices), *_CHOICES[name]]
    return f"เลือกจาก {', '.join(accepted)}"
