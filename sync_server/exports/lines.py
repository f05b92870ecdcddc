"""One statement about a visit as a line of the CSV: the same columns in all, filled where they say something."""

from __future__ import annotations

from dataclasses import dataclass, fields

HEAD = (
    "ส่วน", "ด้าน", "รหัส", "รายการ", "ผู้บันทึก", "ระดับ", "ข้อความ", "เหตุผลหรือคำตอบ", "ผู้รับผิดชอบ", "กำหนด", "สถานะ",
    "วันที่บันทึก", "ชั้น", "จำนวน", "ร้อยละ",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The fields in the order of HEAD. Days are ISO, numbers Arabic."""

    part: str
    area: str = ""
    code: str = ""
    item: str = ""
    by: str = ""
    level: str = ""
    text: str = ""
    answer: str = ""
    owner: str = ""
    due: str = ""
    state: str = ""
    on: str = ""
    grade: str = ""
    count: str = ""
    share: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as it is written."""
        return tuple(getattr(self, each.name) for each in fields(self))
