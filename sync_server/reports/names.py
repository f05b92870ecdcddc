"""Names of people and places as a report prints them."""

from __future__ import annotations

from fieldwork.records import Office, Person, School
from fieldwork.records.stored import Record, World

UNKNOWN_TH = "ไม่พบชื่อในทะเบียน"


def person_name(person: str | None, world: World) -> str:
    """A person's name with its title."""
    found = world.get("person", person or "")
    return Person.of(found).name if found else UNKNOWN_TH


def position(person: str | None, world: World) -> str:
    """What a person is at the office, or nothing."""
    found = world.get("person", person or "")
    return (Person.of(found).position or "") if found else ""


def school_of(school: str | None, world: World) -> School:
    """The school's record; an empty one under its id when the register lacks it."""
    found = world.get("school", school or "")
    return School.of(found or Record("school", school or "", {"name": UNKNOWN_TH}))


def office_of(world: World) -> Office:
    """The area office."""
    record_id = Office.kind().id_of("area")
    return Office.of(world.get("office", record_id) or Record("office", record_id))
