"""Small pieces of the result: who chose which level as a bar, a lean in words, the sample itself."""

from __future__ import annotations

from fractions import Fraction

import flet as ft

from app.parts.surfaces import Card
from app.parts.text import Body, Note, Strong
from app.screens.calibration.state import Page
from app.theme import RADIUS_SMALL, XS, S
from app.wording import calibration as words
from app.wording import language
from fieldwork.calibration import Item, Lean
from fieldwork.instruments.model import Indicator, Instrument
from fieldwork.records import Calibration
from fieldwork.rounding import round_half_up


def title_of(thing: Indicator | Instrument) -> str:
    return language.of(thing.title_th, thing.title_en)


def item_title(page: Page, item: Item) -> str:
    """An indicator by its id and title."""
    return words.ITEM(id=item.indicator_id, title=title_of(page.form.indicator(item.indicator_id)))


def level_label(form: Instrument, value: int) -> str:
    found = next((level for level in form.scale.levels if level.value == value), None)
    return language.of(found.label_th, found.label_en) if found else ""


def decimals(value: Fraction, digits: int = 2) -> str:
    """A fraction as people read it: 0.67. Rounded only here."""
    return str(round_half_up(abs(value), digits))


def signed(value: Fraction, *, plus: bool = False) -> str:
    """The same with its sign, where words do not say which way it is."""
    sign = "\N{MINUS SIGN}" if value < 0 else "+" if plus and value else ""
    return f"{sign}{decimals(value)}"


def percent(ratio: Fraction) -> str:
    """A share as a whole number of hundredths."""
    return words.SHARE(percent=int(ratio * 100 + Fraction(1, 2)))


def SampleCard(calibration: Calibration) -> ft.Control:
    """The sample, whole: it is what everybody rates."""
    text, where = (calibration.sample or "").strip(), (calibration.where or "").strip()
    parts: list[ft.Control] = [Strong(words.SAMPLE())]
    parts += [Note(words.WHERE(where=where))] if where else []
    parts += [Body(text)] if text else []
    parts += [] if text or where else [Note(words.SAMPLE_NONE())]
    return Card(*parts, identifier="sample")


def Bar(page: Page, item: Item) -> ft.Control:
    """Which levels were chosen, lowest first, each as wide as it was chosen often; and those without a level. The names
    stand below: the bar alone says nothing that the words do not."""
    parts = [_segment(str(value), len(who), _place(value, page.form)) for value, who in item.chosen.items()]
    parts += [_segment(words.NO_LEVEL_SHORT(), len(item.without_level), None)] if item.without_level else []
    return ft.Semantics(exclude_semantics=True, content=ft.Row(parts, spacing=2))


_SHADES = (
    (ft.Colors.SURFACE_CONTAINER_HIGHEST, ft.Colors.ON_SURFACE),
    (ft.Colors.PRIMARY_CONTAINER, ft.Colors.ON_PRIMARY_CONTAINER),
    (ft.Colors.PRIMARY, ft.Colors.ON_PRIMARY),
)


def _segment(text: str, n: int, place: int | None) -> ft.Control:
    """Darker for a higher level, so that the eye finds the ends; outlined for no level."""
    fill, ink = _SHADES[place] if place is not None else (None, ft.Colors.ON_SURFACE_VARIANT)
    return ft.Container(
        Note(text, color=ink, no_wrap=True, text_align=ft.TextAlign.CENTER),
        expand=n,
        bgcolor=fill,
        border=None if fill else ft.Border.all(1, ft.Colors.OUTLINE_VARIANT),
        border_radius=4,
        padding=ft.Padding.symmetric(vertical=2),
        alignment=ft.Alignment.CENTER,
        clip_behavior=ft.ClipBehavior.HARD_EDGE,
    )


def _place(value: int, form: Instrument) -> int:
    """The low, the middle or the high part of the scale."""
    levels = sorted(level.value for level in form.scale.levels)
    rank = levels.index(value) if value in levels else 0
    return min(rank * len(_SHADES) // len(levels), len(_SHADES) - 1)


def Choosers(page: Page, item: Item) -> ft.Control:
    """The same in words: each level with the names of those who chose it, highest first as on the form."""
    lines: list[ft.Control] = [
        Note(words.CHOSE(value=value, label=level_label(page.form, value), n=len(who), names=page.names(who)))
        for value, who in sorted(item.chosen.items(), reverse=True)
    ]
    lines += [Note(words.NO_LEVEL(names=page.names(item.without_level)))] if item.without_level else []
    return ft.Column(lines, spacing=XS, tight=True)


def item_said(item: Item) -> str:
    """How far apart, in one line."""
    counted = item.agreement
    if not counted.n or item.distance is None:
        return words.ITEM_ALONE()
    return " · ".join(
        (words.ITEM_SHARE(k=counted.exact, n=counted.n), words.ITEM_DISTANCE(value=decimals(item.distance)))
    )


def lean_said(lean: Lean) -> str:
    """A lean in words: a sign is read too easily the wrong way round."""
    said = words.AS_GROUP if lean.is_near else words.LENIENT if lean.levels > 0 else words.SEVERE
    return said(value=signed(lean.levels, plus=True) if lean.is_near else decimals(lean.levels))


def Described(page: Page, item: Item, *, beside: bool) -> ft.Control:
    """The levels that were chosen, each with its descriptor and who chose it: side by side where there is room."""
    indicator = page.form.indicator(item.indicator_id)
    chosen = sorted(item.chosen.items(), reverse=True)
    cells = [_Chosen(page, indicator, value, who, columns=len(chosen) if beside else 1) for value, who in chosen]
    row = ft.ResponsiveRow(list(cells), spacing=S, run_spacing=S, vertical_alignment=ft.CrossAxisAlignment.START)
    if not item.without_level:
        return row
    missing = Note(words.NO_LEVEL(names=page.names(item.without_level)))
    return ft.Column([row, missing], spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _Chosen(page: Page, indicator: Indicator, value: int, who: tuple[str, ...], *, columns: int) -> ft.Control:
    head = Strong(words.LEVEL(value=value, label=level_label(page.form, value)))
    names = Note(words.CHOSEN_BY(n=len(who), names=page.names(who)))
    text = ft.Column([head, names, Body(indicator.descriptor(value))], spacing=XS, tight=True)
    return ft.Container(
        text,
        col={"xs": 12, "md": max(12 // columns, 3)},
        padding=12,
        border_radius=RADIUS_SMALL,
        bgcolor=ft.Colors.SURFACE_CONTAINER,
    )
