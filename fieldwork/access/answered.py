"""Rules for what stands between the team and a school: feedback, its answers, signatures."""

from __future__ import annotations

from fieldwork import signing
from fieldwork.access.actors import Actor
from fieldwork.access.writers import team, visit_of
from fieldwork.records import Feedback, Signature
from fieldwork.records.stored import World
from fieldwork.refusals import Change, Refusal
from fieldwork.submission import feedback_gaps


def feedback_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """A draft is its author's alone, even after another took the lead; only publishing asks for the lead."""
    feedback = Feedback.of(change.after)
    if change.before is None and (outside := team(actor, change.after, world)):
        return outside
    if feedback.author != actor.person:
        return Refusal("author_only")
    if change.before is not None and change.before.fields.get("published_at") is not None:
        same = dict(change.before.fields) == dict(change.after.fields)
        return None if same else Refusal("feedback_published")
    return feedback_gaps(feedback, world) if feedback.published_at is not None else None


def answering_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """A school answers what was published for it: this visit's feedback, and items that stand in it."""
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


def agreement_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """How far an agreement is, everybody says in the own name."""
    del world
    stated = change.after.fields.get("stated")
    if not change.touches("stated") or stated is None:
        return None
    own = isinstance(stated, dict) and stated.get("by") == actor.person
    return None if own else Refusal("author_only")


def signature_rule(actor: Actor, change: Change, world: World) -> Refusal | None:
    """A signature stays what it was given as: under its own words, from one of the team or from the school; under a
    lesson, from its teacher, by whoever observed it."""
    signature = Signature.of(change.after)
    if change.before is not None and (touched := _differing(change)):
        return Refusal("fixed_field", {"field": touched})
    visit = visit_of(change.after, world)
    if visit is None or visit.cancelled:
        return Refusal("no_visit")
    outside = team(actor, change.after, world)
    if signature.sheet is not None:
        wrong = outside or signing.under_lesson(actor.person, signature, world)
        return wrong or signing.drawn_once(signature, world)
    if outside is not None and signature.school in actor.runs:
        outside = signing.own(actor.person, signature, world)
    wrong = outside or signing.under_words(signature, world) or signing.by_whom(signature, visit, world)
    return wrong or signing.drawn_once(signature, world)


def _differing(change: Change) -> str:
    """A field of an existing record that the change would give another value."""
    return next((name for name in sorted(change.fields) if change.was(name) != change.after.fields.get(name)), "")
