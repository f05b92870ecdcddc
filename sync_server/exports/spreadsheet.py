"""A report as one CSV that Excel opens with Thai intact: UTF-8 with a mark, CRLF, and no cell that could run.

One line per statement about the visit, all in the same columns, so that many visits can be put under one another.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from fieldwork.instruments.model import Instrument
from fieldwork.records import LessonSummary
from fieldwork.thai.dates import bangkok_day
from sync_server.reports import wording
from sync_server.reports.content import Report
from sync_server.reports.results import Outcome, lesson_means

HEAD = (
    "รหัสสถานศึกษา", "สถานศึกษา", "วันที่เยี่ยม", "รอบ", "ส่วน", "ด้าน", "รหัส", "รายการ", "ผู้บันทึก", "ระดับ", "ข้อความ",
    "เหตุผลหรือคำตอบ", "ผู้รับผิดชอบ", "กำหนด", "สถานะ",
)  # fmt: skip
_RUNS = ("=", "+", "-", "@", "\t", "\r", "\n")
_BYTE_ORDER_MARK = "\ufeff"


def spreadsheet(report: Report) -> bytes:
    """The file's bytes."""
    return written([HEAD, *_rows(report)])


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as CSV bytes, every cell made harmless."""
    made = StringIO(newline="")
    csv.writer(made, lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    return (_BYTE_ORDER_MARK + made.getvalue()).encode("utf-8")


def harmless(cell: str) -> str:
    """A cell that a spreadsheet would run as a formula gets an apostrophe in front and stays text."""
    return f"'{cell}" if cell.startswith(_RUNS) else cell


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    school, visit = report.school, report.visit
    facts = (school.code or "", school.name or "", visit.day or "", wording.round_text(visit.round))
    for row in _statements(report):
        yield (*facts, *row)


def _statements(report: Report) -> Iterator[tuple[str, ...]]:
    for outcome in report.outcomes:
        yield from _levels(outcome)
        yield from _texts(outcome)
        yield from _agreed(outcome)
        yield from _means(outcome)
    for instrument, summary in report.lessons:
        yield from _lessons(instrument, summary)
    for finding in report.findings:
        nature = wording.NATURES.get(finding.nature or "note", "")
        tied = " ".join(name for name, on in sorted(finding.indicators.items()) if on)
        author = report.authors.get(finding.author or "", "")
        inside = wording.INTERNAL if finding.internal else ""
        made = bangkok_day(finding.made_at).isoformat() if finding.made_at is not None else ""
        yield "ข้อค้นพบ", "", tied, nature, author, "", finding.text or "", inside, "", made, ""
    for item in report.told.items if report.told else ():
        answer = item.response
        said = "" if answer is None else wording.ANSWERS.get(answer.answer or "", answer.answer or "")
        words = "" if answer is None else "\n".join(filter(None, (said, answer.text, answer.plan)))
        due = item.due.isoformat() if item.due else ""
        author = report.told.author if report.told else ""
        title, tied = wording.ITEMS[item.kind], " ".join(item.indicators)
        yield "ข้อมูลสะท้อนกลับ", "", tied, title, author, "", item.text, words, item.owner, due, said
    for each in report.agreements:
        state = wording.state_words(each.state, each.due, report.today)
        tied, action, progress = each.indicator or "", each.action or "", each.progress or ""
        yield "ข้อตกลง", "", tied, "ข้อตกลง", "", "", action, progress, each.owner or "", each.due or "", state


def _levels(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    for sheet in outcome.sheets:
        for indicator in outcome.instrument.indicators:
            area = outcome.instrument.area_of(indicator.id).title_th
            answer = outcome.answer(sheet, indicator.id)
            level = "" if answer.counted_level is None else str(answer.counted_level)
            left_out = f"ไม่เกี่ยวข้อง {answer.reason}".strip() if answer.not_applicable else ""
            yield "ระดับ", area, indicator.id, indicator.title_th, sheet.name, level, answer.note, left_out, "", "", ""


def _texts(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    for sheet in outcome.sheets:
        for item in outcome.instrument.open_items:
            text = sheet.sheet.texts.get(item.id)
            if isinstance(text, str) and text:
                yield "ข้อเขียน", "", item.id, item.title_th, sheet.name, "", text, "", "", "", ""


def _lessons(instrument: Instrument, summary: LessonSummary) -> Iterator[tuple[str, ...]]:
    version, lessons = instrument.instrument_version, f"จากการสังเกต {summary.lessons or 0} คาบ"
    for title, mean, band in lesson_means(instrument, summary):
        yield "ชั้นเรียนทั้งสถานศึกษา", title, version, instrument.title_th, "", mean, band, lessons, "", "", ""


def _agreed(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    for indicator in outcome.instrument.indicators:
        decision = outcome.decisions.get(indicator.id)
        if decision is not None:
            area, level = outcome.instrument.area_of(indicator.id).title_th, str(decision.level)
            yield "ที่เห็นร่วมกัน", area, indicator.id, indicator.title_th, "", level, "", decision.reason, "", "", ""


def _means(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    standings = {area.title_th: outcome.result.areas[area.id] for area in outcome.instrument.areas}
    for title, standing in {**standings, "รวมทุกด้าน": outcome.result.total}.items():
        if standing.n:
            shown = "" if standing.shown is None else str(standing.shown)
            label = standing.band.label_th if standing.band else ""
            sheets = f"จากแบบบันทึก {standing.n} ฉบับ"
            yield "ผลรายด้าน", title, outcome.instrument.instrument_version, title, "", shown, label, sheets, "", "", ""
