"""The demo's policy checklist: on this term's visits since the evening before, filled in where both raters are done."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

from fieldwork.checking.attached import stored
from fieldwork.instruments.canonical import to_document
from fieldwork.instruments.checklist import (
    CHOICE,
    DATE,
    NUMBER,
    PHOTO,
    SEVERAL,
    SIGNATURE,
    TABLE,
    TEXT,
    TIME,
    Checklist,
)
from fieldwork.instruments.reading import read
from fieldwork.records import CheckSheet, PublishedChecklist
from sync_server.demo import bank
from sync_server.demo.area import person_id, school_id
from sync_server.demo.journal import SERVER, Journal, moment
from sync_server.demo.signature import signature
from sync_server.demo.visits import Trip

_NAME = "POL1"


@cache
def checklist() -> Checklist:
    """The shipped one."""
    found = read(bank.checklists()[_NAME])
    if not isinstance(found, Checklist):
        raise TypeError(f"{_NAME} is no checklist")
    return found


def checklist_id() -> str:
    """Its record."""
    return PublishedChecklist.kind().id_of(checklist().id, checklist().version)


def publish(journal: Journal, at: int) -> None:
    """Publish it, as the secretariat would."""
    fields = {"code": checklist().id, "version": checklist().version, "body": to_document(checklist())}
    published = {"published_at": at, "published_by": person_id("secretary-2"), "demo": True}
    journal.write(SERVER, at, "checklist", checklist_id(), {**fields, **published})


def put_on(journal: Journal, visit: str, at: int) -> None:
    """The secretariat adds it to a visit."""
    journal.write(person_id("secretary-2"), at, "visit", visit, {f"checklists.{checklist_id()}": True})


def fill(journal: Journal, trip: Trip, login: str) -> None:
    """One rater fills it in before noon and hands it in."""
    rater, used, random = person_id(login), checklist_id(), Random(f"checklist {trip.id} {login}")
    sheet = CheckSheet.kind().id_of(trip.id, used, rater)
    keys = {"visit": trip.id, "checklist": used, "school": school_id(trip.school), "rater": rater}
    at = moment(trip.day, 11, 40)
    journal.write(rater, at, "checksheet", sheet, {**keys, **_answers(trip, random), **_files(journal, rater, login)})
    journal.write(rater, at + 600_000, "checksheet", sheet, {"submitted_at": at + 600_000})


def _answers(trip: Trip, random: Random) -> dict[str, Any]:
    told = bank.sentences("checklist")
    given: dict[str, Any] = {}
    for point in checklist().points:
        answer: Any = None
        if point.type == CHOICE:
            answer = random.choice(point.options)
        elif point.type == SEVERAL:
            answer = [option for option in point.options if random.random() < 0.6] or [point.options[0]]
        elif point.type == NUMBER:
            answer = str(random.randint(40, 400))
        elif point.type == DATE:
            answer = trip.day.replace(day=1).isoformat()
        elif point.type == TIME:
            answer = f"07:{random.choice((40, 45, 50))}"
        elif point.type == TEXT:
            answer = random.choice(told["needs"])
        elif point.type == TABLE:
            names = random.sample(told["activities"], 2)
            answer = [{"@row": f"r{n}", "A": name, "B": str(random.randint(20, 200))} for n, name in enumerate(names)]
        if answer is not None:
            given[f"answers.{point.id}"] = answer
    return given


def _files(journal: Journal, rater: str, login: str) -> dict[str, Any]:
    """A drawing in place of the photo, and the signature of whoever told."""
    found: dict[str, Any] = {}
    for order, point in enumerate(checklist().points, start=1):
        picture = bank.picture_of("GE1") if point.type == PHOTO else None
        if picture is not None:
            found[f"files.{journal.keep(rater, picture[0])}"] = stored(point.id, order=order, name=picture[1])
        elif point.type == SIGNATURE:
            drawn = signature(f"checklist {login}")
            found[f"files.{journal.keep(rater, drawn)}"] = stored(point.id, order=order)
    return found
