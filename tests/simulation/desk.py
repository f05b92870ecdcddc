"""The secretariat at its own computer: what it sets up before people go out, publishes on the day, and plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fieldwork.ids import natural_id
from fieldwork.records import Calibration, ChecklistDraft, Ground, Office, PublishedChecklist, Round, Target
from tests.simulation.area import small_checklist
from tests.simulation.hands import Hand, Ways, begun
from tests.simulation.people import Act
from tests.simulation.phones import Phone
from tests.support.instruments import count_table

if TYPE_CHECKING:
    from tests.simulation.day import Day

_VERSIONS = ("2569.1", "2569.2")


class Desk:
    """What the office publishes: a count table, and a checklist in two versions, one in place of the other."""

    def __init__(self, day: Day, hand: Hand) -> None:
        self._day = day
        self._hand = hand

    def begin(self) -> None:
        """Before anybody goes out: the forms, the name of the office, and who calibrates what with whom."""
        start = self._day.start
        office = self._day.office
        assert office.publish(start.secretary, count_table())
        office.put("office", Office.kind().id_of("area"), {"name": "area"})
        self.publish(_VERSIONS[0])
        assert office.write(start.secretary, "calibration", _calibration(0), self._sitting())

    def publish(self, version: str = _VERSIONS[1]) -> None:
        """Publish this version of the checklist and put it on the visits in place of any other."""
        office, secretary = self._day.office, self._day.start.secretary
        made = office.publish(secretary, small_checklist(version))
        if not made:
            return
        used = dict.fromkeys(map(_checklist, _VERSIONS), False) | {made: True}
        for visit in self._day.start.visits:
            known = office.look("SELECT body FROM record WHERE kind = 'visit' AND id = ?", visit)[0][0]
            on = {f"checklists.{name}": on for name, on in used.items() if on or name in known}
            self._day.journal.note("office", "puts checklist", version, office.write(secretary, "visit", visit, on))

    def _sitting(self) -> dict[str, Any]:
        """A calibration of two or three of those who are out, led by one of them or by somebody else."""
        rng, start = self._hand.rng, self._day.start
        out = {phone.owner.person for phone in self._day.phones}
        people = [person for person in (start.owners[n].person for n in (0, 2, 4)) if person in out]
        raters = rng.sample(people, min(len(people), rng.choice((2, 2, 3))))
        keys = {"name": self._hand.word(), "day": "2026-11-23", "instrument": start.rubric}
        led = {"facilitator": rng.choice((*people, start.secretary))}
        return {**keys, **led, **{f"raters.{person}": True for person in raters}}

    # on the own computer

    def calibrate(self, hand: Hand, phone: Phone) -> Act | None:
        """Set up another calibration, give one another name, take somebody off or on; rarely withdraw one."""
        record = _calibration(hand.rng.randrange(2))
        known = phone.store.get("calibration", record)
        if known is None:
            return Act("calibration", record, self._sitting(), ("name",))
        fields: dict[str, Any] = {"name": hand.word()}
        luck = hand.rng.random()
        if luck < 0.1:
            fields |= {"withdrawn": hand.word() if known.fields.get("withdrawn") is None else None}
        elif luck < 0.5:
            rater = hand.rng.choice([hand.start.owners[n].person for n in (0, 2, 4)])
            fields |= {f"raters.{rater}": rater not in Calibration.of(known).members}
        return Act("calibration", record, fields, ("name",))

    def draft(self, hand: Hand, phone: Phone) -> Act:
        """Write at a checklist, point by point."""
        record, me = natural_id("test", f"draft {hand.rng.randrange(2)}"), phone.owner.person
        known = phone.store.get("checklist_draft", record)
        point = f"points.{natural_id('test', f'draft point {hand.rng.randrange(3)}')}"
        fields: dict[str, Any] = {"title": hand.word()}
        if hand.rng.random() < 0.7:
            fields |= {point: {"type": "text", "title_th": hand.word(), "order": 1}}
        elif hand.rng.random() < 0.2:
            fields |= {"dropped": hand.rng.random() < 0.5}
        assert ChecklistDraft.kind().rule_of(point) is not None
        told = tuple(name for name in fields if name in ("title", point))
        return Act("checklist_draft", record, begun(known, {"author": me}, fields), told)

    def plan(self, hand: Hand, phone: Phone) -> Act:
        """A round, a target and its reason, then the result behind it, a day of the calendar, what is known of
        a school, the office's name."""
        store, school = phone.store, hand.rng.choice(hand.start.schools)
        name, word = f"2569/{hand.rng.randrange(1, 3)}", hand.word()
        kind = hand.rng.choice(("round", "target", "period", "school", "office"))
        if kind == "round":
            record, keys = Round.kind().id_of(name), {"name": name, "starts": "2026-11-01", "ends": "2027-03-31"}
            return Act(kind, record, begun(store.get(kind, record), keys, {"focus": word}), ("focus",))
        if kind == "target":
            record = Target.kind().id_of(name, school)
            weak = _ground(hand, name, school, word)
            if store.get(kind, record) is not None and store.get(weak.kind, weak.record) is None:
                return weak
            fields = begun(store.get(kind, record), {"round": name, "school": school}, {"reason": word})
            return Act(kind, record, fields, ("reason",))
        if kind == "period":
            record = natural_id("test", f"period {hand.rng.randrange(2)}")
            keys = {"nature": "event", "starts": "2026-12-01", "ends": "2026-12-02"}
            return Act(kind, record, begun(store.get(kind, record), keys, {"name": word}), ("name",))
        if kind == "school":
            return Act(kind, school, {"cluster_name": word}, ("cluster_name",))
        return Act(kind, Office.kind().id_of("area"), {"title_th": word}, ("title_th",))

    @property
    def ways(self) -> Ways:
        """What the secretariat does."""
        return {self.calibrate: 2, self.draft: 2, self.plan: 3}


def _ground(hand: Hand, name: str, school: str, word: str) -> Act:
    """The result because of which a school is a target of this round."""
    visit, rubric = hand.start.visits[hand.start.schools.index(school)], hand.start.rubric
    keys = {"round": name, "school": school, "visit": visit, "instrument": rubric}
    facts = {"day": "2026-11-20", "about": "ADM4", "mean": "1.40", "band": word, "lowest": 1, "as_of": "2026-11-23"}
    return Act("ground", Ground.kind().id_of(name, school, visit, rubric), {**keys, **facts}, ("band",))


def _calibration(number: int) -> str:
    return natural_id("test", f"calibration {number}")


def _checklist(version: str) -> str:
    return PublishedChecklist.kind().id_of(small_checklist(version).id, version)
