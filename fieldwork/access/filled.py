"""Rules for what is filled in at a school: sheets, checklists and counts."""

from __future__ import annotations

from fieldwork.access.actors import Actor, may_fill
from fieldwork.access.writers import visit_of
from fieldwork.checking import sheets as checking
from fieldwork.instruments.count_table import CountTable
from fieldwork.instruments.model import Instrument
from fieldwork.records import CheckSheet, Counts, Sheet
from fieldwork.records.stored import World
from fieldwork.refusals import Change, Refusal
from fieldwork.submission import instrument_of, sheet_gaps


def sheet_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """A sheet is of an instrument that is or was on its visit, by somebody for whom it is, about what it rates. A phone
    without network cannot know that an instrument was taken off."""
    sheet = Sheet.of(change.after)
    visit = visit_of(change.after, world)
    instrument = instrument_of(sheet.instrument or "", world)
    if visit is None or visit.cancelled:
        return Refusal("no_visit")
    if not isinstance(instrument, Instrument) or sheet.instrument not in visit.instruments:
        return Refusal("instrument_not_on_visit")
    found = may_fill(actor, visit, instrument.filled_by)
    if found:
        return found
    if (instrument.unit_of_rating == "school") != (sheet.subject == sheet.school):
        return Refusal("wrong_subject")
    return submitted(change) or sheet_gaps(change, sheet, instrument, world)


def checksheet_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """What was ever on the visit may be filled in: a phone without network cannot know that it was taken off."""
    sheet = CheckSheet.of(change.after)
    visit = visit_of(change.after, world)
    checklist = checking.checklist_of(sheet.checklist or "", world)
    if visit is None or visit.cancelled:
        return Refusal("no_visit")
    if checklist is None or sheet.checklist not in visit.checklists:
        return Refusal("instrument_not_on_visit")
    found = may_fill(actor, visit, checklist.filled_by)
    return found or submitted(change) or checking.sheet_gaps(change, sheet, checklist)


def submitted(change: Change) -> Refusal | None:
    """A submitted sheet changes only by opening it again, which needs a reason in the same edit."""
    before = change.before.fields.get("submitted_at") if change.before else None
    if before is None:
        return None
    if change.after.fields.get("submitted_at") is not None:
        same = change.before is not None and dict(change.before.fields) == dict(change.after.fields)
        return None if same else Refusal("sheet_submitted")
    given = [change.after.fields.get(f) for f in change.fields if f.startswith("reopened.")]
    return None if any(str(reason or "").strip() for reason in given) else Refusal("reopen_needs_reason")


def counts_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """Counts fill the cells of a count table, and no others."""
    del actor
    counts = Counts.of(change.after)
    table = instrument_of(counts.instrument or "", world)
    if not isinstance(table, CountTable):
        return Refusal("instrument_not_on_visit")
    unknown = sorted(set(counts.cells) - set(table.cells))
    return Refusal("unknown_cell", {"field": unknown[0]}) if unknown else None
