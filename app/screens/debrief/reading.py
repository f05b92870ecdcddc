"""The words in large type, made to be turned towards somebody: nothing on the page but what is read together."""

from __future__ import annotations

import flet as ft

from app.parts.moments import on
from app.parts.text import in_slot
from app.theme import XL, L, M, S
from app.wording import debrief as words
from fieldwork.debriefs import Agreed, Words

_LARGE = ft.TextThemeStyle.HEADLINE_SMALL


def reading(said: Words) -> list[ft.Control]:
    """Strengths, next steps and agreements, each numbered."""
    parts: list[ft.Control] = []
    for title, lines in ((words.STRENGTHS(), said.strengths), (words.NEXT_STEPS(), said.next_steps)):
        parts += _part(title, [_line(n, [_said(text)]) for n, text in enumerate(lines, start=1)])
    return [*parts, *_part(words.AGREEMENTS(), [_agreed(n, each) for n, each in enumerate(said.agreements, start=1)])]


def _part(title: str, lines: list[ft.Control]) -> list[ft.Control]:
    if not lines:
        return []
    heading = in_slot(title, ft.TextThemeStyle.HEADLINE_MEDIUM, color=ft.Colors.PRIMARY)
    named = ft.Semantics(content=heading, header=True, heading_level=2)
    column = ft.Column(lines, spacing=L, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return [
        ft.Container(named, padding=ft.Padding.only(top=S)),
        ft.Container(column, padding=ft.Padding.only(bottom=XL)),
    ]


def _agreed(n: int, each: Agreed) -> ft.Control:
    facts = [words.WHO(owner=each.owner)] if each.owner else []
    facts += [words.WHEN(day=on(each.due))] if each.due else []
    return _line(n, [_said(each.action), *(in_slot(fact, ft.TextThemeStyle.BODY_LARGE) for fact in facts)])


def _line(n: int, lines: list[ft.Control]) -> ft.Control:
    inside = ft.Column(lines, spacing=S, tight=True, expand=True)
    return ft.Row([_said(f"{n}."), inside], spacing=M, vertical_alignment=ft.CrossAxisAlignment.START)


def _said(text: str) -> ft.Text:
    return in_slot(text, _LARGE, weight=ft.FontWeight.NORMAL)
