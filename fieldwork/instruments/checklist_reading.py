"""Read a checklist: who fills it in, and its points, each with what its type asks for."""

from __future__ import annotations

from collections.abc import Collection
from fractions import Fraction

from fieldwork.instruments.checklist import (
    CHOICE,
    COLUMN_TYPES,
    FILE,
    LARGEST_NUMBER,
    MAX_COLUMNS,
    MAX_OPTION_CHARS,
    MAX_OPTIONS,
    MAX_POINTS,
    MOST,
    NUMBER,
    PHOTO,
    POINT_TYPES,
    SEVERAL,
    TABLE,
    TEXT,
    Checklist,
    Point,
    TableColumn,
)
from fieldwork.instruments.document import Document
from fieldwork.instruments.problems import Code
from fieldwork.instruments.rubric_reading import RATERS, read_version

MAX_TITLE = 500
_BELONGS = {
    "options": (CHOICE, SEVERAL),
    "unit_th": (NUMBER,),
    "decimals": (NUMBER,),
    "min": (NUMBER,),
    "max": (NUMBER,),
    "long": (TEXT,),
    "most": (PHOTO, FILE, TABLE),
    "columns": (TABLE,),
}
"""Which types of points a key belongs to."""


def read_checklist(whole: Document) -> Checklist:
    """Read everything after schema and kind. The caller looks at the problems before using the result."""
    checklist = Checklist(
        id=whole.identifier(),
        version=read_version(whole),
        title_th=whole.text("title_th", limit=MAX_TITLE),
        title_en=whole.text("title_en", optional=True, limit=MAX_TITLE),
        purpose_th=whole.text("purpose_th", optional=True),
        source_th=whole.text("source_th", optional=True, limit=MAX_TITLE),
        filled_by=whole.words("filled_by", RATERS) or RATERS,
        points=tuple(_point(each) for each in whole.parts("points")),
    )
    whole.finish()
    if whole.size("points") > MAX_POINTS:
        do = "โปรดแบ่งเป็นแบบติดตามหลายฉบับ"
        whole.note("points", Code.TOO_LONG, what=f"มีมากกว่า {MAX_POINTS} ข้อ", do=do)
    _note_repeats(whole, "points", [point.id for point in checklist.points])
    return checklist


def _point(part: Document) -> Point:
    kind = part.choice("type", POINT_TYPES)
    for key, types in _BELONGS.items():
        if kind and kind not in types and part.has(key):
            do = f"โปรดลบคีย์นี้ ใช้ได้กับข้อชนิด {', '.join(types)} เท่านั้น"
            part.note(key, Code.BAD_OPTIONS, what=f"ข้อชนิด {kind} ไม่มี “{key}”", do=do)
    decimals = part.integer("decimals", optional=True, least=0, most=2)
    long = part.flag("long", default=False)
    least, most = MOST.get(kind, (0, 1))
    amount = part.integer("most", optional=True, least=1, most=most)
    point = Point(
        id=part.identifier(),
        type=kind,
        title_th=part.text("title_th", limit=MAX_TITLE),
        title_en=part.text("title_en", optional=True, limit=MAX_TITLE),
        help_th=part.text("help_th", optional=True),
        required=part.flag("required", default=True),
        options=part.texts("options"),
        unit_th=part.text("unit_th", optional=True, limit=40),
        decimals=(decimals or 0) if kind == NUMBER else None,
        min=_limit(part, "min"),
        max=_limit(part, "max"),
        long=long if kind == TEXT else None,
        most=(amount or least) if kind in MOST else None,
        columns=tuple(_column(each) for each in part.parts("columns", optional=True)),
    )
    part.finish()
    _check_options(part, point)
    _check_limits(part, point)
    _check_columns(part, point)
    return point


def _limit(part: Document, key: str) -> Fraction | None:
    if not part.has(key):
        part.skip(key)
        return None
    value = part.number(key)
    if value is not None and abs(value) > LARGEST_NUMBER:
        part.note(key, Code.OUT_OF_RANGE, what="ตัวเลขใหญ่เกินไป", do=f"โปรดใช้ไม่เกิน {LARGEST_NUMBER:,}")
    return value


def _column(part: Document) -> TableColumn:
    column = TableColumn(
        part.identifier(), part.text("title_th", limit=100), part.choice("type", COLUMN_TYPES, default=TEXT)
    )
    part.finish()
    return column


def _check_options(part: Document, point: Point) -> None:
    """A choice among fewer than two is none, and the same words twice cannot be told apart (R-71)."""
    if point.type not in (CHOICE, SEVERAL):
        return
    options = [option for option in point.options if option]
    if len(set(options)) < max(2, len(options)):
        part.note("options", Code.BAD_OPTIONS, what="ตัวเลือกน้อยกว่าสองข้อหรือซ้ำกัน", do="โปรดใส่ตัวเลือกที่ไม่ซ้ำกันอย่างน้อย 2 ข้อ")
    if len(options) > MAX_OPTIONS or any(len(option) > MAX_OPTION_CHARS for option in options):
        do = f"โปรดใช้ไม่เกิน {MAX_OPTIONS} ข้อ ข้อละไม่เกิน {MAX_OPTION_CHARS} ตัวอักษร"
        part.note("options", Code.TOO_LONG, what="ตัวเลือกมากหรือยาวเกินไป", do=do)


def _check_limits(part: Document, point: Point) -> None:
    """Limits are the right way round, and numbers as precise as they ask for can reach them (R-72)."""
    if point.type != NUMBER:
        return
    if point.least > point.largest:
        part.note("max", Code.BAD_OPTIONS, what="ค่ามากที่สุดน้อยกว่าค่าน้อยที่สุด", do="โปรดสลับหรือแก้ตัวเลข")
    for key, limit in (("min", point.min), ("max", point.max)):
        if limit is not None and (limit * 10 ** (point.decimals or 0)).denominator != 1:
            part.note(key, Code.BAD_OPTIONS, what="ละเอียดกว่าทศนิยมที่ข้อนี้รับ", do="โปรดลดทศนิยมของค่านี้ หรือเพิ่ม decimals")


def _check_columns(part: Document, point: Point) -> None:
    """A table has columns to fill in, each found again by its id (R-73)."""
    if point.type != TABLE:
        return
    if not point.columns and part.size("columns") == 0:
        part.note("columns", Code.BAD_OPTIONS, what="ตารางไม่มีคอลัมน์", do="โปรดเพิ่มอย่างน้อย 1 คอลัมน์")
    if len(point.columns) > MAX_COLUMNS:
        do = f"โปรดใช้ไม่เกิน {MAX_COLUMNS} คอลัมน์"
        part.note("columns", Code.TOO_LONG, what="ตารางกว้างเกินไปสำหรับโทรศัพท์", do=do)
    _note_repeats(part, "columns", [column.id for column in point.columns])


def _note_repeats(part: Document, key: str, ids: Collection[str]) -> None:
    seen: set[str] = set()
    for at, name in enumerate(ids):
        if name and name in seen:
            part.note(f"{key}[{at}].id", Code.DUPLICATE_ID, what=f"รหัส “{name}” ซ้ำ", do="โปรดเปลี่ยนรหัสให้ไม่ซ้ำกัน")
        seen.add(name)
