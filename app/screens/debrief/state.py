"""What a team sees before it leaves a school, worked out from the records on the device. Reads, never writes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from app.visiting import closing
from app.visiting.finished import finished_since
from app.visiting.internal import internal_words
from app.visiting.since import Ended, MadeAt, unknown, visit_before
from app.wording import debrief as said_as
from app.wording import language
from fieldwork import access, scopes
from fieldwork.debriefs import (
    HINDERS,
    Missing,
    Point,
    Signing,
    Words,
    agreement_of_item,
    agreements_of,
    missing_of,
    points_of,
    signings_of,
    words_of,
)
from fieldwork.ids import natural_id
from fieldwork.records import Agreement, Debrief, Finding, Person, Role, School, Signature, Visit
from fieldwork.records.debriefs import SCHOOL_SIDE, SIGNED, TEAM_SIDE
from fieldwork.records.stored import World
from fieldwork.refusals import Refusal
from fieldwork.thai.text import search_key
from fieldwork.versions import NEXT_STEP, STRENGTH

KINDS = (STRENGTH, NEXT_STEP)
HAZARD = "hazard"
_CHOICES = {"strength": (STRENGTH,), "improve": (NEXT_STEP,), HAZARD: (NEXT_STEP,), "note": KINDS}
STAND_IN = "stand-in"
"""The signer of whom only the name is known."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A finding, or an answer at the end of a sheet, that may be chosen, under the id that it has in a feedback.

    `author` is "" for one's own, `item` the question that was answered. A hazard is what was seen, not what is to be
    done about it: chosen, it `is_ground` for a next step that is still to be written. What `is_agreed` was agreed at an
    earlier visit and is said to be done.
    """

    id: str
    kinds: tuple[str, ...]
    text: str
    author: str
    item: str = ""
    is_ground: bool = False
    is_agreed: bool = False


@dataclass(frozen=True, slots=True)
class Signer:
    """Somebody who may sign, and the signature that was given under the present words."""

    key: str
    side: str
    person: str | None
    name: str
    position: str
    given: Signature | None = None


@dataclass(frozen=True, slots=True)
class Debriefing:
    """The page. `refused` says why this person may not write; then `words` are the latest that were signed. `grounds`
    are the hazards that points answer, by point; `internal` are the points with the words of a finding that was said to
    be for the team alone after it was chosen."""

    visit: Visit
    school: str
    day: str
    refused: Refusal | None
    is_own_school: bool
    is_begun: bool
    points: tuple[Point, ...]
    agreements: tuple[Agreement, ...]
    candidates: tuple[Candidate, ...]
    grounds: Mapping[str, str]
    internal: frozenset[str]
    words: Words
    signings: tuple[Signing[Words], ...]
    signers: tuple[Signer, ...]

    @property
    def standing(self) -> Signing[Words] | None:
        """The signatures under what is said today."""
        return next((each for each in self.signings if each.stands), None)

    @property
    def is_changed(self) -> bool:
        """Whether words were signed and are no longer those of today."""
        return bool(self.signings) and self.standing is None

    @property
    def missing(self) -> tuple[Missing, ...]:
        return tuple(missing_of(self.words))

    @property
    def hindering(self) -> tuple[Missing, ...]:
        """What must be mended before anybody signs."""
        return tuple(each for each in self.missing if each.lack in HINDERS)

    @property
    def wordless(self) -> tuple[Point, ...]:
        """What was chosen and has no words: it would be neither read nor signed, and nobody would notice."""
        return tuple(point for point in self.points if not point.text.strip())

    @property
    def is_hindered(self) -> bool:
        """Whether something must be mended before anybody signs here."""
        return bool(self.hindering or self.wordless)

    @property
    def others(self) -> tuple[Signature, ...]:
        """What was signed or noted under today's words by somebody who is not listed among the signers."""
        listed = {signer.given.id for signer in self.signers if signer.given is not None}
        return tuple(s for s in (self.standing.signatures if self.standing else ()) if s.id not in listed)

    def of_kind(self, kind: str) -> tuple[Point, ...]:
        return tuple(point for point in self.points if point.kind == kind)

    def agreed_of(self, point: str) -> Agreement | None:
        """The agreement that a next step was made."""
        made = agreement_of_item(self.visit.id, point)
        return next((each for each in self.agreements if each.id == made), None)

    def signed_before(self, signer: Signer) -> bool:
        """Whether somebody put a name under words that have changed since."""
        earlier = (s for signing in self.signings if not signing.stands for s in signing.signatures)
        return any(s.outcome == SIGNED and (s.side, s.person) == (signer.side, signer.person) for s in earlier)


