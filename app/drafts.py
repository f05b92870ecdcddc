"""Text being typed and not yet stored: who holds some, so that all of it can be stored the moment the app is hidden."""

from __future__ import annotations

from collections.abc import Callable


class Drafts:
    """The fields with unsaved text. Each registers how to store its own."""

    def __init__(self) -> None:
        self._flushes: dict[int, Callable[[], None]] = {}
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

    def _release(self, key: int) -> None:
        self._flushes.pop(key, None)
