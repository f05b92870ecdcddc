"""An in-memory World, and small factories of valid records that take only what matters."""

from collections.abc import Iterable
from typing import Any

from fieldwork.ids import natural_id
from fieldwork.records import Person, PublishedChecklist, PublishedInstrument, Role, RoleName, School, Sheet, Visit
from fieldwork.records.stored import Record
from tests.support.instruments import as_published


class MemoryWorld:
    """Records in a dictionary, found by scanning. Writes replace fields, as an accepted edit does."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self.records = {(r.kind, r.id): r for r in records}

    def get(self, kind: str, record_id: str) -> Record | None:
        return self.records.get((kind, record_id))

    def find(self, kind: str, **keys: str) -> list[Record]:
        found = [r for r in self.records.values() if r.kind == kind and all(r.keys[k] == v for k, v in keys.items())]
        return sorted(found, key=lambda r: r.id)

    def put(self, kind: str, record_id: str, fields: dict[str, Any]) -> Record:
        before = self.get(kind, record_id)
        merged = {**(before.fields if before else {}), **fields}
        self.records[kind, record_id] = record = Record(kind, record_id, merged)
        return record


def an_id(name: str) -> str:
    """A stable id for anything a test names."""
    return natural_id("test", name)


def school(world: MemoryWorld, name: str = "สมมติวิทยา", code: str = "9966900001", **fields: Any) -> str:
    record_id = School.kind().id_of(code)
    world.put("school", record_id, {"code": code, "name": f"โรงเรียน{name}", **fields})
    return record_id


def person(world: MemoryWorld, name: str, *roles: RoleName, school: str | None = None, **dates: str) -> str:
    """A person with these roles from 2026-01-01 on, all tied to `school` when given."""
    record_id = an_id(name)
    world.put(Person.kind().name, record_id, {"given": name, "surname": "ตัวอย่าง", "login": name})
    for role in roles:
        fields = {"person": record_id, "role": str(role), "starts": "2026-01-01", **dates}
        world.put(Role.kind().name, an_id(f"{name}:{role}"), {**fields, **({"school": school} if school else {})})
    return record_id


def instrument(world: MemoryWorld, name: str = "ADM4", version: str = "") -> str:
    """One of the shipped instruments, published; `version` where it is not the shipped one."""
    body = as_published(name)
    body = {**body, "version": version} if version else body
    record_id = PublishedInstrument.kind().id_of(body["id"], body["version"])
    world.put("instrument", record_id, {"instrument": body["id"], "version": body["version"], "body": body})
    return record_id


def checklist(world: MemoryWorld, name: str = "POL1", **changes: Any) -> str:
    """A shipped checklist, published; `changes` put other keys into its file."""
    body = {**as_published(name), **changes}
    record_id = PublishedChecklist.kind().id_of(body["id"], body["version"])
    world.put("checklist", record_id, {"code": body["id"], "version": body["version"], "body": body})
    return record_id


def visit(
    world: MemoryWorld, name: str, school: str, leader: str, *team: str, instruments: Iterable[str] = (), **more: Any
) -> Visit:
    fields: dict[str, Any] = {"school": school, "day": "2026-11-23", "leader": leader}
    fields |= {f"team.{member}": [] for member in (leader, *team)}
    fields |= {f"instruments.{used}": True for used in instruments} | more
    return Visit.of(world.put("visit", an_id(name), fields))


def sheet(world: MemoryWorld, of: Visit, used: str, rater: str, **fields: Any) -> Record:
    """A rater's school sheet of that visit, with the given further fields (dots written as double underscores)."""
    record_id = sheet_id(of, used, rater)
    given = {name.replace("__", "."): value for name, value in fields.items()}
    keys = {"visit": of.id, "instrument": used, "school": of.school, "subject": of.school, "rater": rater}
    return world.put("sheet", record_id, {**keys, **given})


def sheet_id(of: Visit, used: str, rater: str) -> str:
    return Sheet.kind().id_of(of.id, used, of.school or "", rater)
