"""A draft as a phone will show it. It can be tried out; nothing is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import flet as ft

from app.boundary import safe_component
from app.checking import acts
from app.client import use_client
from app.parts.text import Body, Note, Strong
from app.points.card import PointCard
from app.points.given import Given, PointActs
from app.screens.office_checklists.draft.state import Draft
from app.theme import RADIUS, L, M
from app.tray import ChosenFile
from app.wording import checklists as words
from fieldwork.checking.drafts import shown_point
from fieldwork.instruments.checklist import Point

PHONE = 390  # as wide as the phones most people have


@ft.observable
@dataclass(eq=False)
class Trial:
    """What was tried out, in memory."""

    points: dict[str, Point] = field(default_factory=dict)
    answers: tuple[tuple[str, Any], ...] = ()

    def __post_init__(self) -> None:
        self._rows = 0
        self.acts = PointActs(
            choose=lambda point, option: self._put(point, acts.chosen(self.points[point], self.at(point), option)),
            write=self._put,
            cell=lambda point, row, column, text: self._put(
                point, acts.with_cell(self.points[point], self.at(point), row, column, text)
            ),
            add_row=self._add_row,
            remove_row=lambda point, row: self._put(point, acts.without_row(self.at(point), row)),
            photos=_no_photos,
            no_picture=lambda point: None,
            sign=lambda point: None,
            attach=lambda point, files: None,
            take_away=lambda sha256: None,
            trial=True,
        )

    def at(self, point: str) -> Any:
        """What was answered to a point."""
        return dict(self.answers).get(point)

    def _add_row(self, point: str) -> None:
        self._rows += 1
        self._put(point, acts.with_row(self.at(point), f"t{self._rows}"))

    def _put(self, point: str, value: Any) -> None:
        self.answers = tuple({**dict(self.answers), point: value}.items())


async def _no_photos(point: str, files: Sequence[ChosenFile]) -> None:
    """A trial takes none."""


@safe_component
def Preview(page: Draft) -> ft.Control:
    """All points in a frame as wide as a phone."""
    kept: Any = ft.use_state(Trial)
    trial: Trial = kept[0]
    room = use_client().window.breadth
    draft = page.typed
    shown = [shown_point(each) for each in page.points]
    trial.points = {point.id: point for point in shown}
    head: list[ft.Control] = [Note(words.PREVIEW_NOTE()), Strong(draft.title or words.UNTITLED())]
    head += [Body(draft.purpose)] if draft.purpose else []
    head += [Note(words.SOURCE(source=draft.source))] if draft.source else []
    cards = [
        PointCard(
            Given("trial", n, len(shown), point, value=trial.at(point.id)),
            trial.acts,
            key=f"{point.id}-{point.type}",
        )
        for n, point in enumerate(shown, start=1)
    ]
    column = ft.Column([*head, *cards], spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    if room < 2 * PHONE:
        return column
    frame = ft.Container(
        column, width=PHONE, padding=L, border_radius=RADIUS, border=ft.Border.all(2, ft.Colors.OUTLINE_VARIANT)
    )
    return ft.Row([frame], alignment=ft.MainAxisAlignment.CENTER)
