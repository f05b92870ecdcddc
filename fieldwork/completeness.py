"""What a sheet still lacks before it may be submitted, in the order of the paper form, each with words for the person.

The numbered rules (R-..) are in docs/instrument-rules.md.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from fieldwork.answers import UNANSWERED, Answer, Answers
from fieldwork.instruments.model import HeaderField, Indicator, Instrument, OpenItem

# What no instrument states; the record kinds hold the same limits.
NOTE_MAX_CHARS = 4000
REASON_MAX_CHARS = 1000
HEADER_MAX_CHARS = 500


class Lack(StrEnum):
    """Stable codes of what is missing or wrong in a sheet."""

    HEADER_MISSING = "header_missing"
    HEADER_INVALID = "header_invalid"
    LEVEL_MISSING = "level_missing"
    LEVEL_INVALID = "level_invalid"
    NOT_APPLICABLE_REFUSED = "not_applicable_refused"
    REASON_MISSING = "reason_missing"
    EVIDENCE_MISSING = "evidence_missing"
    OPEN_ITEM_MISSING = "open_item_missing"
    TEXT_TOO_LONG = "text_too_long"
    INDICATOR_UNKNOWN = "indicator_unknown"
    POINT_MISSING = "point_missing"
    POINT_INVALID = "point_invalid"


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing to do before submitting; `item_id` is the indicator, header field or open item to go to."""

    item_id: str
    code: Lack
    message_th: str


@dataclass(frozen=True, slots=True)
class Progress:
    """How many indicators are dealt with: a level, or not applicable with its reason if one is asked for."""

    done: int
    total: int


def missing(
    instrument: Instrument,
    answers: Answers,
    *,
    header: Mapping[str, object],
    open_texts: Mapping[str, str],
    row_counts: Mapping[str, int] | None = None,
) -> list[Missing]:
    """List everything that keeps a sheet from being submitted; an empty list means it may be.

    `header` and `open_texts` are by id; `row_counts` says how many rows a repeatable item has (agreements).
    """
    given = [(indicator, answers.get(indicator.id, UNANSWERED)) for indicator in instrument.indicators]
    rows = row_counts or {}
    return [
        *(lack for field in instrument.header_fields for lack in _header(field, header.get(field.id))),
        *(lack for indicator, answer in given for lack in _answer(instrument, indicator, answer)),
        *(
            lack
            for item in instrument.open_items
            for lack in _open_item(item, open_texts.get(item.id, ""), rows=rows.get(item.id, 0))
        ),
        *_unknown(instrument, answers),
    ]


def progress(instrument: Instrument, answers: Answers, area: str = "") -> Progress:
    """Count indicators, of all areas or of one, that need nothing more but perhaps evidence."""
    asked = instrument.scale.not_applicable.requires_reason
    counted = instrument.area(area).indicators if area else instrument.indicators
    given = [answers.get(indicator.id, UNANSWERED) for indicator in counted]
    done = sum(bool(a.reason.strip()) or not asked if a.not_applicable else a.level is not None for a in given)
    return Progress(done, len(given))


def needs_evidence(instrument: Instrument, answer: Answer) -> bool:
    """Say whether the level asks for evidence (a note or an item of evidence) that is not there yet (R-32)."""
    asked = answer.counted_level in instrument.scale.evidence_required_at
    return asked and not answer.note.strip() and answer.evidence_count == 0


