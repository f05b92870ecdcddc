"""What a signature has to keep to: whose it is, under which words, and by whom."""

from __future__ import annotations

from fieldwork import scopes
from fieldwork.debriefs import hindered, reused, words_in
from fieldwork.lessons import is_empty, lesson_words_in
from fieldwork.records import Agreement, Role, Sheet, Signature, Visit
from fieldwork.records.debriefs import SCHOOL_SIDE, SIGNED, TEACHER_SIDE, TEAM_SIDE
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
    """The words are whole, of this visit, and those that the digest was taken of."""
    words = words_in(signature.words)
    if words is None or words.visit != signature.visit or words.digest != signature.digest:
        return Refusal("signature_of_other_words")
    for agreed in words.agreements:
        record = world.get("agreement", agreed.agreement)
        if record is not None and Agreement.of(record).visit != signature.visit:
            return Refusal("signature_of_other_words")
    return Refusal("debrief_incomplete") if hindered(words) else None


def under_lesson(person: str, signature: Signature, world: World) -> Refusal | None:
    """A teacher's, taken by whoever observed the lesson, under the words that the digest was taken of. Why a teacher
    has not signed may be left unsaid: nobody is pressed for it."""
    found = world.get("sheet", signature.sheet or "")
    sheet = Sheet.of(found) if found is not None else None
    if sheet is None or (sheet.visit, sheet.school) != (signature.visit, signature.school):
        return Refusal("no_lesson")
    if sheet.subject == sheet.school or signature.side != TEACHER_SIDE or signature.person is not None:
        return Refusal("no_lesson")
    if sheet.rater != person:
        return Refusal("author_only")
    words = lesson_words_in(signature.words)
    if words is None or words.sheet != sheet.id or words.digest != signature.digest:
        return Refusal("signature_of_other_words")
    if is_empty(words):
        return Refusal("lesson_empty")
    if signature.outcome == SIGNED:
        return None if (signature.name or "").strip() else Refusal("signature_needs_name")
    return Refusal("signature_of_other_words") if signature.drawing is not None else None


def by_whom(signature: Signature, visit: Visit, world: World) -> Refusal | None:
    """Who signs is of the side that is named, by name; who does not sign has a reason, and is of the school."""
    if signature.side == TEACHER_SIDE:
        return Refusal("no_lesson")
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


def drawn_once(signature: Signature, world: World) -> Refusal | None:
    """A drawing is under no other words and no other name."""
    return Refusal("signature_used") if reused(signature, world) else None
