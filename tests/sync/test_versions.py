"""Fault 45: an app that is newer than its server, over real HTTP, for a whole day; then the server is updated.

The server is the real one in a process of its own. The newer app speaks the next protocol and writes what today's
server cannot know (`tests/support/next_version.py`).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from app.screens.sync.state import awaits_update
from app.sync.engine import Ending, Outcome
from fieldwork.wire import PROTOCOL
from tests.kills.area import Founded, found
from tests.kills.device import Device, now_ms
from tests.kills.hands import picture
from tests.support.next_version import MENTOR, NEXT, NextWire, app_of_next
from tests.support.office_process import Office
from tests.support.worlds import an_id

pytestmark = pytest.mark.slow
_TRAVEL, _FINDING, _WEIGHED, _ROLE = (an_id(name) for name in ("travel", "finding", "weighed", "mentor"))


class Day:
    """The office with today's server; a supervisor's phone and tablet and the office's desk with the next app."""

    def __init__(self, folder: Path) -> None:
        self.founded: Founded = found(folder / "office", 1, now_ms)
        self.post = self.founded.posts[0]
        self.office = Office(folder / "office")
        self.wires = {name: NextWire(_WEIGHED) for name in ("phone", "tablet", "desk")}
        self.devices = {name: Device(folder / name, self.office.url, wire) for name, wire in self.wires.items()}
        self.old = Device(folder / "old", self.office.url)

    def __getitem__(self, name: str) -> Device:
        return self.devices[name]

    async def begin(self) -> None:
        """Everybody signs in at today's server."""
        for name, device in self.devices.items():
            with app_of_next():
                await device.join(self.founded.office if name == "desk" else self.post.link)
        await self.old.join(self.post.link)

    async def sync(self, name: str) -> Outcome:
        """One sync of a device with the next app, which must come to its end with all that it counts."""
        with app_of_next():
            outcome = await self[name].sync()
        assert outcome.ending is Ending.DONE, outcome
        assert outcome.receipt is not None and outcome.receipt.whole and not outcome.differing
        return outcome

    def write(self, name: str, kind: str, record: str, fields: dict[str, Any], **more: Any) -> str:
        """Something that is written in the next app."""
        with app_of_next():
            return self[name].store.write(kind, record, fields, **more).edit

    def finding(self, record: str, **fields: Any) -> str:
        """A finding on the phone."""
        keys = {"visit": self.post.visit, "school": self.post.school, "author": self.post.person, "nature": "note"}
        return self.write("phone", "finding", record, {**keys, **fields})

    def on_server(self, sql: str) -> list[tuple[Any, ...]]:
        """What is committed in the server's database."""
        with sqlite3.connect(self.office.data / "nithet.sqlite3") as connection:
            return connection.execute(sql).fetchall()

    async def close(self) -> None:
        """Let go of everything."""
        for device in (*self.devices.values(), self.old):
            await device.close()


@pytest.fixture
def day(tmp_path: Path) -> Iterator[Day]:
    made = Day(tmp_path)
    yield made
    with made.office:  # whichever version of it is open by then
        pass


