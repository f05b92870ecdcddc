"""The published instruments as a list shows them."""

from __future__ import annotations

from dataclasses import dataclass

from fieldwork.instruments.model import Instrument
from fieldwork.records import PublishedInstrument
from fieldwork.records.stored import World
from fieldwork.submission import instrument_of
from fieldwork.thai.sorting import sort_key


@dataclass(frozen=True, slots=True)
class Published:
    """One version of one instrument. `indicators` is 0 for a count table."""

    id: str
    version: str
    title_th: str
    title_en: str
    indicators: int
    waiver: str


def published(world: World) -> tuple[Published, ...]:
    """Every published version, by title and version."""
    items = [_read(PublishedInstrument.of(record), world) for record in world.find("instrument")]
    return tuple(sorted(items, key=lambda i: (sort_key(i.title_th), i.version)))


def _read(record: PublishedInstrument, world: World) -> Published:
    found = instrument_of(record.id, world)
    rated = len(found.indicators) if isinstance(found, Instrument) else 0
    title_th, title_en = (found.title_th, found.title_en) if found else (record.instrument or "", "")
    version = f"{record.instrument}@{record.version}"
    return Published(record.id, version, title_th, title_en, rated, record.waiver or "")
