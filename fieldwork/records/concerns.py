"""What only named people may know: a concern found on a visit, and the people it is told to.

A kind of its own and no finding: whatever rates, compares, reports, exports or suggests reads findings and never this.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldwork.records.kinds import Declared, Privacy, Writer, kind, rule

CONCERN_KINDS = ("child_protection", "hazard", "other")


@kind("concern")
class Concern(Declared):
    """A danger to a child, or another that cannot wait, in the words of who saw it. Its author's alone until told."""

    id: str
    visit: str | None = rule("id", Writer.AUTHOR, required=True)
    school: str | None = rule("id", Writer.AUTHOR, required=True)
    author: str | None = rule("id", Writer.AUTHOR, required=True)
    nature: str | None = rule("choice", Writer.AUTHOR, privacy=Privacy.NAMED, choices=CONCERN_KINDS)
    text: str | None = rule("text", Writer.AUTHOR, privacy=Privacy.NAMED, max_chars=4000)
    # as a finding's: sha-256 of the photo -> {"caption": text, "order": int, "width": int, "height": int}
    photos: Mapping[str, Any] = rule("json", Writer.AUTHOR, privacy=Privacy.NAMED, each=True, max_chars=500)
    made_at: int | None = rule("moment", Writer.AUTHOR)
    withdrawn: bool | None = rule("bool", Writer.AUTHOR)


@kind("addressee", key=("concern", "person"))
class Addressee(Declared):
    """One person a concern is told to. Named by its author, who may take the name back; says when it was opened."""

    id: str
    concern: str | None = rule("id", Writer.TEAM, required=True)
    visit: str | None = rule("id", Writer.TEAM, required=True)
    school: str | None = rule("id", Writer.TEAM, required=True)
    person: str | None = rule("id", Writer.TEAM, required=True)
    told_at: int | None = rule("moment", Writer.TEAM)
    withdrawn: bool | None = rule("bool", Writer.TEAM)
    seen_at: int | None = rule("moment", Writer.AUTHOR)  # the person it is told to
