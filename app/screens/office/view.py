"""The secretariat's first page: the registers of the area; in a new office, the order to fill them in."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live
from app.founding import Standing, Step
from app.navigation import go
from app.parts.buttons import PrimaryButton
from app.parts.layout import Screen
from app.parts.states import Progress
from app.parts.surfaces import Card, ListRow, RowsCard, SectionHeader
from app.parts.text import Body, Strong
from app.screens.office.state import Overview, overview
from app.theme import TARGET, M
from app.wording import calendar as calendar_words
from app.wording import calibration as calibration_words
from app.wording import checklists as checklist_words
from app.wording import office as words

_KINDS = {"school", "instrument", "person", "role", "visit", "office"}
_ICONS = {
    Step.VISITS: ft.Icons.EVENT_OUTLINED,
    Step.PEOPLE: ft.Icons.GROUPS_OUTLINED,
    Step.SCHOOLS: ft.Icons.SCHOOL_OUTLINED,
    Step.INSTRUMENTS: ft.Icons.FACT_CHECK_OUTLINED,
    Step.FACTS: ft.Icons.BUSINESS_OUTLINED,
}


@ft.observable
@dataclass
class OfficePage:
    """The overview, worked out again when a register changes."""

    client: Client
    state: Overview

    def refresh(self) -> None:
        """Count again."""
        self.state = overview(self.client.store, self.client.today())


@safe_component
def Office() -> ft.Control:
    """Where the secretariat starts."""
    page = use_live(lambda client: OfficePage(client, overview(client.store, client.today())), _KINDS)
    state = page.state
    body = _registers(state) if state.is_founded else _founding(state)
    return Screen(words.TITLE(), body, subtitle=words.SUBTITLE())


def _registers(state: Overview) -> list[ft.Control]:
    """What is used most stands first."""
    rows = [
        _Register(step, words.REGISTERS[step](), _count(step, state), ft.Icon(icon, color=ft.Colors.PRIMARY))
        for step, icon in _ICONS.items()
    ]
    visits, *others, last = rows
    return [RowsCard(visits, _Checklists(), _Rounds(), _Days(), _Calibrations(), *others, _Devices(), _Aside(), last)]


def _founding(state: Overview) -> list[ft.Control]:
    """The steps of a new office: what is done, what is missing, what comes next."""
    done, total = state.done, len(state.steps)
    coming = state.next
    parts: list[ft.Control] = [
        Strong(words.FOUNDING()),
        Body(words.FOUNDING_HOW(), muted=True),
        Progress(done, total, text=words.FOUNDED_OF(done=done, total=total), identifier="founding"),
    ]
    if coming is not None:
        text = words.FOUNDING_NEXT(step=words.STEPS[coming.step]())
        to = partial(go, f"/office/{coming.step}")
        parts.append(PrimaryButton(text, to, identifier="founding-next", icon=ft.Icons.ARROW_FORWARD))
    rows = [_Step(number, standing, state) for number, standing in enumerate(state.steps, start=1)]
    return [Card(*parts, spacing=M), RowsCard(*rows), SectionHeader(words.LATER()), RowsCard(_Devices(), _Aside())]


def _Step(number: int, standing: Standing, state: Overview) -> ft.Control:
    """One step with its number, or a tick; what it lacks, or how much is there."""
    title = words.STEPS[standing.step]()
    if standing.is_done:
        said, mark = _count(standing.step, state), _tick()
    else:
        said = " · ".join(words.LACKS[lack]() for lack in standing.lacks)
        mark = _number(number, here=standing is state.next)
    return _Register(standing.step, title, said, mark)


def _Register(step: Step, title: str, note: str, leading: ft.Control) -> ft.Control:
    return ListRow(
        title,
        subtitle=note,
        leading=leading,
        on_click=partial(go, f"/office/{step}"),
        identifier=f"office-{step}",
    )


def _Rounds() -> ft.Control:
    return ListRow(
        calendar_words.ROUNDS(),
        subtitle=calendar_words.ROUNDS_NOTE(),
        leading=ft.Icon(ft.Icons.CHECKLIST, color=ft.Colors.PRIMARY),
        on_click=partial(go, "/office/rounds"),
        identifier="office-rounds",
    )


def _Checklists() -> ft.Control:
    return ListRow(
        checklist_words.OFFICE(),
        subtitle=checklist_words.OFFICE_NOTE(),
        leading=ft.Icon(ft.Icons.CAMPAIGN_OUTLINED, color=ft.Colors.PRIMARY),
        on_click=partial(go, "/office/checklists"),
        identifier="office-checklists",
    )


def _Days() -> ft.Control:
    return ListRow(
        calendar_words.DAYS(),
        subtitle=calendar_words.DAYS_NOTE(),
        leading=ft.Icon(ft.Icons.EVENT_BUSY_OUTLINED, color=ft.Colors.PRIMARY),
        on_click=partial(go, "/office/days"),
        identifier="office-days",
    )


def _Calibrations() -> ft.Control:
    return ListRow(
        calibration_words.TITLE(),
        subtitle=calibration_words.OFFICE_NOTE(),
        leading=ft.Icon(ft.Icons.TUNE, color=ft.Colors.PRIMARY),
        on_click=partial(go, "/office/calibrations"),
        identifier="office-calibrations",
    )


def _Devices() -> ft.Control:
    return ListRow(
        words.DEVICES(),
        subtitle=words.DEVICES_NOTE(),
        leading=ft.Icon(ft.Icons.DEVICES_OUTLINED, color=ft.Colors.PRIMARY),
        on_click=partial(go, "/office/devices"),
        identifier="office-devices",
    )


def _Aside() -> ft.Control:
    return ListRow(
        words.ASIDE(),
        subtitle=words.ASIDE_NOTE(),
        leading=ft.Icon(ft.Icons.INBOX_OUTLINED, color=ft.Colors.PRIMARY),
        on_click=partial(go, "/office/aside"),
        identifier="office-aside",
    )


def _count(step: Step, state: Overview) -> str:
    return {
        Step.FACTS: words.FACTS_NOTE(),
        Step.SCHOOLS: words.N_SCHOOLS(n=state.schools),
        Step.INSTRUMENTS: words.N_INSTRUMENTS(n=state.instruments),
        Step.PEOPLE: words.N_PEOPLE(n=state.people),
        Step.VISITS: words.N_VISITS(n=state.visits_to_come),
    }[step]


def _tick() -> ft.Control:
    icon = ft.Icon(ft.Icons.CHECK_CIRCLE, color=ft.Colors.PRIMARY, semantics_label=words.STEP_DONE())
    return ft.Container(icon, width=TARGET, alignment=ft.Alignment.CENTER)


def _number(number: int, *, here: bool) -> ft.Control:
    """The step's number; the one to take now on a filled disc."""
    ink = ft.Colors.ON_PRIMARY if here else ft.Colors.ON_SURFACE_VARIANT
    text = ft.Text(str(number), theme_style=ft.TextThemeStyle.TITLE_SMALL, color=ink)
    disc = ft.Container(
        text,
        bgcolor=ft.Colors.PRIMARY if here else ft.Colors.SURFACE_CONTAINER_HIGH,
        shape=ft.BoxShape.CIRCLE,
        padding=M,
        alignment=ft.Alignment.CENTER,
    )
    return ft.Container(disc, width=TARGET, alignment=ft.Alignment.CENTER)
