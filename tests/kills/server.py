"""The server: its process is killed while twenty devices push over real HTTP, on SQLite or on PostgreSQL.

Some kills come at no moment in particular, some the moment somebody is answered, some between two steps of writing a
photo to the disk (`slow_disk`), and a few meet a server that still starts. After each kill everything that any device
was ever answered is looked for in what the dead process left, and a device that reads all the while must have missed
nothing. The next server is the first to open the real files: the look is taken at a copy.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from random import Random

from app.sync.engine import Ending
from tests.kills.area import found
from tests.kills.books import Books
from tests.kills.crowd import Member
from tests.kills.device import now_ms
from tests.kills.hands import hashed
from tests.kills.store import mirrored
from tests.kills.tally import Tally
from tests.support.office_process import Office

CLIENTS = 20
CUT_STARTS, AT_AN_ANSWER, AT_A_PHOTO = 0.1, 0.4, 0.3  # of all kills
LOOKS_S = 0.005  # whether it has ended by itself
STEPS = 12  # of writing a photo; a large one is written twice, first in chunks
SERVES_FOR_S, STARTS_FOR_S = 1.0, 1.5
PATIENCE_S = 300.0
SAID_EVERY = 20


def run(kills: int, seed: str, folder: Path, say: Callable[[str], None], *, database_url: str = "") -> Tally:
    """Kill so often, then let everybody sync in peace and compare both sides."""
    return asyncio.run(_Loop(seed, folder, say, database_url).run(kills))


class _Loop:
    def __init__(self, seed: str, folder: Path, say: Callable[[str], None], database_url: str) -> None:
        self.random = Random(seed)
        self.folder = folder
        self.say = say
        self.database_url = database_url
        kind = "PostgreSQL" if database_url else "SQLite"
        self.tally = Tally(f"server, {kind}", seed, "a push or a photo was at the server")
        self.committed: set[str] = set()  # batches whose reply was lost after the commit

    async def run(self, kills: int) -> Tally:
        data = self.folder / "office"
        founded = found(data, CLIENTS, now_ms, self.database_url)
        self.books = Books(founded.url, data)
        self.doom = self.folder / "doom"
        env = {"DOOM": str(self.doom)} | ({"DATABASE_URL": self.database_url} if self.database_url else {})
        with Office(data, env=env, program="tests.kills.slow_disk") as office:
            self.office = office
            office.start()
            self.writers = [
                Member(self.folder / f"device-{n}", office.url, f"{self.tally.seed}-{n}", post)
                for n, post in enumerate(founded.posts)
            ]
            self.reader = Member(self.folder / "reader", office.url, f"{self.tally.seed}-reader")
            await asyncio.gather(*(each.join(each.post.link) for each in self.writers if each.post))
            await self.reader.join(founded.office)
            working = [asyncio.create_task(each.work()) for each in self.everybody]
            while self.tally.kills < kills and self.tally.is_good:
                await self._live_and_die()
                if self.tally.kills % SAID_EVERY == 0:
                    self.say(self.tally.row())
            for each in self.everybody:
                each.leaving = True
            await asyncio.wait_for(asyncio.gather(*working), PATIENCE_S)
            self.say(f"{self.tally.loop}: everybody has come to rest after {self.tally.minutes:.1f} minutes")
            if self.tally.is_good:
                await self._in_peace()
            for each in self.everybody:
                await each.device.close()
        return self.tally

    @property
    def everybody(self) -> list[Member]:
        """Writers and the reader."""
        return [*self.writers, self.reader]

    async def _live_and_die(self) -> None:
        """One life of the server, and sometimes a second that ends before it serves; then a look at what they left."""
        await asyncio.sleep(self.random.uniform(0, SERVES_FOR_S))
        chance = self.random.random()
        if chance < AT_AN_ANSWER:
            await self._at_an_answer()
        elif chance < AT_AN_ANSWER + AT_A_PHOTO:
            await self._at_a_step(self.random.randrange(STEPS))
        else:
            self._strike()
        self._kill()
        if self.random.random() < CUT_STARTS:
            self.office.begin()
            await asyncio.sleep(self.random.uniform(0, STARTS_FOR_S))
            self._strike()
            self._kill()
        self._look(self.books.copied(self.folder / "left"))
        await asyncio.to_thread(self.office.start)

    async def _at_an_answer(self) -> None:
        """Kill as soon as somebody is answered, before anything else happens."""
        struck = asyncio.Event()

        def strike() -> None:
            if not struck.is_set():
                self._strike()
                struck.set()

        for each in self.writers:
            each.line.on_answer = strike
        async with asyncio.timeout(PATIENCE_S):
            await struck.wait()
        for each in self.writers:
            each.line.on_answer = lambda: None

    async def _at_a_step(self, number: int) -> None:
        """Let the server end itself at this step of writing photos, counted from now."""
        beside = self.doom.with_suffix(".new")
        beside.write_text(str(number))
        beside.replace(self.doom)
        async with asyncio.timeout(PATIENCE_S):
            while self.office.is_running:
                await asyncio.sleep(LOOKS_S)
        self.doom.unlink()
        self.tally.met += 1  # a photo, whatever else

    def _strike(self) -> None:
        self.tally.met += any(each.line.asking for each in self.everybody)
        self.office.strike()

    def _kill(self) -> None:
        self.office.kill()
        self.tally.kills += 1

    def _look(self, books: Books) -> None:
        """Everything that anybody was answered is there, and nothing is there by half."""
        for each in self.everybody:
            self.tally.lose(each.complaints())
        with books.look() as look:
            for each in self.writers:
                line, person = each.line, each.post.person if each.post else ""
                self.tally.lose(look.lacks(line.kept))
                self.tally.lose(look.misanswers(line.replies))
                self.tally.lose(look.lacks_photos((blob, person) for blob in line.photos))
                self.committed |= look.received(line.unanswered)
                self.tally.acknowledged += len(line.kept) + len(line.photos)
                line.kept, line.replies, line.photos = {}, {}, set()
            self.tally.lose(look.missed(*mirrored(self.reader.device.store)))
            self.tally.lose([*look.miscounts(), *look.set_aside()])
        self.tally.lose(books.wrong_photos())
        if books.is_sqlite:
            self.tally.damage(books.damage())

    async def _in_peace(self) -> None:
        """Everybody syncs to the end, and everything that anybody ever saved is in the log once, and nothing else."""
        for each in self.writers:
            await self._level(each)
        for each in self.everybody:
            await self._level(each)
        self._look(self.books)
        with self.books.look() as look:
            for each in self.writers:
                self.tally.lose(_differences(each, look.edits_of([each.id])))
            self.tally.lose(look.unresolved())
        for each in self.writers:
            self.tally.lose(self.books.lacks_bytes(_photos(each)))
        self.tally.damage(self.books.damage())
        self.say(f"{self.tally.loop}: {len(self.committed)} batches were committed and their reply was lost")

    async def _level(self, member: Member) -> None:
        outcome = await member.sync()
        waiting = member.device.store.counts()
        if outcome.ending is not Ending.DONE or not outcome.receipt or not outcome.receipt.whole or waiting:
            self.tally.lose([f"the last sync came to {outcome}, {waiting} wait"])


def _differences(member: Member, logged: set[str]) -> list[str]:
    """A device's own edits against those that came from it."""
    own = {row[0] for row in member.device.store.database.script("SELECT id FROM edit")}
    return [f"edit {edit} is on one side only" for edit in sorted(own ^ logged)]


def _photos(member: Member) -> dict[str, str]:
    """Every photo that was saved, and what its bytes on the device come to."""
    blobs = member.device.store.blobs
    return {told.blob: hashed(blobs.get(told.blob)) for told in member.saved if told.blob}
