"""The end of a visit day in the demo: what was gone through with the principal, and everybody's signature under it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fieldwork.debriefs import Agreed, Point, Words
from fieldwork.ids import natural_id
from fieldwork.records import Debrief
from fieldwork.records.debriefs import SCHOOL_SIDE, SIGNED, TEAM_SIDE
from fieldwork.versions import NEXT_STEP, STRENGTH
from sync_server.demo import bank
from sync_server.demo.answers import Promise, agree
from sync_server.demo.area import person_id, school_id
from sync_server.demo.journal import Journal, moment
from sync_server.demo.signature import signature
from sync_server.demo.visits import Trip


def leave(
    journal: Journal, trip: Trip, *, strong: Sequence[str], weak: Sequence[str], promises: Sequence[Promise]
) -> None:
    """Three strengths, three next steps and the agreements are chosen, read together, and signed by all."""
    texts = bank.sentences("rubric")
    said = [Point(f"s{n}", STRENGTH, texts[name]["strength"], n) for n, name in enumerate(strong, start=1)]
    said += [Point(f"n{n}", NEXT_STEP, texts[name]["advice"], n) for n, name in enumerate(weak, start=1)]
    keys = {"visit": trip.id, "school": school_id(trip.school)}
    chosen = {**keys, **{f"items.{point.id}": point.stored() for point in said}}
    journal.write(person_id(trip.leader), moment(trip.day, 14, 50), "debrief", Debrief.kind().id_of(trip.id), chosen)
    items = [agree(journal, trip, trip.day, promise, order) for order, promise in enumerate(promises, start=1)]
    agreed = [Agreed(item["agreement"], item["text"], item["owner"], item["due"]) for item in items]
    words = Words(
        visit=trip.id,
        strengths=tuple(point.text for point in said if point.kind == STRENGTH),
        next_steps=tuple(point.text for point in said if point.kind == NEXT_STEP),
        agreements=tuple(sorted(agreed, key=lambda each: each.agreement)),
    )
    signers = [(TEAM_SIDE, login) for login in trip.team] + [(SCHOOL_SIDE, f"principal-{trip.school:02d}")]
    for number, (side, login) in enumerate(signers):
        _sign(journal, trip, words, side, login, at=moment(trip.day, 15, 20 + number))


def _sign(journal: Journal, trip: Trip, words: Words, side: str, login: str, *, at: int) -> None:
    """One signs with a finger on the leader's tablet."""
    leader = person_id(trip.leader)
    name = bank.name_of(login)
    position = bank.position_of(login) or f"ผู้อำนวยการ{bank.schools()[trip.school - 1]['name_th']}"
    fields: dict[str, Any] = {
        "visit": trip.id,
        "school": school_id(trip.school),
        "author": leader,
        "words": words.stored(),
        "digest": words.digest,
        "side": side,
        "outcome": SIGNED,
        "person": person_id(login),
        "name": name,
        "position": position,
        "drawing": journal.keep(leader, signature(f"{name} before leaving {trip.id}")),  # nobody signs twice alike
        "signed_at": at,
    }
    journal.write(leader, at, "signature", natural_id("demo-signature", trip.id, login), fields)
