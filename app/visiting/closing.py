"""What raters wrote at the end of their sheets about a school, as feedback and the talk before leaving take it over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from app.wording import language
from fieldwork.ids import natural_id
from fieldwork.instruments.model import Instrument, OpenItem
from fieldwork.records import Sheet, Visit
from fieldwork.records.stored import World
from fieldwork.submission import instrument_of


def at_the_end(world: World, visit: Visit) -> Iterator[tuple[Sheet, OpenItem, Any]]:
    """Every open item of the visit's school sheets with its answer: a text, rows, or None. The school's own items are
    not among them."""
    for sheet in map(Sheet.of, world.find("sheet", visit=visit.id)):
        form = instrument_of(sheet.instrument or "", world)
        if isinstance(form, Instrument) and sheet.subject == visit.school:
            yield from ((sheet, item, sheet.texts.get(item.id)) for item in form.open_items if item.filled_by is None)


def item_id(sheet: Sheet, item: OpenItem, *row: int) -> str:
    """The id that an answer, or one row of it, has wherever it is taken over, so that nothing is taken over twice."""
    return natural_id("feedback-item", sheet.id, item.id, *row)


def title_of(item: OpenItem) -> str:
    """The question, in the language of the screen."""
    return language.of(item.title_th, item.title_en)
