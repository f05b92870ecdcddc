"""Results: bands, matrix cells and a trend, each with its words and its n, so that no number stands on colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import flet as ft

from app.parts.buttons import Click, tappable
from app.parts.surfaces import Card, SectionHeader, StatusPill
from app.parts.text import Body, Note, Strong
from app.theme import RADIUS_SMALL, XS, S, Tone
from app.wording import parts as words

_BAND_TONES = (Tone.GOOD, Tone.INFO, Tone.WARN, Tone.BAD)
_BAND_ICONS = (
    ft.Icons.STAR_ROUNDED,
    ft.Icons.THUMB_UP_OUTLINED,
    ft.Icons.TRENDING_UP,
    ft.Icons.SUPPORT_OUTLINED,
)


def band_tone(rank: int | None, of: int) -> Tone:
    """The tone of the band at `rank` (0 is the best) among `of` bands; neutral when there is no band."""
    if rank is None:
        return Tone.NEUTRAL
    return _BAND_TONES[_place(rank, of)]


def BandBadge(label: str, rank: int | None, of: int) -> ft.Control:
    """A band by its word ("ดีมาก"), or the word for too few answers with `rank` None."""
    icon = ft.Icons.HORIZONTAL_RULE if rank is None else _BAND_ICONS[_place(rank, of)]
    return StatusPill(label, tone=band_tone(rank, of), icon=icon)


def MatrixCell(
    value: str,
    band: str,
    note: str,
    tone: Tone,
    *,
    identifier: str,
    label: str,
    on_click: Click | None = None,
    width: float | None = 128,
) -> ft.Control:
    """One school and area: the mean, its band, n and date. Empty cells say so in words. `label` reads it all aloud."""
    ink = tone.ink if tone is not Tone.NEUTRAL else ft.Colors.ON_SURFACE_VARIANT
    lines: list[ft.Control] = [Strong(value or "–", color=ink)]
    lines += [Note(text, color=ink, text_align=ft.TextAlign.CENTER) for text in (band, note) if text]
    face = ft.Column(lines, spacing=0, tight=True, horizontal_alignment=ft.CrossAxisAlignment.CENTER)
    strut = ft.Container(width=0, height=64)
    inside = ft.Row([strut, ft.Container(face, expand=True)], spacing=0)
    empty = not value
    box: dict[str, Any] = {
        "padding": S,
        "width": width,
        "border_radius": RADIUS_SMALL,
        "bgcolor": None if empty else tone.fill,
        "border": ft.Border.all(1, ft.Colors.OUTLINE_VARIANT) if empty else None,
    }
    if on_click is None:
        hidden = ft.Semantics(exclude_semantics=True, content=ft.Container(inside, **box))
        return ft.Semantics(identifier=identifier, label=label, content=hidden)
    return tappable(inside, on_click, identifier=identifier, label=label, **box)


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One round: what it was called, the mean as shown, its share of the highest level (0 to 1), how many sheets."""

    title: str
    value: str
    share: float | None
    n: int


def Trends(high: int, areas: Sequence[ft.Control]) -> list[ft.Control]:
    """The section that shows how a school's areas moved, on a scale up to `high`."""
    head = SectionHeader(words.TREND(), note=words.TREND_NOTE(high=high))
    return [head, Card(*areas, spacing=24, identifier="trends")]


def Trend(title: str, points: Sequence[TrendPoint]) -> ft.Control:
    """An area's means over rounds, as bars that are also a table: round, mean, n."""
    rows = [_TrendRow(point) for point in points] or [Note(words.NO_DATA())]
    return ft.Column([Strong(title), *rows], spacing=XS, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)


def _TrendRow(point: TrendPoint) -> ft.Control:
    share = min(max(point.share or 0.0, 0.0), 1.0)
    bar = ft.ProgressBar(value=share, bar_height=10, border_radius=5)
    row = ft.ResponsiveRow(
        [
            ft.Container(Note(point.title), col={"xs": 12, "sm": 5}),
            ft.Container(bar, col={"xs": 4, "sm": 3}, padding=ft.Padding.only(top=8)),
            ft.Container(Body(point.value or "–", weight=ft.FontWeight.W_700), col={"xs": 4, "sm": 2}),
            ft.Container(Note(words.N_SHEETS(n=point.n)), col={"xs": 4, "sm": 2}),
        ],
        spacing=S,
        run_spacing=0,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )
    hidden = ft.Semantics(exclude_semantics=True, content=row)
    return ft.Semantics(label=f"{point.title} {point.value or '–'} {words.N_SHEETS(n=point.n)}", content=hidden)


def _place(rank: int, of: int) -> int:
    """Spread any number of bands over the four tones, best to best and last to last."""
    return round(min(rank, of - 1) * (len(_BAND_TONES) - 1) / max(of - 1, 1))
