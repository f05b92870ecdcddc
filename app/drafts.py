"""Text being typed and not yet stored: who holds some, so that all of it can be stored the moment the app is hidden."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

import flet as ft


class Held(StrEnum):
    """What a field holds that is not stored. The later ones matter more."""

    TYPING = "typing"
    UNREADABLE = "unreadable"
    FAILED = "failed"


@ft.observable
@dataclass
class Unstored:
    """What of everything typed is not stored: the worst of it, or None. Tells whoever says where the work is kept."""

    held: Held | None = None


class Drafts:
    """The fields with unsaved text. Each registers how to store its own, and says what it holds unstored, and when
    somebody begins and ends to write in it."""

    def __init__(self) -> None:
        self.unstored = Unstored()
        self.focused: object | None = None
        self._flushes: dict[int, Callable[[], None]] = {}
        self._held: dict[int, Held] = {}
        self._next = 0

    def hold(self, flush: Callable[[], None]) -> Callable[[], None]:
        """Register a field; call what comes back when the field leaves the screen."""
        self._next += 1
        key = self._next
        self._flushes[key] = flush
        return lambda: self._release(key)

    def flush(self) -> None:
        """Store everything being typed, now."""
        for flush in list(self._flushes.values()):
            flush()

    def tell(self, field: object, held: Held | None) -> None:
        """A field holds something that is not stored, or nothing any more. It tells so before it leaves the screen."""
        if held is None:
            self._held.pop(id(field), None)
        else:
            self._held[id(field)] = held
        worst = max(self._held.values(), key=list(Held).index, default=None)
        if worst != self.unstored.held:
            self.unstored.held = worst

    def enter(self, field: object) -> None:
        """Somebody writes in a field: keys are its own now."""
        self.focused = field

    def leave(self, field: object) -> None:
        """The field is left. Another one may have been entered before that is told."""
        if self.focused is field:
            self.focused = None

    def _release(self, key: int) -> None:
        self._flushes.pop(key, None)
