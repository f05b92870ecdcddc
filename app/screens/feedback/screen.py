"""The live side of the leader's page: every word is durable as it is typed; publishing asks the rules first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import flet as ft

from app.client import Client
from app.keeping import Keeping
from app.permitted import Write
from app.reading.state import Reading, reading
from app.screens.feedback import acts, state
from app.screens.feedback.state import Editor
from app.wording import feedback as words
from fieldwork.thai.text import normalise
from fieldwork.versions import Item

KINDS = {
    "feedback", "finding", "agreement", "debrief", "visit", "sheet", "receipt", "response", "acknowledgement", "school",
    "person",
}  # fmt: skip


class Page(StrEnum):
    """What the leader looks at."""

    WRITE = "write"
    PREVIEW = "preview"
    PUBLISHED = "published"


@ft.observable
@dataclass(eq=False)
class FeedbackScreen(Keeping):
    """One visit's feedback. `page` is what a phone shows; a tablet shows writing and preview together.

    `preview` is the draft as the principal will see it, `published` the latest version with its answers.
    """

    client: Client
    visit: str
    state: Editor | None = None
    preview: Reading | None = None
    published: Reading | None = None
    page: Page = Page.WRITE
    is_taking: bool = False
    is_listing: bool = False
    trouble: str = ""
    said: str = ""

    def __post_init__(self) -> None:
        self._writing = False
        self.refresh()

    def refresh(self) -> None:
        """Read the page again; what is being typed stays in its field."""
        if self._writing:
            return
        store, today = self.client.store, self.client.today()
        self.state = found = state.editor(store, self.visit, person=self._person, today=today)
        draft = found.draft.id if found and found.draft and found.is_stored else ""
        latest = found.published[-1].id if found and found.published else ""
        self.preview = reading(store, draft, person=self._person, today=today, preview=True)
        self.published = reading(store, latest, person=self._person, today=today)

    def turn_to(self, page: str) -> None:
        """Turn to another page. What is being typed is stored first."""
        self.client.drafts.flush()
        self.page = Page(page)
        self.said = ""

    def toggle_taking(self) -> None:
        """Show or hide what may be taken over."""
        self.is_taking = not self.is_taking

    def toggle_listing(self) -> None:
        """Show or hide what is missing."""
        self.is_listing = not self.is_listing

    # writing

    def write_intro(self, text: str) -> None:
        self._write({"intro": normalise(text) or None}, must=True)

    def write_note(self, text: str) -> None:
        self._write({"change_note": normalise(text) or None}, must=True)

    def reword(self, item: str, text: str) -> None:
        self._edit(item, lambda found: acts.reword(found, text))

    def give_to(self, item: str, owner: str) -> None:
        self._edit(item, lambda found: acts.give_to(found, owner))

    def set_due(self, item: str, due: str | None) -> None:
        self._edit(item, lambda found: acts.set_due(found, due))

    def add(self, kind: str) -> None:
        """An empty item at the end of its kind."""
        self._write(acts.add(self._editor.items, self._editor.visit, self.client.new_id(), kind))

    def take(self, suggestion: str, kind: str) -> None:
        """Take over a finding, a text or an agreement."""
        found = next((each for each in self._editor.suggestions if each.id == suggestion), None)
        if found is None:
            return
        given: dict[str, object] = {"indicators": found.indicators}
        if found.agreement or found.owner or found.due:
            given |= {"owner": found.owner, "due": found.due, "agreement": found.agreement}
        self._write(acts.add(self._editor.items, self._editor.visit, found.id, kind, found.text, **given))

    def take_read(self) -> None:
        """Take over all that was gone through with the school before leaving, and what was agreed."""
        for each in self._editor.suggestions:
            if each.read_together or (each.agreement and not each.draft):
                self.take(each.id, each.kinds[0])

    def move(self, item: str, steps: int) -> None:
        """Move an item among those of its kind."""
        found = self._item(item)
        if found is not None and (fields := acts.move(self._editor.items, found, steps)):
            self._write(fields)

    def take_out(self, item: str) -> None:
        found = self._item(item)
        if found is not None:
            self._write(acts.take_out(found))

    # versions

    def correct(self) -> None:
        """Begin the next version from the one before."""
        found = self._editor
        kind, record_id, fields = acts.correction(found.published[-1], found.visit, self._person)
        if self._keep((kind, record_id, fields)):
            self.page = Page.WRITE

    def publish(self) -> None:
        """Publish the draft, the agreements first: where one of them is not kept nothing is published, and the next
        tap goes on with what is lacking."""
        self.client.drafts.flush()
        found = self._editor
        if found.draft is None or found.missing:
            return
        version = found.draft.version or 1
        writes = acts.publish(found.draft, found.before, found.visit, self.client.store, at=self.client.now_ms())
        if self._keep(*writes):
            self.page, self.said = Page.PUBLISHED, words.PUBLISHED_SAID(n=version)
            self.client.syncing.soon()

    def _edit(self, item: str, act: acts.Act) -> None:
        """Change one item as it stands now, not as it stood when its field was drawn."""
        found = self._item(item)
        if found is not None:
            self._write(act(found), must=True)

    def _write(self, fields: acts.Fields, *, must: bool = False) -> None:
        """Write into the draft; its first edit also says whose and which it is."""
        found = self._editor
        if found.draft is None:
            return
        keys = {} if found.is_stored else acts.keys(found.visit, found.draft.version or 1, self._person)
        self._keep(("feedback", found.draft.id, {**keys, **fields}), must=must)

    def _keep(self, *writes: Write, must: bool = False) -> bool:
        """Several edits are one act: the page is read again when all are written, or one was not."""
        self._writing = True
        try:
            return super()._keep(*writes, must=must)
        finally:
            self._writing = False
            self.refresh()

    def _item(self, item: str) -> Item | None:
        return next((each for each in self._editor.items if each.id == item), None)

    @property
    def _editor(self) -> Editor:
        assert self.state is not None
        return self.state

    @property
    def _person(self) -> str:
        return self.client.session.person or ""
