"""The page on which one calibration is set up: the sample, the instrument, who leads it and who rates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.calibrations import is_settled
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
from app.parts.states import SavedNotice
from app.parts.surfaces import Card, Notice, SectionHeader
from app.parts.text import Note
from app.screens.office_calibrations.state import Form, form_of, leaders, raters, rubrics, would_open
from app.theme import M, S, Tone
from app.wording import calibration as words
from fieldwork.records import Calibration
from fieldwork.thai.text import normalise_line


@ft.observable
@dataclass(eq=False)
class SettingUp:
    """The form, and the calibration it changes ("" for a new one). `filled` is the form as the record filled it."""

    client: Client
    calibration: str
    form: Form
    filled: Form
    trouble: str = ""
    saved: bool = False
    readings: int = 0  # counts up when the record behind the page may have changed

    def refresh(self) -> None:
        """Look at the record again; what was typed and chosen here stays."""
        self.readings += 1
        now = self.before
        if now is not None and now.members != self.filled.raters:
            self.form = self.form.over(self.filled, now.members)
            self.filled = replace(self.filled, raters=now.members)

    @property
    def before(self) -> Calibration | None:
        """The calibration as it stands, where it is not a new one."""
        return self.client.store.one(Calibration, self.calibration) if self.calibration else None

    @property
    def opens(self) -> bool:
        """Whether storing the form would open the result, for good."""
        before = self.before
        return before is not None and not self.form.problem and would_open(self.client.store, before, self.form.raters)

    def change(self, **given: Any) -> None:
        """Take in what was typed or chosen."""
        self.saved, self.trouble = False, ""
        self.form = replace(self.form, **given)

    def toggle(self, person: str) -> None:
        """Let somebody rate, or not."""
        self.change(raters=self.form.raters ^ {person})

    def store(self) -> str:
        """Store it unless something is wrong. Returns the id of one that is new, else ""."""
        self.trouble = self.form.problem
        if self.trouble:
            return ""
        client = self.client
        if not self.calibration:
            made = client.new_id()
            client.store.write("calibration", made, {n: v for n, v in self.form.fields().items() if v is not None})
            client.syncing.soon()
            return made
        changed = self.form.changes(self.filled)
        if changed:
            client.store.write("calibration", self.calibration, changed)
            client.syncing.soon()
        self.filled, self.saved = self.form, True
        return ""

    def withdraw(self, why: str) -> None:
        """Take it back; what was rated stays in the history."""
        self.client.store.write("calibration", self.calibration, {"withdrawn": normalise_line(why)})
        self.client.syncing.soon()


def begin(calibration: str) -> Callable[[Client], SettingUp]:
    def make(client: Client) -> SettingUp:
        found = client.store.one(Calibration, calibration) if calibration else None
        form = form_of(found) if found is not None else Form()
        return SettingUp(client, calibration, form, form)

    return make


@safe_component
def Editor(calibration: str, back: str | None = None) -> ft.Control:
    """The page."""
    setting = use_live(begin(calibration), {"calibration", "calibration_progress", "person", "role"})
    ask = use_question()
    before, form = setting.before, setting.form

    def keep() -> None:
        made = setting.store()
        if made:
            go(f"/office/calibrations/{made}")

    opening = Question(
        words.OPEN_ASK(), f"{words.OPENS_BY_IT()}\n{words.OPEN_TEXT()}", words.SAVE_AND_OPEN(), lambda _: keep()
    )

    def save() -> None:
        if setting.opens:
            ask(opening)
        else:
            keep()

    withdrawing = Question(
        words.WITHDRAW_ASK(),
        words.WITHDRAW_TEXT(),
        words.WITHDRAW(),
        setting.withdraw,
        reason_label=words.WITHDRAW_WHY(),
        danger=True,
    )
    body: list[ft.Control] = []
    if before is not None and before.withdrawn:
        body.append(Notice(words.WITHDRAWN(reason=before.withdrawn), tone=Tone.WARN, identifier="withdrawn"))
    if calibration:
        see = partial(go, f"/calibrations/{calibration}?back=%2Foffice%2Fcalibrations")
        body.append(QuietButton(words.SEE(), see, identifier="see", icon=ft.Icons.VISIBILITY_OUTLINED))
    body += [_About(setting), SectionHeader(words.SAMPLE()), _Sample(setting)]
    body += [SectionHeader(words.RATERS(), note=words.RATERS_NOTE()), _People(setting)]
    if before is not None and not before.withdrawn:
        body.append(PlainButton(words.WITHDRAW(), partial(ask, withdrawing), identifier="withdraw", danger=True))
    title = form.name.strip() or words.NEW()
    past = [HistoryMark("calibration", calibration, what=title, identifier="history")] if calibration else []
    return Screen(title if calibration else words.NEW(), body, back=back, actions=past, bottom_bar=_foot(setting, save))


def _foot(setting: SettingUp, save: Callable[[], None]) -> ft.Control:
    told: list[ft.Control] = []
    if setting.trouble:
        told.append(Notice(setting.trouble, tone=Tone.WARN, identifier="calibration-trouble"))
    if setting.saved:
        told.append(SavedNotice(words.SAVED(), identifier="calibration-saved"))
    text = words.SAVE() if setting.calibration else words.CREATE()
    button = PrimaryButton(text, save, identifier="calibration-save")
    return ft.Column([*told, button], spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _About(setting: SettingUp) -> ft.Control:
    form, store = setting.form, setting.client.store
    options = rubrics(store, form.instrument)
    parts: list[ft.Control] = [
        PlainField(
            words.NAME(), lambda t: setting.change(name=t), identifier="calibration-name", wraps=True, initial=form.name
        ),
        DateField(
            words.DAY(), form.day or None, lambda day: setting.change(day=day or ""), identifier="calibration-day"
        ),
    ]
    if setting.calibration:
        chosen = next((said for value, said in options if value == form.instrument), "")
        parts += [Note(f"{words.INSTRUMENT()}: {chosen}"), Note(words.INSTRUMENT_FIXED())]
    else:
        parts.append(
            ChoiceChips(
                options,
                form.instrument,
                lambda used: setting.change(instrument=used),
                identifier="calibration-instrument",
                label=words.INSTRUMENT(),
            )
        )
    return Card(*parts, spacing=M)


def _Sample(setting: SettingUp) -> ft.Control:
    form = setting.form
    return Card(
        PlainField(
            words.SAMPLE_LABEL(),
            lambda t: setting.change(sample=t),
            identifier="calibration-sample",
            multiline=True,
            initial=form.sample,
        ),
        Note(words.SAMPLE_HELPER()),
        PlainField(
            words.WHERE_LABEL(),
            lambda t: setting.change(where=t),
            identifier="calibration-where",
            wraps=True,
            hint=words.WHERE_HINT(),
            initial=form.where,
        ),
        spacing=M,
    )


def _People(setting: SettingUp) -> ft.Control:
    form, client = setting.form, setting.client
    store, today = client.store, client.today()
    people = raters(store, today, also=form.raters)
    parts: list[ft.Control] = [
        PickOne(
            words.FACILITATOR(),
            leaders(store, today, also=[form.facilitator]),
            form.facilitator,
            lambda person: setting.change(facilitator=person),
            identifier="calibration-facilitator",
        )
    ]
    before = setting.before
    if before is not None and is_settled(store, before):
        names = dict(people)
        parts += [Note(", ".join(names.get(person, "") for person in sorted(form.raters))), Note(words.RATERS_FIXED())]
        return Card(*parts, spacing=M)
    everybody = frozenset(person for person, _ in people)
    choose = partial(setting.change, raters=everybody)
    parts += [
        ChoiceChips(people, form.raters, setting.toggle, identifier="calibration-rater", label=words.RATERS()),
        ft.Row([PlainButton(words.EVERYBODY(), choose, identifier="calibration-everybody")], wrap=True),
    ]
    return Card(*parts, spacing=M)
