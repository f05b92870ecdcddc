"""Lessons that a supervisor observes, hands in and opens again, and what their teachers sign on that phone. Some sign
for what others observed, or under words that nobody read."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

from app.signing import acts
from fieldwork.ids import natural_id
from fieldwork.instruments.model import Instrument
from fieldwork.instruments.reading import read
from fieldwork.lessons import LessonWords, is_empty, lesson_words
from fieldwork.records import PublishedInstrument, RoleName, Sheet
from fieldwork.records.debriefs import ABSENT, DECLINED, SIGNED, TEACHER_SIDE, TEAM_SIDE
from fieldwork.records.stored import Record
from tests.simulation.hands import Hand, Ways, handed_in
from tests.simulation.people import Act
from tests.simulation.phones import Phone
from tests.support.instruments import document

if TYPE_CHECKING:
    from tests.simulation.day import Day

_OFTEN = 0.4


def are_observed(seed: int) -> bool:
    """Whether lessons are observed on this day, if people do anything besides on it. From a stream of its own."""
    return Random(f"lessons on {seed}").random() < _OFTEN


@cache
def small_lesson() -> Instrument:
    """A rubric for a lesson with two indicators and one question."""
    whole = document("CLS15")
    whole["header_fields"], whole["open_items"] = [], whole["open_items"][:1]
    area = whole["areas"][0]
    whole["areas"], area["weight"], area["indicators"] = [area], 100, area["indicators"][:2]
    for indicator in area["indicators"]:
        indicator["weight"] = 50
    rubric = read(whole)
    assert isinstance(rubric, Instrument)
    return rubric


@cache
def form() -> str:
    """The record of its version."""
    return PublishedInstrument.kind().id_of(small_lesson().id, small_lesson().version)


def begin(day: Day) -> None:
    """Before anybody goes out, the office puts it on the visits."""
    secretary = day.start.secretary
    assert day.office.publish(secretary, small_lesson()) == form()
    for visit in day.start.visits:
        assert day.office.write(secretary, "visit", visit, {f"instruments.{form()}": True})


def observe(hand: Hand, phone: Phone) -> Act:
    """Levels and notes of one lesson, some or all that handing in asks for."""
    visit, school = hand.visit_of(phone)
    me, number = phone.owner.person, hand.rng.randrange(2)
    subject = _lesson(me, visit, number)
    record = Sheet.kind().id_of(visit, form(), subject, me)
    keys = {"visit": visit, "instrument": form(), "school": school, "subject": subject, "rater": me}
    fields: dict[str, Any] = {} if phone.store.get("sheet", record) else dict(keys)
    known, whole = sorted(small_lesson().indicator_ids), hand.rng.random() < 0.6
    for name in known if whole else (hand.rng.choice(known),):
        fields |= {f"levels.{name}": hand.rng.randrange(1, 6), f"notes.{name}": hand.word()}
    if whole:
        fields[f"texts.{small_lesson().open_items[0].id}"] = hand.word()
    return Act("sheet", record, fields, tuple(name for name in fields if name.startswith(("notes.", "texts."))))


def hand_in(hand: Hand, phone: Phone) -> Act | None:
    """A lesson is handed in; now and then one is opened again with a reason."""
    sheet = hand.one_of(_own(phone))
    return handed_in(hand, sheet, stays=0.6) if sheet is not None else None


def close(hand: Hand, phone: Phone) -> Act | None:
    """The leader ends a visit on which a lesson was handed in: what was observed is shared, with what was signed."""
    sheet = hand.one_of([r for r in _own(phone) if r.fields.get("submitted_at") is not None])
    visit = phone.store.get("visit", str(sheet.fields["visit"])) if sheet is not None else None
    if visit is None or visit.fields.get("closed_at") is not None:
        return None
    fields = {"closed_at": hand.number(), "closed_reason": hand.word()}
    return Act("visit", visit.id, fields, ("closed_at", "closed_reason"))


def sign(hand: Hand, phone: Phone) -> Act | None:
    """A teacher's name under the lesson as it stands on the observer's phone, or that there is none."""
    sheet = hand.one_of(_own(phone))
    words = lesson_words(Sheet.of(sheet)) if sheet is not None else None
    if sheet is None or words is None or is_empty(words):
        return None
    if hand.rng.random() < 0.2:
        why = hand.word() if hand.rng.random() < 0.5 else None
        return _signed(hand, phone, sheet, words, outcome=hand.rng.choice((ABSENT, DECLINED)), reason=why)
    return _signed(hand, phone, sheet, words, outcome=SIGNED, name=hand.word(), drawing=hand.photo(phone))


def forge(hand: Hand, phone: Phone) -> Act | None:
    """A name under what somebody else observed, under words that nobody read, for a team, or changed afterwards."""
    sheet = _of_others(hand, phone) if hand.rng.random() < 0.5 else hand.one_of(_own(phone))
    if sheet is None:
        return None
    given = {"outcome": SIGNED, "name": hand.word()}
    made = _signed(hand, phone, sheet, LessonWords(sheet.id, {"notes.P1": hand.word()}), **given)
    under = [r for r in phone.store.find("signature") if r.fields.get("sheet") is not None]
    luck, signed = hand.rng.random(), hand.one_of(under)
    if sheet.fields["rater"] != phone.owner.person:
        return made
    if luck < 0.3 and signed is not None:
        return Act("signature", signed.id, {"name": hand.word()}, ("name",))
    if luck < 0.5:
        return Act("signature", made.record, {**made.fields, "side": TEAM_SIDE}, made.told)
    if luck < 0.9:
        other = LessonWords(sheet.id, {"notes.P1": hand.word()})  # the digest is of what was read
        return Act("signature", made.record, {**made.fields, "words": other.stored()}, made.told)
    return None


def _signed(hand: Hand, phone: Phone, sheet: Record, words: LessonWords, **given: Any) -> Act:
    record = natural_id("test", f"signature {hand.word()}")
    keys = {"visit": sheet.fields["visit"], "school": sheet.fields["school"], "sheet": sheet.id}
    by_teacher = {"side": TEACHER_SIDE, **given}
    made = acts.sign(keys, phone.owner.person, words, record, at=hand.number(), given=by_teacher)
    return Act(*made, tuple(name for name in ("name", "reason", "signed_at") if name in made[2]))


def _of_others(hand: Hand, phone: Phone) -> Record | None:
    """What somebody else of the team may have observed, whether or not this phone holds it."""
    visit, school = hand.visit_of(phone)
    team = {o.person for o in hand.start.owners if o.role == RoleName.SUPERVISOR} & set(hand.start.teams[visit])
    others = sorted(team - {phone.owner.person})
    if not others:
        return None
    rater = hand.rng.choice(others)
    record = Sheet.kind().id_of(visit, form(), _lesson(rater, visit, hand.rng.randrange(2)), rater)
    return Record("sheet", record, {"visit": visit, "school": school, "rater": rater})


def _lesson(person: str, visit: str, number: int) -> str:
    return natural_id("test", f"lesson {person} {visit} {number}")


def _own(phone: Phone) -> list[Record]:
    """What the owner of this phone observed."""
    return [r for r in phone.store.find("sheet", owner=phone.owner.person) if _is_lesson(r)]


def _is_lesson(sheet: Record) -> bool:
    return sheet.fields.get("instrument") == form()


OBSERVING: Ways = {observe: 5, hand_in: 5, sign: 5, close: 1, forge: 2}
LOOKING_ON: Ways = {forge: 1}
FORBIDDEN = {forge}
