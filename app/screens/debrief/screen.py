"""The live side of leaving a school: choosing, reading and signing, each step durable before it is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import flet as ft

from app.client import Client
from app.screens.debrief import acts, state
from app.screens.debrief.state import STAND_IN, Debriefing, Signer
from app.signing.begun import UNSIGNED, Begun
from app.signing.flow import Page, SigningFlow
from fieldwork.debriefs import Point, Words, agreement_of_item
from fieldwork.records.debriefs import SCHOOL_SIDE

KINDS = {"visit", "debrief", "signature", "agreement", "finding", "sheet", "school", "person", "role"}


@ft.observable
@dataclass(eq=False)
class DebriefScreen(SigningFlow[Words]):
    """One visit's debrief on one device. `sought` is the agreement that was last asked to be brought into view, `seeks`
    how often that was asked."""

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

    home = Page.CHOOSE

    def __post_init__(self) -> None:
        self.refresh()
        if self.state is not None and (self.state.refused is None or self.state.is_own_school):
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
            self._turn(Page.PAD, read=self._found.words, begun=_begun_by(signer))

    def leave_pad(self) -> None:
        """Back to the names; what was begun is given up."""
        self._turn(Page.NAMES if self._found.refused is None else Page.CHOOSE, read=self.read)

    @property
    def said_now(self) -> Words:
        return self._found.words

    @property
    def may_read_out(self) -> bool:
        return self._found.refused is None

    @property
    def place(self) -> str:
        return f"debrief at {self.visit} {self._person}"

    @property
    def keys(self) -> Mapping[str, Any]:
        return acts.keys_of(self._found.visit)

    def _turn(self, page: Page, *, read: Words | None = None, begun: Begun | None = None) -> None:
        super()._turn(page, read=read, begun=begun)
        self.fresh = ""

    def _signer(self, key: str) -> Begun:
        found = next((each for each in self._found.signers if each.key == key), None)
        return _begun_by(found) if found is not None else Begun(STAND_IN, SCHOOL_SIDE)

    def _point(self, point: str) -> Point | None:
        return next((each for each in self._found.points if each.id == point), None)

    @property
    def _found(self) -> Debriefing:
        assert self.state is not None
        return self.state

    @property
    def _person(self) -> str:
        return self.client.session.person or ""


def _begun_by(signer: Signer) -> Begun:
    """Somebody who is known begins to sign."""
    return Begun(signer.key, signer.side, signer.person, signer.name, signer.position)
