"""What is for few eyes in the demo: one hazard told to the director, and phrases a supervisor keeps."""

from __future__ import annotations

from fieldwork.ids import natural_id
from fieldwork.records import Addressee, Phrase
from sync_server.demo import bank
from sync_server.demo.area import person_id, school_id
from sync_server.demo.journal import Journal, moment
from sync_server.demo.visits import Trip


def confide(journal: Journal, trip: Trip, *, to: str) -> None:
    """The leader tells a hazard to one person, right at the school."""
    concern, author, at = natural_id("demo-concern", trip.id), person_id(trip.leader), moment(trip.day, 13, 40)
    keys = {"visit": trip.id, "school": school_id(trip.school)}
    text = bank.sentences("conversation")["concerns"][0]
    fields = {**keys, "author": author, "nature": "hazard", "text": text, "made_at": at}
    journal.write(author, at, "concern", concern, fields)
    told = {**keys, "concern": concern, "person": person_id(to), "told_at": at + 60_000}
    journal.write(author, at + 60_000, "addressee", Addressee.kind().id_of(concern, person_id(to)), told)


def keep_phrases(journal: Journal, trip: Trip) -> None:
    """The leader keeps words that come again and again."""
    author = person_id(trip.leader)
    for number, text in enumerate(bank.sentences("conversation")["phrases"]):
        fields = {"author": author, "text": text}
        journal.write(author, moment(trip.day, 12, number), "phrase", Phrase.kind().id_of(author, text), fields)
