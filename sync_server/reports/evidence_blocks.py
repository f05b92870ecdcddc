"""What the raters wrote, as blocks for the office edition: open answers, and the evidence or reason at an indicator."""

from __future__ import annotations

from collections.abc import Iterator

from sync_server.reports.blocks import Block, entry, heading, listing
from sync_server.reports.results import Outcome, RatedSheet


def open_answers(outcome: Outcome) -> Iterator[Block]:
    """Every question answered in words, each rater's answer under it. Nothing where nobody wrote."""
    for item in outcome.instrument.open_items:
        said = [(sheet.name, text) for sheet in outcome.sheets if (text := sheet.text(item.id))]
        if said:
            yield heading(item.title_th, level=2)
            yield listing(entry("-", text, ("ผู้ประเมิน", name)) for name, text in said)


def note_blocks(outcome: Outcome) -> Iterator[Block]:
    """Each rater's evidence, or why the indicator does not apply, in the order of the form."""
    found = []
    for indicator in outcome.instrument.indicators:
        notes = [(sheet.name, note) for sheet in outcome.sheets if (note := _note(outcome, sheet, indicator.id))]
        if notes:
            found.append(entry("-", f"{indicator.id} {indicator.title_th}", *notes))
    if found:
        yield heading("บันทึกหลักฐานและเหตุผลของผู้ประเมิน", level=2)
        yield listing(found)


def _note(outcome: Outcome, sheet: RatedSheet, indicator: str) -> str:
    answer = outcome.answer(sheet, indicator)
    reason = f"ไม่เกี่ยวข้อง {answer.reason}".strip() if answer.not_applicable else ""
    return "\n".join(filter(None, (reason, answer.note.strip())))
