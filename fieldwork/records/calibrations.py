"""Calibration: everyone rates the same sample, blind, before a round, and talks about what they read differently.

Kinds of their own, without a school and without a visit: whatever scores, compares, covers, reports or exports reads
visits and their sheets, and never these.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from fieldwork.records.kinds import Declared, Privacy, Writer, kind, rule


@kind("calibration")
class Calibration(Declared):
    """One sitting: a sample, the instrument version it is rated with, who rates, and who opens the result."""

    id: str
    name: str | None = rule("text", Writer.OFFICE, max_chars=200, required=True)
    day: str | None = rule("date", Writer.OFFICE, required=True)
    instrument: str | None = rule("id", Writer.OFFICE, required=True)
    sample: str | None = rule("text", Writer.OFFICE)
    where: str | None = rule("text", Writer.OFFICE, max_chars=1000)
    facilitator: str | None = rule("id", Writer.OFFICE, required=True)
    # person id -> true; false takes somebody off again
    raters: Mapping[str, bool] = rule("bool", Writer.OFFICE, each=True)
    withdrawn: str | None = rule("text", Writer.OFFICE, max_chars=1000)
    opened_at: int | None = rule("moment", Writer.FACILITATOR)

    @cached_property
    def members(self) -> frozenset[str]:
        """Everyone who is to rate the sample."""
        return frozenset(person for person, rates in self.raters.items() if rates)


@kind("calibration_sheet", key=("calibration", "rater"))
class CalibrationSheet(Declared):
    """What one rater gave the sample. Only the rater writes it, and nobody else reads it before the result is open."""

    id: str
    calibration: str | None = rule("id", Writer.AUTHOR, required=True)
    instrument: str | None = rule("id", Writer.AUTHOR, required=True)
    rater: str | None = rule("id", Writer.AUTHOR, required=True)
    levels: Mapping[str, int] = rule("int", Writer.AUTHOR, privacy=Privacy.PRIVATE, each=True, low=0, high=10)
    # why an indicator cannot be told from the sample; an indicator with a reason has no level
    reasons: Mapping[str, str] = rule("text", Writer.AUTHOR, privacy=Privacy.PRIVATE, each=True, max_chars=1000)
    notes: Mapping[str, str] = rule("text", Writer.AUTHOR, privacy=Privacy.PRIVATE, each=True, max_chars=4000)
    submitted_at: int | None = rule("moment", Writer.AUTHOR)
    # moment in milliseconds (as text) -> why the rater opened the sheet again
    reopened: Mapping[str, str] = rule("text", Writer.AUTHOR, each=True, max_chars=1000)


@kind("calibration_progress", key=("sheet",))
class CalibrationProgress(Declared):
    """Derived by the server: how far somebody's calibration sheet is, without anything that was rated."""

    id: str
    sheet: str | None = rule("id", Writer.SERVER)
    calibration: str | None = rule("id", Writer.SERVER)
    rater: str | None = rule("id", Writer.SERVER)
    answered: int | None = rule("int", Writer.SERVER, low=0)
    total: int | None = rule("int", Writer.SERVER, low=0)
    submitted_at: int | None = rule("moment", Writer.SERVER)


@kind("convention", key=("calibration", "indicator"))
class Convention(Declared):
    """How the group agreed to read one indicator from now on, in its own words."""

    id: str
    calibration: str | None = rule("id", Writer.FACILITATOR, required=True)
    instrument: str | None = rule("id", Writer.FACILITATOR, required=True)
    indicator: str | None = rule("text", Writer.FACILITATOR, max_chars=40, required=True)
    text: str | None = rule("text", Writer.FACILITATOR, max_chars=2000)
    agreed_at: int | None = rule("moment", Writer.FACILITATOR)
