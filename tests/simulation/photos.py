"""Photos of a day: taken, cut, sent in chunks, looked at by others, swept. What must be true of them at any time.

Everything here draws from a stream of its own, so that days without photos stay the executions they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING, Any

from app.store.blobs import BlobState
from app.store.errors import StorageFailed
from app.sync import pace
from app.sync.blobs import fetch_blob
from app.sync.engine import Syncer
from fieldwork.errors import FieldworkError
from fieldwork.ids import natural_id
from fieldwork.records import RoleName
from tests.simulation.disks import Crash
from tests.simulation.network import FATES, Direct, Fate, unsent
from tests.simulation.phones import Phone
from tests.simulation.running import finished

if TYPE_CHECKING:
    from tests.simulation.day import Day

_OFTEN = 0.15
_MIME = "image/png"
_FATES = (*FATES, *(Fate.THROUGH for _ in range(2 * len(FATES))))  # a photo takes many requests
_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


class Photos:
    """What is done with photos on one day, if it is a day of photos, and what they promise."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self.rng = Random(f"album {day.seed}")
        self.on = self.rng.random() < _OFTEN
        self.chunk = self.rng.choice((700, 1500))
        self.swept: set[str] = set()
        self.is_calm = False  # all but photos gets through

    def step(self, busy: Phone | None = None, *, chance: float = 0.4) -> None:
        """Now and then somebody takes a photo or looks at one, or the office sweeps. `busy` waits for the network."""
        if not self.on or self.rng.random() > chance:
            return
        phone = busy or self.rng.choice(self._day.phones)
        luck = self.rng.random()
        if luck < 0.35:
            self.take(phone)
        elif luck < 0.4:
            self.sweep()
        elif luck < 0.44 and not self._day.is_gentle and busy is None:
            self.move_the_office()
        elif luck < 0.54 and not phone.is_busy:
            self.look(phone)
        elif not phone.is_busy:
            self.send(phone)

    def send(self, phone: Phone) -> None:
        """A sync whose text gets through, so that photos have their turn. Some lose power in it."""
        before, self.is_calm = self.is_calm, True
        if self.rng.random() < 0.3:
            phone.disk.crash_after(self.rng.randrange(20, 120))
        try:
            self._day.sync(phone)
        finally:
            phone.disk.crash_after(-1)
            self.is_calm = before

    def move_the_office(self) -> None:
        """It begins anew from its backup on another machine, which has the photos of the backup alone."""
        office = self._day.office
        if not office.backups or self.rng.random() < 0.5:
            office.keep_backup()
            self._day.journal.note("office", "keeps a backup")
            return
        office.restore(office.backups[-1], elsewhere=True)
        self._day.journal.note("office", "begins anew on another machine")

    def fate(self) -> Fate:
        """What becomes of the next request about a photo."""
        return self.rng.choice(_FATES) if self._day.faults else Fate.THROUGH

    @contextmanager
    def paced(self, syncer: Syncer) -> Iterator[None]:
        """In here photos go in chunks of a size that fits photos of a kilobyte."""
        before = pace.SMALLEST, pace.LARGEST
        pace.SMALLEST = pace.LARGEST = syncer._pace.chunk = self.chunk
        try:
            yield
        finally:
            pace.SMALLEST, pace.LARGEST = before

    def take(self, phone: Phone) -> None:
        """Take a photo; most belong to a finding, some are thought better of."""
        if phone.owner.role in (RoleName.PRINCIPAL, RoleName.SECRETARIAT) or phone.is_full:
            return
        try:
            name = self.keep(phone)
            if self.rng.random() < 0.9:
                self._show(phone, name)
        except StorageFailed as error:
            self._day.journal.note(phone, "is told", error.code)
        except Crash as crash:
            if phone.is_busy or crash.disk is not phone.disk:
                raise
            phone.restart()

    def keep(self, phone: Phone) -> str:
        """A photo that somebody is told is saved. Returns its hash."""
        body = picture(self.rng)
        name = phone.store.blobs.put(body, _MIME)
        phone.photographed[name] = body
        self._day.journal.note(phone, "photographs", name[:8], len(body))
        return name

    def look(self, phone: Phone) -> None:
        """Somebody looks at a photo of a finding that is on their phone, through a network like any other."""
        shown = sorted(set(_HASH.findall("".join(row[0] for row in _findings(phone)))))
        if not shown:
            return
        name = self.rng.choice(shown)
        line = _Bad(self._day, phone, self.rng) if self.rng.random() < 0.4 else Direct(self._day.office, phone)
        try:
            body = finished(fetch_blob(phone.store, line, name))
        except (FieldworkError, ConnectionError):
            return
        if sha256(body).hexdigest() != name:
            self._day.promises.broken.append(f"phone {phone.number} is shown other bytes than those of {name}")

    def sweep(self) -> None:
        """The office lets go of what no text names. Nobody waits thirty days here: what is named stays all the same."""
        there = {name for (name,) in self._day.office.look("SELECT hash FROM blob")}
        named = self._named_at_the_office()
        gone = self._day.office.sweep()
        self._day.journal.note("office", "sweeps", len(gone))
        self.swept |= gone
        for name in sorted(gone & named & there):
            self._day.promises.broken.append(f"the sweep took {name}, which a text names")

    def on_the_way(self, body: bytes) -> bytes:
        """The bytes as they arrive: rarely one of them is another."""
        return damaged(body, self.rng) if self._day.faults and self.rng.random() < 0.05 else body

    def text_went_first(self, phone: Phone, owed: set[str]) -> None:
        """Before a chunk leaves: nothing waits that waited already when the last request about photos was answered."""
        for edit in sorted(owed & unsent(phone)):
            self._day.promises.broken.append(f"phone {phone.number} sends a photo before {edit}")

    def denied(self, phone: Phone) -> Iterator[str]:
        """Whatever the phone takes for sent is at the office, from its person, with the bytes that its name says."""
        if not self.on:
            return
        office = self._day.office
        own = {n for (n,) in office.look("SELECT hash FROM blob_upload WHERE person = ?", phone.owner.person)}
        whole = office.shelf.whole()
        for name in sorted(_in_state(phone, BlobState.SENT) - (own & whole) - self.swept):
            yield f"phone {phone.number} was told that photo {name} is on the server, and it is not"
        for (name,) in office.look("SELECT hash FROM blob"):
            if name not in whole:
                yield f"the office took {name} with other bytes than its name says, or without them"

    def at_the_end(self) -> Iterator[str]:
        """Everybody has synced in peace: each photo that somebody was told is saved is at the office, and whoever may
        see the finding it belongs to sees it."""
        if not self.on:
            return
        whole = self._day.office.shelf.whole()
        accepted = whole & {name for (name,) in self._day.office.look("SELECT hash FROM blob")}
        for phone in self._day.phones:
            for name in sorted(phone.photographed.keys() - accepted - self.swept):
                yield f"phone {phone.number} was told that photo {name} is saved, and it is nowhere"
            for text, author in _findings(phone):
                sent = {n for (n,) in self._day.office.look("SELECT hash FROM blob_upload WHERE person = ?", author)}
                yield from self._unseen(phone, sent & accepted & set(_HASH.findall(text)))

    def _unseen(self, phone: Phone, names: set[str]) -> Iterator[str]:
        for name in sorted(names - self.swept):
            try:
                body = finished(fetch_blob(phone.store, Direct(self._day.office, phone), name))
            except FieldworkError as error:
                yield f"phone {phone.number} cannot see {name}: {error.code}"
            else:
                if sha256(body).hexdigest() != name:
                    yield f"phone {phone.number} sees other bytes than those of {name}"

    def _show(self, phone: Phone, name: str) -> None:
        visit, school = self._visit_of(phone)
        record = natural_id("test", f"finding {phone.owner.person} {visit} {self.rng.randrange(2)}")
        known = phone.store.get("finding", record) is not None
        keys = {"visit": visit, "school": school, "author": phone.owner.person, "nature": "note"}
        shown = {f"photos.{name}": {"caption": self._day.people.word(), "order": 1}}
        self._day.journal.note(phone, "shows", name[:8], record[:8])
        phone.write("finding", record, {**({} if known else keys), **shown}, told=tuple(shown), seen={})

    def _visit_of(self, phone: Phone) -> tuple[str, str]:
        start = self._day.start
        mine = [n for n, v in enumerate(start.visits) if phone.owner.person in start.teams[v]]
        at = self.rng.choice(mine)
        return start.visits[at], start.schools[at]

    def _named_at_the_office(self) -> set[str]:
        texts = (
            "SELECT fields FROM change",
            "SELECT body FROM record",
            "SELECT payload FROM quarantine",
        )
        return {name for sql in texts for (text,) in self._day.office.look(sql) for name in _HASH.findall(text)}


