"""What only named people may know: a concern, who is told, whose name is taken back, who opened it. Some name
themselves."""

from __future__ import annotations

from typing import Any

from fieldwork.ids import natural_id
from fieldwork.records import Addressee, Phrase
from tests.simulation.hands import Hand, Ways, begun
from tests.simulation.people import Act
from tests.simulation.phones import Phone


def confide(hand: Hand, phone: Phone) -> Act | None:
    """Write down what was seen, in words and now and then with a photo."""
    visit, school = hand.visit_of(phone)
    record = _concern(phone.owner.person, visit)
    known = phone.store.get("concern", record)
    if known is not None and hand.rng.random() < 0.5:
        return tell(hand, phone)
    fields: dict[str, Any] = {"text": hand.word()}
    photo = hand.photo(phone)
    if photo is not None:
        fields |= {f"photos.{photo}": {"caption": hand.word(), "order": 1}}
    elif known is not None and hand.rng.random() < 0.1:
        fields |= {"withdrawn": hand.rng.random() < 0.7}
    keys = {"visit": visit, "school": school, "author": phone.owner.person, "nature": "hazard", "made_at": phone.now()}
    told = tuple(name for name in fields if name == "text" or name.startswith("photos."))
    return Act("concern", record, begun(known, keys, fields), told)


def tell(hand: Hand, phone: Phone) -> Act | None:
    """Name somebody whom it is told to, or take the name back."""
    mine = [r for r in phone.store.find("concern") if r.fields.get("author") == phone.owner.person]
    concern = hand.one_of(mine)
    if concern is None:
        return None
    person = hand.rng.choice([each for each in _people(hand) if each != phone.owner.person])
    record = Addressee.kind().id_of(concern.id, person)
    known = phone.store.get("addressee", record)
    if known is not None and not known.fields.get("withdrawn") and hand.rng.random() < 0.6:
        return Act("addressee", record, {"withdrawn": True, "told_at": hand.number()}, ("told_at",))
    keys = {name: concern.fields.get(name) for name in ("visit", "school")} | {"concern": concern.id, "person": person}
    return Act("addressee", record, begun(known, keys, {"told_at": hand.number(), "withdrawn": None}), ("told_at",))


def see(hand: Hand, phone: Phone) -> Act | None:
    """Say that one has opened what one was told."""
    told = [r for r in phone.store.find("addressee", owner=phone.owner.person) if r.fields.get("seen_at") is None]
    chosen = hand.one_of(told)
    return Act("addressee", chosen.id, {"seen_at": hand.number()}, ("seen_at",)) if chosen is not None else None


def intrude(hand: Hand, phone: Phone) -> Act:
    """Name oneself, write into somebody else's, or take away the name of somebody who was told."""
    others = [owner.person for owner in hand.start.owners if owner.person != phone.owner.person]
    author, at = hand.rng.choice(others), hand.rng.randrange(2)
    concern = _concern(author, hand.start.visits[at])
    luck = hand.rng.random()
    if luck < 0.3:
        return Act("concern", concern, {"text": hand.word()}, ("text",))
    person = phone.owner.person if luck < 0.8 else hand.rng.choice(_people(hand))
    keys = {"concern": concern, "visit": hand.start.visits[at], "school": hand.start.schools[at], "person": person}
    record = Addressee.kind().id_of(concern, person)
    if luck < 0.8:
        return Act("addressee", record, {**keys, "told_at": hand.number()}, ("told_at",))
    return Act("addressee", record, {"withdrawn": True, "told_at": hand.number()}, ("told_at",))


def keep_phrase(hand: Hand, phone: Phone) -> Act:
    """Keep words that one writes again and again, or forget them."""
    kept = hand.one_of(phone.store.find("phrase", owner=phone.owner.person))
    if kept is not None and hand.rng.random() < 0.4:
        return Act("phrase", kept.id, {"forgotten": not kept.fields.get("forgotten")}, ())
    text, me = hand.word(), phone.owner.person
    return Act("phrase", Phrase.kind().id_of(me, text), {"author": me, "text": text}, ("text",))


def _people(hand: Hand) -> list[str]:
    return [*dict.fromkeys(owner.person for owner in (*hand.start.owners, hand.start.desk))]


def _concern(author: str, visit: str) -> str:
    return natural_id("test", f"concern {author} {visit}")


IN_TEAM: Ways = {confide: 3, tell: 5, see: 3, intrude: 2, keep_phrase: 1}
TOLD: Ways = {see: 3, intrude: 1, keep_phrase: 1}
FORBIDDEN = {intrude}
