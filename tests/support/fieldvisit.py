"""A small area with one visit under way, for the field screens: a school, a leader, an expert, all instruments."""

from datetime import date
from typing import Any

from fieldwork.records import Progress, RoleName, Sheet
from tests.support import worlds
from tests.support.worlds import MemoryWorld

TODAY = date(2026, 11, 23)
NOW_MS = 1_795_400_000_000  # 2026-11-23 in Bangkok

ADM4_INDICATORS = (
    *(f"AC{n}" for n in range(1, 8)),
    *(f"BU{n}" for n in range(1, 5)),
    *(f"PE{n}" for n in range(1, 5)),
    *(f"GE{n}" for n in range(1, 6)),
)


class FieldVisit:
    """The records of one visit in a world that the test may change."""

    def __init__(self) -> None:
        self.world = MemoryWorld()
        self.school = worlds.school(self.world, students=420, teachers=28)
        self.supervisor = worlds.person(self.world, "นิเทศ", RoleName.SUPERVISOR)
        self.expert = worlds.person(self.world, "ทรงคุณ", RoleName.EXPERT)
        self.adm4, self.cls15 = worlds.instrument(self.world, "ADM4"), worlds.instrument(self.world, "CLS15")
        self.lit = worlds.instrument(self.world, "LIT")
        self.checklist = worlds.checklist(self.world)
        used = [self.adm4, self.cls15, self.lit]
        self.visit = worlds.visit(self.world, "v", self.school, self.supervisor, self.expert, instruments=used).id

    def add_checklist(self) -> None:
        """The office puts the policy checklist on the visit."""
        self.world.put("visit", self.visit, {f"checklists.{self.checklist}": True})

    @property
    def sheet(self) -> str:
        """The supervisor's school sheet."""
        return Sheet.kind().id_of(self.visit, self.adm4, self.school, self.supervisor)

    def observe(self, rater: str, **fields: Any) -> str:
        """One lesson in its sheet; dots are written as double underscores."""
        subject = worlds.an_id("a lesson")
        sheet = worlds.Sheet.kind().id_of(self.visit, self.cls15, subject, rater)
        keys = {"visit": self.visit, "instrument": self.cls15, "school": self.school, "subject": subject}
        facts = {"headers.teacher_ref": "ครูสมมติ ใจดี", "headers.grade": "ม.2", "levels.P1": 3}
        given = {name.replace("__", "."): value for name, value in fields.items()}
        self.world.put("sheet", sheet, {**keys, "rater": rater, **facts, **given})
        return sheet

    def rate(self, **fields: Any) -> None:
        """Put fields into the supervisor's school sheet; dots are written as double underscores."""
        keys = {"visit": self.visit, "instrument": self.adm4, "school": self.school}
        given = {name.replace("__", "."): value for name, value in fields.items()}
        whole = {**keys, "subject": self.school, "rater": self.supervisor, **given}
        self.world.put("sheet", self.sheet, whole)

    def complete(self) -> None:
        """Everything the school sheet needs."""
        self.rate(**{f"levels__{name}": 3 for name in ADM4_INDICATORS})
        self.rate(texts__O1="เด่น", texts__O2="พัฒนา", texts__O3="แนะนำ")

    def find(self, name: str, *indicators: str, author: str = "", **fields: Any) -> str:
        """A finding of the supervisor (or of another author) tied to these indicators."""
        record_id = worlds.an_id(name)
        keys = {"visit": self.visit, "school": self.school, "author": author or self.supervisor}
        tied = {f"indicators.{indicator}": True for indicator in indicators}
        self.world.put("finding", record_id, {**keys, "nature": "note", "text": name, **tied, **fields})
        return record_id

    def others_progress(self, answered: int, *, submitted_at: int | None = None) -> None:
        """What the server says of how far the expert is."""
        sheet = Sheet.kind().id_of(self.visit, self.adm4, self.school, self.expert)
        keys = {"sheet": sheet, "visit": self.visit, "instrument": self.adm4, "school": self.school}
        whole = {**keys, "subject": self.school, "rater": self.expert, "answered": answered, "total": 20}
        self.world.put("progress", Progress.kind().id_of(sheet), {**whole, "submitted_at": submitted_at})
