"""A person's files on their way off this device, noted before the first of them goes: what was cut short is finished at
the next start, for the second copy left over would bring all of it back."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from app.account.people import DEVICE_FILES, KnownPeople, KnownPerson
from app.platform.ports import Storage
from app.store.notes import Notes

_NOTE = "leaving"


@dataclass(frozen=True, slots=True)
class Leaving:
    """Over the device's own memory."""

    folder: Path
    storage: Storage
    notes: Notes

    def begin(self, known: KnownPerson) -> None:
        """Note whose files go."""
        self.notes.set(_NOTE, {"person": known.person, "files": known.files})

    async def finish(self) -> None:
        """Take away what was noted, if anything was."""
        leaving = self.notes.get(_NOTE)
        if not leaving:
            return
        KnownPeople(self.notes).forget(leaving["person"])
        await self.storage.mount([*DEVICE_FILES, *leaving["files"]])
        for name in leaving["files"]:
            (self.folder / name).unlink(missing_ok=True)
        self.notes.set(_NOTE, None)
