"""On one day in eight people also do what they do besides rating and finding: they choose and sign before they leave,
observe lessons, calibrate, fill checklists, count, tell in confidence; the secretariat sits at its own computer.
Somebody is curious.

Everything here draws from a stream of its own, so that the other days stay the executions they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from random import Random
from typing import TYPE_CHECKING

from fieldwork.errors import FieldworkError
from fieldwork.records import RoleName
from tests.simulation import calibrating, checks, confiding, leaving, lessons
from tests.simulation.desk import Desk
from tests.simulation.hands import Hand, Way, Ways
from tests.simulation.network import Direct
from tests.simulation.people import Act, may
from tests.simulation.phones import Phone
from tests.simulation.readers import Readers
from tests.simulation.running import finished

if TYPE_CHECKING:
    from tests.simulation.day import Day

_OFTEN = 0.12
_ALSO_PHOTOS = 0.35
_ABOUT: tuple[tuple[Ways, Ways, Ways], ...] = (
    (leaving.IN_TEAM, leaving.AT_SCHOOL, leaving.AT_OFFICE),
    (calibrating.RATING, {}, calibrating.LEADING),
    (confiding.IN_TEAM, confiding.TOLD, confiding.TOLD),
    (checks.FILLING, {}, {}),
)
"""What people are about: those of the team, whoever runs the school, and the secretariat."""
_AT_ONCE = 2
_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
_PRIVATE = (
    "('concern', 'addressee', 'calibration_sheet', 'checksheet', 'phrase', 'checklist_draft', 'debrief', 'sheet')"
)
_WITH_PHOTOS = ("concern", "signature", "checksheet", "acknowledgement", "finding")
_FORBIDDEN = leaving.FORBIDDEN | calibrating.FORBIDDEN | confiding.FORBIDDEN | checks.FORBIDDEN | lessons.FORBIDDEN

UNWRITTEN: dict[str, str] = {}
"""Kinds of which no day has any, and why."""


def stream(seed: int) -> Random:
    """What all of this draws from."""
    return Random(f"besides {seed}")


def is_day(rng: Random) -> bool:
    """Whether this is such a day, by the first number of its stream."""
    return rng.random() < _OFTEN


class Besides:
    """What else is done on one day, if it is such a day."""

    def __init__(self, day: Day) -> None:
        self._day = day
        self.rng = stream(day.seed)
        self.on = is_day(self.rng)
        self.has_photos = self.on and self.rng.random() < _ALSO_PHOTOS
        self._hand = Hand(day, self.rng)
        self._desk = Desk(day, self._hand)
        about = self.rng.sample(_ABOUT, _AT_ONCE)
        in_team, at_school, at_office = zip(*about, strict=True)
        self._has_lessons = lessons.are_observed(day.seed)
        observing, looking_on = (lessons.OBSERVING, lessons.LOOKING_ON) if self._has_lessons else ({}, {})
        self._ways: Mapping[RoleName, tuple[Way, ...]] = {
            RoleName.SUPERVISOR: _joined(*in_team, observing),
            RoleName.EXPERT: _joined(*in_team, looking_on),
            RoleName.PRINCIPAL: _joined(*at_school, confiding.TOLD, looking_on),
            RoleName.SECRETARIAT: _joined(self._desk.ways, *at_office),
        }

    def begin(self) -> None:
        """The office has set everything up, and most phones have it, before anybody goes out."""
        if not self.on:
            return
        self._desk.begin()
        if self._has_lessons:
            lessons.begin(self._day)
        self._day.faults = False
        for phone in self._day.phones:
            if self.rng.random() < 0.8:
                self._day.sync(phone)
        self._day.faults = True

    def instead(self) -> bool:
        """Whether nothing of every day comes between this time."""
        return self.on and self.rng.random() < 0.6

    def step(self, busy: Phone | None = None, *, chance: float = 0.75) -> None:
        """Something is done, synced or asked for. `busy` waits for the network."""
        if not self.on or self.rng.random() > chance:
            return
        phone = busy or self.rng.choice(self._day.phones)
        luck = self.rng.random()
        if luck < 0.62 or busy is not None:
            self._day.write(phone, self.act)
        elif phone.is_busy:
            return
        elif luck < 0.9:
            self._day.sync(phone)
        elif luck < 0.92:
            self._desk.publish()
        else:
            self.pry(phone)

    def act(self, phone: Phone) -> Act | None:
        """Something that this person could do now; now and then something that nobody may."""
        for _ in range(4):
            way = self.rng.choice(self._ways[phone.owner.role])
            made = way(self._hand, phone)
            if made is not None and (way in _FORBIDDEN or self.rng.random() < 0.03 or may(phone, made)):
                return made
        return None

    def pry(self, phone: Phone) -> None:
        """Somebody asks the office for the history of a record, or for a photo, by an id that they should not know."""
        office, person = self._day.office, phone.owner.person
        line = Direct(office, phone)
        private = (
            f"kind IN {_PRIVATE} OR (kind = 'signature' AND ?)"  # a teacher's is for no more people than the lesson
        )
        rows = office.look(f"SELECT kind, id, body FROM record WHERE {private} ORDER BY kind, id", self._has_lessons)
        if not rows:
            return
        kind, record, _ = self.rng.choice(rows)
        try:
            told = finished(line.history(kind, record, ()))
        except FieldworkError:
            told = []
        now = Readers(self._day)
        if told and not now.may(person, kind, record, now.all(kind)[record]):
            self._day.promises.broken.append(f"phone {phone.number} is told the history of {kind} {record}")
        self._pry_photo(phone, line, now)

    def _pry_photo(self, phone: Phone, line: Direct, now: Readers) -> None:
        named = {
            (blob, kind, record)
            for kind in _WITH_PHOTOS
            for record, fields in now.all(kind).items()
            for blob in _HASH.findall(" ".join(name if value else "" for name, value in fields.items()))
            + [value for name, value in fields.items() if name in ("drawing", "signature") and value]
        }
        if not named:
            return
        blob, person = self.rng.choice(sorted({blob for blob, *_ in named})), phone.owner.person
        got: list[bytes] = []
        try:
            finished(line.read_blob(blob, 0, got.append))
        except FieldworkError:
            return
        own = self._day.office.look("SELECT 1 FROM blob_upload WHERE hash = ? AND person = ?", blob, person)
        shows = any(now.may(person, kind, r, now.all(kind)[r]) for each, kind, r in named if each == blob)
        if got and not own and not shows:
            self._day.promises.broken.append(f"phone {phone.number} is shown {blob}, which is not for them")


def _joined(*ways: Ways) -> tuple[Way, ...]:
    each: Iterable[tuple[Way, int]] = (pair for group in ways for pair in group.items())
    return tuple(way for way, times in each for _ in range(times))
