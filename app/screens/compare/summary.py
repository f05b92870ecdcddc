"""The head of the comparison: who rated, how often they agree, each area's means and what the team agreed on."""

from __future__ import annotations

import flet as ft

from app.boundary import safe_component
from app.parts.moments import at
from app.parts.results import BandBadge
from app.parts.surfaces import Card, ListRow, Notice, RowsCard, SectionHeader
from app.parts.text import Body, Note, Strong
from app.screens.compare.board import AreaLine, Board
from app.screens.compare.parts import band_label, level_label, number, title_of
from app.screens.compare.state import decided_in
from app.theme import XS, M, S
from app.wording import compare as words
from app.wording import language
from fieldwork.instruments.model import Instrument
from fieldwork.scoring import AreaResult, SheetResult, Spread


@ft.memo
@safe_component
def Raters(found: Board, spoken: str) -> ft.Control:
    """Who submitted, and when."""
    del spoken
    rows = [
        ListRow(
            rater.name,
            subtitle=words.SUBMITTED_AT(when=at(rater.submitted_at)),
            leading=ft.Icon(ft.Icons.PERSON_OUTLINE),
        )
        for rater in found.raters
    ]
    parts: list[ft.Control] = [SectionHeader(words.RATERS()), RowsCard(*rows)]
    if found.coming:
        parts.append(Notice(words.COMING(names=", ".join(found.coming)), identifier="sheets-coming"))
    elif len(found.raters) == 1:
        parts.append(Notice(words.ONE_RATER()))
    return _stack(parts)


@ft.memo
@safe_component
def AgreementCard(found: Board, spoken: str) -> ft.Control:
    """How often raters gave the same level, out of how many pairs, and how all levels are spread."""
    del spoken
    agreement = found.agreement
    lines: list[ft.Control] = []
    if agreement.n:
        lines.append(Strong(words.EXACT(k=agreement.exact, n=agreement.n)))
        lines.append(Body(words.WITHIN_ONE(k=agreement.within_one, n=agreement.n)))
    else:
        lines.append(Body(words.NO_PAIRS(), muted=True))
    lines.append(_Spread(found.instrument, found.spread))
    return _stack([SectionHeader(words.AGREEMENT()), Card(*lines, identifier="agreement-counts")])


@ft.memo
@safe_component
def Areas(found: Board, spoken: str) -> ft.Control:
    """Every area: each rater's mean, the team's, and their bands; then the whole."""
    del spoken
    cards = [_Area(found, line) for line in found.areas]
    bands = ", ".join(
        words.BAND(min=f"{band.min:.2f}", label=language.of(band.label_th, band.label_en))
        for band in found.instrument.bands
    )
    return _stack([SectionHeader(words.AREAS()), *cards, _Total(found), Note(words.BANDS(bands=bands))])


def _Area(found: Board, line: AreaLine) -> ft.Control:
    done, total = decided_in(found, line.area.id)
    rows = [_Result(r.name, result, found.instrument) for r, result in zip(found.raters, line.own, strict=True)]
    team = _Team(line.team, found.instrument, done, total, line.is_whole)
    weight = words.WEIGHT(weight=number(line.area.weight))
    return Card(Strong(title_of(line.area)), Note(weight), *rows, ft.Divider(), team, identifier=f"area-{line.area.id}")


def _Total(found: Board) -> ft.Control:
    rows = [_Result(r.name, result, found.instrument) for r, result in zip(found.raters, found.own, strict=True)]
    team = _Team(found.team, found.instrument, found.decided, found.to_decide, found.is_whole)
    return Card(Strong(words.TOTAL()), *rows, ft.Divider(), team, identifier="area-total")


def _Result(name: str, result: AreaResult | SheetResult, instrument: Instrument) -> ft.Control:
    """One rater's mean with its n and band."""
    counted = words.ANSWERED_OF(k=result.answered, n=result.n)
    return _Line(name, counted, result, instrument)


def _Team(result: AreaResult | SheetResult, instrument: Instrument, done: int, total: int, whole: bool) -> ft.Control:
    counted = words.AGREED_OF(k=done, n=total)
    if whole:
        return _Line(words.TEAM(), counted, result, instrument)
    return ft.Row(
        [_names(words.TEAM(), counted), Note(words.NOT_AGREED_YET())],
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
        spacing=S,
    )


def _Line(name: str, counted: str, result: AreaResult | SheetResult, instrument: Instrument) -> ft.Control:
    rank = instrument.bands.index(result.band) if result.band in instrument.bands else None
    badge = BandBadge(band_label(result.band), rank, len(instrument.bands))
    shown: list[ft.Control] = [Strong(str(result.shown))] if result.shown is not None else []
    right = ft.Row([*shown, badge], spacing=S, tight=True, wrap=True, alignment=ft.MainAxisAlignment.END)
    return ft.ResponsiveRow(
        [
            ft.Container(_names(name, counted), col={"xs": 6}),
            ft.Container(right, col={"xs": 6}, alignment=ft.Alignment.CENTER_RIGHT),
        ],
        spacing=S,
        vertical_alignment=ft.CrossAxisAlignment.CENTER,
    )


def _names(name: str, counted: str) -> ft.Control:
    return ft.Column([Body(name), Note(counted)], spacing=0, tight=True, expand=True)


def _Spread(instrument: Instrument, spread: Spread) -> ft.Control:
    """The count of each level as words and as a bar of the same length scale."""
    rows: list[ft.Control] = [Note(words.SPREAD())]
    for value, count in spread.counts:
        text = words.LEVEL_COUNT(value=value, label=level_label(instrument.scale, value), n=count)
        bar = ft.ProgressBar(value=count / spread.n if spread.n else 0, bar_height=10, border_radius=5)
        rows.append(
            ft.ResponsiveRow(
                [
                    ft.Container(Note(text), col={"xs": 6}),
                    ft.Container(ft.Semantics(exclude_semantics=True, content=bar), col={"xs": 6}),
                ],
                vertical_alignment=ft.CrossAxisAlignment.CENTER,
            )
        )
    if spread.median is not None:
        rows.append(Note(words.MEDIAN(value=number(spread.median), n=spread.n)))
    return ft.Column(rows, spacing=XS, tight=True)


def _stack(parts: list[ft.Control]) -> ft.Control:
    return ft.Column(parts, spacing=M, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
