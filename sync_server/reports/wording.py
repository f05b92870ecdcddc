"""The words of printed reports and exports, in Thai, and how numbers and dates are written in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal

from fieldwork.answers import Answer
from fieldwork.consensus import Source, Standing
from fieldwork.counting.rows import RowStage
from fieldwork.counting.tally import Tally
from fieldwork.instruments.count_rules import Mask
from fieldwork.instruments.count_table import CountTable
from fieldwork.instruments.model import Instrument
from fieldwork.records import Finding, School
from fieldwork.rounds import term_of_round
from fieldwork.scoring import INSUFFICIENT_TH
from fieldwork.thai.dates import bangkok_day, date_and_time, long_date, short_date
from fieldwork.thai.text import thai_digits
from sync_server.reports.results import Awaited, Difference, Outcome

MEMO = "บันทึกข้อความ"
SUBJECT = "รายงานผลการติดตาม ตรวจสอบ ประเมินผล และนิเทศการศึกษา"
FEEDBACK = "ข้อมูลสะท้อนกลับถึงสถานศึกษา"
STATES = {"open": "ยังไม่เริ่ม", "doing": "กำลังดำเนินการ", "done": "เสร็จแล้ว", "cancelled": "ยกเลิก"}
OVERDUE = "เกินกำหนด"
ANSWERS = {"accept": "เห็นด้วย รับไปดำเนินการ", "explain": "ขอชี้แจงเพิ่มเติม", "disagree": "เห็นต่าง"}
ANSWERS_STRENGTH = {"accept": "รับทราบและขอบคุณ", "explain": "ขอเพิ่มเติม", "disagree": "เห็นต่าง"}
NATURES = {"strength": "จุดเด่น", "improve": "จุดที่ควรพัฒนา", "hazard": "อันตราย", "note": "ข้อสังเกต"}
ITEMS = {"strength": "จุดเด่น", "next_step": "ข้อเสนอแนะ", "agreement": "ข้อตกลง"}
INTERNAL = "ภายในสำนักงาน ไม่ส่งถึงสถานศึกษา"
DEMO = "ข้อมูลสาธิต บุคคลและสถานศึกษาทั้งหมดเป็นเรื่องสมมติ"
DOTS = "." * 60
SOURCES = {Source.CONSENSUS: "ระดับที่คณะเห็นร่วมกัน", Source.SHEETS: "ค่าเฉลี่ยของแบบบันทึก", Source.NOTHING: ""}
FEW_LESSONS = "จำนวนน้อยเกินกว่าจะแสดงค่าเฉลี่ยโดยไม่ระบุตัวบุคคล"
SIZES = {"S": "ขนาดเล็ก", "M": "ขนาดกลาง", "L": "ขนาดใหญ่", "XL": "ขนาดใหญ่พิเศษ"}
GRADE = "ชั้น"
STAGES = {
    RowStage.EMPTY: "ยังไม่กรอก",
    RowStage.BEGUN: "กรอกแล้วบางส่วน",
    RowStage.WRONG: "ตัวเลขไม่ตรงกัน",
    RowStage.DONE: "ครบ",
}
NO_AUTHOR = "ไม่พบชื่อผู้บันทึก"


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


def agreed_words(each: Difference) -> str:
    """The team's level, that everybody left the indicator out, or that the team has not agreed."""
    if each.decision is None:
        return "ไม่เกี่ยวข้อง" if each.is_left_out else "–"
    return number(each.decision.level)


def agreed_reason(each: Difference) -> str:
    """The team's reason, with what has to be looked at again."""
    if each.decision is None:
        return ""
    again = again_words(each)
    return joined(each.decision.reason, f"({again})" if again else "")


def again_words(each: Difference) -> str:
    """Why the team has to look at a decision again, or nothing."""
    outdated = "มีแบบที่เปลี่ยนไปหลังจากคณะตกลงแล้ว" if each.outdated else ""
    rivalled = "มีผู้บันทึกระดับร่วมพร้อมกัน ยังไม่ได้เลือกให้เหลือผลเดียว" if each.rivalled else ""
    return " · ".join(filter(None, (outdated, rivalled)))


