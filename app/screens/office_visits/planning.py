"""A visit while it is planned: the form, and what becomes of it. Stored as one edit when nothing is wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import flet as ft

from app.client import Client
from app.screens.office_visits.state import Checked, VisitForm, asked_for, check, form_of, usable_instruments
from fieldwork.planning.moves import moving
from fieldwork.records import Visit
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
        before = self.before
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

    def toggle_checklist(self, used: str) -> None:
        """Use a policy checklist on the visit, or not."""
        self.change(checklists=self.form.checklists ^ {used})

    @property
    def before(self) -> Visit | None:
        """The visit as it stands, where it is not a new one."""
        return self.client.store.one(Visit, self.visit) if self.visit else None

    @property
    def checked(self) -> Checked:
        """What is against it as the form stands, and days that would be free."""
        return check(self.form, self.client.store, visit=self.visit, today=self.client.today())

    @property
    def is_told_above(self) -> bool:
        """Whether what keeps it from being stored stands below the day already."""
        return any(told.text == self.trouble for told in self.checked.against)

    def is_whole(self) -> bool:
        """Whether nothing keeps it from being stored; else what does is said."""
        self.trouble = self.form.problem(self.client.store, visit=self.visit)
        return not self.trouble

    def moves(self) -> bool:
        """Whether storing it gives a visit that was planned another day."""
        before = self.before
        return before is not None and bool(before.day) and before.day != self.form.day

    def store(self, why: str = "") -> str:
        """Store the visit unless something is wrong; `why` is the reason where its day changes. Returns the id of a
        visit that is new, else ""."""
        if not self.is_whole():
            return ""
        before, client = self.before, self.client
        if before is None:
            made = client.new_id()
            client.store.write("visit", made, self.form.fields())
            return made
        changed = self.form.changes(before)
        if changed and why:
            by, at = client.session.person or "", client.now_ms()
            changed |= moving(before, self.form.day, why=normalise_line(why), by=by, at=at)
        if changed:
            client.store.write("visit", self.visit, changed)
        self.saved = True
        return ""

    def cancel(self, reason: str) -> None:
        """Call the visit off; what was recorded stays."""
        self.client.store.write("visit", self.visit, {"cancelled": normalise_line(reason)})


def begin(visit: str, route: str) -> Callable[[Client], Planning]:
    def make(client: Client) -> Planning:
        before = client.store.one(Visit, visit) if visit else None
        form = form_of(before) if before else replace(asked_for(route, client.store), instruments=_usual(client))
        return Planning(client, visit, form, cancelled=(before.cancelled or "") if before else "")

    return make


def _usual(client: Client) -> frozenset[str]:
    return frozenset(record_id for record_id, _ in usable_instruments(client.store))
