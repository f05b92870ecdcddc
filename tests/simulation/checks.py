"""What is filled in on a visit besides rubrics: the checklists that are on it, and the counts of a school."""

from __future__ import annotations

from typing import Any

from fieldwork.checking import attached
from fieldwork.checking.versions import Offered, offered
from fieldwork.instruments.count_table import CountTable
from fieldwork.records import CheckSheet, Counts, Visit
from fieldwork.submission import instrument_of
from tests.simulation.hands import Hand, Ways, begun
from tests.simulation.people import Act
from tests.simulation.phones import Phone

ROUND = "2569/2"
_LARGEST = 20_000


def fill(hand: Hand, phone: Phone) -> Act | None:
    """Answer some points; hand in what is whole, and open it again with a reason."""
    found, visit, school = _offered(hand, phone)
    if found is None:
        return None
    record = CheckSheet.kind().id_of(visit, found.id, phone.owner.person)
    known = phone.store.get("checksheet", record)
    if known is not None and known.fields.get("submitted_at") is not None:
        if hand.rng.random() < 0.7:
            return None
        reason = f"reopened.{hand.number()}"
        return Act("checksheet", record, {"submitted_at": None, reason: hand.word()}, (reason,))
    if known is not None and "answers.P4" in known.fields and hand.rng.random() < 0.6:
        return Act("checksheet", record, {"submitted_at": hand.number()}, ("submitted_at",))
    fields: dict[str, Any] = {"answers.P6": hand.word()}
    if hand.rng.random() < 0.5:
        fields |= {"answers.P1": hand.rng.choice(found.checklist.points[0].options), "answers.P4": _digits(hand)}
    photo = hand.photo(phone)
    if photo is not None:
        fields[f"files.{photo}"] = attached.stored("P7", order=1)
    keys = {"visit": visit, "checklist": found.id, "school": school, "rater": phone.owner.person}
    told = tuple(name for name in fields if name != "answers.P1")
    return Act("checksheet", record, begun(known, keys, fields), told)


def scribble(hand: Hand, phone: Phone) -> Act | None:
    """A word in somebody else's sheet, in one that was handed in, or at a point that there is not; a sheet handed in
    half done."""
    found, visit, _ = _offered(hand, phone)
    if found is None:
        return None
    luck = hand.rng.random()
    rater = phone.owner.person if luck < 0.6 else hand.rng.choice(hand.start.owners).person
    record = CheckSheet.kind().id_of(visit, found.id, rater)
    known = phone.store.get("checksheet", record)
    if known is not None and "answers.P4" not in known.fields:
        return Act("checksheet", record, {"submitted_at": hand.number()}, ("submitted_at",))
    name = "answers.Z9" if luck < 0.15 else "answers.P6"
    return Act("checksheet", record, {name: hand.word()}, (name,))


def count(hand: Hand, phone: Phone) -> Act | None:
    """A number in a row that everybody of the visit may count."""
    at = hand.rng.randrange(2)
    found = ((r.id, instrument_of(r.id, phone.store)) for r in phone.store.find("instrument"))
    tables = [(record, form) for record, form in found if isinstance(form, CountTable)]
    if not tables:
        return None
    instrument, table = tables[0]
    school, grade = hand.start.schools[at], hand.rng.choice(("ม.1", "ม.2"))
    record = Counts.kind().id_of(instrument, school, ROUND, grade)
    keys = {"instrument": instrument, "school": school, "round": ROUND, "grade": grade}
    name = f"cells.{hand.rng.choice(sorted(table.cells)[:3])}"
    return Act("counts", record, begun(phone.store.get("counts", record), keys, {name: _number(hand)}), (name,))


def _offered(hand: Hand, phone: Phone) -> tuple[Offered | None, str, str]:
    visit, school = hand.visit_of(phone)
    known = phone.store.get("visit", visit)
    found = offered(phone.store, Visit.of(known), phone.owner.person) if known is not None else ()
    return (hand.rng.choice(found) if found else None), visit, school


def _number(hand: Hand) -> int:
    """A number that nobody ever writes again."""
    return hand.number() % _LARGEST


def _digits(hand: Hand) -> str:
    return str(_number(hand) % 10_000)


FILLING: Ways = {fill: 7, scribble: 2, count: 2}
FORBIDDEN = {scribble}
