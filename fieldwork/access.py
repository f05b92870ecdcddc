"""Who may write what. The only permission checks there are: the server enforces them on every edit it is sent, and
the screens ask the same functions before they offer a button.

Each kind's fields declare their writer (`records.kinds.Writer`); this module says who that is for a given record
and adds the rules that look at other records: own-school conflict of interest, submitted sheets, published feedback.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from fieldwork import scopes, signing
from fieldwork.checking import sheets as checking
from fieldwork.consensus import decision_of, originals_of
from fieldwork.instruments.count_table import CountTable
from fieldwork.instruments.model import Instrument
from fieldwork.records import (
    KINDS,
    Calibration,
    CalibrationSheet,
    CheckSheet,
    Consensus,
    Convention,
    Counts,
    Feedback,
    Kind,
    RoleName,
    Sheet,
    Signature,
    Target,
    Visit,
    Writer,
)
from fieldwork.records.stored import Record, World, owner_of
from fieldwork.refusals import Change, Refusal
from fieldwork.submission import calibration_gaps, evidence_gap, feedback_gaps, instrument_of, sheet_gaps

_FILLED_BY: dict[str, frozenset[RoleName]] = {
    "supervisor": frozenset({RoleName.SUPERVISOR}),
    "committee_member": frozenset({RoleName.EXPERT, RoleName.MEMBER_PRINCIPAL, RoleName.DIRECTOR}),
    "campus_chair": frozenset({RoleName.CHAIR}),
    "teacher_supervisor": frozenset({RoleName.TEACHER_SUPERVISOR}),
    "supporting_administrator": frozenset({RoleName.CHAIR, RoleName.MEMBER_PRINCIPAL}),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person as the rules see one: roles that hold today and the schools run by that person."""

    person: str
    roles: frozenset[str]
    runs: frozenset[str]

    def is_a(self, *names: RoleName) -> bool:
        """True when any of the named roles holds."""
        return bool(self.roles & set(names))


def actor_on(person: str, world: World, today: date) -> Actor:
    """The actor this person is on that day."""
    roles = scopes.roles_on(person, world, today)
    return Actor(person, frozenset(str(r.role) for r in roles), scopes.schools_run(roles))


def refusal(actor: Actor, change: Change, world: World) -> Refusal | None:
    """None when the actor may make this change, else the reason. Checks shape first, then right, then state."""
    kind = KINDS.get(change.after.kind)
    if kind is None:
        return Refusal("unknown_kind", {"kind": change.after.kind})
    return (
        _shape(kind, change)
        or _identity(kind, change)
        or _rights(actor, kind, change, world)
        or _RULES.get(kind.name, _no_rule)(actor, change, world)
    )


def refusal_of(actor: Actor, kind: str, record_id: str, fields: Mapping[str, Any], world: World) -> Refusal | None:
    """The same for these fields written over a record as it stands: what a device asks before it writes."""
    before = world.get(kind, record_id)
    after = Record(kind, record_id, {**(before.fields if before else {}), **fields})
    return refusal(actor, Change(before, after, frozenset(fields)), world)


def may_fill(actor: Actor, visit: Visit, filled_by: tuple[str, ...]) -> Refusal | None:
    """Whether the actor may open a sheet of an instrument with that `filled_by` on that visit."""
    if actor.person not in visit.members:
        return Refusal("not_in_team")
    if visit.school in actor.runs:
        return Refusal("own_school")
    return None if actor.roles & _fillers(filled_by) else Refusal("instrument_not_for_role")


@lru_cache
def _fillers(filled_by: tuple[str, ...]) -> frozenset[RoleName]:
    """The roles that an instrument's `filled_by` names."""
    return frozenset().union(*(_FILLED_BY.get(name, frozenset()) for name in filled_by))


def _shape(kind: Kind, change: Change) -> Refusal | None:
    wrong = kind.touched(change.fields).problem(change.after.fields)
    if wrong:
        return Refusal(wrong[0], {"field": wrong[1]})
    missing = [name for name in kind.required if change.after.fields.get(name) is None]
    return Refusal("required", {"field": missing[0]}) if missing else None


def _identity(kind: Kind, change: Change) -> Refusal | None:
    """A record's natural key names it for ever, and insert-only records never change."""
    if (change.before is None or not change.fields.isdisjoint(kind.key)) and not _is_named(kind, change.after):
        return Refusal("wrong_id")
    if change.before is None:
        return None
    for name in kind.touched(change.fields).fixed:
        old = change.before.fields.get(name)
        if old is not None and old != change.after.fields.get(name):
            return Refusal("fixed_field", {"field": name})
    return None


