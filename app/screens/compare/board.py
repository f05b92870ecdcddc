"""What the comparison shows, as values: raters, indicators with every rater's mark, areas, and the team's decisions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from fieldwork import comparison
from fieldwork.answers import Answer
from fieldwork.comparison import Agreement
from fieldwork.consensus import Decision, Original
from fieldwork.instruments.model import Area, Indicator, Instrument, OpenItem
from fieldwork.records import Visit
from fieldwork.refusals import Refusal
from fieldwork.scoring import AreaResult, SheetResult, Spread


class Show(StrEnum):
    """Which indicators are on screen."""

    ALL = "all"
    WIDE = "wide"
    DIFFERENT = "different"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Rater:
    """One rater whose sheet lies on the table."""

    person: str
    name: str
    given: str
    submitted_at: int | None
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of a finding, by its content hash."""

    sha256: str
    caption: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A finding as it is shown beside a level."""

    id: str
    nature: str
    text: str
    internal: bool
    photos: tuple[Photo, ...]
    team_note: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one rater left on one indicator."""

    rater: Rater
    answer: Answer
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Agreed:
    """The team's decision on an indicator, whether a sheet has changed since, and decisions made at the same time.

    `unsettled` counts those; `rivals` are the ones whose level is known here, each with its author's name.
    """

    decision: Decision
    by: str
    outdated: bool
    rivals: tuple[tuple[str, Decision], ...] = ()
    unsettled: int = 0
    record: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator as every rater left it and as the team sees it."""

    indicator: Indicator
    area: Area
    marks: tuple[Mark, ...]
    difference: int | None
    is_disputed: bool
    originals: Mapping[str, Original]
    agreed: Agreed | None

    @property
    def is_wide(self) -> bool:
        return self.difference is not None and self.difference >= comparison.WIDE

    @property
    def same_level(self) -> int | None:
        """The level every rater gave, when there are at least two raters and nobody left it out."""
        levels = {mark.answer.counted_level for mark in self.marks}
        return next(iter(levels)) if len(self.marks) > 1 and len(levels) == 1 else None

    @property
    def is_left_out(self) -> bool:
        """Every rater said that it does not apply: there is nothing to decide."""
        return bool(self.marks) and all(mark.answer.not_applicable for mark in self.marks)

    @property
    def is_open(self) -> bool:
        return not self.is_left_out and (self.agreed is None or self.agreed.outdated or self.agreed.unsettled > 0)


@dataclass(frozen=True, slots=True)
class AreaLine:
    """One area: every rater's mean in the order of the raters, the team's, and how all levels are spread."""

    area: Area
    own: tuple[AreaResult, ...]
    team: AreaResult
    is_whole: bool
    spread: Spread


@dataclass(frozen=True, slots=True)
class Words:
    """An open question and what each rater wrote, in the order of the raters."""

    item: OpenItem
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the comparison shows."""

    visit: Visit
    school: str
    instrument_id: str
    instrument: Instrument
    raters: tuple[Rater, ...]
    coming: tuple[str, ...]
    rows: tuple[Row, ...]
    areas: tuple[AreaLine, ...]
    own: tuple[SheetResult, ...]
    team: SheetResult
    is_whole: bool
    spread: Spread
    agreement: Agreement
    words: tuple[Words, ...]
    loose: tuple[tuple[Rater, Evidence], ...]
    refused: Refusal | None

    @property
    def to_decide(self) -> int:
        return sum(not row.is_left_out for row in self.rows)

    @property
    def decided(self) -> int:
        return sum(not row.is_left_out and not row.is_open for row in self.rows)

    @property
    def agreeing(self) -> tuple[Row, ...]:
        """Rows still open on which all raters gave the same level: one tap settles them."""
        return tuple(row for row in self.rows if row.is_open and row.agreed is None and row.same_level is not None)
