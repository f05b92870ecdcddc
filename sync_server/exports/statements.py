"""A report as lines of the CSV, so that many visits can be put under one another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from fieldwork.instruments.model import Instrument
from fieldwork.records import LessonSummary
from fieldwork.thai.dates import bangkok_day
from sync_server.exports.check_lines import check_lines
from sync_server.exports.count_lines import count_lines
from sync_server.exports.lines import Line
from sync_server.reports import wording
from sync_server.reports.content import Report
from sync_server.reports.conversation import Item, Signed, Told
from sync_server.reports.edition import Edition
from sync_server.reports.leaving import Leaving, said_of
from sync_server.reports.results import Outcome, lesson_means

_LEAVING = "สรุปก่อนกลับ"


def statements(report: Report) -> Iterator[Line]:
    """Everything a report says, in the order of the memo."""
    yield from _visit(report)
    for outcome in report.outcomes:
        yield from _levels(outcome)
        yield from _texts(outcome)
        yield from _agreed(outcome)
        yield from _means(outcome)
        yield from _awaited(outcome)
    for instrument, summary in report.lessons:
        yield from _lessons(instrument, summary)
    for counted in report.counts:
        yield from count_lines(counted)
    for checked in report.checked:
        yield from check_lines(checked)
    yield from _findings(report)
    if report.leaving is not None:
        yield from _leaving(report.leaving)
    if report.told is not None:
        yield from _told(report.told)
    yield from _agreements(report)


def _visit(report: Report) -> Iterator[Line]:
    visit = report.visit
    if visit.purpose:
        yield Line(part="การเยี่ยม", item="วัตถุประสงค์", text=visit.purpose)
    for member in report.team:
        role = wording.role(member.is_leader)
        yield Line(part="การเยี่ยม", item=role, by=member.name, text=member.position, area=" · ".join(member.areas))
    if report.edition is Edition.OFFICE and visit.closed_at is not None:
        yield Line(part="การเยี่ยม", item="ปิดการเยี่ยม", answer=visit.closed_reason or "", on=_day(visit.closed_at))
    if visit.cancelled:
        yield Line(part="การเยี่ยม", item="ยกเลิกการเยี่ยม", answer=visit.cancelled)


def _levels(outcome: Outcome) -> Iterator[Line]:
    for sheet in outcome.sheets:
        on = _day(sheet.sheet.submitted_at)
        for indicator in outcome.instrument.indicators:
            answer = outcome.answer(sheet, indicator.id)
            yield Line(
                part="ระดับ",
                area=outcome.instrument.area_of(indicator.id).title_th,
                code=indicator.id,
                item=indicator.title_th,
                by=sheet.name,
                level="" if answer.counted_level is None else str(answer.counted_level),
                text=answer.note,
                answer=f"ไม่เกี่ยวข้อง {answer.reason}".strip() if answer.not_applicable else "",
                on=on,
            )


def _texts(outcome: Outcome) -> Iterator[Line]:
    for sheet in outcome.sheets:
        for item in outcome.instrument.open_items:
            if text := sheet.text(item.id):
                yield Line(part="ข้อเขียน", code=item.id, item=item.title_th, by=sheet.name, text=text)


def _agreed(outcome: Outcome) -> Iterator[Line]:
    for each in sorted(outcome.differences, key=lambda each: _place(outcome, each.indicator.id)):
        decision = each.decision
        if decision is not None:
            yield Line(
                part="ที่เห็นร่วมกัน",
                area=outcome.instrument.area_of(each.indicator.id).title_th,
                code=each.indicator.id,
                item=each.indicator.title_th,
                by=each.by,
                level=str(decision.level),
                answer=decision.reason,
                state=wording.again_words(each),
                on=_day(decision.at),
            )


def _means(outcome: Outcome) -> Iterator[Line]:
    standings = {area.title_th: outcome.result.areas[area.id] for area in outcome.instrument.areas}
    for title, standing in {**standings, "รวมทุกด้าน": outcome.result.total}.items():
        if standing.n:
            yield Line(
                part="ผลรายด้าน",
                area=title,
                code=outcome.instrument.instrument_version,
                item=title,
                level="" if standing.shown is None else str(standing.shown),
                text=wording.standing_words(standing),
                answer=f"จากแบบบันทึก {standing.n} ฉบับ",
                state=wording.SOURCES[standing.source],
            )


def _awaited(outcome: Outcome) -> Iterator[Line]:
    for each in outcome.awaited:
        title = outcome.instrument.title_th
        yield Line(part="แบบบันทึกที่ยังไม่มี", item=title, by=each.name, text=wording.awaited_text(each))


def _lessons(instrument: Instrument, summary: LessonSummary) -> Iterator[Line]:
    part, version, title = "ชั้นเรียนทั้งสถานศึกษา", instrument.instrument_version, instrument.title_th
    lessons = f"จากการสังเกต {summary.lessons or 0} คาบ"
    means = list(lesson_means(instrument, summary))
    for area, mean, band in means:
        yield Line(part=part, area=area, code=version, item=title, level=mean, text=band, answer=lessons)
    if not means:
        yield Line(part=part, code=version, item=title, text=wording.FEW_LESSONS, answer=lessons)


def _findings(report: Report) -> Iterator[Line]:
    for finding in report.findings:
        yield Line(
            part="ข้อค้นพบ",
            code=" ".join(name for name, on in sorted(finding.indicators.items()) if on),
            item=wording.NATURES.get(finding.nature or "note", ""),
            by=report.authors.get(finding.author or "", ""),
            text=finding.text or "",
            answer=wording.INTERNAL if finding.internal else "",
            on=_day(finding.made_at),
        )


def _leaving(found: Leaving) -> Iterator[Line]:
    """The words that were signed before leaving, and every signature."""
    for kind, texts in (("strength", found.words.strengths), ("next_step", found.words.next_steps)):
        for text in texts:
            yield Line(part=_LEAVING, item=wording.ITEMS[kind], text=text)
    for each in found.words.agreements:
        yield Line(part=_LEAVING, item=wording.ITEMS["agreement"], text=each.action, owner=each.owner, due=each.due)
    changed = "" if found.stands else "มีการแก้ไขหลังลงนาม"
    for given in found.given:
        by = given.name or given.by
        yield Line(part=_LEAVING, item="ลายมือชื่อ", by=by, text=said_of(given), state=changed, on=_day(given.at))


def _told(told: Told) -> Iterator[Line]:
    if told.intro:
        yield Line(part="ข้อมูลสะท้อนกลับ", item="คำนำ", by=told.author, text=told.intro, on=_day(told.published_at))
    if told.change_note:
        yield Line(part="ข้อมูลสะท้อนกลับ", item="สิ่งที่เปลี่ยนจากฉบับก่อน", by=told.author, text=told.change_note)
    for item in told.items:
        yield Line(
            part="ข้อมูลสะท้อนกลับ",
            code=" ".join(item.indicators),
            item=wording.ITEMS[item.kind],
            by=told.author,
            text=item.text,
            answer=_answer(item),
            owner=item.owner,
            due=_iso(item.due),
            state=wording.answer_words(item.kind, item.response.answer) if item.response else "",
            on=_day(told.published_at),
        )
    for each in told.opened:
        yield Line(part="การรับทราบ", item="เปิดอ่าน", by=each.name, on=_day(each.at), text=f"ฉบับที่ {told.version}")
    yield from map(_signed, told.signed)
    if told.signed_before is not None:
        yield _signed(told.signed_before)


def _answer(item: Item) -> str:
    """What the school said and plans, a line each."""
    response = item.response
    if response is None:
        return ""
    by = f"ตอบโดย {item.responder}" if item.responder else ""
    due = f"แผนเสร็จภายใน {response.due}" if response.due else ""
    words = wording.answer_words(item.kind, response.answer)
    return "\n".join(filter(None, (words, response.text, response.plan, due, by)))


def _signed(signed: Signed) -> Line:
    changed = "มีคำตอบที่แก้ไขหลังลงนาม" if signed.is_outdated else ""
    text = wording.joined(f"ฉบับที่ {signed.version}", signed.position)
    return Line(part="การรับทราบ", item="ลงนามรับทราบ", by=signed.name, text=text, state=changed, on=_day(signed.at))


def _agreements(report: Report) -> Iterator[Line]:
    for each in report.agreements:
        yield Line(
            part="ข้อตกลง",
            code=each.indicator or "",
            item="ข้อตกลง",
            text=each.action or "",
            answer=each.progress or "",
            owner=each.owner or "",
            due=each.due or "",
            state=wording.state_words(each.state, each.due, report.today),
        )


def _place(outcome: Outcome, indicator: str) -> int:
    return [each.id for each in outcome.instrument.indicators].index(indicator)


def _day(milliseconds: int | None) -> str:
    return "" if milliseconds is None else bangkok_day(milliseconds).isoformat()


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
