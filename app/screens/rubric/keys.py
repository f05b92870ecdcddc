"""What the keys of a computer do at an indicator: digits choose a level, arrows and Enter go on or back."""

from __future__ import annotations

from app.screens.rubric.desk import Desk, Show
from app.visiting import sheets
from fieldwork.refusals import Refusal

# The row of digits as the Thai layout gives it, without and with Shift: nobody changes the layout to choose a level.
_THAI_ROW = {"ๅ": 1, "/": 2, "-": 3, "ภ": 4, "ถ": 5, "ุ": 6, "ึ": 7, "ค": 8, "ต": 9}
_THAI_DIGITS = {digit: n for n, digit in enumerate("๐๑๒๓๔๕๖๗๘๙")}
_ON, _BACK, _ENTER, _TAB = "Arrow Right", "Arrow Left", ("Enter", "Numpad Enter"), "Tab"


def level_of(key: str) -> int | None:
    """The level a key names, on any row of digits and in any layout; None for other keys."""
    name = key.removeprefix("Numpad ")
    if len(name) == 1 and name in "0123456789":
        return int(name)
    return _THAI_ROW.get(name, _THAI_DIGITS.get(name))


class SheetKeys:
    """The keys of one sheet. Once somebody goes about with Tab, Enter belongs to what Tab has reached."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._tabbed = False

    def press(self, key: str) -> None:
        """Do what a key means on the page in view; most mean nothing."""
        shown = self._desk.shown
        if isinstance(shown.state, Refusal) or shown.show is not Show.PAGE:
            return
        filling, level = shown.filling, level_of(key)
        indicator = sheets.in_view(filling)
        self._tabbed = self._tabbed or key == _TAB
        if indicator is None:  # pages of numbers, dates and words, in which the keys move the cursor
            return
        if key in (_ON, _BACK):
            self._desk.step(1 if key == _ON else -1)
        elif key in _ENTER and not self._tabbed:
            self._desk.step(1)
        elif level is not None and not filling.is_locked and level in filling.instrument.scale:
            self._desk.choose(level)
