"""What was agreed at a school and called off since its last visit, so that it does not vanish without a word."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from app.visiting.since import Ended, MadeAt, day_of, ended_since, unknown
from fieldwork.debriefs import signings_of
from fieldwork.records import Agreement, Feedback, Visit
from fieldwork.records.stored import World
from fieldwork.versions import items_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledOff(Ended):
    """An agreement that holds no more, and why ("" where nobody said).

    `is_taken_out`: the team took it out of what was read together after the school had it; no reason is asked for.
    """

    why: str = ""
    is_taken_out: bool = False


def called_off_since(
    world: World, visit: Visit, before: Visit | None, made_at: MadeAt = unknown
) -> tuple[CalledOff, ...]:
    """The school's agreements that were called off since the visit before this one, the latest first.

    What the school never had in hand, because it was taken out before anybody signed it and before it was published,
    was never agreed and is not among them.
    """

    def gone(agreement: Agreement) -> CalledOff | None:
        if agreement.state == "cancelled":
            return _cancelled(agreement, world, made_at)
        if agreement.removed and _was_in_hand(world, agreement):
            day = day_of(made_at(agreement.id, "removed"))
            return CalledOff.told(agreement, world, "", day, is_taken_out=True)
        return None

    return ended_since(world, visit, before, gone)


def _cancelled(agreement: Agreement, world: World, made_at: MadeAt) -> CalledOff:
    """Who and when as it was said; else as the version of the feedback that dropped it has it, and why as that says."""
    known, by, dropped = made_at(agreement.id, "state"), agreement.stated_by, _dropped_by(world, agreement)
    if dropped is None:
        return CalledOff.told(agreement, world, by or "", day_of(known))
    why, day = (dropped.change_note or "").strip(), day_of(known or dropped.published_at)
    return CalledOff.told(agreement, world, by or dropped.author or "", day, why=why)


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
