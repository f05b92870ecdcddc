"""The device's own small memory: who is known here and who used it last. Held in a file apart from everybody's work."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from app.store.notes import Notes

_UNSENT = "unsent"  # the note of what waited when the device was handed on, by person
DEVICE_FILES = ("device.db", "device.db-journal", "aside-device.db", "aside-device.db-journal")


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody with files on this device."""

    person: str
    name: str
    login: str

    @property
    def records(self) -> str:
        """The file of records and edits."""
        return f"app-{self._short}.db"

    @property
    def blobs(self) -> str:
        """The file of photos."""
        return f"blobs-{self._short}.db"

    @property
    def rescue(self) -> str:
        """The file of what was read out of damaged ones and is not back yet."""
        return f"rescue-{self._short}.jsonl"

    @property
    def second(self) -> list[str]:
        """The four files of the second copy: two of edits, two of photos."""
        return [f"second-{what}-{self._short}-{which}.log" for what in ("edits", "photos") for which in "ab"]

    @property
    def files(self) -> list[str]:
        """Every file this person may have, those set aside included."""
        names = [self.records, self.blobs]
        found = [f"{aside}{n}{journal}" for aside in ("", "aside-") for n in names for journal in ("", "-journal")]
        return [*found, self.rescue, *self.second]

    @property
    def _short(self) -> str:
        return sha256(self.person.encode()).hexdigest()[:8]


class KnownPeople:
    """The list, and the one who used the device last."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def all(self) -> list[KnownPerson]:
        """Everybody, the latest to sign in first."""
        return [KnownPerson(**known) for known in self._kept()]

    def find(self, person: str) -> KnownPerson | None:
        """One of them."""
        return next((known for known in self.all() if known.person == person), None)

    @property
    def current(self) -> KnownPerson | None:
        """Whoever the app opens for."""
        person = self._notes.get("current")
        return self.find(person) if person else None

    def enter(self, known: KnownPerson) -> None:
        """This person uses the device from now on."""
        self._notes.set(_UNSENT, {who: n for who, n in self._unsent().items() if who != known.person} or None)
        others = [kept for kept in self._kept() if kept["person"] != known.person]
        mine = {"person": known.person, "name": known.name, "login": known.login}
        self._notes.set("people", [mine, *others])
        self._notes.set("current", known.person)

    def leave(self, unsent: int = 0) -> None:
        """Nobody uses the device for now; everybody stays known. `unsent` is how much of the one who leaves waits."""
        person = self._notes.get("current")
        if person and unsent:
            self._notes.set(_UNSENT, {**self._unsent(), person: unsent})
        self._notes.set("current", None)

    def unsent_of(self, person: str) -> int:
        """How many edits and photos of somebody waited to be sent when the device was handed on."""
        return self._unsent().get(person, 0)

    def forget(self, person: str) -> None:
        """Somebody signed out for good."""
        self._notes.set("people", [kept for kept in self._kept() if kept["person"] != person])
        self._notes.set(_UNSENT, {who: n for who, n in self._unsent().items() if who != person} or None)
        if self._notes.get("current") == person:
            self.leave()

    def _unsent(self) -> dict[str, int]:
        return dict(self._notes.get(_UNSENT) or {})

    def _kept(self) -> list[dict[str, Any]]:
        return list(self._notes.get("people") or [])
