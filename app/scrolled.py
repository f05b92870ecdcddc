"""How far each page was scrolled while the app runs: who comes back to a page finds it as it was left.

A page that is entered from the one above it, or from no page at all, begins at its top; from below, or from beside, it
is come back to.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from app import routes


@dataclass(eq=False)
class Scrolled:
    """One for the running app. Offsets in pixels, by address and by what is on the page."""

    _here: str = ""
    _left_at: dict[str, dict[Hashable, float]] = field(default_factory=dict)

    def went(self, route: str) -> None:
        """Another address is shown."""
        path = path_of(route)
        is_entered = path_of(routes.above(route)) == self._here or routes.find(self._here) is None
        if path != self._here and is_entered:
            self._left_at.pop(path, None)
        self._here = path

    def keep(self, route: str, what: Hashable, offset: float) -> None:
        """A page stands there now."""
        self._left_at.setdefault(path_of(route), {})[what] = offset

    def left_at(self, route: str, what: Hashable) -> float:
        """Where a page was left; 0 is its top."""
        return self._left_at.get(path_of(route), {}).get(what, 0.0)


def path_of(route: str) -> str:
    """An address without its query: how a page was come to does not make it another."""
    return "/" + route.partition("?")[0].strip("/")
