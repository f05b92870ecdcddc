"""What the raters gave, as blocks for the office edition: areas, bands, differences, lessons, every level."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from fieldwork.consensus import Source, Standing
from fieldwork.instruments.model import Indicator, Instrument
from fieldwork.records import LessonSummary
from fieldwork.scoring import INSUFFICIENT_TH, AreaResult, SheetResult
from fieldwork.thai.text import thai_digits
from sync_server.reports import wording
from sync_server.reports.blocks import Block, column, note, paragraph, table
from sync_server.reports.results import TOTAL_TH, Difference, Outcome, lesson_means

MOST_COLUMNS = 3
"""So many raters fit side by side on a page; with more, only the team's result is printed and the workbook has all."""


def area_blocks(outcome: Outcome) -> Iterator[Block]:
    """Areas by raters with means, bands and n; where the result comes from; the table of bands that was used."""
    instrument = outcome.instrument
    if not outcome.sheets:
        yield paragraph("ยังไม่มีแบบบันทึกที่ส่งครบตามเงื่อนไขการเปิดเผยผล", indent=False)
        yield note("\n".join(thai_digits(wording.awaited_text(each)) for each in outcome.awaited))
        return
    shown = outcome.sheets if len(outcome.sheets) <= MOST_COLUMNS else ()
    columns = [column("ด้าน", width=5), column("น้ำหนัก", width=2, center=True)]
    columns += [column(_two_lines(sheet.name), width=3, center=True) for sheet in shown]
    columns += [column("ผลของคณะ", width=3, center=True), column("จำนวน\nแบบบันทึก", width=2, center=True)]
    rows = [
        [
            area.title_th,
            _weight(area.weight),
            *(_area(sheet.score.area(area.id)) for sheet in shown),
            _standing(outcome.result.areas[area.id]),
            wording.number(outcome.result.areas[area.id].n),
        ]
        for area in instrument.areas
    ]
    total = outcome.result.total
    weight = sum((area.weight for area in instrument.areas), Fraction(0))
    rows.append(
        ["รวมทุกด้าน", _weight(weight), *(_total(s.score) for s in shown), _standing(total), wording.number(total.n)]
    )
    yield table(columns, rows, last_strong=True)
    yield note(_sources(outcome))
    edition = thai_digits(wording.edition(instrument))
    yield note(f"เกณฑ์แปลผลของแบบประเมิน{edition}: {wording.bands_words(instrument)}")
    yield note("\n".join(_behind(outcome)))


def difference_blocks(outcome: Outcome) -> Iterator[Block]:
    """Where the team had to talk: two levels apart or more, or whether the indicator applies at all."""
    if len(outcome.sheets) < 2:
        few = "มีแบบบันทึกเพียงฉบับเดียว จึงไม่มีการเปรียบเทียบ" if outcome.sheets else "ยังไม่มีแบบบันทึกให้เปรียบเทียบ"
        yield paragraph(few, indent=False)
        return
    agreement = _agreement(outcome)
    wide = [d for d in outcome.differences if d.row.is_wide or d.row.is_applicability_disputed]
    if not wide:
        yield paragraph(f"ไม่มีตัวชี้วัดที่ผู้ประเมินให้ระดับต่างกันตั้งแต่สองระดับขึ้นไป {agreement}", indent=False)
        return
    yield table(_level_columns(outcome), [_difference(outcome, each) for each in wide])
    yield note(agreement)


def level_blocks(outcome: Outcome) -> Iterator[Block]:
    """Every indicator in the order of the form: each rater's level and what was agreed."""
    by_id = {each.indicator.id: each for each in outcome.differences}
    rows = [_difference(outcome, by_id[i.id]) for i in outcome.instrument.indicators if i.id in by_id]
    if rows:
        yield table(_level_columns(outcome), rows)


