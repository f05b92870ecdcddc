"""Published instruments, and publishing another: check the file, ask for the waiver where one is due, publish."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_client, use_live
from app.office_server import InstrumentFile, OfficeServer
from app.parts.buttons import Click, PlainButton, PrimaryButton
from app.parts.fields import PlainField
from app.parts.file_problems import FileProblems
from app.parts.files import ChosenFile, use_files
from app.parts.layout import Screen
from app.parts.states import EmptyState, Loading
from app.parts.surfaces import Card, ListRow, Notice, RowsCard, SectionHeader
from app.parts.text import Body, Note, Strong
from app.screens.office_instruments.state import Published, published
from app.theme import Tone
from app.wording import language
from app.wording import office as words
from fieldwork.errors import FieldworkError
from fieldwork.problems import sentence


@ft.observable
@dataclass
class Publishing:
    """The list of what is published, and one file on its way. `phase`: "", checking, checked, storing or done."""

    client: Client
    server: OfficeServer
    state: tuple[Published, ...]
    phase: str = ""
    file: ChosenFile | None = None
    found: InstrumentFile | None = None
    waiver: str = ""
    trouble: str = ""

    def refresh(self) -> None:
        """Read the published instruments again."""
        self.state = published(self.client.store)

    async def check(self, file: ChosenFile) -> None:
        """Ask the server whether the file is a whole instrument."""
        self.file, self.found, self.waiver = file, None, ""
        await self._ask("checking", "checked", dry_run=True)

    async def publish(self) -> None:
        """Publish the file that was checked. For ever: a version never changes."""
        await self._ask("storing", "done", dry_run=False)

    def leave(self) -> None:
        """Forget the file."""
        self.phase, self.file, self.found, self.trouble = "", None, None, ""

    async def _ask(self, during: str, after: str, *, dry_run: bool) -> None:
        if self.file is None:
            return
        before, self.phase, self.trouble = self.phase, during, ""
        try:
            self.found = await self.server.instrument(self.file.data, waiver=self.waiver.strip(), dry_run=dry_run)
            self.phase = after if not self.found.problems else "checked"
        except FieldworkError as error:
            self.phase, self.trouble = before, sentence(error.code, error.facts)


def _start(client: Client) -> Publishing:
    return Publishing(client, client.office, published(client.store))


@safe_component
def OfficeInstruments() -> ft.Control:
    """The page."""
    client = use_client()
    work = use_live(_start, {"instrument"})

    async def chosen(files: list[ChosenFile]) -> None:
        await work.check(files[0])

    async def confirm() -> None:
        await work.publish()
        client.syncing.soon()

    choose = use_files(chosen, extensions=["yaml", "yml"])
    body: list[ft.Control] = [Card(Body(words.INSTRUMENTS_HOW())), _List(work.state)]
    body.append(
        PrimaryButton(
            words.CHOOSE_FILE(),
            None,
            identifier="instrument-file",
            icon=ft.Icons.UPLOAD_FILE_OUTLINED,
            disabled=work.phase in ("checking", "storing"),
            action=choose,
        )
    )
    if work.trouble:
        body.append(Notice(work.trouble, tone=Tone.WARN, identifier="instrument-trouble"))
    if work.phase in ("checking", "storing"):
        body.append(Loading(words.CHECKING()))
    elif work.found is not None:
        body += _Found(work, work.found, confirm)
    return Screen(words.INSTRUMENTS(), body, back="/office")


def _List(items: tuple[Published, ...]) -> ft.Control:
    if not items:
        return EmptyState(ft.Icons.FACT_CHECK_OUTLINED, words.NO_INSTRUMENTS())
    rows = [
        ListRow(
            language.of(item.title_th, item.title_en),
            subtitle=" · ".join(p for p in (item.version, _size(item.indicators), _waived(item)) if p),
            identifier=f"instrument-{item.version}",
        )
        for item in items
    ]
    return ft.Column([SectionHeader(words.N_INSTRUMENTS(n=len(items))), RowsCard(*rows)], tight=True)


def _size(indicators: int) -> str:
    return words.N_INDICATORS(n=indicators) if indicators else ""


def _waived(item: Published) -> str:
    return words.WAIVED(waiver=item.waiver) if item.waiver else ""


def _Found(work: Publishing, found: InstrumentFile, confirm: Click) -> list[ft.Control]:
    if work.phase == "done":
        return [Notice(words.PUBLISHED(version=found.version), tone=Tone.GOOD, identifier="instrument-published")]
    if found.problems:
        return [FileProblems(found.problems)]

    def because(text: str) -> None:
        work.waiver = text

    head = Card(Strong(found.title), Note(" · ".join(p for p in (found.version, _size(found.indicators)) if p)))
    ask: list[ft.Control] = []
    if found.needs_waiver:
        ask = [PlainField(words.WAIVER(), because, identifier="instrument-waiver", helper=words.WAIVER_NOTE())]
    ready = not found.needs_waiver or bool(work.waiver.strip())
    return [
        head,
        *ask,
        PrimaryButton(words.PUBLISH(), confirm, identifier="instrument-publish", disabled=not ready),
        PlainButton(words.CANCEL(), lambda: work.leave(), identifier="instrument-cancel"),
    ]
