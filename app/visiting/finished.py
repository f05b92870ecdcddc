"""What was agreed at a school and finished since its last visit, so that the next visit looks at the result."""

from __future__ import annotations

from app.visiting.since import Ended, MadeAt, day_of, ended_since, unknown
from fieldwork.records import Agreement, Visit
from fieldwork.records.stored import World


def finished_since(world: World, visit: Visit, before: Visit | None, made_at: MadeAt = unknown) -> tuple[Ended, ...]:
    """The school's agreements that were called done since the visit before this one, the latest first. What was called
    off and what was removed is not among them."""

    def done(agreement: Agreement) -> Ended | None:
        if agreement.state != "done" or agreement.removed:
            return None
        return Ended.told(agreement, world, agreement.stated_by or "", day_of(made_at(agreement.id, "state")))

    return ended_since(world, visit, before, done)
