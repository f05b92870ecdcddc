"""A record that was removed while somebody wrote on it: what was written, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import PrimaryButton, QuietButton, choice_box, tappable
from app.parts.states import SavedNotice
from app.parts.surfaces import Card, Notice
from app.parts.text import Body, Heading, Note, Strong
from app.past.removals import Removal, Words
from app.screens.conflicts.screen import Decided
from app.theme import RADIUS_SMALL, L, M, S, Tone
from app.wording import past as words

BACK, LEAVE = "back", "leave"
Decide = Callable[[bool], None]


@safe_component
def RemovalCard(removal: Removal, decide: Decide) -> ft.Control:
    """Tap an answer, then confirm. Nothing is chosen beforehand."""
    chosen, choose = ft.use_state("")
    asked: list[ft.Control] = [Heading(words.REMOVED_MEANWHILE()), Note(words.REMOVED_WHAT())]
    asked += [Note(words.REMOVED_BY(who=removal.author, line=removal.line))] if removal.author else []
    asked += [_Words(each) for each in removal.words]
    if removal.refused:
        asked.append(Notice(words.READ_ONLY(why=removal.refused), tone=Tone.INFO, identifier="removal-read-only"))
        return Card(*asked, identifier="removal", spacing=M)
    for name, title, note in (
        (BACK, words.BRING_BACK(), words.BRING_BACK_NOTE()),
        (LEAVE, words.LEAVE_REMOVED(), words.LEAVE_REMOVED_NOTE()),
    ):
        asked.append(_Answer(name, title, note, chosen == name, choose))
        if chosen == name:  # below what was tapped, where the thumb is
            confirm = PrimaryButton(
                words.CONFIRM_REMOVAL(),
                lambda: decide(chosen == BACK),
                identifier=f"confirm-{name}",
                icon=ft.Icons.CHECK,
            )
            asked.append(confirm)
    return Card(*asked, identifier="removal", spacing=M)


def DecidedNotice(done: Decided, undo: Callable[[], None]) -> ft.Control:
    """What was decided a moment ago, and the way back to the question."""
    said = words.BROUGHT_BACK() if done.is_back else words.LEFT_REMOVED()
    action = QuietButton(words.UNDO(), lambda: undo(), identifier="undo-removal", icon=ft.Icons.UNDO)
    text = f"{said}\n{words.DONE_NOTE()}"
    return SavedNotice(text, title=words.REMOVED_MEANWHILE(), action=action, identifier="removal-done")


def _Words(each: Words) -> ft.Control:
    """What was written, whole, and by whom."""
    lines: list[ft.Control] = [Note(each.name), Body(each.said)]
    lines += [Strong(each.author)] if each.author else []
    lines += [Note(each.line)] if each.line else []
    inside = ft.Column(lines, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    border = ft.Border.all(1, ft.Colors.OUTLINE_VARIANT)
    return ft.Container(
        inside, padding=L, border_radius=RADIUS_SMALL, bgcolor=ft.Colors.SURFACE_CONTAINER_LOW, border=border
    )


def _Answer(name: str, title: str, note: str, on: bool, choose: Callable[[str], None]) -> ft.Control:
    """One of the two answers. The whole of it is the button that chooses it."""
    ink = ft.Colors.ON_PRIMARY_CONTAINER if on else ft.Colors.ON_SURFACE
    mark = ft.Icon(ft.Icons.CHECK_CIRCLE if on else ft.Icons.CIRCLE_OUTLINED, size=26, color=ink)
    text = ft.Column([Strong(title, color=ink), Note(note, color=ink)], spacing=S, tight=True, expand=True)
    return tappable(
        ft.Row([text, mark], vertical_alignment=ft.CrossAxisAlignment.START),
        lambda: choose("" if on else name),
        identifier=f"choose-{name}",
        label=" ".join(part for part in (title, note, words.CHOSEN() if on else "") if part),
        selected=on,
        **choice_box(on),
    )
