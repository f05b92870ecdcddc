"""One point being written: its kind, its question, and what its kind asks for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import PlainButton, QuietButton
from app.parts.choices import ChoiceChips
from app.parts.fields import DraftField
from app.parts.surfaces import Card
from app.parts.text import Note
from app.screens.office_checklists.draft.screen import Writing
from app.screens.office_checklists.draft.state import Draft
from app.theme import M, S, Tone
from app.wording import checklists as words
from fieldwork.checking.drafts import Typed
from fieldwork.instruments.checklist import CHOICE, FILE, MOST, NUMBER, PHOTO, SEVERAL, TABLE, TEXT

REQUIRED, OPTIONAL, SHORT, LONG = "required", "optional", "short", "long"
_MOST = {PHOTO: words.MOST_PHOTOS, FILE: words.MOST_FILES, TABLE: words.MOST_ROWS}


@safe_component
def PointForm(writing: Writing, page: Draft, point: Typed) -> ft.Control:
    """Everything about one point; what was typed for another kind is kept and comes back with it."""
    kinds = [(kind, phrase()) for kind, phrase in words.TYPES.items()]
    parts: list[ft.Control] = [
        ChoiceChips(
            kinds, point.type, partial(writing.set, point.id, "type"), identifier="type", label=words.POINT_TYPE()
        ),
        *_said(writing, page, point, "type"),
        _Text(writing, point, "title_th", words.QUESTION(), wraps=True),
        *_said(writing, page, point, "title_th"),
        *_in_english(writing, page, point),
        *_OF_TYPE.get(point.type, _nothing)(writing, page, point),
        ChoiceChips(
            [(REQUIRED, words.REQUIRED_YES()), (OPTIONAL, words.REQUIRED_NO())],
            REQUIRED if point.required else OPTIONAL,
            lambda way: writing.set(point.id, "required", way == REQUIRED),
            identifier="required",
            label=words.REQUIRED(),
        ),
        _Text(writing, point, "help_th", words.HELP(), wraps=True),
        *_said(writing, page, point, "help_th"),
    ]
    return Card(*parts, spacing=M)


def _in_english(writing: Writing, page: Draft, point: Typed) -> list[ft.Control]:
    """The English question, where the version before had one."""
    if "title_en" not in point.keys:
        return []
    field = _Text(writing, point, "title_en", words.QUESTION_EN(), wraps=True)
    return [field, *_said(writing, page, point, "title_en")]


def _Text(
    writing: Writing,
    point: Typed,
    key: str,
    label: str,
    *,
    wraps: bool = False,
    multiline: bool = False,
    hint: str = "",
    helper: str = "",
) -> ft.Control:
    return DraftField(
        label,
        point.text(key),
        partial(writing.put, point.id, key),
        identifier=f"point-{key}",
        wraps=wraps,
        multiline=multiline,
        hint=hint,
        helper=helper,
        quiet=True,
        key=f"{writing.draft}-{point.id}-{key}",
    )


def _said(writing: Writing, page: Draft, point: Typed, *keys: str) -> list[ft.Control]:
    """What is to be put right, once that was asked for. Always one part, so that the field above keeps its cursor when
    the last word of an answer takes the complaint away."""
    said = page.wrong(point.id, *keys) if writing.asked else ""
    text = ft.Text(said, theme_style=ft.TextThemeStyle.BODY_MEDIUM, color=Tone.BAD.ink)
    told = ft.Semantics(identifier=f"wrong-{keys[0]}", live_region=True, content=text) if said else None
    return [ft.Container(told, key=f"wrong-{keys[0]}")]


def _nothing(writing: Writing, page: Draft, point: Typed) -> list[ft.Control]:
    del writing, page, point
    return []


def _options(writing: Writing, page: Draft, point: Typed) -> list[ft.Control]:
    """A line each; yes and no with a tap, while nothing else was written."""
    parts: list[ft.Control] = [_Text(writing, point, "options", words.OPTIONS(), multiline=True)]
    put_in = QuietButton(
        words.YES_NO(),
        lambda: writing.set(point.id, "options", words.YES_NO_OPTIONS()),
        identifier="yes-no",
    )
    offered = ft.Row([put_in], wrap=True) if not point.text("options").strip() else None
    parts.append(ft.Container(offered, key="yes-no"))
    return [*parts, *_said(writing, page, point, "options")]


def _number(writing: Writing, page: Draft, point: Typed) -> list[ft.Control]:
    fields = [
        _Text(writing, point, "unit_th", words.UNIT(), hint=words.UNIT_HINT()),
        _Text(writing, point, "min", words.LEAST(), helper=words.LEAST_HELP()),
        _Text(writing, point, "max", words.LARGEST()),
    ]
    row: list[ft.Control] = [ft.Container(each, col={"xs": 12, "sm": 4}) for each in fields]
    decimals = [(n, phrase()) for n, phrase in words.DECIMALS_OF.items()]
    chips = ChoiceChips(
        decimals,
        point.text("decimals") or "0",
        partial(writing.set, point.id, "decimals"),
        identifier="decimals",
        label=words.DECIMALS(),
    )
    return [
        ft.ResponsiveRow(row, spacing=M, run_spacing=S),
        *_said(writing, page, point, "min", "max", "unit_th"),
        chips,
    ]


def _text(writing: Writing, page: Draft, point: Typed) -> list[ft.Control]:
    del page
    chips = ChoiceChips(
        [(SHORT, words.SHORT()), (LONG, words.LONG())],
        LONG if point.keys.get("long") is True else SHORT,
        lambda way: writing.set(point.id, "long", way == LONG),
        identifier="length",
        label=words.LENGTH(),
    )
    return [chips]


def _amount(writing: Writing, page: Draft, point: Typed) -> list[ft.Control]:
    """How many there may be: few enough to tap."""
    del page
    usual, most = MOST[point.type]
    amounts = [5, 10, 20, 30] if point.type == TABLE else list(range(1, most + 1))
    chips = ChoiceChips(
        [(str(n), str(n)) for n in amounts],
        point.text("most") or str(usual),
        partial(writing.set, point.id, "most"),
        identifier="most",
        label=_MOST[point.type](),
    )
    return [chips]


def _table(writing: Writing, page: Draft, point: Typed) -> list[ft.Control]:
    columns = _Text(writing, point, "columns", words.COLUMNS(), multiline=True)
    return [
        columns,
        Note(words.COLUMNS_HELP()),
        *_said(writing, page, point, "columns"),
        *_amount(writing, page, point),
    ]


Parts = Callable[[Writing, Draft, Typed], list[ft.Control]]
_OF_TYPE: dict[str, Parts] = {
    CHOICE: _options,
    SEVERAL: _options,
    NUMBER: _number,
    TEXT: _text,
    PHOTO: _amount,
    FILE: _amount,
    TABLE: _table,
}


def RemovePoint(n: int, ask: Callable[[], None]) -> ft.Control:
    """Taking the point out; it asks first."""
    return PlainButton(
        words.REMOVE_POINT(n=n), ask, identifier="point-remove", icon=ft.Icons.DELETE_OUTLINE, danger=True
    )
