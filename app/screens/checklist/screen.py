"""The live side of a checklist: each act is worked out, made durable in the store, and only then shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import flet as ft

from app import permitted
from app.checking import acts
from app.client import Client
from app.parts.photo_check import PhotoCheck
from app.photos import Photo
from app.points.given import PointActs
from app.screens.checklist import state
from app.screens.checklist.state import Filling
from app.tray import ChosenFile
from app.wording import checklists as words
from app.wording import language
from app.wording.reasons import not_kept, reason
from fieldwork import problems
from fieldwork.checking.attached import stored
from fieldwork.checking.documents import DocumentError, check
from fieldwork.errors import FieldworkError
from fieldwork.instruments.checklist import Point
from fieldwork.refusals import Refusal
from fieldwork.thai.text import normalise


@ft.observable
@dataclass(eq=False)
class ChecklistScreen:
    """One sheet. `asked` once somebody wanted to hand it in: from then on what is missing is said beside each point.

    `trouble` says what was not kept, `beside` what went wrong at one point. `focus` names the point to go to, `jumps`
    counts how often, so that the same one can be gone to again.
    """

    client: Client
    visit: str
    checklist: str
    state: Filling | Refusal = field(init=False)
    saved: str = ""
    trouble: str = ""
    beside: tuple[str, str] = ("", "")
    asked: bool = False
    listing: bool = False
    signing: str = ""
    focus: str = ""
    jumps: int = 0
    check: PhotoCheck = field(init=False)

    def __post_init__(self) -> None:
        self._held: Filling | None = None
        self._pictured = ""
        self.check = PhotoCheck(self.client.photos, self._keep_photo)
        self.acts = PointActs(
            choose=self.choose,
            write=self.write,
            cell=self.cell,
            add_row=self.add_row,
            remove_row=self.remove_row,
            photos=self.photos,
            no_picture=self.no_picture,
            sign=self.sign,
            attach=self.attach,
            take_away=self.take_away,
        )
        self.refresh()

    @property
    def filling(self) -> Filling:
        """The sheet as it stands, or as it last stood: what is typed when it closes is stored all the same."""
        assert self._held is not None
        return self._held

    def refresh(self) -> None:
        """Read the sheet again."""
        self.state = state.read_filling(
            self.client.store,
            visit=self.visit,
            checklist=self.checklist,
            rater=self.client.session.person or "",
            today=self.client.today(),
        )
        if isinstance(self.state, Filling):
            self._held = self.state
            self.saved = "" if self.state.is_new else str(self.client.store.state("checksheet", self.state.id))

    # moving about

    def jump(self, point: str) -> None:
        """Go to a point."""
        self.client.drafts.flush()
        self.listing, self.focus, self.jumps = False, point, self.jumps + 1

    def look(self, *, listing: bool) -> None:
        """Show all points in short, or go on filling in."""
        self.client.drafts.flush()
        self.listing = listing

    def ask_for_missing(self) -> None:
        """Say beside every point what it lacks, and go to the first that lacks something."""
        self.client.drafts.flush()
        self.asked = True
        if self.filling.gaps:
            self.jump(self.filling.gaps[0].item_id)

    # answering

    def choose(self, point: str, option: str) -> None:
        """Tap an option."""
        found = self._point(point)
        self._tap({f"answers.{point}": acts.chosen(found, self._value(point), option)})

    def write(self, point: str, value: Any) -> None:
        """Keep what was typed; raises when it was not kept."""
        self._keep({f"answers.{point}": value})

    def cell(self, point: str, row: str, column: str, text: str) -> None:
        """Keep one cell of a table; raises when it was not kept."""
        self._keep({f"answers.{point}": acts.with_cell(self._point(point), self._value(point), row, column, text)})

    def add_row(self, point: str) -> None:
        """Begin another row."""
        self.client.drafts.flush()
        self._tap({f"answers.{point}": acts.with_row(self._value(point), self.client.new_id())})

    def remove_row(self, point: str, row: str) -> None:
        """Take a row out."""
        self.client.drafts.flush()
        self._tap({f"answers.{point}": acts.without_row(self._value(point), row)})

    # photos, signatures, files

    async def photos(self, point: str, files: Sequence[ChosenFile]) -> None:
        """Make photos small, to be looked at one by one before they are kept."""
        self.client.drafts.flush()
        self._pictured, self.beside = point, ("", "")
        room = (self._point(point).most or 1) - len(state.attached_at(self.filling, point))
        if len(files) > room:
            self.beside = (point, words.TOO_MANY())
        await self.check.take(files[:room])

    def no_picture(self, point: str) -> None:
        """The camera was left, or did not open."""
        self.beside = (point, words.NO_PICTURE())

    def checked(self) -> None:
        """All photos were looked at: back to where they belong."""
        if self._pictured:
            point, self._pictured = self._pictured, ""
            self.jump(point)

    def sign(self, point: str) -> None:
        """Turn to the page on which one signs."""
        self.client.drafts.flush()
        self.signing, self.trouble = point, ""

    def stop_signing(self) -> None:
        """Turn back; nothing was signed."""
        point, self.signing = self.signing, ""
        self.jump(point)

    def strokes(self) -> list[Any]:
        """What was drawn of a signature that is not kept yet, also after the app was killed."""
        return list(self.client.store.notes.get(self._strokes) or ())

    def keep_strokes(self, strokes: Sequence[Any]) -> None:
        """Keep what is drawn so far on this device."""
        try:
            self.client.store.notes.set(self._strokes, list(strokes))
        except FieldworkError as wrong:
            self.trouble = not_kept(wrong)

    @property
    def _strokes(self) -> str:
        return f"strokes {self.filling.id} {self.signing}"

    def signed(self, png: bytes) -> None:
        """Keep a signature, in place of the one before."""
        before = {f"files.{each.hash}": None for each in state.attached_at(self.filling, self.signing)}
        try:
            sha256 = self.client.store.blobs.put(png, "image/png")
            given = stored(self.signing, order=state.next_order(self.filling), size=len(png))
            self._keep({**before, f"files.{sha256}": given})
            self.client.store.notes.set(self._strokes, [])
        except FieldworkError as wrong:
            self.trouble = not_kept(wrong)
            return
        self.stop_signing()

    def attach(self, point: str, files: Sequence[ChosenFile]) -> None:
        """Keep files; one that cannot be taken says why beside its point and holds up no other."""
        self.beside = ("", "")
        room = (self._point(point).most or 1) - len(state.attached_at(self.filling, point))
        for file in files[:room]:
            self._attach(point, file)
        if len(files) > room:
            self.beside = (point, words.TOO_MANY())

    def _attach(self, point: str, file: ChosenFile) -> None:
        try:
            sha256 = self.client.store.blobs.put(file.data, check(file.data))
            self._keep_file(
                point, sha256, stored(point, order=state.next_order(self.filling), name=file.name, size=len(file.data))
            )
        except DocumentError as wrong:
            self.beside = (point, f"{file.name}: {problems.sentence(wrong.code, {}, language=language.spoken())}")
        except FieldworkError as wrong:
            self.trouble = not_kept(wrong)

    def take_away(self, sha256: str) -> None:
        """Take a photo, signature or file out."""
        self._tap({f"files.{sha256}": None})

    def _keep_photo(self, photo: Photo, faces: bool) -> None:
        sha256 = self.client.store.blobs.put(photo.body, photo.mime)
        order = state.next_order(self.filling)
        self._keep_file(self._pictured, sha256, stored(self._pictured, order=order, size=len(photo.body), faces=faces))

    def _keep_file(self, point: str, sha256: str, given: Mapping[str, Any]) -> None:
        """Under a point. The same bytes at another point stay where they are, and that is said."""
        other = next((each for each in self.filling.attached if each.hash == sha256 and each.point != point), None)
        if other is not None:
            self.beside = (point, words.ALREADY(n=state.place_of(self.filling, other.point)))
            return
        self._keep({f"files.{sha256}": dict(given)})

    # handing in

    def submit(self) -> None:
        """Hand the sheet in, unless something is missing."""
        self.client.drafts.flush()
        if self.filling.gaps:
            self.ask_for_missing()
        else:
            self._hand({"submitted_at": self.client.now_ms()})

    def reopen(self, reason: str) -> None:
        """Open the submitted sheet again: the reason and the opening are one edit, as the server asks for."""
        self._hand({f"reopened.{self.client.now_ms()}": normalise(reason).strip(), "submitted_at": None})

    def _hand(self, fields: Mapping[str, Any]) -> None:
        """Submit or reopen, after asking the rules the server will ask."""
        filling = self.filling
        whole = {**(filling.keys if filling.is_new else {}), **fields}
        refused = permitted.refusal(self.client, "checksheet", filling.id, whole)
        if refused:
            self.trouble = reason(refused)
            return
        self._tap(fields, always=True)
        self.asked = False
        self.client.syncing.soon()

    def _point(self, point: str) -> Point:
        return self.filling.checklist.point(point)

    def _value(self, point: str) -> Any:
        return self.filling.fields.get(f"answers.{point}")

    def _tap(self, fields: Mapping[str, Any], *, always: bool = False) -> None:
        """One tap: what was not kept is said, and the screen goes on showing what is kept."""
        try:
            kept = self._keep(fields, always=always)
        except FieldworkError as wrong:
            self.trouble = not_kept(wrong)
            return
        if kept:
            self.client.haptics.tap()

    def _keep(self, fields: Mapping[str, Any], *, always: bool = False) -> bool:
        """Durable first, then shown. Raises when it was not kept. Whether anything was to be kept."""
        filling = self.filling
        wanted = {name: value for name, value in fields.items() if filling.fields.get(name) != value}
        if not wanted or (filling.is_locked and not always):
            return False
        self.client.store.write("checksheet", filling.id, {**(filling.keys if filling.is_new else {}), **wanted})
        self.trouble = ""
        self.refresh()
        return True
