"""All schools, and on a tablet the chosen one beside them."""

from __future__ import annotations

from dataclasses import dataclass, field

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live
from app.navigation import go
from app.parts.fields import SearchField
from app.parts.layout import Screen, TwoPane, use_wide
from app.parts.states import EmptyState
from app.parts.surfaces import ListRow, RowsCard, SectionHeader
from app.parts.text import Note
from app.screens.schools.page import SchoolPage
from app.screens.schools.state import SchoolLine, SchoolsState, read
from app.wording import language
from app.wording import schools as words
from fieldwork.records import School


@ft.observable
@dataclass
class SchoolsScreen:
    """The list and what was typed. It outlives the choice of a school, so that coming back finds it as it was."""

    client: Client
    state: SchoolsState = field(default_factory=SchoolsState)

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the store again."""
        self.search(self.state.query)

    def search(self, query: str) -> None:
        """Show what matches."""
        self.state = read(self.client.store.all(School), query, self.client.today())


@safe_component
def Schools(school: str = "") -> ft.Control:
    """The page, with or without a chosen school."""
    screen: SchoolsScreen = use_live(SchoolsScreen, frozenset({"school"}))
    wide = use_wide()
    detail: ft.Control | None = _hint() if wide else None
    if school:
        detail = SchoolPage(school, back=None if wide else "/schools", key=school)
    return TwoPane(_list(screen, school, wide=wide), detail)


def _hint() -> ft.Control:
    return ft.Column(
        [EmptyState(ft.Icons.SCHOOL_OUTLINED, words.PICK_TITLE(), words.PICK())],
        alignment=ft.MainAxisAlignment.CENTER,
        expand=True,
    )


def _list(screen: SchoolsScreen, chosen: str, *, wide: bool) -> ft.Control:
    state = screen.state
    search = SearchField(words.SEARCH(), screen.search, initial=state.query, key="search")
    hint = "" if state.query.strip() else f" · {words.SEARCH_BY()}"
    body: list[ft.Control] = [Note(f"{words.FOUND(n=state.found)}{hint}")] if state.found else [_nothing(state)]
    for group in state.groups:
        body += [SectionHeader(group.name or words.OTHERS(), note=words.FOUND(n=len(group.schools)))]
        body += [RowsCard(*(_row(line, chosen) for line in group.schools))]
    return Screen(words.TITLE(), body, top=search, full_width=wide)


def _nothing(state: SchoolsState) -> ft.Control:
    if state.total:
        return EmptyState(ft.Icons.SEARCH_OFF, words.NO_MATCH_TITLE(), words.NO_MATCH())
    return EmptyState(ft.Icons.SCHOOL_OUTLINED, words.NONE_TITLE(), words.NONE())


def _row(line: SchoolLine, chosen: str) -> ft.Control:
    about = [line.district]
    about += [words.SIZES[line.size]()] if line.size in words.SIZES else []
    about += [words.CONNECTIVITY[line.connectivity]()] if line.connectivity in words.CONNECTIVITY else []
    return ListRow(
        language.of(line.name, line.name_en),
        subtitle=" · ".join(part for part in about if part),
        on_click=lambda: go(f"/schools/{line.id}"),
        identifier=f"school-{line.id}",
        selected=line.id == chosen or None,
    )
