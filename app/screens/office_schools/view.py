"""Importing schools from a file: check every row, show what would change, store only when confirmed."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

from app.boundary import safe_component
from app.client import use_client, use_made
from app.office_server import OfficeServer, SchoolsFile
from app.parts.buttons import Click, PlainButton, PrimaryButton
from app.parts.file_problems import FileProblems
from app.parts.files import ChosenFile, use_files
from app.parts.layout import Screen
from app.parts.states import Loading
from app.parts.surfaces import Card, Notice
from app.parts.text import Body, Note, Strong
from app.theme import Tone
from app.wording import office as words
from fieldwork.errors import FieldworkError
from fieldwork.problems import sentence


@ft.observable
@dataclass
class SchoolsImport:
    """One import from choosing the file to the receipt. `phase`: "", checking, checked, storing or done."""

    server: OfficeServer
    phase: str = ""
    file: ChosenFile | None = None
    found: SchoolsFile | None = None
    trouble: str = ""

    async def check(self, file: ChosenFile) -> None:
        """Ask the server what the file would change."""
        self.file, self.found = file, None
        await self._ask("checking", "checked", dry_run=True)

    async def store(self) -> None:
        """Import the file that was checked."""
        await self._ask("storing", "done", dry_run=False)

    def leave(self) -> None:
        """Forget the file."""
        self.phase, self.file, self.found, self.trouble = "", None, None, ""

    async def _ask(self, during: str, after: str, *, dry_run: bool) -> None:
        if self.file is None:
            return
        before, self.phase, self.trouble = self.phase, during, ""
        try:
            self.found = await self.server.schools(self.file.name, self.file.data, dry_run=dry_run)
            self.phase = after if not self.found.problems else "checked"
        except FieldworkError as error:
            self.phase, self.trouble = before, sentence(error.code, error.facts)


def summary(found: SchoolsFile) -> str:
    """What a file changes, in one line."""
    return words.SCHOOLS_SUMMARY(new=found.new, changed=found.changed, same=found.same)


@safe_component
def OfficeSchools() -> ft.Control:
    """The import page."""
    client = use_client()
    work = use_made(lambda c: SchoolsImport(c.office))

    async def chosen(files: list[ChosenFile]) -> None:
        await work.check(files[0])

    async def confirm() -> None:
        await work.store()
        client.syncing.soon()

    choose = use_files(chosen, extensions=["csv", "xlsx"])
    body: list[ft.Control] = [
        Card(Body(words.SCHOOLS_HOW()), Note(words.SCHOOLS_COLUMNS())),
        PrimaryButton(
            words.CHOOSE_FILE(),
            None,
            identifier="schools-file",
            icon=ft.Icons.UPLOAD_FILE_OUTLINED,
            disabled=work.phase in ("checking", "storing"),
            action=choose,
        ),
    ]
    if work.trouble:
        body.append(Notice(work.trouble, tone=Tone.WARN, identifier="schools-trouble"))
    if work.phase in ("checking", "storing"):
        body.append(Loading(words.CHECKING()))
    elif work.found is not None:
        body += _Found(work, confirm)
    return Screen(words.SCHOOLS(), body, back="/office")


def _Found(work: SchoolsImport, confirm: Click) -> list[ft.Control]:
    found = work.found
    assert found is not None
    if work.phase == "done":
        return [Notice(words.IMPORTED(summary=summary(found)), tone=Tone.GOOD, identifier="schools-imported")]
    if found.problems:
        return [FileProblems(found.problems)]
    name = work.file.name if work.file else ""
    return [
        Card(Strong(name), Body(summary(found)), identifier="schools-summary"),
        PrimaryButton(words.IMPORT(), confirm, identifier="schools-import"),
        PlainButton(words.CANCEL(), lambda: work.leave(), identifier="schools-cancel"),
    ]