def lesson_blocks(instrument: Instrument, summary: LessonSummary) -> Iterator[Block]:
    """The school's lessons as a whole; without means where too few were observed."""
    counted = summary.lessons or 0
    rows = [[title, thai_digits(mean), band] for title, mean, band in lesson_means(instrument, summary)]
    if not rows:
        few = f"สังเกตชั้นเรียน {thai_digits(counted)} คาบ {wording.FEW_LESSONS}"
        yield paragraph(few, indent=False)
        return
    columns = [column("ด้าน", width=5), column("ค่าเฉลี่ย", width=2, center=True)]
    yield table([*columns, column("ระดับคุณภาพ", width=2, center=True)], rows, last_strong=rows[-1][0] == TOTAL_TH)
    edition, bands = thai_digits(wording.edition(instrument)), wording.bands_words(instrument)
    yield note(f"จากการสังเกต {thai_digits(counted)} คาบ · เกณฑ์แปลผลของแบบประเมิน{edition}: {bands}")


def _level_columns(outcome: Outcome) -> list[dict[str, object]]:
    shown = outcome.sheets if len(outcome.sheets) <= MOST_COLUMNS else ()
    return [
        column("ตัวชี้วัด", width=12),
        *(column(_two_lines(sheet.name), width=6, center=True) for sheet in shown),
        column("ที่เห็น\nร่วมกัน", width=3, center=True),
        column("เหตุผลของคณะ", width=12),
    ]


def _difference(outcome: Outcome, each: Difference) -> list[str]:
    shown = outcome.sheets if len(outcome.sheets) <= MOST_COLUMNS else ()
    levels = [wording.level_words(outcome.answer(sheet, each.indicator.id)) for sheet in shown]
    return [_indicator(each.indicator), *levels, wording.agreed_words(each), wording.agreed_reason(each)]


def _two_lines(name: str) -> str:
    """A name in a narrow column: title and given name above the surname."""
    return name.replace(" ", "\n", 1)


def _indicator(indicator: Indicator) -> str:
    return f"{indicator.id} {indicator.title_th}"


def _agreement(outcome: Outcome) -> str:
    found = outcome.agreement
    if not found.n:
        return ""
    return thai_digits(
        f"จากคู่ของระดับที่ผู้ประเมินสองคนให้ไว้ {found.n} คู่ ตรงกัน {found.exact} คู่ ต่างกันไม่เกินหนึ่งระดับ {found.within_one} คู่"
    )


def _area(result: AreaResult) -> str:
    answered = thai_digits(f"{result.answered}/{result.n}")
    return f"{wording.number(result.shown, '')} {result.label_th}\n({answered} ข้อ)".strip()


def _total(result: SheetResult) -> str:
    return f"{wording.number(result.shown, '')} {result.label_th}".strip()


def _standing(standing: Standing) -> str:
    if standing.shown is None:
        return INSUFFICIENT_TH
    mark = "*" if standing.source is Source.CONSENSUS else ""
    return f"{wording.number(standing.shown)}{mark} {standing.band.label_th if standing.band else ''}".strip()


def _behind(outcome: Outcome) -> Iterator[str]:
    """What the means rest on: which sheets, whose is missing, and how the levels are spread."""
    sent = (f"{sheet.name} {wording.moment_day(sheet.sheet.submitted_at)}" for sheet in outcome.sheets)
    yield f"แบบบันทึกที่ส่ง: {' · '.join(sent)}"
    if outcome.awaited:
        yield f"ไม่มีแบบบันทึกของ {' · '.join(each.name for each in outcome.awaited)}"
    yield thai_digits(wording.spread_text(outcome))


def _sources(outcome: Outcome) -> str:
    whole = any(standing.source is Source.CONSENSUS for standing in outcome.result.areas.values())
    means = any(standing.source is Source.SHEETS for standing in outcome.result.areas.values())
    decided = thai_digits(f"{outcome.result.decided} จาก {outcome.result.to_decide}")
    words = ["* จากระดับที่คณะเห็นร่วมกันครบทุกตัวชี้วัดของด้าน"] if whole else []
    words += ["ด้านที่ไม่มี * เป็นค่าเฉลี่ยของแบบบันทึกทุกฉบับ"] if means and whole else []
    words += ["ผลของคณะเป็นค่าเฉลี่ยของแบบบันทึกทุกฉบับ"] if means and not whole else []
    words.append(f"คณะเห็นร่วมกันแล้ว {decided} ตัวชี้วัด")
    again = sum(each.outdated or each.rivalled for each in outcome.differences)
    words += [f"ต้องทบทวน {thai_digits(again)} ตัวชี้วัด"] if again else []
    return " · ".join(words)


def _weight(weight: Fraction) -> str:
    return thai_digits(f"{float(weight):g}")
