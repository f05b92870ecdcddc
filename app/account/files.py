"""One person's files on this device: opened, read when they are damaged, set aside, and put back from the second copy.

Which person's, and when, is for `app.session` to say.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from app.account.people import KnownPerson
from app.store import rescue
from app.store.database import Connect
from app.store.export import take_in
from app.store.notes import Notes
from app.store.salvage import Salvaged, salvage, set_aside
from app.store.second import Cause, SecondCopy, TakenOver, take_account, take_over
from app.store.store import Store
from fieldwork import carried

_TAKEN_OVER = "taken_over"  # the note of what was taken from the second copy, until the person has read it


@dataclass(frozen=True, slots=True)
class PersonFiles:
    """The files of a person who is known in this folder. They are mounted before anything here is asked."""

    folder: Path
    known: KnownPerson
    now_ms: Callable[[], int]
    random_bytes: Callable[[int], bytes]
    connect: Connect

    @property
    def second(self) -> SecondCopy:
        """The second copy, read anew."""
        return SecondCopy.at(self.folder, self.known.second)

    def open(self) -> Store:
        """The person's store. Raises StorageFailed, CorruptDatabase for damaged files; they are left as they are."""
        return Store.open(
            self.folder / self.known.records,
            self.folder / self.known.blobs,
            now_ms=self.now_ms,
            random_bytes=self.random_bytes,
            connect=self.connect,
        )

    def salvage(self) -> Salvaged:
        """What can still be read of the unsent work in damaged files and in the second copy."""
        known = self.known
        return salvage(
            self.folder / known.records,
            self.folder / known.blobs,
            person=known.person,
            name=known.name,
            now_ms=self.now_ms(),
            second=self.second,
        )

    def set_aside(self) -> None:
        """Write down what can be read of damaged files and of the second copy, then move the files away."""
        rescue.keep(self.folder / self.known.rescue, self.salvage().file)
        for name in (self.known.records, self.known.blobs):
            set_aside(self.folder / name, self.folder / f"aside-{name}")

    def put_back(self, store: Store, second: SecondCopy, *, damaged: bool) -> None:
        """Take back what was rescued from damaged files, or what the second copy has and the store lacks; then let the
        second copy go on from there. Raises StorageFailed where a photo finds no room: all of it waits for the next
        opening."""
        path = self.folder / self.known.rescue
        waiting = rescue.read(path)
        if waiting is not None:
            take_account(store, second.read().head)
            taken = take_in(store, carried.read(waiting))
            found = TakenOver(Cause.DAMAGED, taken.edits, taken.photos) if damaged else None
        else:
            found = take_over(store, second)
        if found is not None:
            store.notes.set(_TAKEN_OVER, asdict(found))
        second.begin(store)
        rescue.done(path)


def taken_over(notes: Notes) -> TakenOver | None:
    """What was taken from the second copy and not read of yet."""
    told = notes.get(_TAKEN_OVER)
    return TakenOver(Cause(told["cause"]), told["edits"], told["photos"]) if told else None


def understood(notes: Notes) -> None:
    """The person has read what was taken from the second copy."""
    notes.set(_TAKEN_OVER, None)
