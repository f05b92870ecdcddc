"""A signed-in person as the rules see one, and whose part it is to fill in which instrument."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from fieldwork import scopes
from fieldwork.records import RoleName, Visit
from fieldwork.records.stored import World
from fieldwork.refusals import Refusal

_FILLED_BY: dict[str, frozenset[RoleName]] = {
    "supervisor": frozenset({RoleName.SUPERVISOR}),
    "committee_member": frozenset({RoleName.EXPERT, RoleName.MEMBER_PRINCIPAL, RoleName.DIRECTOR}),
    "campus_chair": frozenset({RoleName.CHAIR}),
    "teacher_supervisor": frozenset({RoleName.TEACHER_SUPERVISOR}),
    "supporting_administrator": frozenset({RoleName.CHAIR, RoleName.MEMBER_PRINCIPAL}),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in person as the rules see one: roles that hold on `day` and the schools run by that person."""

    person: str
    roles: frozenset[str]
    runs: frozenset[str]
    day: date

    def is_a(self, *names: RoleName) -> bool:
        """True when any of the named roles holds."""
        return bool(self.roles & set(names))


def actor_on(person: str, world: World, today: date) -> Actor:
    """The actor this person is on that day."""
    roles = scopes.roles_on(person, world, today)
    return Actor(person, frozenset(str(r.role) for r in roles), scopes.schools_run(roles), today)


def may_fill(actor: Actor, visit: Visit, filled_by: tuple[str, ...]) -> Refusal | None:
    """Whether the actor may open a sheet of an instrument with that `filled_by` on that visit."""
    if actor.person not in visit.members:
        return Refusal("not_in_team")
    if visit.school in actor.runs:
        return Refusal("own_school")
    return None if actor.roles & _fillers(filled_by) else Refusal("instrument_not_for_role")


@lru_cache
def _fillers(filled_by: tuple[str, ...]) -> frozenset[RoleName]:
    """The roles that an instrument's `filled_by` names."""
    return frozenset().union(*(_FILLED_BY.get(name, frozenset()) for name in filled_by))
