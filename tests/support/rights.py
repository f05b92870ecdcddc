"""A small area whose people try to write: what the rules say is asked before anything is put into the world."""

from datetime import date
from typing import Any

from fieldwork import access, problems
from fieldwork.catalogue import CATALOGUE
from fieldwork.records import RoleName
from fieldwork.records.stored import Record
from fieldwork.refusals import Change
from tests.support import worlds
from tests.support.worlds import MemoryWorld

TODAY = date(2026, 11, 23)


class Area:
    """A small area: one school visited by a supervisor (leader) and an expert, its principal, a secretary."""

    def __init__(self) -> None:
        self.world = MemoryWorld()
        self.school = worlds.school(self.world)
        self.supervisor = worlds.person(self.world, "นิเทศ", RoleName.SUPERVISOR)
        self.expert = worlds.person(self.world, "ทรงคุณ", RoleName.EXPERT)
        self.principal = worlds.person(self.world, "ผอ", RoleName.PRINCIPAL, school=self.school)
        self.secretary = worlds.person(self.world, "เลขา", RoleName.SECRETARIAT)
        self.adm4, self.cls15 = worlds.instrument(self.world, "ADM4"), worlds.instrument(self.world, "CLS15")
        self.lit = worlds.instrument(self.world, "LIT")
        used = [self.adm4, self.cls15, self.lit]
        self.visit = worlds.visit(self.world, "v", self.school, self.supervisor, self.expert, instruments=used)

    def try_to_write(self, who: str, kind: str, record_id: str, fields: dict[str, Any]) -> str | None:
        """Write if allowed, else return the refusal's code."""
        before = self.world.get(kind, record_id)
        after = Record(kind, record_id, {**(before.fields if before else {}), **fields})
        actor = access.actor_on(who, self.world, TODAY)
        found = access.refusal(actor, Change(before, after, frozenset(fields)), self.world)
        if found is None:
            self.world.put(kind, record_id, fields)
            return None
        assert problems.sentence(found.code, found.facts) != found.code and found.code in CATALOGUE
        return found.code

    def rate(self, who: str, used: str | None = None, **fields: Any) -> str | None:
        """Write to who's own school sheet; dots are written as double underscores."""
        instrument = used or self.adm4
        given = {name.replace("__", "."): value for name, value in fields.items()}
        keys = {"visit": self.visit.id, "instrument": instrument, "school": self.school, "subject": self.school}
        return self.try_to_write(
            who, "sheet", worlds.sheet_id(self.visit, instrument, who), {**keys, "rater": who, **given}
        )

    def complete(self, who: str) -> dict[str, Any]:
        """Everything an ADM4 sheet needs before it may be submitted."""
        levels = {f"levels__{i}": 3 for i in ADM4_INDICATORS}
        return {**levels, "texts__O1": "ดี", "texts__O2": "พัฒนา", "texts__O3": "แนะนำ"}


ADM4_INDICATORS = [
    *(f"AC{n}" for n in range(1, 8)),
    *(f"BU{n}" for n in range(1, 5)),
    *(f"PE{n}" for n in range(1, 5)),
    *(f"GE{n}" for n in range(1, 6)),
]
