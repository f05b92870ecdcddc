"""A rubric as values: scale, areas, indicators with their level descriptors, open items, bands and how means are made.

An instrument never changes once published; a sheet names the version it was filled with as `ADM4@2569.1`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import TypeVar


@dataclass(frozen=True, slots=True)
class Level:
    value: int
    label_th: str
    label_en: str


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """How a rater may leave an indicator out. It never counts in a mean."""

    allowed: bool
    label_th: str
    requires_reason: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """The levels in the order of the file (highest first in the shipped ones), with no level chosen beforehand."""

    id: str
    min: int
    max: int
    levels: tuple[Level, ...]
    not_applicable: NotApplicable
    evidence_required_at: tuple[int, ...]
    evidence_rule_th: str

    def __contains__(self, value: object) -> bool:
        # True == 1 in Python, yet a tick is not a level.
        return type(value) is int and self.min <= value <= self.max

    def level(self, value: int) -> Level:
        """Find a level; KeyError when the scale has none of that value."""
        for level in self.levels:
            if level.value == value:
                return level
        raise KeyError(value)


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What one level of one indicator looks like at a school."""

    level: int
    text_th: str


@dataclass(frozen=True, slots=True)
class Indicator:
    id: str
    title_th: str
    title_en: str
    weight: Fraction
    standards: tuple[str, ...]
    evidence_th: tuple[str, ...]
    descriptors: tuple[Descriptor, ...]

    def descriptor(self, level: int) -> str:
        """Return what this level looks like; KeyError when the scale has no such level."""
        for each in self.descriptors:
            if each.level == level:
                return each.text_th
        raise KeyError(level)


@dataclass(frozen=True, slots=True)
class Area:
    id: str
    title_th: str
    title_en: str
    weight: Fraction
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class HeaderField:
    """A fact about the whole sheet (subject, grade, teacher), asked before the indicators."""

    id: str
    title_th: str
    type: str
    required: bool
    options: tuple[str, ...]
    min: int | None
    max: int | None
    privacy: str | None


@dataclass(frozen=True, slots=True)
class OpenItem:
    """A question answered in words, or (repeatable) in rows of the named fields, such as agreements."""

    id: str
    title_th: str
    title_en: str
    required: bool
    max_chars: int
    repeatable: bool
    fields: tuple[str, ...]
    filled_by: str | None


@dataclass(frozen=True, slots=True)
class Band:
    """A word for a mean from `min` (included) up to the next band."""

    min: Decimal
    label_th: str
    label_en: str


@dataclass(frozen=True, slots=True)
class Aggregation:
    min_answered_ratio_per_area: Fraction
    digits: int


@dataclass(frozen=True)
class Instrument:
    """A rubric: one sheet per rater and subject, an indicator at a time."""

    id: str
    version: str
    status: str
    language: str
    unit_of_rating: str
    title_th: str
    title_en: str
    purpose_th: str
    purpose_en: str
    filled_by: tuple[str, ...]
    acknowledged_by: tuple[str, ...]
    visible_to: tuple[str, ...]
    offline_required: bool
    estimated_minutes: int | None
    header_fields: tuple[HeaderField, ...]
    scale: Scale
    aggregation: Aggregation
    bands: tuple[Band, ...]
    areas: tuple[Area, ...]
    open_items: tuple[OpenItem, ...]

    @property
    def kind(self) -> str:
        return "rubric"

    @property
    def instrument_version(self) -> str:
        return version_id(self.id, self.version)

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """Every indicator, in the order of the paper form."""
        return tuple(indicator for area in self.areas for indicator in area.indicators)

    @cached_property
    def indicator_ids(self) -> frozenset[str]:
        """The ids of all indicators: every answer is held against them."""
        return frozenset(indicator.id for indicator in self.indicators)

    def indicator(self, indicator_id: str) -> Indicator:
        """Find an indicator; KeyError when this version has none of that id."""
        return _by_id(self.indicators, indicator_id)

    def area(self, area_id: str) -> Area:
        return _by_id(self.areas, area_id)

    def area_of(self, indicator_id: str) -> Area:
        for area in self.areas:
            if any(indicator.id == indicator_id for indicator in area.indicators):
                return area
        raise KeyError(indicator_id)

    def open_item(self, item_id: str) -> OpenItem:
        return _by_id(self.open_items, item_id)

    def header_field(self, field_id: str) -> HeaderField:
        return _by_id(self.header_fields, field_id)


T = TypeVar("T", Area, Indicator, OpenItem, HeaderField)


def version_id(instrument_id: str, version: str) -> str:
    """Name one published version: ADM4@2569.1."""
    return f"{instrument_id}@{version}"


def split_version_id(instrument_version: str) -> tuple[str, str]:
    instrument_id, separator, version = instrument_version.partition("@")
    if not (instrument_id and separator and version):
        raise ValueError(f"not an instrument version: {instrument_version!r}")
    return instrument_id, version


def _by_id(items: Iterable[T], wanted: str) -> T:
    for item in items:
        if item.id == wanted:
            return item
    raise KeyError(wanted)
