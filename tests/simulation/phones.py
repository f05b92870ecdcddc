"""One simulated phone: its disk, its clock, the real store on it, and the truth about what its person did and saw."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from app.store.store import Store
from app.store.values import Edit
from app.sync.freeze import in_flight, thaw
from app.sync.turns import rejoin
from tests.simulation.area import PHONE_FILES, Owner, phone_files
from tests.simulation.disks import Disk
from tests.simulation.versions import NEXT, TODAY, app_of
from tests.support.stores import TickingClock

if TYPE_CHECKING:
    from tests.simulation.losses import Papers

_HOUR_MS = 3_600_000
_YEAR_MS = 365 * 24 * _HOUR_MS
SKEWS = (0, 0, 0, -40_000, 40_000, -_HOUR_MS, _HOUR_MS, 3 * _YEAR_MS, -3 * _YEAR_MS)
Place = tuple[str, str, str]


@dataclass(frozen=True)
class Wrote:
    """One value that a person was told is saved, and the writes that stood on the screen before.

    Only one that occurs nowhere else can be looked for.
    """

    edit: str
    place: Place
    value: str
    stood_on: tuple[str, ...]
    is_unique: bool


class Phone:
    """A phone in the hands of its owner."""

    def __init__(
        self, number: int, owner: Owner, rng: Random, clock: TickingClock, files: Mapping[str, bytes] | None = None
    ) -> None:
        self.number = number
        self.owner = owner
        self.rng = rng
        self.base_clock = clock
        self.skew_ms = rng.choice(SKEWS)
        self.disk = Disk(**(files or phone_files()))
        self.wrote: list[Wrote] = []
        self.ever: list[Wrote] = []  # also what the phone forgot when it was set back
        self.photographed: dict[str, bytes] = {}  # what somebody was told is saved
        self.replaced: set[tuple[str, str]] = set()  # edit and field of what the person typed over before it was sent
        self.backups: list[tuple[dict[str, bytes], tuple[Wrote, ...], frozenset[tuple[str, str]], Owner]] = []
        self._photographed: list[dict[str, bytes]] = []  # with each of those
        self.is_busy = False
        self.is_full = False
        self.version = TODAY
        self.papers: Papers | None = None
        self.open()
        self._sign_in(owner)

    def now(self) -> int:
        """What the phone takes for the time."""
        return max(0, self.base_clock() + self.skew_ms)

    # what its person does

    def write(
        self, kind: str, record: str, fields: Mapping[str, Any], *, told: Sequence[str], seen: Mapping[str, Any]
    ) -> None:
        """Write, and remember what was said to be saved; the values of the fields in `told` are found nowhere else."""
        before, last = self.store.get(kind, record), self.store.overlay.last
        saved = self.store.write(kind, record, fields, seen or None)
        old = self._replaced_by(last, kind, record, saved.fields)
        for name in saved.fields:
            shown = (before.writes[name],) if before and name in before.writes else ()
            shown = old.get(name, shown) if last is not None and shown == (last.id,) else shown
            stood = tuple(dict.fromkeys((*shown, *seen.get(name, ()))))
            value = json.dumps(fields[name], ensure_ascii=False, sort_keys=True)
            self._remember(Wrote(saved.edit, (kind, record, name), value, stood, name in told))

    def _replaced_by(self, last: Edit | None, kind: str, record: str, fields: Sequence[str]) -> dict[str, Any]:
        """When the edit before is no more because this one took its place: what that one had stood on."""
        if last is None or not fields or (last.kind, last.record) != (kind, record) or self._holds(last.id):
            return {}
        self.replaced |= {(last.id, name) for name in fields}
        return {w.place[2]: w.stood_on for w in self.wrote if w.edit == last.id}

    def try_again(self) -> int:
        """Offer everything that the server keeps aside once more. Returns how much that is."""
        return self.store.quarantine.try_again()

    def sign_in_again(self) -> None:
        """Sign in as the same person once more: the office knows the phone under another id from now on."""
        self.signed_in(self.owner.again())

    def signed_in(self, owner: Owner) -> None:
        """The same person has signed in, and the office knows the phone so from now on."""
        self._sign_in(owner)
        if in_flight(self.store) is not None:
            thaw(self.store)

    # what happens to it

    def open(self) -> None:
        """Start the app."""
        with app_of(self.version):
            self.store = Store.open(
                Path(PHONE_FILES[0]),
                Path(PHONE_FILES[1]),
                now_ms=self.now,
                random_bytes=self.rng.randbytes,
                connect=self.disk.connect,
            )
            if self.papers is not None:
                self.papers.begin()
        self._follow()

    def rejoin(self) -> None:
        """After a sync: go on as the device that the office made for these files, if it did."""
        if rejoin(self.store):
            self._follow()

    def _follow(self) -> None:
        account = self.store.notes.get("account") or {}
        if account.get("token"):
            self.owner = replace(self.owner, device=account["device"], token=account["token"])

    def restart(self) -> None:
        """Whatever was going on is over; the app starts on what was committed."""
        self.disk.power_off()
        self.open()

    def update(self, *, crash_after: int) -> None:
        """Start the next version of the app on what is there, and lose power after so many statements of it."""
        self.version = NEXT
        self.disk.power_off()
        self.disk.crash_after(crash_after)
        self.open()

    def full(self, is_full: bool) -> None:
        """There is no room on the phone, or there is again."""
        self.is_full = is_full
        self.disk.fill() if is_full else self.disk.free()

    def keep_backup(self) -> None:
        """Copy the phone away."""
        self.backups.append((self.disk.copy(), tuple(self.wrote), frozenset(self.replaced), self.owner))
        self._photographed.append(dict(self.photographed))

    def restore(self) -> None:
        """Set the phone back to a copy: what was written since and reached nobody is gone."""
        files, wrote, replaced, owner = self.backups[-1]
        self.disk.power_off()
        for path, content in files.items():
            self.disk.put(path, content)
        self.wrote, self.replaced, self.owner, self.is_full = list(wrote), set(replaced), owner, False
        self.photographed = dict(self._photographed[-1])
        self.open()

    def look(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Rows of its records' file, as they are committed."""
        return self.disk.volumes[PHONE_FILES[0]].look(sql, *values)

    def look_at_photos(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Rows of its photos' file, as they are committed."""
        return self.disk.volumes[PHONE_FILES[1]].look(sql, *values)

    def _remember(self, wrote: Wrote) -> None:
        self.wrote.append(wrote)
        self.ever.append(wrote)

    def _sign_in(self, owner: Owner) -> None:
        self.owner = owner
        self.store.notes.set("account", {"person": owner.person, "device": owner.device, "token": owner.token})

    def _holds(self, edit: str) -> bool:
        return bool(self.look("SELECT 1 FROM edit WHERE id = ?", edit))
