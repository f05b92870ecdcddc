"""Where the disk has a commit only a moment later: nothing is called saved, sent or left behind before it has."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import flet as ft
import pytest

from app.boundary import safe_component
from app.client import Client
from app.drafts import Drafts
from app.durability import Durability, Pending
from app.parts.fields import DraftField
from app.parts.states import SavedNotice, SavedState
from app.preferences import Preferences
from app.running import Running
from app.store.errors import StorageFull
from app.sync.engine import Ending, Syncer
from app.updates import Updates
from tests.support.clients import FakeSession, FakeSurroundings, a_client, shown
from tests.support.fletkit import App
from tests.support.memory import NOW_MS
from tests.support.network import Office
from tests.support.stores import finding

SAVED, SAVING, NOT_SAVED = "บันทึกในเครื่องแล้ว", "กำลังบันทึก", "ยังบันทึกไม่ได้"


class SlowDisk:
    """Has what was written when the test says so, or refuses."""

    keeping = "slow"

    def __init__(self) -> None:
        self.durable = True
        self.tries = 0
        self._news = asyncio.Event()
        self._refusal: Exception | None = None

    def writes(self) -> None:
        """A commit that is not on the disk yet."""
        self.durable = False

    def has_it(self) -> None:
        """All of it arrived."""
        self.durable = True
        self._news.set()

    def refuses(self, refusal: Exception) -> None:
        """There is no room."""
        self._refusal = refusal
        self._news.set()

    async def until_durable(self) -> None:
        self.tries += 1
        while not self.durable:
            await self._news.wait()
            self._news.clear()
            refusal, self._refusal = self._refusal, None
            if refusal:
                raise refusal


class Again:
    """The pause between two tries, over when the test says so."""

    def __init__(self) -> None:
        self.over = asyncio.Event()

    async def __call__(self, seconds: float) -> None:
        assert seconds > 0
        await self.over.wait()


def page_of(client: Client, disk: SlowDisk) -> Any:
    """A page with a field, the words under it, the state of its record, and what the last tap came to."""

    def keep(text: str) -> None:
        disk.writes()
        client.durability.look()  # as the store's first listener does

    @safe_component
    def Page() -> ft.Control:
        field = DraftField("บันทึก", "", keep, identifier="note", key="note")
        notice = SavedNotice("บันทึกในเครื่องแล้ว ขั้นต่อไป", identifier="said")
        return ft.Column([field, SavedState("device"), notice])

    return shown(client, Page)


async def test_nothing_on_the_page_is_called_saved_before_it_is_on_the_disk() -> None:
    disk = SlowDisk()
    client = a_client(durability=Durability(disk))
    async with App(page_of(client, disk)) as app:
        assert app.shows(SAVED)
        await app.enter("note", "ก")
        client.drafts.flush()
        await app.settle()

        assert not app.shows(SAVED)
        assert sum(SAVING in text for text in app.texts()) == 3

        disk.has_it()
        await app.settle()
        assert sum(SAVED in text for text in app.texts()) == 3 and not app.shows(SAVING)


async def test_a_disk_that_refuses_is_said_and_tried_again_until_it_takes_everything() -> None:
    disk, again = SlowDisk(), Again()
    client = a_client(durability=Durability(disk, again))
    async with App(page_of(client, disk)) as app:
        await app.enter("note", "ก")
        client.drafts.flush()
        disk.refuses(StorageFull("storage_full"))
        await app.settle()
        assert sum(NOT_SAVED in text for text in app.texts()) == 3 and not app.shows(SAVED)

        again.over.set()
        disk.has_it()
        await app.settle()
        assert sum(SAVED in text for text in app.texts()) == 3


async def test_what_is_on_the_server_is_safe_whatever_the_disk_does() -> None:
    disk = SlowDisk()
    client = a_client(durability=Durability(disk))

    @safe_component
    def Page() -> ft.Control:
        return ft.Column([SavedState("server")])

    async with App(shown(client, Page)) as app:
        disk.writes()
        client.durability.look()
        await app.settle()

        assert app.shows("อยู่บนเครื่องแม่ข่ายแล้ว")
        disk.has_it()
        await app.settle()


async def test_a_write_is_noticed_before_any_screen_hears_of_it() -> None:
    disk, who = SlowDisk(), FakeSession()
    of_machine: dict[str, Any] = {"storage": disk, "surroundings": FakeSurroundings(), "photos": None}
    of_machine |= {"sealing": None, "has_camera": False, "about": None}
    machine: Any = type("Machine", (), of_machine)()
    server: Any = None
    running = Running(machine, who, server, Preferences(who.notes), lambda: NOW_MS)  # type: ignore[arg-type]
    store: Any = who.store
    client = running.client()
    heard: list[Pending | None] = []
    store.on_change(lambda records: heard.append(client.durability.pending))

    disk.writes()
    store.tell({("sheet", "1")})

    assert heard == [Pending.SAVING]
    disk.has_it()
    client.syncing.close()


async def test_a_batch_is_on_the_disk_before_it_is_sent(tmp_path: Path) -> None:
    office = Office(tmp_path)
    phone, line, disk = office.phone(), office.line(), SlowDisk()
    durability = Durability(disk)
    phone.store.write(*finding(text="ก"))
    disk.writes()
    syncer = Syncer(phone.store, line, app="test", until_durable=durability.until_durable)

    running = asyncio.ensure_future(syncer.run())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert [name for name, _ in line.sent] == [] and phone.store.counts().edits == 1

    disk.has_it()
    outcome = await running
    assert outcome.ending == Ending.DONE and line.sent[0][0] == "push"


async def test_work_that_the_disk_refuses_is_sent_all_the_same(tmp_path: Path) -> None:
    office = Office(tmp_path)
    phone, line, disk = office.phone(), office.line(), SlowDisk()
    durability = Durability(disk, Again())
    phone.store.write(*finding(text="ก"))
    disk.writes()
    running = asyncio.ensure_future(Syncer(phone.store, line, app="test", until_durable=durability.until_durable).run())
    await asyncio.sleep(0)

    disk.refuses(StorageFull("storage_full"))
    disk.refuses(StorageFull("storage_full"))
    outcome = await asyncio.wait_for(running, 5)

    assert outcome.ending == Ending.DONE and phone.store.counts().edits == 0


async def test_a_newer_version_is_not_taken_before_everything_is_on_the_disk() -> None:
    disk, page = SlowDisk(), FakeSurroundings()
    disk.writes()
    taking = asyncio.ensure_future(Updates(page, Drafts(), Durability(disk)).apply())
    await asyncio.sleep(0)
    assert page.applied == 0

    disk.has_it()
    await taking
    assert page.applied == 1


@pytest.mark.parametrize("writes", [1, 3])
async def test_what_is_written_while_the_disk_works_is_waited_for_too(writes: int) -> None:
    disk = SlowDisk()
    durability = Durability(disk)
    disk.writes()
    for _ in range(writes):
        durability.look()
    await asyncio.sleep(0)

    assert durability.pending is Pending.SAVING and disk.tries == 1, "one waits for all"
    disk.has_it()
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert durability.pending is None


def test_a_disk_that_has_everything_at_once_needs_no_loop_and_says_nothing() -> None:
    durability = Durability()

    durability.look()

    assert durability.pending is None
