"""What a team agreed on, and what a visit's result is: the agreed levels once they are whole, else its raters' mean.

A decision keeps the originals it was made from, so that a sheet changed later shows itself. Nothing here averages them.
The numbered rules (R-..) are in docs/instrument-rules.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from fieldwork.answers import UNANSWERED, Answer, Answers
from fieldwork.instruments.model import Area, Band, Instrument
from fieldwork.records.stored import Record
from fieldwork.scoring import AreaResult, SheetResult, mean_of_sheets, score_sheet


@dataclass(frozen=True, slots=True)
class Original:
    """What one rater had given when the team decided: the level (None: left out) and the write that stood there."""

    level: int | None
    write: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The level a team agreed on for one indicator. `by` recorded it, at `at` in milliseconds."""

    level: int
    reason: str
    by: str
    at: int | None = None
    originals: Mapping[str, Original] = field(default_factory=dict)

    def is_outdated(self, now: Mapping[str, Original]) -> bool:
        """Whether a sheet it was agreed from says something else by now, or another sheet has joined."""
        return {r: o.level for r, o in self.originals.items()} != {r: o.level for r, o in now.items()}

    def misquotes(self, now: Mapping[str, Original]) -> bool:
        """Whether it names a rater without a sheet, or another level than the write it names put there (R-57).

        A write that no longer stands cannot be looked up here: then the decision is outdated, or as good as its level.
        """
        return any(
            rater not in now or (now[rater].write == said.write and now[rater].level != said.level)
            for rater, said in self.originals.items()
        )


class Source(StrEnum):
    """Where the result of an area comes from."""

    CONSENSUS = "consensus"
    SHEETS = "sheets"  # the mean of the raters' own means
    NOTHING = "nothing"  # no released sheet yet


@dataclass(frozen=True, slots=True)
class Standing:
    """One area of a visit, or its total, from `n` raters' sheets. Released but without a number: `shown` is None."""

    source: Source
    n: int
    mean: Fraction | None = None
    shown: Decimal | None = None
    band: Band | None = None


@dataclass(frozen=True, slots=True)
class VisitResult:
    """A visit's result area by area. The total is a consensus only when every area is one."""

    areas: Mapping[str, Standing]
    total: Standing
    decided: int
    to_decide: int


def decision_of(value: Any) -> Decision | None:
    """Read a stored decision; None when there is none, or none that can be read."""
    if not isinstance(value, dict) or type(value.get("level")) is not int:
        return None
    given = value.get("originals")
    at = value.get("at")
    return Decision(
        level=value["level"],
        reason=str(value.get("reason") or ""),
        by=str(value.get("by") or ""),
        at=at if type(at) is int else None,
        originals={r: _original(o) for r, o in given.items() if isinstance(o, dict)} if isinstance(given, dict) else {},
    )


def stored(decision: Decision) -> dict[str, Any]:
    """The value a consensus record keeps."""
    originals = {rater: {"level": o.level, "write": o.write} for rater, o in decision.originals.items()}
    return {
        "level": decision.level,
        "reason": decision.reason,
        "by": decision.by,
        "at": decision.at,
        "originals": originals,
    }


def originals_of(indicator: str, sheets: Mapping[str, Record]) -> dict[str, Original]:
    """What each rater's sheet holds now for an indicator, with the write that put it there."""
    found = {}
    for rater, sheet in sheets.items():
        left_out = sheet.fields.get(f"reasons.{indicator}") is not None
        name = f"{'reasons' if left_out else 'levels'}.{indicator}"
        level = None if left_out else sheet.fields.get(name)
        found[rater] = Original(level if type(level) is int else None, sheet.writes.get(name, ""))
    return found


def agreed_answers(
    instrument: Instrument, decisions: Mapping[str, Decision], sheets: Iterable[Answers]
) -> dict[str, Answer]:
    """The team's answers: what it decided, and not applicable where every rater said so."""
    given = list(sheets)
    answers = {}
    for indicator in instrument.indicators:
        decision = decisions.get(indicator.id)
        if decision is not None and decision.level in instrument.scale:
            answers[indicator.id] = Answer(level=decision.level, note=decision.reason)
        elif given and all(sheet.get(indicator.id, UNANSWERED).not_applicable for sheet in given):
            answers[indicator.id] = Answer(not_applicable=True)
    return answers


def is_whole(area: Area, agreed: Answers) -> bool:
    """Whether the team has dealt with every indicator of an area."""
    return all(indicator.id in agreed for indicator in area.indicators)


def visit_result(
    instrument: Instrument, sheets: Mapping[str, Answers], decisions: Mapping[str, Decision]
) -> VisitResult:
    """The result of a visit from its released sheets and the team's decisions."""
    agreed = agreed_answers(instrument, decisions, sheets.values())
    whole = {area.id for area in instrument.areas if is_whole(area, agreed)}
    team = score_sheet(instrument, agreed) if whole else None
    own = [score_sheet(instrument, answers) for answers in sheets.values()]
    areas = {
        area.id: _agreed(team.area(area.id), len(own))
        if team and area.id in whole
        else _averaged(instrument, own, area.id)
        for area in instrument.areas
    }
    left_out = sum(answer.not_applicable for answer in agreed.values())
    return VisitResult(
        areas=areas,
        total=_agreed(team, len(own)) if team and len(whole) == len(areas) else _averaged(instrument, own),
        decided=len(agreed) - left_out,
        to_decide=len(instrument.indicators) - left_out,
    )


def _agreed(result: SheetResult | AreaResult, raters: int) -> Standing:
    return Standing(Source.CONSENSUS, raters, result.mean, result.shown, result.band)


def _averaged(instrument: Instrument, own: list[SheetResult], area_id: str | None = None) -> Standing:
    if not own:
        return Standing(Source.NOTHING, 0)
    means = [(sheet if area_id is None else sheet.area(area_id)).mean for sheet in own]
    average = mean_of_sheets(instrument, means)
    return Standing(Source.SHEETS, average.n, average.mean, average.shown, average.band)


def _original(value: Mapping[str, Any]) -> Original:
    level = value.get("level")
    return Original(level if type(level) is int else None, str(value.get("write") or ""))