async def test_45_a_newer_app_works_a_whole_day_with_an_older_server_and_all_is_taken_in_when_that_is_updated(
    day: Day,
) -> None:
    day.office.start()
    await day.begin()
    known, unknown, photo = await _a_day(day)

    kept = {edit for (edit,) in day.on_server("SELECT edit FROM change")}
    aside = dict(day.on_server("SELECT edit, code FROM quarantine"))
    assert known <= kept and not known & aside.keys()
    assert {code: aside[edit] for code, edit in unknown.items()} == {code: code for code in unknown}
    assert [blob for (blob,) in day.on_server("SELECT hash FROM blob")] == [photo]
    assert {spoken for wire in day.wires.values() for spoken in wire.spoke} == {PROTOCOL, NEXT}
    _what_waits_is_told(day)
    assert (await day.old.sync()).ending is Ending.DONE and day.old.store.get("travel", _TRAVEL) is None

    day.office.stop()
    day.office = Office(day.office.data, port=day.office.port, program="tests.support.next_version")
    day.office.start()
    for name in ("phone", "desk", "tablet"):
        day.wires[name].spoke.clear()
        assert (await day.sync(name)).quarantined == 0
        await day.sync(name)
        assert day.wires[name].spoke[-1] == NEXT

    assert day.on_server("SELECT edit FROM quarantine") == []
    assert set(unknown.values()) <= {edit for (edit,) in day.on_server("SELECT edit FROM change")}
    tablet = day["tablet"].store
    for kind, record, name, value in (
        ("travel", _TRAVEL, "road", "ทางลูกรัง"),
        ("finding", _FINDING, "weather", "ฝนตกหนัก"),
        ("finding", _WEIGHED, "text", "หนักกว่าที่เห็น"),
        ("role", _ROLE, "role", MENTOR),
    ):
        held = tablet.get(kind, record)
        assert held is not None and held.fields[name] == value, (kind, name)
    assert (await day.old.sync()).ending is Ending.DONE
    assert day.old.store.mirror.get("travel", _TRAVEL) is not None, "what it does not know it keeps untouched"
    await day.close()


async def _a_day(day: Day) -> tuple[set[str], dict[str, str], str]:
    """Push, pull, photo, conflict and its settling. Returns the edits the server knows, the others by what the server
    says of them, and the photo."""
    post, phone = day.post, day["phone"].store
    photo = phone.blobs.put(picture(Random(1), 220), "image/png")
    known = {day.finding(_FINDING, text="ห้องสมุดเปิดทุกวัน", **{f"photos.{photo}": {"order": 1}})}
    known.add(day.write("phone", "sheet", post.sheet, {**post.sheet_keys, "levels.AC1": 3, "notes.AC1": "ดี"}))
    unknown = {"unknown_field": day.finding(_FINDING, weather="ฝนตกหนัก")}
    keys = {"visit": post.visit, "school": post.school}
    unknown["unknown_kind"] = day.write("phone", "travel", _TRAVEL, {**keys, "road": "ทางลูกรัง", "ticket": photo})
    unknown["unknown_part"] = day.finding(_WEIGHED, text="หนักกว่าที่เห็น")
    mentor = {"person": post.person, "role": MENTOR, "starts": "2026-01-01"}
    unknown["not_a_choice"] = day.write("desk", "role", _ROLE, mentor)
    assert (await day.sync("desk")).quarantined == 1
    await day.sync("phone")

    await day.sync("tablet")
    known.add(day.write("tablet", "finding", _FINDING, {"text": "จากแท็บเล็ต"}))
    known.add(day.write("phone", "finding", _FINDING, {"text": "จากโทรศัพท์"}))
    for name in ("tablet", "phone"):
        await day.sync(name)
    heads = phone.conflicts("finding", _FINDING)["text"]
    known.add(day.write("phone", "finding", _FINDING, {"text": "จากทั้งสองเครื่อง"}, seen={"text": heads}))
    assert (await day.sync("phone")).quarantined == 3
    await day.sync("tablet")
    held = day["tablet"].store.get("finding", _FINDING)
    assert held is not None and held.fields["text"] == "จากทั้งสองเครื่อง"
    assert day["tablet"].store.conflicts("finding", _FINDING) == {}
    return known, unknown, photo


def _what_waits_is_told(day: Day) -> None:
    """Each has its reason in Thai, and the screen knows that it waits for the server alone."""
    with app_of_next():
        waiting = [kept for name in ("phone", "desk") for kept in day[name].store.quarantine.all()]
        assert len(waiting) == 4 and all(map(awaits_update, waiting))
        assert all(any(letter >= "\u0e01" for letter in kept.message) for kept in waiting)
