"""The live side of the matrix: what was gathered, what is chosen. The choice is kept, so that "back" finds it again."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

import flet as ft

from app.client import Client
from fieldwork.matrix.cells import NAME, Choice, Matrix, matrix
from fieldwork.matrix.gathering import Gathered, Known, gather

KINDS = {"sheet", "consensus", "visit", "progress", "lesson_summary", "school", "role", "instrument"}
CARDS, LINES = 12, 30  # drawn at once: on a phone, where each school is a card, and in a table
_NOTE = "matrix"


@ft.observable
@dataclass(eq=False)
class MatrixScreen:
    """The matrix of the person signed in. `pages` is how often more schools were asked for."""

    client: Client
    choice: Choice = Choice()
    state: Matrix | None = None
    pages: int = 1
    is_choosing: bool = False

    def __post_init__(self) -> None:
        self._known: Known = {}
        self.choice = kept(self.client.store.notes.get(_NOTE))
        self.refresh()

    def refresh(self) -> None:
        """Read the store again; the choice stays."""
        person = self.client.session.person or ""
        store, today = self.client.store, self.client.today()
        self._gathered: Gathered = gather(store, person=person, today=today, known=self._known)
        self.state = matrix(self._gathered, self.choice)

    def choose(self, **changes: Any) -> None:
        """Filter or sort otherwise, and remember it."""
        choice = replace(self.choice, **changes)
        if choice == self.choice:
            return
        self.client.store.notes.set(_NOTE, asdict(replace(choice, query="")))
        self.choice, self.pages = choice, 1
        self.state = matrix(self._gathered, choice)

    def sort(self, column: str) -> None:
        """Sort by a column; by the same one again the other way round. Values begin with the highest."""
        again = self.choice.sort == column
        self.choose(sort=column, descending=not self.choice.descending if again else column != NAME)

    def search(self, query: str) -> None:
        """Find schools by name, code or district."""
        self.choose(query=query)

    def clear(self) -> None:
        """Show every school again."""
        self.choose(query="", cluster="", round="")

    def show_more(self) -> None:
        self.pages += 1

    def toggle_choosing(self) -> None:
        """Open or close the filters on a phone."""
        self.is_choosing = not self.is_choosing


def kept(note: Any) -> Choice:
    """A remembered choice; what cannot be read is left at its default."""
    given = note if isinstance(note, dict) else {}
    plain = Choice()
    found = {f.name: given[f.name] for f in fields(Choice) if type(given.get(f.name)) is type(getattr(plain, f.name))}
    return replace(plain, **found)
