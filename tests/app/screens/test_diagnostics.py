"""Diagnostics tell what is wrong with a device and nothing of what anybody wrote on it."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest

from app.account.signing_in import DeviceName
from app.boundary import safe_component
from app.mishaps import Mishaps
from app.platform.ports import Room
from app.room import RoomWatch
from app.screens.diagnostics.state import report, text
from app.screens.diagnostics.view import Diagnostics
from app.store.values import Quarantined
from app.sync.engine import Ending, Outcome
from fieldwork.records import KINDS
from tests.support.area import Area
from tests.support.clients import FakeSession, FakeSyncing, a_client, shown
from tests.support.demo_area import area
from tests.support.fletkit import App
from tests.support.memory import NOW_MS

_CHOICES = frozenset({"system", "th"})  # what a person chose of the app itself


def keys(value: Any) -> Iterator[str]:
    """The names of the numbers, which are the report's own."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from (key, *keys(each))


def strings(value: Any) -> Iterator[str]:
    """Every text anywhere in a value, keys included."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from (*strings(key), *strings(each))
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from strings(each)


def test_nothing_that_stands_in_any_record_of_a_whole_area_is_in_it() -> None:
    client = a_client(session=FakeSession(people=("one", "two"), roles=("supervisor", "secretariat")))
    held: set[str] = {client.session.name, client.session.login, str(client.session.person), client.device}
    for (kind, record), stored in area().records.items():
        client.store.rows[kind, record] = dict(stored.fields)
        held |= {record, *strings(list(stored.fields.values()))}
    found = report(client, installed=True)
    names = {*KINDS, *client.session.roles, *keys(found), *_CHOICES}

    said = set(re.findall(r"\w[\w.:+-]*", text(found))) | set(strings(found))
    assert sum(found["records"].values()) == len(client.store.rows)
    assert {word for word in said & held if len(word) > 1 and not word.isdecimal()} - names == set()
    assert not re.search("[ก-๙]", json.dumps(found, ensure_ascii=False))
    assert not re.search(r"[0-9a-f]{8}-[0-9a-f]{4}", text(found))


def test_the_name_of_a_computer_is_not_told() -> None:
    client = a_client(about=DeviceName("malees-laptop", "Linux", "1"))

    assert report(client, installed=False)["device"]["system"] == "Linux"
    assert "malee" not in text(report(client, installed=False))


def test_what_was_kept_aside_and_what_failed_is_told_by_code() -> None:
    store: Any = Area().store
    store.quarantine.append(Quarantined(None, "no_role", "นางสาวมาลี ไม่มีบทบาท", NOW_MS))  # type: ignore[arg-type]
    syncing = FakeSyncing(outcome=Outcome(Ending.REFUSED, code="protocol_too_old", skew_ms=3 * 365 * 86_400_000))
    syncing.last = {"number": 4, "at_ms": NOW_MS, "on_server": 41, "of": 42}

    found = report(a_client(store=store, syncing=syncing), installed=False)

    assert found["unsent"]["kept_aside"] == {"no_role": 1}
    assert (found["sync"]["ending"], found["sync"]["code"]) == ("refused", "protocol_too_old")
    assert found["sync"]["clock_ahead_minutes"] == 3 * 365 * 24 * 60
    assert (found["sync"]["on_server"], found["sync"]["of"], found["sync"]["last"]) == (41, 42, "2026-11-23T08:00Z")


def test_a_clock_beyond_every_calendar_is_told_as_it_is() -> None:
    client = a_client(now_ms=lambda: 10**18)

    assert report(client, installed=False)["at"] == str(10**18)


def test_sizes_are_told() -> None:
    client = a_client(room=RoomWatch(room=Room(12_000_000, 500_000_000)))

    assert {"used_mb": 12, "free_mb": 488}.items() <= report(client, installed=False)["storage"].items()


async def test_a_failure_is_counted_by_where_it_was_without_what_it_said() -> None:
    mishaps = Mishaps()
    mishaps.watch()

    @safe_component
    def Failing() -> Any:
        raise ValueError("นางสาวมาลี ใจดี")

    async with App(shown(a_client(), Failing), may_fail=True):
        pass

    (name,) = mishaps.counted
    assert re.fullmatch(r"app\.boundary:Failing:\d+:ValueError", name) and "มาลี" not in name


def test_what_was_typed_into_a_message_is_not_kept() -> None:
    mishaps = Mishaps()
    mishaps.watch()

    logging.getLogger("app.somewhere").warning("odd text: %s", "ความลับของครู")

    (name,) = mishaps.counted
    assert "ความลับ" not in name and name.startswith("app.somewhere:")


@pytest.mark.parametrize("times", [1, 60])
def test_more_kinds_of_failures_than_help_anybody_are_not_kept(times: int) -> None:
    mishaps = Mishaps()
    for n in range(times):
        record = logging.LogRecord(f"app.{n}", logging.ERROR, "", 1, "", None, None, "f")
        mishaps.emit(record)
        mishaps.emit(record)

    assert len(mishaps.counted) == min(times, 50) and set(mishaps.counted.values()) == {2}


async def test_everything_that_is_copied_stands_on_the_page() -> None:
    client = a_client(store=Area().store)
    async with App(shown(client, Diagnostics)) as app:
        button = app.named("diagnostics-copy")

        assert button.action.data == text(report(client, installed=False))
        assert app.shows(button.action.data)
