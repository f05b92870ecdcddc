"""Which edition of a visit's report somebody may have, decided by the scopes that person holds and nothing else."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from fieldwork import scopes
from fieldwork.errors import NotFound
from fieldwork.records import Visit
from fieldwork.records.stored import Record, World


class Edition(StrEnum):
    """The office edition has ratings; the school edition only what was published to the school and its answers."""

    OFFICE = "office"
    SCHOOL = "school"


def edition_of(held: Collection[str], school: str) -> Edition | None:
    """The fullest edition these scopes allow for a school; None when they allow none."""
    if scopes.results(school) in held:
        return Edition.OFFICE
    return Edition.SCHOOL if scopes.of_school(school) in held else None


def visit_for(held: Collection[str], visit_id: str, world: World) -> tuple[Visit, Edition]:
    """A visit and the edition allowed. Raises NotFound alike for no visit and for a visit of another's school."""
    found = world.get("visit", visit_id)
    edition = edition_of(held, str(found.fields.get("school") or "")) if found else None
    if found is None or edition is None:
        raise NotFound("no_visit")
    return Visit.of(found), edition


def released(kind: str, visit: Visit, world: World) -> list[Record]:
    """The visit's records of a kind that are in a scope shared with the office or the school, drafts left out."""
    school = visit.school or ""
    shared = {scopes.results(school), scopes.of_school(school)}
    return [record for record in world.find(kind, visit=visit.id) if scopes.of(record, world) in shared]
