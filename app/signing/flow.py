"""Signing on one device, each step durable before it is shown.

What was read is remembered with its digest; a signature is only ever given under these words. Where somebody stopped in
the middle of signing is kept on the device with all that was typed and drawn.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from enum import StrEnum
from typing import Any, ClassVar, Generic, TypeVar

from app.keeping import Keeping
from app.signing import acts
from app.signing.acts import Readable
from app.signing.begun import Begun, noted
from app.wording import debrief as words
from app.wording.reasons import reason
from fieldwork.errors import FieldworkError
from fieldwork.records.debriefs import SIGNED
from fieldwork.thai.text import normalise_line

Said = TypeVar("Said", bound=Readable)


class Page(StrEnum):
    """What is on the screen."""

    CHOOSE = "choose"
    READ = "read"
    NAMES = "names"  # who signs next
    PAD = "pad"
    UNSIGNED = "unsigned"  # why there is no signature


class SigningFlow(Keeping, ABC, Generic[Said]):
    """What a screen on which people sign is made of. `read` are the words that were turned to be read, and so may be
    signed; `home` the page on which nothing was begun, which is not remembered; `asks_why`: that somebody did not sign
    is kept with a reason only."""

    page: Page
    read: Said | None
    begun: Begun | None
    home: ClassVar[Page]
    asks_why: ClassVar[bool] = True

    @abstractmethod
    def refresh(self) -> None:
        """Read the page again; what was turned to be read stays as it was."""

    @abstractmethod
    def leave_pad(self) -> None:
        """Back from the pad; what was begun is given up."""

    @property
    @abstractmethod
    def said_now(self) -> Said:
        """What is said today."""

    @property
    @abstractmethod
    def may_read_out(self) -> bool:
        """Whether this person is one who turns the words to be read."""

    @property
    @abstractmethod
    def place(self) -> str:
        """Under what it is noted where somebody stopped."""

    @property
    @abstractmethod
    def keys(self) -> Mapping[str, Any]:
        """What a signature belongs to."""

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
        if self._sign({**given, "outcome": SIGNED, "drawing": sha256}) and sha256:
            store.notes.set(f"strokes {sha256}", list(strokes))

    def keep_unsigned(self) -> None:
        """Keep why these words are not signed."""
        self.client.drafts.flush()
        begun = self.begun
        if begun is None:
            return
        if not begun.outcome:
            self.trouble = words.NEEDS_OUTCOME()
        elif self.asks_why and not normalise_line(begun.reason):
            self.trouble = words.NEEDS_REASON()
        elif self._is_as_read():
            self._sign({"outcome": begun.outcome, "side": begun.side, "reason": begun.reason})

    def _sign(self, given: Mapping[str, Any]) -> bool:
        assert self.read is not None
        client, person = self.client, self.client.session.person or ""
        if not self._keep(acts.sign(self.keys, person, self.read, client.new_id(), at=client.now_ms(), given=given)):
            return False
        self.leave_pad()
        client.syncing.soon()
        return True

    def _is_as_read(self) -> bool:
        """Whether what was read is what stands now; where it is not, it is turned to be read again."""
        self.refresh()
        if self.read is not None and self.read == self.said_now:
            return True
        self._read_anew(self.begun)
        return False

    def _read_anew(self, begun: Begun | None) -> None:
        """Turn the words of today to be read. What was typed goes along, what was drawn under other words does not."""
        page = Page.READ if self.may_read_out else self.home
        kept = replace(begun, strokes=()) if begun is not None and page is Page.READ else None
        self._turn(page, read=self.said_now, begun=kept)
        self.trouble = words.CHANGED_MEANWHILE()

    # where somebody stopped

    def _turn(self, page: Page, *, read: Said | None = None, begun: Begun | None = None) -> None:
        """Turn to a page, and remember it before it is shown."""
        self._remember(page, read, begun)
        self.page, self.read, self.begun, self.trouble = page, read, begun, ""

    def _note(self, **typed: Any) -> None:
        """Remember what was typed or drawn for the signature that was begun."""
        if self.begun is None:
            return
        begun = replace(self.begun, **typed)
        self._remember(self.page, self.read, begun)
        self.begun = begun

    def _remember(self, page: Page, read: Said | None, begun: Begun | None) -> None:
        note = {"page": page.value, "digest": read.digest if read else "", "begun": asdict(begun) if begun else None}
        is_home = page is self.home and begun is None
        self.client.store.notes.set(self.place, None if is_home else note)

    def _go_on(self) -> None:
        """Go on where somebody stopped. Strokes that were drawn under other words are not taken along."""
        note = self.client.store.notes.get(self.place)
        if not isinstance(note, Mapping):
            return
        page, begun = note.get("page"), noted(note.get("begun"))
        if page not in set(Page):
            return
        if note.get("digest") == self.said_now.digest:
            self.page, self.read, self.begun = Page(page), self.said_now, begun
        else:
            self._read_anew(begun)
