"""What the area office is called in documents, and when its terms begin and end. Every word is stored as typed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_live
from app.parts.buttons import PlainButton
from app.parts.fields import DraftField
from app.parts.layout import Screen, Side
from app.parts.moments import term
from app.parts.numbers import DateField
from app.parts.surfaces import Card, Notice, SectionHeader
from app.parts.text import Note, Strong
from app.screens.office_facts.state import TermForm, terms_of
from app.theme import L, M, Tone
from app.wording import office as words
from fieldwork.records import Office
from fieldwork.thai.text import normalise_line

NAME_MAX_CHARS = 300


@ft.observable
@dataclass
class FactsScreen:
    """The one office record, and the terms of this academic year."""

    client: Client
    office: Office | None = None
    terms: tuple[TermForm, ...] = ()
    trouble: str = ""
    id: str = field(default_factory=lambda: Office.kind().id_of("area"))

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Read the office again."""
        self.office = self.client.store.one(Office, self.id)
        self.terms = terms_of(self.office.terms if self.office else {}, self.client.today())

    def name(self, field_name: str, text: str) -> None:
        """Store one name."""
        self.client.store.write("office", self.id, {field_name: normalise_line(text) or None})

    def set_days(self, form: TermForm, day: str | None, *, ends: bool) -> None:
        """Store a term's days, unless it would end before it starts. An emptied field waits for a day."""
        if day is None:
            return
        days = form.with_days(ends=day) if ends else form.with_days(starts=day)
        self.trouble = "" if days else words.TERM_BACKWARDS()
        if days:
            self.client.store.write("office", self.id, {f"terms.{form.name}": days})

    def use_usual(self, form: TermForm) -> None:
        """Go back to the days of the regulation."""
        self.trouble = ""
        self.client.store.write("office", self.id, {f"terms.{form.name}": None})


@safe_component
def OfficeFacts() -> ft.Control:
    """The page."""
    screen = use_live(FactsScreen, {"office"})
    body: list[ft.Control] = [_Names(screen, screen.office), SectionHeader(words.TERMS(), note=words.TERMS_NOTE())]
    body += [_Term(screen, form) for form in screen.terms]
    if screen.trouble:
        body.append(Notice(screen.trouble, tone=Tone.WARN, identifier="facts-trouble"))
    return Screen(words.FACTS(), body, back="/office")


def _Names(screen: FactsScreen, office: Office | None) -> ft.Control:
    facts = [
        ("title_th", words.OFFICE_TITLE(), words.OFFICE_TITLE_NOTE(), office.title_th if office else ""),
        ("group_th", words.OFFICE_GROUP(), words.OFFICE_GROUP_NOTE(), office.group_th if office else ""),
        ("title_en", words.OFFICE_TITLE_EN(), "", office.title_en if office else ""),
    ]
    return Card(
        *(
            DraftField(
                label,
                value or "",
                _storing(screen, name),
                identifier=f"office-{name}",
                helper=note,
                max_chars=NAME_MAX_CHARS,
                wraps=True,
                key=name,
            )
            for name, label, note, value in facts
        ),
        spacing=L,
    )


def _storing(screen: FactsScreen, name: str) -> Callable[[str], None]:
    return lambda text: screen.name(name, text)


def _Term(screen: FactsScreen, form: TermForm) -> ft.Control:
    days = Side(
        _Day(screen, form, words.TERM_STARTS(), ends=False),
        _Day(screen, form, words.TERM_ENDS(), ends=True),
        spacing=M,
    )
    parts: list[ft.Control] = [Strong(term(form.name)), days]
    if form.is_own:
        usual = PlainButton(
            words.TERM_USUAL(), partial(screen.use_usual, form), identifier=f"term-usual-{form.term.number}"
        )
        parts.append(ft.Row([usual], wrap=True))
    else:
        parts.append(Note(words.TERM_IS_USUAL()))
    return Card(*parts, spacing=M)


def _Day(screen: FactsScreen, form: TermForm, label: str, *, ends: bool) -> ft.Control:
    day = form.term.ends if ends else form.term.starts
    name = f"term-{form.term.number}-{'ends' if ends else 'starts'}"
    shown = DateField(label, day.isoformat(), lambda d: screen.set_days(form, d, ends=ends), identifier=name, key=name)  # type: ignore[call-arg]
    return ft.Container(shown)
