"""Pull: rows and cursors together, departures and withdrawn scopes, and never a word of the person's own lost."""

import sqlite3
from typing import Any

import pytest

from app.store.errors import StorageFull
from app.sync import pull
from app.sync.engine import Ending
from app.sync.pull import fetch_again, take
from fieldwork.errors import EpochChanged
from fieldwork.marks import packed
from fieldwork.wire import Gone, Row
from tests.support.crashes import Crash
from tests.support.network import Cut, Office
from tests.support.pages import page, pulled
from tests.support.stores import Phone, finding
from tests.support.worlds import an_id

KIND, RECORD, FIELDS = finding("f")


def row(name: str = "f", *, seq: int = 1, scope: str = "all", **fields: Any) -> Row:
    whole = {**FIELDS, **fields}
    return Row(KIND, an_id(name), scope, seq, whole, packed({n: [f"write-{seq}", "0" * 32] for n in whole}))


async def test_a_pull_cut_in_the_middle_goes_on_where_it_was(office: Office) -> None:
    writer, phone = office.phone(), office.phone()
    for n in range(6):
        writer.store.write(*finding(f"f{n}", text=str(n)))
    await office.sync(writer.store)
    office.server.page = 2

    await office.sync(phone.store, office.line(None, Cut.AFTER))
    assert len(phone.restart().find(KIND)) == 2
    outcome = await office.sync(phone.store)

    assert len(phone.store.find(KIND)) == 6
    assert outcome.receipt is not None and outcome.repaired == () and outcome.differing == ()


async def test_what_was_sent_stays_in_view_until_the_last_page_has_come(office: Office) -> None:
    writer, phone = office.phone(), office.phone()
    for n in range(4):
        writer.store.write(*finding(f"f{n}", text=str(n)))
    await office.sync(writer.store)
    phone.store.write(*finding("mine", text="ของฉัน"))
    office.server.page = 2

    await office.sync(phone.store, office.line(None, None, Cut.BEFORE))

    assert phone.store.get(KIND, an_id("mine")).fields["text"] == "ของฉัน"  # type: ignore[union-attr]
    assert phone.restart().get(KIND, an_id("mine")) is not None
    assert len(phone.store.find(KIND)) == 3


def test_a_page_that_fails_half_way_leaves_neither_rows_nor_cursor(tmp_path: Any) -> None:
    for nth in range(12):
        phone = Phone(tmp_path / str(nth), connect=_crashing)
        pulled(phone, row(seq=1))
        _connections[-2].countdown = nth
        with pytest.raises(Crash):
            take(phone.store, page(row("g", seq=2), row("f", seq=3, text="ใหม่")))
        phone.connect = sqlite3.connect
        _connections[-2].close()
        _connections[-1].close()
        store = phone.open()
        assert store.mirror.cursors() == {"all": 1}
        assert [(r.id, r.seq) for r in store.find(KIND)] == [(RECORD, 1)]


class _Crashing(sqlite3.Connection):
    countdown = -1

    def execute(self, *args: Any) -> sqlite3.Cursor:
        self._count()
        return super().execute(*args)

    def executemany(self, *args: Any) -> sqlite3.Cursor:
        self._count()
        return super().executemany(*args)

    def _count(self) -> None:
        if self.countdown == 0:
            raise Crash
        self.countdown -= self.countdown > 0


_connections: list[_Crashing] = []


def _crashing(path: str, **options: Any) -> sqlite3.Connection:
    connection = sqlite3.connect(path, factory=_Crashing, **options)
    _connections.append(connection)
    return connection


def test_a_record_that_left_is_dropped_only_where_it_was_and_only_if_not_newer(tmp_path: Any) -> None:
    phone = Phone(tmp_path)
    pulled(
        phone, row("stays", seq=9), row("leaves", seq=2), row("moved", seq=5, scope="other"), scopes=("all", "other")
    )

    gone = tuple(Gone("all", KIND, an_id(name), 6) for name in ("stays", "leaves", "moved", "unknown"))
    pulled(phone, gone=gone, scopes=("all", "other"))

    assert {r.id for r in phone.store.find(KIND)} == {an_id("stays"), an_id("moved")}


def test_a_record_that_moves_is_held_once_whatever_comes_first(tmp_path: Any) -> None:
    phone = Phone(tmp_path)
    pulled(phone, row(seq=2, scope="own:me"), scopes=("own:me", "results:s"))

    moved = page(row(seq=7, scope="results:s"), gone=(Gone("own:me", KIND, RECORD, 7),), scopes=("own:me", "results:s"))
    take(phone.store, moved)
    take(phone.store, moved)

    found = phone.store.find(KIND)
    assert [(r.scope, r.seq) for r in found] == [("results:s", 7)]


def test_a_withdrawn_scope_leaves_the_device_and_the_persons_own_words_stay(tmp_path: Any) -> None:
    phone = Phone(tmp_path)
    pulled(phone, row("a", scope="school:1"), row("b", scope="everyone"), scopes=("school:1", "everyone"))
    phone.store.write(KIND, an_id("a"), {"text": "ยังไม่ส่ง"})

    pulled(phone, scopes=("everyone",))

    assert phone.store.mirror.get(KIND, an_id("a")) is None
    assert phone.store.get(KIND, an_id("a")).fields == {"text": "ยังไม่ส่ง"}  # type: ignore[union-attr]
    assert phone.store.counts().edits == 1 and phone.store.mirror.cursors() == {"everyone": 1}
    assert phone.restart().get(KIND, an_id("b")) is not None


