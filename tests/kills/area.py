"""Where the people of the loops work: a few schools, a visit for everybody, a count table that several fill."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fieldwork.records import Office, RoleName
from sync_server import invitations
from tests.support.instruments import count_table, rubric
from tests.support.served import Area, Served, sheet_id

SCHOOLS = 5
INDICATORS = tuple(indicator.id for indicator in rubric().indicators)
CELLS = tuple(count_table().cells)
_SINCE = {"starts": "2020-01-01"}


@dataclass(frozen=True, slots=True)
class Post:
    """One supervisor's work: their visit to a school, what they fill there, and the link that lets them in."""

    person: str
    school: str
    visit: str
    rubric: str
    table: str
    grade: str
    link: str

    @property
    def sheet(self) -> str:
        """The id of their sheet."""
        return sheet_id(self.visit, self.rubric, self.school, self.person)

    @property
    def sheet_keys(self) -> dict[str, Any]:
        """What every sheet begins with."""
        keys = {"visit": self.visit, "instrument": self.rubric, "school": self.school, "subject": self.school}
        return {**keys, "rater": self.person}


@dataclass(frozen=True, slots=True)
class Founded:
    """An office that is set up: the supervisors' posts, and the secretariat's link."""

    posts: list[Post]
    office: str
    schools: list[str]
    url: str


def found(data: Path, people: int, now_ms: Callable[[], int], database_url: str = "") -> Founded:
    """Set an office up with so many supervisors. The server process opens the same data afterwards."""
    served = Served(data, database_url)
    served.clock.ms = now_ms()
    try:
        area = Area(served)
        # a demonstration's links ask for no passphrase: hashing twenty would be most of a short loop
        served.put(("office", Office.kind().id_of("area"), {"name": "area", "title_th": "สำนักงานสมมติ", "demo": True}))
        office = area.person("สำนักงาน", RoleName.SECRETARIAT, **_SINCE)
        rubric_id, table = area.instrument("ADM4"), area.instrument("LIT")
        schools = [area.school(f"99669{n:05}", f"โรงเรียนสมมติ {n}") for n in range(1, SCHOOLS + 1)]
        posts = []
        for number in range(people):
            school = schools[number % SCHOOLS]
            person = area.person(f"ผู้นิเทศ {number}", RoleName.SUPERVISOR, **_SINCE)
            visit = area.visit(f"visit {number}", school, person, instruments=[rubric_id, table])
            grade = f"ป.{1 + number // SCHOOLS // 2}"
            posts.append(Post(person, school, visit, rubric_id, table, grade, _link(served, person)))
        return Founded(posts, _link(served, office), schools, served.settings.database_url)
    finally:
        served.close()


def _link(served: Served, person: str) -> str:
    with served.server.database.writing() as writing:
        return invitations.make(served.server, writing, person, days=7, reusable=True).token
