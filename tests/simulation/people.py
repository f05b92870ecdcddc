"""What people do on their phones: mark, find, agree, hand in, publish, answer, settle; rarely what they may not.

Every act writes at least one value that occurs nowhere else, so that it can be looked for afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from fieldwork import access, consensus
from fieldwork.ids import natural_id
from fieldwork.records import Consensus, Feedback, Receipt, Response, RoleName, Sheet
from fieldwork.records.stored import Record
from fieldwork.refusals import Change
from fieldwork.thai.dates import bangkok_day
from tests.simulation.area import INDICATORS, Start
from tests.simulation.phones import Phone


@dataclass(frozen=True)
class Act:
    """One write that somebody wants to make; `told` names the fields whose values are unique."""

    kind: str
    record: str
    fields: Mapping[str, Any]
    told: tuple[str, ...]
    seen: Mapping[str, Any] = field(default_factory=dict)


class People:
    """Thinks of something for the owner of a phone to do."""

    def __init__(self, start: Start, rng: Random) -> None:
        self._start = start
        self._rng = rng
        self._values = 0

    def act(self, phone: Phone) -> Act:
        """Something that this person could do now; rarely something that the rules forbid."""
        for _ in range(4):
            made = self._rng.choice(_WAYS[phone.owner.role])(self, phone)
            if made is not None and (self._rng.random() < 0.05 or may(phone, made)):
                return made
        return self._agreement(phone)

    def feedback(self, phone: Phone) -> Act:
        """What a leader tells the school, or its publishing."""
        return self._feedback(phone)

    def word(self) -> str:
        """A text that nobody ever writes again."""
        self._values += 1
        return f"ค่า {self._values}"

    def number(self) -> int:
        """A moment that nobody ever writes again."""
        self._values += 1
        return 1_795_000_000_000 + self._values

    def _agreement(self, phone: Phone) -> Act:
        record = self._rng.choice(self._start.agreements)[0]
        names = self._rng.choice((("progress",), ("progress",), ("action",), ("progress", "action")))
        if phone.owner.role in (RoleName.PRINCIPAL, RoleName.SECRETARIAT):
            names = ("progress",)
        fields: dict[str, Any] = {name: self.word() for name in names}
        if "action" in names and self._rng.random() < 0.3:
            fields["removed"] = self._rng.random() < 0.7
        return Act("agreement", record, fields, names)

    def _settle(self, phone: Phone) -> Act | None:
        for record, _, _ in self._start.agreements:
            heads = phone.store.conflicts("agreement", record)
            if heads:
                name = self._rng.choice(sorted(heads))
                if name == "removed":  # the two values there are do not occur only once
                    return Act("agreement", record, {name: self._rng.random() < 0.5}, (), {name: heads[name]})
                if name in _FEW:
                    return Act("agreement", record, {name: self._rng.choice(_FEW[name])}, (), {name: heads[name]})
                return Act("agreement", record, {name: self.word()}, (name,), {name: heads[name]})
        return None

    def _finding(self, phone: Phone) -> Act:
        visit, school = self._visit_of(phone)
        record = natural_id("test", f"finding {phone.owner.person} {visit} {self._rng.randrange(2)}")
        fields: dict[str, Any] = {"text": self.word()}
        if phone.store.get("finding", record) is None:
            fields |= {"visit": visit, "school": school, "author": phone.owner.person, "nature": "note"}
        elif self._rng.random() < 0.2:
            fields["removed"] = True
        return Act("finding", record, fields, ("text",))

    def _sheet(self, phone: Phone) -> Act:
        record, keys = self._own_sheet(phone)
        whole = self._rng.random() < 0.5
        fields: dict[str, Any] = {} if phone.store.get("sheet", record) else dict(keys)
        for name in INDICATORS if whole else (self._rng.choice(INDICATORS),):
            fields |= {f"levels.{name}": self._rng.randrange(1, 5), f"notes.{name}": self.word()}
        if whole:
            fields["texts.O1"] = self.word()
        return Act("sheet", record, fields, tuple(n for n in fields if n.startswith(("notes.", "texts."))))

    def _hand_in(self, phone: Phone) -> Act | None:
        record, _ = self._own_sheet(phone)
        sheet = phone.store.get("sheet", record)
        if sheet is None:
            return None
        if sheet.fields.get("submitted_at") is None:
            return Act("sheet", record, {"submitted_at": self.number()}, ("submitted_at",))
        reason = f"reopened.{self.number()}"
        return Act("sheet", record, {"submitted_at": None, reason: self.word()}, (reason,))

    def _close(self, phone: Phone) -> Act:
        visit, _ = self._visit_of(phone)
        known = phone.store.get("visit", visit)
        if known is not None and known.fields.get("closed_at") is not None and self._rng.random() < 0.5:
            return Act("visit", visit, {"closed_at": None, "closed_reason": self.word()}, ("closed_reason",))
        fields = {"closed_at": self.number(), "closed_reason": self.word()}
        return Act("visit", visit, fields, ("closed_at", "closed_reason"))

    def _decide(self, phone: Phone) -> Act:
        visit, school = self._visit_of(phone)
        indicator, person = self._rng.choice(INDICATORS), phone.owner.person
        keys = {"visit": visit, "instrument": self._start.rubric, "school": school, "indicator": indicator}
        record = Consensus.kind().id_of(visit, self._start.rubric, indicator)
        sheets = {str(r.fields.get("rater")): r for r in phone.store.find("sheet", visit=visit)}
        decided = consensus.Decision(
            self._rng.randrange(1, 5), self.word(), person, self.number(), consensus.originals_of(indicator, sheets)
        )
        known = phone.store.get("consensus", record) is not None
        fields = {**({} if known else keys), "decision": consensus.stored(decided)}
        return Act("consensus", record, fields, ("decision",))

    def _feedback(self, phone: Phone) -> Act:
        record, keys = self._own_feedback(phone)
        known = phone.store.get("feedback", record)
        if known is None or self._rng.random() < 0.5:
            fields: dict[str, Any] = {**({} if known else keys), "intro": self.word()}
            items = {"s": {"kind": "strength"}, "n": {"kind": "next_step"}, "a": self._agreed()}
            fields |= {f"items.{key}": {**item, "text": self.word(), "order": 1} for key, item in items.items()}
            return Act("feedback", record, fields, ("intro", "items.s", "items.n", "items.a"))
        return Act("feedback", record, {"published_at": self.number()}, ("published_at",))

    def _answer(self, phone: Phone) -> Act | None:
        published = [r for r in phone.store.find("feedback") if r.fields.get("published_at")]
        if not published:
            return None
        of = self._rng.choice(published)
        keys = {"feedback": of.id, "visit": of.fields["visit"], "school": of.fields["school"]}
        if self._rng.random() < 0.3:
            record, person = Receipt.kind().id_of(of.id, phone.owner.person), phone.owner.person
            opened = {**keys, "person": person, "opened_at": self.number()}
            return None if phone.store.get("receipt", record) else Act("receipt", record, opened, ("opened_at",))
        record = Response.kind().id_of(of.id, "n")
        answer = {"answer": self._rng.choice(("accept", "explain")), "text": self.word()}
        known = phone.store.get("response", record) is not None
        return Act("response", record, {**({} if known else {**keys, "item": "n"}), **answer}, ("text",))

    def _forbidden(self, phone: Phone) -> Act:
        """What no screen offers: the school's name, or a word in somebody else's sheet."""
        if self._rng.random() < 0.5:
            return Act("school", self._start.schools[0], {"name": self.word()}, ("name",))
        others = [o for o in self._start.owners if o.person != phone.owner.person]
        visit, school = self._start.visits[0], self._start.schools[0]
        record = Sheet.kind().id_of(visit, self._start.rubric, school, self._rng.choice(others).person)
        return Act("sheet", record, {"notes.AC1": self.word()}, ("notes.AC1",))

    def _own_sheet(self, phone: Phone) -> tuple[str, dict[str, Any]]:
        visit, school = self._visit_of(phone)
        keys = {"visit": visit, "instrument": self._start.rubric, "school": school, "subject": school}
        record = Sheet.kind().id_of(visit, self._start.rubric, school, phone.owner.person)
        return record, {**keys, "rater": phone.owner.person}

    def _own_feedback(self, phone: Phone) -> tuple[str, dict[str, Any]]:
        visit, school = self._start.visits[0], self._start.schools[0]
        record = Feedback.kind().id_of(visit, 1, phone.owner.person)
        return record, {"visit": visit, "school": school, "version": 1, "author": phone.owner.person}

    def _agreed(self) -> dict[str, Any]:
        record = self._start.agreements[0][0]
        return {"kind": "agreement", "owner": "ผอ.", "due": "2026-12-31", "agreement": record}

    def _visit_of(self, phone: Phone) -> tuple[str, str]:
        """One of the visits this person is on."""
        mine = [n for n, v in enumerate(self._start.visits) if phone.owner.person in self._start.teams[v]]
        at = self._rng.choice(mine or [0])
        return self._start.visits[at], self._start.schools[at]


def may(phone: Phone, act: Act) -> bool:
    """Whether a screen would offer it, by what the phone knows and the day it takes this for."""
    actor = access.actor_on(phone.owner.person, phone.store, bangkok_day(phone.now()))
    before = phone.store.get(act.kind, act.record)
    whole = {**(before.fields if before else {}), **act.fields}
    change = Change(before, Record(act.kind, act.record, whole), frozenset(act.fields))
    return access.refusal(actor, change, phone.store) is None


def _times(**ways: int) -> tuple[Callable[[People, Phone], Act | None], ...]:
    def listed() -> Iterator[Callable[[People, Phone], Act | None]]:
        for name, times in ways.items():
            yield from [getattr(People, f"_{name}")] * times

    return tuple(listed())


_FEW = {"due": ("2026-12-20", "2027-01-15"), "state": ("open", "cancelled")}
"""Fields that hold no words, and some values to choose from."""
_TEAM = {"agreement": 8, "settle": 3, "finding": 3, "sheet": 6, "hand_in": 4, "decide": 2, "forbidden": 1}
_WAYS = {
    RoleName.SUPERVISOR: _times(**_TEAM, close=1, feedback=4),
    RoleName.EXPERT: _times(**_TEAM),
    RoleName.PRINCIPAL: _times(agreement=4, answer=5, forbidden=1),
    RoleName.SECRETARIAT: _times(agreement=1),
}
