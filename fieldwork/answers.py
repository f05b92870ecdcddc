"""What one rater says about one indicator: a level, or why it does not apply, with the evidence beside it."""

from collections.abc import Mapping
from dataclasses import dataclass


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
