"""Pushes that wait together are taken in together, and each is answered as if it had come alone."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import OperationalError

from fieldwork.records import RoleName
from sync_server import database, epochs, pushing, together
from sync_server.tables import change, quarantine, receipt, record
from tests.support.served import Area, Phone, Served, sheet_fields, sheet_id

Sent = tuple[Phone, bytes]


def all_waiting(served: Served, sent: Sequence[Sent]) -> list[httpx.Response]:
    """Send these one after the other while no worker is free, and let them go once all of them wait."""
    pushes, go = served.pushes, threading.Event()
    for _ in range(together.WORKERS):
        pushes._workers.submit(go.wait)

    async def send_all() -> list[httpx.Response]:
        transport = httpx.ASGITransport(served.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://office.test", timeout=60) as client:
            asked = []
            for n, (phone, body) in enumerate(sent, 1):
                sending = client.post("/api/sync/push", content=body, headers=phone.headers)
                asked.append(asyncio.create_task(sending))
                while len(pushes._queue) < n:
                    assert not asked[-1].done(), asked[-1].result().text
                    await asyncio.sleep(0.005)
            go.set()
            return await asyncio.gather(*asked)

    return asyncio.run(send_all())


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pushes each transaction takes in from now on."""
    transactions, take_in = [], pushing.take_in

    def counting(server: Any, writing: Any, pushes: Any) -> Any:
        transactions.append(len(pushes))
        return take_in(server, writing, pushes)

    monkeypatch.setattr(pushing, "take_in", counting)
    return transactions


def a_visit(area: Area) -> list[Sent]:
    """Two raters who fill and hand in their sheets, the office that writes beside them, and one who may not write."""
    school, adm4 = area.school(), area.instrument()
    raters = [area.person("ก", RoleName.SUPERVISOR), area.person("ข", RoleName.EXPERT)]
    stranger = area.person("ค", RoleName.EXPERT)
    visit = area.visit("v", school, *raters, instruments=[adm4])
    sent = []
    for who in (*raters, stranger):
        phone, sheet = area.phone(who), sheet_id(visit, adm4, school, who)
        whole = sheet_fields(visit, adm4, school, who)
        last = {name: whole.pop(name) for name in ("levels.AC1", "levels.AC2")}
        acts = [whole, *({name: level} for name, level in last.items()), {"submitted_at": phone.now()}]
        sent.append((phone, phone.batch(*(phone.edit("sheet", sheet, act) for act in acts))))
    office = area.phone(area.office)
    sent.append((office, office.batch(office.edit("school", school, {"students": 7}))))
    return sent


def kept(served: Served) -> dict[str, list[Any]]:
    """What the database holds, but for ids and clocks that no two servers have in common."""
    columns = {
        "record": (record.c.kind, record.c.id, record.c.scope, record.c.body),
        "change": (change.c.kind, change.c.record, change.c.scope, change.c.person, func.substr(change.c.stamp, 1, 16)),
        "aside": (quarantine.c.person, quarantine.c.code),
    }
    hidden = {"role", "instrument", "office"}
    rows = {name: [tuple(row) for row in served.rows(select(*of))] for name, of in columns.items()}
    return {name: sorted(row for row in of if row[0] not in hidden) for name, of in rows.items()}


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Served]:
    """A second server, to which everything is sent one after the other."""
    served = Served(tmp_path / "alone")
    yield served
    served.close()


