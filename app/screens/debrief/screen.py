"""The live side of leaving a school: choosing, reading and signing, each step durable before it is shown.

What was read is remembered with its digest; a signature is only ever given under these words. Where somebody stopped in
the middle of signing is kept on the device with all that was typed and drawn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from functools import partial
from typing import Any

import flet as ft

from app import permitted
from app.client import Client
from app.screens.debrief import acts, state
from app.screens.debrief.begun import UNSIGNED, Begun, begun_by, noted
from app.screens.debrief.state import STAND_IN, Debriefing
from app.wording import debrief as words
from app.wording.reasons import reason
from fieldwork.debriefs import Point, Words, agreement_of_item
from fieldwork.errors import FieldworkError
from fieldwork.records.debriefs import SCHOOL_SIDE, SIGNED
from fieldwork.thai.text import normalise_line

KINDS = {"visit", "debrief", "signature", "agreement", "finding", "sheet", "school", "person", "role"}


class Page(StrEnum):
    """What is on the screen."""

    CHOOSE = "choose"
    READ = "read"
    NAMES = "names"  # who signs next
    PAD = "pad"
    UNSIGNED = "unsigned"  # why the school does not sign


@ft.observable
@dataclass(eq=False)
class DebriefScreen:
    """One visit's debrief on one device. `read` are the words that were turned to be read, and so may be signed.
    `sought` is the agreement that was last asked to be brought into view, `seeks` how often that was asked."""

    client: Client
    visit: str
    state: Debriefing | None = field(init=False)
    page: Page = Page.CHOOSE
    read: Words | None = None
    begun: Begun | None = None
    fresh: str = ""
    sought: str = ""
    seeks: int = 0
    trouble: str = ""

    def __post_init__(self) -> None:
        self.refresh()
        self._go_on()

    def refresh(self) -> None:
        """Read the page again; what was turned to be read stays as it was."""
        client, store = self.client, self.client.store
        self.state = state.debriefing(
            store,
            self.visit,
            person=self._person,
            today=client.today(),
            made_at=partial(store.made_at, "agreement"),
        )

    # choosing

    def choose(self, candidate: str, kind: str) -> None:
        """Take a finding over. What is to be done about a hazard is written now, under what was seen."""
        found = next((each for each in self._found.candidates if each.id == candidate), None)
        if found is not None:
            self.fresh = found.id if found.is_ground else ""
            self._keep(acts.choose(self._found, found.id, kind, "" if found.is_ground else found.text))

    def add(self, kind: str) -> None:
        """A point of one's own, still without words."""
        self.fresh = self.client.new_id()
        self._keep(acts.choose(self._found, self.fresh, kind))

    def reword(self, point: str, text: str) -> None:
        """Change a point as it stands now, not as it stood when its field was drawn."""
        found = self._point(point)
        if found is not None:
            self._keep(acts.reword(self._found, found, text), must=True)

    def take_out(self, point: str) -> None:
        self._keep(acts.take_out(self._found, point))

    def agree(self, agreement: str, said: dict[str, Any]) -> None:
        """Keep fields of an agreement. Raises when they were not kept."""
        is_new = self.client.store.get("agreement", agreement) is None
        self._keep(acts.agree(self._found.visit, agreement, said, is_new=is_new), must=True)

    def agree_on(self, point: str) -> None:
        """Make a next step an agreement."""
        self.client.drafts.flush()
        found = self._point(point)
        if found is not None:
            known = self.client.store.get("agreement", agreement_of_item(self.visit, point))
            self._keep(acts.agree_on(self._found.visit, found, is_new=known is None))

    def seek(self, agreement: str) -> None:
        """Bring an agreement into view, where what it lacks is written."""
        self.sought, self.seeks = agreement, self.seeks + 1

    # reading and signing

    def read_together(self) -> None:
        """Turn to the page for everybody's eyes. What is being typed is stored first: it is what will be read."""
        self.client.drafts.flush()
        self.refresh()
        self._turn(Page.READ, read=self._found.words)

    def back_to_choosing(self) -> None:
        self._turn(Page.CHOOSE)

    def mend(self) -> None:
        """Back to what keeps the words from being signed: the first point without words, or the first agreement that
        lacks something."""
        lacking = next((each.agreement for each in self._found.hindering if each.agreement), "")
        self.back_to_choosing()
        self.fresh = next((point.id for point in self._found.wordless), "")
        if lacking and not self.fresh:
            self.seek(lacking)

    def to_names(self) -> None:
        """Turn to who signs, or on to the signature that was begun: only under what was read and is whole."""
        if not self._is_as_read() or self._found.is_hindered:
            return
        page = Page.NAMES if self.begun is None else Page.UNSIGNED if self.begun.key == UNSIGNED else Page.PAD
        self._turn(page, read=self.read, begun=self.begun)

    def open_pad(self, key: str) -> None:
        """Let one person sign."""
        self._turn(Page.PAD, read=self.read, begun=self._signer(key))

    def open_unsigned(self) -> None:
        """Say why the school does not sign."""
        self._turn(Page.UNSIGNED, read=self.read, begun=Begun(UNSIGNED, SCHOOL_SIDE))

    def sign_own(self) -> None:
        """Who runs the school signs what was signed by the others, on the own device."""
        me = self._person
        signer = next((each for each in self._found.signers if each.person == me), None)
        if signer is not None:
            self._turn(Page.PAD, read=self._found.words, begun=begun_by(signer))

    def leave_pad(self) -> None:
        """Back to the names; what was begun is given up."""
        self._turn(Page.NAMES if self._found.refused is None else Page.CHOOSE, read=self.read)

    def write(self, name: str, text: str) -> None:
        """Take in a name, a position or a reason as it is typed; durable at once."""
        self._note(**{name: text})

    def sign_by(self, how: str) -> None:
        """Draw, or type the name."""
        self.client.drafts.flush()
        self._note(how=how)
        self.trouble = ""

    def set_outcome(self, outcome: str) -> None:
        """Absent, or declined."""
        self._note(outcome=outcome)

    def drawn(self, strokes: Sequence[Any]) -> None:
        """Keep what was drawn so far: a phone that dies in mid-signature loses none of it."""
        self._note(strokes=tuple(strokes))

    def sign(self, drawing: bytes | None = None, strokes: Sequence[Any] = ()) -> None:
        """Put the name under the words that were read. The strokes stay on this device as data."""
        self.client.drafts.flush()
        begun, store = self.begun, self.client.store
        if begun is None:
            return
        if not normalise_line(begun.name):
            self.trouble = words.NEEDS_NAME()
            return
        if not self._is_as_read():
            return
        try:
            sha256 = store.blobs.put(drawing, "image/png") if drawing else None
        except FieldworkError as wrong:
            self.trouble = reason(wrong)
            return
        given = {"side": begun.side, "person": begun.person, "name": begun.name, "position": begun.position}
        if self._sign(outcome=SIGNED, drawing=sha256, **given) and sha256:
            store.notes.set(f"strokes {sha256}", list(strokes))

    def keep_unsigned(self) -> None:
        """Keep why the school does not sign these words."""
        self.client.drafts.flush()
        begun = self.begun
        if begun is None:
            return
        if not begun.outcome:
            self.trouble = words.NEEDS_OUTCOME()
        elif not normalise_line(begun.reason):
            self.trouble = words.NEEDS_REASON()
        elif self._is_as_read():
            self._sign(outcome=begun.outcome, side=begun.side, reason=begun.reason)

    def _sign(self, **given: Any) -> bool:
        assert self.read is not None
        client = self.client
        write = acts.sign(self._found.visit, self._person, self.read, client.new_id(), at=client.now_ms(), **given)
        if not self._keep(write):
            return False
        self.leave_pad()
        client.syncing.soon()
        return True

    def _is_as_read(self) -> bool:
        """Whether what was read is what stands now; where it is not, it is turned to be read again."""
        self.refresh()
        if self.read is not None and self.read == self._found.words:
            return True
        self._read_anew(self.begun)
        return False

    def _read_anew(self, begun: Begun | None) -> None:
        """Turn the words of today to be read. What was typed goes along, what was drawn under other words does not."""
        page = Page.READ if self._found.refused is None else Page.CHOOSE
        kept = replace(begun, strokes=()) if begun is not None and page is Page.READ else None
        self._turn(page, read=self._found.words, begun=kept)
        self.trouble = words.CHANGED_MEANWHILE()

    # where somebody stopped

    def _turn(self, page: Page, *, read: Words | None = None, begun: Begun | None = None) -> None:
        """Turn to a page, and remember it before it is shown."""
        self._remember(page, read, begun)
        self.page, self.read, self.begun, self.trouble, self.fresh = page, read, begun, "", ""

    def _note(self, **typed: Any) -> None:
        """Remember what was typed or drawn for the signature that was begun."""
        if self.begun is None:
            return
        begun = replace(self.begun, **typed)
        self._remember(self.page, self.read, begun)
        self.begun = begun

    def _remember(self, page: Page, read: Words | None, begun: Begun | None) -> None:
        note = {"page": page.value, "digest": read.digest if read else "", "begun": asdict(begun) if begun else None}
        self.client.store.notes.set(self._place, None if page is Page.CHOOSE else note)

    def _go_on(self) -> None:
        """Go on where somebody stopped. Strokes that were drawn under other words are not taken along."""
        note = self.client.store.notes.get(self._place)
        found = self.state
        if found is None or not isinstance(note, Mapping) or not (found.refused is None or found.is_own_school):
            return
        page, begun = note.get("page"), noted(note.get("begun"))
        if page not in set(Page):
            return
        if note.get("digest") == found.words.digest:
            self.page, self.read, self.begun = Page(page), found.words, begun
        else:
            self._read_anew(begun)

    @property
    def _place(self) -> str:
        return f"debrief at {self.visit} {self._person}"

    # keeping

    def _keep(self, write: acts.Write, *, must: bool = False) -> bool:
        """Store one edit if the rules let this person make it. `must` raises, so that a field says "not saved"."""
        kind, record_id, given = write
        try:
            permitted.write(self.client, kind, record_id, given)
        except FieldworkError as wrong:
            self.trouble = reason(wrong)
            if must:
                raise
            return False
        self.trouble = ""
        self.refresh()
        return True

    def _signer(self, key: str) -> Begun:
        found = next((each for each in self._found.signers if each.key == key), None)
        return begun_by(found) if found is not None else Begun(STAND_IN, SCHOOL_SIDE)

    def _point(self, point: str) -> Point | None:
        return next((each for each in self._found.points if each.id == point), None)

    @property
    def _found(self) -> Debriefing:
        assert self.state is not None
        return self.state

    @property
    def _person(self) -> str:
        return self.client.session.person or ""
