"""Who each `records.kinds.Writer` is for a given record."""

from __future__ import annotations

from collections.abc import Callable

from fieldwork.access.actors import Actor
from fieldwork.records import Calibration, RoleName, Visit, Writer
from fieldwork.records.stored import Record, World, owner_of
from fieldwork.refusals import Refusal


def office(actor: Actor, record: Record, world: World) -> Refusal | None:
    """The secretariat."""
    del record, world
    return None if actor.is_a(RoleName.SECRETARIAT) else Refusal("office_only")


def _author(actor: Actor, record: Record, world: World) -> Refusal | None:
    del world
    return None if owner_of(record.fields) == actor.person else Refusal("author_only")


def team(actor: Actor, record: Record, world: World) -> Refusal | None:
    """Whoever is in the team of the visit, and does not run the school."""
    if record.kind == "counts":
        return _counting(actor, record, world)
    visit = visit_of(record, world)
    if visit is None:
        return Refusal("no_visit")
    if visit.school in actor.runs:
        return Refusal("own_school")
    return None if actor.person in visit.members else Refusal("not_in_team")


def _counting(actor: Actor, record: Record, world: World) -> Refusal | None:
    school = str(record.fields.get("school") or "")
    if school in actor.runs:
        return Refusal("own_school")
    if actor.is_a(RoleName.SUPERVISOR):
        return None
    visits = map(Visit.of, world.find("visit", school=school))
    return None if any(actor.person in v.members for v in visits) else Refusal("out_of_scope")


def _leader(actor: Actor, record: Record, world: World) -> Refusal | None:
    visit = Visit.of(record) if record.kind == "visit" else visit_of(record, world)
    if visit is None:
        return Refusal("no_visit")
    return None if actor.person == visit.leader else Refusal("leader_only")


def _facilitator(actor: Actor, record: Record, world: World) -> Refusal | None:
    led = Calibration.of(record) if record.kind == "calibration" else calibration_of(record, world)
    if led is None:
        return Refusal("no_calibration")
    return None if actor.person == led.facilitator else Refusal("facilitator_only")


def _principal(actor: Actor, record: Record, world: World) -> Refusal | None:
    del world
    if record.fields.get("school") not in actor.runs:
        return Refusal("principal_only")
    owner = record.fields.get("person")
    return None if owner is None or owner == actor.person else Refusal("author_only")


def _shared(actor: Actor, record: Record, world: World) -> Refusal | None:
    if actor.is_a(RoleName.SECRETARIAT) or record.fields.get("school") in actor.runs:
        return None
    return team(actor, record, world)


def _server(actor: Actor, record: Record, world: World) -> Refusal | None:
    del actor, record, world
    return Refusal("server_only")


WRITERS: dict[Writer, Callable[[Actor, Record, World], Refusal | None]] = {
    Writer.OFFICE: office,
    Writer.AUTHOR: _author,
    Writer.TEAM: team,
    Writer.LEADER: _leader,
    Writer.FACILITATOR: _facilitator,
    Writer.PRINCIPAL: _principal,
    Writer.SHARED: _shared,
    Writer.SERVER: _server,
}


def visit_of(record: Record, world: World) -> Visit | None:
    """The visit that a record names, if it is one at the school that the record names too."""
    found = world.get("visit", str(record.fields.get("visit") or ""))
    if found is None or found.fields.get("school") != record.fields.get("school"):
        return None
    return Visit.of(found)


def calibration_of(record: Record, world: World) -> Calibration | None:
    """The calibration that a record names."""
    found = world.get("calibration", str(record.fields.get("calibration") or ""))
    return Calibration.of(found) if found is not None else None
