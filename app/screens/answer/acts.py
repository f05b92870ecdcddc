"""What a principal may do with a feedback. Each act is a value: the record and the fields to write."""

from __future__ import annotations

from typing import Any

from app.permitted import Write
from fieldwork.records import Acknowledgement, Feedback, Receipt, Response
from fieldwork.records.feedback import stated
from fieldwork.thai.text import normalise, normalise_line

Fields = dict[str, Any]


def open_it(feedback: Feedback, person: str, *, at: int) -> Write:
    """Note that this person opened this version."""
    fields = {**_keys(feedback), "person": person, "opened_at": at}
    return "receipt", Receipt.kind().id_of(feedback.id, person), fields


def answer(feedback: Feedback, item: str, person: str, **given: Any) -> Write:
    """Answer one item, or part of the answer: `answer`, `text`, `plan` or `due`."""
    said = {name: normalise(value) if isinstance(value, str) else value for name, value in given.items()}
    fields = {**_keys(feedback), "item": item, "person": person, **said}
    return "response", Response.kind().id_of(feedback.id, item), fields


def say_how_far(agreement: str, state: str, person: str) -> Write:
    """Say how far an agreement is, in the own name."""
    return "agreement", agreement, stated(state, person)


def tell_progress(agreement: str, text: str) -> Write:
    """Write in words how an agreement is going."""
    return "agreement", agreement, {"progress": normalise(text) or None}


def sign(
    feedback: Feedback,
    person: str,
    *,
    name: str,
    position: str,
    signature: str | None,
    seen: dict[str, list[str]],
    at: int,
) -> Write:
    """Acknowledge this version with these answers. `signature` is the drawing's hash, None when only typed."""
    fields: Fields = {
        **_keys(feedback),
        "person": person,
        "name": normalise_line(name),
        "position": normalise_line(position),
        "signature": signature,
        "signed_at": at,
    }
    fields |= {f"seen.{item}": writes for item, writes in seen.items()}
    return "acknowledgement", Acknowledgement.kind().id_of(feedback.id, person), fields


def _keys(feedback: Feedback) -> Fields:
    return {"feedback": feedback.id, "visit": feedback.visit, "school": feedback.school}
