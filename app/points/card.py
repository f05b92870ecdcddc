"""One point of a checklist: its question, its help, what its type is answered with, and what is wrong beside it."""

from __future__ import annotations

from functools import partial

import flet as ft

from app.boundary import safe_component
from app.checking.acts import written
from app.checking.told import title_of
from app.parts.choices import ChoiceChips
from app.parts.fields import DraftField
from app.parts.numbers import DateField
from app.parts.surfaces import Card
from app.parts.text import Note, Strong
from app.points.files import FilePoint, PhotoPoint, SignaturePoint
from app.points.given import Given, PointActs
from app.points.reading import NumberText, TimeText
from app.points.rows import TablePoint
from app.theme import XS, M, S, Tone
from app.wording import checklists as words
from app.wording import language
from fieldwork.instruments.checklist import (
    CHOICE,
    DATE,
    FILE,
    NUMBER,
    PHOTO,
    SEVERAL,
    SIGNATURE,
    TABLE,
    TEXT,
    TIME,
)  # fmt: skip

_IN_FIELD = (NUMBER, DATE, TIME)
"""Types whose field says its own error."""


@ft.memo
@safe_component
def PointCard(given: Given, acts: PointActs) -> ft.Control:
    """One point. Memoised: answering one redraws no other."""
    point = given.point
    title = title_of(point)
    head: list[ft.Control] = [Note(_place(given)), Strong(title)]
    head += [Note(point.help_th)] if point.help_th else []
    parts: list[ft.Control] = [ft.Column(head, spacing=XS, tight=True), _answer(given, acts)]
    told = _Error(given) if given.error and point.type not in _IN_FIELD else None
    parts.append(ft.Container(told))  # always there: a field above must not lose its cursor
    card = Card(*parts, spacing=M)
    return ft.Semantics(identifier=f"point-{point.id}-card", label=title, container=True, content=card)


def _place(given: Given) -> str:
    nth = words.NTH(n=given.n, total=given.total)
    return nth if given.point.required else f"{nth} · {words.OPTIONAL()}"


def _Error(given: Given) -> ft.Control:
    icon = ft.Icon(ft.Icons.ERROR_OUTLINE, size=18, color=Tone.BAD.ink)
    text = ft.Text(given.error, expand=True, theme_style=ft.TextThemeStyle.BODY_MEDIUM, color=Tone.BAD.ink)
    row = ft.Row([icon, text], spacing=S, vertical_alignment=ft.CrossAxisAlignment.START)
    return ft.Semantics(identifier=f"point-{given.point.id}-error", live_region=True, content=row)


def _answer(given: Given, acts: PointActs) -> ft.Control:
    drawn = {
        CHOICE: _Choice,
        SEVERAL: _Choice,
        NUMBER: _Number,
        DATE: _Date,
        TIME: _Time,
        TEXT: _Text,
        PHOTO: PhotoPoint,
        SIGNATURE: SignaturePoint,
        TABLE: TablePoint,
        FILE: FilePoint,
    }
    return drawn[given.point.type](given, acts)


def _Choice(given: Given, acts: PointActs) -> ft.Control:
    """Chips by number: options are words of any kind, and an identifier is none."""
    point, value = given.point, given.value
    held = value if isinstance(value, list) else [value]
    chosen = [str(n) for n, option in enumerate(point.options) if option in held]

    def choose(n: str) -> None:
        if not given.locked:
            acts.choose(point.id, point.options[int(n)])

    options = [(str(n), option) for n, option in enumerate(point.options)]
    chips = ChoiceChips(options, chosen, choose, identifier=f"point-{point.id}")
    several = point.type == SEVERAL
    note = words.SEVERAL_NOTE() if several else words.CHOSEN_AGAIN() if chosen and not given.locked else ""
    return ft.Column([chips, *([Note(note)] if note else [])], spacing=S, tight=True)


def _Number(given: Given, acts: PointActs) -> ft.Control:
    point = given.point
    return NumberText(
        words.NUMBER_IN(unit=point.unit_th) if point.unit_th else words.NUMBER(),
        _text_of(given),
        partial(acts.write, point.id),
        identifier=f"point-{point.id}",
        error=given.error,
        disabled=given.locked,
        key=f"{given.key}-{point.id}",  # type: ignore[call-arg]
    )


def _Time(given: Given, acts: PointActs) -> ft.Control:
    return TimeText(
        words.TIME(),
        _text_of(given),
        partial(acts.write, given.point.id),
        identifier=f"point-{given.point.id}",
        error=given.error,
        disabled=given.locked,
        key=f"{given.key}-{given.point.id}",  # type: ignore[call-arg]
    )


def _Date(given: Given, acts: PointActs) -> ft.Control:
    return DateField(
        words.DATE(),
        _text_of(given) or None,
        partial(acts.write, given.point.id),
        identifier=f"point-{given.point.id}",
        error=given.error,
        disabled=given.locked,
        key=f"{given.key}-{given.point.id}",  # type: ignore[call-arg]
    )


def _Text(given: Given, acts: PointActs) -> ft.Control:
    point = given.point
    return DraftField(
        words.ANSWER(),
        _text_of(given),
        lambda text: acts.write(point.id, written(point, text)),
        identifier=f"point-{point.id}",
        multiline=bool(point.long),
        wraps=True,
        max_chars=point.max_chars,
        disabled=given.locked,
        key=f"{given.key}-{point.id}-{language.spoken()}",
    )


def _text_of(given: Given) -> str:
    return given.value if isinstance(given.value, str) else ""
