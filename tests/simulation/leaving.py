"""What is done before a team leaves a school: choosing, agreeing, signing with or without it; and the name under the
feedback. Some sign what was not read, or what is not theirs to sign."""

from __future__ import annotations

from typing import Any

from app.signing import acts
from fieldwork.debriefs import AIM, Point, Words, agreements_of, hindered, signings_of, words_of
from fieldwork.ids import natural_id
from fieldwork.records import Acknowledgement, Debrief, RoleName, Visit
from fieldwork.records.debriefs import ABSENT, DECLINED, SCHOOL_SIDE, SIGNED, TEAM_SIDE
from tests.simulation.hands import Hand, Ways, begun
from tests.simulation.people import Act
from tests.simulation.phones import Phone


def choose(hand: Hand, phone: Phone) -> Act:
    """A strength or a next step, said anew or taken out again."""
    visit, school = hand.visit_of(phone)
    record = Debrief.kind().id_of(visit)
    known = phone.store.get("debrief", record)
    number = hand.rng.randrange(4)
    name = f"items.{natural_id('test', f'point {visit} {number}')}"
    if known is not None and known.fields.get(name) is not None and hand.rng.random() < 0.2:
        return Act("debrief", record, {name: None}, ())
    point = Point("", hand.rng.choice(("strength", "next_step")), hand.word(), number % AIM)
    return Act("debrief", record, begun(known, {"visit": visit, "school": school}, {name: point.stored()}), (name,))


def agree(hand: Hand, phone: Phone) -> Act | None:
    """What, who and by when of an agreement that lacks it; rarely one is called off, or another day is said."""
    visit, _ = hand.visit_of(phone)
    for agreement in agreements_of(visit, phone.store):
        lacking = [name for name in ("action", "owner") if not getattr(agreement, name)]
        if lacking or not agreement.due:
            said = {name: hand.word() for name in lacking} | ({} if agreement.due else {"due": "2026-12-20"})
            return Act("agreement", agreement.id, said, tuple(lacking))
    known = hand.rng.choice([record for record, of, _ in hand.start.agreements if of == visit])
    fields: dict[str, Any] = {"owner": hand.word()}
    if hand.rng.random() < 0.4:
        fields |= {"due": hand.rng.choice(("2026-12-20", "2027-01-15", "2027-02-10"))}
    elif hand.rng.random() < 0.3:
        fields |= {"state": hand.rng.choice(("open", "cancelled"))}
    return Act("agreement", known, fields, ("owner",))


def sign(hand: Hand, phone: Phone) -> Act | None:
    """One name under the words as they stand on this phone, or why there is none. What they lack is said first."""
    visit = _visit(phone, hand.visit_of(phone)[0])
    if visit is None:
        return None
    words = words_of(visit.id, phone.store)
    if hindered(words):
        return agree(hand, phone) if agreements_of(visit.id, phone.store) else choose(hand, phone)
    luck = hand.rng.random()
    if luck < 0.25:
        unsigned = hand.rng.choice((ABSENT, DECLINED))
        return _signed(hand, phone, visit, words, side=SCHOOL_SIDE, outcome=unsigned, reason=hand.word())
    drawing = hand.photo(phone)
    if luck < 0.55:
        own = {"side": TEAM_SIDE, "person": phone.owner.person}
        return _signed(hand, phone, visit, words, outcome=SIGNED, name=hand.word(), drawing=drawing, **own)
    runs = hand.start.owners[3].person if visit.school == hand.start.schools[0] else None
    person = runs if hand.rng.random() < 0.5 else None  # else whoever stands in for them
    return _signed(
        hand, phone, visit, words, side=SCHOOL_SIDE, outcome=SIGNED, person=person, name=hand.word(), drawing=drawing
    )


def give_back(hand: Hand, phone: Phone) -> Act:
    """The feedback on what was found, which the school puts its name under."""
    return hand.day.people.feedback(phone)


