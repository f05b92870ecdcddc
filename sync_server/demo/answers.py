"""What goes back to the school after a visit, and its answers: feedback, agreements, responses, signatures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from fieldwork.ids import natural_id
from fieldwork.records import Acknowledgement, Feedback, Receipt, Response
from fieldwork.records.feedback import stated
from sync_server.demo import bank
from sync_server.demo.area import person_id, school_id
from sync_server.demo.journal import Journal, moment
from sync_server.demo.signature import signature
from sync_server.demo.visits import Trip

Item = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Promise:
    """An agreement to be: about which indicator, due when, and how far it is by now."""

    indicator: str
    due: date
    state: str


def publish(
    journal: Journal, trip: Trip, day: date, *, strong: Sequence[str], weak: Sequence[str], promises: Sequence[Promise]
) -> dict[str, Item]:
    """The leader records the agreements and publishes version 1. Returns its items."""
    texts = bank.sentences("rubric")
    items = {f"s{i}": _item("strength", texts[name]["strength"], name, i) for i, name in enumerate(strong, start=1)}
    items |= {f"n{i}": _item("next_step", texts[name]["advice"], name, i) for i, name in enumerate(weak, start=1)}
    items |= {f"a{i}": agree(journal, trip, day, promise, i) for i, promise in enumerate(promises, start=1)}
    intro = Random(f"intro {trip.id}").choice(bank.sentences("conversation")["intros"])
    _version(journal, trip, moment(day, 16), 1, intro, items, {})
    return items


def correct(journal: Journal, trip: Trip, day: date, items: dict[str, Item], due: date) -> dict[str, Item]:
    """Version 2: the first agreement gets another date, and the first next step a clearer end."""
    first = items["a1"]
    journal.write(person_id(trip.leader), moment(day, 9), "agreement", first["agreement"], {"due": due.isoformat()})
    clearer = {**items["n1"], "text": f"{items['n1']['text']} โดยเริ่มจากชั้น ม.1 และ ม.4 ก่อน"}
    changed = {**items, "n1": clearer, "a1": {**first, "due": due.isoformat()}}
    conversation = bank.sentences("conversation")
    note = {"change_note": conversation["change_notes"][0]}
    _version(journal, trip, moment(day, 10), 2, conversation["intros"][2], changed, note)
    return changed


def draft(journal: Journal, trip: Trip, day: date, *, strong: Sequence[str]) -> None:
    """The leader has begun to write: strengths only, nothing published."""
    texts = bank.sentences("rubric")
    items = {f"s{i}": _item("strength", texts[name]["strength"], name, i) for i, name in enumerate(strong, start=1)}
    keys = {"visit": trip.id, "school": school_id(trip.school), "version": 1, "author": person_id(trip.leader)}
    fields = {**keys, **{f"items.{key}": item for key, item in items.items()}}
    journal.write(person_id(trip.leader), moment(day, 16), "feedback", feedback_id(trip), fields)


def receive(journal: Journal, trip: Trip, day: date, *, version: int = 1) -> None:
    """The principal opens a version."""
    keys = _keys(trip, version)
    person = _principal(trip)
    at = moment(day, 8, 40)
    record = Receipt.kind().id_of(keys["feedback"], person)
    journal.write(person, at, "receipt", record, {**keys, "person": person, "opened_at": at})


def respond(journal: Journal, trip: Trip, day: date, items: dict[str, Item], *, version: int = 1) -> None:
    """The principal answers every item, then signs."""
    start = Random(f"responses {trip.id}").randrange(12)
    choices = bank.sentences("conversation")["responses"]
    keys, person = _keys(trip, version), _principal(trip)
    seen = {"feedback": [journal.standing("feedback", keys["feedback"], "published_at")]}
    for number, (key, item) in enumerate(items.items()):
        given = choices[item["kind"]][(start + number) % len(choices[item["kind"]])]
        planned = {"plan": given["plan"], "due": (day + timedelta(days=30)).isoformat()} if given["plan"] else {}
        fields = {**keys, "item": key, "person": person, "answer": given["answer"], "text": given["text"], **planned}
        record = Response.kind().id_of(keys["feedback"], key)
        seen[key] = [journal.write(person, moment(day, 10, number), "response", record, fields)]
    _sign(journal, trip, moment(day, 11), keys, seen)


def feedback_id(trip: Trip, version: int = 1) -> str:
    """The id of a version of this visit's feedback."""
    return Feedback.kind().id_of(trip.id, version, person_id(trip.leader))


def _item(kind: str, text: str, indicator: str, order: int) -> Item:
    return {"kind": kind, "text": text, "indicators": [indicator], "order": order}


def agree(journal: Journal, trip: Trip, day: date, promise: Promise, order: int) -> Item:
    """The leader records an agreement. Returns the item that tells of it."""
    texts = bank.sentences("rubric")[promise.indicator]
    record = natural_id("demo-agreement", trip.id, promise.indicator)
    fields = {
        "visit": trip.id,
        "school": school_id(trip.school),
        "action": texts["action"],
        "owner": texts["owner"],
        "due": promise.due.isoformat(),
        "indicator": promise.indicator,
        "state": "open",
    }
    journal.write(person_id(trip.leader), moment(day, 15), "agreement", record, fields)
    item = _item("agreement", texts["action"], promise.indicator, order)
    return {**item, "agreement": record, "owner": texts["owner"], "due": promise.due.isoformat()}


def advance(journal: Journal, trip: Trip, day: date, promise: Promise) -> None:
    """The school reports how far an agreement is."""
    record = natural_id("demo-agreement", trip.id, promise.indicator)
    words = Random(f"progress {record}").choice(bank.sentences("conversation")["progress"][promise.state])
    principal = _principal(trip)
    journal.write(
        principal, moment(day, 13), "agreement", record, {**stated(promise.state, principal), "progress": words}
    )


def _version(
    journal: Journal, trip: Trip, at: int, version: int, intro: str, items: dict[str, Item], more: dict[str, Any]
) -> None:
    leader = person_id(trip.leader)
    keys = {"visit": trip.id, "school": school_id(trip.school), "version": version, "author": leader, "intro": intro}
    fields = {**keys, **more, **{f"items.{key}": item for key, item in items.items()}}
    record = feedback_id(trip, version)
    journal.write(leader, at - 600_000, "feedback", record, fields)
    journal.write(leader, at, "feedback", record, {"published_at": at})


def _sign(journal: Journal, trip: Trip, at: int, keys: dict[str, str], seen: dict[str, list[str]]) -> None:
    person = _principal(trip)
    name = bank.name_of(f"principal-{trip.school:02d}")
    fields = {
        **keys,
        "person": person,
        "name": name,
        "position": f"ผู้อำนวยการ{bank.schools()[trip.school - 1]['name_th']}",
        "signature": journal.keep(person, signature(name)),
        "signed_at": at,
        **{f"seen.{key}": writes for key, writes in seen.items()},
    }
    record = Acknowledgement.kind().id_of(keys["feedback"], person)
    journal.write(person, at, "acknowledgement", record, fields)


def _keys(trip: Trip, version: int) -> dict[str, str]:
    return {"feedback": feedback_id(trip, version), "visit": trip.id, "school": school_id(trip.school)}


def _principal(trip: Trip) -> str:
    return person_id(f"principal-{trip.school:02d}")
