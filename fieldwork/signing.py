"""What a signature under the words of a debrief has to keep to: whose it is, under which words, and by whom."""

from __future__ import annotations

from fieldwork import scopes
from fieldwork.debriefs import hindered, reused, words_in
from fieldwork.records import Agreement, Role, Signature, Visit
from fieldwork.records.debriefs import SCHOOL_SIDE, SIGNED, TEAM_SIDE
from fieldwork.records.stored import World
from fieldwork.refusals import Refusal


def own(person: str, signature: Signature, world: World) -> Refusal | None:
    """Who runs the school may only give the own, under words that somebody of the team has put there."""
    if (signature.side, signature.person, signature.outcome) != (SCHOOL_SIDE, person, SIGNED):
        return Refusal("author_only")
    given = map(Signature.of, world.find("signature", visit=signature.visit or ""))
    known = any(each.digest == signature.digest and each.person != person for each in given)
    return None if known else Refusal("signature_of_other_words")


def under_words(signature: Signature, world: World) -> Refusal | None:
    """The words are whole, of this visit, and those that the digest was taken of; the drawing is under no others."""
    words = words_in(signature.words)
    if words is None or words.visit != signature.visit or words.digest != signature.digest:
        return Refusal("signature_of_other_words")
    for agreed in words.agreements:
        record = world.get("agreement", agreed.agreement)
        if record is not None and Agreement.of(record).visit != signature.visit:
            return Refusal("signature_of_other_words")
    if hindered(words):
        return Refusal("debrief_incomplete")
    return Refusal("signature_used") if reused(signature, world) else None


def by_whom(signature: Signature, visit: Visit, world: World) -> Refusal | None:
    """Who signs is of the side that is named, by name; who does not sign has a reason, and is of the school."""
    if signature.side == TEAM_SIDE and signature.person not in visit.members:
        return Refusal("not_in_team")
    if signature.side == SCHOOL_SIDE and signature.person is not None:
        held = map(Role.of, world.find("role", owner=signature.person))
        if visit.school not in scopes.schools_run(list(held)):
            return Refusal("principal_only")
    if signature.outcome == SIGNED:
        return None if (signature.name or "").strip() else Refusal("signature_needs_name")
    refused = signature.side != SCHOOL_SIDE or signature.drawing is not None
    return Refusal("signature_needs_reason") if refused or not (signature.reason or "").strip() else None
