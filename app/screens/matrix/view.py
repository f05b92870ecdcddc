"""The matrix on screen: a table whose heads and first column stay on a tablet, cards on a phone."""

from __future__ import annotations

from urllib.parse import quote

import flet as ft

from app.boundary import safe_component
from app.client import use_client, use_live
from app.navigation import go
from app.parts.buttons import IconAction, PlainButton, QuietButton
from app.parts.documents import Document, Documents
from app.parts.fields import SearchField
from app.parts.layout import Screen, use_wide
from app.parts.picker import Picker
from app.parts.states import EmptyState
from app.parts.surfaces import Card
from app.parts.text import Note
from app.screens.matrix.cards import SchoolCard
from app.screens.matrix.parts import round_title
from app.screens.matrix.school import SchoolResults
from app.screens.matrix.screen import CARDS, KINDS, LINES, MatrixScreen
from app.screens.matrix.table import SchoolLine, TableHead, fits
from app.theme import L, M, S
from app.wording import documents as document_words
from app.wording import language
from app.wording import matrix as words
from fieldwork.matrix.cells import DAY, LESSONS, NAME, TOTAL
from fieldwork.matrix.cells import Matrix as Found

__all__ = ["Matrix", "SchoolResults"]
RAIL = 105


@safe_component
def Matrix() -> ft.Control:
    """The screen at /matrix."""
    client = use_client()
    screen = use_live(MatrixScreen, KINDS)
    wide = use_wide()
    found = screen.state
    assert found is not None
    scale = client.preferences.look.text_scale
    available = client.window.breadth - (RAIL / scale if wide else 0)
    subtitle = _subtitle(found)
    if not found.rows and found.schools == 0 and screen.choice.query == screen.choice.cluster == "":
        empty = EmptyState(ft.Icons.GRID_OFF_OUTLINED, words.NONE_TITLE(), words.NONE(), action=_sync_button())
        return Screen(words.TITLE(), [empty])
    if found.areas and fits(available, len(found.areas) + 2):
        return _Table(screen, found, subtitle)
    return _Cards(screen, found, subtitle)


def _subtitle(found: Found) -> str:
    if found.instrument is None:
        return words.SUBTITLE_PLAIN(visited=found.visited, schools=found.schools)
    title = language.of(found.instrument.title_th, found.instrument.title_en)
    return words.SUBTITLE(visited=found.visited, schools=found.schools, instrument=title)


