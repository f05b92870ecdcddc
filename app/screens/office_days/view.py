"""Holidays, exams and other days of the office's own calendar: a form for new ones, and those that are there."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live
from app.parts.buttons import IconAction, PlainButton, PrimaryButton
from app.parts.choices import ChoiceChips
from app.parts.dialogs import Question, use_question
from app.parts.fields import PlainField
from app.parts.layout import Screen
from app.parts.moments import on, year_of
from app.parts.numbers import DateField
from app.parts.pick import PickOne
from app.parts.states import SavedNotice
from app.parts.surfaces import Card, ListRow, Notice, Pills, RowsCard, SectionHeader, StatusPill
from app.parts.text import Note
from app.registers import open_schools
from app.routes import came_from
from app.screens.office_days.state import DaysForm, Span, kept
from app.theme import M, Tone
from app.wording import planning as planning_words
from app.wording import rounds as words
from fieldwork.thai.holidays import LUNAR_YEARS

_TONES = {"holiday": Tone.NEUTRAL, "exam": Tone.WARN, "event": Tone.WARN, "workday": Tone.GOOD}


@ft.observable
@dataclass(eq=False)
class DaysScreen:
    """The form, and the spans that are kept. `number` counts the forms, so that a stored one gives way to an empty."""

    client: Client
    form: DaysForm = field(default_factory=DaysForm)
    number: int = 0
    trouble: str = ""
    told: str = ""
    spans: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the store."""
        self.spans = kept(self.client.store)

    def change(self, **given: Any) -> None:
        """Take in what was typed or chosen."""
        self.trouble = self.told = ""
        self.form = replace(self.form, **given)

    def store(self) -> None:
        """Store the span unless something is wrong."""
        self.trouble = self.form.problem
        if self.trouble:
            return
        client, form = self.client, self.form
        client.store.write("period", client.new_id(), form.fields())
        n = form.visits(client.store, client.today()) if form.nature != "workday" else 0
        self.told = words.SAVED_OVER(n=n) if n else words.SAVED()
        self.form, self.number = DaysForm(nature=form.nature), self.number + 1
        client.syncing.soon()

    def withdraw(self, span: str) -> None:
        """Take a span out of the calendar."""
        self.client.store.write("period", span, {"withdrawn": True})
        self.client.syncing.soon()


@safe_component
def OfficeDays() -> ft.Control:
    """The page at /office/days."""
    back = ft.use_memo(lambda: came_from(ft.context.page.route or "", "/office"), [])
    screen = use_live(DaysScreen, {"period", "school", "visit"})
    ask = use_question()
    past, show_past = ft.use_state(False)
    today = screen.client.today()
    body: list[ft.Control] = [
        Note(f"{words.DAYS_NOTE()}\n{words.LUNAR_NOTE(year=year_of(LUNAR_YEARS[-1]))}"),
        SectionHeader(words.ADD_DAYS()),
        _Form(screen),
    ]
    if screen.trouble:
        body.append(Notice(screen.trouble, tone=Tone.WARN, identifier="days-trouble"))
    if screen.told:
        body.append(SavedNotice(screen.told, identifier="days-saved"))
    body += [PrimaryButton(words.SAVE(), screen.store, identifier="days-save"), SectionHeader(words.KEPT())]
    coming = [span for span in screen.spans if span.ends >= today]
    over = [span for span in screen.spans if span.ends < today]
    shown = [*over, *coming] if past else coming
    if over and not past:
        older = PlainButton(words.OLDER(n=len(over)), lambda: show_past(True), identifier="show-past")
        body.append(ft.Row([older], wrap=True))
    rows = [_Row(screen, span, ask) for span in shown]
    body.append(RowsCard(*rows) if rows else Note(words.NO_DAYS()))
    return Screen(words.DAYS(), body, back=back)


def _Form(screen: DaysScreen) -> ft.Control:
    form, number = screen.form, screen.number
    parts: list[ft.Control] = [
        ChoiceChips(
            [(nature, said()) for nature, said in planning_words.NATURES.items()],
            form.nature,
            lambda nature: screen.change(nature=nature),
            identifier="nature",
            label=words.NATURE(),
        ),
        PlainField(
            words.NAME(), lambda t: screen.change(name=t), identifier="days-name", key=f"name {number}", wraps=True
        ),
        DateField(
            words.FIRST(),
            form.starts or None,
            lambda day: screen.change(starts=day or ""),
            identifier="days-starts",
            key=f"starts {number}",
        ),
        DateField(
            words.LAST(),
            form.ends or None,
            lambda day: screen.change(ends=day or ""),
            identifier="days-ends",
            key=f"ends {number}",
        ),
        Note(words.LAST_NOTE()),
        ChoiceChips(
            [("every", words.EVERY_SCHOOL()), ("one", words.ONE_SCHOOL())],
            "one" if form.one_school else "every",
            lambda whom: screen.change(one_school=whom == "one"),
            identifier="days-for",
            label=words.FOR_WHOM(),
        ),
    ]
    if form.one_school:
        parts.append(
            PickOne(
                planning_words.SCHOOL(),
                open_schools(screen.client.store, screen.client.today()),
                form.school,
                lambda school: screen.change(school=school),
                identifier="days-school",
            )
        )
    return Card(*parts, spacing=M)


def _Row(screen: DaysScreen, span: Span, ask: Any) -> ft.Control:
    days = on(span.starts) if span.starts == span.ends else f"{on(span.starts)} – {on(span.ends)}"
    about = [days, words.ONLY_SCHOOL(school=span.school)] if span.school else [days]
    question = Question(
        words.WITHDRAW_ASK(name=span.name),
        words.WITHDRAW_TEXT(),
        words.WITHDRAW_YES(),
        lambda _: screen.withdraw(span.id),
        danger=True,
    )
    nature = planning_words.NATURES.get(span.nature)
    pill = StatusPill(nature() if nature else span.nature, tone=_TONES.get(span.nature, Tone.NEUTRAL))
    out = IconAction(
        ft.Icons.EVENT_BUSY_OUTLINED,
        words.WITHDRAW(name=span.name),
        partial(ask, question),
        identifier=f"withdraw-{span.id}",
    )
    return ListRow(span.name, subtitle="\n".join(about), below=Pills(pill), trailing=out, identifier=f"span-{span.id}")
