"""The words of printed reports and exports, in Thai, and how numbers and dates are written in them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from fieldwork.answers import Answer
from fieldwork.instruments.model import Instrument
from fieldwork.rounds import term_of_round
from fieldwork.thai.dates import bangkok_day, date_and_time, long_date, short_date
from fieldwork.thai.text import thai_digits

MEMO = "บันทึกข้อความ"
SUBJECT = "รายงานผลการติดตาม ตรวจสอบ ประเมินผล และนิเทศการศึกษา"
FEEDBACK = "ข้อมูลสะท้อนกลับถึงสถานศึกษา"
AREA_NAMES = {"AC": "วิชาการ", "BU": "งบประมาณ", "PE": "บุคคล", "GE": "บริหารทั่วไป"}
STATES = {"open": "ยังไม่เริ่ม", "doing": "กำลังดำเนินการ", "done": "เสร็จแล้ว", "cancelled": "ยกเลิก"}
OVERDUE = "เกินกำหนด"
ANSWERS = {"accept": "รับไปดำเนินการ", "explain": "ขอชี้แจง", "disagree": "เห็นต่าง"}
NATURES = {"strength": "จุดเด่น", "improve": "จุดที่ควรพัฒนา", "note": "ข้อสังเกต"}
ITEMS = {"strength": "จุดเด่น", "next_step": "ข้อเสนอแนะ", "agreement": "ข้อตกลง"}
INTERNAL = "ภายในสำนักงาน ไม่ส่งถึงสถานศึกษา"
DEMO = "ข้อมูลสาธิต บุคคลและสถานศึกษาทั้งหมดเป็นเรื่องสมมติ"
DOTS = "." * 60


def number(value: Decimal | int | None, none: str = "–") -> str:
    """A number in Thai numerals."""
    return none if value is None else thai_digits(str(value))


def day(value: date | str | None, none: str = "–") -> str:
    """A day with its month written out, in the Buddhist Era."""
    if not value:
        return none
    return long_date(date.fromisoformat(value) if isinstance(value, str) else value, in_thai_digits=True)


def brief_day(value: date | str | None, none: str = "–") -> str:
    """A day short enough for a table."""
    if not value:
        return none
    return short_date(date.fromisoformat(value) if isinstance(value, str) else value, in_thai_digits=True)


def moment_day(milliseconds: int | None, none: str = "–") -> str:
    """The Bangkok day of a moment."""
    return none if milliseconds is None else day(bangkok_day(milliseconds))


def moment_text(milliseconds: int | None, none: str = "–") -> str:
    """Day and time of a moment in Bangkok, in Arabic numerals, for tables people calculate with."""
    if milliseconds is None:
        return none
    return date_and_time(datetime.fromtimestamp(milliseconds / 1000, UTC))


def round_words(name: str | None) -> str:
    """2569/1 as term and academic year in Thai numerals; anything else as it is."""
    return thai_digits(round_text(name)) if term_of_round(name or "") else name or ""


def round_text(name: str | None) -> str:
    """The same in Arabic numerals. In words, because a spreadsheet takes 2/2569 for a day in February."""
    found = term_of_round(name or "")
    return f"ภาคเรียนที่ {found[0]} ปีการศึกษา {found[1]}" if found else name or ""


def level_words(answer: Answer, none: str = "–") -> str:
    """A level, or that the indicator was left out."""
    if answer.not_applicable:
        return "ไม่เกี่ยวข้อง"
    return number(answer.level, none)


def edition(instrument: Instrument) -> str:
    """รุ่น 2569.1, as offices say which version of a form they used."""
    return f"รุ่น {instrument.version}"


def bands_words(instrument: Instrument) -> str:
    """The table of bands in Thai numerals."""
    return thai_digits(bands_text(instrument))


def bands_text(instrument: Instrument) -> str:
    """The table of bands of this version: each word with its first and last value."""
    digits = instrument.aggregation.digits
    step = Decimal(1).scaleb(-digits)
    top = Decimal(instrument.scale.max).quantize(step)
    words = []
    for band in instrument.bands:
        words.append(f"{band.label_th} {band.min.quantize(step)}–{top}")
        top = band.min - step
    return " · ".join(words)


def state_words(state: str | None, due: str | None, today: date) -> str:
    """How far an agreement is; late ones say so."""
    words = STATES.get(state or "open", state or "")
    is_late = state in (None, "open", "doing") and bool(due) and (due or "") < today.isoformat()
    return f"{words} ({OVERDUE})" if is_late else words


def list_marks(count: int) -> list[str]:
    """Marks of a list in Thai numerals."""
    return [thai_digits(f"{number}.") for number in range(1, count + 1)]
