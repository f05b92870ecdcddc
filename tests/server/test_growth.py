"""One sync costs the same however much there has been: what the database has to do for it is counted, before and after
a school has seen fifty more visits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from typing import Any

import pytest
from sqlalchemy import Connection, text

from fieldwork.ids import natural_id
from fieldwork.records import Counts, LessonSummary
from sync_server import upcoming
from sync_server.tables import departure, record
from sync_server.upserts import append
from tests.support.served import Area, Served, sheet_id
from tests.support.underway import VisitUnderWay
from tests.support.work import Work

_ROWS_READ = text("SELECT sum(seq_tup_read + coalesce(idx_tup_fetch, 0)) FROM pg_stat_xact_user_tables")
VISITS = 50
AS_MUCH = 1.05  # a tree of more pages is a level deeper now and then


@pytest.fixture
def under_way(area: Area) -> VisitUnderWay:
    return VisitUnderWay(area)


def long_ago(under_way: VisitUnderWay, number: int, first: int = 0) -> None:
    """So many closed visits of the same team to the same school, in an earlier round, each with a lesson."""
    leader, expert, used = under_way.leader, under_way.expert, under_way.cls15
    closed = {"day": "2021-06-01", "closed_at": 1, "closed_reason": "ครบแล้ว", f"instruments.{used}": True}
    team = {"leader": leader, f"team.{leader}": [], f"team.{expert}": []}
    records: list[tuple[str, str, dict[str, Any]]] = []
    for n in range(first, first + number):
        visit, lesson = natural_id("test", f"past {n}"), natural_id("test", f"past lesson {n}")
        records.append(("visit", visit, {"school": under_way.school, **team, **closed}))
        keys = {"visit": visit, "instrument": used, "school": under_way.school, "subject": lesson, "rater": leader}
        records.append(("sheet", sheet_id(visit, used, lesson, leader), {**keys, "levels.P1": 3, "submitted_at": 1}))
    under_way.area.served.put(*records)


def test_nothing_to_do_is_as_little_after_fifty_visits_more(under_way: VisitUnderWay) -> None:
    phone, work = under_way.expert_phone, Work(under_way.area.served.server.database)
    long_ago(under_way, 2)
    phone.pull(), phone.pull()
    before = work.of(phone.page)
    long_ago(under_way, VISITS, first=2)
    phone.pull(), phone.pull()

    assert work.of(phone.page) <= AS_MUCH * before


def test_what_comes_next_is_found_among_twenty_thousand_rows_of_others(served: Served) -> None:
    most = 100
    with served.server.database.writing() as writing:
        for table in (record, departure):
            append(writing.connection, table, list(_crowded(40, 500)))
        if not served.server.database.is_sqlite:
            writing.connection.exec_driver_sql("ANALYZE")

    with served.server.database.reading() as connection:
        for look, scopes in product((upcoming.seqs, upcoming.departures), (1, upcoming.FEW, 35)):
            held = [f"results:{n}" for n in range(scopes)]
            for _ in range(8):  # PostgreSQL thinks again after five
                found, rows = _read(connection, partial(look, connection, held, 0, most))
                assert len(found) == (10 if scopes == 1 else most)
                assert rows <= (most + 1) * scopes, (look, scopes)


def _crowded(scopes: int, each: int) -> Iterator[dict[str, Any]]:
    """Rows of so many scopes in turn; only the first scope is small, and its rows are the last of all."""
    rows = [f"results:{n % scopes}" for n in range(scopes * each) if n % scopes] + ["results:0"] * 10
    empty = dict.fromkeys(("school", "visit", "owner", "parent"))
    for seq, scope in enumerate(rows, 1):
        body = {"kind": "finding", "id": natural_id("crowd", seq), "scope": scope, "seq": seq}
        yield {**empty, **body, "body": "{}", "marks": "[]"}


def _read(connection: Connection, look: Callable[[], list[Any]]) -> tuple[list[Any], int]:
    """What is found, and how many rows are read for it; on SQLite twenty steps count as a row, which needs fewer."""
    if connection.dialect.name != "sqlite":
        before = connection.execute(_ROWS_READ).scalar_one()
        return look(), int(connection.execute(_ROWS_READ).scalar_one() - before)
    steps: list[None] = []
    raw: Any = connection.connection.driver_connection
    raw.set_progress_handler(lambda: steps.append(None), 1)
    found = look()
    raw.set_progress_handler(None, 1)
    return found, len(steps) // 20


def test_a_lesson_of_a_released_visit_is_taken_in_without_reading_the_rounds_before(under_way: VisitUnderWay) -> None:
    phone, work = under_way.supervisor_phone, Work(under_way.area.served.server.database)
    long_ago(under_way, 2)
    under_way.rate(phone), under_way.rate(under_way.expert_phone)
    under_way.observe(phone, 1, 3)
    second = work.of(lambda: under_way.observe(phone, 2, 3))
    third = work.of(lambda: under_way.observe(phone, 3, 3))
    long_ago(under_way, VISITS, first=2)
    fourth = work.of(lambda: under_way.observe(phone, 4, 3))

    each_more = third - second  # what a lesson costs that is in the round already
    assert fourth <= AS_MUCH * (third + each_more)


def test_a_visit_without_lessons_is_released_without_reading_any_other(under_way: VisitUnderWay) -> None:
    phones, work = (under_way.supervisor_phone, under_way.expert_phone), Work(under_way.area.served.server.database)
    phone, sheet = phones[1], under_way.sheet(under_way.expert)

    def open_and_close() -> None:
        phone.pull()
        again = {"submitted_at": None, "reopened.1": f"ลืมไปข้อหนึ่งเมื่อ {phone.now()}"}
        assert phone.write("sheet", sheet, again)["status"] == "applied"
        phone.pull()
        assert phone.write("sheet", sheet, {"submitted_at": phone.now()})["status"] == "applied"

    for each in phones:
        under_way.rate(each)
    open_and_close()
    before = work.of(open_and_close)
    others = (natural_id("test", f"same round {n}") for n in range(VISITS))
    fields = {"school": under_way.school, "day": "2026-11-23", "leader": under_way.leader}
    under_way.area.served.put(*(("visit", other, fields) for other in others))
    open_and_close()

    assert work.of(open_and_close) <= AS_MUCH * before


def test_one_finding_more_is_taken_in_without_reading_those_before(under_way: VisitUnderWay) -> None:
    phone, work = under_way.supervisor_phone, Work(under_way.area.served.server.database)
    keys = {
        "visit": under_way.visit,
        "school": under_way.school,
        "author": phone.person,
        "nature": "note",
        "text": "พบ",
    }

    def find(name: str) -> None:
        assert phone.write("finding", natural_id("test", name), keys)["status"] == "applied"

    find("first")
    before = work.of(lambda: find("second"))
    findings = (natural_id("test", f"before {n}") for n in range(100))
    under_way.area.served.put(*(("finding", finding, keys) for finding in findings))

    assert work.of(lambda: find("third")) <= AS_MUCH * before


def test_a_supervisor_counts_without_any_visit_being_read(under_way: VisitUnderWay) -> None:
    phone, work = under_way.supervisor_phone, Work(under_way.area.served.server.database)
    table = under_way.area.instrument("LIT")

    def count(grade: str) -> None:
        fields = {"instrument": table, "school": under_way.school, "round": "2569/2", "grade": grade}
        row = Counts.kind().id_of(*(fields[name] for name in Counts.kind().key))
        assert phone.write("counts", row, {**fields, "cells.screened": 20})["status"] == "applied"

    count("ป.1")
    before = work.of(lambda: count("ป.2"))
    long_ago(under_way, VISITS)

    assert work.of(lambda: count("ป.3")) <= AS_MUCH * before


def test_a_visit_that_moves_to_another_round_takes_its_lessons_with_it(under_way: VisitUnderWay) -> None:
    for phone in (under_way.supervisor_phone, under_way.expert_phone):
        under_way.rate(phone)
    under_way.observe(under_way.supervisor_phone, 1, 3)

    def lessons(named: str) -> object:
        under_way.director_phone.pull()
        summary = LessonSummary.kind().id_of(under_way.school, under_way.cls15, named)
        return under_way.director_phone.mirror.get(("lesson_summary", summary), {}).get("fields", {}).get("lessons")

    assert (lessons("2569/2"), lessons("พิเศษ")) == (1, None)
    under_way.office_phone.pull()
    assert under_way.office_phone.write("visit", under_way.visit, {"round": "พิเศษ"})["status"] == "applied"
    assert (lessons("2569/2"), lessons("พิเศษ")) == (0, 1)
