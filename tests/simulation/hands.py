"""What whoever writes something on a phone draws from: chance, words that nobody ever writes again, photos."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random
from typing import TYPE_CHECKING, Any

from fieldwork.records.stored import Record
from tests.simulation.people import Act
from tests.simulation.phones import Phone

if TYPE_CHECKING:
    from tests.simulation.day import Day


class Hand:
    """One stream of chance, and the words and photos of the day."""

    def __init__(self, day: Day, rng: Random) -> None:
        self.day = day
        self.start = day.start
        self.rng = rng
        self.word = day.people.word
        self.number = day.people.number

    def visit_of(self, phone: Phone) -> tuple[str, str]:
        """One of the visits this person is on, with its school; any for whoever is on none."""
        start = self.start
        mine = [n for n, visit in enumerate(start.visits) if phone.owner.person in start.teams[visit]]
        at = self.rng.choice(mine or [0])
        return start.visits[at], start.schools[at]

    def photo(self, phone: Phone) -> str | None:
        """The hash of a photo or a drawn signature that was just made; None where this is no day of photos."""
        return self.day.photos.keep(phone) if self.day.photos.on and self.rng.random() < 0.8 else None

    def one_of(self, records: list[Record]) -> Record | None:
        """Any of these."""
        return self.rng.choice(records) if records else None


Way = Callable[[Hand, Phone], Act | None]
"""Something that the owner of a phone does; None where there is nothing to do it with."""
Ways = Mapping[Way, int]
"""How often one thing is done beside others."""


def begun(known: Record | None, keys: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an edit; the first one of a record also says whose it is."""
    return {**({} if known is not None else keys), **fields}


def handed_in(hand: Hand, sheet: Record, *, stays: float) -> Act | None:
    """A sheet is handed in; one that was is opened again with a reason, as far as it does not stay so."""
    if sheet.fields.get("submitted_at") is None:
        return Act(sheet.kind, sheet.id, {"submitted_at": hand.number()}, ("submitted_at",))
    if hand.rng.random() < stays:
        return None
    reason = f"reopened.{hand.number()}"
    return Act(sheet.kind, sheet.id, {"submitted_at": None, reason: hand.word()}, (reason,))