def spread_text(outcome: Outcome) -> str:
    """How all levels that were given are spread."""
    labels = {level.value: level.label_th for level in outcome.instrument.scale.levels}
    counts = " · ".join(f"ระดับ {value} {labels[value]} {count}" for value, count in outcome.spread.counts)
    middle = "" if outcome.spread.median is None else f" · มัธยฐาน {float(outcome.spread.median):g}"
    return f"การกระจายของระดับที่ให้ทั้งหมด {outcome.spread.n} ครั้ง: {counts}{middle}"


def awaited_text(each: Awaited) -> str:
    """How far somebody is whose sheet is not here, without anything that was rated."""
    if each.is_submitted:
        return f"{each.name} ส่งแล้ว"
    if not each.answered:
        return f"{each.name} ยังไม่เริ่มบันทึก หรือยังไม่ได้ส่งขึ้นเครื่องแม่ข่าย"
    return f"{each.name} กำลังบันทึก {each.answered} จาก {each.total} ตัวชี้วัด"


def edition(instrument: Instrument | CountTable) -> str:
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


def answer_words(kind: str, answer: str | None) -> str:
    """What the school said to an item: one accepts a next step, and acknowledges a strength."""
    words = ANSWERS_STRENGTH if kind == "strength" else ANSWERS
    return words.get(answer or "", answer or "")


def indicator_words(names: Iterable[str], titles: Mapping[str, str]) -> str:
    """Indicators with their words; one that the visit's rubrics lack stays as its id."""
    return " · ".join(joined(name, titles.get(name, "")) for name in names)


def school_facts(school: School) -> list[str]:
    """What is known of a school besides its name, in the words of the screens and Arabic numerals."""
    numbers = (("นักเรียน", school.students, "คน"), ("ครู", school.teachers, "คน"), ("", school.classrooms, "ห้องเรียน"))
    known = [f"รหัส {school.code}" if school.code else "", school.cluster_name or ""]
    known.append(SIZES.get(school.size or "", ""))
    known += [joined(title, f"{count:,}", unit) for title, count, unit in numbers if count is not None]
    known.append(f"เปิดสอน {school.grades.replace('-', ' ถึง ')}" if school.grades else "")
    return [fact for fact in known if fact]


def role(is_leader: bool) -> str:
    """What somebody is in a team."""
    return "หัวหน้าคณะ" if is_leader else "ผู้ร่วมคณะ"


def captions(finding: Finding) -> list[str]:
    """What is written under the photos of a finding, in their order; photos without a word left out."""
    given = [each for each in finding.photos.values() if isinstance(each, dict)]
    ordered = sorted(given, key=lambda each: each["order"] if isinstance(each.get("order"), int) else 0)
    return [str(each["caption"]) for each in ordered if each.get("caption")]


def standing_words(standing: Standing) -> str:
    """The band of a result; that there were too few answers where sheets are there and no number is."""
    if standing.band is not None:
        return standing.band.label_th
    return INSUFFICIENT_TH if standing.n else ""


def joined(*parts: str) -> str:
    """The parts that there are, with a space between them."""
    return " ".join(filter(None, parts))


def change_words(points: Decimal) -> str:
    """A change in percentage points, in words: nobody has to know whether a minus is good."""
    if points == 0:
        return "เท่าเดิม"
    return f"{'เพิ่มขึ้น' if points > 0 else 'ลดลง'} {abs(points)}"


def total_title(tally: Tally) -> str:
    """What the sums of a count table are the sums of."""
    whole = len(tally.totals.grades) if tally.totals else 0
    return f"รวม {whole} ชั้น" if whole == len(tally.counted) else f"รวม {whole} ชั้นที่กรอกครบ"


def small_words(mask: Mask) -> str:
    """What may be done with a table that shows small counts."""
    return (
        f"ตารางนี้แสดงจำนวนจริงเพื่อใช้ภายในสำนักงานและสถานศึกษา เมื่อเผยแพร่ จำนวน {mask.least} ถึง {mask.most} คน"
        f"ต้องแสดงเป็น {mask.shown_as} (มีแผ่นงานสำหรับเผยแพร่ในไฟล์ Excel)"
    )
