"""The writes behind a conflict are fetched after a pull, a few at a time, and never at the cost of the sync."""

from __future__ import annotations

import pytest

from app.store.errors import StorageFull
from app.store.store import Store
from app.sync import past
from app.sync.engine import Ending
from app.sync.replies import history_lines
from fieldwork.errors import NotFound, Unreachable
from tests.support.network import Cut, Office
from tests.support.stores import Phone
from tests.support.worlds import an_id

RECORD = an_id("agreement")


async def in_conflict(office: Office, *records: str) -> tuple[Phone, Phone]:
    """Two phones that wrote the same fields without seeing each other; only the second has seen both."""
    one, two = office.phone(), office.phone()
    for record in records:
        one.store.write("agreement", record, {"progress": "จากเครื่องแรก"})
    office.clock.forward()
    for record in records:
        two.store.write("agreement", record, {"progress": "จากเครื่องที่สอง"})
    await office.sync(one.store)
    await office.sync(two.store)
    return one, two


def values(store: Store, record: str = RECORD) -> list[str]:
    return [line.value for line in store.past.lines("agreement", record, "progress")]


async def test_after_a_sync_both_values_are_on_both_phones(office: Office) -> None:
    one, two = await in_conflict(office, RECORD)

    await office.sync(one.store)

    for phone in (one, two):
        assert values(phone.store) == ["จากเครื่องแรก", "จากเครื่องที่สอง"]
        stands = {line.value: line.stands for line in phone.store.past.lines("agreement", RECORD, "progress")}
        assert stands == {"จากเครื่องแรก": "rival", "จากเครื่องที่สอง": "current"}


async def test_what_is_known_is_not_asked_again(office: Office) -> None:
    _, two = await in_conflict(office, RECORD)
    line = office.line()

    await office.sync(two.store, line)

    assert [name for name, _ in line.sent] == ["pull"]


async def test_without_a_conflict_nothing_is_asked(office: Office) -> None:
    phone = office.phone()
    phone.store.write("agreement", RECORD, {"progress": "ค่า"})
    line = office.line()

    await office.sync(phone.store, line)

    assert [name for name, _ in line.sent] == ["push", "pull"]


@pytest.mark.parametrize("fate", [Cut.BEFORE, Cut.AFTER, Unreachable("server_fault"), NotFound("not_found")])
async def test_a_history_that_does_not_come_never_fails_the_sync_and_is_asked_for_again(
    office: Office, fate: Cut | Exception
) -> None:
    one, _ = await in_conflict(office, RECORD)

    outcome = await office.sync(one.store, office.line(None, fate))

    assert outcome.ending == Ending.DONE and outcome.receipt is not None
    assert values(one.store) == []
    await office.sync(one.store)
    assert len(values(one.store)) == 2


async def test_a_sync_cut_among_many_goes_on_where_it_stopped(office: Office) -> None:
    records = [an_id(f"agreement {n}") for n in range(4)]
    one, _ = await in_conflict(office, *records)

    await office.sync(one.store, office.line(None, None, None, Cut.BEFORE))
    before = sum(bool(values(one.store, record)) for record in records)
    line = office.line()
    await office.sync(one.store, line)

    assert before == 2
    assert [name for name, _ in line.sent] == ["pull", "history", "history"]


async def test_one_sync_asks_for_a_bounded_number(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(past, "MOST_AT_ONCE", 2)
    records = [an_id(f"agreement {n}") for n in range(5)]
    one, _ = await in_conflict(office, *records)
    line = office.line()

    await office.sync(one.store, line)

    assert [name for name, _ in line.sent].count("history") == 2


async def test_a_device_that_is_full_says_so(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    one, _ = await in_conflict(office, RECORD)

    def full(*args: object, **more: object) -> None:
        raise StorageFull("storage_full")

    monkeypatch.setattr(one.store.past, "keep", full)

    assert (await office.sync(one.store)).ending == Ending.STORAGE


async def test_a_record_that_left_while_the_server_was_asked_leaves_nothing_behind(office: Office) -> None:
    one, _ = await in_conflict(office, RECORD)
    line = office.line()

    def leave() -> None:
        if line.sent[-1][0] == "history":
            one.store.database.script(f"DELETE FROM record WHERE id = '{RECORD}'")
            one.store.reload()

    line.meanwhile = leave
    await office.sync(one.store, line)

    assert one.store.database.script("SELECT count(*) FROM past") == [(0,)]


def test_the_lines_of_an_older_server_are_history_without_bases() -> None:
    old = {"edit": "e", "field": "f", "value": 1, "by": "p", "device": "d", "device_time": 1, "server_time": 2}

    (line,) = history_lines([{**old, "outcome": "applied", "old": 0, "newer": "unknown here"}])

    assert (line.base, line.stands, line.device_name, line.old) == (None, "", "", 0)


@pytest.mark.parametrize("reply", [{}, None, "page", [1], [{"edit": "e"}]])
def test_what_is_no_history_is_no_reply(reply: object) -> None:
    with pytest.raises(Unreachable):
        history_lines(reply)
