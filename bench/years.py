"""Three years of sixty schools on top of the demo, and teachers by the thousand: what a device comes to hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from fieldwork.ids import natural_id
from fieldwork.records import Feedback, School
from sync_server.demo.area import instrument_id, person_id, school_id
from sync_server.ledger import Ledger
from sync_server.main import open_server
from sync_server.settings import Settings
from sync_server.staging import Source
from tests.support.served import sheet_fields, sheet_id

SCHOOLS, YEARS, VISITS_A_YEAR, DAYS = 60, 3, 4, 365
TEAMS = (("supervisor-1", "expert-1"), ("supervisor-2", "expert-2"), ("supervisor-3", "expert-3"))
Written = tuple[str, str, Mapping[str, Any]]
GIVEN = ("สมมติ", "จำลอง", "ตัวอย่าง", "ทดลอง", "นามสมมุติ")
SURNAMES = ("สมมติวงศ์", "จำลองสุข", "ตัวอย่างดี", "ทดลองเรียน", "ใจสมมติ")
WORDS = "ครูวางแผนการสอนร่วมกันทุกสัปดาห์ และใช้ผลการอ่านรายบุคคลจัดกลุ่มนักเรียน"


def years_of_visits(today: date) -> Iterator[Written]:
    """60 schools visited four times a year for three years, half a year of it to come.

    Of each visit that is over: two sheets, four findings, a feedback, and two agreements, one of seven still open.
    """
    schools = [school_id(number) for number in range(1, 31)]
    for number in range(31, SCHOOLS + 1):
        code = f"99669{number:05d}"
        schools.append(School.kind().id_of(code))
        yield "school", schools[-1], {"code": code, "name": f"โรงเรียนสมมติแห่งที่ {number}", "size": "S"}
    used, first = instrument_id("ADM4"), today - timedelta(days=DAYS * (2 * YEARS - 1) // 2)
    for n in range(SCHOOLS * YEARS * VISITS_A_YEAR):
        day = first + timedelta(days=n * DAYS // (SCHOOLS * VISITS_A_YEAR))
        school, visit = schools[n % SCHOOLS], natural_id("bench-visit", n)
        team = [person_id(login) for login in TEAMS[n % len(TEAMS)]]
        members = {f"team.{member}": [] for member in team}
        about = {"school": school, "day": day.isoformat(), "leader": team[0], f"instruments.{used}": True}
        over = {"closed_at": 1, "closed_reason": "ครบ"} if day < today else {}
        yield "visit", visit, {**about, **members, **over}
        for rater in team if day < today else ():
            fields = sheet_fields(visit, used, school, rater)
            yield "sheet", sheet_id(visit, used, school, rater), {**fields, "submitted_at": 1}
        if day < today:
            told = {"visit": visit, "school": school, "version": 1, "author": team[0], "published_at": 1}
            item = {"kind": "strength", "text": WORDS, "order": 1}
            yield "feedback", Feedback.kind().id_of(visit, 1, team[0]), {**told, "items.s1": item}
            yield from _found(visit, school, team)
            yield from _agreed(visit, school, day, n)


def _found(visit: str, school: str, team: list[str]) -> Iterator[Written]:
    for n in range(4):
        about = {"visit": visit, "school": school, "author": team[n % 2], "indicators.AC1": True, "internal": False}
        said = {"nature": ("strength", "improve")[n % 2], "text": f"{WORDS} ข้อที่ {n + 1}"}
        yield "finding", natural_id("bench-finding", f"{visit} {n}"), {**about, **said}


def _agreed(visit: str, school: str, day: date, number: int) -> Iterator[Written]:
    for n in range(2):
        about = {"visit": visit, "school": school, "action": WORDS, "owner": "หัวหน้ากลุ่มบริหารวิชาการ"}
        when = {"due": (day + timedelta(days=60)).isoformat(), "state": "open" if (2 * number + n) % 7 == 0 else "done"}
        yield "agreement", natural_id("bench-agreement", f"{visit} {n}"), {**about, **when}


def teachers(count: int) -> Iterator[Written]:
    """So many people of the schools, each with a role that names one."""
    for n in range(count):
        person, named = (
            natural_id("bench-teacher", n),
            (GIVEN[n % len(GIVEN)], SURNAMES[n // len(GIVEN) % len(SURNAMES)]),
        )
        said = {"given": f"{named[0]}{n // 100}", "surname": named[1], "position": "ครู วิทยฐานะชำนาญการ"}
        yield "person", person, {**said, "login": f"teacher{n}"}
        held = {"person": person, "role": "teacher_supervisor", "school": school_id(n % 30 + 1), "starts": "2026-01-01"}
        yield "role", natural_id("bench-teacher-role", n), held


def filled(data: Path, *, people: int = 0) -> int:
    """Put the years, and so many teachers, into the area of a stopped office; returns how many records that are."""
    server = open_server(Settings.from_env({"DATA_DIR": str(data)}))
    written = [*years_of_visits(server.today()), *teachers(people)]
    with server.database.writing() as writing:
        ledger = Ledger(server, writing, Source("setup", "setup", server.now_ms()))
        for kind, record, fields in written:
            refused = ledger.write(kind, record, fields, check=False)
            assert refused is None, refused
        ledger.close()
    server.database.close()
    return len(written)
