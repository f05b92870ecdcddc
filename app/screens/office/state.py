"""How much the area holds, as the office's first page shows it, and how far a new office is with setting up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.founding import Standing, is_founded, next_step, steps
from app.registers import editions
from fieldwork.records import Person, Visit
from fieldwork.records.stored import World


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of what the secretariat looks after, and the steps of setting up."""

    schools: int
    instruments: int
    people: int
    visits_to_come: int
    steps: tuple[Standing, ...]

    @property
    def is_founded(self) -> bool:
        """Whether the office has everything for its first visit."""
        return is_founded(self.steps)

    @property
    def next(self) -> Standing | None:
        """The step to take now."""
        return next_step(self.steps)

    @property
    def done(self) -> int:
        """How many steps lack nothing."""
        return sum(standing.is_done for standing in self.steps)


def overview(world: World, today: date) -> Overview:
    """Count what is there; visits from today on that were not cancelled."""
    visits = map(Visit.of, world.find("visit"))
    people = map(Person.of, world.find("person"))
    return Overview(
        schools=len(world.find("school")),
        instruments=len({each.key for each in editions(world)}),
        people=sum(not p.left_on for p in people),
        visits_to_come=sum(bool(v.day and v.day >= today.isoformat() and not v.cancelled) for v in visits),
        steps=steps(world, today),
    )
