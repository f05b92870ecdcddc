"""The words that are read together before a team leaves: what they are, what they lack, and who signed which of them.

A signature carries its words and their digest, so that it can never come to stand under others. Whether it still stands
under what is said today is worked out by comparing, and nothing anybody writes later can change the answer.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from fieldwork.ids import is_time_ordered, natural_id
from fieldwork.records import Acknowledgement, Agreement, Debrief, Signature
from fieldwork.records.debriefs import SIGNED
from fieldwork.records.stored import World
from fieldwork.versions import NEXT_STEP, STRENGTH

AIM = 3
"""How many strengths and how many next steps are to be chosen: what people can take in at the end of a day."""


@dataclass(frozen=True, slots=True)
class Point:
    """One chosen strength or next step."""

    id: str
    kind: str
    text: str
    order: int = 0

    def stored(self) -> dict[str, Any]:
        """The value a debrief keeps under `items.<id>`."""
        return {"kind": self.kind, "text": self.text, "order": self.order}


@dataclass(frozen=True, slots=True)
class Agreed:
    """One agreement as it was read: what, who, by when."""

    agreement: str
    action: str
    owner: str
    due: str


@dataclass(frozen=True, slots=True)
class Words:
    """All that was read together on one visit."""

    visit: str
    strengths: tuple[str, ...] = ()
    next_steps: tuple[str, ...] = ()
    agreements: tuple[Agreed, ...] = ()

    def stored(self) -> dict[str, Any]:
        """The value a signature keeps."""
        return {
            "visit": self.visit,
            "strengths": list(self.strengths),
            "next_steps": list(self.next_steps),
            "agreements": [
                {"agreement": a.agreement, "action": a.action, "owner": a.owner, "due": a.due} for a in self.agreements
            ],
        }

    @property
    def digest(self) -> str:
        """One number for exactly these words."""
        return digest_of(self.stored())


class Lack(StrEnum):
    """What keeps words from being signed, or should be known before they are."""

    NOTHING = "nothing"  # neither a strength nor a next step nor an agreement
    ACTION = "action"  # an agreement without words
    OWNER = "owner"
    DUE = "due"
    STRENGTHS = "strengths"  # not three
    NEXT_STEPS = "next_steps"
    AGREEMENTS = "agreements"  # none


HINDERS = frozenset({Lack.NOTHING, Lack.ACTION, Lack.OWNER, Lack.DUE})
"""What must be mended first; the others are only said."""


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing, and of which agreement."""

    lack: Lack
    agreement: str = ""


