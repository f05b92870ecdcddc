"""One person's page: facts that save themselves, roles with their dates, invitation and devices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_client, use_live
from app.parts.buttons import PlainButton, PrimaryButton, QuietButton
from app.parts.choices import ChoiceChips
from app.parts.dialogs import Question, use_question
from app.parts.fields import DraftField
from app.parts.history import HistoryMark
from app.parts.layout import Screen
from app.parts.moments import briefly
from app.parts.numbers import DateField
from app.parts.pick import PickOne
from app.parts.states import EmptyState
from app.parts.surfaces import Card, ListRow, Notice, RowsCard, SectionHeader, StatusPill
from app.parts.text import Note
from app.registers import open_schools
from app.screens.office_people.invitations import Invitations
from app.screens.office_people.state import TIED_TO_SCHOOL, HeldRole, PersonRow, RoleForm, person_row
from app.theme import M, Tone
from app.wording import office as words
from app.wording.roles import ROLES
from fieldwork.records import Person, RoleName
from fieldwork.thai.text import normalise_line


@ft.observable
@dataclass
class PersonEditor:
    """One person, and a role being given (None when none is)."""

    client: Client
    id: str
    person: Person | None = None
    row: PersonRow | None = None
    form: RoleForm | None = None
    trouble: str = ""

    def refresh(self) -> None:
        """Read the person again."""
        self.person = self.client.store.one(Person, self.id)
        if self.person is not None:
            self.row = person_row(self.person, self.client.store, self.client.today())

    def write(self, field: str, text: str) -> None:
        """Store one fact."""
        self.client.store.write("person", self.id, {field: normalise_line(text) or None})

    def leave_on(self, day: str | None) -> None:
        """Set the person's last day, or take it back."""
        self.client.store.write("person", self.id, {"left_on": day})

    def begin_role(self) -> None:
        """Start giving a role from today on."""
        self.form, self.trouble = RoleForm(starts=self.client.today().isoformat()), ""

    def change(self, **given: str) -> None:
        """Take in what was chosen for the role."""
        if self.form is not None:
            self.form = replace(self.form, **given)

    def give_role(self) -> None:
        """Store the role, as one edit, unless something is missing."""
        if self.form is None:
            return
        self.trouble = self.form.problem()
        if not self.trouble:
            self.client.store.write("role", self.client.new_id(), self.form.fields(self.id))
            self.form = None

    def end_role(self, role: str) -> None:
        """Let a role hold for the last time today."""
        self.client.store.write("role", role, {"ends": self.client.today().isoformat()})


def _start(person: str) -> Callable[[Client], PersonEditor]:
    def make(client: Client) -> PersonEditor:
        editor = PersonEditor(client, person)
        editor.refresh()
        return editor

    return make


@safe_component
def PersonPage(person: str, back: str | None = None) -> ft.Control:
    """The page."""
    editor = use_live(_start(person), {"person", "role", "school"})
    if editor.person is None or editor.row is None:
        return Screen(words.PEOPLE(), [EmptyState(ft.Icons.PERSON_OFF_OUTLINED, words.NO_PERSON())], back=back)
    body: list[ft.Control] = [
        _Facts(editor, editor.person),
        SectionHeader(words.ROLES()),
        _Roles(editor, editor.row),
        RoleEditor(editor) if editor.form else _AddRole(editor),
        SectionHeader(words.INVITATIONS()),
        Invitations(person, bool(editor.row.current), key=f"invitations {person}"),
        SectionHeader(words.LEAVING()),
        _Leaving(editor, editor.person),
    ]
    past = HistoryMark("person", person, what=editor.row.name, identifier="history", key=person)
    return Screen(editor.row.name, body, subtitle=editor.row.position, back=back, actions=[past])


