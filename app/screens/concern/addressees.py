"""Who is told: chosen by name, nobody beforehand; who was told, and whether it was opened."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.navigation import go
from app.parts.buttons import IconAction, QuietButton
from app.parts.dialogs import Question, use_question
from app.parts.layout import use_crowded
from app.parts.moments import at
from app.parts.surfaces import ListRow, Notice, RowsCard
from app.parts.text import Note, Strong
from app.screens.concern.screen import ConcernScreen
from app.screens.concern.state import Candidate, ConcernPage, Told
from app.theme import S, Tone
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

    crowded = use_crowded()
    told = [_told(n, each, screen, take_back, crowded=crowded) for n, each in enumerate(page.told, start=1)]
    parts: list[ft.Control] = [Strong(words.ADDRESSEES())]
    parts.append(RowsCard(*told) if told else Note(words.NOT_TOLD()))
    parts += [_Refused(len(screen.refused))] if screen.refused else []
    lost = [each.name for each in page.told if _is_lost(each, screen)] if page.is_mine else []
    parts += [Notice(words.TOLD_GONE(names=", ".join(lost)), tone=Tone.BAD, identifier="told-gone")] if lost else []
    parts += [Note(words.WAITS_TEXT())] if screen.waiting else []
    toggle = QuietButton(
        words.CHOOSE_MORE() if told else words.CHOOSE(),
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


def _is_lost(told: Told, screen: ConcernScreen) -> bool:
    """Whether it has gone to somebody who did not open it in time. Of a refused name the reason is told elsewhere."""
    return told.gone and told.seen_at is None and told.person not in screen.refused


def _Refused(n: int) -> ft.Control:
    """Waiting does not help here, so it says to call."""
    why = QuietButton(words.REFUSED_WHY(), partial(go, "/sync"), identifier="to-sync", icon=ft.Icons.SYNC_PROBLEM)
    return Notice(words.TOLD_REFUSED(n=n), tone=Tone.BAD, action=why, identifier="told-refused")


def _told(n: int, told: Told, screen: ConcernScreen, take_back: Callable[[Told], None], *, crowded: bool) -> ft.Control:
    """One who is told. In large text on a phone the button is below: beside it words would be torn."""
    back = IconAction(
        ft.Icons.PERSON_REMOVE_OUTLINED,
        words.TAKE_BACK(name=told.name),
        partial(take_back, told),
        identifier=f"told-{n}-take-back",
    )
    said, icon, colour = words.TOLD(), ft.Icons.MARK_EMAIL_UNREAD_OUTLINED, ft.Colors.PRIMARY
    if told.person in screen.refused:
        said, icon, colour = words.REFUSED(), ft.Icons.REPORT_OUTLINED, ft.Colors.ERROR
    elif _is_lost(told, screen):
        said, icon, colour = words.GONE(), ft.Icons.REPORT_OUTLINED, ft.Colors.ERROR
    elif told.seen_at is not None:
        said, icon = words.SEEN(when=at(told.seen_at)), ft.Icons.MARK_EMAIL_READ_OUTLINED
    elif told.person in screen.waiting:
        said, icon = words.WAITS(), ft.Icons.SCHEDULE_SEND_OUTLINED
    mark = ft.Icon(icon, color=colour)
    if crowded:
        return ListRow(told.name, subtitle=said, leading=mark, below=back)
    return ListRow(told.name, subtitle=said, leading=mark, trailing=back)


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
