"""What goes back to the school and what the school answers: feedback, agreements, receipts, responses, signatures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from fieldwork.records.kinds import Declared, Privacy, Writer, kind, rule

AGREEMENT_STATES = ("open", "doing", "done", "cancelled")
ANSWERS = ("accept", "explain", "disagree")
ITEM_KINDS = ("strength", "next_step", "agreement")


@kind("feedback", key=("visit", "version", "author"))
class Feedback(Declared):
    """One version of what a visit tells its school. Its author's draft until the leader publishes it, immutable after.

    Every author has a draft of the own, so that nobody writes into another's when the lead changes; of each version
    only one is ever published.

    Items are `{"kind": strength | next_step | agreement, "text": text, "indicators": [ids], "order": int}`; an
    agreement item also names `"agreement"` (record id), `"owner"` and `"due"`, as agreed when it was published.
    """

    id: str
    visit: str | None = rule("id", Writer.AUTHOR, required=True)
    school: str | None = rule("id", Writer.AUTHOR, required=True)
    version: int | None = rule("int", Writer.AUTHOR, low=1, high=1000, required=True)
    author: str | None = rule("id", Writer.AUTHOR, required=True)
    intro: str | None = rule("text", Writer.AUTHOR, max_chars=4000)
    items: Mapping[str, Any] = rule("json", Writer.AUTHOR, each=True, max_chars=4000)
    # what changed since the version before, in the leader's words; asked for from version 2 on
    change_note: str | None = rule("text", Writer.AUTHOR, max_chars=2000)
    published_at: int | None = rule("moment", Writer.LEADER)


@kind("agreement")
class Agreement(Declared):
    """What school and team agreed to do, by whom and by when. Shared: several people keep it up to date."""

    id: str
    visit: str | None = rule("id", Writer.TEAM, required=True)
    school: str | None = rule("id", Writer.TEAM, required=True)
    action: str | None = rule("text", Writer.TEAM, max_chars=2000)
    owner: str | None = rule("text", Writer.TEAM, max_chars=200)
    due: str | None = rule("date", Writer.TEAM)
    indicator: str | None = rule("text", Writer.TEAM, max_chars=40)
    state: str | None = rule("choice", Writer.SHARED, choices=AGREEMENT_STATES)
    # who said so, `{"by": person, "state": state}`; one value, so that a name never comes to stand under another's word
    stated: Mapping[str, Any] | None = rule("json", Writer.SHARED, max_chars=100)
    progress: str | None = rule("text", Writer.SHARED, max_chars=4000)
    removed: bool | None = rule("bool", Writer.TEAM)
    # the writes that stood when it was removed, each with true: what is not among them was written meanwhile
    removed_over: Mapping[str, bool] = rule("bool", Writer.TEAM, each=True)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done about it."""
        return not self.removed and self.state not in ("done", "cancelled")

    @property
    def stated_by(self) -> str:
        """Who said the state that stands; "" where that is not known: an earlier app, or a write that says nobody."""
        said = self.stated if isinstance(self.stated, Mapping) else {}
        return str(said.get("by") or "") if said.get("state") == self.state else ""

    def is_late(self, today: date) -> bool:
        """Whether that should have been done before this day."""
        return self.is_open and bool(self.due) and str(self.due) < today.isoformat()


IN_OWN_NAME = frozenset({"stated"})
"""Fields that say who said another: told with its history, settled with it, and written by that person alone."""


def stated(state: str | None, person: str) -> dict[str, Any]:
    """The fields by which a person says how far an agreement is."""
    return {"state": state, "stated": {"by": person, "state": state}}


@kind("receipt", key=("feedback", "person"), insert_only=True)
class Receipt(Declared):
    """That somebody at the school opened a version of the feedback, and when."""

    id: str
    feedback: str | None = rule("id", Writer.PRINCIPAL, required=True)
    visit: str | None = rule("id", Writer.PRINCIPAL, required=True)
    school: str | None = rule("id", Writer.PRINCIPAL, required=True)
    person: str | None = rule("id", Writer.PRINCIPAL, required=True)
    opened_at: int | None = rule("moment", Writer.PRINCIPAL)


@kind("response", key=("feedback", "item"))
class Response(Declared):
    """The school's answer to one item of the feedback, with what it plans and by when."""

    id: str
    feedback: str | None = rule("id", Writer.PRINCIPAL, required=True)
    item: str | None = rule("text", Writer.PRINCIPAL, max_chars=60, required=True)
    visit: str | None = rule("id", Writer.PRINCIPAL, required=True)
    school: str | None = rule("id", Writer.PRINCIPAL, required=True)
    person: str | None = rule("id", Writer.PRINCIPAL)
    answer: str | None = rule("choice", Writer.PRINCIPAL, choices=ANSWERS)
    text: str | None = rule("text", Writer.PRINCIPAL, max_chars=4000)
    plan: str | None = rule("text", Writer.PRINCIPAL, max_chars=4000)
    due: str | None = rule("date", Writer.PRINCIPAL)


@kind("acknowledgement", key=("feedback", "person"), insert_only=True)
class Acknowledgement(Declared):
    """The principal's name and drawn signature under one version of the feedback and its answers.

    `seen` maps "feedback" and each response item to the write ids that stood there when it was signed, so that a later
    change shows as "signed an earlier version".
    """

    id: str
    feedback: str | None = rule("id", Writer.PRINCIPAL, required=True)
    visit: str | None = rule("id", Writer.PRINCIPAL, required=True)
    school: str | None = rule("id", Writer.PRINCIPAL, required=True)
    person: str | None = rule("id", Writer.PRINCIPAL, required=True)
    name: str | None = rule("text", Writer.PRINCIPAL, max_chars=200)
    position: str | None = rule("text", Writer.PRINCIPAL, max_chars=200)
    signature: str | None = rule("blob", Writer.PRINCIPAL, privacy=Privacy.NAMED)
    seen: Mapping[str, Any] = rule("json", Writer.PRINCIPAL, each=True)
    signed_at: int | None = rule("moment", Writer.PRINCIPAL)
