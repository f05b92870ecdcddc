"""The facts of one lesson, asked before its indicators: the class, the topic, the teacher."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.parts.choices import ChoiceChips
from app.parts.fields import DraftField
from app.parts.numbers import NumberField
from app.parts.surfaces import Notice
from app.parts.text import Note, Strong
from app.screens.rubric.desk import Desk, Shown
from app.screens.rubric.lesson import state
from app.theme import L, S, Tone
from app.visiting.sheets import Filling
from app.wording import grades
from app.wording import lesson as words
from fieldwork.instruments.model import HeaderField

HIGHEST = 9_999


@safe_component
def HeaderPage(shown: Shown, desk: Desk) -> ft.Control:
    """Every header field in the order of the instrument."""
    filling = shown.filling
    fields: list[ft.Control] = [
        HeaderItem(desk, filling, field, key=field.id) for field in filling.instrument.header_fields
    ]
    return ft.Column(fields, spacing=L, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


@safe_component
def HeaderItem(desk: Desk, filling: Filling, field: HeaderField) -> ft.Control:
    """One fact, in the way its type is given."""
    write = ft.use_callback(lambda value: desk.write_header(field, value), [])
    title = field.title_th if field.required else words.OPTIONAL(title=field.title_th)
    if field.type == "choice":
        return _Choice(desk, filling, field, title)
    if field.type == "integer":
        return NumberField(
            title,
            state.number_of(filling, field),
            write,
            identifier=f"header-{field.id}",
            low=field.min or 0,
            high=HIGHEST if field.max is None else field.max,
            disabled=filling.is_locked,
        )
    text = DraftField(
        title,
        state.text_of(filling, field),
        write,
        identifier=f"header-{field.id}",
        disabled=filling.is_locked,
        key=f"{filling.key.sheet}-{field.id}",
    )
    parts = [text, Notice(words.NAME_SEEN_BY(), tone=Tone.INFO)] if state.is_private(field) else [text]
    return ft.Column(parts, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _Choice(desk: Desk, filling: Filling, field: HeaderField, title: str) -> ft.Control:
    chosen = state.text_of(filling, field) or None

    def choose(option: str) -> None:
        desk.tap_header(field, None if option == chosen else option)

    chips = ChoiceChips(
        [(option, grades.named(option)) for option in field.options],
        chosen,
        choose,
        identifier=f"header-{field.id}",
        label="",
    )
    parts: list[ft.Control] = [Strong(title), chips]
    parts += [Note(words.CHOSEN_AGAIN())] if chosen else []
    column = ft.Column(parts, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    return ft.Semantics(label=title, container=True, content=column)