def _is_named(kind: Kind, record: Record) -> bool:
    """Whether its id is the one that its natural key gives; a kind without one takes any."""
    key = [record.fields.get(name) for name in kind.key]
    return not kind.key or (None not in key and kind.id_of(*[part for part in key if part is not None]) == record.id)


def _rights(actor: Actor, kind: Kind, change: Change, world: World) -> Refusal | None:
    for writer in kind.touched(change.fields).writers:
        found = _WRITERS[writer](actor, change.after, world)
        if found:
            return found
    return None


def _office(actor: Actor, record: Record, world: World) -> Refusal | None:
    del record, world
    return None if actor.is_a(RoleName.SECRETARIAT) else Refusal("office_only")


def _author(actor: Actor, record: Record, world: World) -> Refusal | None:
    del world
    return None if owner_of(record.fields) == actor.person else Refusal("author_only")


def _team(actor: Actor, record: Record, world: World) -> Refusal | None:
    if record.kind == "counts":
        return _counting(actor, record, world)
    visit = _visit_of(record, world)
    if visit is None:
        return Refusal("no_visit")
    if visit.school in actor.runs:
        return Refusal("own_school")
    return None if actor.person in visit.members else Refusal("not_in_team")


def _counting(actor: Actor, record: Record, world: World) -> Refusal | None:
    school = str(record.fields.get("school") or "")
    if school in actor.runs:
        return Refusal("own_school")
    if actor.is_a(RoleName.SUPERVISOR):
        return None
    visits = map(Visit.of, world.find("visit", school=school))
    return None if any(actor.person in v.members for v in visits) else Refusal("out_of_scope")


def _leader(actor: Actor, record: Record, world: World) -> Refusal | None:
    visit = Visit.of(record) if record.kind == "visit" else _visit_of(record, world)
    if visit is None:
        return Refusal("no_visit")
    return None if actor.person == visit.leader else Refusal("leader_only")


def _facilitator(actor: Actor, record: Record, world: World) -> Refusal | None:
    led = Calibration.of(record) if record.kind == "calibration" else _calibration_of(record, world)
    if led is None:
        return Refusal("no_calibration")
    return None if actor.person == led.facilitator else Refusal("facilitator_only")


def _principal(actor: Actor, record: Record, world: World) -> Refusal | None:
    del world
    if record.fields.get("school") not in actor.runs:
        return Refusal("principal_only")
    owner = record.fields.get("person")
    return None if owner is None or owner == actor.person else Refusal("author_only")


def _shared(actor: Actor, record: Record, world: World) -> Refusal | None:
    if actor.is_a(RoleName.SECRETARIAT) or record.fields.get("school") in actor.runs:
        return None
    return _team(actor, record, world)


def _server(actor: Actor, record: Record, world: World) -> Refusal | None:
    del actor, record, world
    return Refusal("server_only")


_WRITERS: dict[Writer, Callable[[Actor, Record, World], Refusal | None]] = {
    Writer.OFFICE: _office,
    Writer.AUTHOR: _author,
    Writer.TEAM: _team,
    Writer.LEADER: _leader,
    Writer.FACILITATOR: _facilitator,
    Writer.PRINCIPAL: _principal,
    Writer.SHARED: _shared,
    Writer.SERVER: _server,
}


def _visit_of(record: Record, world: World) -> Visit | None:
    found = world.get("visit", str(record.fields.get("visit") or ""))
    if found is None or found.fields.get("school") != record.fields.get("school"):
        return None
    return Visit.of(found)


def _calibration_of(record: Record, world: World) -> Calibration | None:
    found = world.get("calibration", str(record.fields.get("calibration") or ""))
    return Calibration.of(found) if found is not None else None


def _no_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    del actor, change, world
    return None


def _visit_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    del actor
    visit = Visit.of(change.after)
    for name in sorted(change.fields):
        if name.startswith("moved.") and change.was(name) not in (None, change.after.fields.get(name)):
            return Refusal("fixed_field", {"field": name})
    if change.touches("team", "leader", "school", "day") and visit.day:
        day = date.fromisoformat(visit.day)
        for member in sorted(visit.members):
            if visit.school in scopes.schools_run(scopes.roles_on(member, world, day)):
                return Refusal("own_school_team", {"person": member})
    if change.touches("closed_at") and visit.closed_at is not None and not (visit.closed_reason or "").strip():
        before = world.get("visit", visit.id)
        if before is None or not scopes.is_released(Visit.of(before), world):
            return Refusal("close_needs_reason")
    return None


