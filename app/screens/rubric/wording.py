"""Instrument texts in the language of the screens, and what is missing in one line."""

from __future__ import annotations

from app.visiting import sheets
from app.visiting.sheets import CLOSING, HEADER, SUBMIT, Filling, Mark
from app.wording import language
from app.wording import rubric as words
from fieldwork.completeness import Missing
from fieldwork.instruments.model import Area, Indicator, Instrument, Level, OpenItem


def title_of(thing: Indicator | Area | Instrument | OpenItem) -> str:
    """Its title; Thai where no English was written."""
    return language.of(thing.title_th, thing.title_en)


def level_label(level: Level) -> str:
    """The word of a level."""
    return language.of(level.label_th, level.label_en)


def page_title(filling: Filling, page: str) -> str:
    """The name of a page."""
    named = {HEADER: words.HEADER, CLOSING: words.CLOSING, SUBMIT: words.SUBMISSION}
    if page in named:
        return named[page]()
    indicator = filling.instrument.indicator(page)
    return words.INDICATOR(id=indicator.id, title=title_of(indicator))


def page_head(filling: Filling, page: str) -> tuple[str, str]:
    """What stands above a page: short, because it never scrolls away, whatever the size of the text."""
    if page.startswith("@"):
        return page_title(filling, page), title_of(filling.instrument)
    return page, title_of(filling.instrument.area_of(page))


def mark_text(filling: Filling, indicator: str) -> str:
    """How an indicator stands, in words."""
    level, out = sheets.answer(filling, indicator).level, filling.instrument.scale.not_applicable.label_th
    match sheets.mark(filling, indicator):
        case Mark.EMPTY:
            return words.MARK_EMPTY()
        case Mark.LEFT_OUT:
            return words.MARK_LEFT_OUT(label=out)
        case Mark.RATED:
            return words.MARK_RATED(level=level)
        case Mark.LACKING:
            return words.MARK_NEEDS_REASON(label=out) if level is None else words.MARK_NEEDS_NOTE(level=level)


def gap_title(filling: Filling, gap: Missing) -> str:
    """What a missing thing is called."""
    form = filling.instrument
    for held in (form.indicators, form.open_items):
        for each in held:
            if each.id == gap.item_id:
                return words.INDICATOR(id=each.id, title=title_of(each))
    header = next((field for field in form.header_fields if field.id == gap.item_id), None)
    return header.title_th if header else gap.item_id


def gap_text(gap: Missing) -> str:
    """What is missing there."""
    return words.LACKS[gap.code]()
