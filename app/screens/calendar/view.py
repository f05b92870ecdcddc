"""The calendar: a month, a week or a term's list; the chosen day below it, on a tablet beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from urllib.parse import quote

import flet as ft

from app.boundary import safe_component
from app.client import use_client, use_live
from app.navigation import go
from app.parts.buttons import IconAction
from app.parts.choices import ChoiceChips
from app.parts.fields import SearchField
from app.parts.layout import Pane, Panes, Screen, use_crowded, use_wide
from app.parts.moments import briefly, in_month, term_briefly
from app.parts.saving import use_saver
from app.parts.surfaces import ListRow, Notice, RowsCard, SectionHeader
from app.parts.text import Strong
from app.screens.calendar.exporting import FILE_NAME
from app.screens.calendar.marks import legend
from app.screens.calendar.month import MonthGrid
from app.screens.calendar.rows import DayRows, Listing, Open, TermRows, WeekRows
from app.screens.calendar.screen import KINDS, CalendarScreen, path_of
from app.screens.calendar.state import CalendarState, Entry, View
from app.theme import S, Tone
from app.wording import calendar as words
from fieldwork.records import RoleName
from fieldwork.scopes import sees_whole_area

PANE = 380


@safe_component
def Calendar(view: str = "month", day: str = "") -> ft.Control:
    """The page at /calendar and /calendar/:view/:day."""
    client = use_client()
    screen = use_live(CalendarScreen, KINDS)
    screen.follow(view, day)
    wide, crowded = use_wide(), use_crowded()
    listing, list_ = ft.use_state(Listing())
    save = use_saver()
    state = screen.state
    plans = RoleName.SECRETARIAT in client.session.roles

    def plan(day: date | None = None) -> None:
        asked = f"day={day.isoformat()}&" if day else ""
        here = path_of(state.asked.view, day or state.asked.day)
        go(f"/office/visits/new?{asked}back={quote(here, safe='')}")

    def open_(entry: Entry) -> None:
        back = quote(path_of(state.asked.view, entry.day), safe="")
        edits = plans and not entry.mine and not entry.past
        go(f"{'/office' if edits else ''}/visits/{entry.id}?back={back}")

    async def export() -> None:
        found = screen.events()
        if not found:
            screen.told = words.NOTHING_TO_EXPORT()
        elif await save(FILE_NAME, screen.file(found)):
            screen.told = words.EXPORTED(name=FILE_NAME, n=len(found), first=briefly(state.term.starts))

    if state.asked.view is View.LIST:
        main = TermRows(state, replace(listing, query=screen.query), open_, list_, (lambda: plan()) if plans else None)
    elif state.asked.view is View.WEEK:
        main = WeekRows(state, open_, lambda picked: go(path_of(View.MONTH, picked)), plan if plans else None)
    else:
        main = MonthGrid(state, screen.open, roomy=wide, plain=crowded)
    beside = _Beside(screen, state, open_, plan if plans else None)
    links = _Links(set(client.session.roles))
    notices = _notices(screen, state)
    left = _Main(screen, main, crowded=crowded)
    body = (
        [*notices, Panes(Pane(left, expand=True), Pane([*beside, *links], width=PANE))]
        if wide
        else [*notices, *left, *beside, *links]
    )
    return Screen(
        words.TITLE(),
        body,
        back=None if wide else "/",
        subtitle=term_briefly(f"{state.term.year}/{state.term.number}"),
        actions=_actions(screen, state, export),
        full_width=wide,
        page=f"{state.asked.view} {state.first}",
    )


def _actions(screen: CalendarScreen, state: CalendarState, export: object) -> list[ft.Control]:
    actions: list[ft.Control] = []
    if state.has_mine:
        mine = state.asked.mine
        actions.append(
            IconAction(
                ft.Icons.PERSON if mine else ft.Icons.PERSON_OUTLINE,
                words.EVERYBODY() if mine else words.MINE_ONLY(),
                lambda: screen.toggle_mine(),
                identifier="calendar-mine",
                tone=Tone.GOOD if mine else None,
            )
        )
    actions.append(
        IconAction(ft.Icons.IOS_SHARE, words.EXPORT(), export, identifier="calendar-export")  # type: ignore[arg-type]
    )
    return actions


def _notices(screen: CalendarScreen, state: CalendarState) -> list[ft.Control]:
    told = [Notice(screen.told, tone=Tone.GOOD, identifier="calendar-told")] if screen.told else []
    if state.clashing:
        said = words.N_CLASHES(n=state.clashing)
        told.append(Notice(said, tone=Tone.BAD, identifier="calendar-clashes"))
    return told


def _Main(screen: CalendarScreen, main: ft.Control, *, crowded: bool) -> list[ft.Control]:
    """The views to choose from, the way to the span before and after, and the span itself."""
    state = screen.state
    views = [(str(view), words.VIEWS[view]()) for view in View]
    chips = ChoiceChips(views, state.asked.view, screen.look, identifier="calendar-view")
    parts: list[ft.Control] = [chips, _Steps(screen, state, crowded=crowded)]
    if state.asked.view is View.LIST:
        parts.append(SearchField(words.FIND(), screen.search, initial=screen.query))
    parts.append(main)
    return [*parts, legend(state.days, has_mine=state.has_mine)] if state.asked.view is View.MONTH else parts


def _Steps(screen: CalendarScreen, state: CalendarState, *, crowded: bool) -> ft.Control:
    """What is shown, between the ways to others; above them where the text is large."""
    view = state.asked.view
    name = {
        View.MONTH: in_month(state.first),
        View.WEEK: f"{briefly(state.first)} – {briefly(state.last)}",
        View.LIST: term_briefly(f"{state.term.year}/{state.term.number}"),
    }[view]
    back = IconAction(
        ft.Icons.CHEVRON_LEFT, words.BEFORE[view](), partial(screen.turn, -1), identifier="calendar-before"
    )
    on = IconAction(ft.Icons.CHEVRON_RIGHT, words.AFTER[view](), partial(screen.turn, 1), identifier="calendar-after")
    today = IconAction(
        ft.Icons.TODAY_OUTLINED, words.TO_TODAY(), partial(screen.open, state.today), identifier="calendar-today"
    )
    said = ft.Semantics(live_region=True, content=Strong(name, text_align=ft.TextAlign.CENTER), expand=True)
    if not crowded:
        return ft.Row([back, said, today, on], spacing=0)
    ways = ft.Row([back, today, on], spacing=0, alignment=ft.MainAxisAlignment.SPACE_BETWEEN)
    return ft.Column([ft.Row([said]), ways], spacing=0, tight=True)


def _Beside(
    screen: CalendarScreen, state: CalendarState, open_: Open, plan: Callable[[date], None] | None
) -> list[ft.Control]:
    """The chosen day. A list has none: its rows say everything."""
    if state.asked.view is not View.MONTH:
        return []
    day = state.asked.day
    here = partial(plan, day) if plan is not None and day >= state.today else None
    return [DayRows(state.chosen, screen.client.store, open_, mine=state.asked.mine, plan=here)]


def _Links(roles: set[str]) -> list[ft.Control]:
    """What those who see the whole area may look up, and where the secretariat plans."""
    rows = []
    if sees_whole_area(roles):
        rows += [
            _link(words.COVERAGE(), words.COVERAGE_NOTE(), ft.Icons.FACT_CHECK_OUTLINED, "/calendar/coverage"),
            _link(words.WORKLOAD(), words.WORKLOAD_NOTE(), ft.Icons.BALANCE_OUTLINED, "/calendar/workload"),
        ]
    if RoleName.SECRETARIAT in roles:
        rows += [
            _link(words.ROUNDS(), words.ROUNDS_NOTE(), ft.Icons.CHECKLIST, "/office/rounds"),
            _link(words.DAYS(), words.DAYS_NOTE(), ft.Icons.EVENT_BUSY_OUTLINED, "/office/days"),
        ]
    return [ft.Container(height=S), SectionHeader(words.ELSEWHERE()), RowsCard(*rows)] if rows else []


def _link(title: str, note: str, icon: ft.IconData, path: str) -> ft.Control:
    return ListRow(
        title,
        subtitle=note,
        leading=ft.Icon(icon, color=ft.Colors.PRIMARY),
        on_click=partial(go, path if path.startswith("/calendar") else f"{path}?back=%2Fcalendar"),
        identifier=f"go-{path.rpartition('/')[2]}",
    )
