"""What was agreed at a school and called off since its last visit, so that it does not vanish without a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from app.visiting.since import MadeAt, day_of, is_since, unknown
from fieldwork.debriefs import signings_of
from fieldwork.records import Agreement, Feedback, Person, Visit
from fieldwork.records.stored import World
from fieldwork.versions import items_of


@dataclass(frozen=True, slots=True)
class CalledOff:
    """An agreement that holds no more: what it was, who called it off, on which day and why (each empty where this
    device does not know it), and what was written on how it went.

    `is_taken_out`: the team took it out of what was read together after the school had it; no reason is asked for.
    """

    id: str
    action: str
    owner: str
    by: str
    on: date | None
    why: str
    progress: str
    is_taken_out: bool


def called_off_since(
    world: World, visit: Visit, before: Visit | None, made_at: MadeAt = unknown
) -> tuple[CalledOff, ...]:
    """The school's agreements that were called off since the visit before this one, the latest first.

    "Since" is as for those that were finished. What the school never had in hand, because it was taken out before
    anybody signed it and before it was published, was never agreed and is not among them.
    """
    if before is None or not before.day:
        return ()
    found = []
    for each in map(Agreement.of, world.find("agreement", school=visit.school or "")):
        gone = _gone(world, each, made_at) if each.visit != visit.id and (each.action or "").strip() else None
        if gone is not None and is_since(gone.on, each, before):
            found.append(gone)
    return tuple(sorted(found, key=lambda g: (-(g.on or date.min).toordinal(), g.id)))


def _gone(world: World, agreement: Agreement, made_at: MadeAt) -> CalledOff | None:
    """The agreement where it holds no more."""
    if agreement.state == "cancelled":
        dropped = _dropped_by(world, agreement)
        known = made_at(agreement.id, "state") or (dropped.published_at if dropped else None)
        who = agreement.stated_by or ((dropped.author or "") if dropped else "")
        why = ((dropped.change_note or "") if dropped else "").strip()
        return _called_off(world, agreement, who, day_of(known), why, is_taken_out=False)
    if agreement.removed and _was_in_hand(world, agreement):
        return _called_off(world, agreement, "", day_of(made_at(agreement.id, "removed")), "", is_taken_out=True)
    return None


def _called_off(
    world: World, agreement: Agreement, who: str, day: date | None, why: str, *, is_taken_out: bool
) -> CalledOff:
    person = world.get("person", who)
    return CalledOff(
        id=agreement.id,
        action=(agreement.action or "").strip(),
        owner=agreement.owner or "",
        by=Person.of(person).name if person is not None else "",
        on=day,
        why=why,
        progress=(agreement.progress or "").strip(),
        is_taken_out=is_taken_out,
    )


def _dropped_by(world: World, agreement: Agreement) -> Feedback | None:
    """The published version of the feedback that no longer names it, while the one before did; None where it never was
    dropped, or is named again by now."""
    versions = _published(world, agreement.visit or "")
    if not versions or _names(versions[-1], agreement):
        return None
    dropped = [now for was, now in pairwise(versions) if _names(was, agreement) and not _names(now, agreement)]
    return dropped[-1] if dropped else None


def _was_in_hand(world: World, agreement: Agreement) -> bool:
    """Whether the school got it, in the feedback or in the words that were signed last."""
    visit = agreement.visit or ""
    if any(_names(each, agreement) for each in _published(world, visit)):
        return True
    latest = max(signings_of(visit, world), key=lambda s: (s.last_at, s.digest), default=None)
    return latest is not None and any(each.agreement == agreement.id for each in latest.words.agreements)


def _published(world: World, visit: str) -> list[Feedback]:
    """The published versions of a visit's feedback, the first first."""
    found = [f for f in map(Feedback.of, world.find("feedback", visit=visit)) if f.published_at is not None]
    return sorted(found, key=lambda f: (f.version or 0, f.published_at or 0, f.id))


def _names(feedback: Feedback, agreement: Agreement) -> bool:
    return any(item.agreement == agreement.id for item in items_of(feedback))
