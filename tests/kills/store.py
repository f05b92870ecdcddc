"""The store: a process that marks with the app's own store and is killed, again and again on the same files.

Most lives are looked at when they are over. Some end while the files of the one before are still being opened, so that
a recovery is cut too. Some sync with a real server, so that freezing, acknowledging, pulling and sending photos are
cut; between lives the secretariat changes what everybody pulls. Half of the moments are any, half are near a commit.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from app.store.store import Store
from app.sync.engine import Ending
from tests.kills.area import found
from tests.kills.books import Books
from tests.kills.device import Device, now_ms
from tests.kills.marking import Life, live, told_in
from tests.kills.memory import Memory, damage
from tests.kills.tally import Tally
from tests.support.office_process import Office

CUT_OPENINGS, CUT_SYNCS = 0.15, 0.45  # of all lives; the others end while marking alone
AT_A_COMMIT = 0.5  # of those that do not end in an opening: soon after the next commit has begun
OPENS_FOR_S, MARKS_FOR_S, SYNCS_FOR_S, COMMITS_FOR_S = 0.25, 0.2, 0.15, 0.005
PATIENCE_S = 120.0
SAID_EVERY = 100
_JOURNAL = bytes.fromhex("d9d505f920a163d7")  # a rollback journal that begins so is one to be played back


def run(kills: int, seed: str, folder: Path, say: Callable[[str], None]) -> Tally:
    """Kill so often, then sync in peace and hold the server and a new device against all that was acknowledged."""
    return asyncio.run(_Loop(seed, folder, say).run(kills))


class _Loop:
    def __init__(self, seed: str, folder: Path, say: Callable[[str], None]) -> None:
        self.random = Random(seed)
        self.folder = folder
        self.say = say
        self.tally = Tally("store", seed, "a transaction had begun to write, and was rolled back at the next opening")
        self.memory = Memory()
        self.looked_at = 0  # how many kills there had been at the last look
        self.processes = multiprocessing.get_context("forkserver")
        self.processes.set_forkserver_preload(["tests.kills.marking"])

    async def run(self, kills: int) -> Tally:
        self.founded = found(self.folder / "office", 1, now_ms)
        self.books = Books(self.founded.url, self.folder / "office")
        with Office(self.folder / "office") as office:
            office.start()
            self.address = office.url
            self.secretary = await self._joined("secretary", self.founded.office)
            await (await self._joined("phone", self.founded.posts[0].link)).close()
            while self.tally.kills < kills and self.tally.is_good:
                is_over = self._live_and_die()
                if is_over or self.tally.kills == kills:
                    await self._look()
                if self.tally.kills % SAID_EVERY == 0:
                    self.say(self.tally.row())
            if self.tally.is_good:
                await self._in_peace()
            await self.secretary.close()
        return self.tally

    async def _joined(self, name: str, link: str) -> Device:
        device = Device(self.folder / name, self.address)
        await device.join(link)
        outcome = await device.sync()
        assert outcome.ending is Ending.DONE, outcome
        return device

    def _live_and_die(self) -> bool:
        """One life. False when it was ended while it was still to open its files."""
        marker, seconds = self._fated()
        syncs = marker == "syncs"
        life = Life(self.folder / "phone", self.address, self.founded.posts[0], str(self.random.random()), syncs)
        heard, teller = self.processes.Pipe(duplex=False)
        process = self.processes.Process(target=live, args=(life, teller))
        process.start()
        teller.close()
        if marker:
            self._hear(heard, PATIENCE_S, marker)
        self._hear(heard, seconds)
        if marker and self.random.random() < AT_A_COMMIT:
            self._hear(heard, PATIENCE_S, "commits")
            self._hear(heard, self.random.uniform(0, COMMITS_FOR_S))
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        if process.exitcode != -signal.SIGKILL:
            self.tally.lose([f"the process ended by itself with {process.exitcode}: its error is above"])
        self._hear(heard, PATIENCE_S, "the end")
        heard.close()
        process.close()
        self.tally.kills += 1
        self.tally.met += any(map(_is_hot, life.folder.glob("*-journal")))
        self.tally.acknowledged = self.memory.acknowledged
        return marker != ""

    def _fated(self) -> tuple[str, float]:
        """When a life ends: so long after it has said this, more often where much happens."""
        chance = self.random.random()
        if chance < CUT_OPENINGS:
            return "", self.random.uniform(0, OPENS_FOR_S)
        if chance < CUT_OPENINGS + CUT_SYNCS:
            return "syncs", self.random.expovariate(1 / SYNCS_FOR_S)
        return "opened", self.random.expovariate(1 / MARKS_FOR_S)

    def _hear(self, heard: Connection, seconds: float, marker: str = "") -> None:
        """Take in what is told within this time, or until something was said. What was cut says nothing."""
        until = time.monotonic() + seconds
        try:
            is_said = False
            while not is_said and heard.poll(max(0.0, until - time.monotonic())):
                facts = told_in(heard.recv_bytes())
                is_said = marker in facts
                if "told" in facts:
                    self.memory.hears(facts["told"])
                if facts.get("synced"):
                    self.tally.lose([f"a sync came to {facts['synced']}"])
        except (EOFError, OSError):
            return

    async def _look(self) -> None:
        """Open the files as the next start of the app does, and hold everything against them."""
        phone = Device(self.folder / "phone", self.address)
        try:
            await phone.start()
        except AssertionError as closed:
            self.tally.damage([str(closed)])
            return
        store, person = phone.store, self.founded.posts[0].person
        self.tally.damage(damage([store.database, store.blobs.database]))
        self.tally.lose(self.memory.missing(store, self.tally.kills - self.looked_at))
        self.looked_at = self.tally.kills
        with self.books.look() as look:
            self.tally.lose(self.memory.unfounded(store, look, person))
            self.tally.lose(look.missed(*mirrored(store)))
        await phone.close()
        if self.random.random() < CUT_SYNCS:
            await self._secretary_works()

    async def _secretary_works(self) -> None:
        """Something new for everybody to pull."""
        for school in self.founded.schools:
            students = {"students": self.random.randrange(20, 3000)}
            self.secretary.store.write("school", school, students)
        outcome = await self.secretary.sync()
        assert outcome.ending is Ending.DONE and not outcome.quarantined, outcome

    async def _in_peace(self) -> None:
        """Sync to the end, and look on the server and on a device that has never been killed."""
        phone = Device(self.folder / "phone", self.address)
        await phone.start()
        outcome = await phone.sync()
        is_whole = outcome.receipt is not None and outcome.receipt.whole and not phone.store.counts()
        if outcome.ending is not Ending.DONE or not is_whole or outcome.repaired or outcome.differing:
            self.tally.lose([f"the last sync came to {outcome}, {phone.store.counts()}"])
        person = self.founded.posts[0].person
        with self.books.look() as look:
            self.tally.lose(self.memory.missing(phone.store, 0))
            self.tally.lose(self.memory.unfounded(phone.store, look, person))
            self.tally.lose(look.lacks_photos((blob, person) for blob in self.memory.blobs))
            self.tally.lose(look.missed(*mirrored(phone.store)))
            self.tally.lose([*look.miscounts(), *look.set_aside(), *look.unresolved()])
        self.tally.damage(self.books.damage())
        self.tally.lose(self.books.wrong_photos())
        await phone.close()


def mirrored(store: Store) -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    """A device's cursors, and the number of every record in its mirror."""
    cursors = dict(store.database.script("SELECT scope, seq FROM cursor"))
    return cursors, {(k, r): seq for k, r, seq in store.database.script("SELECT kind, id, seq FROM record")}


def _is_hot(journal: Path) -> bool:
    with journal.open("rb") as file:
        return file.read(len(_JOURNAL)) == _JOURNAL
