"""The area's registers as lists to choose from, in the order people look for them."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from fieldwork.instruments.model import Instrument
from fieldwork.records import PublishedInstrument, School
from fieldwork.records.stored import World
from fieldwork.submission import instrument_of
from fieldwork.thai.sorting import school_sort_key, sort_key

_NUMBER = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Edition:
    """One published version of one instrument. `key` names the instrument; `indicators` is 0 for a count table."""

    id: str
    key: str
    version: str
    title_th: str
    title_en: str
    indicators: int
    waiver: str
    is_newest: bool


def open_schools(world: World, today: date) -> tuple[tuple[str, str], ...]:
    """All schools that are not closed yet, as (id, name), sorted by name without its first word."""
    rows = [School.of(record) for record in world.find("school")]
    named = [(s.id, s.name or "") for s in rows if s.is_open_on(today)]
    return tuple(sorted(named, key=lambda pair: school_sort_key(pair[1])))


def editions(world: World) -> tuple[Edition, ...]:
    """Every published version, by title, the newest of each instrument first."""
    records = sorted(
        map(PublishedInstrument.of, world.find("instrument")),
        key=lambda r: version_order(r.version or ""),
        reverse=True,
    )
    newest = {record.instrument: record.id for record in reversed(records)}
    found = [_edition(record, world, is_newest=newest[record.instrument] == record.id) for record in records]
    return tuple(sorted(found, key=lambda each: sort_key(each.title_th)))


def offered(world: World, used: Collection[str] = ()) -> tuple[Edition, ...]:
    """What a visit may use: the newest version of each instrument, and those in `used` already."""
    return tuple(each for each in editions(world) if each.is_newest or each.id in used)


def version_order(version: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts "2569.10" after "2569.9"."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in _NUMBER.split(version))


def _edition(record: PublishedInstrument, world: World, *, is_newest: bool) -> Edition:
    found = instrument_of(record.id, world)
    key = record.instrument or ""
    return Edition(
        id=record.id,
        key=key,
        version=record.version or "",
        title_th=found.title_th if found else key,
        title_en=found.title_en if found else key,
        indicators=len(found.indicators) if isinstance(found, Instrument) else 0,
        waiver=record.waiver or "",
        is_newest=is_newest,
    )
