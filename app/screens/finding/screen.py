"""The live side of a finding: each act is worked out, made durable in the store, and only then shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import flet as ft

from app.client import Client
from app.parts.photo_check import PhotoCheck
from app.photos import JPEG, Photo
from app.screens.finding import state
from app.screens.finding.state import MAX_PHOTOS, FindingPage, Phrase
from app.tray import ChosenFile
from app.wording import finding as words
from app.wording.reasons import not_kept
from fieldwork.errors import FieldworkError, Invalid
from fieldwork.refusals import Refusal


@ft.observable
@dataclass(eq=False)
class FindingScreen:
    """One finding. `check` holds the photos nobody has looked at yet, `trouble` says what was not kept."""

    client: Client
    visit: str
    finding: str
    indicator: str = ""
    state: FindingPage | Refusal = field(init=False)
    saved: str = ""
    trouble: str = ""
    no_picture: bool = False
    phrases: tuple[Phrase, ...] = ()
    check: PhotoCheck = field(init=False)

    def __post_init__(self) -> None:
        self._held: FindingPage | Refusal | None = None
        self.check = PhotoCheck(self.client.photos, self._keep_photo)
        self.refresh()
        if not isinstance(self.state, Refusal):
            self.check.expect(self.client.tray.count(self.finding))

    @property
    def page(self) -> FindingPage:
        """The finding as it stands, or as it last stood: what is typed when it closes is stored all the same."""
        assert isinstance(self._held, FindingPage)
        return self._held

    @property
    def may_keep_phrase(self) -> bool:
        """Whether the line, as far as it is stored, may become a phrase."""
        return not self.page.is_locked and state.may_keep_phrase(self.page, self.phrases)

    def refresh(self) -> None:
        """Read the finding again."""
        store = self.client.store
        self.state = state.read_finding(
            store,
            visit=self.visit,
            finding=self.finding,
            person=self.client.session.person or "",
            indicator=self.indicator,
        )
        self._held = self.state if isinstance(self.state, FindingPage) else self._held
        self.phrases = state.phrases_of(store, self.client.session.person or "")
        known = isinstance(self.state, FindingPage) and not self.state.is_new
        self.saved = str(store.state("finding", self.finding)) if known else ""

    def choose_nature(self, nature: str) -> None:
        """A strength, something to improve, or a note."""
        self._tap(state.choose_nature(nature))

    def choose_audience(self, audience: str) -> None:
        """For the school, or for the team only."""
        self._tap(state.keep_inside(audience == "internal"))

    def tie(self, indicator: str) -> None:
        """Tie to an indicator, or untie from it."""
        self._tap(state.tie(self.page, indicator))

    def write_text(self, text: str) -> None:
        """Keep the line; raises when it was not kept."""
        self._keep(state.write_text(text))

    def use_phrase(self, phrase: Phrase) -> None:
        """Put a phrase behind what stands in the line."""
        self.client.drafts.flush()
        self._tap(state.put_in(self.page, phrase))

    def keep_phrase(self) -> None:
        """Keep the line as a phrase, on all of this person's devices."""
        self.client.drafts.flush()
        self._write_phrase(*state.keep_phrase(self.client.session.person or "", self.page.finding.text or ""))

    def forget_phrase(self, phrase: Phrase) -> None:
        """Take a phrase off the list. What was written with it stays."""
        self._write_phrase(phrase.id, {"forgotten": True})

    def write_team_note(self, text: str) -> None:
        """Keep what is for the team; raises when it was not kept."""
        self._keep(state.write_team_note(text))

    def caption(self, sha256: str, text: str) -> None:
        """Keep what a photo shows; raises when it was not kept."""
        self._keep(state.caption(self.page, sha256, text))

    def take_away(self, sha256: str) -> None:
        """Take a photo out."""
        self._tap(state.take_away(sha256))

    def draw_again(self, sha256: str) -> None:
        """Look at a kept photo again, to blur or draw more; what comes of it takes its place."""
        self.client.drafts.flush()
        blobs = self.client.store.blobs
        body, held = blobs.get(sha256), next((p for p in self.page.photos if p.hash == sha256), None)
        if body is None or held is None:
            return
        photo = Photo(body, blobs.mime(sha256) or JPEG, held.width, held.height)
        self.check.look_again(photo, faces=held.faces, instead=partial(self._keep_instead, sha256))

    def move_up(self, sha256: str) -> None:
        """Show a photo earlier."""
        self._tap(state.move_up(self.page, sha256))

    def remove(self) -> None:
        """Take the finding away."""
        self._tap(self.client.store.removing("finding", self.finding))

    def tell_now(self) -> str:
        """Begin to tell this hazard in confidence, or go on with what was begun. Nobody is told before they are named.
        Returns the concern, or ""."""
        if self.page.told_as:
            return self.page.told_as
        concern = state.concern_of(self.finding)
        try:
            self.client.store.write("concern", concern, state.as_concern(self.page, self.client.now_ms()))
        except FieldworkError as wrong:
            self.trouble = not_kept(wrong)
            return ""
        return concern

    def put_back(self) -> None:
        """Undo the removal."""
        self._tap(state.put_back())

    async def add(self, files: Sequence[ChosenFile]) -> None:
        """Make photos small, to be looked at one by one before they are kept."""
        self.no_picture = False
        room = MAX_PHOTOS - len(self.page.photos) - len(self.check.waiting)
        self.trouble = "" if len(files) <= room else words.TOO_MANY(n=MAX_PHOTOS)
        await self.check.take(files[:room])

    def got_none(self) -> None:
        """The camera was left, or did not open."""
        self.no_picture = True

    def _keep_photo(self, photo: Photo, faces: bool) -> None:
        sha256 = self.client.store.blobs.put(photo.body, photo.mime)
        self._keep(state.add_photo(self.page, sha256, width=photo.width, height=photo.height, faces=faces))

    def _keep_instead(self, old: str, photo: Photo, faces: bool) -> None:
        """In the concern that the finding was told as, too: nobody goes on seeing what was blurred. It comes first, so
        that whoever is cut short between the two, or finds no room, has the old one still to draw on."""
        store, told_as = self.client.store, state.concern_of(self.finding)
        new = store.blobs.put(photo.body, photo.mime)
        placed = partial(state.replace_photo, old=old, new=new, width=photo.width, height=photo.height, faces=faces)
        told = store.get("concern", told_as)
        if told is not None and told.fields.get(f"photos.{old}") is not None:
            store.write("concern", told_as, placed(told.fields))
        self._keep(placed(self.page.fields))

    def _write_phrase(self, phrase: str, fields: Mapping[str, Any]) -> None:
        try:
            self.client.store.write("phrase", phrase, fields)
        except FieldworkError as wrong:
            self.trouble = not_kept(wrong)
            return
        self.refresh()

    def _tap(self, fields: Mapping[str, Any]) -> None:
        try:
            self._keep(fields)
        except FieldworkError as wrong:
            self.trouble = not_kept(wrong)

    def _keep(self, fields: Mapping[str, Any]) -> None:
        wanted = state.begin(self.page, self.client.now_ms(), fields) if fields else {}
        if wanted:
            if refused := state.held_by_a_sheet(self.client.store, self.finding, wanted):
                raise Invalid(refused.code, **refused.facts)
            self.client.store.write("finding", self.finding, wanted)
            self.trouble = ""
            self.refresh()