def _span_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """A round or a span of days ends no earlier than it starts."""
    del actor, world
    starts, ends = (change.after.fields.get(name) for name in ("starts", "ends"))
    return Refusal("ends_before_start") if starts and ends and ends < starts else None


def _target_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """No school is a target without a reason that can be read aloud."""
    del actor, world
    target = Target.of(change.after)
    return None if target.because or (target.reason or "").strip() else Refusal("target_needs_reason")


def _sheet_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """What was ever on the visit may be filled in: a phone without network cannot know that it was taken off."""
    sheet = Sheet.of(change.after)
    visit = _visit_of(change.after, world)
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
    return _submitted(change) or sheet_gaps(change, sheet, instrument, world)


def _checksheet_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """What was ever on the visit may be filled in: a phone without network cannot know that it was taken off."""
    sheet = CheckSheet.of(change.after)
    visit = _visit_of(change.after, world)
    checklist = checking.checklist_of(sheet.checklist or "", world)
    if visit is None or visit.cancelled:
        return Refusal("no_visit")
    if checklist is None or sheet.checklist not in visit.checklists:
        return Refusal("instrument_not_on_visit")
    found = may_fill(actor, visit, checklist.filled_by)
    return found or _submitted(change) or checking.sheet_gaps(change, sheet, checklist)


def _draft_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """Only the secretariat writes checklists, each their own drafts."""
    return _office(actor, change.after, world)


def _submitted(change: Change) -> Refusal | None:
    """A submitted sheet changes only by opening it again, which needs a reason in the same edit."""
    before = change.before.fields.get("submitted_at") if change.before else None
    if before is None:
        return None
    if change.after.fields.get("submitted_at") is not None:
        same = change.before is not None and dict(change.before.fields) == dict(change.after.fields)
        return None if same else Refusal("sheet_submitted")
    given = [change.after.fields.get(f) for f in change.fields if f.startswith("reopened.")]
    return None if any(str(reason or "").strip() for reason in given) else Refusal("reopen_needs_reason")


def _calibration_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """Who rates is settled once the result is open, and what was opened stays open: it was seen."""
    del actor
    after = Calibration.of(change.after)
    if not isinstance(instrument_of(after.instrument or "", world), Instrument):
        return Refusal("calibration_needs_rubric")
    if change.before is None:
        return None
    before = Calibration.of(change.before)
    if before.opened_at is not None and after.opened_at != before.opened_at:
        return Refusal("fixed_field", {"field": "opened_at"})
    if after.members != before.members and scopes.is_opened(before, world):
        return Refusal("calibration_opened")
    return None


def _calibration_sheet_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """Whoever is to rate fills it; once the levels of others can be seen it is not opened again."""
    sheet, calibration = CalibrationSheet.of(change.after), _calibration_of(change.after, world)
    if calibration is None or calibration.withdrawn:
        return Refusal("no_calibration")
    if actor.person not in calibration.members:
        return Refusal("not_in_calibration")
    instrument = instrument_of(sheet.instrument or "", world)
    if sheet.instrument != calibration.instrument or not isinstance(instrument, Instrument):
        return Refusal("wrong_instrument")
    was_in = change.before is not None and change.before.fields.get("submitted_at") is not None
    if was_in and sheet.submitted_at is None and scopes.is_opened(calibration, world):
        return Refusal("calibration_opened")
    return _submitted(change) or calibration_gaps(change, sheet, instrument)


def _convention_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """A group agrees on a reading after it has seen how it read."""
    del actor
    convention, calibration = Convention.of(change.after), _calibration_of(change.after, world)
    if calibration is None or not scopes.is_opened(calibration, world):
        return Refusal("calibration_not_opened")
    instrument = instrument_of(convention.instrument or "", world)
    if convention.instrument != calibration.instrument or not isinstance(instrument, Instrument):
        return Refusal("wrong_instrument")
    if convention.indicator not in instrument.indicator_ids:
        return Refusal("unknown_indicator", {"indicator": convention.indicator})
    return None


def _finding_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """A finding is its author's alone, its author is of the team, and no submitted sheet rests on what it loses."""
    return _team(actor, change.after, world) or evidence_gap(change, world)


def _concern_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """A concern is its author's alone, and its author is of the team that saw it."""
    return _team(actor, change.after, world)


def _addressee_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """Who is told is for the author of the concern to say; that there is such a concern is told to nobody else."""
    if change.before is not None and change.fields == {"seen_at"}:
        return None
    found = world.get("concern", str(change.after.fields.get("concern") or ""))
    told = found is not None and found.fields.get("author") == actor.person
    same = found is not None and found.fields.get("visit") == change.after.fields.get("visit")
    return None if told and same else Refusal("author_only")


