"""The live side of a visit's page: it reads, and its leader may close the visit."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Any

import flet as ft

from app import permitted
from app.client import Client
from app.screens.visit.state import VisitPage, read_page
from app.visiting.place import left_at
from app.wording.reasons import not_kept, reason
from fieldwork.errors import FieldworkError, Invalid
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
            made_at=partial(store.made_at, "agreement"),
        )

    def close(self, because: str) -> None:
        """Close the visit: moment and reason in one edit, after asking the rules the server will ask."""
        client = self.client
        fields: dict[str, Any] = {"closed_at": client.now_ms(), "closed_reason": normalise(because).strip() or None}
        try:
            permitted.write(client, "visit", self.visit, fields)
        except Invalid as wrong:
            self.trouble = reason(wrong)
            return
        except FieldworkError as wrong:
            self.trouble = not_kept(wrong)
            return
        self.trouble = ""
        client.syncing.soon()
        self.refresh()