def _Facts(editor: PersonEditor, person: Person) -> ft.Control:
    facts = [
        ("title", words.PERSON_TITLE(), person.title),
        ("given", words.GIVEN(), person.given),
        ("surname", words.SURNAME(), person.surname),
        ("position", words.POSITION(), person.position),
        ("login", words.LOGIN(), person.login),
    ]
    return Card(
        *(
            DraftField(
                label,
                value or "",
                _storing(editor, name),
                identifier=f"person-{name}",
                quiet=True,
                wraps=name == "position",
                key=f"{person.id} {name}",
            )
            for name, label, value in facts
        ),
        spacing=M,
    )


@safe_component
def _Roles(editor: PersonEditor, row: PersonRow) -> ft.Control:
    ask = use_question()
    if not row.roles:
        return Notice(words.NO_ROLE(), tone=Tone.WARN)

    def end(role: HeldRole) -> None:
        title = words.END_ROLE_ASK(role=ROLES[role.role]())
        ask(Question(title, words.END_ROLE_TEXT(), words.END_ROLE(), lambda _: editor.end_role(role.id), danger=True))

    return RowsCard(*(_Role(role, partial(end, role)) for role in row.roles))


def _Role(role: HeldRole, end: Callable[[], None]) -> ft.Control:
    starts, ends = briefly(role.starts), briefly(role.ends)
    period = words.PERIOD(starts=starts, ends=ends) if ends else words.PERIOD_OPEN(starts=starts)
    below: ft.Control = (
        PlainButton(words.END_ROLE(), end, identifier=f"role-end-{role.role}", danger=True, flush=True)
        if role.holds and not role.ends
        else StatusPill(period if role.holds else words.ENDED())
    )
    title = " ".join(p for p in (ROLES[role.role](), role.school) if p)
    return ListRow(title, subtitle=period, below=below)


def _Leaving(editor: PersonEditor, person: Person) -> ft.Control:
    """The last day: after it nothing is sent to or taken from this person's devices."""
    day = DateField(
        words.LAST_DAY(), person.left_on, editor.leave_on, identifier="person-left-on", key=f"{person.id} left"
    )  # type: ignore[call-arg]
    return Card(day, Note(words.LAST_DAY_NOTE()), spacing=M)


def _storing(editor: PersonEditor, name: str) -> Callable[[str], None]:
    return lambda text: editor.write(name, text)


def _AddRole(editor: PersonEditor) -> ft.Control:
    return QuietButton(words.ADD_ROLE(), lambda: editor.begin_role(), identifier="role-add", icon=ft.Icons.ADD)


@safe_component
def RoleEditor(editor: PersonEditor) -> ft.Control:
    """The form for a role."""
    client = use_client()
    form = editor.form
    if form is None:
        return ft.Container()
    options = [(str(name), ROLES[name]()) for name in RoleName]
    parts: list[ft.Control] = [
        ChoiceChips(
            options, form.role or None, lambda v: editor.change(role=v), identifier="role", label=words.CHOOSE_ROLE()
        )
    ]
    if form.role in TIED_TO_SCHOOL:
        parts.append(
            PickOne(
                words.ROLE_SCHOOL(),
                open_schools(client.store, client.today()),
                form.school,
                lambda v: editor.change(school=v),
                identifier="role-school",
            )
        )
    parts += [
        DateField(words.STARTS(), form.starts, lambda d: editor.change(starts=d or ""), identifier="role-starts"),
        DateField(words.ENDS(), form.ends or None, lambda d: editor.change(ends=d or ""), identifier="role-ends"),
    ]
    if editor.trouble:
        parts.append(Notice(editor.trouble, tone=Tone.WARN, identifier="role-trouble"))
    parts += [
        PrimaryButton(words.SAVE(), lambda: editor.give_role(), identifier="role-save"),
        PlainButton(words.CANCEL(), lambda: _drop(editor), identifier="role-cancel"),
        Note(words.END_ROLE_TEXT()) if form.ends else ft.Container(),
    ]
    return Card(*parts, spacing=M)


def _drop(editor: PersonEditor) -> None:
    editor.form = None
