"""A report as an Excel workbook: one sheet per table, heads frozen, numbers as numbers, days as days."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from sync_server.exports.harmless import runs
from sync_server.exports.tables import Cell, Column, Form, Table

FONT = "TH Sarabun New"
_MOST_TITLE = 31
_BASE = {"font_name": FONT, "font_size": 14, "valign": "top"}
_HEAD = {**_BASE, "bold": True, "text_wrap": True, "bg_color": "#E3E8ED", "border": 1, "align": "center"}
_ABOVE = {**_BASE, "italic": True}
_FORMS: dict[Form, dict[str, Any]] = {
    Form.TEXT: {},
    Form.LONG: {"text_wrap": True},
    Form.WHOLE: {"num_format": "0", "align": "center"},
    Form.MEAN: {"num_format": "0.00", "align": "center"},
    # Excel's Thai Buddhist calendar: the cell holds a real day, people read 22 พ.ย. 2569.
    Form.DAY: {"num_format": "[$-107041E]d mmm yyyy", "align": "center"},
}
_FIRST_DAY = date(1900, 1, 1)  # Excel knows no day before
_NO_XML = re.compile("[\ufffe\uffff]")  # characters that make Excel call the whole file damaged
_NO_TITLE = re.compile(r"[\[\]:*?/\\]")


class _Looks:
    """The formats of a book. Text that would run gets one that says it is text, also when somebody edits the cell."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, bool], Any] = {}
        self._all = {form.value: {**_BASE, **look} for form, look in _FORMS.items()}
        self._all |= {"head": _HEAD, "above": _ABOVE}

    def get(self, name: str, *, quoted: bool = False) -> Any:
        """The format of a form, of the head, or of the lines above."""
        key = (name, quoted)
        if key not in self._made:
            self._made[key] = self._book.add_format({**self._all[name], "quote_prefix": quoted})
        return self._made[key]


def workbook(tables: Iterable[Table], *, title: str, author: str) -> bytes:
    """The file. Text stays text whatever it begins with: nothing typed by anybody becomes a formula or a link."""
    made = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(made, options)
    book.set_properties({"title": _clean(title), "author": _clean(author)})
    looks = _Looks(book)
    titles: set[str] = set()
    for table in tables:
        name = _title(table.title, titles)
        titles.add(name.casefold())
        _write(book.add_worksheet(name), table, looks)
    book.close()
    return made.getvalue()


def _title(wanted: str, taken: set[str]) -> str:
    """A sheet's name as Excel allows it; the second of a name, as with two versions of one rubric, gets a number."""
    plain = _NO_TITLE.sub(" ", wanted).strip("' ")
    name, number = plain[:_MOST_TITLE], 1
    while name.casefold() in taken:
        number += 1
        ending = f" {number}"
        name = plain[: _MOST_TITLE - len(ending)] + ending
    return name


def _write(sheet: Any, table: Table, looks: _Looks) -> None:
    for number, line in enumerate(table.above):
        _text(sheet, number, 0, line, "above", looks)
    top = len(table.above)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width, looks.get(column.form))
        _text(sheet, top, place, column.title, "head", looks)
    for number, row in enumerate(table.rows, start=top + 1):
        for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            _cell(sheet, number, place, column, cell, looks)
    sheet.freeze_panes(top + 1, 1)
    if table.rows:
        sheet.autofilter(top, 0, top + len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)


def _cell(sheet: Any, row: int, place: int, column: Column, cell: Cell, looks: _Looks) -> None:
    if cell is None or cell == "":
        sheet.write_blank(row, place, None, looks.get(column.form))
    elif isinstance(cell, str):
        _text(sheet, row, place, cell, column.form, looks)
    elif not isinstance(cell, date):
        number = float(cell) if isinstance(cell, Decimal) else cell
        sheet.write_number(row, place, number, looks.get(column.form))
    elif cell < _FIRST_DAY:
        _text(sheet, row, place, cell.isoformat(), column.form, looks)
    else:
        sheet.write_datetime(row, place, cell, looks.get(Form.DAY))


def _text(sheet: Any, row: int, place: int, text: str, look: str, looks: _Looks) -> None:
    sheet.write_string(row, place, _clean(text), looks.get(look, quoted=runs(text)))


def _clean(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
