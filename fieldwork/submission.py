"""When a sheet may be submitted and feedback published: the rules that look inside what was recorded.

Used by `access` on the server before it accepts, and by the screens to show what is still missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any

from fieldwork.answers import UNANSWERED, Answer
from fieldwork.calibration import levels_only
from fieldwork.completeness import Missing, missing, needs_evidence
from fieldwork.instruments.checklist import Checklist
from fieldwork.instruments.count_table import CountTable
from fieldwork.instruments.model import Instrument
from fieldwork.instruments.problems import InstrumentError
from fieldwork.instruments.reading import read
from fieldwork.records import CalibrationSheet, Feedback, Finding, Sheet
from fieldwork.records.stored import World
from fieldwork.refusals import Change, Refusal

_parsed: dict[str, tuple[Any, Instrument | CountTable | None]] = {}


def instrument_of(record_id: str, world: World) -> Instrument | CountTable | None:
    """The published instrument behind a record id, read once: a published version never changes. None too for one that
    only a newer app can read."""
    record = world.get("instrument", record_id)
    if record is None:
        return None
    body = record.fields.get("body")
    known = _parsed.get(record_id)
    if known is None or known[0] is not body:
        known = (body, known[1] if known is not None and known[0] == body else _read(body))
        _parsed[record_id] = known  # the same body, so that the next one who holds it need not compare
    return known[1]


def _read(body: Any) -> Instrument | CountTable | None:
    """A checklist is published as a kind of its own (`fieldwork.checking`)."""
    try:
        form = read(body)
    except InstrumentError:
        return None
    return None if isinstance(form, Checklist) else form


def answers_of(sheet: Sheet | CalibrationSheet, findings: Iterable[Finding] = ()) -> dict[str, Answer]:
    """The sheet's answers by indicator. A finding tied to an indicator is evidence for it, as a note is.

    A finding that was begun and holds neither a word nor a photo is evidence of nothing.
    """
    evidence: dict[str, int] = {}
    for finding in findings:
        if finding.author == sheet.rater:
            for indicator in _proved_by(finding):
                evidence[indicator] = evidence.get(indicator, 0) + 1
    more = sheet.reasons.keys() | sheet.notes.keys() | evidence.keys()
    return {
        name: Answer(
            level=sheet.levels.get(name),
            not_applicable=name in sheet.reasons,
            reason=sheet.reasons.get(name, ""),
            note=sheet.notes.get(name, ""),
            evidence_count=evidence.get(name, 0),
        )
        if name in more
        else _plain(sheet.levels[name])
        for name in sorted(sheet.levels.keys() | more)
    }


@lru_cache(maxsize=64)
def _plain(level: int) -> Answer:
    """A level and nothing else, as most answers are: one for all who say the same."""
    return Answer(level)


def _proved_by(finding: Finding) -> frozenset[str]:
    """The indicators a finding is evidence for; none once it was removed or emptied."""
    holds = not finding.removed and bool((finding.text or "").strip() or finding.photos)
    return frozenset(name for name, tied in finding.indicators.items() if tied) if holds else frozenset()


def evidence_gap(change: Change, world: World) -> Refusal | None:
    """Refuse a change of a finding that takes the last evidence from a level of its author's submitted sheet (R-38)."""
    if change.before is None:
        return None
    after = Finding.of(change.after)
    lost = _proved_by(Finding.of(change.before)) - _proved_by(after)
    if not lost:
        return None
    others = [f for f in map(Finding.of, world.find("finding", visit=after.visit or "")) if f.id != after.id]
    for sheet in map(Sheet.of, world.find("sheet", visit=after.visit or "")):
        instrument = instrument_of(sheet.instrument or "", world)
        if sheet.rater != after.author or sheet.submitted_at is None or not isinstance(instrument, Instrument):
            continue
        answers = answers_of(sheet, [*others, after])
        for name in sorted(lost & instrument.indicator_ids):
            if needs_evidence(instrument, answers.get(name, UNANSWERED)):
                return Refusal("evidence_held", {"indicator": name})
    return None