def sign_own(hand: Hand, phone: Phone) -> Act | None:
    """Who runs the school signs on the own device what the team put there."""
    visit = _visit(phone, hand.start.visits[0])
    signings = signings_of(hand.start.visits[0], phone.store)
    if visit is None or not signings:
        return None
    words, me = hand.rng.choice(signings).words, phone.owner.person
    given = {"side": SCHOOL_SIDE, "outcome": SIGNED, "person": me}
    return _signed(hand, phone, visit, words, name=hand.word(), drawing=hand.photo(phone), **given)


def acknowledge(hand: Hand, phone: Phone) -> Act | None:
    """The principal's name under a version of the feedback, once."""
    told = [r for r in phone.store.find("feedback") if r.fields.get("published_at") is not None]
    feedback = hand.one_of(told)
    if feedback is None:
        return None
    me, visit, school = phone.owner.person, feedback.fields["visit"], feedback.fields["school"]
    record = Acknowledgement.kind().id_of(feedback.id, me)
    if phone.store.get("acknowledgement", record) is not None:
        return None
    keys = {"feedback": feedback.id, "visit": visit, "school": school, "person": me}
    given = {"name": hand.word(), "signed_at": hand.number(), "signature": hand.photo(phone)}
    seen = {"seen.feedback": sorted(set(feedback.writes.values()))}
    return Act("acknowledgement", record, {**keys, **_said(given), **seen}, ("name", "signed_at"))


def forge(hand: Hand, phone: Phone) -> Act | None:
    """A name under words that nobody read, a drawing used again, a name from outside the team, a name changed."""
    visit = _visit(phone, hand.rng.choice(hand.start.visits))
    if visit is None:
        return None
    words, given = words_of(visit.id, phone.store), {"side": SCHOOL_SIDE, "outcome": SIGNED, "name": hand.word()}
    if not (words.strengths or words.next_steps) or hindered(words):
        words = Words(visit.id, (hand.word(),))
    luck = hand.rng.random()
    there = phone.store.find("signature", visit=visit.id)
    drawn, signed = hand.one_of([r for r in there if r.fields.get("drawing")]), hand.one_of(there)
    if luck < 0.5 and drawn is not None and phone.owner.person in visit.members:
        return _signed(hand, phone, visit, words, drawing=drawn.fields["drawing"], **given)
    if luck < 0.65 and signed is not None:
        name = hand.rng.choice(("name", "position", "reason"))
        return Act("signature", signed.id, {name: hand.word()}, (name,))
    made = _signed(hand, phone, visit, words, **given)
    if luck < 0.85 and phone.owner.person in visit.members:
        other = Words(visit.id, (hand.word(),))  # the digest is of what was read
        return Act("signature", made.record, {**made.fields, "words": other.stored()}, made.told)
    if phone.owner.role == RoleName.PRINCIPAL and hand.rng.random() < 0.5:  # under what nobody of the team put there
        return Act("signature", made.record, {**made.fields, "person": phone.owner.person}, made.told)
    return made if phone.owner.person not in visit.members else None


def _signed(hand: Hand, phone: Phone, visit: Visit, words: Words, **given: Any) -> Act:
    record = natural_id("test", f"signature {hand.word()}")
    keys = {"visit": visit.id, "school": visit.school}
    made = acts.sign(keys, phone.owner.person, words, record, at=hand.number(), given=given)
    told = tuple(name for name in ("name", "reason", "signed_at") if name in made[2])
    return Act(*made, told)


def _visit(phone: Phone, visit: str) -> Visit | None:
    found = phone.store.get("visit", visit)
    return Visit.of(found) if found is not None and found.fields.get("school") else None


def _said(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


IN_TEAM: Ways = {choose: 3, agree: 3, sign: 7, give_back: 2, forge: 2}
AT_SCHOOL: Ways = {sign_own: 4, acknowledge: 4, forge: 1}
AT_OFFICE: Ways = {forge: 1}
FORBIDDEN = {forge}
