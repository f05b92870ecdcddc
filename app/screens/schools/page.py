"""One school on one page, the newest and most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live
from app.navigation import go
from app.parts.due import OverduePill
from app.parts.history import HistoryMark
from app.parts.layout import Screen
from app.parts.moments import briefly, on, term, term_briefly
from app.parts.results import Trend, TrendPoint, Trends
from app.parts.states import EmptyState
from app.parts.surfaces import Card, ListRow, Notice, Pills, RowsCard, SectionHeader, StatusPill
from app.parts.text import Body, Note
from app.screens.schools.school import AgreementLine, AreaTrend, SchoolState, TargetLine, VisitLine, read
from app.theme import M, S, Tone
from app.wording import grades, language
from app.wording import navigation as elsewhere
from app.wording import parts as part_words
from app.wording import schools as words
from fieldwork.records import School

KINDS = frozenset({"school", "visit", "agreement", "sheet", "consensus", "person", "role", "target", "ground"})
_STAGES = {
    "coming": (words.UPCOMING, Tone.NEUTRAL, ft.Icons.EVENT_OUTLINED),
    "running": (words.IN_PROGRESS, Tone.INFO, ft.Icons.HOURGLASS_EMPTY),
    "released": (words.RESULTS_READY, Tone.GOOD, ft.Icons.FACT_CHECK_OUTLINED),
    "cancelled": (words.CANCELLED, Tone.NEUTRAL, ft.Icons.EVENT_BUSY_OUTLINED),
}


@ft.observable
@dataclass
class SchoolScreen:
    """The page's state."""

    client: Client
    id: str
    state: SchoolState | None = None

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the store."""
        self.state = read(self.client.store, self.id, self.client.today())


@safe_component
def SchoolPage(school: str, back: str | None = None) -> ft.Control:
    """The page, or the right-hand pane of the list."""
    screen: SchoolScreen = use_live(lambda client: SchoolScreen(client, school), KINDS)
    state = screen.state
    if state is None:
        nothing = EmptyState(ft.Icons.EXPLORE_OFF_OUTLINED, elsewhere.NOT_FOUND_TITLE(), elsewhere.NOT_FOUND())
        return Screen(words.TITLE(), [nothing], back=back)
    closed = state.school.closed_on
    body: list[ft.Control] = [Notice(words.CLOSED(day=on(closed)), tone=Tone.WARN)] if closed else []
    body += [
        *_agreements(state, screen.client.today()),
        *_visits(state),
        *_targets(state),
        SectionHeader(words.FACTS(), note=_as_of(state.school), trailing=_past(state.school)),
        _Facts(state),
        *_trend(state.trend),
    ]
    about = [state.school.cluster_name, state.school.district]
    return Screen(
        language.of(state.school.name, state.school.name_en),
        body,
        subtitle=" · ".join(part for part in about if part),
        back=back,
    )


def _past(school: School) -> ft.Control:
    """Who changed which fact."""
    return HistoryMark("school", school.id, what=words.FACTS(), identifier="school-history")


def _as_of(school: School) -> str:
    return words.AS_OF(day=briefly(school.facts_as_of)) if school.facts_as_of else ""


def _Facts(state: SchoolState) -> ft.Control:
    school = state.school
    size = [school.size] if school.size in words.SIZES else []
    facts = [
        (words.PRINCIPAL(), state.principal),
        (words.STUDENTS(), _number(school.students) + "".join(f" ({words.SIZES[s]()})" for s in size)),
        (words.TEACHERS(), _number(school.teachers)),
        (words.CLASSROOMS(), _number(school.classrooms)),
        (words.GRADES(), grades.briefly(school.grades or "")),
        (words.SIGNAL(), words.CONNECTIVITY[school.connectivity]() if school.connectivity else ""),
        (words.DISTANCE(), words.KM(n=_number(school.distance_km)) if school.distance_km is not None else ""),
        (words.CODE(), school.code or ""),
        (words.CODE8(), school.code8 or ""),
    ]
    cells: list[ft.Control] = [
        ft.Column([Note(name), Body(value)], spacing=0, tight=True, col=6) for name, value in facts if value
    ]
    return Card(ft.ResponsiveRow(cells, spacing=M, run_spacing=S), identifier="school-facts")


def _number(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def _visits(state: SchoolState) -> list[ft.Control]:
    rows = [_visit(line) for line in state.visits]
    return [SectionHeader(words.VISITS()), RowsCard(*rows) if rows else Note(words.NO_VISITS())]


def _targets(state: SchoolState) -> list[ft.Control]:
    """For which rounds the office chose it, and why; nothing where it never did."""
    return [SectionHeader(words.TARGET_OF()), RowsCard(*map(_target, state.targets))] if state.targets else []


def _target(line: TargetLine) -> ft.Control:
    out = words.TAKEN_OUT(why=line.dropped) if line.dropped else ""
    return ListRow(term(line.round), subtitle="\n".join(part for part in (*line.reasons, out) if part))


def _visit(line: VisitLine) -> ft.Control:
    said, tone, icon = _STAGES[line.stage]
    about = [term(line.round), words.LED_BY(name=line.leader) if line.leader else ""]
    return ListRow(
        on(line.day),
        subtitle="\n".join(part for part in about if part),
        below=Pills(StatusPill(said(), tone=tone, icon=icon)),
        on_click=lambda: go(f"/visits/{line.id}"),
        identifier=f"visit-{line.id}",
    )


def _agreements(state: SchoolState, today: date) -> list[ft.Control]:
    note = words.DONE_SO_FAR(n=state.done) if state.done else ""
    rows = [_agreement(line, today) for line in state.agreements]
    return [
        SectionHeader(words.AGREEMENTS(), note=note),
        RowsCard(*rows) if rows else Note(words.NO_AGREEMENTS()),
    ]


def _agreement(line: AgreementLine, today: date) -> ft.Control:
    doing = line.state == "doing"
    pills = [
        StatusPill(
            words.STATE_DOING() if doing else words.STATE_OPEN(),
            tone=Tone.INFO if doing else Tone.NEUTRAL,
            icon=ft.Icons.TIMELAPSE if doing else ft.Icons.RADIO_BUTTON_UNCHECKED,
        )
    ]
    if line.due and line.late:
        pills.insert(0, OverduePill((today - line.due).days))
    due = words.DUE(day=briefly(line.due)) if line.due else ""
    owner = words.OWNER(owner=line.owner) if line.owner else ""
    subtitle = "\n".join(part for part in (owner, due) if part)
    past = HistoryMark("agreement", line.id, what=line.action, identifier=f"history-{line.id}", key=line.id)
    return ListRow(
        line.action, subtitle=subtitle, below=Pills(*pills), trailing=past, identifier=f"agreement-{line.id}"
    )


def _trend(areas: tuple[AreaTrend, ...]) -> list[ft.Control]:
    if not areas:
        return [SectionHeader(part_words.TREND()), Note(words.NO_TREND())]
    return Trends(areas[0].high, [_area(area) for area in areas])


def _area(area: AreaTrend) -> ft.Control:
    points = [
        TrendPoint(
            " · ".join(part for part in (term_briefly(point.round), briefly(point.day)) if part),
            str(point.shown) if point.shown is not None else words.NOT_ENOUGH(),
            point.share,
            point.n,
        )
        for point in area.points
    ]
    return Trend(language.of(area.title_th, area.title_en), points)
