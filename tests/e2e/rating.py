"""A rater's day at the school: the sheet indicator by indicator, findings, a lesson, the count table, handing in."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from fieldwork.records import PublishedInstrument
from tests.e2e.ratings import INDICATORS, LESSON_INDICATORS, Ratings
from tests.support.phone import Phone

RUBRIC = PublishedInstrument.kind().id_of("ADM4", "2569.1")
LESSON = PublishedInstrument.kind().id_of("CLS15", "2569.1")
COUNTS = PublishedInstrument.kind().id_of("LIT", "2569.1")
SAVED = "บันทึกในเครื่องแล้ว"
ASK_FOR_EVIDENCE = (1, 4)


def fill_sheet(phone: Phone, given: Ratings) -> None:
    """Go through all indicators one after another, as they come: by themselves where nothing more is asked for."""
    for indicator in INDICATORS:
        if rate(phone, indicator, given):
            turned(phone, indicator)
        else:
            phone.tap("next")


def turned(phone: Phone, indicator: str) -> None:
    """The page of this indicator goes by itself."""
    phone.until(lambda: not phone.has(f"indicator-{indicator}-level-1"), f"the page of {indicator} does not turn")


def fill_in_short(phone: Phone, levels: Mapping[str, int]) -> None:
    """The compact list: tap after tap, for those who know the descriptors by heart."""
    phone.tap("show-list")
    phone.tap("dense")
    for indicator, level in levels.items():
        phone.chooses(f"indicator-{indicator}-level-{level}")
    phone.tap("to-submit")


def to_submit(phone: Phone) -> None:
    """From an indicator to the page of handing in."""
    phone.tap("show-list")
    phone.tap("dense")
    phone.tap("to-submit")


def is_refused(phone: Phone, *missing: str) -> None:
    """The page of handing in refuses, and lists what is missing."""
    phone.sees(f"ยังส่งไม่ได้ ยังขาด {len(missing)} รายการ")
    assert phone.identifiers("missing-") == [f"missing-{name}" for name in missing]
    assert not phone.has("submit")


def rate(phone: Phone, indicator: str, given: Ratings) -> bool:
    """Give one indicator its mark, with what the scale asks for. Returns whether the page then turns by itself."""
    if indicator in given.reasons:
        phone.chooses(f"indicator-{indicator}-not-applicable")
        phone.sees("กรุณาระบุเหตุผลที่ข้ามตัวชี้วัดนี้")
        write(phone, "reason", given.reasons[indicator])
        return False
    level, asks = given.levels[indicator], given.levels[indicator] in ASK_FOR_EVIDENCE
    if indicator in given.notes and not asks:  # whoever wants to say more than is asked for says it first
        write(phone, "note", given.notes[indicator])
    is_first = not any(phone.is_chosen(f"indicator-{indicator}-level-{each}") for each in (1, 2, 3, 4))
    if is_first and not asks:
        phone.tap(f"indicator-{indicator}-level-{level}")
        return True
    phone.chooses(f"indicator-{indicator}-level-{level}")
    if indicator in given.notes and asks:
        write(phone, "note", given.notes[indicator])
    return False


def asks_for_evidence(phone: Phone, indicator: str, *, level: int) -> None:
    """A level at one end of the scale wants to know what it rests on."""
    phone.chooses(f"indicator-{indicator}-level-{level}")
    phone.sees(f"ระดับ {level} ต้องมีหลักฐาน")


def write(phone: Phone, identifier: str, text: str) -> None:
    """Type into a field of a record and wait until it says that it is stored."""
    phone.type(identifier, text)
    state = f"{identifier}-state"
    phone.until(lambda: phone.has(state) and SAVED in phone.text_of(state), f"{identifier} is not stored")


def close_sheet(phone: Phone, given: Ratings) -> None:
    """Answer the questions at the end."""
    for item, text in given.texts.items():
        write(phone, f"item-{item}", text)


def submit(phone: Phone) -> None:
    """Hand the sheet in."""
    phone.tap("submit")
    phone.tap("question-yes")
    phone.sees("ส่งแบบแล้ว")


def reopen(phone: Phone, reason: str) -> None:
    """Open a submitted sheet again; without a reason it stays closed."""
    phone.tap("reopen")
    phone.tap("question-yes")
    phone.sees("กรุณาระบุเหตุผล")
    phone.type("question-reason", reason)
    phone.tap("question-yes")
    phone.sees("เปิดอีกครั้งเมื่อ", reason)


def find(phone: Phone, text: str, *, nature: str, audience: str, photo: Path | None = None) -> None:
    """Write a finding on the page that is open, and go back to where it began."""
    phone.sees("ข้อค้นพบใหม่")
    phone.chooses(f"nature-{nature}")
    write(phone, "text", text)
    phone.chooses(f"audience-{audience}")
    if photo is not None:
        phone.choose_file("add-photo", photo)
        phone.meets("photo-check")  # the frame stands before the photo, and there is nothing to keep before that
        phone.tap("keep-photo")
        phone.sees("รอส่ง")
        phone.until(lambda: phone.has("photo-1"), "no photo on the screen")
    phone.tap("done")


def observe_lesson(phone: Phone) -> None:
    """Observe one lesson from its facts to handing it in."""
    phone.tap("observe-lesson")
    phone.sees("ข้อมูลทั่วไปของคาบ")
    phone.chooses("header-subject_area-วิทยาศาสตร์และเทคโนโลยี")
    write(phone, "header-subject_code", "ว21101")
    phone.chooses("header-grade-ม.1")
    write(phone, "header-room", "2")
    phone.type("header-students_present", "31")
    write(phone, "header-period", "2")
    write(phone, "header-lesson_topic", "การแยกสารผสม")
    phone.type("header-round_no", "1")
    write(phone, "header-teacher_ref", "ครูสมมติ ตัวอย่าง")
    phone.tap("next")
    for indicator in LESSON_INDICATORS:
        phone.tap(f"indicator-{indicator}-level-3")
        turned(phone, indicator)
    write(phone, "item-O1", "ครูใช้คำถามปลายเปิดได้ดี ผู้เรียนทุกกลุ่มได้ทดลอง")
    write(phone, "item-O2", "ให้เวลาผู้เรียนสรุปผลด้วยตนเองมากขึ้น")
    phone.tap("next")
    submit(phone)


def count_literacy(phone: Phone) -> None:
    """Fill one grade of the shared table: a sum that is wrong is said, then put right."""
    numbers = {"enrolled": 60, "screened": 58, "excluded": 0}
    skills = {"R": (20, 21, 12, 6), "W": (18, 22, 12, 6)}
    for column, value in numbers.items():
        phone.type(f"cell-{column}", str(value))
    for skill, values in skills.items():
        for level, value in zip((4, 3, 2, 1), values, strict=True):
            phone.type(f"cell-{skill}-L{level}", str(value))
    phone.sees("ผลรวมทุกระดับไม่เท่ากับจำนวนที่เข้ารับการคัดกรอง")
    phone.type("cell-R-L1", "5")
    phone.sees("ตัวเลขชั้นนี้ครบและตรงกัน")
