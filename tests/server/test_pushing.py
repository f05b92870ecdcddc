"""A batch gets one reply for ever, has one effect however often it comes, and is answered only after the commit."""

from __future__ import annotations

import gzip
import json
import threading
from typing import Any

import pytest
from sqlalchemy import Connection, func, select, text
from sqlalchemy.exc import OperationalError

from fieldwork.records import RoleName
from fieldwork.wire import MAX_EDITS, Edit
from sync_server import epochs, pulling, pushing, rush
from sync_server.tables import change, clock, quarantine, receipt, record
from tests.support.served import Area, Phone, sheet_fields, sheet_id


def counts(area: Area) -> list[int]:
    """How much the ledger holds."""
    tables = (record, change, quarantine, receipt)
    seq = area.served.rows(select(clock.c.value).where(clock.c.name == "seq"))[0][0]
    return [seq, *(area.served.rows(select(func.count()).select_from(table))[0][0] for table in tables)]


def test_the_same_bytes_again_get_the_same_reply_and_change_nothing(area: Area, school: str, office: Phone) -> None:
    body = office.batch(
        office.edit("school", school, {"students": 1}), office.edit("school", school, {"students": "x"})
    )
    first, after_first = office.send(body), counts(area)

    again = [office.send(body) for _ in range(3)]

    assert {reply.content for reply in again} == {first.content}
    assert counts(area) == after_first


def test_sixty_four_identical_pushes_at_the_same_time_have_one_effect(area: Area, school: str, office: Phone) -> None:
    before = counts(area)
    body = office.batch(*(office.edit("school", school, {name: 5}) for name in ("students", "teachers", "classrooms")))
    sent = {"content": body, "headers": office.headers}

    replies = area.served.ask_all([("POST", "/api/sync/push", sent)] * 64)

    assert {reply.status_code for reply in replies} == {200}
    assert len({reply.content for reply in replies}) == 1
    assert [now - then for now, then in zip(counts(area), before, strict=True)] == [1, 0, 3, 0, 1]
    assert replies[0].json()["received"] == 3


def test_more_pushes_at_once_than_there_are_threads_all_get_through(area: Area, office: Phone) -> None:
    phones = [area.phone(area.office) for _ in range(60)]
    schools = [area.school(f"99669{n:05}", f"โรงเรียน {n}") for n in range(60)]
    bodies = [p.batch(p.edit("school", s, {"students": 1})) for p, s in zip(phones, schools, strict=True)]

    replies = area.served.ask_all(
        ("POST", "/api/sync/push", {"content": body, "headers": phone.headers})
        for body, phone in zip(bodies, phones, strict=True)
    )

    assert [reply.json()["results"][0]["status"] for reply in replies] == ["applied"] * 60


