"""Text that a spreadsheet would run. CSV has no types, so an apostrophe marks it there; a workbook marks the cell."""

from __future__ import annotations

import re

# What Excel, LibreOffice or Google Sheets take for the beginning of a formula, the full-width forms included; tab and
# line ends because some readers drop them first, and spaces because some trim.
_RUNS = re.compile(r"[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20]")


def runs(cell: str) -> bool:
    """Whether a spreadsheet might take this text for a formula."""
    return _RUNS.match(cell) is not None


def harmless(cell: str) -> str:
    """The text with an apostrophe in front if it would run: it stays text, and nothing of it is lost."""
    return f"'{cell}" if runs(cell) else cell