def test_pushes_taken_in_together_leave_what_one_after_the_other_would(
    area: Area, alone: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    replies = [phone.send(body) for phone, body in a_visit(Area(alone))]
    sent, transactions = a_visit(area), counted(monkeypatch)
    at_once = all_waiting(area.served, sent)

    def told(of: Sequence[httpx.Response]) -> list[Any]:
        return sorted((r["received"], [each["status"] for each in r["results"]]) for r in (x.json() for x in of))

    assert told(at_once) == told(replies)
    assert kept(area.served) == kept(alone)
    assert transactions == [len(sent)]
    assert len(area.served.rows(select(receipt))) == len(sent)


def test_what_is_wrong_with_one_is_told_to_that_one_alone(area: Area) -> None:
    school = area.school()
    phones = [area.phone(area.office) for _ in range(4)]
    edits = [phone.edit("school", school, {"students": n}) for n, phone in enumerate(phones)]
    reused = phones[0].batch(edits[0], batch="b")
    assert phones[0].send(reused).status_code == 200
    sent = [
        (phones[0], phones[0].batch(phones[0].edit("school", school, {"students": 9}), batch="b")),
        (phones[1], phones[2].batch(edits[1])),
        (phones[2], phones[2].batch(edits[2], epoch="another life")),
        (phones[3], phones[3].batch(edits[3])),
    ]

    replies = all_waiting(area.served, sent)

    assert [r.json().get("code") for r in replies] == ["batch_reused", "wrong_device", "epoch_changed", None]
    with area.served.server.database.reading() as connection:
        assert replies[2].json()["facts"]["epoch"] == epochs.epoch(connection)
    assert [r["status"] for r in replies[3].json()["results"]] == ["conflict"]


def test_one_that_the_code_cannot_take_in_fails_alone(area: Area, monkeypatch: pytest.MonkeyPatch) -> None:
    school, phones = area.school(), [area.phone(area.office) for _ in range(5)]
    sent = [(phone, phone.batch(phone.edit("school", school, {f"phone{n}": "1"}))) for n, phone in enumerate(phones)]
    take_in = pushing.take_in

    def fails(server: Any, writing: Any, pushes: Any) -> Any:
        done = take_in(server, writing, pushes)
        if any(each.caller.device == phones[2].caller.device for each in pushes):
            raise RuntimeError("not this one")
        return done

    monkeypatch.setattr(pushing, "take_in", fails)
    replies = all_waiting(area.served, sent)

    assert [reply.status_code for reply in replies] == [200, 200, 500, 200, 200]
    devices = {row.device for row in area.served.rows(select(receipt.c.device))}
    assert devices == {phone.caller.device for n, phone in enumerate(phones) if n != 2}


def test_when_the_commit_fails_nobody_of_those_together_is_told_that_it_succeeded(
    area: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    school, phones = area.school(), [area.phone(area.office) for _ in range(5)]
    sent = [(phone, phone.batch(phone.edit("school", school, {"students": n}))) for n, phone in enumerate(phones)]

    def fail(_: Connection) -> None:
        raise OperationalError("COMMIT", {}, Exception("the disk is gone"))

    with monkeypatch.context() as patch:
        patch.setattr(Connection, "commit", fail)
        replies = all_waiting(area.served, sent)

    assert {reply.status_code for reply in replies} == {500}
    assert area.served.rows(select(receipt)) == []
    assert [phone.send(body).json()["received"] for phone, body in sent] == [1] * 5


def test_two_batches_of_one_device_are_not_taken_in_together(
    area: Area, school: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    phone, other = area.phone(area.office), area.phone(area.office)
    batches = [phone.batch(phone.edit("school", school, {"students": n})) for n in (1, 2)]
    transactions = counted(monkeypatch)

    replies = all_waiting(area.served, [*((phone, batch) for batch in batches), (other, other.batch())])

    assert sorted(reply.json()["received"] for reply in replies) == [0, 1, 2]
    assert sorted(transactions) == [1, 2]


@pytest.mark.parametrize("served", ["sqlite"], indirect=True)
def test_those_for_whom_the_database_has_no_turn_are_sent_away_at_once_and_not_one_after_the_other(
    area: Area, school: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    phones = [area.phone(area.office) for _ in range(4)]
    sent = [(phone, phone.batch(phone.edit("school", school, {"students": n}))) for n, phone in enumerate(phones)]
    transactions = counted(monkeypatch)
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.2)

    with area.served.server.database.writing() as somebody:
        assert somebody.connection is not None
        replies = all_waiting(area.served, sent)

    assert [(reply.status_code, reply.json()["code"]) for reply in replies] == [(503, "busy")] * 4
    assert transactions == [4]


def test_the_same_edit_from_two_devices_at_once_counts_for_the_first_alone(area: Area, school: str) -> None:
    phone, copy = area.phone(area.office), area.phone(area.office)
    edit = phone.edit("school", school, {"students": 1})

    replies = [
        reply.json() for reply in all_waiting(area.served, [(phone, phone.batch(edit)), (copy, copy.batch(edit))])
    ]

    assert sorted((r["received"], r["results"][0]["status"], r["results"][0].get("code")) for r in replies) == [
        (0, "duplicate", "other_device"),
        (1, "applied", None),
    ]
