"""Lessons observed at a school: one sheet each, by the supervisor or the teacher-supervisor who sat in."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from fieldwork.ids import natural_id
from fieldwork.instruments.model import Instrument
from fieldwork.lessons import lesson_words
from fieldwork.records import Sheet
from fieldwork.records.debriefs import ABSENT, SIGNED, TEACHER_SIDE
from sync_server.demo import bank
from sync_server.demo.area import instrument_id
from sync_server.demo.journal import Journal, moment
from sync_server.demo.signature import signature

_TEACHERS = (
    "ครูใบไม้ ตัวอย่าง", "ครูก้อนหิน สมมติ", "ครูดินสอ จำลอง", "ครูยางลบ ตัวอย่าง", "ครูสมุดงาม สมมติ", "ครูไม้บรรทัด จำลอง",
    "ครูกระเป๋า ตัวอย่าง", "ครูหน้าต่าง สมมติ", "ครูโคมไฟ จำลอง", "ครูลูกโลก ตัวอย่าง",
)  # fmt: skip
_GRADES = ("ม.1", "ม.2", "ม.3", "ม.4", "ม.5", "ม.6")


def write_lesson(
    journal: Journal,
    *,
    visit: str,
    school: str,
    rater: str,
    day: date,
    number: int,
    instrument: Instrument,
    quality: float,
) -> None:
    """Write one lesson sheet, let its teacher sign and submit it an hour later. One teacher in five is away."""
    random = Random(f"lesson {visit} {number}")
    subject = natural_id("demo-lesson", visit, number)
    used = instrument_id("CLS15")
    sheet = Sheet.kind().id_of(visit, used, subject, rater)
    keys = {"visit": visit, "instrument": used, "school": school, "subject": subject, "rater": rater}
    start = moment(day, 9 + number % 5, 10)
    answers = _answers(instrument, quality, random)
    fields = {**keys, **_header(number, random), **answers, **_texts(random)}
    journal.write(rater, start, "sheet", sheet, fields)
    _sign(journal, Sheet.kind().read(sheet, fields), at=start + 3_000_000, away=number % 5 == 4)
    journal.write(rater, start + 3_600_000, "sheet", sheet, {"submitted_at": start + 3_600_000})


def _sign(journal: Journal, sheet: Sheet, *, at: int, away: bool) -> None:
    """The teacher reads the sheet on the observer's phone and signs, or it is noted that nobody was there to."""
    rater, name, words = sheet.rater or "", str(sheet.headers["teacher_ref"]), lesson_words(sheet)
    given: dict[str, Any] = {"outcome": ABSENT, "reason": "ครูมีสอนคาบถัดไป"}
    if not away:
        drawing = journal.keep(rater, signature(f"{name} {sheet.id}"))  # nobody signs twice alike
        given = {"outcome": SIGNED, "name": name, "position": "ครู", "drawing": drawing}
    keys = {"visit": sheet.visit, "school": sheet.school, "author": rater, "sheet": sheet.id, "side": TEACHER_SIDE}
    said = {"words": words.stored(), "digest": words.digest, "signed_at": at}
    journal.write(rater, at, "signature", natural_id("demo-signature", sheet.id), {**keys, **said, **given})


def _header(number: int, random: Random) -> dict[str, Any]:
    topics = bank.sentences("lesson")["topics"]
    subject_area = sorted(topics)[number % len(topics)]
    return {
        "headers.subject_area": subject_area,
        "headers.grade": random.choice(_GRADES),
        "headers.room": str(random.randint(1, 4)),
        "headers.students_present": random.randint(18, 36),
        "headers.period": f"คาบที่ {2 + number % 5}",
        "headers.lesson_topic": random.choice(topics[subject_area]),
        "headers.round_no": 1,
        "headers.teacher_ref": _TEACHERS[(number + random.randint(0, 1) * 5) % len(_TEACHERS)],
    }


def _answers(instrument: Instrument, quality: float, random: Random) -> dict[str, Any]:
    bank_of_notes = bank.sentences("lesson")["notes"]
    not_observed = bank.sentences("lesson")["not_observed"]
    fields: dict[str, Any] = {}
    for indicator in instrument.indicators:
        name = indicator.id
        if name in not_observed and random.random() < 0.15:
            fields[f"reasons.{name}"] = not_observed[name]
            continue
        level = min(5, max(2, round(random.gauss(quality, 0.8))))
        fields[f"levels.{name}"] = level
        if level != 3 and random.random() < 0.6:
            fields[f"notes.{name}"] = bank_of_notes[name]["high" if level > 3 else "low"]
    return fields


def _texts(random: Random) -> dict[str, Any]:
    texts = bank.sentences("lesson")
    return {
        "texts.O1": random.choice(texts["went_well"]),
        "texts.O2": random.choice(texts["develop_next"]),
        "texts.O3": random.choice(texts["conversations"]),
    }
