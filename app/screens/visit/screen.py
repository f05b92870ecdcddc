"""The live side of a visit's page: it reads, and its leader may close the visit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import flet as ft

from app.client import Client
from app.screens.visit.state import VisitPage, read_page
from app.visiting.place import left_at
from app.wording import language
from app.wording import visit as words
from fieldwork import access, problems
from fieldwork.errors import FieldworkError
from fieldwork.refusals import Refusal
from fieldwork.thai.text import normalise


@ft.observable
@dataclass(eq=False)
class VisitScreen:
    """One visit. `trouble` says why closing was not kept."""

    client: Client
    visit: str
    state: VisitPage | Refusal = field(init=False)
    trouble: str = ""

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the page again."""
        store = self.client.store
        self.state = read_page(
            store,
            visit=self.visit,
            person=self.client.session.person or "",
            today=self.client.today(),
            place_of=lambda sheet: left_at(store.notes, sheet),
        )

    def close(self, reason: str) -> None:
        """Close the visit: moment and reason in one edit, after asking the rules the server will ask."""
        store, client = self.client.store, self.client
        fields: dict[str, Any] = {"closed_at": client.now_ms(), "closed_reason": normalise(reason).strip() or None}
        actor = access.actor_on(client.session.person or "", store, client.today())
        refused = access.refusal_of(actor, "visit", self.visit, fields, store)
        if refused:
            self.trouble = problems.sentence(refused.code, refused.facts, language=language.spoken())
            return
        try:
            store.write("visit", self.visit, fields)
        except FieldworkError as wrong:
            said = problems.sentence(wrong.code, wrong.facts, language=language.spoken())
            self.trouble = f"{words.NOT_KEPT()} · {said}"
            return
        self.trouble = ""
        client.syncing.soon()
        self.refresh()
