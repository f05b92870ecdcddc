"""One handed-in sheet to be read: every point with its answer in words, its pictures and its files."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.boundary import safe_component
from app.checking.told import answer_words, title_of
from app.parts.buttons import QuietButton
from app.parts.gallery import use_gallery
from app.parts.surfaces import Card
from app.parts.text import Body, Note, Strong
from app.points.files import FileRow
from app.theme import XS, M, S
from app.wording import checklists as words
from fieldwork.checking.attached import Attached, at_point
from fieldwork.instruments.checklist import FILE, SIGNATURE, WITH_FILES, Checklist, Point
from fieldwork.records import CheckSheet


@safe_component
def Answered(checklist: Checklist, sheet: CheckSheet, attached: tuple[Attached, ...]) -> ft.Control:
    """All points in the order of the checklist. Pictures are fetched when somebody wants to see them."""
    show = use_gallery(words.CHECKLIST())

    def look(point: Point) -> None:
        show([(each.hash, title_of(point)) for each in at_point(attached, point.id)])

    cards: list[ft.Control] = [
        _point(n, point, sheet, at_point(attached, point.id), partial(look, point))
        for n, point in enumerate(checklist.points, start=1)
    ]
    return ft.Column(cards, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _point(n: int, point: Point, sheet: CheckSheet, held: tuple[Attached, ...], look: object) -> ft.Control:
    parts: list[ft.Control] = [Strong(f"{n}. {title_of(point)}")]
    if point.type not in WITH_FILES:
        said = answer_words(point, sheet.answers.get(point.id))
        parts.append(Body(said) if said else Note(words.NOTHING()))
    elif not held:
        parts.append(Note(words.NOTHING()))
    elif point.type == FILE:
        parts += [FileRow(each, key=each.hash) for each in held]  # type: ignore[call-arg]
    else:
        icon = ft.Icons.IMAGE_OUTLINED
        text = words.SIGNED() if point.type == SIGNATURE else words.N_PHOTOS(n=len(held))
        button = QuietButton(text, look, identifier=f"look-{point.id}", icon=icon)  # type: ignore[arg-type]
        parts.append(ft.Row([button], wrap=True, spacing=S))
    return ft.Semantics(identifier=f"answer-{point.id}", content=Card(*parts, spacing=XS))
