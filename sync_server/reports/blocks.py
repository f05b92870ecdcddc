"""What a page is made of, as values that become the template's JSON: paragraphs, lists, tables, signatures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

Block = dict[str, Any]
_LONG_ROW = 600  # letters; far less than a page even in one narrow column
_MOST_WHOLE = 16  # rows that fit on a page


def paragraph(text: str, *, indent: bool = True, keep: bool = False) -> Block:
    """A paragraph; the first line of official prose is indented. `keep` holds it on the page of what follows."""
    return {"type": "paragraph", "text": text, "indent": indent, "keep": keep}


def heading(text: str, level: int = 1) -> Block:
    """A heading that stays with what follows."""
    return {"type": "heading", "text": text, "level": level}


def note(text: str) -> Block:
    """Small print under a table."""
    return {"type": "note", "text": text}


def entry(mark: str, text: str, *more: tuple[str, str]) -> dict[str, Any]:
    """One item of a list; `more` are labelled lines under it, empty ones left out."""
    return {"mark": mark, "text": text, "more": [{"label": label, "text": words} for label, words in more if words]}


def listing(entries: Iterable[dict[str, Any]]) -> Block:
    """A list with its own marks."""
    return {"type": "list", "entries": list(entries)}


def column(title: str, *, width: int = 0, center: bool = False, under: str = "") -> dict[str, Any]:
    """A column: as wide as its words, or a share of the page. Neighbours `under` the same title share it above them."""
    return {"title": title, "width": width, "align": "center" if center else "left", "under": under}


def table(
    columns: Sequence[dict[str, Any]],
    rows: Iterable[Sequence[str]],
    *,
    last_strong: bool = False,
    whole: bool = False,
) -> Block:
    """A table whose head repeats on every page; its last row may be a total. A `whole` one keeps to one page.

    A row stays on one page too, unless its words are many.
    """
    cells = [list(row) for row in rows]
    last = len(cells) - 1
    made = [
        {"cells": row, "strong": last_strong and number == last, "long": sum(map(len, row)) > _LONG_ROW}
        for number, row in enumerate(cells)
    ]
    return {
        "type": "table",
        "columns": list(columns),
        "heads": _heads(columns),
        "rows": made,
        "whole": whole and len(made) <= _MOST_WHOLE,
    }


def _heads(columns: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The cells of the head in reading order: one line, or two where columns share a title."""
    lines = 2 if any(each["under"] for each in columns) else 1
    above: list[dict[str, Any]] = []
    below: list[dict[str, Any]] = []
    for under, same in groupby(columns, key=lambda each: each["under"]):
        titles = [{"text": each["title"], "across": 1, "down": 1} for each in same]
        if under:
            above.append({"text": under, "across": len(titles), "down": 1})
            below += titles
        else:
            above += [{**title, "down": lines} for title in titles]
    return above + below


def signature(lines: Sequence[str], image: str | None = None) -> Block:
    """A place to sign, or the drawn signature by its name, with the lines under it."""
    return {"type": "signature", "lines": list(lines), "image": image}


MOST_PHOTOS = 24
"""So many are printed of one part of a report; the rest is looked at on a screen."""


def photos(shown: Iterable[tuple[str, str, str]]) -> Block:
    """Photos two by two: the name of each, its mark and its caption."""
    made = [{"image": name, "mark": mark, "text": caption} for name, mark, caption in shown]
    return {"type": "photos", "photos": made}


def new_page() -> Block:
    """What follows starts a page."""
    return {"type": "pagebreak"}


def field(label: str, text: str) -> dict[str, str]:
    """A labelled line of the memo's head."""
    return {"label": label, "text": text}