def missing_of(sheet: Sheet, instrument: Instrument, world: World) -> list[Missing]:
    """What stands between this sheet and its submission, in the order of the instrument."""
    findings = [Finding.of(r) for r in world.find("finding", visit=sheet.visit or "")]
    known = instrument.indicator_ids
    answers = {name: answer for name, answer in answers_of(sheet, findings).items() if name in known}
    texts = {name: text for name, text in sheet.texts.items() if isinstance(text, str)}
    rows = {name: len(text) for name, text in sheet.texts.items() if isinstance(text, list)}
    return missing(instrument, answers, header=sheet.headers, open_texts=texts, row_counts=rows)


def missing_levels(sheet: CalibrationSheet, instrument: Instrument) -> list[Missing]:
    """What stands between a calibration sheet and handing it in: levels alone (R-60)."""
    known = instrument.indicator_ids
    answers = {name: answer for name, answer in answers_of(sheet).items() if name in known}
    return missing(levels_only(instrument), answers, header={}, open_texts={})


def sheet_gaps(change: Change, sheet: Sheet, instrument: Instrument, world: World) -> Refusal | None:
    """Refuse levels and indicators the instrument lacks, and a submission with anything missing."""
    return _off_the_form(change, sheet, instrument) or _unfinished(
        change, sheet, lambda: missing_of(sheet, instrument, world)
    )


def calibration_gaps(change: Change, sheet: CalibrationSheet, instrument: Instrument) -> Refusal | None:
    """The same of a calibration sheet, which needs levels alone."""
    return _off_the_form(change, sheet, instrument) or _unfinished(
        change, sheet, lambda: missing_levels(sheet, instrument)
    )


def _off_the_form(change: Change, sheet: Sheet | CalibrationSheet, instrument: Instrument) -> Refusal | None:
    known = instrument.indicator_ids
    for field in sorted(change.fields):
        head, _, indicator = field.partition(".")
        if head not in ("levels", "reasons", "notes"):
            continue
        if indicator not in known:
            return Refusal("unknown_indicator", {"indicator": indicator})
        if (
            head == "levels"
            and sheet.levels.get(indicator) is not None
            and sheet.levels[indicator] not in instrument.scale
        ):
            return Refusal("level_not_on_scale", {"indicator": indicator})
    return None


def _unfinished(change: Change, sheet: Sheet | CalibrationSheet, lacks: Callable[[], list[Missing]]) -> Refusal | None:
    if sheet.submitted_at is None or change.was("submitted_at") is not None:
        return None
    both = sorted(set(sheet.levels) & set(sheet.reasons))
    if both:
        return Refusal("level_and_reason", {"indicator": both[0]})
    gaps = lacks()
    return Refusal("incomplete", {"count": len(gaps), "items": [gap.item_id for gap in gaps]}) if gaps else None


def feedback_gaps(feedback: Feedback, world: World) -> Refusal | None:
    """Refuse to publish without a strength, a next step and a dated, owned agreement, or out of version order."""
    kinds = {
        kind: [i for i in _items(feedback) if i.get("kind") == kind] for kind in ("strength", "next_step", "agreement")
    }
    worded = all(any(str(i.get("text") or "").strip() for i in items) for items in kinds.values())
    if not (worded and any(map(_is_agreed, kinds["agreement"]))):
        return Refusal("feedback_incomplete")
    version = feedback.version or 1
    others = map(Feedback.of, world.find("feedback", visit=feedback.visit or ""))
    published = {f.version for f in others if f.published_at is not None and f.id != feedback.id}
    if published != set(range(1, version)):
        return Refusal("version_gap")
    if version > 1 and not (feedback.change_note or "").strip():
        return Refusal("change_note_needed")
    return None


def _is_agreed(item: Mapping[str, Any]) -> bool:
    """One agreement that says what, who and until when, and is kept as a record."""
    return bool(str(item.get("text") or "").strip()) and all(item.get(part) for part in ("owner", "due", "agreement"))


def _items(feedback: Feedback) -> list[dict[str, Any]]:
    return [item for item in feedback.items.values() if isinstance(item, dict)]
