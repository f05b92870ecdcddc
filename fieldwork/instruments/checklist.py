"""A checklist as values: the points of a policy that are followed up on visits, each answered in its own way.

Nothing in it is rated: a checklist has no levels, no weights and no mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from fieldwork.instruments.model import version_id

CHOICE, SEVERAL, NUMBER, DATE, TIME = "choice", "several", "number", "date", "time"
TEXT, PHOTO, SIGNATURE, TABLE, FILE = "text", "photo", "signature", "table", "file"
POINT_TYPES = (CHOICE, SEVERAL, NUMBER, DATE, TIME, TEXT, PHOTO, SIGNATURE, TABLE, FILE)
COLUMN_TYPES = (TEXT, NUMBER)
WITH_FILES = (PHOTO, SIGNATURE, FILE)
"""Points that are answered with bytes and not with a value."""
MAX_POINTS = 60
MAX_OPTIONS, MAX_OPTION_CHARS = 30, 200
MAX_COLUMNS, MAX_CELL_CHARS = 6, 200
SHORT_CHARS, LONG_CHARS = 300, 4000
LARGEST_NUMBER = 999_999_999
MOST = {PHOTO: (3, 6), FILE: (1, 3), TABLE: (10, 30)}
"""By type, how many photos, files or rows a point takes unless it says otherwise, and how many it may say."""


@dataclass(frozen=True, slots=True)
class TableColumn:
    """One column of a table that is filled in row by row."""

    id: str
    title_th: str
    type: str


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to answer. What does not belong to its type is empty or None."""

    id: str
    type: str
    title_th: str
    title_en: str
    help_th: str
    required: bool
    options: tuple[str, ...] = ()
    unit_th: str = ""
    decimals: int | None = None
    min: Fraction | None = None
    max: Fraction | None = None
    long: bool | None = None
    most: int | None = None
    columns: tuple[TableColumn, ...] = ()

    @property
    def least(self) -> Fraction:
        """The smallest number it takes."""
        return Fraction(0) if self.min is None else self.min

    @property
    def largest(self) -> Fraction:
        """The largest number it takes."""
        return Fraction(LARGEST_NUMBER) if self.max is None else self.max

    @property
    def max_chars(self) -> int:
        """How many characters a text may have."""
        return LONG_CHARS if self.long else SHORT_CHARS


@dataclass(frozen=True)
class Checklist:
    """One version of a checklist: one sheet per rater and visit, about the school."""

    id: str
    version: str
    title_th: str
    title_en: str
    purpose_th: str
    source_th: str
    filled_by: tuple[str, ...]
    points: tuple[Point, ...]

    @property
    def kind(self) -> str:
        return "checklist"

    @property
    def instrument_version(self) -> str:
        return version_id(self.id, self.version)

    @property
    def point_ids(self) -> frozenset[str]:
        """The ids of all points: every answer is held against them."""
        return frozenset(point.id for point in self.points)

    def point(self, point_id: str) -> Point:
        """Find a point; KeyError when this version has none of that id."""
        for point in self.points:
            if point.id == point_id:
                return point
        raise KeyError(point_id)
