"""The live side of a round: rules are chosen, schools become targets with their reasons, or are taken out with one."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import flet as ft

from app.client import Client
from app.screens.office_rounds.state import RoundState, read
from app.wording import language
from app.wording import rounds as words
from fieldwork.matrix.gathering import Known, gather
from fieldwork.planning.last_results import LastResult, Measure
from fieldwork.planning.targets import Criteria, Rule
from fieldwork.records import Ground, Round, School, Target
from fieldwork.thai.text import normalise, normalise_line

KINDS = frozenset(
    {"round", "target", "ground", "visit", "school", "agreement", "office", "sheet", "consensus", "instrument"}
)

_OF_CHARS = 200  # as many as a reason may have


@ft.observable
@dataclass(eq=False)
class RoundScreen:
    """One round at a time, and the rules that are tried on it."""

    client: Client
    name: str = ""
    criteria: Criteria = field(default_factory=Criteria)
    trouble: str = ""
    told: str = ""
    added: int = 0  # how many were chosen one by one, by a reason of the office's own
    state: RoundState = field(init=False)

    def __post_init__(self) -> None:
        self._known: Known = {}
        self.refresh()

    def refresh(self) -> None:
        """Read the store."""
        store, today = self.client.store, self.client.today()
        gathered = gather(store, person=self.client.session.person or "", today=today, known=self._known)
        self.state = read(store, today, self.criteria, gathered, self.name)

    def choose(self, name: str) -> None:
        """Look at another round."""
        self.name, self.trouble, self.told = name, "", ""
        self.refresh()

    def toggle_rule(self, rule: str) -> None:
        """Use a rule, or not."""
        self._try(replace(self.criteria, rules=self.criteria.rules ^ {Rule(rule)}))

    def toggle_size(self, size: str) -> None:
        """Choose schools of a size, or not."""
        sizes = self.criteria.sizes ^ {size}
        self._try(replace(self.criteria, sizes=sizes, rules=_with(self.criteria.rules, Rule.SIZE, used=bool(sizes))))

    def toggle_cluster(self, cluster: str) -> None:
        """Choose schools of a campus, or not."""
        clusters = self.criteria.clusters ^ {cluster}
        rules = _with(self.criteria.rules, Rule.CLUSTER, used=bool(clusters))
        self._try(replace(self.criteria, clusters=clusters, rules=rules))

    def look_at_instrument(self, name: str) -> None:
        """Let results of this instrument count. Its bands are its own, so the level is chosen anew."""
        rules = self.criteria.rules - {Rule.WEAK}
        self._try(replace(self.criteria, rules=rules, measure=self._measure(name, "", 0)))

    def look_at_area(self, area: str) -> None:
        """Let results of one area of the instrument count, or with "" of the whole of it."""
        self._try(replace(self.criteria, measure=self._measure(self.measure.instrument, area, self.measure.lowest)))

    def toggle_lowest(self, lowest: int) -> None:
        """Choose schools in so many of the lowest bands, or do not."""
        chosen = 0 if lowest == self.criteria.measure.lowest else lowest
        rules = _with(self.criteria.rules, Rule.WEAK, used=bool(chosen))
        measure = self._measure(self.measure.instrument, self.measure.area, chosen)
        self._try(replace(self.criteria, rules=rules, measure=measure))

    def toggle_no_result(self) -> None:
        """Choose schools without a result, or do not."""
        rules = self.criteria.rules ^ {Rule.NO_RESULT}
        measure = self._measure(self.measure.instrument, self.measure.area, self.measure.lowest)
        self._try(replace(self.criteria, rules=rules, measure=measure))

    @property
    def measure(self) -> Measure:
        """What is looked at; the instrument used most when nothing is chosen yet."""
        measure = self.criteria.measure
        return measure if measure.instrument else Measure(next(iter(self.state.instruments), ""))

    def _measure(self, instrument: str, area: str, lowest: int) -> Measure:
        rubric = self.state.instruments[instrument]
        areas = {each.id: each.title_th for each in rubric.areas}
        of = f"{rubric.title_th} {areas[area]}" if area else rubric.title_th
        return Measure(instrument, area, lowest, normalise_line(of)[:_OF_CHARS])

    def add_found(self) -> None:
        """Make targets of all schools that the rules choose, each with what the rules saw."""
        added = self.state.found
        for found in added:
            if found.weak is not None:
                self._keep_ground(found.school, found.weak)
            self._write(found.school, {f"because.{rule}": told for rule, told in found.because.items()})
        self._try(Criteria())
        self.told = words.ADDED(n=len(added))
        self.client.syncing.soon()

    def add(self, school: str, reason: str) -> None:
        """Make a target of one school, for a reason of the office's own."""
        self._write(school, {"reason": normalise_line(reason)})
        record = self.client.store.one(School, school)
        self.added += 1
        self.told = words.ADDED_ONE(school=language.of(record.name, record.name_en) if record else "")
        self.client.syncing.soon()

    def drop(self, target: str, why: str) -> None:
        """Take a school out of the round; its reasons stay."""
        name = next((row.name for row in self.state.targets if row.id == target), "")
        self.client.store.write("target", target, {"dropped": normalise_line(why)})
        self.told = words.DROPPED_ONE(school=name)
        self.client.syncing.soon()

    def take_back(self, target: str) -> None:
        """Have a school that was taken out in the round again, for the reasons it was in it before."""
        name = next((row.name for row in self.state.dropped if row.id == target), "")
        self.client.store.write("target", target, {"dropped": None})
        self.told = words.TAKEN_BACK(school=name)
        self.client.syncing.soon()

    def set_day(self, name: str, day: str | None) -> None:
        """Store the first or the last day of the round."""
        days = {"starts": self.state.starts, "ends": self.state.ends, name: day or ""}
        backwards = days["starts"] and days["ends"] and days["ends"] < days["starts"]
        self.trouble = words.BACKWARDS() if backwards else ""
        if day and not backwards:
            self._keep({"starts": days["starts"] or None, "ends": days["ends"] or None})

    def set_focus(self, text: str) -> None:
        """Store what the round is about."""
        self._keep({"focus": normalise(text).strip() or None})

    def _keep(self, fields: dict[str, str | None]) -> None:
        record = Round.kind().id_of(self.state.name)
        self.client.store.write("round", record, {"name": self.state.name, **fields})
        self.client.syncing.soon()

    def _keep_ground(self, school: str, weak: LastResult) -> None:
        """The result as it stands now, where those read it who have the results of the school."""
        measure = self.criteria.measure
        fields = {
            "round": self.state.name,
            "school": school,
            "visit": weak.visit,
            "day": weak.day.isoformat(),
            "instrument": weak.version,
            "area": measure.area or None,
            "about": measure.of,
            "mean": str(weak.mean),
            "band": weak.band.label_th,
            "lowest": measure.lowest,
            "as_of": self.client.today().isoformat(),
        }
        self.client.store.write(
            "ground", Ground.kind().id_of(self.state.name, school, weak.visit, weak.version), fields
        )

    def _write(self, school: str, fields: dict[str, object]) -> None:
        """A school that was taken out before is in the round again."""
        record = Target.kind().id_of(self.state.name, school)
        again = {"dropped": None} if self.client.store.get("target", record) is not None else {}
        self.client.store.write("target", record, {"round": self.state.name, "school": school, **fields, **again})

    def _try(self, criteria: Criteria) -> None:
        self.criteria, self.told = criteria, ""
        self.refresh()


def _with(rules: frozenset[Rule], rule: Rule, *, used: bool) -> frozenset[Rule]:
    return rules | {rule} if used else rules - {rule}
