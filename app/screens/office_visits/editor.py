"""Planning one visit: school, day, team with areas of work, instruments. Stored as one edit when nothing is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live
from app.navigation import go
from app.parts.buttons import PlainButton, PrimaryButton, QuietButton
from app.parts.choices import ChoiceChips
from app.parts.dialogs import Question, use_question
from app.parts.fields import PlainField
from app.parts.history import HistoryMark
from app.parts.layout import Screen
from app.parts.numbers import DateField
from app.parts.pick import PickOne
from app.parts.states import EmptyState, SavedNotice
from app.parts.surfaces import Card, Notice, SectionHeader
from app.registers import open_schools
from app.screens.office_visits.state import (
    VisitForm,
    areas_of,
    form_of,
    lacking,
    school_name,
    usable_instruments,
    visitors,
)
from app.theme import M, S, Tone
from app.wording import language
from app.wording import office as words
from fieldwork.records import Visit
from fieldwork.rounds import read_round, written
from fieldwork.thai.text import normalise_line


@ft.observable
@dataclass
class Planning:
    """The form, and the visit it changes ("" for a new one)."""

    client: Client
    visit: str
    form: VisitForm
    cancelled: str = ""
    trouble: str = ""
    saved: bool = False

    def refresh(self) -> None:
        """A visit that changed elsewhere while nobody typed here shows as it stands now."""
        before = self.client.store.one(Visit, self.visit) if self.visit else None
        if before is not None:
            self.cancelled = before.cancelled or ""

    def change(self, **given: Any) -> None:
        """Take in what was chosen."""
        self.saved, self.trouble = False, ""
        self.form = replace(self.form, **given)

    def toggle_member(self, person: str) -> None:
        """Put a person into the team, or take the person out."""
        team = dict(self.form.team)
        if person in team:
            del team[person]
        else:
            team[person] = ()
        self.change(team=team)

    def toggle_area(self, person: str, area: str) -> None:
        """Give a member an area of work, or take it back."""
        areas = self.form.team.get(person, ())
        chosen = tuple(a for a in areas if a != area) if area in areas else (*areas, area)
        self.change(team={**self.form.team, person: chosen})

    def toggle_instrument(self, used: str) -> None:
        """Use an instrument on the visit, or not."""
        self.change(instruments=self.form.instruments ^ {used})

    def store(self) -> str:
        """Store the visit unless something is wrong. Returns the id of a visit that is new, else ""."""
        self.trouble = self.form.problem(self.client.store, visit=self.visit)
        if self.trouble:
            return ""
        before = self.client.store.one(Visit, self.visit) if self.visit else None
        if before is not None:
            changed = self.form.changes(before)
            if changed:
                self.client.store.write("visit", self.visit, changed)
            self.saved = True
            return ""
        made = self.client.new_id()
        self.client.store.write("visit", made, self.form.fields())
        return made

    def cancel(self, reason: str) -> None:
        """Call the visit off; what was recorded stays."""
        self.client.store.write("visit", self.visit, {"cancelled": normalise_line(reason)})


def _start(visit: str) -> Callable[[Client], Planning]:
    def make(client: Client) -> Planning:
        before = client.store.one(Visit, visit) if visit else None
        form = form_of(before) if before else VisitForm(instruments=_usual(client))
        return Planning(client, visit, form, cancelled=(before.cancelled or "") if before else "")

    return make


def _usual(client: Client) -> frozenset[str]:
    return frozenset(record_id for record_id, _ in usable_instruments(client.store))


@safe_component
def VisitEditor(visit: str, back: str | None = None) -> ft.Control:
    """The page."""
    plan = use_live(_start(visit), {"visit"})
    ask = use_question()
    store, form = plan.client.store, plan.form
    lacks = [] if visit else lacking(store, plan.client.today())
    if lacks:
        way = QuietButton(
            words.TO_FOUNDING(), lambda: go("/office"), identifier="to-office", icon=ft.Icons.ARROW_FORWARD
        )
        said = " · ".join(words.NEEDS[lack]() for lack in lacks)
        nothing = EmptyState(ft.Icons.CHECKLIST, words.NEEDED_FIRST(), said, action=way)
        return Screen(words.NEW_VISIT(), [nothing], back=back)

    def save() -> None:
        made = plan.store()
        plan.client.syncing.soon()
        if made:
            go("/office/visits")

    def call_off() -> None:
        title = words.CANCEL_VISIT_ASK(school=school_name(store, form.school))
        ask(
            Question(
                title,
                words.CANCEL_VISIT_TEXT(),
                words.CANCEL_VISIT(),
                plan.cancel,
                reason_label=words.CANCEL_REASON(),
                danger=True,
            )
        )

    body: list[ft.Control] = [_Where(plan), SectionHeader(words.VISIT_INSTRUMENTS()), _Instruments(plan)]
    body += [SectionHeader(words.VISIT_TEAM(), note=words.VISIT_TEAM_NOTE()), _Team(plan)]
    if plan.cancelled:
        body.insert(0, Notice(words.CANCELLED(reason=plan.cancelled), tone=Tone.WARN))
    if visit and not plan.cancelled:
        body.append(PlainButton(words.CANCEL_VISIT(), call_off, identifier="visit-cancel", danger=True))
    title = school_name(store, form.school) or words.NEW_VISIT()
    past = [HistoryMark("visit", visit, what=title, identifier="history", key=visit)] if visit else []
    return Screen(title, body, back=back, actions=past, bottom_bar=_foot(plan, save))


def _foot(plan: Planning, save: Callable[[], None]) -> ft.Control:
    """What the last tap came to, where it was tapped, and the button."""
    told: list[ft.Control] = []
    if plan.trouble:
        told.append(Notice(plan.trouble, tone=Tone.WARN, identifier="visit-trouble"))
    if plan.saved:
        told.append(SavedNotice(words.VISIT_SAVED(), identifier="visit-saved"))
    text = words.SAVE_VISIT() if plan.visit else words.CREATE_VISIT()
    button = PrimaryButton(text, save, identifier="visit-save")
    return ft.Column([*told, button], spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _Where(plan: Planning) -> ft.Control:
    form = plan.form
    return Card(
        PickOne(
            words.VISIT_SCHOOL(),
            open_schools(plan.client.store),
            form.school,
            lambda v: plan.change(school=v),
            identifier="visit-school",
        ),
        DateField(words.VISIT_DAY(), form.day or None, lambda d: plan.change(day=d or ""), identifier="visit-day"),
        PlainField(
            words.VISIT_ROUND(),
            lambda t: plan.change(round=read_round(t)),
            identifier="visit-round",
            hint=words.VISIT_ROUND_HINT(),
            initial=written(form.round),
        ),
        PlainField(
            words.VISIT_PURPOSE(),
            lambda t: plan.change(purpose=normalise_line(t)),
            identifier="visit-purpose",
            wraps=True,
            initial=form.purpose,
        ),
        spacing=M,
    )


def _Instruments(plan: Planning) -> ft.Control:
    return Card(
        ChoiceChips(
            usable_instruments(plan.client.store, plan.form.instruments),
            plan.form.instruments,
            plan.toggle_instrument,
            identifier="visit-instrument",
        )
    )


def _Team(plan: Planning) -> ft.Control:
    form = plan.form
    people = visitors(plan.client.store, plan.client.today())
    names = dict(people)
    parts: list[ft.Control] = [
        PickOne(words.VISIT_LEADER(), people, form.leader, lambda v: plan.change(leader=v), identifier="visit-leader"),
        ChoiceChips(
            [pair for pair in people if pair[0] != form.leader],
            [member for member in form.team if member != form.leader],
            plan.toggle_member,
            identifier="visit-member",
            label=words.VISIT_TEAM(),
        ),
    ]
    areas = [(area, language.of(th, en)) for area, th, en in areas_of(form.instruments, plan.client.store)]
    for member in form.members if areas else ():
        parts.append(
            ChoiceChips(
                areas,
                form.team.get(member, ()),
                _toggling(plan, member),
                identifier=f"visit-areas-{member}",
                label=words.VISIT_AREAS(name=names.get(member, "")),
            )
        )
    return Card(*parts, spacing=M)


def _toggling(plan: Planning, member: str) -> Callable[[str], None]:
    return lambda area: plan.toggle_area(member, area)
