"""What stands in a text field, the key included whose event is still on its way.

The client tells the control its new text first, and the event comes after. A render that falls between the two would
give the field the text from before that key, and the client would take the key back from under the finger.
"""

from __future__ import annotations

from typing import Any

import flet as ft


class Standing:
    """The text of one field over all its renders. Whoever changes it other than by a key sets `current`."""

    def __init__(self, text: str) -> None:
        self.current = text
        self._field: ft.TextField | None = None
        self._told = text

    def heard(self, event: Any) -> str:
        """The text after a change that the client tells of."""
        self.current = event.control.value or ""
        if event.control is self._field:
            self._told = self.current
        return self.current

    def caught_up(self) -> bool:
        """Before a render: take over what the client told the control only. Whether there was anything."""
        told = self._told if self._field is None else self._field.value or ""
        if told == self._told:
            return False
        self.current = self._told = told
        return True

    def shown(self, field: ft.TextField) -> ft.TextField:
        """The field of this render."""
        self._field, self._told = field, field.value or ""
        return field


def use_standing(initial: str) -> Standing:
    """The text of a field that keeps it itself."""
    standing: Standing = ft.use_memo(lambda: Standing(initial), [])
    standing.caught_up()
    return standing
