"""What only PostgreSQL has: deadlocks, and sorting by a language. Numbers as in docs/sync-faults.md."""

from __future__ import annotations

import json
import threading
import time
from typing import Any

import pytest
from sqlalchemy import Column, func, literal, select, text
from sqlalchemy.exc import IntegrityError

from fieldwork.wire import Edit
from sync_server.database import is_listed
from sync_server.edits import read_edit
from sync_server.pushing import lock
from sync_server.tables import change, device, record, visit_member
from sync_server.upserts import append
from tests.support.served import Area, Served

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
