"""A small fictional area for tests of screens: schools, people, visits, feedback, agreements."""

from __future__ import annotations

import csv
from datetime import timedelta
from pathlib import Path

from fieldwork.instruments.canonical import to_document
from fieldwork.thai.dates import bangkok_day
from tests.support.instruments import rubric
from tests.support.memory import ME, NOW_MS, MemoryStore

TODAY = bangkok_day(NOW_MS)
UNREAD = "00000000-0000-5000-8000-0000000000a4"
"""A rubric that this device does not hold."""
_SCHOOLS = Path(__file__).resolve().parents[2] / "assets" / "demo" / "schools.csv"


class Area:
    """The store, and the ids a test asks about."""

    def __init__(self, *roles: str, schools: int = 8) -> None:
        self.store = MemoryStore()
        rows = csv.DictReader(_SCHOOLS.read_text("utf-8-sig").splitlines())
        self.schools = [self._school(row) for row in list(rows)[:schools]]
        self.me = self.person("ใฝ่รู้", "ตัวอย่าง", id=ME)
        self.other = self.person("หลักแน่น", "ตัวอย่าง")
        self.store.put("office", name="area", title_th="สำนักงานเขตพื้นที่การศึกษาสมมติ", demo=True)
        for role in roles or ("supervisor",):
            self.role(role, school=self.schools[0] if role in ("principal", "chair", "member_principal") else None)

    def person(self, given: str, surname: str, *, id: str | None = None) -> str:
        return self.store.put("person", id=id, title="นางสาว", given=given, surname=surname)

    def role(self, name: str, *, school: str | None = None) -> str:
        facts = {"school": school} if school else {}
        return self.store.put("role", person=ME, role=name, starts="2020-01-01", **facts)

    def visit(self, school: int, *, days: int, leader: str | None = None, member: bool = True, **extra: object) -> str:
        team = {self.other: [], **({ME: []} if member else {})}
        return self.store.put(
            "visit",
            school=self.schools[school],
            day=(TODAY + timedelta(days=days)).isoformat(),
            round="ครั้งที่ 1 ภาคเรียนที่ 2/2569",
            leader=leader or (ME if member else self.other),
            team=team,
            **extra,
        )

    def sheet(self, visit: str, *, rater: str = ME, marks: int = 0, submitted: bool = False) -> str:
        school = str(self.store.rows["visit", visit]["school"])
        self.uses(visit, UNREAD)
        return self.store.put(
            "sheet",
            visit=visit,
            instrument=UNREAD,
            school=school,
            subject=school,
            rater=rater,
            levels={f"AC{n}": 3 for n in range(1, marks + 1)},
            submitted_at=NOW_MS if submitted else None,
        )

    def uses(self, visit: str, instrument: str, on: bool = True) -> None:
        """The office puts an instrument on a visit, or takes it off."""
        self.store.rows["visit", visit][f"instruments.{instrument}"] = on

    def rubric(self, version: str = "2569.1") -> str:
        """Publish the school rubric; returns the record's id."""
        body = {**to_document(rubric("ADM4")), "version": version}
        return self.store.put("instrument", instrument="ADM4", version=version, body=body)

    def rated(self, visit: str, instrument: str, *, rater: str = ME, **levels: int) -> str:
        """A submitted school sheet: every indicator of an area at one level, areas by their first letters."""
        school = str(self.store.rows["visit", visit]["school"])
        chosen = {i.id: levels[a.id] for a in rubric("ADM4").areas if a.id in levels for i in a.indicators}
        keys = {"visit": visit, "instrument": instrument, "school": school, "subject": school, "rater": rater}
        self.uses(visit, instrument)
        return self.store.put("sheet", **keys, levels=chosen, submitted_at=NOW_MS)

    def agreement(self, visit: str, action: str, *, days: int, state: str = "open") -> str:
        return self.store.put(
            "agreement",
            visit=visit,
            school=str(self.store.rows["visit", visit]["school"]),
            action=action,
            owner="หัวหน้าฝ่ายวิชาการ",
            due=(TODAY + timedelta(days=days)).isoformat(),
            state=state,
        )

    def feedback(self, visit: str, *, version: int = 1, items: int = 3) -> str:
        return self.store.put(
            "feedback",
            visit=visit,
            school=str(self.store.rows["visit", visit]["school"]),
            version=version,
            author=ME,
            items={f"i{n}": {"kind": "strength", "text": "ครูออกแบบกิจกรรมดี", "order": n} for n in range(items)},
            published_at=NOW_MS - 86_400_000 + version,
        )

    def answer(self, feedback: str, item: str) -> str:
        facts = self.store.rows["feedback", feedback]
        return self.store.put(
            "response",
            feedback=feedback,
            item=item,
            visit=facts["visit"],
            school=facts["school"],
            person=ME,
            answer="accept",
        )

    def opened(self, feedback: str) -> str:
        facts = self.store.rows["feedback", feedback]
        return self.store.put(
            "receipt", feedback=feedback, visit=facts["visit"], school=facts["school"], person=ME, opened_at=NOW_MS
        )

    def _school(self, row: dict[str, str]) -> str:
        return self.store.put(
            "school",
            code=row["code10"],
            name=row["name_th"],
            name_en=row["name_en"],
            cluster=row["campus_code"],
            cluster_name=row["campus_name_th"],
            district=row["district_th"],
            grades=row["grades"],
            size=row["size_en"],
            students=int(row["students"]),
            teachers=int(row["teachers"]),
            classrooms=int(row["classrooms"]),
            distance_km=int(row["km_from_office"]),
            connectivity=row["connectivity"],
            facts_as_of="2026-06-10",
        )