def _answer(instrument: Instrument, indicator: Indicator, answer: Answer) -> Iterator[Missing]:
    if answer.not_applicable:
        yield from _left_out(instrument, indicator, answer)
    elif answer.level is None:
        yield _lack(indicator, Lack.LEVEL_MISSING, "ยังไม่ได้เลือกระดับ")
    elif answer.level not in instrument.scale:
        levels = f"{instrument.scale.min} ถึง {instrument.scale.max}"
        yield _lack(indicator, Lack.LEVEL_INVALID, f"ระดับที่บันทึกไว้ไม่มีในเกณฑ์ โปรดเลือกระดับ {levels}")
    elif needs_evidence(instrument, answer):
        message = f"ให้ระดับ {answer.level} โปรดบันทึกหลักฐานหรือข้อค้นพบอย่างน้อย 1 รายการ"
        yield _lack(indicator, Lack.EVIDENCE_MISSING, message)
    for text, limit in ((answer.note, NOTE_MAX_CHARS), (answer.reason, REASON_MAX_CHARS)):
        if len(text) > limit:
            yield _lack(indicator, Lack.TEXT_TOO_LONG, _too_long(text, limit))


def _left_out(instrument: Instrument, indicator: Indicator, answer: Answer) -> Iterator[Missing]:
    choice = instrument.scale.not_applicable
    if not choice.allowed:
        yield _lack(indicator, Lack.NOT_APPLICABLE_REFUSED, "แบบประเมินนี้ต้องเลือกระดับทุกรายการ")
    elif choice.requires_reason and not answer.reason.strip():
        yield _lack(indicator, Lack.REASON_MISSING, f"เลือก “{choice.label_th}” โปรดระบุเหตุผล")


def _header(field: HeaderField, value: object) -> Iterator[Missing]:
    if value is None or (isinstance(value, str) and not value.strip()):
        if field.required:
            yield Missing(field.id, Lack.HEADER_MISSING, f"ยังไม่ได้ระบุ{field.title_th}")
    elif not _fits(field, value):
        yield Missing(field.id, Lack.HEADER_INVALID, f"{field.title_th}: {_what_fits(field)}")
    elif isinstance(value, str) and len(value) > HEADER_MAX_CHARS:
        yield Missing(field.id, Lack.TEXT_TOO_LONG, f"{field.title_th}: {_too_long(value, HEADER_MAX_CHARS)}")


def _fits(field: HeaderField, value: object) -> bool:
    if field.type == "integer":
        least, most = field.min, field.max
        return (
            isinstance(value, int)
            and not isinstance(value, bool)
            and (least is None or value >= least)
            and (most is None or value <= most)
        )
    return isinstance(value, str) and (field.type != "choice" or value in field.options)


def _what_fits(field: HeaderField) -> str:
    if field.type == "choice":
        return "โปรดเลือกจากรายการ"
    if field.type != "integer":
        return "โปรดระบุเป็นข้อความ"
    least = "" if field.min is None else f" ตั้งแต่ {field.min}"
    most = "" if field.max is None else f" ไม่เกิน {field.max}"
    return f"โปรดใส่จำนวนเต็ม{least}{most}"


def _open_item(item: OpenItem, text: str, *, rows: int) -> Iterator[Missing]:
    """An item that someone else fills (the principal's response) never holds up the rater (R-35)."""
    if item.filled_by is not None:
        return
    if item.required and not text.strip() and not (item.repeatable and rows):
        yield Missing(item.id, Lack.OPEN_ITEM_MISSING, f"ยังไม่ได้บันทึก{item.title_th}")
    if len(text) > item.max_chars:
        yield Missing(item.id, Lack.TEXT_TOO_LONG, f"{item.title_th}: {_too_long(text, item.max_chars)}")


def _unknown(instrument: Instrument, answers: Answers) -> Iterator[Missing]:
    known = instrument.indicator_ids
    for indicator_id in answers.keys() - known:
        yield Missing(indicator_id, Lack.INDICATOR_UNKNOWN, f"แบบประเมินรุ่นนี้ไม่มีรายการ {indicator_id}")


def _lack(indicator: Indicator, code: Lack, message: str) -> Missing:
    return Missing(indicator.id, code, f"{indicator.title_th}: {message}")


def _too_long(text: str, limit: int) -> str:
    return f"ข้อความยาว {len(text):,} ตัวอักษร โปรดย่อให้ไม่เกิน {limit:,} ตัวอักษร"