def test_a_push_that_finds_too_many_waiting_is_told_when_to_come_again(
    area: Area, school: str, office: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    body, before = office.batch(office.edit("school", school, {"students": 1})), counts(area)
    with monkeypatch.context() as full:
        full.setattr(rush, "MANY", 0)
        busy = office.send(body)

    assert (busy.status_code, busy.json()["code"]) == (503, "busy") and int(busy.headers["Retry-After"]) > 0
    assert counts(area) == before
    assert office.send(body).json()["results"][0]["status"] == "applied"


def test_a_crowd_is_sent_away_before_anybody_is_asked_who_they_are(
    area: Area, office: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rush, "MANY", 0)

    assert area.served.ask("POST", "/api/sync/push", content=b"no batch").status_code == 503


def test_an_answer_that_was_private_when_it_was_written_stays_so_in_the_history(area: Area, school: str) -> None:
    adm4, rater = area.instrument(), area.person("นิเทศ", RoleName.SUPERVISOR)
    visit = area.visit("v", school, rater, instruments=[adm4])
    sheet, phone = sheet_id(visit, adm4, school, rater), area.phone(rater)
    whole = sheet_fields(visit, adm4, school, rater)
    last = {name: whole.pop(name) for name in ("levels.AC1", "levels.AC2")}
    acts = [whole, *({name: level} for name, level in last.items()), {"submitted_at": phone.now()}]

    results = phone.push(*(phone.edit("sheet", sheet, act) for act in acts))

    assert {result["status"] for result in results} == {"applied"}
    made = dict(area.served.rows(select(change.c.edit, change.c.scope).where(change.c.record == sheet)))
    assert [made[r["id"]] for r in results] == [f"own:{rater}"] * 3 + [f"results:{school}"]


def test_answers_on_a_sheet_wait_for_their_school_and_not_for_the_office(area: Area, school: str) -> None:
    rater = area.person("นิเทศ", RoleName.SUPERVISOR)
    visit = area.visit("v", school, rater, instruments=[area.instrument()])
    sheet, stamp = sheet_id(visit, "i", school, rater), "0" * 32
    opened = Edit("a", "sheet", sheet, stamp, {"school": (school, []), "rater": (rater, [])})
    answered = Edit("b", "sheet", sheet, stamp, {"levels.AC1": (3, [])})

    assert _locks(area, [opened, answered]) == _locks(area, [opened])
    assert _locks(area, [answered]) == _locks(area, [Edit("c", "role", school, stamp, {"starts": ("", [])})])
    assert _locks(area, [Edit("d", "visit", visit, stamp, {"closed_at": (1, [])})]) == _locks(area, [opened])


def _locks(area: Area, edits: list[Edit]) -> set[int]:
    """What a push of these edits holds until its end. SQLite's one writer holds everything."""
    if area.served.server.database.is_sqlite:
        return set()
    held = text(
        "SELECT (classid::bigint << 32) | objid::bigint FROM pg_locks "
        "WHERE pid = pg_backend_pid() AND locktype = 'advisory'"
    )
    with area.served.server.database.writing() as writing:
        pushing.lock(writing, ["device"], edits)
        found = set(writing.connection.execute(held).scalars())
    assert len(found) == 2  # the device's, and one more
    return found


def test_a_batch_id_with_other_bytes_is_refused(area: Area, school: str, office: Phone) -> None:
    edit = office.edit("school", school, {"students": 1})
    office.send(office.batch(edit, batch="b1"))

    reply = office.send(office.batch(edit, office.edit("school", school, {"students": 2}), batch="b1"))

    assert (reply.status_code, reply.json()["code"]) == (409, "batch_reused")


def test_the_edits_of_a_batch_may_come_again_in_other_company(area: Area, school: str, office: Phone) -> None:
    edits = [office.edit("school", school, {name: 5}) for name in ("students", "teachers")]
    office.push(*edits)

    results = office.push(edits[1], office.edit("school", school, {"classrooms": 4}), edits[0])

    assert [r["status"] for r in results] == ["duplicate", "applied", "duplicate"]
    assert office.pull()["received"] == 3


class CommitFails(RuntimeError):
    """What a full disk would raise."""


@pytest.mark.parametrize("error", [CommitFails("disk full"), OperationalError("commit", {}, Exception("disk full"))])
def test_when_the_commit_fails_nobody_is_told_that_it_succeeded(
    area: Area, school: str, office: Phone, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    before, body = counts(area), office.batch(office.edit("school", school, {"students": 1}))

    def fail(_: Connection) -> None:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(Connection, "commit", fail)
        failed = office.send(body)
    in_between = counts(area)
    again = office.send(body)

    assert (failed.status_code, failed.json()["code"]) == (500, "server_fault")
    assert failed.headers["content-type"] == "application/problem+json"
    assert in_between == before
    assert again.json()["results"][0]["status"] == "applied"


def test_after_a_failed_commit_the_next_writer_gets_its_turn(
    area: Area, school: str, office: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Connection) -> None:
        raise CommitFails

    for _ in range(60):
        with monkeypatch.context() as patch:
            patch.setattr(Connection, "commit", fail)
            office.send(office.batch(office.edit("school", school, {"students": 1})))

    assert office.write("school", school, {"students": 2})["status"] == "applied"


def test_a_batch_of_another_device_is_refused_whole(area: Area, school: str, office: Phone) -> None:
    other = area.phone(area.office)

    reply = office.send(other.batch(other.edit("school", school, {"students": 1})))

    assert (reply.status_code, reply.json()["code"]) == (403, "wrong_device")
    assert area.served.rows(select(change).where(change.c.device == other.caller.device)) == []


def test_after_a_restore_a_batch_of_the_life_before_is_looked_at_only_once_the_device_knows(
    area: Area, school: str, office: Phone
) -> None:
    edit, old = office.edit("school", school, {"students": 1}), office.pull()["epoch"]
    fresh = epochs.renew(area.served.server)

    refused = office.send(office.batch(edit, epoch=old))
    taken = office.send(office.batch(edit, epoch=fresh))

    assert (refused.status_code, refused.json()["code"]) == (409, "epoch_changed")
    assert refused.json()["facts"]["epoch"] == fresh
    assert taken.json()["results"][0]["status"] == "applied"


@pytest.mark.parametrize(
    ("head", "status", "code"),
    [
        ({"protocol": 2}, 426, "protocol_too_new"),
        ({"protocol": 0}, 426, "protocol_too_old"),
        ({"protocol": "1"}, 422, "bad_request"),
        ({"edits": {}}, 422, "bad_request"),
        ({"batch": ""}, 422, "bad_request"),
        ({"now": "soon"}, 422, "bad_request"),
        ({"edits": [{}] * (MAX_EDITS + 1)}, 413, "body_too_large"),
    ],
)
def test_a_message_that_is_not_a_push_is_refused_before_anything_is_looked_at(
    area: Area, office: Phone, head: dict[str, Any], status: int, code: str
) -> None:
    before = counts(area)

    reply = office.send(office.batch(**head))

    assert (reply.status_code, reply.json()["code"]) == (status, code)
    assert counts(area) == before


def test_a_packed_body_is_the_same_batch_as_an_unpacked_one(area: Area, school: str, office: Phone) -> None:
    body = office.batch(office.edit("school", school, {"students": 1}))

    packed = office.send(gzip.compress(body), **{"Content-Encoding": "gzip"})

    assert packed.json() == office.send(body).json()


def test_two_raters_who_submit_at_the_same_moment_release_the_visit(area: Area) -> None:
    school, adm4 = area.school(), area.instrument()
    raters = [area.person("ก", RoleName.SUPERVISOR), area.person("ข", RoleName.EXPERT)]
    for n in range(6):
        visit = area.visit(f"v{n}", school, *raters, instruments=[adm4])
        phones = [area.phone(rater) for rater in raters]
        bodies = [
            phone.batch(
                phone.edit(
                    "sheet",
                    sheet_id(visit, adm4, school, phone.person),
                    {**sheet_fields(visit, adm4, school, phone.person), "submitted_at": phone.now()},
                )
            )
            for phone in phones
        ]
        replies = area.served.ask_all(
            ("POST", "/api/sync/push", {"content": body, "headers": phone.headers})
            for body, phone in zip(bodies, phones, strict=True)
        )

        assert [reply.json()["results"][0]["status"] for reply in replies] == ["applied", "applied"]
        sheets = select(record.c.scope).where(record.c.kind == "sheet", record.c.visit == visit)
        assert {row.scope for row in area.served.rows(sheets)} == {f"results:{school}"}


def test_a_reader_that_follows_the_cursor_misses_nothing_of_sixteen_writers(area: Area) -> None:
    schools = [area.school(f"99669{n:05}", f"โรงเรียน {n}") for n in range(16)]
    writers = [area.phone(area.office) for _ in schools]
    reader, done = area.phone(area.office), threading.Event()
    reader.pull()
    seen: set[str] = set()

    def write(phone: Phone, school: str) -> None:
        for n in range(8):
            area.visit(f"{school} {n}", school, area.office)

    def read() -> None:
        cursors = {scope: seq for seq, held in reader.cursors for scope in held}
        last = False
        while True:
            asked = pulling.Asked("t", reader.caller.device, "", 0, cursors, 10_000, [], None)
            with area.served.server.database.reading() as connection:
                page = pulling.pull(area.served.server, connection, reader.caller, asked)
            told = json.loads(page.json)
            seen.update(row["id"] for row in told["rows"] if row["kind"] == "visit")
            cursors = {scope: seq for seq, held in told["cursors"] for scope in held}
            if not told["more"]:
                if last:
                    return
                last = done.is_set()

    following = threading.Thread(target=read)
    following.start()
    threads = [threading.Thread(target=write, args=pair) for pair in zip(writers, schools, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    done.set()
    following.join()

    assert len(seen) == 16 * 8


def test_every_row_has_a_number_of_its_own_and_numbers_have_no_gap(area: Area, school: str, office: Phone) -> None:
    office.push(*(office.edit("school", school, {"students": n}, base=[]) for n in range(5)))
    area.visit("v", school, area.office)

    seqs = sorted(row.seq for row in area.served.rows(select(record.c.seq)))
    top = area.served.rows(select(clock.c.value).where(clock.c.name == "seq"))[0][0]

    assert len(set(seqs)) == len(seqs)
    assert seqs[-1] == top == counts(area)[0]
