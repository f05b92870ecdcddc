"""Words a person writes again and again, kept to be put into findings with one tap."""

from __future__ import annotations

from fieldwork.records.kinds import Declared, Privacy, Writer, kind, rule


@kind("phrase", key=("author", "text"))
class Phrase(Declared):
    """One phrase of one person, on all of that person's devices and on nobody else's. The same words are one phrase."""

    id: str
    author: str | None = rule("id", Writer.AUTHOR, privacy=Privacy.PRIVATE, required=True)
    text: str | None = rule("text", Writer.AUTHOR, privacy=Privacy.PRIVATE, max_chars=300, required=True)
    forgotten: bool | None = rule("bool", Writer.AUTHOR, privacy=Privacy.PRIVATE)
