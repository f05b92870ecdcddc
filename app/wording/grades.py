"""Class levels as records keep them, in the words people read: ม.1 in Thai, Grade 7 (M.1) in English."""

from __future__ import annotations

import re

from app.wording import language

_STAGES = {"อ": ("K", "Kindergarten", 0), "ป": ("P", "Grade", 0), "ม": ("M", "Grade", 6)}
"""The letter of a stage, what its years are called, and how many years of school came before it."""
_LEVEL = re.compile(rf"({'|'.join(_STAGES)})\.\s?([1-6])(?!\d)")


def named(text: str) -> str:
    """ม.1, in English Grade 7 (M.1). Any other text, such as another choice of the same list, reads as it is."""
    found = _LEVEL.fullmatch(text)
    if found is None or language.spoken() == language.THAI:
        return text
    letter, year, before = _STAGES[found[1]]
    return f"{year} {int(found[2]) + before} ({letter}.{found[2]})"


def briefly(text: str) -> str:
    """ม.1-ม.3, in English M.1-M.3: every level in a short text that names some."""
    if language.spoken() == language.THAI:
        return text
    return _LEVEL.sub(lambda found: f"{_STAGES[found[1]][0]}.{found[2]}", text)
