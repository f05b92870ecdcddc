"""Visits as rows: of one day, of a week day by day, of a term month by month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import groupby
from urllib.parse import quote

import flet as ft

from app.calibrations import CalibrationLine
from app.navigation import go
from app.parts.buttons import IconAction, PlainButton, QuietButton, tappable
from app.parts.moments import briefly, fully, in_month, term_of
from app.parts.pair_notice import MeantNotice, PairNotice
from app.parts.states import EmptyState
from app.parts.surfaces import ListRow, Notice, Pills, RowsCard, SectionHeader, StatusPill
from app.parts.text import Note, Strong
from app.planning.pairs import pairs
from app.planning.told import against
from app.screens.calendar.marks import facts, fill
from app.screens.calendar.month import spoken_part
from app.screens.calendar.state import CalendarState, Entry, Shown, View
from app.theme import RADIUS_SMALL, M, S, Tone
from app.wording import calendar as words
from app.wording import calibration
from app.wording import planning as planning_words
from fieldwork.planning.bookings import BETWEEN, Clash
from fieldwork.records.stored import World
from fieldwork.thai.text import matches

Open = Callable[[Entry], None]
LISTED = 30


def DayRows(shown: Shown, world: World, open_: Open, *, mine: bool, plan: Callable[[], None] | None) -> ft.Control:
    """One day: what it is, its visits, and the way to plan one."""
    said = " · ".join([term_of(shown.day.term), *facts(shown.day)])
    parts: list[ft.Control] = [SectionHeader(fully(shown.day.day), note=said)]
    parts += _calibrations(shown)
    if shown.entries:
        parts.append(RowsCard(*(EntryRow(entry, open_) for entry in shown.entries)))
    else:
        parts.append(Note(words.NO_VISITS_MINE() if mine else words.NO_VISITS_DAY()))
    found = {pair.identifier: pair for entry in shown.entries for pair in pairs(entry.plan, entry.clashes, world)}
    parts += [PairNotice(pair, key=f"pair {name}") for name, pair in found.items()]  # type: ignore[call-arg]
    parts += [_Clashes(entry, world) for entry in shown.entries if _alone(entry)]
    said_so = dict.fromkeys(said for entry in shown.entries if entry.plan for said in entry.meant)
    parts += [MeantNotice(tuple(said_so))] if said_so else []
    if plan is not None:
        text = words.PLAN_HERE(day=briefly(shown.day.day))
        parts.append(QuietButton(text, plan, identifier="plan-here", icon=ft.Icons.ADD))
    return _column(parts)


def _calibrations(shown: Shown) -> list[ft.Control]:
    """The calibrations of a day, to open."""
    rows = [_CalibrationRow(line, View.MONTH) for line in shown.calibrations]
    return [RowsCard(*rows)] if rows else []


def _CalibrationRow(line: CalibrationLine, view: View, *, dated: bool = False) -> ft.Control:
    back = quote(f"/calendar/{view}/{line.day.isoformat()}", safe="")
    return ListRow(
        line.name,
        subtitle="\n".join([*([fully(line.day)] if dated else []), calibration.TITLE()]),
        leading=ft.Icon(ft.Icons.TUNE, color=ft.Colors.PRIMARY),
        on_click=partial(go, f"/calibrations/{line.id}?back={back}"),
        identifier=f"calibration-{line.id}",
    )


def WeekRows(
    state: CalendarState, open_: Open, pick: Callable[[date], None], plan: Callable[[date], None] | None
) -> ft.Control:
    """Seven days below each other, with the way to plan a visit beside each that is not over."""
    return _column([_weekday(shown, state, open_, pick, plan) for shown in state.days])


@dataclass(frozen=True, slots=True)
class Listing:
    """How much of a term's list is drawn: what is searched for, whether what is over is shown, how many rows."""

    query: str = ""
    past: bool = False
    rows: int = LISTED


def TermRows(
    state: CalendarState,
    listing: Listing,
    open_: Open,
    show: Callable[[Listing], None],
    plan: Callable[[], None] | None,
) -> ft.Control:
    """What a term holds, month by month; what is over only when asked for or searched for."""
    searched = bool(listing.query.strip())
    found = [e for e in state.events if not searched or matches(listing.query, e.name)]
    shown = [e for e in found if listing.past or searched or e.day >= state.today]
    over = len(found) - len(shown)
    parts: list[ft.Control] = []
    if plan is not None:
        parts.append(QuietButton(words.PLAN(), plan, identifier="plan-visit", icon=ft.Icons.ADD))
    if over:
        earlier = partial(show, replace(listing, past=True))
        parts.append(ft.Row([PlainButton(words.EARLIER(n=over), earlier, identifier="show-past")], wrap=True))
    if not shown and not over:
        said = words.NO_MATCH() if searched else words.NONE_TITLE()
        parts.append(EmptyState(ft.Icons.EVENT_BUSY_OUTLINED, said, "" if searched else words.NONE()))
    for month, events in groupby(shown[: listing.rows], key=lambda e: e.day.replace(day=1)):
        rows = [_row(event, open_) for event in events]
        parts += [SectionHeader(in_month(month)), RowsCard(*rows)]
    rest = len(shown) - listing.rows
    if rest > 0:
        more = partial(show, replace(listing, rows=listing.rows + LISTED))
        parts.append(QuietButton(words.MORE_LISTED(n=rest), more, identifier="show-more"))
    return _column(parts)


