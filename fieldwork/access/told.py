"""Rules for what is written about a visit and to whom it goes: findings, concerns, consensus."""

from __future__ import annotations

from fieldwork import scopes
from fieldwork.access.actors import Actor
from fieldwork.access.writers import team, visit_of
from fieldwork.consensus import decision_of, originals_of
from fieldwork.instruments.model import Instrument
from fieldwork.records import Consensus, Person, Sheet
from fieldwork.records.stored import World
from fieldwork.refusals import Change, Refusal
from fieldwork.submission import evidence_gap, instrument_of


def finding_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """A finding is its author's alone, its author is of the team, and no submitted sheet rests on what it loses."""
    return team(actor, change.after, world) or evidence_gap(change, world)


def concern_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """A concern is its author's alone, and its author is of the team that saw it."""
    return team(actor, change.after, world)


def addressee_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """Who is told is for the author of the concern to say; that there is such a concern is told to nobody else.

    Nobody is named who could not open it: somebody without any role that day, who may have lost the last one unheard of
    by the author's device. A name is taken back all the same.
    """
    if change.before is not None and change.fields == {"seen_at"}:
        return None
    found = world.get("concern", str(change.after.fields.get("concern") or ""))
    told = found is not None and found.fields.get("author") == actor.person
    same = found is not None and found.fields.get("visit") == change.after.fields.get("visit")
    if not (told and same):
        return Refusal("author_only")
    return _cannot_open_it(actor, change, world)


def _cannot_open_it(actor: Actor, change: Change, world: World) -> Refusal | None:
    if change.after.fields.get("withdrawn"):
        return None
    person = str(change.after.fields.get("person") or "")
    if scopes.roles_on(person, world, actor.day):
        return None
    found = world.get("person", person)
    return Refusal("addressee_without_role", {"person": Person.of(found).name if found is not None else ""})


def consensus_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """A level agreed on after the raters saw each other's, with its reason and both originals as they are."""
    consensus = Consensus.of(change.after)
    visit = visit_of(change.after, world)
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
