"""Keys that act on the screen that is shown. The frame hears every key; a screen says what its own mean.

None acts while a text is being written or something lies over the screen: the key is meant for that.
"""

from __future__ import annotations

from collections.abc import Callable

OnKey = Callable[[str], None]


class Keys:
    """What the keys mean just now: the screen that asked last is told of them."""

    def __init__(self) -> None:
        self._held: list[OnKey] = []

    def hold(self, on_key: OnKey) -> Callable[[], None]:
        """Be told of keys by name, as "3" or "Arrow Right"; call what comes back when the screen goes."""
        self._held.append(on_key)
        return lambda: self._held.remove(on_key) if on_key in self._held else None

    def press(self, key: str) -> None:
        """Tell whoever asked last."""
        if self._held:
            self._held[-1](key)
