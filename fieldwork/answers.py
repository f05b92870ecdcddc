"""What one rater says about one indicator: a level, or why it does not apply, with the evidence beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """An empty answer is an indicator nobody has touched; an answer never has a level unless a person chose it."""

    level: int | None = None
    not_applicable: bool = False
    reason: str = ""
    note: str = ""
    evidence_count: int = 0

    @property
    def counted_level(self) -> int | None:
        """The level that counts in a mean: none once the indicator is marked as not applicable."""
        return None if self.not_applicable else self.level


UNANSWERED = Answer()

Answers = Mapping[str, Answer]
"""A sheet's answers by indicator id. An indicator that is absent is unanswered."""


def in_words(value: Any) -> str:
    """An open answer in words; the rows of a repeatable item come one per line."""
    if isinstance(value, list):
        rows = [" · ".join(str(v) for v in row.values() if v) for row in value if isinstance(row, dict)]
        return "\n".join(row for row in rows if row)
    return value.strip() if isinstance(value, str) else ""
