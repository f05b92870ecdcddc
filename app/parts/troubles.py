"""Why the server did not do what was asked, in the language spoken; without a connection it says to come back."""

from __future__ import annotations

from app.wording import language
from app.wording import office as words
from fieldwork.errors import FieldworkError
from fieldwork.problems import sentence


def complaint(error: FieldworkError) -> str:
    """One sentence for a screen."""
    if error.code == "unreachable":
        return words.NEEDS_CONNECTION()
    return sentence(error.code, error.facts, language=language.spoken())
