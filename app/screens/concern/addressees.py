"""Who is told: chosen by name, nobody beforehand; who was told, and whether it was opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import IconAction, QuietButton
from app.parts.dialogs import Question, use_question
from app.parts.moments import at
from app.parts.surfaces import ListRow, RowsCard
from app.parts.text import Note, Strong
from app.screens.concern.screen import ConcernScreen
from app.screens.concern.state import Candidate, ConcernPage, Told
from app.theme import S
from app.wording import concern as words


@safe_component
def Addressees(page: ConcernPage, screen: ConcernScreen) -> ft.Control:
    """Those who are told, and on demand all who may be."""
    n = len(page.told)
    asked, set_asked = ft.use_state((n, not n))
    opened = asked[1] if asked[0] == n else not n  # whoever was told now is read above; the list has done its work
    ask = use_question()

    def take_back(told: Told) -> None:
        text = words.TAKE_BACK_TEXT(name=told.name)
        yes = partial(screen.take_back, told.person)
        ask(Question(words.TAKE_BACK_ASK(), text, words.TAKE_BACK_YES(), lambda _: yes(), danger=True))

    told = [_told(n, each, each.person in screen.waiting, take_back) for n, each in enumerate(page.told, start=1)]
    parts: list[ft.Control] = [Strong(words.ADDRESSEES())]
    parts.append(RowsCard(*told) if told else Note(words.NOT_TOLD()))
    parts += [Note(words.WAITS_TEXT())] if screen.waiting else []
    toggle = QuietButton(
        words.CHOOSE(),
        lambda: set_asked((n, not opened)),
        identifier="choose-addressees",
        icon=ft.Icons.EXPAND_LESS if opened else ft.Icons.EXPAND_MORE,
    )
    names = {each.person for each in page.told}
    rows = [_candidate(n, each, screen) for n, each in enumerate(page.candidates, start=1) if each.person not in names]
    parts += [toggle, RowsCard(*rows)] if opened and rows else [toggle]
    if screen.chosen and not page.says_something:
        parts.append(Note(words.TELL_FIRST()))
    column = ft.Column(parts, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Container(column, padding=ft.Padding.only(top=S))


def _told(n: int, told: Told, waits: bool, take_back: Callable[[Told], None]) -> ft.Control:
    back = IconAction(
        ft.Icons.PERSON_REMOVE_OUTLINED,
        words.TAKE_BACK(name=told.name),
        partial(take_back, told),
        identifier=f"told-{n}-take-back",
    )
    said, icon = words.TOLD(), ft.Icons.MARK_EMAIL_UNREAD_OUTLINED
    if told.seen_at is not None:
        said, icon = words.SEEN(when=at(told.seen_at)), ft.Icons.MARK_EMAIL_READ_OUTLINED
    elif waits:
        said, icon = words.WAITS(), ft.Icons.SCHEDULE_SEND_OUTLINED
    return ListRow(told.name, subtitle=said, leading=ft.Icon(icon, color=ft.Colors.PRIMARY), trailing=back)


def _candidate(n: int, person: Candidate, screen: ConcernScreen) -> ft.Control:
    on = person.person in screen.chosen
    icon = ft.Icons.CHECK_BOX if on else ft.Icons.CHECK_BOX_OUTLINE_BLANK
    role = f"{person.role} · {words.OF_THIS_SCHOOL()}" if person.runs_school else person.role
    return ListRow(
        person.name,
        subtitle=role,
        leading=ft.Icon(icon, color=ft.Colors.PRIMARY if on else ft.Colors.ON_SURFACE_VARIANT),
        on_click=partial(screen.choose, person.person),
        identifier=f"addressee-{n}",
        selected=on,
        leads=False,
    )
