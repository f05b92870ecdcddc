"""A school's feedback as a list: the latest version of each visit and what is still to be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from app.reading.state import Reading, reading
from app.visiting.addresses import debrief_path
from app.wording import language
from fieldwork import access
from fieldwork.debriefs import signings_of
from fieldwork.records import School, Visit
from fieldwork.records.debriefs import SCHOOL_SIDE, SIGNED
from fieldwork.records.stored import World
from fieldwork.versions import versions_of


class Standing(StrEnum):
    """How far the school is with a feedback."""

    NEW = "new"
    READ = "read"
    ANSWERED = "answered"  # every item, and not signed
    SIGNED = "signed"
    SIGN_AGAIN = "sign_again"  # an earlier version was signed


@dataclass(frozen=True, slots=True)
class FeedbackCard:
    """One visit's feedback. `path` is where a tap leads."""

    feedback: str
    school: str
    visit_day: date | None
    version: int
    published_at: int
    standing: Standing
    answered: int
    items: int
    open_agreements: int

    @property
    def path(self) -> str:
        return f"/feedback/{self.feedback}"


def feedback_cards(world: World, person: str, *, today: date) -> tuple[FeedbackCard, ...]:
    """The feedback of the schools this person runs, what waits for an answer first, then the newest."""
    visits: dict[str, str] = {}
    for school in sorted(access.actor_on(person, world, today).runs):
        visits |= {str(r.fields.get("visit") or ""): school for r in world.find("feedback", school=school)}
    cards = []
    for visit in visits:
        latest = list(versions_of(visit, world).values())[-1:]
        found = reading(world, latest[0].id, person=person, today=today) if latest else None
        cards += [_card(found)] if found else []
    return tuple(sorted(cards, key=lambda card: (card.standing is Standing.SIGNED, -card.published_at)))


@dataclass(frozen=True, slots=True)
class SignedCard:
    """What was signed before a team left. `waits` while nobody of the school has signed the present words."""

    visit: str
    school: str
    day: str
    names: int
    is_changed: bool
    waits: bool

    @property
    def path(self) -> str:
        return debrief_path(self.visit)


def signed_cards(world: World, person: str, *, today: date) -> tuple[SignedCard, ...]:
    """What was signed at the schools this person runs, the newest visit first."""
    cards = []
    for school in sorted(access.actor_on(person, world, today).runs):
        visits = {str(record.fields.get("visit") or "") for record in world.find("signature", school=school)}
        cards += [card for visit in visits if (card := _signed(world, school, visit)) is not None]
    return tuple(sorted(cards, key=lambda card: (card.day, card.visit), reverse=True))


def _signed(world: World, school: str, visit: str) -> SignedCard | None:
    signings, found = signings_of(visit, world), world.get("visit", visit)
    if not signings or found is None:
        return None
    latest = signings[0]
    known = world.get("school", school)
    return SignedCard(
        visit=visit,
        school=language.of(School.of(known).name, School.of(known).name_en) if known else "",
        day=Visit.of(found).day or "",
        names=sum(each.outcome == SIGNED for each in latest.signatures),
        is_changed=not latest.stands,
        waits=latest.stands
        and not any(each.side == SCHOOL_SIDE and each.outcome == SIGNED for each in latest.signatures),
    )


def _card(found: Reading) -> FeedbackCard:
    day = found.visit.day if found.visit else None
    return FeedbackCard(
        feedback=found.feedback.id,
        school=found.school,
        visit_day=date.fromisoformat(day) if day else None,
        version=found.feedback.version or 1,
        published_at=found.feedback.published_at or 0,
        standing=_standing(found),
        answered=found.answered,
        items=len(found.items),
        open_agreements=sum(s.promise is not None and s.promise.state in ("open", "doing") for s in found.agreements),
    )


def _standing(found: Reading) -> Standing:
    if found.signed:
        return Standing.SIGNED
    if found.signed_before:
        return Standing.SIGN_AGAIN
    if found.items and found.answered == len(found.items):
        return Standing.ANSWERED
    return Standing.READ if found.opened else Standing.NEW