class _Bad(Direct):
    """A line on which the answer breaks off half way, or comes with another byte."""

    def __init__(self, day: Day, phone: Phone, rng: Random) -> None:
        super().__init__(day.office, phone)
        self._rng = rng

    async def read_blob(self, blob: str, start: int, take: Any) -> str:
        """Give away the beginning of what comes, or all of it as it came."""
        body = self._office.read_blob(self._token, blob, start)
        if self._rng.random() < 0.5:
            take(body[: self._rng.randrange(len(body) + 1)])
            raise ConnectionError
        take(damaged(body, self._rng))
        return _MIME


def picture(rng: Random) -> bytes:
    """A clean picture as far as the office looks, that nobody else has."""
    body = rng.randbytes(rng.choice((60, 500, 1400, 3000)))
    parts = [(b"IHDR", bytes(13)), (b"IDAT", body), (b"IEND", b"")]
    chunks = b"".join(len(data).to_bytes(4) + name + data + bytes(4) for name, data in parts)
    return b"\x89PNG\r\n\x1a\n" + chunks


def damaged(body: bytes, rng: Random) -> bytes:
    """The same with one byte changed on its way."""
    if not body:  # the whole photo is there, and only that is to be said
        return body
    at = rng.randrange(len(body))
    return body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :]


def _in_state(phone: Phone, state: BlobState) -> set[str]:
    return {name for (name,) in phone.look_at_photos("SELECT hash FROM blob WHERE state = ?", state.value)}


def _findings(phone: Phone) -> list[tuple[Any, ...]]:
    """What this phone has of findings from the office, and whose they are."""
    return phone.look("SELECT fields, owner FROM record WHERE kind = 'finding'")