def debriefing(
    world: World, visit_id: str, *, person: str, today: date, made_at: MadeAt = unknown
) -> Debriefing | None:
    """The page for this person; None when this device has no such visit, or it was called off.
    `made_at(agreement id, field)` is when what stands there was written."""
    found = world.get("visit", visit_id)
    if found is None or Visit.of(found).cancelled:
        return None
    visit = Visit.of(found)
    actor = access.actor_on(person, world, today)
    refused = _refused(world, visit, actor)
    signings = signings_of(visit.id, world)
    words = words_of(visit.id, world) if refused is None else signings[0].words if signings else Words(visit.id)
    debrief = world.get("debrief", Debrief.kind().id_of(visit.id))
    points = points_of(Debrief.of(debrief)) if debrief is not None and refused is None else ()
    standing = next((each for each in signings if each.stands), None)
    given = standing.signatures if standing else ()
    return Debriefing(
        visit=visit,
        school=_school(world, visit),
        day=visit.day or "",
        refused=refused,
        is_own_school=visit.school in actor.runs,
        is_begun=debrief is not None,
        points=points,
        agreements=agreements_of(visit.id, world),
        candidates=_candidates(world, visit, person, points, made_at) if refused is None else (),
        grounds=_grounds(world, visit, person, points),
        internal=_internal(world, visit, points),
        words=words,
        signings=signings,
        signers=tuple(_signers(world, visit, given, today)),
    )


def debrief_id(visit: Visit) -> str:
    return Debrief.kind().id_of(visit.id)


def lines_of(words: Words) -> tuple[tuple[str, ...], ...]:
    """The words line by line, an agreement as what, who and by when."""
    points = [(text,) for text in (*words.strengths, *words.next_steps)]
    return (*points, *((a.action, a.owner, a.due) for a in words.agreements))


def changes(before: Words, now: Words) -> tuple[tuple[tuple[str, ...], ...], tuple[tuple[str, ...], ...]]:
    """The lines that were signed and are said no longer, and those that came since."""
    old, new = lines_of(before), lines_of(now)
    return tuple(line for line in old if line not in new), tuple(line for line in new if line not in old)


def _refused(world: World, visit: Visit, actor: access.Actor) -> Refusal | None:
    """Ask the rules whether this person may choose what is read."""
    keys = {"visit": visit.id, "school": visit.school}
    return access.refusal_of(actor, "debrief", debrief_id(visit), keys, world)


def _candidates(
    world: World, visit: Visit, person: str, points: Iterable[Point], made_at: MadeAt
) -> tuple[Candidate, ...]:
    """Findings with words for the school, and what was written at the end of sheets: one's own, those of others only
    once they are released. What was agreed before and is done by now may be a strength, once somebody has looked."""
    released = scopes.is_released(visit, world)
    chosen = tuple(points)
    taken, said = {point.id for point in chosen}, {search_key(point.text) for point in chosen} | {""}
    found = sorted(map(Finding.of, world.find("finding", visit=visit.id)), key=lambda f: (f.made_at or 0, f.id))
    offered = [(each.author, _candidate(world, each, person)) for each in found]
    offered += _closing(world, visit, person)
    done = finished_since(world, visit, visit_before(world, visit), made_at)
    offered += [(person, _kept_promise(each)) for each in done]
    return tuple(
        candidate
        for author, candidate in offered
        if candidate is not None
        and (released or author == person)
        and candidate.id not in taken
        and search_key(candidate.text) not in said
    )