def _counts_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    del actor
    counts = Counts.of(change.after)
    table = instrument_of(counts.instrument or "", world)
    if not isinstance(table, CountTable):
        return Refusal("instrument_not_on_visit")
    unknown = sorted(set(counts.cells) - set(table.cells))
    return Refusal("unknown_cell", {"field": unknown[0]}) if unknown else None


def _consensus_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    consensus = Consensus.of(change.after)
    visit = _visit_of(change.after, world)
    instrument = instrument_of(consensus.instrument or "", world)
    if visit is None or not isinstance(instrument, Instrument):
        return Refusal("instrument_not_on_visit")
    if not scopes.is_released(visit, world):
        return Refusal("not_released")
    if consensus.indicator not in instrument.indicator_ids:
        return Refusal("unknown_indicator", {"indicator": consensus.indicator})
    decision = consensus.decision if isinstance(consensus.decision, dict) else {}
    if decision.get("level") not in instrument.scale:
        return Refusal("level_not_on_scale", {"indicator": consensus.indicator})
    if decision.get("by") != actor.person:
        return Refusal("author_only")
    if not str(decision.get("reason") or "").strip():
        return Refusal("consensus_needs_reason")
    return _misquoted(consensus, world)


def _misquoted(consensus: Consensus, world: World) -> Refusal | None:
    """The originals a decision names are what the sheets say, not what its author says."""
    sheets = {
        sheet.rater or "": record
        for record in world.find("sheet", visit=consensus.visit or "")
        if (sheet := Sheet.of(record)).instrument == consensus.instrument and sheet.subject == sheet.school
    }
    decision = decision_of(consensus.decision)
    wrong = decision is not None and decision.misquotes(originals_of(consensus.indicator or "", sheets))
    return Refusal("originals_misquoted", {"indicator": consensus.indicator}) if wrong else None


def _feedback_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """A draft is its author's alone, even after another took the lead; only publishing asks for the lead."""
    feedback = Feedback.of(change.after)
    if change.before is None and (outside := _team(actor, change.after, world)):
        return outside
    if feedback.author != actor.person:
        return Refusal("author_only")
    if change.before is not None and change.before.fields.get("published_at") is not None:
        same = dict(change.before.fields) == dict(change.after.fields)
        return None if same else Refusal("feedback_published")
    return feedback_gaps(feedback, world) if feedback.published_at is not None else None


def _answering_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    del actor
    found = world.get("feedback", str(change.after.fields.get("feedback") or ""))
    if found is None or found.fields.get("published_at") is None:
        return Refusal("no_feedback")
    for name in ("school", "visit"):
        if found.fields.get(name) != change.after.fields.get(name):
            return Refusal("out_of_scope")
    item = change.after.fields.get("item")
    if change.after.kind == "response" and found.fields.get(f"items.{item}") is None:
        return Refusal("no_feedback")
    return None


def _signature_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """A signature stays what it was given as: under its own words, from one of the team or from the school."""
    signature = Signature.of(change.after)
    if change.before is not None and (touched := _differing(change)):
        return Refusal("fixed_field", {"field": touched})
    visit = _visit_of(change.after, world)
    if visit is None or visit.cancelled:
        return Refusal("no_visit")
    outside = _team(actor, change.after, world)
    if outside is not None and signature.school in actor.runs:
        outside = signing.own(actor.person, signature, world)
    return outside or signing.under_words(signature, world) or signing.by_whom(signature, visit, world)


def _differing(change: Change) -> str:
    """A field of an existing record that the change would give another value."""
    return next((name for name in sorted(change.fields) if change.was(name) != change.after.fields.get(name)), "")


_RULES: dict[str, Callable[[Actor, Change, World], Refusal | None]] = {
    "visit": _visit_rule,
    "round": _span_rule,
    "period": _span_rule,
    "target": _target_rule,
    "sheet": _sheet_rule,
    "calibration": _calibration_rule,
    "calibration_sheet": _calibration_sheet_rule,
    "convention": _convention_rule,
    "checksheet": _checksheet_rule,
    "checklist_draft": _draft_rule,
    "finding": _finding_rule,
    "concern": _concern_rule,
    "addressee": _addressee_rule,
    "counts": _counts_rule,
    "consensus": _consensus_rule,
    "feedback": _feedback_rule,
    "receipt": _answering_rule,
    "response": _answering_rule,
    "acknowledgement": _answering_rule,
    "signature": _signature_rule,
}
