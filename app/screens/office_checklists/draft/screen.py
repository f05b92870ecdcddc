"""The live side of writing: every key typed is kept in the draft, and publishing asks the server."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import flet as ft

from app.client import Client
from app.screens.office_checklists.draft import state
from app.screens.office_checklists.draft.state import Draft
from app.wording import checklists as words
from app.wording.reasons import not_kept, reason
from fieldwork.checking import drafts
from fieldwork.errors import FieldworkError, Unreachable
from fieldwork.records import PublishedChecklist
from fieldwork.refusals import Refusal
from fieldwork.thai.text import normalise, normalise_line


@ft.observable
@dataclass(eq=False)
class Writing:
    """One draft. `chosen` is the point in view, `asked` once somebody wanted to publish: from then on what is to be
    put right is said beside it."""

    client: Client
    draft: str
    state: Draft | Refusal = field(init=False)
    chosen: str = ""
    previewing: bool = False
    asked: bool = False
    busy: bool = False
    trouble: str = ""

    def __post_init__(self) -> None:
        self._held: Draft | None = None
        self.refresh()

    @property
    def page(self) -> Draft:
        """The draft as it stands, or as it last stood: what is typed when it closes is kept all the same."""
        assert self._held is not None
        return self._held

    def refresh(self) -> None:
        """Read the draft again."""
        person = self.client.session.person or ""
        self.state = state.read_draft(self.client.store, self.draft, person=person, today=self.client.today())
        self._held = self.state if isinstance(self.state, Draft) else self._held

    # moving about

    def choose(self, point: str) -> None:
        """Look at a point, or at none."""
        self.client.drafts.flush()
        self.chosen, self.previewing = point, False

    def preview(self, on: bool) -> None:
        """See it as on a phone, or go on writing."""
        self.client.drafts.flush()
        self.previewing = on
        self.chosen = "" if on else self.chosen

    # the head

    def write(self, name: str, text: str) -> None:
        """Keep a text of the head; raises when it was not kept."""
        kept = normalise(text) if name == "purpose" else normalise_line(text)
        self._keep({name: kept.strip() or None})

    def toggle_filler(self, name: str) -> None:
        """Let these people fill it in, or not."""
        on = bool(self.page.typed.fillers.get(name))
        self._tap({f"fillers.{name}": None if on else True})

    # its points

    def add(self, kind: str) -> None:
        """Add a point of a type at the end, and look at it. What it lacks is said at the next wish to publish."""
        self.client.drafts.flush()
        self.asked = False
        draft = self.page.typed
        gone = [name.partition(".")[2] for name in self.page.fields if name.startswith("points.")]
        point = drafts.next_point(draft, gone)
        self._tap({f"points.{point}": {"type": kind, "required": True, "order": drafts.next_order(draft)}})
        self.choose(point)

    def put(self, point: str, key: str, value: Any) -> None:
        """Keep one key of a point; raises when it was not kept."""
        self._keep({f"points.{point}": {**self._keys(point), key: value}})

    def set(self, point: str, key: str, value: Any) -> None:
        """The same with a tap."""
        self.client.drafts.flush()
        self._tap({f"points.{point}": {**self._keys(point), key: value}})

    def move_up(self, point: str) -> None:
        """Ask a point earlier: it and the one before change places, in one act."""
        self.client.drafts.flush()
        order = [each.id for each in self.page.points]
        at = order.index(point)
        if at == 0:
            return
        order[at - 1], order[at] = order[at], order[at - 1]
        known = {each.id: dict(each.keys) for each in self.page.points}
        fields = {f"points.{name}": {**known[name], "order": n} for n, name in enumerate(order, start=1)}
        self._tap({name: value for name, value in fields.items() if self.page.fields.get(name) != value})

    def remove(self, point: str) -> None:
        """Take a point out."""
        self.client.drafts.flush()
        self.chosen = ""
        self._tap({f"points.{point}": None})

    def drop(self) -> bool:
        """Throw the draft away; whether that was kept."""
        self.client.drafts.flush()
        self._tap({"dropped": True})
        return not self.trouble

    # publishing

    def may_publish(self) -> bool:
        """Whether nothing is left to be put right; what is, is said from now on."""
        self.client.drafts.flush()
        self.asked = True
        wrongs = self.page.wrongs
        if wrongs:
            self.previewing = False
            self.chosen = wrongs[0].point
        return not wrongs

    async def publish(self) -> str:
        """Publish it. The record of the version, or "" with the reason in `trouble`."""
        self.busy, self.trouble = True, ""
        try:
            made = drafts.published_as(self.client.store, self.page.typed) or await self._ask_server()
            if not made:
                return ""
            self._keep({"published": made})
            await self.client.syncing.now()
        except Unreachable as wrong:
            self.trouble = words.PUBLISH_OFFLINE() if wrong.code == "unreachable" else reason(wrong)
            return ""
        except FieldworkError as wrong:
            self.trouble = reason(wrong)
            return ""
        finally:
            self.busy = False
        return made

    async def _ask_server(self) -> str:
        page = self.page
        data = json.dumps(drafts.document_of(page.typed, page.version), ensure_ascii=False, sort_keys=True).encode()
        told = await self.client.office.instrument(data, waiver="", dry_run=False)
        if told.problems:
            self.trouble = " · ".join(f"{each.message} {each.advice}" for each in told.problems)
            return ""
        return PublishedChecklist.kind().id_of(told.key, told.version)

    def _keys(self, point: str) -> dict[str, Any]:
        found = self.page.point(point)
        return dict(found.keys) if found is not None else {}

    def _tap(self, fields: Mapping[str, Any]) -> None:
        try:
            self._keep(fields)
        except FieldworkError as wrong:
            self.trouble = not_kept(wrong)

    def _keep(self, fields: Mapping[str, Any]) -> None:
        """Durable first, then shown."""
        held = self.page.fields
        wanted = {name: value for name, value in fields.items() if held.get(name) != value}
        if wanted:
            self.client.store.write("checklist_draft", self.draft, wanted)
            self.trouble = ""
            self.refresh()