def _row(event: Entry | CalibrationLine, open_: Open) -> ft.Control:
    if isinstance(event, Entry):
        return EntryRow(event, open_, dated=True)
    return _CalibrationRow(event, View.LIST, dated=True)


def EntryRow(entry: Entry, open_: Open, *, dated: bool = False) -> ft.Control:
    """One visit: where, when, who leads, and what there is to know about it."""
    when = [fully(entry.day)] if dated else []
    about = [*when, spoken_part(entry), words.TEAM(leader=entry.leader, n=entry.members)]
    pills = _pills(entry)
    return ListRow(
        entry.school,
        subtitle="\n".join(part for part in about if part),
        leading=_icon(entry),
        below=Pills(*pills) if pills else None,
        on_click=lambda: open_(entry),
        identifier=f"visit-{entry.id}",
    )


def _pills(entry: Entry) -> list[ft.Control]:
    if entry.cancelled:
        return [StatusPill(words.CANCELLED(reason=entry.cancelled), tone=Tone.NEUTRAL, icon=ft.Icons.EVENT_BUSY)]
    pills = [StatusPill(words.CLASH(), tone=Tone.BAD)] if entry.is_refused else []
    if entry.mine:
        said = words.LEADS() if entry.leads else words.MINE()
        pills.append(StatusPill(said, tone=Tone.INFO, icon=ft.Icons.PERSON_OUTLINE))
    if entry.moved is not None:
        told = planning_words.MOVED(before=briefly(entry.moved.before), why=entry.moved.why)
        pills.append(StatusPill(told, tone=Tone.WARN, icon=ft.Icons.EVENT_REPEAT_OUTLINED))
    return pills


def _icon(entry: Entry) -> ft.Control:
    if entry.cancelled:
        return ft.Icon(ft.Icons.EVENT_BUSY_OUTLINED, color=ft.Colors.ON_SURFACE_VARIANT)
    icon = ft.Icons.EVENT_AVAILABLE_OUTLINED if entry.past else ft.Icons.EVENT_OUTLINED
    return ft.Icon(icon, color=ft.Colors.PRIMARY, semantics_label=words.DONE() if entry.past else None)


def _Clashes(entry: Entry, world: World) -> ft.Control:
    """Why a visit cannot take place as it is planned: who, when, where, and what to do."""
    plan = entry.plan
    told = [against(clash, plan, world) for clash in _alone(entry)] if plan is not None else []
    return Notice("\n".join(told), tone=Tone.BAD, title=entry.school, identifier=f"clash-{entry.id}")


def _alone(entry: Entry) -> list[Clash]:
    """What refuses a visit by itself, other visits aside."""
    return [clash for clash in entry.clashes if clash.refuses and clash.against not in BETWEEN]


def _weekday(
    shown: Shown,
    state: CalendarState,
    open_: Open,
    pick: Callable[[date], None],
    plan: Callable[[date], None] | None,
) -> ft.Control:
    day = shown.day.day
    said: Sequence[str] = facts(shown.day)
    head = ft.Column(
        [
            Strong(fully(day), color=ft.Colors.PRIMARY if day == state.today else None),
            *([Note(" · ".join(said))] if said else []),
        ],
        spacing=0,
        tight=True,
    )
    title = tappable(
        head,
        lambda: pick(day),
        identifier=f"day-{day.isoformat()}",
        label=" ".join([fully(day), *said, words.N_VISITS(n=len(shown.standing))]),
        padding=ft.Padding.symmetric(horizontal=M, vertical=M),
        border_radius=RADIUS_SMALL,
        bgcolor=fill(shown.day),
    )
    rows = [RowsCard(*(EntryRow(entry, open_) for entry in shown.entries))] if shown.entries else []
    if plan is not None and day >= state.today:
        add = IconAction(
            ft.Icons.ADD, words.PLAN_HERE(day=briefly(day)), partial(plan, day), identifier=f"plan-{day.isoformat()}"
        )
        title = ft.Row([ft.Container(title, expand=True), add], spacing=S)
    return _column([title, *_calibrations(shown), *rows], spacing=S)


def _column(parts: list[ft.Control], spacing: float = M) -> ft.Control:
    return ft.Column(parts, spacing=spacing, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
