"""What came out: agreement of the group, the two worst to talk about, how one leans, and every indicator."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.parts.buttons import tappable
from app.parts.fields import DraftField
from app.parts.surfaces import Card, ListRow, Notice, RowsCard, SectionHeader
from app.parts.text import Body, Figure, Note, Strong
from app.screens.calibration.parts import (
    Bar,
    Choosers,
    Described,
    item_said,
    item_title,
    lean_said,
    percent,
    signed,
)
from app.screens.calibration.screen import CalibrationScreen
from app.screens.calibration.state import Page
from app.theme import TARGET, XS, L, M, S, Tone
from app.wording import calibration as words
from fieldwork.calibration import FEWEST_ITEMS, Item, Result
from fieldwork.thai.sorting import person_sort_key

GOOD, FAIR = Fraction(4, 5), Fraction(2, 3)


def Summary(page: Page, found: Result) -> list[ft.Control]:
    """How often pairs agree, and the coefficient where it says something."""
    parts: list[ft.Control] = [SectionHeader(words.AGREEMENT())]
    if page.coming:
        parts.append(Notice(words.COMING(names=", ".join(page.coming)), identifier="sheets-coming"))
    if page.missing:
        names = ", ".join(rater.name for rater in page.missing)
        parts.append(Notice(words.MISSING(names=names), tone=Tone.WARN, identifier="not-in"))
    counted = found.agreement
    if counted.exact_ratio is None or counted.within_one_ratio is None:
        return [*parts, *([] if page.coming else [Note(words.TOO_FEW())])]
    shares = ft.ResponsiveRow(
        [
            _Share(words.SAME(), counted.exact_ratio, words.PAIRS(k=counted.exact, n=counted.n)),
            _Share(words.NEAR(), counted.within_one_ratio, words.PAIRS(k=counted.within_one, n=counted.n)),
        ],
        spacing=L,
        run_spacing=M,
    )
    parts.append(Card(shares, ft.Divider(), *_alpha(found), Note(words.PAIRS_WHAT()), identifier="agreement-counts"))
    return parts


def _Share(title: str, ratio: Fraction, pairs: str) -> ft.Control:
    column = ft.Column([Note(title), Figure(percent(ratio)), Note(pairs)], spacing=0, tight=True)
    return ft.MergeSemantics(ft.Container(column, col={"xs": 6}), col={"xs": 6})


def _alpha(found: Result) -> list[ft.Control]:
    if found.is_alike:
        return [Body(words.ALPHA_ALIKE())]
    if found.alpha is None:
        return [Note(words.ALPHA_FEW(n=FEWEST_ITEMS))]
    meaning = words.ALPHA_GOOD if found.alpha >= GOOD else words.ALPHA_FAIR if found.alpha >= FAIR else words.ALPHA_POOR
    return [
        Strong(words.ALPHA(value=signed(found.alpha))),
        Body(meaning()),
        Note(words.ALPHA_WHAT(n=found.rated_together)),
    ]


def Talk(screen: CalibrationScreen, page: Page, found: Result, *, beside: bool) -> list[ft.Control]:
    """The worst two, each with the descriptors that were chosen, and what was agreed about it. Nothing where nobody is
    apart but not all sheets are here, or no two of them can be compared."""
    header = SectionHeader(words.TALK(), note=words.TALK_NOTE())
    if not found.to_talk_about:
        if page.coming or not found.agreement.n:
            return []
        return [header, Notice("", tone=Tone.GOOD, title=words.TALK_NONE(), identifier="all-alike")]
    cards = [_Worst(screen, page, item, beside=beside) for item in found.to_talk_about]
    return [header, *cards]


def _Worst(screen: CalibrationScreen, page: Page, item: Item, *, beside: bool) -> ft.Control:
    return Card(
        Strong(item_title(page, item)),
        Note(item_said(item)),
        Bar(page, item),
        Described(page, item, beside=beside),
        AgreedOn(screen, page, item.indicator_id, key=f"agreed-{item.indicator_id}"),
        identifier=f"talk-{item.indicator_id}",
        spacing=M,
    )


@safe_component
def AgreedOn(screen: CalibrationScreen, page: Page, indicator: str) -> ft.Control:
    """How the group reads it from now on: written by the facilitator, read by everybody."""
    keep = ft.use_callback(lambda text: screen.agree(indicator, text), [])
    text = page.conventions.get(indicator, "")
    if page.leads:
        return DraftField(
            words.CONVENTION(),
            text,
            keep,
            identifier=f"convention-{indicator}",
            multiline=True,
            hint=words.CONVENTION_HINT(),
            helper=words.CONVENTION_WRITE(),
            max_chars=2000,
            key=f"convention-{page.calibration.id}-{indicator}",
        )
    said = Body(text) if text else Note(words.CONVENTION_BY())
    column = ft.Column([Strong(words.CONVENTION()), said], spacing=XS, tight=True)
    return ft.Semantics(identifier=f"convention-{indicator}", content=column)


def Leans(page: Page, found: Result) -> list[ft.Control]:
    """How the person of this device leans; for the facilitator how everybody does."""
    parts: list[ft.Control] = []
    if page.own is not None:
        lean = found.leans.get(page.own.id)
        lines: list[ft.Control] = [Body(words.LEAN_NONE(), muted=True)]
        if lean is not None:
            lines = [Strong(lean_said(lean)), Note(words.LEAN_OVER(n=lean.n))]
        parts += [SectionHeader(words.LEAN(), note=words.LEAN_SEEN()), Card(*lines, identifier="own-lean")]
    if page.leads:
        rows = [
            ListRow(
                rater.name, subtitle=f"{lean_said(lean)} {words.LEAN_OVER(n=lean.n)}", identifier=f"lean-{rater.id}"
            )
            for rater in sorted(page.done, key=lambda r: person_sort_key(r.name))
            if (lean := found.leans.get(rater.id)) is not None
        ]
        held = ft.Semantics(identifier="leans", content=RowsCard(*rows)) if rows else Note(words.LEAN_NONE())
        parts += [SectionHeader(words.LEANS(), note=words.LEANS_SEEN()), held]
    return parts


def Every(screen: CalibrationScreen, page: Page, found: Result, *, beside: bool) -> list[ft.Control]:
    """All indicators, the furthest apart first; one at a time unfolds."""
    cards = [_Item(screen, page, item, found, beside=beside) for item in found.worst_first]
    return [SectionHeader(words.ALL(), note=words.ALL_NOTE()), *cards]


def _Item(screen: CalibrationScreen, page: Page, item: Item, found: Result, *, beside: bool) -> ft.Control:
    name, unfolded = item.indicator_id, screen.looked_at == item.indicator_id
    icon = ft.Icons.EXPAND_LESS if unfolded else ft.Icons.EXPAND_MORE
    title = item_title(page, item)
    words_ = ft.Column([Strong(title), Note(item_said(item))], spacing=0, tight=True, expand=True)
    strut = ft.Container(width=0, height=TARGET)
    head = ft.Row([strut, words_, ft.Icon(icon, color=ft.Colors.ON_SURFACE_VARIANT)], spacing=0)
    face = ft.Column([head, Bar(page, item)], spacing=S, tight=True, horizontal_alignment=ft.CrossAxisAlignment.STRETCH)
    button = tappable(
        face,
        partial(screen.look, name),
        identifier=f"item-{name}",
        label=" ".join((title, item_said(item))),
        selected=unfolded,
    )
    more: list[ft.Control] = [Choosers(page, item)]
    if unfolded:
        agreed = AgreedOn(screen, page, name, key=f"every-{name}")
        is_above = any(name == worst.indicator_id for worst in found.to_talk_about)
        more = [Described(page, item, beside=beside), *([] if is_above else [agreed])]
    return Card(button, *more, padding=M, spacing=S)
