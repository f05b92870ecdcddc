"""A CSV or XLSX file as rows of text, whatever program wrote it. What it means is not known here."""

from __future__ import annotations

import csv
import io
import zipfile
from dataclasses import dataclass

from fieldwork.errors import Invalid

MOST_ROWS = 5000
_MOST_COLUMNS = 200
_MOST_UNPACKED = 60_000_000
_ENCODINGS = ("utf-8-sig", "cp874")  # Excel in Thailand writes either


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row that holds anything, by its number in the file (the first row is 1)."""

    number: int
    cells: tuple[str, ...]


def read(data: bytes, name: str) -> list[SheetRow]:
    """All rows of a file's first sheet. Raises Invalid when it is neither CSV nor XLSX, or too large."""
    try:
        rows = _workbook(data) if data.startswith(b"PK") else _text(data)
    except (ValueError, KeyError, OSError, csv.Error, zipfile.BadZipFile) as error:
        raise Invalid("file_unreadable", file=name) from error
    if len(rows) > MOST_ROWS:
        raise Invalid("body_too_large", limit=MOST_ROWS)
    filled = [SheetRow(n, tuple(c.strip() for c in row[:_MOST_COLUMNS])) for n, row in enumerate(rows, 1)]
    return [row for row in filled if any(row.cells)]


def _text(data: bytes) -> list[list[str]]:
    text = _decoded(data)
    head = text.partition("\n")[0]
    delimiter = max(",;\t", key=head.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


def _decoded(data: bytes) -> str:
    if not data.strip() or b"\x00" in data:
        raise ValueError("not text")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError("in no known encoding")


def _workbook(data: bytes) -> list[list[str]]:
    """Cells as they are shown, formulas by their last value. openpyxl is loaded only when a workbook comes."""
    from openpyxl import load_workbook

    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        if sum(entry.file_size for entry in packed.infolist()) > _MOST_UNPACKED:
            raise ValueError("unpacks to too much")
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    try:
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=_MOST_COLUMNS, values_only=True)
        return [[_shown(cell) for cell in row] for row in rows]
    finally:
        book.close()


def _shown(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
