"""Make the fonts that reports are printed with: Sarabun with all tone marks over a vowel at one height.

In Sarabun a tone mark sits up to 46 thousandths of an em lower over ั, ิ and ึ than over ี and ื. The typesetter then
writes it as a run of its own and gives the whole syllable a second time to whoever copies or searches the PDF. At the
height it has over ี the mark stays in its syllable, and the text comes out as it went in.

    python -m tools.print_fonts        writes assets/fonts/print from assets/fonts
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "assets" / "fonts"
LICENCE = "Sarabun-OFL.txt"
NAMES = ("Sarabun-Regular.ttf", "Sarabun-Bold.ttf")
VOWELS = {"uni0E31", "uni0E34", "uni0E36"}
MODEL = "uni0E35"


def level(font: TTFont) -> int:
    """Raise the anchors for marks over the low vowels to that of the model; returns how many were moved."""
    moved = 0
    for marks in _mark_to_mark(font):
        anchors = dict(zip(marks.Mark2Coverage.glyphs, marks.Mark2Array.Mark2Record, strict=True))
        if MODEL not in anchors:
            continue
        height = anchors[MODEL].Mark2Anchor[0].YCoordinate
        for name, record in anchors.items():
            if name.partition(".")[0] in VOWELS and record.Mark2Anchor[0].YCoordinate != height:
                record.Mark2Anchor[0].YCoordinate = height
                moved += 1
    return moved


def _mark_to_mark(font: TTFont) -> Iterator[Any]:
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            inner = table.ExtSubTable if table.__class__.__name__ == "ExtensionPos" else table
            if inner.__class__.__name__ == "MarkMarkPos":
                yield inner


def main() -> None:
    out = FONTS / "print"
    out.mkdir(exist_ok=True)
    shutil.copy(FONTS / LICENCE, out / LICENCE)
    for name in NAMES:
        font = TTFont(FONTS / name, recalcTimestamp=False)
        print(name, level(font), "anchors raised")
        font.save(out / name)


if __name__ == "__main__":
    main()
