"""The questions at the end of a sheet, answered in words, and what was agreed."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.parts.fields import DraftField
from app.parts.surfaces import Notice, SectionHeader
from app.parts.text import Note
from app.screens.rubric.agreements import AgreementList, SheetRows
from app.screens.rubric.desk import Desk, Shown
from app.screens.rubric.wording import title_of
from app.theme import M, Tone
from app.visiting import sheets
from app.visiting.sheets import Filling
from app.wording import rubric as words
from fieldwork.instruments.model import OpenItem


@safe_component
def ClosingPage(shown: Shown, desk: Desk) -> ft.Control:
    """Every open item in the order of the instrument; the principal's own is only named."""
    filling = shown.filling
    parts: list[ft.Control] = [
        ItemField(desk, filling, item, key=item.id) for item in sheets.own_items(filling.instrument)
    ]
    for item in sheets.row_items(filling.instrument):
        parts += _rows(shown, desk, item)
    later = [item for item in filling.instrument.open_items if item.filled_by is not None]
    parts += [Note(words.OTHERS_FILL(title=title_of(item))) for item in later]
    return ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


@safe_component
def ItemField(desk: Desk, filling: Filling, item: OpenItem) -> ft.Control:
    """One question. Its text is this rater's own."""
    write = ft.use_callback(lambda text: desk.write_item(item.id, text), [])
    text = filling.sheet.texts.get(item.id)
    title = title_of(item)
    return DraftField(
        words.REQUIRED(title=title) if item.required else title,
        text if isinstance(text, str) else "",
        write,
        identifier=f"item-{item.id}",
        multiline=True,
        max_chars=item.max_chars,
        disabled=filling.is_locked,
        key=f"{filling.key.sheet}-item-{item.id}",
    )


def _rows(shown: Shown, desk: Desk, item: OpenItem) -> list[ft.Control]:
    """A school's agreements are the team's; what is agreed with a teacher stays in the lesson's sheet."""
    of_team = shown.filling.instrument.unit_of_rating == "school"
    said = words.AGREEMENTS_SHARED() if of_team else words.ROWS_PRIVATE()
    rows = AgreementList(shown, desk, item) if of_team else SheetRows(shown, desk, item)
    return [SectionHeader(title_of(item)), Notice(said, tone=Tone.INFO), rows]