def digest_of(stored: Any) -> str:
    """The digest of words as they are stored: the same for the same words, whatever the order of their keys."""
    written = json.dumps(stored, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()


def points_of(debrief: Debrief) -> tuple[Point, ...]:
    """What was chosen, strengths first, each in the order in which it was chosen."""
    found = [_point(name, value) for name, value in debrief.items.items() if isinstance(value, Mapping)]
    known = [point for point in found if point.kind in (STRENGTH, NEXT_STEP)]
    return tuple(sorted(known, key=lambda p: (p.kind != STRENGTH, p.order, p.id)))


def agreement_of_item(visit: str, item: str) -> str:
    """The agreement that a next step, or an item of a feedback, becomes: the same one in both, on every device."""
    return natural_id("agreement-of-item", visit, item)


def in_order(agreements: Iterable[Agreement], visit: str, world: World) -> tuple[Agreement, ...]:
    """Agreements of a visit as they are numbered wherever they are written or read: those made of next steps in the
    order of these, then those of other items, then the rest as they were begun. A new one comes last, and stays there
    while somebody writes it."""
    rank = {agreement_of_item(visit, point.id): n for n, point in enumerate(_chosen(visit, world))}
    last = len(rank)
    return tuple(sorted(agreements, key=lambda a: (rank.get(a.id, last), is_time_ordered(a.id), a.id)))


def agreements_of(visit: str, world: World) -> tuple[Agreement, ...]:
    """What was agreed on a visit and was neither removed nor called off, in order."""
    found = [a for a in map(Agreement.of, world.find("agreement", visit=visit)) if not a.removed]
    return in_order((a for a in found if a.state != "cancelled"), visit, world)


def words_of(visit: str, world: World) -> Words:
    """What would be read together now."""
    points = _chosen(visit, world)
    worded = [point for point in points if point.text.strip()]
    return Words(
        visit=visit,
        strengths=tuple(p.text for p in worded if p.kind == STRENGTH),
        next_steps=tuple(p.text for p in worded if p.kind == NEXT_STEP),
        agreements=tuple(Agreed(a.id, a.action or "", a.owner or "", a.due or "") for a in agreements_of(visit, world)),
    )


def _chosen(visit: str, world: World) -> tuple[Point, ...]:
    found = world.get("debrief", Debrief.kind().id_of(visit))
    return points_of(Debrief.of(found)) if found is not None else ()


def words_in(stored: Any) -> Words | None:
    """The words a signature carries; None where they are not whole."""
    if not isinstance(stored, Mapping) or not isinstance(stored.get("visit"), str):
        return None
    strengths, steps, agreed = (
        _texts(stored.get("strengths")),
        _texts(stored.get("next_steps")),
        stored.get("agreements"),
    )
    if strengths is None or steps is None or not isinstance(agreed, list):
        return None
    rows = [row for row in map(_agreed, agreed) if row is not None]
    return Words(stored["visit"], strengths, steps, tuple(rows)) if len(rows) == len(agreed) else None


def missing_of(words: Words) -> list[Missing]:
    """What the words lack, what hinders a signature first."""
    found: list[Missing] = []
    for each in words.agreements:
        found += [Missing(Lack.ACTION, each.agreement)] if not each.action.strip() else []
        found += [Missing(Lack.OWNER, each.agreement)] if not each.owner.strip() else []
        found += [Missing(Lack.DUE, each.agreement)] if not each.due else []
    if not (words.strengths or words.next_steps or words.agreements):
        return [Missing(Lack.NOTHING)]
    found += [Missing(Lack.STRENGTHS)] if len(words.strengths) != AIM else []
    found += [Missing(Lack.NEXT_STEPS)] if len(words.next_steps) != AIM else []
    found += [Missing(Lack.AGREEMENTS)] if not words.agreements else []
    return found


def hindered(words: Words) -> bool:
    """Whether something must be mended before anybody can sign."""
    return any(each.lack in HINDERS for each in missing_of(words))


Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class Signing(Generic[Read]):
    """The signatures under the same words, the first first. `stands` while these words are what is said today."""

    words: Read
    digest: str
    signatures: tuple[Signature, ...]
    stands: bool

    @property
    def last_at(self) -> int:
        return max((each.signed_at or 0 for each in self.signatures), default=0)


def signings_of(visit: str, world: World) -> tuple[Signing[Words], ...]:
    """Every wording that somebody signed or declined to sign: what stands first, then the latest.

    A device that does not hold what the team has chosen, as a school's, knows of a change only from a later signature
    and from the agreements.
    """
    kept = world.get("debrief", Debrief.kind().id_of(visit)) is not None
    found = [_signing(given, visit, world, kept=kept) for given in under_one_wording(given_on(visit, world))]
    latest = latest_first(each for each in found if each is not None)
    return latest if kept else tuple(_overtaken(latest))


def given_on(visit: str, world: World) -> Iterator[Signature]:
    """The signatures under what was read on a visit before leaving; a lesson's are with its sheet."""
    return (given for given in map(Signature.of, world.find("signature", visit=visit)) if given.sheet is None)


def under_one_wording(given: Iterable[Signature]) -> list[list[Signature]]:
    """Signatures by the words they are under, the first first."""
    by_digest: dict[str, list[Signature]] = {}
    for each in sorted(given, key=lambda s: (s.signed_at or 0, s.id)):
        by_digest.setdefault(each.digest or "", []).append(each)
    return list(by_digest.values())


def latest_first(found: Iterable[Signing[Read]]) -> tuple[Signing[Read], ...]:
    """What stands first, then the latest."""
    return tuple(sorted(found, key=lambda s: (not s.stands, -s.last_at, s.digest)))


def shared_agreements(visit: str, world: World) -> frozenset[str]:
    """The agreements that stand in signed words: the school has them in hand, so their records are shared with it."""
    signed = (words_in(given.words) for given in given_on(visit, world))
    return frozenset(each.agreement for words in signed if words is not None for each in words.agreements)


def reused(signature: Signature, world: World) -> bool:
    """Whether its drawing is already somebody's signature under other words, or under another name."""
    if signature.drawing is None:
        return False
    school = signature.school or ""
    others = [s for s in map(Signature.of, world.find("signature", school=school)) if s.id != signature.id]
    under = (signature.digest, signature.person, signature.name)
    if any(o.drawing == signature.drawing and (o.digest, o.person, o.name) != under for o in others):
        return True
    return any(
        Acknowledgement.of(record).signature == signature.drawing
        for record in world.find("acknowledgement", school=school)
    )


def is_signed(signatures: Iterable[Signature]) -> bool:
    """Whether at least one of these is a name, not only that somebody declined or was absent."""
    return any(each.outcome == SIGNED for each in signatures)


def _signing(given: Sequence[Signature], visit: str, world: World, *, kept: bool) -> Signing[Words] | None:
    words = words_in(given[0].words)
    if words is None:
        return None
    stands = words == words_of(visit, world) if kept else _stand(words.agreements, world)
    return Signing(words, given[0].digest or "", tuple(given), stands)


def _stand(agreed: Iterable[Agreed], world: World) -> bool:
    """Whether the agreements that this device holds say today what was read."""
    for each in agreed:
        record = world.get("agreement", each.agreement)
        if record is None:
            continue
        found = Agreement.of(record)
        now = Agreed(record.id, found.action or "", found.owner or "", found.due or "")
        if found.removed or found.state == "cancelled" or now != each:
            return False
    return True


def _overtaken(latest: Sequence[Signing[Words]]) -> Iterable[Signing[Words]]:
    """Where nobody knows what is said today, only the latest words can be."""
    for number, each in enumerate(latest):
        yield each if number == 0 else Signing(each.words, each.digest, each.signatures, stands=False)


def _point(name: str, value: Mapping[str, Any]) -> Point:
    order = value.get("order")
    return Point(name, str(value.get("kind") or ""), str(value.get("text") or ""), order if type(order) is int else 0)


def _agreed(row: Any) -> Agreed | None:
    if not isinstance(row, Mapping):
        return None
    values = _texts([row.get(name) for name in ("agreement", "action", "owner", "due")])
    return Agreed(*values) if values is not None else None


def _texts(values: Any) -> tuple[str, ...] | None:
    return tuple(values) if isinstance(values, list) and all(isinstance(each, str) for each in values) else None
