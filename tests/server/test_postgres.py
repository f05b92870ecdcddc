"""What only PostgreSQL has: deadlocks, and sorting by a language. Numbers as in docs/sync-faults.md."""

from __future__ import annotations

import json
import threading
import time
from typing import Any

import psycopg
import pytest
from sqlalchemy import Column, func, literal, select, text
from sqlalchemy.exc import IntegrityError

from fieldwork.wire import Edit
from sync_server import database
from sync_server.database import Database, is_listed
from sync_server.edits import read_edit
from sync_server.pushing import lock
from sync_server.tables import change, device, record, visit_member
from sync_server.upserts import append
from tests.support.postgres import free_port
from tests.support.served import Area, Phone, Served

ON_POSTGRES = pytest.mark.parametrize("served", ["postgresql"], indirect=True)


@ON_POSTGRES
def test_52_of_two_writers_in_a_deadlock_one_is_told_to_come_again_and_nothing_is_lost(area: Area) -> None:
    school, phone = area.school(), area.phone(area.office)
    said = phone.edit("school", school, {"students": 5})
    body, edit = phone.batch(said), read_edit(said)
    assert isinstance(edit, Edit)
    told = []
    _let_the_first_look("4s", area.served)  # a busy machine takes its time until the second waits as well
    with area.served.server.database.writing() as other:
        other.connection.execute(text("SET LOCAL deadlock_timeout = '1min'"))
        other.connection.execute(select(device).where(device.c.id == phone.caller.device).with_for_update())
        pushing = threading.Thread(target=lambda: told.append(phone.send(body)))
        pushing.start()
        _until_somebody_waits(area.served)  # the push has the school, and waits for its device
        lock(other, ["another"], [edit])
        pushing.join(30)

    (reply,) = told
    assert (reply.status_code, reply.json()["code"]) == (503, "busy")
    assert int(reply.headers["Retry-After"]) > 0
    assert area.served.rows(select(func.count()).select_from(change).where(change.c.record == school))[0][0] == 1

    again = phone.send(body)
    assert again.json()["results"][0]["status"] == "applied" and again.json()["received"] == 1


@ON_POSTGRES
def test_no_statement_is_compiled_first_for_rows_that_are_only_guessed(served: Served) -> None:
    assert served.rows(text("SHOW jit"))[0][0] == "off"


@ON_POSTGRES
def test_53_the_databases_of_these_tests_sort_by_a_language_and_not_by_bytes(served: Served) -> None:
    with served.server.database.reading() as connection:
        assert connection.execute(select(literal("a") < literal("B"))).scalar_one() is True
        assert "a" > "B"


@ON_POSTGRES
@pytest.mark.parametrize("column", [change.c.edit, record.c.seq], ids=str)
def test_a_list_is_looked_up_by_its_index_even_where_nothing_is_known_of_the_table(
    served: Served, column: Column[Any]
) -> None:
    asked = json.dumps([7 if column is record.c.seq else "an edit"] * 250)
    query = select(column).where(is_listed(column, "listed"))
    spelled = str(query.compile(served.server.database.engine)).replace("%(listed)s", f"'{asked}'")
    with served.server.database.writing() as writing:
        writing.connection.execute(text(_FILL[column.table.name]))  # never analysed
        plan = "\n".join(writing.connection.execute(text(f"EXPLAIN {spelled}".replace(":", "\\:"))).scalars())
    assert "Index" in plan and "Seq Scan" not in plan.replace("Seq Scan on jsonb", ""), plan


@ON_POSTGRES
def test_a_database_that_was_started_anew_is_busy_for_a_moment_and_no_fault(
    area: Area, school: str, office: Phone
) -> None:
    body = office.batch(office.edit("school", school, {"students": 5}))
    assert office.pull()
    _end_connections(area.served)

    replies = [office.send(body) for _ in range(4)]

    assert {reply.status_code for reply in replies} == {200, 503}
    assert {reply.json()["code"] for reply in replies if reply.status_code == 503} == {"busy"}
    taken = select(func.count()).select_from(change).where(change.c.device == office.caller.device)
    assert area.served.rows(taken)[0][0] == 1


@ON_POSTGRES
def test_a_connection_that_slept_while_the_database_was_started_anew_is_not_used(
    area: Area, school: str, office: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = office.batch(office.edit("school", school, {"students": 5}))
    assert office.pull()
    _end_connections(area.served)
    monkeypatch.setattr(database, "_ASLEEP_SECONDS", -1)

    assert office.send(body).status_code == 200


@ON_POSTGRES
def test_a_database_that_is_not_there_is_busy_and_no_fault(
    area: Area, office: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = Database(f"postgresql+psycopg://nobody@127.0.0.1:{free_port()}/nothing")
    monkeypatch.setattr(area.served.server.database, "engine", gone.engine)

    reply = office.send(office.batch())

    assert (reply.status_code, reply.json()["code"]) == (503, "busy") and int(reply.headers["Retry-After"]) > 0


def _end_connections(served: Served) -> None:
    """End all of the server's connections, as a database does that is started anew."""
    others = "datname = current_database() AND pid <> pg_backend_pid()"
    engine = served.server.database.engine
    with psycopg.connect(engine.url.set(drivername="postgresql").render_as_string(hide_password=False)) as connection:
        connection.execute(f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE {others}")


@ON_POSTGRES
def test_of_many_rows_that_are_copied_in_one_that_is_known_is_told_as_such_and_nothing_is_kept(served: Served) -> None:
    rows = [{"person": f"p{n}", "visit": "ก\t\\N", "school": "s"} for n in range(30)]
    with served.server.database.writing() as writing:
        append(writing.connection, visit_member, rows)
    assert len(served.rows(select(visit_member).where(visit_member.c.visit == rows[0]["visit"]))) == 30

    with pytest.raises(IntegrityError), served.server.database.writing() as writing:
        append(writing.connection, visit_member, [{**row, "visit": "v"} for row in rows] + rows[:1])
    assert len(served.rows(select(visit_member))) == 30


_FILL = {
    "change": """INSERT INTO change SELECT 'e' || n, 'sheet', 'r', '', '{}', 'p', 'd', 0, 0, 's'
        FROM generate_series(1, 5000) n""",
    "record": """INSERT INTO record SELECT 'sheet', 'r' || n, 's', NULL, NULL, NULL, NULL, '{}', '[]', n + 10000
        FROM generate_series(1, 5000) n""",
}


def _let_the_first_look(after: str, served: Served) -> None:
    """Have whoever waits look for a deadlock after this time, and only then."""
    engine = served.server.database.engine
    with served.server.database.writing() as writing:
        writing.connection.execute(text(f"ALTER DATABASE \"{engine.url.database}\" SET deadlock_timeout = '{after}'"))
    engine.dispose()


def _until_somebody_waits(served: Served) -> None:
    locked = "wait_event_type = 'Lock' AND datname = current_database()"
    waiting = text(f"SELECT count(*) FROM pg_stat_activity WHERE {locked}")
    deadline = time.monotonic() + 10
    while not served.rows(waiting)[0][0]:
        assert time.monotonic() < deadline, "nobody waits"
        time.sleep(0.02)
