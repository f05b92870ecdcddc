"""The visit and what is recorded on it: sheets, findings, counts, consensus, and what the server derives from them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from fieldwork.records.kinds import Declared, Privacy, Writer, kind, rule

FINDING_KINDS = ("strength", "improve", "hazard", "note")
PARTS = ("morning", "afternoon")
"""The halves of a day; a visit that names none takes the whole of it."""


@kind("visit")
class Visit(Declared):
    """One trip of one team to one school. Closed by its leader, with a reason when a sheet is still missing."""

    id: str
    school: str | None = rule("id", Writer.OFFICE, required=True)
    day: str | None = rule("date", Writer.OFFICE, required=True)
    part: str | None = rule("choice", Writer.OFFICE, choices=PARTS)
    # moment in milliseconds (as text) -> {"from": day, "to": day, "why": text, "by": person id}
    moved: Mapping[str, Any] = rule("json", Writer.OFFICE, each=True, max_chars=1000)
    # id of another visit of the day -> {"day": day, "people": [person ids], "why": text, "by": person id}: both are
    # meant to be as they are (`fieldwork.planning.meant`)
    meant: Mapping[str, Any] = rule("json", Writer.OFFICE, each=True, max_chars=1000)
    round: str | None = rule("text", Writer.OFFICE, max_chars=100)
    purpose: str | None = rule("text", Writer.OFFICE, max_chars=1000)
    leader: str | None = rule("id", Writer.OFFICE, required=True)
    # person id -> ids of the areas of work that the person looks after
    team: Mapping[str, list[str]] = rule("json", Writer.OFFICE, each=True)
    # instrument record id -> true; false once it was taken off, which leaves the sheets that were begun with it
    instruments: Mapping[str, bool] = rule("bool", Writer.OFFICE, each=True)
    # id of a published checklist -> true; false once it was taken off, which leaves what was begun with it
    checklists: Mapping[str, bool] = rule("bool", Writer.OFFICE, each=True)
    # raters are not shown what the visit before came to, so that it does not lead them
    blind: bool | None = rule("bool", Writer.OFFICE)
    cancelled: str | None = rule("text", Writer.OFFICE, max_chars=1000)
    closed_at: int | None = rule("moment", Writer.LEADER)
    closed_reason: str | None = rule("text", Writer.LEADER, max_chars=1000)

    @cached_property
    def members(self) -> frozenset[str]:
        """Everyone in the team, the leader included."""
        return frozenset(self.team) | ({self.leader} if self.leader else frozenset())

    @cached_property
    def used(self) -> tuple[str, ...]:
        """The instruments that are on, in order of id. A sheet of any other is no result of the visit (R-79)."""
        return tuple(sorted(name for name, on in self.instruments.items() if on))

    @cached_property
    def ever_used(self) -> tuple[str, ...]:
        """Every instrument it has or had, those that are on last: of two versions with the same ids their words stand
        when each is written over the one before."""
        return (*sorted(set(self.instruments) - set(self.used)), *self.used)


@kind("sheet", key=("visit", "instrument", "subject", "rater"))
class Sheet(Declared):
    """What one rater recorded about one subject with one instrument version on one visit. Only the rater writes it.

    `subject` is the school's id for a school sheet and an id of its own for each lesson observed.
    """

    id: str
    visit: str | None = rule("id", Writer.AUTHOR, required=True)
    instrument: str | None = rule("id", Writer.AUTHOR, required=True)
    school: str | None = rule("id", Writer.AUTHOR, required=True)
    subject: str | None = rule("id", Writer.AUTHOR, required=True)
    rater: str | None = rule("id", Writer.AUTHOR, required=True)
    headers: Mapping[str, Any] = rule("json", Writer.AUTHOR, privacy=Privacy.NAMED, each=True, max_chars=500)
    levels: Mapping[str, int] = rule("int", Writer.AUTHOR, privacy=Privacy.PRIVATE, each=True, low=0, high=10)
    # why an indicator does not apply; an indicator with a reason has no level
    reasons: Mapping[str, str] = rule("text", Writer.AUTHOR, privacy=Privacy.PRIVATE, each=True, max_chars=1000)
    notes: Mapping[str, str] = rule("text", Writer.AUTHOR, privacy=Privacy.PRIVATE, each=True, max_chars=4000)
    texts: Mapping[str, Any] = rule("json", Writer.AUTHOR, privacy=Privacy.PRIVATE, each=True, max_chars=4000)
    submitted_at: int | None = rule("moment", Writer.AUTHOR)
    # moment in milliseconds (as text) -> why the rater opened the sheet again
    reopened: Mapping[str, str] = rule("text", Writer.AUTHOR, each=True, max_chars=1000)


@kind("finding")
class Finding(Declared):
    """One observation, tied to indicators, with photos. `internal` findings never reach the school."""

    id: str
    visit: str | None = rule("id", Writer.AUTHOR, required=True)
    school: str | None = rule("id", Writer.AUTHOR, required=True)
    author: str | None = rule("id", Writer.AUTHOR, required=True)
    nature: str | None = rule("choice", Writer.AUTHOR, choices=FINDING_KINDS)
    text: str | None = rule("text", Writer.AUTHOR, max_chars=4000)
    internal: bool | None = rule("bool", Writer.AUTHOR)
    # what the team should know beside the words for the school; on the team's screens only, in no file and no feedback
    team_note: str | None = rule("text", Writer.AUTHOR, max_chars=2000)
    indicators: Mapping[str, bool] = rule("bool", Writer.AUTHOR, each=True)
    # sha-256 of the photo -> {"caption": text, "order": int, "width": int, "height": int}, with "faces": true when
    # faces are in it with the school's leave: such a photo is printed nowhere; null takes it away
    photos: Mapping[str, Any] = rule("json", Writer.AUTHOR, privacy=Privacy.PRIVATE, each=True, max_chars=500)
    made_at: int | None = rule("moment", Writer.AUTHOR)
    removed: bool | None = rule("bool", Writer.AUTHOR)
    # the writes that stood when it was removed, each with true: what is not among them was written meanwhile
    removed_over: Mapping[str, bool] = rule("bool", Writer.AUTHOR, each=True)


@kind("counts", key=("instrument", "school", "round", "grade"))
class Counts(Declared):
    """One shared row of a count table: one school, grade and round. `round` reads "2569/2"."""

    id: str
    instrument: str | None = rule("id", Writer.TEAM, required=True)
    school: str | None = rule("id", Writer.TEAM, required=True)
    round: str | None = rule("text", Writer.TEAM, max_chars=20, required=True)
    grade: str | None = rule("text", Writer.TEAM, max_chars=20, required=True)
    # column id ("screened") or skill and level ("R:L4") -> count
    cells: Mapping[str, int] = rule("int", Writer.TEAM, each=True, low=0, high=20_000)


@kind("consensus", key=("visit", "instrument", "indicator"))
class Consensus(Declared):
    """The level a team agreed on for one indicator, why, and the originals it was agreed from."""

    id: str
    visit: str | None = rule("id", Writer.TEAM, required=True)
    instrument: str | None = rule("id", Writer.TEAM, required=True)
    school: str | None = rule("id", Writer.TEAM, required=True)
    indicator: str | None = rule("text", Writer.TEAM, max_chars=40, required=True)
    # one value, so that a level never parts from its reason and originals:
    # {"level": int, "reason": text, "by": person id, "at": moment,
    #  "originals": {rater id: {"level": int or null, "write": write id}}}
    decision: Any = rule("json", Writer.TEAM, max_chars=2000)


@kind("progress", key=("sheet",))
class Progress(Declared):
    """Derived by the server: how far a sheet is, without anything that was rated."""

    id: str
    sheet: str | None = rule("id", Writer.SERVER)
    visit: str | None = rule("id", Writer.SERVER)
    instrument: str | None = rule("id", Writer.SERVER)
    school: str | None = rule("id", Writer.SERVER)
    subject: str | None = rule("id", Writer.SERVER)
    rater: str | None = rule("id", Writer.SERVER)
    answered: int | None = rule("int", Writer.SERVER, low=0)
    total: int | None = rule("int", Writer.SERVER, low=0)
    submitted_at: int | None = rule("moment", Writer.SERVER)
    released: bool | None = rule("bool", Writer.SERVER)
    reopened: str | None = rule("text", Writer.SERVER)  # the latest reason, when the sheet was opened again


FEWEST_LESSONS = 5
"""Below this many lessons a mean would tell about one teacher, so only their number is given."""


@kind("lesson_summary", key=("school", "instrument", "round"))
class LessonSummary(Declared):
    """Derived by the server: a school's observed lessons as the committee may see them, without names or single sheets.

    Means are texts of two decimals; absent where fewer lessons were observed than may be shown.
    """

    id: str
    school: str | None = rule("id", Writer.SERVER)
    instrument: str | None = rule("id", Writer.SERVER)
    round: str | None = rule("text", Writer.SERVER)
    lessons: int | None = rule("int", Writer.SERVER, low=0)
    # area id, or "total" -> {"mean": "3.25", "band": text} or {"mean": null}
    areas: Mapping[str, Any] = rule("json", Writer.SERVER, each=True)
