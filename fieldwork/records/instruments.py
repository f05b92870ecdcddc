"""Published instruments: immutable once published, carried by every sheet that was filled with them."""

from __future__ import annotations

from typing import Any

from fieldwork.records.kinds import Declared, Privacy, Writer, kind, rule


@kind("instrument", key=("instrument", "version"), insert_only=True)
class PublishedInstrument(Declared):
    """One version of one instrument. `body` is the canonical JSON that `fieldwork.instruments` reads."""

    id: str
    instrument: str | None = rule("text", Writer.SERVER, privacy=Privacy.PUBLIC, max_chars=40)
    version: str | None = rule("text", Writer.SERVER, privacy=Privacy.PUBLIC, max_chars=40)
    body: Any = rule("json", Writer.SERVER, privacy=Privacy.PUBLIC)
    published_at: int | None = rule("moment", Writer.SERVER)
    published_by: str | None = rule("id", Writer.SERVER)
    waiver: str | None = rule("text", Writer.SERVER, max_chars=2000)  # why it may be used before its trial is done
    demo: bool | None = rule("bool", Writer.SERVER)
