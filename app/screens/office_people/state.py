"""People and their dated roles as the secretariat reads and edits them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.wording import office as words
from app.wording.roles import ROLES
from fieldwork.records import Person, Role, RoleName
from fieldwork.records.stored import World
from fieldwork.thai.sorting import person_sort_key

TIED_TO_SCHOOL = (RoleName.PRINCIPAL, RoleName.MEMBER_PRINCIPAL, RoleName.CHAIR, RoleName.TEACHER_SUPERVISOR)


@dataclass(frozen=True, slots=True)
class HeldRole:
    """One role as a row shows it."""

    id: str
    role: RoleName
    school: str
    starts: str
    ends: str
    holds: bool


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person with the roles that hold today first."""

    id: str
    name: str
    position: str
    roles: tuple[HeldRole, ...]
    searched: str

    @property
    def current(self) -> tuple[HeldRole, ...]:
        """The roles that hold today."""
        return tuple(r for r in self.roles if r.holds)


def people(world: World, today: date) -> tuple[PersonRow, ...]:
    """Everybody who has not left, by given name as Thai sorts it."""
    roles: dict[str, list[Role]] = defaultdict(list)
    for role in map(Role.of, world.find("role")):
        roles[role.person or ""].append(role)
    here = [person for person in map(Person.of, world.find("person")) if not person.left_on]
    rows = [_row(person, roles.get(person.id, []), world, today) for person in here]
    return tuple(sorted(rows, key=lambda row: person_sort_key(row.name)))


def person_row(person: Person, world: World, today: date) -> PersonRow:
    """One person's row."""
    return _row(person, [Role.of(record) for record in world.find("role", owner=person.id)], world, today)


def person_problem(fields: Mapping[str, str], world: World, *, person: str = "") -> str:
    """Why these fields cannot be stored, in words, or ""."""
    if not fields.get("given", "").strip():
        return words.GIVEN_NEEDED()
    login = fields.get("login", "").strip()
    if not login:
        return words.LOGIN_NEEDED()
    others = (Person.of(record) for record in world.find("person") if record.id != person)
    taken = any((other.login or "").casefold() == login.casefold() for other in others)
    return words.LOGIN_TAKEN() if taken else ""


@dataclass(frozen=True, slots=True)
class RoleForm:
    """A role being given."""

    role: str = ""
    school: str = ""
    starts: str = ""
    ends: str = ""
    order_no: str = ""

    def problem(self) -> str:
        """Why it cannot be given yet, in words, or ""."""
        if not self.role:
            return words.ROLE_NEEDED()
        if self.role in TIED_TO_SCHOOL and not self.school:
            return words.ROLE_SCHOOL_NEEDED()
        if not self.starts:
            return words.STARTS_NEEDED()
        return words.ENDS_BEFORE() if self.ends and self.ends < self.starts else ""

    def fields(self, person: str) -> dict[str, Any]:
        """What to write into the role record."""
        given = {"school": self.school, "ends": self.ends, "order_no": self.order_no.strip()}
        filled = {name: value for name, value in given.items() if value}
        return {"person": person, "role": self.role, "starts": self.starts, **filled}


def _row(person: Person, given: Iterable[Role], world: World, today: date) -> PersonRow:
    stays = not person.left_on or person.left_on >= today.isoformat()
    roles = [_held(role, world, holds=stays and role.holds_on(today)) for role in given]
    roles.sort(key=lambda r: (not r.holds, r.starts))
    position = person.position or ""
    searched = " ".join([person.name, position, *(f"{ROLES[r.role]()} {r.school}" for r in roles)])
    return PersonRow(person.id, person.name, position, tuple(roles), searched)


def _held(role: Role, world: World, *, holds: bool) -> HeldRole:
    school = world.get("school", role.school) if role.school else None
    name = str(school.fields.get("name") or "") if school else ""
    return HeldRole(role.id, RoleName(role.role or ""), name, role.starts or "", role.ends or "", holds)
