"""Importing schools from a file: check every row, show what would change, store only when confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live, use_made
from app.navigation import go
from app.office_server import OfficeServer, SchoolsFile
from app.parts.layout import Screen
from app.parts.surfaces import Card, ListRow, Notice, RowsCard
from app.parts.text import Body, Note, Strong
from app.parts.upload import Steps, Upload, use_upload
from app.screens.office_schools.closing import OfficeClosing
from app.tray import ChosenFile
from app.wording import closing as closing_words
from app.wording import office as words

__all__ = ["OfficeClosing", "OfficeSchools"]


def schools_import(server: OfficeServer) -> Upload[SchoolsFile]:
    """An import that nobody has begun."""

    async def send(file: ChosenFile, dry_run: bool) -> SchoolsFile:
        return await server.schools(file.name, file.data, dry_run=dry_run)

    return Upload(send)


def summary(found: SchoolsFile) -> str:
    """What a file changes, in one line."""
    return words.SCHOOLS_SUMMARY(new=found.new, changed=found.changed, same=found.same)


@safe_component
def OfficeSchools() -> ft.Control:
    """The import page."""
    work = use_made(lambda client: schools_import(client.office))
    steps = Steps(
        name="schools",
        extensions=("csv", "xlsx"),
        holds=partial(_holds, work),
        verb="import",
        confirm=words.IMPORT(),
        done=lambda found: words.IMPORTED(summary=summary(found)),
    )
    how = Card(Body(words.SCHOOLS_HOW()), Note(words.SCHOOLS_COLUMNS()), Note(words.SCHOOLS_OTHERS()))
    parts = use_upload(work, steps)
    if work.found is None or work.phase == "done":  # else the point is what the file holds
        parts = [Register(), how, *parts]
    return Screen(words.SCHOOLS(), parts, back="/office")


@ft.observable
@dataclass
class Count:
    """How many schools there are."""

    client: Client
    n: int = 0

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Count again."""
        self.n = len(self.client.store.find("school"))


@safe_component
def Register() -> ft.Control:
    """What is there already, and the way to the list."""
    count = use_live(Count, {"school"})
    if not count.n:
        return Notice(words.SCHOOLS_NONE(), identifier="schools-none")
    return RowsCard(
        ListRow(
            words.SCHOOLS_NOW(n=count.n),
            subtitle=words.SEE_SCHOOLS(),
            leading=ft.Icon(ft.Icons.SCHOOL_OUTLINED, color=ft.Colors.PRIMARY),
            on_click=lambda: go("/schools"),
            identifier="schools-list",
        ),
        ListRow(
            closing_words.TITLE(),
            subtitle=closing_words.NOTE(),
            leading=ft.Icon(ft.Icons.MERGE_TYPE, color=ft.Colors.PRIMARY),
            on_click=lambda: go("/office/schools/closing"),
            identifier="schools-closing",
        ),
    )


def _holds(work: Upload[SchoolsFile], found: SchoolsFile) -> list[ft.Control]:
    name = work.file.name if work.file else ""
    return [Card(Strong(name), Body(summary(found)), identifier="schools-summary")]
