"""The text of a PDF as a reader that honours ActualText copies it: what a person gets from search and copy.

A syllable of Thai is often several glyphs; the file says its text once, beside them. pypdf's own extraction passes over
that, so this reads the content streams itself. Page heads and feet (artifacts) are left out.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream, DictionaryObject

_PAIR = re.compile(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>")


def text_of(pdf: bytes) -> str:
    """Every page's words in the order in which they were set, white space taken out."""
    return squeezed("".join(pages_of(pdf)))


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page in the order in which they were set."""
    reader = PdfReader(BytesIO(pdf))
    return ["".join(_page(page, reader)) for page in reader.pages]


def rightmost(pdf: bytes) -> float:
    """Where the rightmost glyph of any page ends, in points from the left edge, by the widths of its own font."""
    reader = PdfReader(BytesIO(pdf))
    return max((edge for page in reader.pages for edge in _edges(page, reader)), default=0.0)


def squeezed(text: str) -> str:
    """Text without white space: a PDF knows where words stand, not which spaces were typed."""
    return "".join(text.split())


def _page(page: PageObject, reader: PdfReader) -> Iterator[str]:
    fonts = {name: _characters(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    known: dict[int, str] = {}
    hidden: list[bool] = []
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator in (b"BDC", b"BMC"):
            given = operands[1] if len(operands) > 1 else None
            spoken = given.get("/ActualText") if isinstance(given, DictionaryObject) else None
            is_artifact = operands[0] == "/Artifact"
            if spoken is not None and not any(hidden):
                yield str(spoken)
            hidden.append(spoken is not None or is_artifact)
        elif operator == b"EMC":
            hidden.pop()
        elif operator == b"Tf":
            known = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ") and not any(hidden):
            yield from (known.get(cid, "") for cid in _cids(operands[0]))


def _cids(shown: Any) -> Iterator[int]:
    for part in shown if isinstance(shown, list) else [shown]:
        if isinstance(part, (int, float)):
            continue
        raw = part if isinstance(part, bytes) else part.original_bytes
        yield from (int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw), 2))


def _characters(font: Any) -> dict[int, str]:
    """Glyph number to text, from the font's own table."""
    table = font["/ToUnicode"].get_object().get_data().decode("latin-1")
    single = "".join(re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL))
    found = {int(a, 16): bytes.fromhex(b).decode("utf-16-be") for a, b in _PAIR.findall(single)}
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, start in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            begin = int.from_bytes(bytes.fromhex(start), "big")
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = (begin + step).to_bytes(len(start) // 2, "big").decode("utf-16-be")
    return found


def _edges(page: PageObject, reader: PdfReader) -> Iterator[float]:
    """Where every piece of text of a page ends. Text is set upright: only the horizontal scale and place matter."""
    widths = {name: _widths(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    known: dict[int, float] = {}
    size, scale, place = 0.0, 1.0, 0.0
    outer: list[tuple[float, float]] = []
    base = (1.0, 0.0)
    for operands, operator in ContentStream(page.get_contents(), reader).operations:
        if operator == b"q":
            outer.append(base)
        elif operator == b"Q":
            base = outer.pop()
        elif operator == b"cm":
            base = (base[0] * float(operands[0]), base[1] + base[0] * float(operands[4]))
        elif operator == b"Tf":
            known, size = widths[operands[0]], float(operands[1])
        elif operator == b"Tm":
            scale, place = float(operands[0]), float(operands[4])
        elif operator in (b"Tj", b"TJ"):
            place += scale * size * _advance(operands[0], known)
            yield base[1] + base[0] * place


def _advance(shown: Any, widths: dict[int, float]) -> float:
    """How far shown text moves on, in text units."""
    kerned = -sum(float(part) for part in shown if isinstance(part, (int, float))) if isinstance(shown, list) else 0.0
    return (sum(widths.get(cid, 1000.0) for cid in _cids(shown)) + kerned) / 1000


def _widths(font: Any) -> dict[int, float]:
    """Glyph number to width, in thousandths of the size."""
    listed = list(font["/DescendantFonts"][0].get_object()["/W"])
    found: dict[int, float] = {}
    while listed:
        first, then = int(listed.pop(0)), listed.pop(0)
        if isinstance(then, list):
            found |= {first + step: float(width) for step, width in enumerate(then)}
        else:
            found |= dict.fromkeys(range(first, int(then) + 1), float(listed.pop(0)))
    return found
