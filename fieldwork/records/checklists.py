"""Checklists: one being written at the office, a published version, and one as a rater filled it in on a visit.

They are kinds of their own, and a visit names them apart from its instruments, so that an app that does not know them
keeps them untouched and goes on with its rubrics.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fieldwork.records.kinds import Declared, Privacy, Writer, kind, rule


@kind("checklist", key=("code", "version"), insert_only=True)
class PublishedChecklist(Declared):
    """One version of one checklist. `body` is the canonical JSON that `fieldwork.instruments` reads."""

    id: str
    code: str | None = rule("text", Writer.SERVER, privacy=Privacy.PUBLIC, max_chars=40)
    version: str | None = rule("text", Writer.SERVER, privacy=Privacy.PUBLIC, max_chars=40)
    body: Any = rule("json", Writer.SERVER, privacy=Privacy.PUBLIC)
    published_at: int | None = rule("moment", Writer.SERVER)
    published_by: str | None = rule("id", Writer.SERVER)
    demo: bool | None = rule("bool", Writer.SERVER)


@kind("checklist_draft")
class ChecklistDraft(Declared):
    """A checklist being written by one of the secretariat, kept as it was typed, whole or not."""

    id: str
    author: str | None = rule("id", Writer.AUTHOR, required=True)
    code: str | None = rule("text", Writer.AUTHOR, max_chars=40)  # the id that its versions share
    title: str | None = rule("text", Writer.AUTHOR, max_chars=500)
    title_en: str | None = rule("text", Writer.AUTHOR, max_chars=500)
    purpose: str | None = rule("text", Writer.AUTHOR, max_chars=4000)
    source: str | None = rule("text", Writer.AUTHOR, max_chars=500)
    # one of the words of `filled_by` -> whether they fill it in; with none of them everybody does
    fillers: Mapping[str, bool] = rule("bool", Writer.AUTHOR, each=True)
    # id of a point -> its keys as in a file, texts as they were typed, with "order"; null takes it away
    points: Mapping[str, Any] = rule("json", Writer.AUTHOR, each=True, max_chars=4000)
    published: str | None = rule("id", Writer.AUTHOR)  # the version it became
    dropped: bool | None = rule("bool", Writer.AUTHOR)


@kind("checksheet", key=("visit", "checklist", "rater"))
class CheckSheet(Declared):
    """What one rater answered of one version of a checklist on one visit. Only the rater writes it."""

    id: str
    visit: str | None = rule("id", Writer.AUTHOR, required=True)
    checklist: str | None = rule("id", Writer.AUTHOR, required=True)
    school: str | None = rule("id", Writer.AUTHOR, required=True)
    rater: str | None = rule("id", Writer.AUTHOR, required=True)
    # id of a point -> what was answered (`fieldwork.checking.answers`)
    answers: Mapping[str, Any] = rule("json", Writer.AUTHOR, privacy=Privacy.PRIVATE, each=True, max_chars=4000)
    # sha-256 of a photo, signature or file -> {"point": id, "name": text, "order": int, "size": int}, with "faces":
    # true as in a finding; null takes it away
    files: Mapping[str, Any] = rule("json", Writer.AUTHOR, privacy=Privacy.PRIVATE, each=True, max_chars=300)
    submitted_at: int | None = rule("moment", Writer.AUTHOR)
    # moment in milliseconds (as text) -> why the rater opened the sheet again
    reopened: Mapping[str, str] = rule("text", Writer.AUTHOR, each=True, max_chars=1000)
