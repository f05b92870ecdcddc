"""Which language the screens speak, and `Phrase`, a sentence that exists in both.

One device speaks one language at a time, so the choice is a plain module value; the whole tree is drawn again when it
changes (`app.main`).
"""

from __future__ import annotations

from typing import Any

THAI, ENGLISH = "th", "en"
LANGUAGES = (THAI, ENGLISH)
_spoken = THAI


def use(language: str) -> None:
    """Speak this language from now on; anything unknown is Thai."""
    global _spoken
    _spoken = language if language in LANGUAGES else THAI


def spoken() -> str:
    """The language in use: "th" or "en"."""
    return _spoken


class Phrase:
    """One sentence in Thai and English. Call it with its facts: `TODAY(n=3)`.

    `{name}` marks a fact; both languages use the same ones. English may give `one`, used when n is 1.
    """

    __slots__ = ("en", "one", "th")

    def __init__(self, th: str, en: str, *, one: str = "") -> None:
        self.th = th
        self.en = en
        self.one = one

    def __call__(self, **facts: Any) -> str:
        if _spoken == THAI:
            return self.th.format(**facts)
        template = self.one if self.one and facts.get("n") == 1 else self.en
        return template.format(**facts)


def of(th: str | None, en: str | None) -> str:
    """Pick between stored texts of both languages; Thai where the English was never written."""
    return (en or th or "") if _spoken == ENGLISH else (th or en or "")
