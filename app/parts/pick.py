"""Picking one of many: a search field over rows, folded away once something is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import PlainButton
from app.parts.fields import SearchField
from app.parts.surfaces import ListRow, RowsCard
from app.parts.text import Note
from app.theme import S
from app.wording import office as words
from app.wording import parts as part_words
from fieldwork.thai.searching import Texts

SHOWN = 8


@safe_component
def PickOne(
    label: str,
    options: Sequence[tuple[str, str]],
    chosen: str,
    on_choose: Callable[[str], None],
    *,
    identifier: str,
    none_found: str = "",
) -> ft.Control:
    """One of `(value, words)`. Shows the first few that match; the chosen one alone, with a way to change it.

    `none_found` says why something may be missing here, where the options are not all there are.
    """
    query, search = ft.use_state("")
    named = next((text for value, text in options if value == chosen), "")
    if named:
        change = PlainButton(words.CHANGE(), lambda: on_choose(""), identifier=f"{identifier}-change")
        return RowsCard(ListRow(named, subtitle=label, trailing=change))
    texts = ft.use_memo(lambda: Texts([text for _, text in options]), [options])
    fitting = [options[place] for place in texts.found(query)] if query.strip() else options
    rows = [
        ListRow(text, on_click=partial(on_choose, value), identifier=f"{identifier}-{value}")
        for value, text in fitting[:SHOWN]
    ]
    parts: list[ft.Control] = [SearchField(label, search, identifier=identifier)]
    nothing = (none_found or part_words.NOT_FOUND()) if query.strip() else part_words.NO_DATA()
    parts += [RowsCard(*rows)] if rows else [Note(nothing)]
    parts += [Note(part_words.MORE_TO_FIND(n=len(fitting) - SHOWN))] if len(fitting) > SHOWN else []
    return ft.Column(parts, spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