def _Table(screen: MatrixScreen, found: Found, subtitle: str) -> ft.Control:
    spoken = language.spoken()
    limit = LINES * screen.pages
    lines: list[ft.Control] = [SchoolLine(row, found.areas, spoken, key=row.school.id) for row in found.rows[:limit]]
    choosing = ft.Row(
        [ft.Container(_search(screen), expand=2), ft.Container(_pickers(screen, found), expand=3)],
        spacing=S,
        vertical_alignment=ft.CrossAxisAlignment.START,
    )
    fixed = ft.Container(choosing, padding=ft.Padding.only(left=L, top=M, right=L))  # a label stands above its field
    below = [
        ft.Container(control, padding=ft.Padding.symmetric(horizontal=L)) for control in _below(screen, found, limit)
    ]
    body = ft.Column(
        [
            fixed,
            TableHead(found.areas, screen.choice, screen.sort),
            ft.ListView([*lines, *below], expand=True, spacing=0, padding=ft.Padding.only(bottom=M)),
        ],
        spacing=S,
        expand=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    return Screen(words.TITLE(), body, subtitle=subtitle, full_width=True)


def _Cards(screen: MatrixScreen, found: Found, subtitle: str) -> ft.Control:
    spoken = language.spoken()
    used = sum(bool(value) for value in (screen.choice.cluster, screen.choice.round, screen.choice.sort != NAME))
    text = words.FILTERS_IN_USE(n=used) if used else words.FILTERS()
    toggle = PlainButton(text, lambda: screen.toggle_choosing(), identifier="filters", icon=ft.Icons.TUNE, flush=True)
    choosing = [Card(_pickers(screen, found), _sorting(screen, found), spacing=M)] if screen.is_choosing else []
    limit = CARDS * screen.pages
    cards = [SchoolCard(row, found.areas, spoken, key=row.school.id) for row in found.rows[:limit]]
    body = [ft.Row([toggle], wrap=True), *choosing, *cards, *_below(screen, found, limit)]
    return Screen(words.TITLE(), body, subtitle=subtitle, top=_search(screen), long=True)


def _search(screen: MatrixScreen) -> ft.Control:
    return SearchField(words.SEARCH(), screen.search, initial=screen.choice.query)


def _pickers(screen: MatrixScreen, found: Found) -> ft.Control:
    """Cluster, round and instrument, side by side where there is room."""
    choice = screen.choice
    rounds = [("", words.ALL_ROUNDS()), *((name, round_title(name)) for name in found.rounds)]
    clusters = [("", words.ALL_CLUSTERS()), *found.clusters]
    pickers = [
        Picker(words.ROUND(), rounds, choice.round, lambda v: screen.choose(round=v), identifier="pick-round"),
        Picker(
            words.CLUSTER(), clusters, choice.cluster, lambda v: screen.choose(cluster=v), identifier="pick-cluster"
        ),
    ]
    if len(found.instruments) > 1:
        options = [(name, language.of(i.title_th, i.title_en)) for name, i in found.instruments]
        chosen = found.instrument.id if found.instrument else ""
        pickers.append(
            Picker(
                words.INSTRUMENT(), options, chosen, lambda v: screen.choose(instrument=v), identifier="pick-instrument"
            )
        )
    return ft.ResponsiveRow(
        [ft.Container(picker, col={"xs": 12, "sm": 12 / len(pickers)}) for picker in pickers],
        spacing=S,
        run_spacing=S,
    )


def _sorting(screen: MatrixScreen, found: Found) -> ft.Control:
    """What a table's heads do, for a phone."""
    choice = screen.choice
    columns = [(NAME, words.SORT_NAME()), *((a.id, language.of(a.title_th, a.title_en)) for a in found.areas)]
    columns += [(TOTAL, words.SORT_TOTAL()), (LESSONS, words.SORT_LESSONS()), (DAY, words.SORT_DAY())]
    direction = words.DESCENDING() if choice.descending else words.ASCENDING()
    icon = ft.Icons.ARROW_DOWNWARD if choice.descending else ft.Icons.ARROW_UPWARD
    turn = IconAction(icon, direction, lambda: screen.choose(descending=not choice.descending), identifier="sort-turn")
    picker = Picker(
        words.SORT(),
        columns,
        choice.sort,
        lambda v: screen.choose(sort=v, descending=v != NAME),
        identifier="pick-sort",
    )
    return ft.Row([ft.Container(picker, expand=True), turn], spacing=S)


def _below(screen: MatrixScreen, found: Found, limit: int) -> list[ft.Control]:
    """Under the last school: more of them, what the numbers mean, and the documents."""
    parts: list[ft.Control] = []
    if not found.rows:
        clear = QuietButton(words.CLEAR(), lambda: screen.clear(), identifier="clear-filters")
        parts.append(EmptyState(ft.Icons.SEARCH_OFF, words.NOT_FOUND_TITLE(), words.NOT_FOUND(), action=clear))
    more = len(found.rows) - limit
    if more > 0:
        parts.append(QuietButton(words.SHOW_MORE(n=more), lambda: screen.show_more(), identifier="show-more"))
    return [
        *parts,
        ft.Container(Note(words.LEGEND()), padding=ft.Padding.symmetric(vertical=S)),
        Documents(_documents(screen), key="documents"),  # type: ignore[call-arg]
    ]


def _documents(screen: MatrixScreen) -> list[Document]:
    """The matrix as files, with the round that is chosen."""
    query = f"?round={quote(screen.choice.round)}" if screen.choice.round else ""
    return [
        Document(document_words.XLSX(), f"/api/reports/matrix.xlsx{query}", "matrix.xlsx"),
        Document(document_words.CSV(), f"/api/reports/matrix.csv{query}", "matrix.csv"),
    ]


def _sync_button() -> ft.Control:
    return QuietButton(words.SYNC(), lambda: go("/sync"), identifier="to-sync", icon=ft.Icons.SYNC)
