"""Files somebody chose on one page for the page that opens next: a photo taken at an indicator for its finding.

Kept in memory only. A photo may be stored when somebody has looked at it and not before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ChosenFile:
    """A file somebody chose, with its bytes."""

    name: str
    data: bytes


@dataclass(slots=True, eq=False)
class Tray:
    """What lies ready for one address."""

    _held: dict[str, tuple[ChosenFile, ...]] = field(default_factory=dict)

    def put(self, where: str, files: Sequence[ChosenFile]) -> None:
        """Lay files down for the page of this record. What lay there for another is forgotten."""
        self._held = {where: tuple(files)}

    def count(self, where: str) -> int:
        """How many files lie there for this record."""
        return len(self._held.get(where, ()))

    def take(self, where: str) -> tuple[ChosenFile, ...]:
        """What lies there for this record; it lies there no longer."""
        return self._held.pop(where, ())
