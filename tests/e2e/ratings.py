"""What the two raters of the story saw: twenty marks each, with notes where the scale asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

INDICATORS = (
    *(f"AC{n}" for n in range(1, 8)),
    *(f"BU{n}" for n in range(1, 5)),
    *(f"PE{n}" for n in range(1, 5)),
    *(f"GE{n}" for n in range(1, 6)),
)
LESSON_INDICATORS = (
    *(f"P{n}" for n in range(1, 4)),
    *(f"T{n}" for n in range(1, 7)),
    *(f"A{n}" for n in range(1, 4)),
    *(f"C{n}" for n in range(1, 4)),
)

# Words that occur nowhere else, in plain letters, so that no packing or escaping of a text can hide them on the wire.
NOTE, INSIDE, STRENGTH, ADVICE, OPINION = "Xq1note", "Xq2inside", "Xq3strength", "Xq4advice", "Xq5opinion"
EXPERTS_NOTE, REASON, DRAFT, AGREED = "Xq6note", "Xq7reason", "Xq8draft", "Xq9agreed"


@dataclass(frozen=True, slots=True)
class Ratings:
    """One rater's sheet: levels, the notes behind them, reasons for what was left out, closing words."""

    levels: Mapping[str, int]
    notes: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


def _levels(text: str) -> dict[str, int]:
    return {name: int(mark) for name, mark in zip(INDICATORS, text.replace(" ", ""), strict=True) if mark != "-"}


SUPERVISOR = Ratings(
    levels=_levels("4133323 3-32 2333 33333"),
    notes={
        "AC1": "เล่มหลักสูตรฉบับปรับปรุงปี 2569 มีบันทึกประชุมครบทุกกลุ่มสาระ",
        "AC2": f"เยี่ยม 4 ห้อง พบการบรรยายเป็นหลักทุกห้อง {NOTE}",
    },
    reasons={"BU2": "ปีนี้โรงเรียนยังไม่มีการจัดซื้อ จึงยังไม่ได้ตรวจ"},
    texts={
        "O1": f"ครูทุกกลุ่มสาระร่วมทบทวนหลักสูตรและอธิบายการเปลี่ยนแปลงได้ {OPINION}",
        "O2": f"ควรเพิ่มกิจกรรมที่ผู้เรียนได้ลงมือทำในทุกระดับชั้น {ADVICE}",
        "O3": f"+ เสนอให้เปิดชั้นเรียนแลกเปลี่ยนกันเดือนละครั้ง {OPINION}",
    },
)
EXPERT = Ratings(
    levels=_levels("3333323 3332 2233 33334"),
    notes={"GE5": f"เครือข่ายผู้ปกครองประชุมทุกเดือนและมีรายงานการใช้เงินที่เปิดเผย {EXPERTS_NOTE}"},
    texts={
        "O1": "ชุมชนมีส่วนร่วมกับโรงเรียนอย่างต่อเนื่อง",
        "O2": "ข้อมูลด้านบุคลากรยังกระจัดกระจายหลายแฟ้ม",
        "O3": "ควรรวมข้อมูลบุคลากรไว้ที่เดียวและทบทวนทุกภาคเรียน",
    },
)
# Words that one rater wrote and nobody but the team may ever read.
SECRET_OF_SUPERVISOR = SUPERVISOR.notes["AC2"]
SECRET_OF_EXPERT = EXPERT.notes["GE5"]
