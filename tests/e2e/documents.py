"""The files of a visit as the office keeps them: its memo, its workbook and its table, saved and opened."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import openpyxl

from fieldwork.thai.dates import BANGKOK
from tests.support.pdf_text import squeezed, text_of
from tests.support.phone import Phone


def today() -> str:
    """The day of the visit, as file names have it."""
    return datetime.now(BANGKOK).date().isoformat()


def exports(phone: Phone, name: str, folder: Path) -> Path:
    """Ask for a document and keep the file."""
    with phone.download() as got:
        phone.tap(f"export-{name}")
    path = folder / name
    got[0].save_as(path)
    phone.sees(f"ได้ไฟล์ {name} แล้ว")
    return path


def of_visit(phone: Phone, folder: Path, school: str, *, words: Sequence[str], formula: str) -> None:
    """Save all three on the page of a school's results. The tables hold these words, and no formula."""
    name = f"visit-{today()}"
    memo = exports(phone, f"{name}.pdf", folder)
    assert squeezed(school) in text_of(memo.read_bytes())
    book = read_book(exports(phone, f"{name}.xlsx", folder))
    table = exports(phone, f"{name}.csv", folder).read_bytes()
    assert table.startswith(codecs.BOM_UTF8), "without it Excel takes Thai for something else"
    cells = {cell for row in csv.reader(io.StringIO(table.decode("utf-8-sig"))) for cell in row}
    for text in words:
        assert text in book and any(text in cell for cell in cells), text
    assert f"'{formula}" in cells and formula not in cells, "a text like this must not become a formula"


def read_book(file: Path) -> set[str]:
    """Everything in the cells of a workbook."""
    book = openpyxl.load_workbook(file)
    return {str(cell.value) for sheet in book for row in sheet.rows for cell in row}
