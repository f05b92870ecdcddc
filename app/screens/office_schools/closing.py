"""A school that was closed, or merged into another: from which day, and what that means for visits already planned.

Nothing of the school is removed. Its visits and results stay its own; what is planned after the day shows as a clash.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live
from app.parts.buttons import PlainButton, PrimaryButton
from app.parts.choices import ChoiceChips
from app.parts.dialogs import Question, use_question
from app.parts.layout import Screen
from app.parts.moments import on
from app.parts.numbers import DateField
from app.parts.pick import PickOne
from app.parts.states import SavedNotice
from app.parts.surfaces import Card, ListRow, Notice, RowsCard, SectionHeader
from app.parts.text import Note
from app.planning.told import school_name
from app.registers import open_schools
from app.theme import M, Tone
from app.wording import closing as words
from fieldwork.records import School, Visit


@dataclass(frozen=True, slots=True)
class ClosingForm:
    """Which school, from which day, and into which other one where it was merged."""

    school: str = ""
    day: str = ""
    merged: bool = False
    into: str = ""

    @property
    def problem(self) -> str:
        """Why it cannot be stored yet, in words, or ""."""
        if not self.school:
            return words.SCHOOL_NEEDED()
        if not self.day:
            return words.DAY_NEEDED()
        return words.INTO_NEEDED() if self.merged and self.into in ("", self.school) else ""

    def fields(self) -> dict[str, Any]:
        """What to write into the school's record."""
        return {"closed_on": self.day, **({"merged_into": self.into} if self.merged else {})}


@ft.observable
@dataclass(eq=False)
class ClosingScreen:
    """The form, and the schools that are closed."""

    client: Client
    form: ClosingForm = field(default_factory=ClosingForm)
    number: int = 0
    trouble: str = ""
    told: str = ""
    closed: tuple[School, ...] = ()

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the store."""
        found = [school for school in self.client.store.all(School) if school.closed_on]
        self.closed = tuple(sorted(found, key=lambda s: s.closed_on or "", reverse=True))

    def change(self, **given: Any) -> None:
        """Take in what was chosen."""
        self.trouble = self.told = ""
        self.form = replace(self.form, **given)

    @property
    def visits(self) -> int:
        """How many visits are planned for the school on that day or later."""
        form = self.form
        found = self.client.store.all(Visit, school=form.school) if form.school and form.day else []
        return sum(bool(v.day and v.day >= form.day and not v.cancelled and v.closed_at is None) for v in found)

    def is_whole(self) -> bool:
        """Whether nothing keeps it from being stored; else what does is said."""
        self.trouble = self.form.problem
        return not self.trouble

    def store(self) -> None:
        """Close the school."""
        form = self.form
        self.client.store.write("school", form.school, form.fields())
        self.told = words.CLOSED_NOW(school=school_name(form.school, self.client.store))
        self.form, self.number = ClosingForm(), self.number + 1
        self.client.syncing.soon()

    def reopen(self, school: str) -> None:
        """Take a closing back."""
        self.client.store.write("school", school, {"closed_on": None, "merged_into": None})
        self.client.syncing.soon()


@safe_component
def OfficeClosing() -> ft.Control:
    """The page at /office/schools/closing."""
    screen = use_live(ClosingScreen, {"school", "visit"})
    ask = use_question()

    def save() -> None:
        if screen.is_whole():
            school = school_name(screen.form.school, screen.client.store)
            ask(Question(words.CLOSE_ASK(school=school), words.CLOSE_TEXT(), words.CLOSE(), lambda _: screen.store()))

    body: list[ft.Control] = [Note(words.HOW()), _Form(screen)]
    if screen.trouble:
        body.append(Notice(screen.trouble, tone=Tone.WARN, identifier="closing-trouble"))
    if screen.told:
        body.append(SavedNotice(screen.told, identifier="closing-saved"))
    body.append(PrimaryButton(words.CLOSE(), save, identifier="closing-save"))
    if screen.closed:
        rows = [_Closed(screen, each, ask) for each in screen.closed]
        body += [SectionHeader(words.CLOSED_SCHOOLS()), RowsCard(*rows)]
    return Screen(words.TITLE(), body, back="/office/schools")


def _Form(screen: ClosingScreen) -> ft.Control:
    form, schools = screen.form, open_schools(screen.client.store, screen.client.today())
    parts: list[ft.Control] = [
        PickOne(words.SCHOOL(), schools, form.school, lambda s: screen.change(school=s), identifier="closing-school"),
        DateField(
            words.DAY(),
            form.day or None,
            lambda day: screen.change(day=day or ""),
            identifier="closing-day",
            key=f"day {screen.number}",
        ),
        ChoiceChips(
            [("closed", words.JUST_CLOSED()), ("merged", words.MERGED())],
            "merged" if form.merged else "closed",
            lambda how: screen.change(merged=how == "merged"),
            identifier="closing-how",
        ),
    ]
    if form.merged:
        others = [pair for pair in schools if pair[0] != form.school]
        parts.append(
            PickOne(words.INTO(), others, form.into, lambda s: screen.change(into=s), identifier="closing-into")
        )
    if screen.visits:
        parts.append(Notice(words.VISITS(n=screen.visits), tone=Tone.WARN, identifier="closing-visits"))
    return Card(*parts, spacing=M)


def _Closed(screen: ClosingScreen, school: School, ask: Any) -> ft.Control:
    store = screen.client.store
    name, into = school_name(school.id, store), school_name(school.merged_into, store)
    said = words.SINCE(day=on(school.closed_on))
    question = Question(
        words.REOPEN_ASK(school=name), words.REOPEN_TEXT(), words.REOPEN(), lambda _: screen.reopen(school.id)
    )
    again = PlainButton(words.REOPEN(), partial(ask, question), identifier=f"reopen-{school.id}")
    return ListRow(name, subtitle=f"{said}\n{words.MERGED_INTO(school=into)}" if into else said, trailing=again)
