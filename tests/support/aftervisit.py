"""A finished visit: a leader and an expert whose sheets are both in. For the screens after the visit.

Writes are numbered, so that what refers to a write id can be followed.
"""

from datetime import date
from typing import Any

from fieldwork.consensus import Decision, originals_of, stored
from fieldwork.instruments.model import Instrument
from fieldwork.records import Agreement, Consensus, Feedback, Finding, RoleName, Visit
from fieldwork.records.stored import Record
from fieldwork.submission import instrument_of
from tests.support import worlds
from tests.support.worlds import MemoryWorld, an_id

TODAY = date(2026, 11, 24)
NOW_MS = 1_795_500_000_000  # 2026-11-24 in Bangkok


class WritingWorld(MemoryWorld):
    """Every field remembers the write that put its value there: `w1`, `w2` and so on."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def put(self, kind: str, record_id: str, fields: dict[str, Any]) -> Record:
        self.count += 1
        before = self.get(kind, record_id)
        writes = {**(before.writes if before else {}), **dict.fromkeys(fields, f"w{self.count}")}
        merged = {**(before.fields if before else {}), **fields}
        self.records[kind, record_id] = record = Record(kind, record_id, merged, writes)
        return record


class AfterVisit:
    """One school, one visit, two submitted sheets at level 3, and people of the roles that look at it."""

    def __init__(self) -> None:
        self.world = WritingWorld()
        self.school = worlds.school(self.world)
        self.leader = worlds.person(self.world, "หัวหน้า", RoleName.SUPERVISOR)
        self.expert = worlds.person(self.world, "ทรงคุณ", RoleName.EXPERT)
        self.principal = worlds.person(self.world, "ผู้บริหาร", RoleName.PRINCIPAL, school=self.school)
        self.director = worlds.person(self.world, "ผอเขต", RoleName.DIRECTOR)
        self.adm4 = worlds.instrument(self.world)
        made = worlds.visit(self.world, "v", self.school, self.leader, self.expert, instruments=[self.adm4])
        self.visit_id = made.id
        for rater in (self.leader, self.expert):
            levels = {f"levels.{indicator.id}": 3 for indicator in self.instrument.indicators}
            self.rate(rater, {**levels, "submitted_at": NOW_MS})

    @property
    def visit(self) -> Visit:
        found = self.world.get("visit", self.visit_id)
        assert found is not None
        return Visit.of(found)

    @property
    def instrument(self) -> Instrument:
        found = instrument_of(self.adm4, self.world)
        assert isinstance(found, Instrument)
        return found

    def rate(self, rater: str, fields: dict[str, Any]) -> None:
        worlds.sheet(self.world, self.visit, self.adm4, rater, **fields)

    def sheets(self) -> dict[str, Record]:
        found = {rater: worlds.sheet_id(self.visit, self.adm4, rater) for rater in sorted([self.leader, self.expert])}
        return {rater: record for rater, i in found.items() if (record := self.world.get("sheet", i)) is not None}

    def find(self, name: str, author: str, *indicators: str, **fields: Any) -> str:
        keys = {"visit": self.visit_id, "school": self.school, "author": author, "nature": "improve", "text": name}
        ties = {f"indicators.{indicator}": True for indicator in indicators}
        return self.world.put(Finding.kind().name, an_id(name), {**keys, **ties, **fields}).id

    def decide(self, indicator: str, level: int, *, by: str = "", reason: str = "เห็นพ้องกัน") -> str:
        record_id = Consensus.kind().id_of(self.visit_id, self.adm4, indicator)
        decision = Decision(level, reason, by or self.leader, NOW_MS, originals_of(indicator, self.sheets()))
        keys = {"visit": self.visit_id, "instrument": self.adm4, "school": self.school, "indicator": indicator}
        return self.world.put("consensus", record_id, {**keys, "decision": stored(decision)}).id

    def feedback(self, version: int = 1, *, published_at: int | None = NOW_MS, author: str = "", **fields: Any) -> str:
        """A version with one strength, one next step and one agreement; items `s1`, `n1`, `a1`."""
        record_id = Feedback.kind().id_of(self.visit_id, version, author or self.leader)
        agreement = self.agree("a1")
        items = {
            "items.s1": {"kind": "strength", "text": "ครูร่วมมือกันดี", "indicators": ["AC1"], "order": 1},
            "items.n1": {"kind": "next_step", "text": "ติดตามผลการอ่าน", "indicators": [], "order": 1},
            "items.a1": {
                "kind": "agreement", "text": "ส่งแผนการอ่าน", "indicators": [], "order": 1,
                "agreement": agreement, "owner": "หัวหน้างานวิชาการ", "due": "2026-12-30",
            },
        }  # fmt: skip
        keys = {"visit": self.visit_id, "school": self.school, "version": version, "author": author or self.leader}
        note = {"change_note": "แก้ไขถ้อยคำ"} if version > 1 else {}
        whole = {**keys, **items, **note, "published_at": published_at, **fields}
        return self.world.put("feedback", record_id, whole).id

    def agree(self, name: str, **fields: Any) -> str:
        keys = {"visit": self.visit_id, "school": self.school, "action": "ส่งแผนการอ่าน", "owner": "หัวหน้างานวิชาการ"}
        whole = {**keys, "due": "2026-12-30", "state": "open", **fields}
        return self.world.put(Agreement.kind().name, an_id(name), whole).id
