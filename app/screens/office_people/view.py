"""The list of people, and one person's page: facts, roles, invitations and devices."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_client, use_live
from app.navigation import go
from app.parts.buttons import PlainButton, PrimaryButton
from app.parts.few import FirstFew
from app.parts.fields import PlainField, SearchField
from app.parts.layout import Middle, Screen, TwoPane, use_wide
from app.parts.states import EmptyState
from app.parts.surfaces import Card, ListRow, Notice, Pills, StatusPill
from app.screens.office_people.person import PersonPage
from app.screens.office_people.state import HeldRole, PersonRow, people, person_problem
from app.theme import Tone
from app.wording import office as words
from app.wording.roles import ROLES
from fieldwork.thai.searching import Texts
from fieldwork.thai.text import normalise_line

LISTED = 8
AT_ONCE = 250  # people whose search is prepared between two looks at what else is to be done
_FIELDS = (
    ("title", words.PERSON_TITLE),
    ("given", words.GIVEN),
    ("surname", words.SURNAME),
    ("position", words.POSITION),
    ("login", words.LOGIN),
)


@ft.observable
@dataclass
class PeopleList:
    """Everybody, what is searched for, and whether a new person is being added."""

    client: Client
    rows: tuple[PersonRow, ...]
    query: str = ""
    adding: bool = False

    def __post_init__(self) -> None:
        self._texts = Texts([row.searched for row in self.rows])

    def refresh(self) -> None:
        """Read the people again."""
        rows = people(self.client.store, self.client.today())
        self._texts = Texts([row.searched for row in rows])
        self.rows = rows

    async def get_ready(self) -> None:
        """Prepare the search little by little, so that the first letter does not wait for ten thousand people."""
        while not self._texts.prepare(AT_ONCE):
            await asyncio.sleep(0)

    @property
    def found(self) -> Sequence[PersonRow]:
        """The rows whose name, position or role matches what was typed."""
        if not self.query.strip():
            return self.rows
        return [self.rows[place] for place in self._texts.found(self.query)]

    def search(self, text: str) -> None:
        """Show who matches."""
        self.query = text

    def add(self) -> None:
        """Show the form for somebody new."""
        self.adding = True

    def stop_adding(self) -> None:
        """Leave the form."""
        self.adding = False


def _start(client: Client) -> PeopleList:
    return PeopleList(client, people(client.store, client.today()))


@safe_component
def OfficePeople(person: str = "") -> ft.Control:
    """The list, and the chosen person: beside it on a tablet, instead of it on a phone."""
    page = use_live(_start, {"person", "role", "school"})
    ft.use_effect(page.get_ready, [page.rows])
    wide = use_wide()
    detail: ft.Control | None = None
    if page.adding:
        detail = NewPerson(page.stop_adding)
    elif person:
        detail = PersonPage(person, back=None if wide else "/office/people", key=person)
    elif wide:
        detail = Middle(EmptyState(ft.Icons.PERSON_SEARCH_OUTLINED, words.PICK_PERSON_TITLE(), words.PICK_PERSON()))
    return TwoPane(_list(page, "" if page.adding else person, wide=wide), detail)


def _list(page: PeopleList, chosen: str, *, wide: bool) -> ft.Control:
    rows = page.found
    add = PrimaryButton(
        words.ADD_PERSON(), lambda: page.add(), identifier="person-add", icon=ft.Icons.PERSON_ADD_ALT_OUTLINED
    )
    body: list[ft.Control] = [add]
    if rows:
        body.append(FirstFew(rows, few=LISTED, draw=partial(_Row, page=page, chosen=chosen), asked=page.query))
    else:
        body.append(EmptyState(ft.Icons.PERSON_SEARCH_OUTLINED, words.NO_PERSON()))
    top = SearchField(words.FIND_PERSON(), page.search, initial=page.query)
    subtitle = words.N_PEOPLE(n=len(page.rows))
    return Screen(words.PEOPLE(), body, subtitle=subtitle, back="/office", top=top, full_width=wide)


def _Row(row: PersonRow, page: PeopleList, chosen: str) -> ft.Control:
    def open_it() -> None:
        page.stop_adding()
        go(f"/office/people/{row.id}")

    pills = [StatusPill(_role(each, row.position), icon=ft.Icons.BADGE_OUTLINED) for each in row.current]
    return ListRow(
        row.name,
        subtitle=row.position,
        below=Pills(*pills) if pills else Pills(StatusPill(words.NO_ROLE(), tone=Tone.WARN)),
        on_click=open_it,
        identifier=f"person-{row.id}",
        selected=row.id == chosen or None,
    )


def _role(held: HeldRole, position: str) -> str:
    """A role, and its school where the position does not name it already."""
    school = "" if held.school in position else held.school
    return " ".join(part for part in (ROLES[held.role](), school) if part)


@safe_component
def NewPerson(leave: Callable[[], None]) -> ft.Control:
    """The form for somebody new; stored as one edit, so that no half person is ever sent."""
    client = use_client()
    typed: dict[str, str] = ft.use_memo(lambda: {name: "" for name, _ in _FIELDS}, [])
    trouble, say = ft.use_state("")

    def into(name: str) -> Callable[[str], None]:
        def change(text: str) -> None:
            typed[name] = text

        return change

    def save() -> None:
        fields = {name: normalise_line(text) for name, text in typed.items()}
        wrong = person_problem(fields, client.store)
        if wrong:
            say(wrong)
            return
        person = client.new_id()
        client.store.write("person", person, {name: text for name, text in fields.items() if text})
        leave()
        go(f"/office/people/{person}")

    fields = [
        PlainField(
            label(),
            into(name),
            identifier=f"person-{name}",
            helper=words.LOGIN_NOTE() if name == "login" else "",
            wraps=name == "position",
            key=name,
        )
        for name, label in _FIELDS
    ]
    notice = [Notice(trouble, tone=Tone.WARN, identifier="person-trouble")] if trouble else []
    buttons: list[ft.Control] = [
        PrimaryButton(words.SAVE(), save, identifier="person-save"),
        PlainButton(words.CANCEL(), leave, identifier="person-cancel"),
    ]
    return Screen(words.NEW_PERSON(), [Card(*fields, spacing=12), *notice, *buttons])
