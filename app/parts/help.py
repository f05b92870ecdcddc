"""Help: the way to it at the top of a screen, and its words, in a sheet over the screen or on a page of their own."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.client import use_client
from app.parts.buttons import IconAction
from app.parts.surfaces import Card
from app.parts.text import Body, Heading, Lead, Note, Strong
from app.theme import ORDINARY, RADIUS, XS, L, M, S, grown
from app.wording import help as words
from app.wording import language
from app.wording.help import Help
from app.wording.language import Phrase

_NUMBER = 32


def HelpAction() -> ft.Control:
    """The question mark. It opens the help of whatever screen is shown."""
    return _HelpAction(language.spoken())


@ft.memo
@safe_component
def _HelpAction(spoken: str) -> ft.Control:
    del spoken
    client = use_client()
    return IconAction(ft.Icons.HELP_OUTLINE, words.HELP(), client.helping.ask, identifier="help")


def HelpUnderName() -> ft.Control:
    """The question mark with its name below, as the places of a rail have theirs."""
    name = ft.Text(words.SHORT(), theme_style=ft.TextThemeStyle.LABEL_MEDIUM)
    both = [HelpAction(), ft.Semantics(exclude_semantics=True, content=name)]
    return ft.Column(both, spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.CENTER)


def HelpText(help_: Help) -> list[ft.Control]:
    """What a page of help says, below its title."""
    parts: list[ft.Control] = [Lead(help_.what())]
    if help_.steps:
        parts += [Heading(words.STEPS()), Steps(help_.steps)]
    if help_.know:
        parts += [Heading(words.KNOW()), Card(*(_Fact(fact) for fact in help_.know), spacing=M)]
    return parts


@safe_component
def Steps(steps: tuple[Phrase, ...]) -> ft.Control:
    """What to do, one thing after another."""
    scale = use_client().preferences.look.text_scale
    return Card(*(_step(n, step, scale) for n, step in enumerate(steps, 1)), spacing=M)


def _step(n: int, step: Phrase, scale: float) -> ft.Control:
    size = _NUMBER * grown(ORDINARY, scale) / ORDINARY
    number = ft.Container(
        Strong(str(n), color=ft.Colors.ON_PRIMARY_CONTAINER, text_align=ft.TextAlign.CENTER),
        width=size,
        height=size,
        border_radius=RADIUS * size / _NUMBER,
        bgcolor=ft.Colors.PRIMARY_CONTAINER,
        alignment=ft.Alignment.CENTER,
    )
    words_ = ft.Container(Body(step()), padding=ft.Padding.only(top=XS), expand=True)
    return ft.Row([number, words_], spacing=M, vertical_alignment=ft.CrossAxisAlignment.START)


def _Fact(fact: Phrase) -> ft.Control:
    icon = ft.Container(ft.Icon(ft.Icons.LIGHTBULB_OUTLINE, color=ft.Colors.SECONDARY), width=_NUMBER)
    return ft.Row([icon, Body(fact(), expand=True)], spacing=M, vertical_alignment=ft.CrossAxisAlignment.START)


def HelpSheet(help_: Help, *, close: ft.Control, every: ft.Control, keyboard: bool) -> ft.Control:
    """All of it for a sheet over a screen: the name and the way out stay, the rest scrolls."""
    head = ft.Row(
        [ft.Container(Heading(help_.title()), expand=True), close],
        spacing=S,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
    body = [*HelpText(help_), *([Note(words.KEYS())] if keyboard else []), ft.Row([every], wrap=True)]
    inside = ft.Column(body, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    scrolling = ft.Column(
        [ft.Container(inside, padding=ft.Padding.only(left=L, right=L, top=S, bottom=L))],
        scroll=ft.ScrollMode.AUTO,
        expand=True,
        expand_loose=True,
        tight=True,
        horizontal_alignment=ft.CrossAxisAlignment.STRETCH,
    )
    padded = ft.Container(head, padding=ft.Padding.only(left=L, right=XS))
    whole = ft.Column([padded, scrolling], spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Semantics(identifier="help-sheet", content=whole)
