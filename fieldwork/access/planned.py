"""Rules for what the office plans: visits, rounds, spans of days, targets and drafts of checklists."""

from __future__ import annotations

from datetime import date

from fieldwork import scopes
from fieldwork.access.actors import Actor
from fieldwork.access.writers import office
from fieldwork.records import Target, Visit
from fieldwork.records.stored import World
from fieldwork.refusals import Change, Refusal


def visit_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """Nobody visits the own school, a move once told stays told, and an early end has a reason."""
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


def span_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """A round or a span of days ends no earlier than it starts."""
    del actor, world
    starts, ends = (change.after.fields.get(name) for name in ("starts", "ends"))
    return Refusal("ends_before_start") if starts and ends and ends < starts else None


def target_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """No school is a target without a reason that can be read aloud."""
    del actor, world
    target = Target.of(change.after)
    return None if target.because or (target.reason or "").strip() else Refusal("target_needs_reason")


def draft_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """Only the secretariat writes checklists, each their own drafts."""
    return office(actor, change.after, world)
