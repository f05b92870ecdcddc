"""Where a sheet was left: the page in view, kept on this device so that a killed app opens at the same item."""

from __future__ import annotations

from typing import Any, Protocol


class Notes(Protocol):
    """Small durable facts of the device."""

    def get(self, name: str) -> Any:
        """The value kept under a name, or None."""
        ...

    def set(self, name: str, value: Any) -> None:
        """Keep a value; durable on return."""
        ...


def left_at(notes: Notes, sheet: str) -> str | None:
    """The page a sheet was left at, if it was opened on this device."""
    page = notes.get(_name(sheet))
    return page if isinstance(page, str) else None


def leave_at(notes: Notes, sheet: str, page: str) -> None:
    """Remember the page."""
    notes.set(_name(sheet), page)


def _name(sheet: str) -> str:
    return f"place in {sheet}"
