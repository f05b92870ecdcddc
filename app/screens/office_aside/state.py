"""What is kept aside, by the person who wrote it, and what each entry says in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.office_server import Aside
from app.past import aside, names
from fieldwork.records.stored import Record, World

_MOST_FIELDS = 6


@dataclass(frozen=True, slots=True)
class Theirs:
    """Everything of one person that waits."""

    name: str
    entries: tuple[Aside, ...]


def by_person(rows: Sequence[Aside], world: World) -> list[Theirs]:
    """What is open, grouped by its author, whoever has the newest first."""
    found: dict[str, list[Aside]] = {}
    for row in rows:
        if row.closed is None:
            found.setdefault(row.person, []).append(row)
    return [Theirs(names.person(person, world), tuple(entries)) for person, entries in found.items()]


def closed(rows: Sequence[Aside]) -> list[Aside]:
    """What the office closed."""
    return [row for row in rows if row.closed is not None]


def title(row: Aside, world: World) -> str:
    """What kind of thing it is, and which."""
    named = names.record(_as_meant(row, world), world)
    return " · ".join(part for part in (named.kind, named.title, named.place) if part)


def content(row: Aside, world: World) -> tuple[list[str], int]:
    """What it says, field by field, and how many more fields there are."""
    said = aside.content(_as_meant(row, world), row.fields, world)
    return said[:_MOST_FIELDS], max(0, len(said) - _MOST_FIELDS)


def _as_meant(row: Aside, world: World) -> Record:
    return aside.as_meant(row.kind, row.record, row.fields, world)
