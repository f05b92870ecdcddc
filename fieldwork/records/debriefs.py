"""What team and school go through together before the team leaves, and the signatures under that and under a lesson."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldwork.records.kinds import Declared, Privacy, Writer, kind, rule

SIDES = TEAM_SIDE, SCHOOL_SIDE, TEACHER_SIDE = ("team", "school", "teacher")
OUTCOMES = SIGNED, DECLINED, ABSENT = ("signed", "declined", "absent")


@kind("debrief", key=("visit",))
class Debrief(Declared):
    """The strengths and next steps a team has chosen to go through with the school at the end of a visit.

    The team's own: the school receives what was signed. Items are
    `{"kind": strength | next_step, "text": text, "order": int}`; what was agreed is in the visit's agreements.
    An item that was taken from a finding has the id that the finding has in a feedback, and never says to which
    indicator it belongs: somebody who has not rated yet may be reading.
    """

    id: str
    visit: str | None = rule("id", Writer.TEAM, required=True)
    school: str | None = rule("id", Writer.TEAM, required=True)
    items: Mapping[str, Any] = rule("json", Writer.TEAM, each=True, max_chars=2000)


@kind("signature", insert_only=True)
class Signature(Declared):
    """One person's name under the words that were read together, with the words themselves: they are fixed with it.

    A record of its own for every signature, so that two devices never write into one. `author` is whose device it was
    given on, `person` who signed where that is known. Who declined or was absent is kept with the reason instead.

    With a `sheet` it is the teacher's under one observed lesson (`fieldwork.lessons`), taken by whoever observed it and
    held wherever that sheet is; without one it is under what was read before leaving (`fieldwork.debriefs`).
    """

    id: str
    visit: str | None = rule("id", Writer.AUTHOR, required=True)
    school: str | None = rule("id", Writer.AUTHOR, required=True)
    author: str | None = rule("id", Writer.AUTHOR, required=True)
    sheet: str | None = rule("id", Writer.AUTHOR)
    words: Any = rule("json", Writer.AUTHOR, max_chars=4000, required=True)
    digest: str | None = rule("text", Writer.AUTHOR, max_chars=64, required=True)
    side: str | None = rule("choice", Writer.AUTHOR, choices=SIDES, required=True)
    outcome: str | None = rule("choice", Writer.AUTHOR, choices=OUTCOMES, required=True)
    person: str | None = rule("id", Writer.AUTHOR)
    name: str | None = rule("text", Writer.AUTHOR, max_chars=200)
    position: str | None = rule("text", Writer.AUTHOR, max_chars=200)
    reason: str | None = rule("text", Writer.AUTHOR, max_chars=1000)
    drawing: str | None = rule("blob", Writer.AUTHOR, privacy=Privacy.NAMED)
    signed_at: int | None = rule("moment", Writer.AUTHOR, required=True)
