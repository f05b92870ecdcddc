"""The list of checklists: begin one, go on with a draft, open a published one."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live
from app.navigation import go
from app.parts.buttons import PrimaryButton
from app.parts.layout import Screen
from app.parts.moments import at
from app.parts.states import EmptyState
from app.parts.surfaces import Card, ListRow, Notice, Pills, RowsCard, SectionHeader, StatusPill
from app.parts.text import Body
from app.screens.office_checklists.state import DraftLine, Listed, VersionLine, read_list
from app.theme import Tone
from app.wording import checklists as words
from app.wording import language
from app.wording import office as office_words
from app.wording.reasons import NOT_KEPT
from fieldwork.errors import FieldworkError


@ft.observable
@dataclass
class ChecklistList:
    """Drafts and versions, read again when one changes."""

    client: Client
    state: Listed = field(init=False)
    trouble: str = ""

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the lists again."""
        self.state = read_list(self.client.store, self.client.session.person or "")

    def begin(self) -> str:
        """Begin a draft, or go on with one that is blank; its id, or "" when it was not kept."""
        if self.state.blank:
            return self.state.blank
        draft = self.client.new_id()
        fields = {"author": self.client.session.person, "code": f"CL{draft.replace('-', '')[-8:].upper()}"}
        try:
            self.client.store.write("checklist_draft", draft, fields)
        except FieldworkError:
            self.trouble = NOT_KEPT()
            return ""
        return draft


@safe_component
def OfficeChecklists() -> ft.Control:
    """The page."""
    page = use_live(ChecklistList, {"checklist", "checklist_draft", "visit", "checksheet"})

    def begin() -> None:
        if draft := page.begin():
            go(f"/office/checklists/draft/{draft}")

    listed = page.state
    body: list[ft.Control] = [Card(Body(words.OFFICE_HOW()))]
    body += [Notice(page.trouble, tone=Tone.BAD, identifier="trouble-saving")] if page.trouble else []
    if listed.drafts:
        body += [SectionHeader(words.DRAFTS()), RowsCard(*map(_draft, listed.drafts))]
    if listed.versions:
        body += [SectionHeader(words.PUBLISHED()), RowsCard(*map(_version, listed.versions))]
    elif not listed.drafts:
        body.append(EmptyState(ft.Icons.CHECKLIST, words.NONE_YET()))
    button = PrimaryButton(words.NEW(), begin, identifier="checklist-new", icon=ft.Icons.ADD, expand=True)
    return Screen(words.OFFICE(), body, back="/office", bottom_bar=ft.Row([button]))


def _draft(line: DraftLine) -> ft.Control:
    return ListRow(
        line.title or words.UNTITLED(),
        subtitle=words.N_POINTS(n=line.points),
        leading=ft.Icon(ft.Icons.EDIT_NOTE, color=ft.Colors.ON_SURFACE_VARIANT),
        on_click=partial(go, f"/office/checklists/draft/{line.id}"),
        identifier=f"draft-{line.id}",
    )


def _version(line: VersionLine) -> ft.Control:
    facts = [words.VERSION(version=line.version), words.N_POINTS(n=line.points), words.N_VISITS(n=line.visits)]
    pills = [StatusPill(words.N_IN(n=line.sheets), tone=Tone.GOOD if line.sheets else Tone.NEUTRAL)]
    pills += [] if line.is_newest else [StatusPill(office_words.OLDER(), tone=Tone.NEUTRAL)]
    return ListRow(
        language.of(line.title_th, line.title_en),
        subtitle=f"{' · '.join(facts)}\n{at(line.published_at)}",
        leading=ft.Icon(ft.Icons.CHECKLIST, color=ft.Colors.PRIMARY),
        below=Pills(*pills),
        on_click=partial(go, f"/office/checklists/{line.id}"),
        identifier=f"checklist-{line.code}-{line.version}",
    )
