"""What happened on a day, in order: its hash proves that a seed is one execution, its lines tell a failing one."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any


class Journal:
    """Kept as values; made readable only when somebody reads it."""

    def __init__(self) -> None:
        self.entries: list[tuple[Any, ...]] = []

    def note(self, who: Any, *what: Any) -> None:
        """One thing that happened. `who` is a phone, or a word."""
        self.entries.append((getattr(who, "number", who), *what))

    def lines(self) -> list[str]:
        """The day, readable."""
        return [
            f"{n:4d}  {f'phone {who}' if isinstance(who, int) else who:<8}  {' '.join(map(str, what))}"
            for n, (who, *what) in enumerate(self.entries)
        ]

    @property
    def digest(self) -> str:
        """The same for the same execution."""
        return blake2b("\n".join(self.lines()).encode(), digest_size=16).hexdigest()
