"""An area whose history has grown: a hundred schools whose visits add up, written by the server's own ledger."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import select

from fieldwork import stamps
from fieldwork.digests import Digest, digest
from fieldwork.ids import natural_id
from fieldwork.records import RoleName, School, Sheet
from sync_server import devices
from sync_server.devices import Caller
from sync_server.ledger import Ledger
from sync_server.office import instruments
from sync_server.server import Server
from sync_server.staging import Source
from sync_server.tables import METADATA, record, scope_digest
from tests.support.instruments import rubric

SCHOOLS, PEOPLE, FINDINGS = 100, 60, 34
SMALL, SMALL_VISITS = SCHOOLS, 6  # the number of a school that has so many visits, however large the rest
OLD, OPEN = 0, -1  # a school that all visits add up at, and the number of the one there that is under way
BUSY = PEOPLE // 3  # the first of the committee: on every visit to some schools
WORDS = "ผู้บริหารและครูร่วมกันใช้ข้อมูลผลสัมฤทธิ์วางแผนแก้ปัญหาการอ่านรายบุคคล และติดตามทุกสัปดาห์ "
_FIRST_DAY = date(2020, 5, 18)
_INDICATORS = tuple(indicator.id for indicator in rubric().indicators)


@dataclass
class Grown:
    """One server with so many records, and the devices that sync with it."""

    server: Server
    records: int
    instrument: str
    tokens: dict[str, tuple[Caller, str]] = field(default_factory=dict)
    heads: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def edit(self, kind: str, record_id: str, edit: str, values: dict[str, Any]) -> dict[str, Any]:
        """An edit that saw the write before it in each field."""
        stamp = stamps.make(self.server.now_ms(), 0, "0" * 16)
        fields = {name: [value, self.heads.get((record_id, name), [])] for name, value in values.items()}
        self.heads |= {(record_id, name): [edit] for name in values}
        return {"id": edit, "kind": kind, "record": record_id, "stamp": stamp, "fields": fields}


def person(n: int) -> str:
    """The first third are supervisors, the others of the committee."""
    return natural_id("growth", f"person {n}")


def school(n: int) -> str:
    """One of the schools, or the small one."""
    return School.kind().id_of(f"99669{n:05}")


def findings_of_the_small_school() -> Iterator[str]:
    """The findings of the first in each of its teams."""
    for visit in range(SMALL_VISITS):
        yield from (natural_id("growth", f"finding {SMALL} {visit} {n}") for n in range(0, FINDINGS, 2))


def fill(server: Server, records: int) -> Grown:
    """Write the area and visits until there are so many records; the digests must be those of what is there."""
    with server.database.writing() as writing:
        used = instruments.put(server, writing, Caller(person(0), "setup"), rubric(), waiver="วัดความเร็ว")
    grown = Grown(server, records, used)
    with server.database.writing() as writing:
        ledger = Ledger(server, writing, Source("setup", "setup", server.now_ms()))
        for n in range(SCHOOLS + 1):
            ledger.write("school", school(n), {"code": f"99669{n:05}", "name": f"โรงเรียนสมมติ {n}"}, check=False)
        for n in range(PEOPLE):
            name = {"given": f"ผู้ประเมิน {n}", "surname": "สมมติ", "login": f"growth{n}"}
            ledger.write("person", person(n), name, check=False)
            role = RoleName.EXPERT if n >= BUSY else RoleName.SUPERVISOR
            held = {"person": person(n), "role": str(role), "starts": "2020-01-01"}
            ledger.write("role", natural_id("growth", f"role {n}"), held, check=False)
        for name, who in (("supervisor", 0), ("colleague", 0), ("committee", PEOPLE - 1), ("busy", BUSY)):
            described = devices.Described(name, "bench", "bench")
            grown.tokens[name] = devices.add(server, writing, person(who), described)
        ledger.close()
    each = FINDINGS + 5
    visits = max(1, (records - PEOPLE * 2 - SCHOOLS) // each)
    _visits(grown, SMALL, range(SMALL_VISITS))
    _under_way(grown)
    for at in range(SCHOOLS):
        of_school = len(range(at, visits, SCHOOLS))
        for first in range(0, of_school, 50):
            _visits(grown, at, range(first, min(first + 50, of_school)))
    _check(server)
    return grown


def copied(filled: Grown, server: Server) -> Grown:
    """The same on an empty server with PostgreSQL, table by table: much less work than to fill it once more."""
    with filled.server.database.reading() as source, server.database.writing() as target:
        raw: Any = target.connection.connection.driver_connection
        for table in METADATA.sorted_tables:
            names = ", ".join(column.name for column in table.columns)
            raw.execute(f"TRUNCATE {table.name}")
            with raw.cursor().copy(f"COPY {table.name} ({names}) FROM STDIN") as into:
                for row in source.execution_options(yield_per=5000).execute(select(table)):
                    into.write_row(tuple(row))
    return Grown(server, filled.records, filled.instrument, filled.tokens)


def _visits(grown: Grown, at: int, numbers: range) -> None:
    """Visits of one school, closed, each with two sheets and what was found."""
    server = grown.server
    with server.database.writing() as writing:
        for number in numbers:
            team = [person((at + number) % (PEOPLE // 3)), person(BUSY + at % (PEOPLE - BUSY - 1))]
            if at == SMALL:
                team = [person(0), person(PEOPLE - 1)]  # who visits no other
            ledger = Ledger(server, writing, Source(team[0], "setup", server.now_ms()))
            visit = natural_id("growth", f"visit {at} {number}")
            day = (_FIRST_DAY + timedelta(days=number * 7)).isoformat()
            fields = {"school": school(at), "day": day, "leader": team[0], f"instruments.{grown.instrument}": True}
            closed = {"closed_at": server.now_ms(), "closed_reason": "ครบแล้ว"}
            ledger.write("visit", visit, fields | {f"team.{m}": [] for m in team} | closed, check=False)
            for member in team:
                ledger.write(*sheet(grown, visit, at, member), check=False)
            for n in range(FINDINGS):
                finding = natural_id("growth", f"finding {at} {number} {n}")
                ledger.write("finding", finding, _finding(visit, at, team[n % 2], n), check=False)
            ledger.close()


def _under_way(grown: Grown) -> None:
    """A visit to an old school that every member of the team has handed in, a lesson too, in a round of its own."""
    server, team = grown.server, [person(0), person(PEOPLE - 1)]
    with server.database.writing() as writing:
        ledger = Ledger(server, writing, Source(team[0], "setup", server.now_ms()))
        visit = natural_id("growth", f"visit {OLD} {OPEN}")
        fields = {"school": school(OLD), "day": _FIRST_DAY.isoformat(), "round": "นำร่อง", "leader": team[0]}
        fields |= {f"instruments.{grown.instrument}": True} | {f"team.{member}": [] for member in team}
        ledger.write("visit", visit, fields, check=False)
        ledger.write(*sheet(grown, visit, OLD, team[0], natural_id("growth", "lesson")), check=False)
        for member in team:
            ledger.write(*sheet(grown, visit, OLD, member), check=False)
        for n in range(FINDINGS):
            finding = natural_id("growth", f"finding {OLD} {OPEN} {n}")
            ledger.write("finding", finding, _finding(visit, OLD, team[n % 2], n), check=False)
        ledger.close()


def sheet(grown: Grown, visit: str, at: int, rater: str, subject: str = "") -> tuple[str, str, dict[str, Any]]:
    keys = {"visit": visit, "instrument": grown.instrument, "school": school(at), "subject": subject or school(at)}
    levels = {f"levels.{indicator}": 3 for indicator in _INDICATORS}
    texts = {"texts.O1": WORDS, "texts.O2": WORDS, "texts.O3": WORDS}
    whole = {**keys, "rater": rater, **levels, **texts, "submitted_at": grown.server.now_ms()}
    return "sheet", Sheet.kind().id_of(*(whole[name] for name in Sheet.kind().key)), whole


def _finding(visit: str, at: int, author: str, n: int) -> dict[str, Any]:
    fields = {"visit": visit, "school": school(at), "author": author, "nature": "strength", "text": WORDS + str(n)}
    return {**fields, "internal": False, "indicators.AC1": True}


def _check(server: Server) -> None:
    """The numbers kept beside the records are those of the records."""
    by_scope: dict[str, list[int]] = {}
    with server.database.reading() as connection:
        for row in connection.execute(select(record.c.scope, record.c.seq)):
            by_scope.setdefault(row.scope, []).append(row.seq)
        kept = {row.scope: Digest(row.records, row.total) for row in connection.execute(select(scope_digest))}
    made = {scope: digest(seqs) for scope, seqs in by_scope.items()}
    if made != {scope: found for scope, found in kept.items() if found.rows}:
        raise SystemExit("the digests are not those of the records")
