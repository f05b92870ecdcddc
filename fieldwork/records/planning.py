"""What the office plans with: rounds, the schools that are their targets and why, and spans of days that matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldwork.records.kinds import Declared, Privacy, Writer, kind, rule

PERIOD_NATURES = ("holiday", "exam", "event", "workday")
"""What a span of days is: nobody works; schools examine; something else fills them; work in spite of a holiday."""


@kind("round", key=("name",))
class Round(Declared):
    """One round of visits: a term such as "2569/2", or a name of its own, with the days it lies between."""

    id: str
    name: str | None = rule("text", Writer.OFFICE, privacy=Privacy.PUBLIC, max_chars=100, required=True)
    starts: str | None = rule("date", Writer.OFFICE, privacy=Privacy.PUBLIC)
    ends: str | None = rule("date", Writer.OFFICE, privacy=Privacy.PUBLIC)
    focus: str | None = rule("text", Writer.OFFICE, privacy=Privacy.PUBLIC, max_chars=1000)


@kind("target", key=("round", "school"))
class Target(Declared):
    """That a school is to be visited in a round, and why: by which rules, with what they saw on that day, or a reason
    of the office's own. A school that is taken out again keeps its reasons."""

    id: str
    round: str | None = rule("text", Writer.OFFICE, max_chars=100, required=True)
    school: str | None = rule("id", Writer.OFFICE, required=True)
    # name of a rule (`fieldwork.planning.targets`) -> what it saw when it chose the school
    because: Mapping[str, Any] = rule("json", Writer.OFFICE, each=True, max_chars=200)
    reason: str | None = rule("text", Writer.OFFICE, max_chars=1000)
    dropped: str | None = rule("text", Writer.OFFICE, max_chars=1000)  # why it is no target any more


@kind("ground", key=("round", "school", "visit", "instrument"))
class Ground(Declared):
    """The released result because of which the office chose a school for a round, as it stood on that day.

    Apart from the target, which the school reads: no result goes to whoever runs the school. `about` and `as_of` are
    the same as in the target's reason and tell which ground is its own: a school that is taken out and chosen again for
    a later result has one for each. `lowest` is how many bands, from the worst on, the office called weak; the
    instrument is the version that was rated with, and never changes.
    """

    id: str
    round: str | None = rule("text", Writer.OFFICE, max_chars=100, required=True)
    school: str | None = rule("id", Writer.OFFICE, required=True)
    visit: str | None = rule("id", Writer.OFFICE, required=True)
    day: str | None = rule("date", Writer.OFFICE, required=True)
    instrument: str | None = rule("id", Writer.OFFICE, required=True)
    area: str | None = rule("text", Writer.OFFICE, max_chars=40)  # of the instrument; none for the whole of it
    about: str | None = rule("text", Writer.OFFICE, max_chars=200, required=True)  # what was looked at, in words
    mean: str | None = rule("text", Writer.OFFICE, max_chars=20, required=True)  # as it was shown
    band: str | None = rule("text", Writer.OFFICE, max_chars=100, required=True)  # its Thai word
    lowest: int | None = rule("int", Writer.OFFICE, low=1, high=20, required=True)
    as_of: str | None = rule("date", Writer.OFFICE, required=True)


@kind("period")
class Period(Declared):
    """A span of days in the office's calendar, first and last day included; of one school where it names one."""

    id: str
    nature: str | None = rule("choice", Writer.OFFICE, privacy=Privacy.PUBLIC, choices=PERIOD_NATURES, required=True)
    name: str | None = rule("text", Writer.OFFICE, privacy=Privacy.PUBLIC, max_chars=200, required=True)
    starts: str | None = rule("date", Writer.OFFICE, privacy=Privacy.PUBLIC, required=True)
    ends: str | None = rule("date", Writer.OFFICE, privacy=Privacy.PUBLIC, required=True)
    school: str | None = rule("id", Writer.OFFICE, privacy=Privacy.PUBLIC)
    withdrawn: bool | None = rule("bool", Writer.OFFICE, privacy=Privacy.PUBLIC)