def test_an_older_row_never_replaces_a_newer_one(tmp_path: Any) -> None:
    phone = Phone(tmp_path)
    pulled(phone, row(seq=5, text="ใหม่"))

    pulled(phone, row(seq=4, text="เก่า"))

    assert phone.store.get(KIND, RECORD).fields["text"] == "ใหม่"  # type: ignore[union-attr]


def test_a_page_of_another_epoch_is_not_taken(tmp_path: Any) -> None:
    phone = Phone(tmp_path)
    pulled(phone, row())

    with pytest.raises(EpochChanged):
        pulled(phone, row("g", seq=2), epoch="epoch-2")

    assert len(phone.store.find(KIND)) == 1


def test_unknown_kinds_and_fields_of_a_newer_version_are_kept(tmp_path: Any) -> None:
    phone = Phone(tmp_path)
    pulled(
        phone, Row("from_the_future", an_id("x"), "all", 1, {"a": [1]}, packed({"a": ["w", "0" * 32]})), row(future="ข")
    )

    assert phone.restart().get("from_the_future", an_id("x")).fields == {"a": [1]}  # type: ignore[union-attr]
    assert phone.store.get(KIND, RECORD).fields["future"] == "ข"  # type: ignore[union-attr]


def test_later_writes_are_later_than_anything_the_server_showed(tmp_path: Any) -> None:
    phone = Phone(tmp_path)
    ahead = "ffff00000000" + "0000" + "a" * 16
    pulled(phone, Row(KIND, RECORD, "all", 1, FIELDS, packed({"text": ["w", ahead]})))

    assert phone.restart().write(KIND, RECORD, {"text": "ข"}).stamp > ahead


async def test_nothing_new_costs_one_commit_and_is_a_whole_sync_all_the_same(office: Office) -> None:
    writer, phone = office.phone(), office.phone()
    writer.store.write(KIND, RECORD, FIELDS)
    await office.sync(writer.store)
    first = await office.sync(phone.store)
    office.clock.forward(60_000)
    ran: list[str] = []
    phone.store.database._connection.set_trace_callback(ran.append)

    again = await office.sync(phone.store)

    assert ran.count("COMMIT") == 1 and first.receipt is not None and again.receipt is not None
    assert again.receipt.whole and again.receipt.number == first.receipt.number + 1
    assert phone.store.notes.get("standing")["at"] == phone.clock()
    office.clock.forward()
    writer.store.write(KIND, RECORD, {"text": "ใหม่"})
    await office.sync(writer.store)
    await office.sync(phone.store)
    assert phone.restart().get(KIND, RECORD).fields["text"] == "ใหม่"  # type: ignore[union-attr]


def test_a_first_page_that_is_empty_ends_the_waiting_for_the_first_sync(tmp_path: Any) -> None:
    phone = Phone(tmp_path)
    phone.store.notes.set("epoch", "epoch-1")

    pulled(phone, scopes=())

    assert phone.restart().notes.get("complete_at") is not None


def test_scopes_that_come_and_go_are_kept_even_if_nothing_is_in_them(tmp_path: Any) -> None:
    phone = Phone(tmp_path)
    pulled(phone, row())

    pulled(phone, scopes=("all", "another"))
    assert phone.restart().mirror.cursors() == {"all": 1, "another": 0}
    pulled(phone, scopes=("another",))
    assert phone.restart().mirror.cursors() == {"another": 0} and phone.store.get(KIND, RECORD) is None
    pulled(phone, scopes=())
    assert phone.restart().mirror.cursors() == {}


def test_what_the_server_does_not_confirm_goes_even_if_the_answer_is_empty(tmp_path: Any) -> None:
    phone = Phone(tmp_path)
    pulled(phone, row())
    fetch_again(phone.store, ["all"])
    phone.store.database.script("INSERT INTO cursor VALUES ('all', 1)")  # as if nothing was being fetched anew

    pulled(phone)

    assert phone.restart().get(KIND, RECORD) is None


async def test_a_page_is_kept_although_the_next_one_does_not_come(office: Office) -> None:
    writer, phone = office.phone(), office.phone()
    for n in range(6):
        writer.store.write(*finding(f"f{n}", text=str(n)))
    await office.sync(writer.store)
    office.server.page = 2

    outcome = await office.sync(phone.store, office.line(None, None, Cut.BEFORE))

    assert outcome.ending == Ending.OFFLINE and len(phone.restart().find(KIND)) == 4
    await office.sync(phone.store)
    assert len(phone.store.find(KIND)) == 6


async def test_a_page_that_cannot_be_kept_ends_the_pull_before_the_next_one(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer, phone = office.phone(), office.phone()
    for n in range(6):
        writer.store.write(*finding(f"f{n}", text=str(n)))
    await office.sync(writer.store)
    office.server.page = 2

    def full(store: Any, reply: Any) -> None:
        raise StorageFull("storage_full")

    with monkeypatch.context() as patch:
        patch.setattr(pull, "take", full)
        assert (await office.sync(phone.store)).ending == Ending.STORAGE

    assert phone.restart().find(KIND) == [] and phone.store.mirror.cursors() == {}
    await office.sync(phone.store)
    assert len(phone.store.find(KIND)) == 6
