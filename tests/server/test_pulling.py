"""Pages leave in order of `seq`, never split one, follow the scopes of today, and log who reads named sheets."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import Connection, select

from fieldwork.ids import natural_id
from fieldwork.records import RoleName
from sync_server import epochs
from sync_server.tables import access_log, departure, record
from tests.support.served import DAY, Area, Phone


@pytest.fixture
def office(area: Area) -> Phone:
    return area.phone(area.office)


def many(area: Area, count: int) -> list[str]:
    """So many schools, in one transaction."""
    ids = [natural_id("school", f"99669{n:05}") for n in range(count)]
    rows = [("school", s, {"code": f"99669{n:05}", "name": f"โรงเรียน {n} " + "ก" * 300}) for n, s in enumerate(ids)]
    area.served.put(*rows)
    return ids


def test_small_pages_bring_the_same_as_one_large_page(area: Area, office: Phone) -> None:
    schools, other = many(area, 120), area.phone(area.office)

    pages = [office.page(limit_bytes=10_000)]
    while pages[-1]["more"]:
        pages.append(office.page(limit_bytes=10_000))
    other.pull(limit_bytes=4_000_000)

    assert len(pages) > 5 and office.mirror == other.mirror
    assert all(office.has("school", school) for school in schools)
    rows = [sum(len(json.dumps(row, ensure_ascii=False).encode()) for row in page["rows"]) for page in pages]
    assert max(rows) < 12_000
    seqs = [row["seq"] for page in pages for row in page["rows"]]
    assert seqs == sorted(seqs) and len(set(seqs)) == len(seqs)


def test_more_small_records_than_a_page_looks_up_all_come(area: Area, office: Phone) -> None:
    """A page looks up a bounded number of rows; when they are small, that bound is met before the page is full."""
    ids = [natural_id("test", f"small {n}") for n in range(1200)]
    area.served.put(*(("role", each, {"starts": "2026-01-01"}) for each in ids))

    first = office.page()
    office.pull()

    assert first["more"] and 1000 < len(first["rows"]) < len(ids)
    assert all(office.has("role", each) for each in ids)


def test_a_departure_behind_more_small_records_than_are_looked_up_does_not_carry_the_cursor_past_them(
    area: Area, office: Phone
) -> None:
    school, leader = area.school(), area.person("นิเทศ", RoleName.SUPERVISOR)
    visit, finding = area.visit("v", school, leader, closed_at=1), natural_id("test", "f")
    area.served.put(("finding", finding, {"visit": visit, "school": school, "author": leader, "text": "x"}))
    office.pull()
    assert office.has("finding", finding)
    ids = [natural_id("test", f"small {n}") for n in range(1200)]
    area.served.put(*(("role", each, {"starts": "2026-01-01"}) for each in ids))
    area.served.put(("visit", visit, {"closed_at": None}))

    office.pull()

    assert not office.has("finding", finding)
    assert [each for each in ids if not office.has("role", each)] == []


def test_another_devices_pull_is_refused(area: Area, office: Phone) -> None:
    other = area.phone(area.office)
    head = {"protocol": 1, "app": "t", "device": other.caller.device, "epoch": "", "now": 1, "cursors": []}

    reply = area.served.ask("POST", "/api/sync/pull", json=head, headers=office.headers)

    assert (reply.status_code, reply.json()["code"]) == (403, "wrong_device")


def test_counts_come_with_the_last_page_only(area: Area, office: Phone) -> None:
    many(area, 60)

    first = office.page(limit_bytes=10_000)
    last = office.pull()

    assert first["more"] and first["counts"] == {}
    assert set(last["counts"]) == set(last["scopes"]) and last["counts"]["everyone"] == 62


def test_what_changes_between_two_pages_is_in_a_later_page(area: Area, office: Phone) -> None:
    schools = many(area, 60)
    office.page(limit_bytes=10_000)

    area.served.put(("school", schools[0], {"students": 5}))
    office.pull()

    assert office.field("school", schools[0], "students") == 5


def test_nothing_new_is_an_empty_page_whose_cursors_stand_at_the_head(area: Area, office: Phone) -> None:
    many(area, 3)
    office.pull()

    page = office.page()

    assert (page["rows"], page["gone"], page["more"]) == ([], [], False)
    with area.served.server.database.reading() as connection:
        assert page["cursors"] == [[epochs.head(connection), page["scopes"]]]


def test_a_scope_that_is_asked_for_again_comes_again_and_alone(area: Area, office: Phone) -> None:
    schools = many(area, 2)
    area.visit("v", schools[0], area.office)
    page = office.pull()
    seq = page["cursors"][0][0]

    office.cursors = [[seq, [scope for scope in page["scopes"] if scope != f"school:{schools[0]}"]]]
    office.mirror = {key: row for key, row in office.mirror.items() if key[0] != "visit"}
    again = office.pull()

    assert [row["kind"] for row in again["rows"]] == ["visit"]


def test_scopes_that_a_device_names_but_its_person_does_not_hold_bring_nothing(area: Area) -> None:
    school = area.school()
    area.visit("v", school, area.office)
    nobody = area.phone(area.person("ผู้ใหม่", RoleName.EXPERT))
    nobody.cursors = [[1, [f"school:{school}", f"results:{school}", f"own:{area.office}"]]]

    page = nobody.pull()

    assert page["scopes"] == ["everyone", f"own:{nobody.person}"]
    assert not nobody.has("visit", natural_id("test", "v"))


def test_a_record_that_comes_back_to_a_scope_is_no_longer_on_its_list_of_departures(area: Area) -> None:
    school, leader = area.school(), area.person("นิเทศ", RoleName.SUPERVISOR)
    visit, phone = area.visit("v", school, leader), area.phone(leader)
    office = area.phone(area.office)
    finding, keys = natural_id("test", "f"), {"visit": visit, "school": school, "author": leader}
    phone.write("finding", finding, {**keys, "text": "x"})
    phone.pull()
    for closed in (1, None, 2):
        phone.write("visit", visit, {"closed_at": closed and phone.now(), "closed_reason": "ป่วย"})
        phone.pull(), office.pull()
        assert office.has("finding", finding) is (closed is not None)

    left = area.served.rows(select(departure.c.scope).where(departure.c.id == finding))

    assert [row.scope for row in left] == [f"own:{leader}"]


def test_a_device_that_was_away_during_a_move_there_and_back_holds_the_record_once(area: Area) -> None:
    school, leader = area.school(), area.person("นิเทศ", RoleName.SUPERVISOR)
    visit, phone, office = area.visit("v", school, leader), area.phone(leader), area.phone(area.office)
    finding, keys = natural_id("test", "f"), {"visit": visit, "school": school, "author": leader}
    phone.write("finding", finding, {**keys, "text": "x"})
    phone.pull()
    phone.write("visit", visit, {"closed_at": 1, "closed_reason": "ป่วย"})
    phone.pull(), office.pull()
    area.served.put(("visit", visit, {"closed_at": None}))
    area.served.put(("visit", visit, {"closed_at": 2}))

    office.pull()

    assert office.has("finding", finding)


def test_reading_the_named_sheets_of_others_is_logged_and_ones_own_is_not(area: Area) -> None:
    school, rater = area.school(), area.person("นิเทศ", RoleName.SUPERVISOR)
    cls15, sheet = area.instrument("CLS15"), natural_id("test", "s")
    visit = area.visit("v", school, rater, instruments=[cls15], closed_at=1)
    keys = {"visit": visit, "instrument": cls15, "school": school, "rater": rater}
    area.served.put(("sheet", sheet, {**keys, "subject": natural_id("test", "lesson"), "submitted_at": 1}))
    principal = area.phone(area.person("ผอ.", RoleName.PRINCIPAL, school=school))

    area.phone(rater).pull()
    before = area.served.rows(select(access_log))
    principal.pull(), principal.pull()
    history = area.served.ask("GET", f"/api/history/sheet/{sheet}", headers=principal.headers)

    rows = area.served.rows(select(access_log).order_by(access_log.c.at))
    assert before == [] and history.status_code == 200
    assert [(row.person, row.scope, row.way) for row in rows] == [
        (principal.person, f"lessons:{school}", "pull"),
        (principal.person, f"lessons:{school}", "history"),
    ]
    assert json.loads(rows[0].records) == [sheet]


def test_when_the_log_cannot_be_written_the_named_sheets_are_not_sent(
    area: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    school, rater = area.school(), area.person("นิเทศ", RoleName.SUPERVISOR)
    cls15 = area.instrument("CLS15")
    visit = area.visit("v", school, rater, instruments=[cls15], closed_at=1)
    keys = {"visit": visit, "instrument": cls15, "school": school, "rater": rater}
    area.served.put(("sheet", natural_id("test", "s"), {**keys, "subject": visit, "submitted_at": 1}))
    principal = area.phone(area.person("ผอ.", RoleName.PRINCIPAL, school=school))
    head = {"protocol": 1, "app": "t", "device": principal.caller.device, "epoch": "", "now": 1, "cursors": []}

    def fail(_: Connection) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr(Connection, "commit", fail)
    reply = area.served.ask("POST", "/api/sync/pull", json=head, headers=principal.headers)

    assert reply.json()["code"] == "server_fault"


def test_pulling_costs_no_write_within_the_same_minute(area: Area, office: Phone) -> None:
    area.served.clock.ms += DAY
    office.page()
    begun: list[int] = []
    real = area.served.server.database.begin
    area.served.server.database.begin = lambda: begun.append(1) or real()  # type: ignore[method-assign]

    office.page(), office.page()

    assert begun == []


def test_only_rows_of_held_scopes_are_counted(area: Area, office: Phone) -> None:
    many(area, 4)
    page = office.pull()

    counted = sum(page["counts"].values())
    held = select(record.c.id).where(record.c.scope.in_(page["scopes"]))
    assert counted == len(area.served.rows(held))


def test_two_hundred_phones_that_return_in_the_same_second_are_all_answered(area: Area, office: Phone) -> None:
    many(area, 30)
    phones = [area.phone(area.office) for _ in range(200)]
    head = {"protocol": 1, "app": "test/2", "epoch": "", "now": 1, "cursors": []}

    replies = area.served.ask_all(
        ("POST", "/api/sync/pull", {"json": {**head, "device": p.caller.device}, "headers": p.headers}) for p in phones
    )

    assert {reply.status_code for reply in replies} == {200}
