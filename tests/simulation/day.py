"""One day from one seed: what happens, in which order, to whom. Its promises say whether it was good."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from random import Random
from typing import Any

from app.store.errors import StorageFailed
from app.sync import push as push_module
from app.sync.engine import Ending, Outcome, Syncer
from fieldwork.errors import Invalid
from tests.simulation.area import Owner, start
from tests.simulation.besides import Besides
from tests.simulation.crowds import Crowds
from tests.simulation.disks import Crash
from tests.simulation.journal import Journal
from tests.simulation.losses import Losses
from tests.simulation.network import FATES, Direct, Fate, Line, ignoring
from tests.simulation.office import Office
from tests.simulation.people import Act, People
from tests.simulation.phones import SKEWS, Phone
from tests.simulation.photos import Photos
from tests.simulation.promises import Promises
from tests.simulation.running import finished
from tests.simulation.versions import NEXT, TODAY, app_of
from tests.support.stores import TickingClock

_DAY_MS = 86_400_000
_DEEPEST = 2  # syncs inside the waits of another


class Day:
    """A day with its office, its phones and its people."""

    def __init__(self, seed: int) -> None:
        self.seed = seed
        self.rng = rng = Random(seed)
        self.start = start()
        for number in range(len(self.start.owners) + 1):
            _installed(number)  # before this day's office, because there is one engine
        self.clock = TickingClock()
        self.journal = Journal()
        self.office = Office(rng, self.clock, self.start.content)
        self.people = People(self.start, rng)
        self.page_bytes = rng.choice((1, 1500, 6000, 400_000))
        self.batch = rng.choice((1, 3, 500))
        self.is_gentle = rng.random() < 0.4
        owners = self.start.owners[: rng.randrange(3, 6)]
        self.phones = [self.phone(number, is_new=rng.random() < 0.2) for number in range(len(owners))]
        self.steps = rng.choice((15, 30, 45))
        self.releases = Random(f"new {seed}")  # of their own, so that the other days stay the executions they were
        self.has_releases = self.releases.random() < 0.3
        self.photos = Photos(self)
        self.losses = Losses(self)
        self.is_gentle = self.is_gentle or self.losses.on  # what is lost here is not restored elsewhere as well
        self.besides = Besides(self)
        self.photos.on = self.photos.on or self.losses.on or self.besides.has_photos
        if self.besides.on:
            self.phones.append(self.phone(len(self.start.owners)))
        self.faults = True
        self.late: list[Callable[[], Any]] = []
        self.crowds = Crowds(self)
        self.promises = Promises(self)
        self._depth = 0

    def run(self) -> list[str]:
        """Live through the day, then let everybody sync in peace. Returns what went wrong."""
        with _batches_of(self.batch):
            try:
                self.besides.begin()
                self.losses.begin()
                self._live()
                self._settle()
                return [*self.promises.broken, *self.promises.at_the_end()]
            finally:
                self.office.disk.scrap()
                for phone in self.phones:
                    phone.disk.scrap()
                self.losses.end()

    def phone(self, number: int, *, is_new: bool = False) -> Phone:
        """This phone as it begins the day: just signed in, or after a first sync."""
        files = None if is_new else _installed(number)
        return Phone(number, _owners()[number], self.rng, self.clock, files)

    def fate(self) -> Fate:
        """What becomes of the next request."""
        return self.rng.choice(FATES) if self.faults and not self.photos.is_calm else Fate.THROUGH

    def meanwhile(self, busy: Phone) -> None:
        """What else happens while a request of this phone is on its way."""
        if not self.faults:
            return
        self._release(0.03)
        self.photos.step(busy, chance=0.06)
        self.besides.step(busy, chance=0.02)
        luck = self.rng.random()
        if luck < 0.25:
            self.write(busy if self.rng.random() < 0.6 else self._idle())
        elif luck < 0.32 and self._depth < _DEEPEST:
            self.sync(self._idle())
        elif luck < 0.35:
            self._secretary()
        elif luck < 0.36 and self.late:
            self.deliver_late()

    def write(self, phone: Phone | None, think: Callable[[Phone], Act | None] | None = None) -> None:
        """Somebody writes something: what `think` says, or what people write every day."""
        if phone is None:
            return
        try:
            act = (think or self.people.act)(phone)
            if act is None:
                return
            self.journal.note(phone, "writes", act.kind, act.record[:8], dict(act.fields))
            phone.write(act.kind, act.record, act.fields, told=act.told, seen=act.seen)
        except StorageFailed as error:
            self.journal.note(phone, "is told", error.code)
        except Invalid as error:  # a request that is on its way would take it for the office's answer
            raise AssertionError(f"people write what no screen would take: {error.code}") from error
        except Crash as crash:
            if phone.is_busy or crash.disk is not phone.disk:
                raise
            self._restart(phone)

    def sync(self, phone: Phone | None) -> Outcome | None:
        """One sync, come what may. None when the phone lost power in it."""
        if phone is None:
            return None
        phone.is_busy, self._depth = True, self._depth + 1
        try:
            with app_of(phone.version):
                syncer = Syncer(phone.store, Line(self, phone), app="test")
                with self.photos.paced(syncer):
                    outcome = finished(syncer._run())
                phone.rejoin()
        except Crash as crash:
            assert crash.disk is phone.disk
            self._restart(phone)
            return None
        finally:
            phone.is_busy, self._depth = False, self._depth - 1
        self.journal.note(phone, "synced", outcome.ending.value, outcome.code, outcome.repaired)
        self.promises.after_sync(phone, outcome)
        return outcome

    def _live(self) -> None:
        for _ in range(self.steps):
            self.clock.forward(self.rng.randrange(1, 400_000))
            if not self.besides.instead():
                self._step(self.rng.random(), self.rng.choice(self.phones))
            self._release(0.15)
            self.photos.step()
            for _ in range(3):
                self.besides.step()
            self.losses.step()

    def _step(self, luck: float, phone: Phone) -> None:
        if luck < 0.40:
            self.write(phone)
        elif luck < 0.70:
            self.sync(phone)
        elif luck < 0.74:
            self.deliver_late()
        elif luck < 0.80:
            self._power_fails(phone)
        elif luck < 0.84:
            self._secretary()
        elif luck < 0.87:
            self._clock_jumps(phone)
        elif luck < 0.89:
            phone.try_again()
            self.journal.note(phone, "tries again what was set aside")
        elif luck < 0.92:
            self._disk_fills(phone)
        elif luck < 0.935:
            self.office.restart()
            self.journal.note("office", "starts again")
        elif luck < 0.945 and phone.owner.next:
            phone.sign_in_again()
            self.journal.note(phone, "signs in again")
        elif not self.is_gentle:
            self._restores(self.rng.random(), phone)

    def _restores(self, luck: float, phone: Phone) -> None:
        if luck < 0.3 or (luck < 0.6 and not self.office.backups):
            self.office.keep_backup()
            self.journal.note("office", "keeps a backup")
        elif luck < 0.6:
            self.office.restore(self.office.backups[-1], elsewhere=self.photos.rng.random() < 0.5)
            self.journal.note("office", "is restored from a backup")
        elif luck < 0.75 or not phone.backups:
            phone.keep_backup()
            self.journal.note(phone, "is copied away")
        else:
            phone.restore()
            self.promises.restored.add(phone.number)
            self.journal.note(phone, "is set back to its copy")

    def _power_fails(self, phone: Phone) -> None:
        if self.rng.random() < 0.3:
            self._restart(phone)
            return
        phone.disk.crash_after(self.rng.randrange(45))
        self.sync(phone) if self.rng.random() < 0.7 else self.write(phone)
        phone.disk.crash_after(-1)

    def _release(self, chance: float) -> None:
        """On some days a new version comes out: on the server first, then on one phone after the other."""
        if not self.has_releases or self.releases.random() > chance:
            return
        if self.office.version == TODAY:
            self.office.update()
            self.journal.note("office", "is put up in its next version")
            return
        phone = self.releases.choice(self.phones)
        if phone.is_busy or phone.is_full or phone.version == NEXT:
            return
        self.journal.note(phone, "gets the next version")
        try:
            phone.update(crash_after=self.releases.choice((-1, *range(16))))
        except Crash:
            self._restart(phone)
        phone.disk.crash_after(-1)

    def _restart(self, phone: Phone) -> None:
        self.journal.note(phone, "starts again")
        phone.restart()

    def _disk_fills(self, phone: Phone) -> None:
        if self.rng.random() < 0.5:
            phone.full(not phone.is_full)
            self.journal.note(phone, "has no room" if phone.is_full else "has room again")
            return
        self.office.disk.fill()
        self.journal.note("office", "has no room")
        for _ in range(self.rng.randrange(1, 4)):
            self.write(phone)
            self.sync(phone)
        self.office.disk.free()

    def _clock_jumps(self, phone: Phone) -> None:
        if self.rng.random() < 0.1:
            self.clock.forward(self.rng.choice((-3000, _DAY_MS)))
            return
        phone.skew_ms = self.rng.choice((*SKEWS, -self.clock()))
        self.journal.note(phone, "has its clock off by", phone.skew_ms)

    def _secretary(self) -> None:
        """Roles end and begin, people leave a team and come back, with the day that the office has now."""
        expert, second = self.start.owners[2].person, self.start.owners[4].person
        kind, record, name = self.rng.choice(
            (
                ("role", role_of(self, expert), "ends"),
                ("role", role_of(self, second), "ends"),
                ("visit", self.start.visits[0], f"team.{expert}"),
                ("person", expert, "left_on"),
            )
        )
        off, on = ([], None) if kind == "visit" else (None, "2026-11-01")
        value = off if self.rng.random() < 0.5 else on
        done = self.office.write(self.start.secretary, kind, record, {name: value})
        self.journal.note("office", "writes", kind, name.partition(".")[0], value, done)

    def _settle(self) -> None:
        """The faults are over: everybody is back in office, has room and a network, and syncs."""
        self.faults = False
        self._calm_down()
        expert, second = self.start.owners[2].person, self.start.owners[4].person
        for kind, record, name, value in (
            ("person", expert, "left_on", None),
            ("role", role_of(self, expert), "ends", None),
            ("role", role_of(self, second), "ends", "2026-11-01" if self.rng.random() < 0.3 else None),
            ("visit", self.start.visits[0], f"team.{expert}", []),
        ):
            assert self.office.write(self.start.secretary, kind, record, {name: value})
        self.everybody_syncs()
        if sum(phone.try_again() for phone in self.phones):
            self.everybody_syncs()
        self.everybody_syncs()

    def _calm_down(self) -> None:
        for phone in self.phones:
            phone.full(False)
            phone.version = self.office.version
            phone.restart()
        while self.late:
            self.deliver_late()
        self.crowds.end()

    def everybody_syncs(self) -> None:
        """One sync of each, which nothing disturbs."""
        for phone in self.phones:
            self.clock.forward(1000)
            outcome = self.sync(phone)
            if outcome is not None and outcome.code == "person_left" and self.office.restores:
                self._lets_back_in()
                outcome = self.sync(phone)
            if outcome is None or outcome.ending != Ending.DONE:
                self.promises.broken.append(f"phone {phone.number} cannot sync in peace: {outcome}")

    def _lets_back_in(self) -> None:
        """An office was given back that somebody had left, of which its backup knew nothing: it calls that off anew."""
        expert = self.start.owners[2].person
        assert self.office.write(self.start.secretary, "person", expert, {"left_on": None})

    def deliver_late(self) -> None:
        """Something that was on its way all the time arrives, and nobody hears the answer."""
        if self.late:
            self.journal.note("network", "delivers what was late")
            ignoring(self.late.pop(self.rng.randrange(len(self.late))))

    def _idle(self) -> Phone | None:
        idle = [phone for phone in self.phones if not phone.is_busy]
        return self.rng.choice(idle) if idle else None


@cache
def _installed(number: int) -> dict[str, bytes]:
    """The files of this phone after its first sync, as most phones begin their day."""
    clock, begin = TickingClock(), start()
    office = Office(Random(0), clock, begin.content)
    phone = Phone(number, _owners()[number], Random(number), clock)
    outcome = finished(Syncer(phone.store, Direct(office, phone), app="test")._run())
    assert outcome.ending == Ending.DONE, outcome
    phone.store.close()
    files = phone.disk.copy()
    office.disk.scrap()
    phone.disk.scrap()
    return files


def _owners() -> tuple[Owner, ...]:
    """Whose the phones are, by their numbers; the last is the secretariat's computer."""
    return (*start().owners, start().desk)


def role_of(day: Day, person: str) -> str:
    return str(day.office.look("SELECT id FROM record WHERE kind = 'role' AND owner = ?", person)[0][0])


@contextmanager
def _batches_of(edits: int) -> Iterator[None]:
    usual, push_module.MAX_EDITS = push_module.MAX_EDITS, edits
    try:
        yield
    finally:
        push_module.MAX_EDITS = usual
