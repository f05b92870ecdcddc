"""Days on which a phone's database is damaged or gone, and the app begins again from the second copy.

The second copy lies in real files, written by the real code a while after each change, and now and then cut in writing.
Everything here draws from a stream of its own, so that the other days stay the executions they were.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from app.store import rescue
from app.store.errors import CorruptDatabase
from app.store.export import take_in
from app.store.salvage import salvage
from app.store.second import SecondCopy, take_account, take_over
from fieldwork import carried
from tests.simulation.area import PHONE_FILES
from tests.simulation.phones import Phone

if TYPE_CHECKING:
    from tests.simulation.day import Day

_OFTEN = 0.12
_PAGE = 4096
_NAMES = ("edits-a.log", "edits-b.log", "photos-a.log", "photos-b.log")
_MEMORY = Path("/dev/shm")  # syncing a file costs nothing there
_RECORDS, _PHOTOS = PHONE_FILES


class Papers:
    """One phone's second copy, and what of the phone is in it. `begin` is what the app does at its start."""

    def __init__(self, folder: Path, phone: Phone) -> None:
        self.folder = folder
        self.phone = phone
        self.edits: set[str] = set()
        self.photos: set[str] = set()
        folder.mkdir()

    def begin(self) -> None:
        """Take back what the store lacks, then go on as its copy."""
        waiting = rescue.read(self.folder / "rescue")
        self._copy = SecondCopy.at(self.folder, _NAMES)
        if waiting is not None:
            take_account(self.phone.store, self._copy.read().head)
            take_in(self.phone.store, carried.read(waiting))
        else:
            take_over(self.phone.store, self._copy)
        self._copy.begin(self.phone.store)
        rescue.done(self.folder / "rescue")
        self._level()

    def keep_up(self, rng: Random) -> bool:
        """Bring it level with the store. False when the power went in the middle of writing."""
        before = self._files()
        self._copy.keep_up(self.phone.store)
        if rng.random() < 0.1 and self._tear(before, self._files(), rng):
            return False
        self._level()
        return True

    def set_aside(self) -> None:
        """The database is damaged: write down what can be read of it and of the copy, and begin new files."""
        phone = self.phone
        for name, content in phone.disk.copy().items():
            (self.folder / name).write_bytes(content)
        records, photos = (self.folder / name for name in PHONE_FILES)
        person, copy = phone.owner.person, SecondCopy.at(self.folder, _NAMES)
        rescue.keep(self.folder / "rescue", salvage(records, photos, person=person, now_ms=0, second=copy).file)
        for name in PHONE_FILES:
            (self.folder / name).unlink()
            phone.disk.put(name, b"")

    def _level(self) -> None:
        self.edits, self.photos = here_alone(self.phone)

    def _tear(self, before: Mapping[str, bytes], after: Mapping[str, bytes], rng: Random) -> bool:
        """Leave on the disk what a cut in the middle of writing leaves: a part of what was to come."""
        torn = False
        for name in before.keys() | after.keys():
            old, new = before.get(name, b""), after.get(name, b"")
            if old == new:
                continue
            start = len(old) if new.startswith(old) else 0
            kept = new[: rng.randrange(start, len(new))] if new else old  # what is emptied last is whole until then
            (self.folder / name).write_bytes(kept)
            torn = True
        return torn

    def _files(self) -> dict[str, bytes]:
        return {name: path.read_bytes() for name in _NAMES if (path := self.folder / name).exists()}


class Losses:
    """What happens to the databases of phones on one day, if it is a day of losses."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self.rng = Random(f"second copy {day.seed}")
        self.on = self.rng.random() < _OFTEN
        self._folder: Path | None = None

    def begin(self) -> None:
        """Every phone gets its second copy."""
        if self.on:
            self._folder = Path(tempfile.mkdtemp(dir=_MEMORY if _MEMORY.is_dir() else None))
            for phone in self._day.phones:
                phone.papers = Papers(self._folder / str(phone.number), phone)
                phone.papers.begin()

    def end(self) -> None:
        """Nothing of it is needed any more."""
        if self._folder is not None:
            shutil.rmtree(self._folder)

    def step(self) -> None:
        """Now and then the copy follows, and rarely a phone loses what it has."""
        if not self.on:
            return
        for phone in self._day.phones:
            if phone.papers is not None and self.rng.random() < 0.7 and not phone.papers.keep_up(self.rng):
                self._day.journal.note(phone, "loses power while it writes the second copy")
                phone.restart()
        if self.rng.random() < 0.08:
            self._lose(self.rng.choice(self._day.phones))

    def _lose(self, phone: Phone) -> None:
        what = self.rng.choice(("records", "photos", "both", "damaged"))
        self._day.journal.note(phone, "loses its", what)
        assert phone.papers is not None
        phone.disk.power_off()
        edits, photos = here_alone(phone)
        if what in ("records", "both", "damaged"):
            self._day.promises.restored.add(phone.number)
            gone = edits - phone.papers.edits  # written a moment ago; the copy had not followed
            phone.wrote = [wrote for wrote in phone.wrote if wrote.edit not in gone]
        if what != "records":
            for name in photos - phone.papers.photos:
                phone.photographed.pop(name, None)
        if what == "damaged":
            self._damage(phone)
        for name in {"records": PHONE_FILES[:1], "photos": PHONE_FILES[1:], "both": PHONE_FILES}.get(what, ()):
            phone.disk.put(name, b"")
        try:
            phone.open()
        except CorruptDatabase:
            phone.papers.set_aside()
            phone.open()
        if phone.store.notes.get("account") is None:
            self._day.promises.broken.append(f"phone {phone.number} does not know any more whose it is")

    def _damage(self, phone: Phone) -> None:
        """Some pages are no longer what was written to them."""
        content = bytearray(phone.disk.copy()[_RECORDS])
        for _ in range(self.rng.randrange(1, 4)):
            at = _PAGE * self.rng.randrange(1, len(content) // _PAGE)
            content[at : at + _PAGE] = self.rng.randbytes(_PAGE)
        phone.disk.put(_RECORDS, bytes(content))


def here_alone(phone: Phone) -> tuple[set[str], set[str]]:
    """The edits and photos that nobody but this phone is known to have."""
    edits = phone.look("SELECT id FROM edit WHERE state IN (0, 1, 3)")
    photos = phone.look_at_photos("SELECT hash FROM blob WHERE state IN ('queued', 'refused')")
    return {edit for (edit,) in edits}, {name for (name,) in photos}