def _closing(world: World, visit: Visit, person: str) -> Iterator[tuple[str | None, Candidate]]:
    """The answers in words at the end of the sheets about the school."""
    for sheet, item, text in closing.at_the_end(world, visit):
        if isinstance(text, str) and text.strip():
            author = "" if sheet.rater == person else _person(world, sheet.rater)[0]
            made, title = closing.item_id(sheet, item), closing.title_of(item)
            yield sheet.rater, Candidate(made, KINDS, text.strip(), author, title)


def _candidate(world: World, finding: Finding, person: str) -> Candidate | None:
    text = (finding.text or "").strip()
    if finding.removed or finding.internal or not text:
        return None
    author = "" if finding.author == person else _person(world, finding.author)[0]
    kinds = _CHOICES.get(finding.nature or "note", KINDS)
    return Candidate(_point_of(finding), kinds, text, author, is_ground=finding.nature == HAZARD)


def _grounds(world: World, visit: Visit, person: str, points: Iterable[Point]) -> dict[str, str]:
    """The words of the hazards that were chosen, as far as this person may read them."""
    chosen, released = {point.id for point in points}, scopes.is_released(visit, world)
    found = map(Finding.of, world.find("finding", visit=visit.id) if chosen else ())
    read = (f for f in found if (released or f.author == person) and _point_of(f) in chosen)
    hazards = ((_point_of(f), _candidate(world, f, person)) for f in read)
    return {point: each.text for point, each in hazards if each is not None and each.is_ground}


def _internal(world: World, visit: Visit, points: Iterable[Point]) -> frozenset[str]:
    said = internal_words(world, visit)
    return frozenset(point.id for point in points if point.text.strip() and said.get(point.id) == point.text.strip())


def _point_of(finding: Finding) -> str:
    """The id that a finding has as a point here, and as an item of a feedback."""
    return natural_id("feedback-item", finding.id)


def _kept_promise(done: Ended) -> Candidate:
    """What was agreed before and is called done, as a strength of the school."""
    text = said_as.AS_AGREED(action=done.action)
    return Candidate(natural_id("feedback-item", done.id), (STRENGTH,), text, "", is_agreed=True)


def _signers(world: World, visit: Visit, given: Iterable[Signature], today: date) -> Iterable[Signer]:
    """The team, its leader first, then who runs the school."""
    signed = {(each.side, each.person): each for each in given if each.person}
    members = sorted(visit.members, key=lambda m: (m != visit.leader, _person(world, m)[0], m))
    listed = [(TEAM_SIDE, member) for member in members]
    listed += [(SCHOOL_SIDE, person) for person in _heads(world, visit.school or "", today)]
    for side, person in listed:
        name, position = _person(world, person)
        yield Signer(f"{side}-{person}", side, person, name, position, signed.get((side, person)))


def _heads(world: World, school: str, today: date) -> list[str]:
    """The people who run the school today."""
    holding = [role for role in map(Role.of, world.find("role", school=school)) if role.holds_on(today)]
    heads = {role.person for role in holding if role.person and school in scopes.schools_run([role])}
    return sorted(person for person in heads if not scopes.has_left(person, world, today))


def _person(world: World, person: str | None) -> tuple[str, str]:
    """Name and position, each "" where the device does not know them."""
    record = world.get("person", person or "")
    found = Person.of(record) if record is not None else None
    return (found.name, found.position or "") if found is not None else ("", "")


def _school(world: World, visit: Visit) -> str:
    found = world.get("school", visit.school or "")
    return language.of(School.of(found).name, School.of(found).name_en) if found else ""
