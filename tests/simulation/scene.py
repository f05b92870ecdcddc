"""A day that a test tells itself: five phones with right clocks, requests whose fates are given, the same promises."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

from app.sync.engine import Outcome
from sync_server import devices
from tests.simulation.day import Day, role_of
from tests.simulation.network import Fate
from tests.simulation.phones import Phone
from tests.support.served import DESCRIBED


class Scene(Day):
    """`end` syncs everybody in peace and returns what was broken: a test asserts that this is nothing."""

    def __init__(self) -> None:
        super().__init__(0)
        self.faults = self.has_releases = self.photos.on = self.losses.on = self.besides.on = False
        self.page_bytes, self.batch = 400_000, 500
        for phone in self.phones:
            phone.disk.scrap()
        self.phones = [self.phone(number) for number in range(len(self.start.owners))]
        for phone in self.phones:
            phone.skew_ms = 0
        self.lead, self.tablet, self.expert, self.principal, self.second = self.phones
        self.fates: list[Fate] = []
        self.during: Callable[[], None] | None = None
        self.agreement = self.start.agreements[0][0]

    def fate(self) -> Fate:
        """What the test says, in its order; then everything gets through."""
        return self.fates.pop(0) if self.fates else Fate.THROUGH

    def meanwhile(self, busy: Phone) -> None:
        """What the test says, once."""
        during, self.during = self.during, None
        if during is not None:
            during()

    def say(self, phone: Phone, words: str, name: str = "progress", seen: Iterable[str] = (), **more: Any) -> str:
        """Write words into the agreement that everybody shares. Returns the edit."""
        fields = {name: words, **more}
        self.clock.forward(1000)
        phone.write("agreement", self.agreement, fields, told=(name,), seen={name: tuple(seen)} if seen else {})
        return phone.wrote[-1].edit

    def find(self, phone: Phone, words: str, record: str) -> None:
        """Write a finding of one's own."""
        keys = {"visit": self.start.visits[0], "school": self.start.schools[0], "author": phone.owner.person}
        known = phone.store.get("finding", record) is not None
        fields = {**({} if known else {**keys, "nature": "note"}), "text": words}
        self.clock.forward(1000)
        phone.write("finding", record, fields, told=("text",), seen={})

    def shows(self, phone: Phone, name: str = "progress") -> Any:
        """What a phone shows of the shared agreement."""
        record = phone.store.get("agreement", self.agreement)
        return record.fields.get(name) if record is not None else None

    def heads(self, phone: Phone, name: str = "progress") -> tuple[str, ...]:
        """The writes among which somebody has to choose, as a phone knows them."""
        return phone.store.conflicts("agreement", self.agreement).get(name, ())

    def synced(self, *phones: Phone, fates: Iterable[Fate] = ()) -> Outcome:
        """Sync these one after the other, the first meeting these fates. Returns what the last one came to."""
        self.fates = list(fates)
        for phone in phones:
            self.clock.forward(1000)
            outcome = self.sync(phone)
        self.fates = []
        assert outcome is not None
        return outcome

    def sign_in_anew(self, phone: Phone) -> None:
        """The phone's owner signs in today."""
        with self.office.server.database.writing() as writing:
            caller, token = devices.add(self.office.server, writing, phone.owner.person, DESCRIBED)
        phone.signed_in(replace(phone.owner, device=caller.device, token=token))

    def role(self, phone: Phone, *, ends: str | None) -> None:
        """The secretary lets the owner's role end, or go on."""
        record = role_of(self, phone.owner.person)
        assert self.office.write(self.start.secretary, "role", record, {"ends": ends})

    def log(self) -> list[tuple[Any, ...]]:
        """The history that the office keeps: edit, record, fields."""
        return sorted(
            self.office.look("SELECT edit, record, fields FROM change WHERE device NOT IN ('setup', 'office')")
        )

    def end(self) -> list[str]:
        """Faults end, everybody syncs twice. Returns every promise that was broken."""
        self._calm_down()
        self.everybody_syncs()
        self.everybody_syncs()
        return [*self.promises.broken, *self.promises.at_the_end()]

    def close(self) -> None:
        """Nothing of it is needed any more."""
        self.office.disk.scrap()
        for phone in self.phones:
            phone.disk.scrap()
