"""One school's results over time, and every visit behind them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live
from app.navigation import go
from app.parts.buttons import PrimaryButton, QuietButton
from app.parts.documents import Document, Documents
from app.parts.few import FirstFew, stacked
from app.parts.layout import Screen
from app.parts.moments import briefly, on
from app.parts.results import BandBadge, Trend, TrendPoint, Trends
from app.parts.states import EmptyState
from app.parts.surfaces import Card, ListRow, Notice, RowsCard, SectionHeader
from app.parts.text import Note, Strong
from app.screens.matrix.line import FigureLine
from app.screens.matrix.parts import band_of, lessons_band, lessons_note, lessons_value, note_of, round_title, value_of
from app.screens.matrix.screen import KINDS
from app.theme import M, S
from app.wording import documents as document_words
from app.wording import language
from app.wording import matrix as words
from fieldwork.consensus import Standing
from fieldwork.instruments.model import Area, Instrument
from fieldwork.matrix.cells import CellState, cell_of, school_lines
from fieldwork.matrix.gathering import Gathered, Lessons, Seen, gather
from fieldwork.records import School

VISITS = 3


@ft.observable
@dataclass(eq=False)
class SchoolScreen:
    """What was gathered about one school."""

    client: Client
    school: str
    gathered: Gathered | None = None

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the store again."""
        person, today = self.client.session.person or "", self.client.today()
        self.gathered = gather(self.client.store, person=person, today=today, of_school=self.school)

    @property
    def found(self) -> School | None:
        schools = self.gathered.schools if self.gathered else ()
        return next((school for school in schools if school.id == self.school), None)


@safe_component
def SchoolResults(school: str) -> ft.Control:
    """The screen at /matrix/:school."""
    screen = use_live(lambda client: SchoolScreen(client, school), KINDS)
    found, gathered = screen.found, screen.gathered
    if found is None or gathered is None:
        return Screen(
            words.SCHOOL_TITLE(),
            [EmptyState(ft.Icons.EXPLORE_OFF_OUTLINED, words.GONE_TITLE(), words.GONE())],
            back="/matrix",
        )
    lines = school_lines(gathered, school)
    body: list[ft.Control] = []
    if not lines:
        body.append(EmptyState(ft.Icons.EVENT_NOTE_OUTLINED, words.NO_VISITS_TITLE(), words.NO_VISITS()))
    body += _trends(lines)
    body += _lessons(gathered.lessons.get(school, ()))
    if lines:
        visits = [partial(_Visit, line) for line in lines]
        body += [SectionHeader(words.VISITS_TITLE()), FirstFew(visits, few=VISITS, box=stacked)]
    return Screen(
        language.of(found.name, found.name_en),
        body,
        subtitle=found.cluster_name or found.district or "",
        back="/matrix",
    )


def _trends(lines: tuple[Seen, ...]) -> list[ft.Control]:
    """Each area over the visits with a result, oldest first; one visit is no trend."""
    done = [line for line in reversed(lines) if line.rated is not None]
    if len(done) < 2:
        return []
    areas = done[-1].instrument.areas
    trends = [Trend(language.of(area.title_th, area.title_en), [_point(line, area) for line in done]) for area in areas]
    return Trends(done[-1].instrument.scale.max, trends)


def _point(line: Seen, area: Area) -> TrendPoint:
    standing = line.result.areas.get(area.id) if line.result else None
    title = f"{round_title(line.round)} · {briefly(line.day)}"
    if standing is None or standing.shown is None:
        return TrendPoint(title, words.INSUFFICIENT() if standing else "", None, standing.n if standing else 0)
    return TrendPoint(title, str(standing.shown), float(standing.shown / line.instrument.scale.max), standing.n)


def _lessons(found: tuple[Lessons, ...]) -> list[ft.Control]:
    if not found:
        return []
    rows = [
        ListRow(
            round_title(each.round) or words.LESSONS(),
            subtitle=f"{lessons_note(each)} · {lessons_band(each)}",
            trailing=Strong(lessons_value(each)) if each.shown else None,
        )
        for each in found
    ]
    return [SectionHeader(words.LESSONS_TITLE()), RowsCard(*rows)]


def _Visit(line: Seen) -> ft.Control:
    """One visit: when, by whom, area by area, and the ways on."""
    visit = line.visit.id
    head: list[ft.Control] = [Strong(on(line.day)), Note(round_title(line.round))]
    if line.raters:
        head.append(Note(words.RATED_BY(names=", ".join(line.raters))))
    if line.result is None:
        pending = line.pending
        text = words.PENDING_OF(k=pending.submitted, n=pending.members) if pending else words.EMPTY()
        return Card(*head, Notice(text, title=words.PENDING()), _ways(line))
    areas = [_AreaLine(line.instrument, area, line.result.areas[area.id]) for area in line.instrument.areas]
    total = _ResultLine(line.instrument, words.TOTAL(), line.result.total)
    documents = Documents(_documents(line), key=visit)  # type: ignore[call-arg]
    return Card(*head, *areas, total, _ways(line), documents, spacing=M)


def _AreaLine(instrument: Instrument, area: Area, standing: Standing) -> ft.Control:
    return _ResultLine(instrument, language.of(area.title_th, area.title_en), standing)


def _ResultLine(instrument: Instrument, title: str, standing: Standing) -> ft.Control:
    cell = cell_of(instrument, standing)
    known = cell.state is CellState.VALUE
    shown: list[ft.Control] = [Strong(value_of(cell))] if known else []
    badge = BandBadge(band_of(cell), cell.rank if known else None, len(instrument.bands))
    return FigureLine(title, note_of(cell), [*shown, badge])


def _ways(line: Seen) -> ft.Control:
    visit = line.visit.id
    compare = f"/visits/{visit}/compare/{line.instrument_id}"
    buttons = [
        PrimaryButton(
            words.COMPARE(), lambda: go(compare), identifier=f"compare-{visit}", icon=ft.Icons.COMPARE_ARROWS
        ),
        QuietButton(words.FEEDBACK(), lambda: go(f"/visits/{visit}/feedback"), identifier=f"feedback-{visit}"),
        QuietButton(words.OPEN_VISIT(), lambda: go(f"/visits/{visit}"), identifier=f"visit-{visit}"),
    ]
    return ft.Row(buttons, wrap=True, spacing=S, run_spacing=S)


def _documents(line: Seen) -> list[Document]:
    """The visit's own documents, under the permissions of the person who asks."""
    path = f"/api/reports/visits/{line.visit.id}"
    name = f"visit-{line.day.isoformat()}"
    return [
        Document(document_words.PDF(), f"{path}.pdf", f"{name}.pdf"),
        Document(document_words.XLSX(), f"{path}.xlsx", f"{name}.xlsx"),
        Document(document_words.CSV(), f"{path}.csv", f"{name}.csv"),
    ]
