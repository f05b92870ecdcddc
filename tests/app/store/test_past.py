"""What the server told of a conflict stays on the device, bounded, and leaves it together with its record."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.store import past
from app.store.database import Database
from app.store.migrations import RECORDS, migrate
from app.sync.pull import take
from fieldwork.marks import packed
from fieldwork.wire import PROTOCOL, Gone, HistoryLine, PullReply, Row
from tests.support.stores import Phone
from tests.support.worlds import an_id

RECORD = an_id("agreement")
A, B, C = an_id("write a"), an_id("write b"), an_id("write c")
STAMP = "0000000000010000" + "0" * 16
LATER = "0000000000020000" + "0" * 16


def a_row(*heads: str, record: str = RECORD, seq: int = 1, value: str = "ทางหนึ่ง") -> Row:
    marks = packed({"progress": [heads[0], STAMP, *heads[1:]]})
    return Row("agreement", record, "all", seq, {"progress": value}, marks)


def pulled(phone: Phone, *rows: Row, gone: tuple[Gone, ...] = (), scopes: tuple[str, ...] = ("all",)) -> None:
    take(phone.store, PullReply(PROTOCOL, "epoch", 1, 0, list(scopes), list(rows), list(gone), [], False, {}))


def a_line(edit: str, value: str = "ค่า", *, stands: str = "", base: tuple[str, ...] = ()) -> HistoryLine:
    return HistoryLine(edit, "progress", value, None, an_id("p"), an_id("d"), "", 1, 2, "applied", list(base), stands)


def kept(phone: Phone, *lines: HistoryLine, record: str = RECORD, at: int = 1) -> None:
    phone.store.past.keep("agreement", record, {"progress": lines}, at=at)


def test_a_record_in_conflict_is_found_until_the_server_has_one_head_again(phone: Phone) -> None:
    pulled(phone, a_row(A, B))
    assert phone.store.unsettled() == [("agreement", RECORD)]
    assert phone.store.heads("agreement", RECORD, "progress") == (A, B)

    pulled(phone, a_row(C, seq=2))

    assert phone.store.unsettled() == []


def test_an_own_write_that_saw_one_of_two_leaves_the_conflict_open(phone: Phone) -> None:
    pulled(phone, a_row(A, B))

    saved = phone.store.write("agreement", RECORD, {"progress": "อีกครั้ง"})

    assert phone.store.conflicts("agreement", RECORD) == {"progress": (saved.edit, B)}


def test_an_own_write_that_saw_both_settles_it_here_at_once(phone: Phone) -> None:
    pulled(phone, a_row(A, B))

    phone.store.write("agreement", RECORD, {"progress": "ทั้งสอง"}, {"progress": (A, B)})

    assert phone.store.unsettled() == [] and phone.store.conflicts("agreement", RECORD) == {}


def test_what_was_told_is_there_after_a_restart(phone: Phone) -> None:
    pulled(phone, a_row(A, B))
    kept(phone, a_line(A, stands="current"), a_line(B, "อีกทาง", stands="rival"), at=77)

    store = phone.restart()

    assert [line.value for line in store.past.lines("agreement", RECORD, "progress")] == ["ค่า", "อีกทาง"]
    assert store.past.asked_at("agreement", RECORD, "progress") == 77


@pytest.mark.parametrize("how", ["departed", "withdrawn"])
def test_the_past_leaves_with_its_record(phone: Phone, how: str) -> None:
    pulled(phone, a_row(A, B))
    kept(phone, a_line(A))

    if how == "departed":
        pulled(phone, gone=(Gone("all", "agreement", RECORD, 2),))
    else:
        pulled(phone, scopes=("another",))

    assert phone.store.past.lines("agreement", RECORD, "progress") == ()
    assert phone.store.database.script("SELECT count(*) FROM past") == [(0,)]


def test_a_record_that_is_pulled_again_keeps_its_past(phone: Phone) -> None:
    pulled(phone, a_row(A, B))
    kept(phone, a_line(A))

    pulled(phone, a_row(A, B, seq=2))

    assert len(phone.store.past.lines("agreement", RECORD, "progress")) == 1


def test_looked_up_pasts_are_bounded_and_conflicts_are_not_what_goes(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past, "KEPT_FIELDS", 3)
    pulled(phone, a_row(A, B), *(a_row(C, record=an_id(f"r{n}"), seq=n + 2) for n in range(6)))
    kept(phone, a_line(A), at=0)

    for n in range(6):
        kept(phone, a_line(C), record=an_id(f"r{n}"), at=n + 1)

    there = {row[0] for row in phone.store.database.script("SELECT record FROM past")}
    assert there == {RECORD, an_id("r3"), an_id("r4"), an_id("r5")}


def test_of_a_long_past_the_newest_stays_and_whatever_stands_with_what_it_rests_on(phone: Phone) -> None:
    pulled(phone, a_row(A, B))
    old = [a_line(an_id(f"old {n}")) for n in range(past.LONGEST + 50)]
    rival = a_line(B, stands="rival", base=(old[3].edit,))

    kept(phone, *old[:5], rival, *old[5:], a_line(A, stands="current"))

    there = {line.edit for line in phone.store.past.lines("agreement", RECORD, "progress")}
    assert {A, B, old[3].edit} <= there and old[4].edit not in there
    assert len(there) <= past.LONGEST + 2


def test_conflicts_that_an_older_app_already_held_are_found_after_the_upgrade(tmp_path: Path) -> None:
    database = Database(tmp_path / "app.db")
    migrate(database, RECORDS[:1])
    rows = [("r1", f'{{"progress":["{A}","{STAMP}","{B}"]}}'), ("r2", f'{{"progress":["{A}","{LATER}"]}}')]
    for record, marks in rows:
        fields = "kind, id, scope, seq, fields, marks"
        database.script(f"INSERT INTO record ({fields}) VALUES ('agreement', '{record}', 'all', 1, '{{}}', '{marks}')")
    database.close()

    store = Phone(tmp_path).store

    assert store.unsettled() == [("agreement", "r1")]


def test_the_golden_database_of_this_layout_holds_a_conflict_with_its_past(tmp_path: Path) -> None:
    golden = Path(__file__).parent / "golden" / "records_2.app.db"
    with closing(sqlite3.connect(f"file:{golden}?mode=ro", uri=True)) as database:
        assert database.execute("SELECT count(*) FROM past").fetchone() == (1,)
        assert database.execute("SELECT count(*) FROM record WHERE unsettled = 1").fetchone() == (1,)
