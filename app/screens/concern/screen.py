"""The live side of a concern: each act is worked out, made durable in the store, and only then shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import flet as ft

from app.client import Client
from app.parts.photo_check import PhotoCheck
from app.photos import Photo
from app.screens.concern import state
from app.screens.concern.state import ConcernPage
from app.store.values import RecordState
from app.tray import ChosenFile
from app.wording import concern as words
from app.wording.reasons import not_kept
from fieldwork.errors import FieldworkError
from fieldwork.records import Addressee
from fieldwork.refusals import Refusal


@ft.observable
@dataclass(eq=False)
class ConcernScreen:
    """One concern. `chosen` are those who will be told; nothing is told before `tell`. `waiting` are those whom this
    device has not told of it yet: it waits for a network. `refused` are those whom it cannot tell: the server keeps
    their name aside, so they will not receive it by waiting."""

    client: Client
    concern: str
    visit: str = ""
    state: ConcernPage | Refusal = field(init=False)
    saved: str = ""
    trouble: str = ""
    chosen: tuple[str, ...] = ()
    waiting: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    check: PhotoCheck = field(init=False)

    def __post_init__(self) -> None:
        self._held: ConcernPage | None = None
        self.check = PhotoCheck(self.client.photos, self._keep_photo)
        self.refresh()

    @property
    def page(self) -> ConcernPage:
        """The concern as it stands, or as it last stood: what is typed when it closes is stored all the same."""
        assert self._held is not None
        return self._held

    def refresh(self) -> None:
        """Read the concern again."""
        client = self.client
        me = client.session.person or ""
        found = state.read_concern(
            client.store, concern=self.concern, visit=self.visit, person=me, today=client.today()
        )
        self.state = found
        if isinstance(found, ConcernPage):
            self._held = found
            self.saved = "" if found.is_new else str(client.store.state("concern", self.concern))
            stand = {each.person: self._stands(each.person) for each in found.told}
            self.waiting = frozenset(person for person, where in stand.items() if where.is_waiting)
            self.refused = frozenset(person for person, where in stand.items() if where == RecordState.QUARANTINED)

    def choose_nature(self, nature: str) -> None:
        """What it is about."""
        self._tap({"nature": nature})

    def write_text(self, text: str) -> None:
        """Keep the words; raises when they were not kept."""
        self._keep(state.write_text(text))

    def take_away(self, sha256: str) -> None:
        """Take a photo out."""
        self._tap({f"photos.{sha256}": None})

    def choose(self, person: str) -> None:
        """Tell this person, or do not."""
        others = tuple(each for each in self.chosen if each != person)
        self.chosen = others if person in self.chosen else (*others, person)

    def tell(self) -> None:
        """Name everybody who was chosen. From now on their devices receive it."""
        try:
            for person in self.chosen:
                record, fields = state.naming(self.page, person, self.client.now_ms())
                self.client.store.write("addressee", record, fields)
        except FieldworkError as wrong:
            self.trouble = not_kept(wrong)
            return
        self.chosen, self.trouble = (), ""
        self.refresh()
        self.client.syncing.soon()

    def take_back(self, person: str) -> None:
        """Take a name back."""
        self._write_addressee(person, {"withdrawn": True})

    def open(self) -> None:
        """Say that whoever it is told to has opened it, once."""
        found = self.state
        if isinstance(found, ConcernPage) and any(t.person == found.me and t.seen_at is None for t in found.told):
            self._write_addressee(found.me, {"seen_at": self.client.now_ms()})

    async def add(self, files: Sequence[ChosenFile]) -> None:
        """Make photos small, to be looked at one by one before they are kept."""
        room = state.MAX_PHOTOS - len(self.page.photos) - len(self.check.waiting)
        self.trouble = "" if len(files) <= room else words.TOO_MANY(n=state.MAX_PHOTOS)
        await self.check.take(files[:room])

    def _keep_photo(self, photo: Photo, faces: bool) -> None:
        del faces  # only named people see it, and it is printed nowhere
        sha256 = self.client.store.blobs.put(photo.body, photo.mime)
        self._keep(state.add_photo(self.page, sha256, width=photo.width, height=photo.height))

    def _stands(self, person: str) -> RecordState:
        return self.client.store.state("addressee", Addressee.kind().id_of(self.concern, person))

    def _write_addressee(self, person: str, fields: Mapping[str, Any]) -> None:
        try:
            self.client.store.write("addressee", Addressee.kind().id_of(self.concern, person), fields)
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
            self.client.store.write("concern", self.concern, wanted)
            self.trouble = ""
            self.refresh()
