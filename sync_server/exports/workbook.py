"""A report as an Excel workbook: one sheet per table, heads frozen, numbers as numbers, days as days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

import xlsxwriter

from sync_server.exports.tables import Cell, Column, Form, Table

FONT = "TH Sarabun New"
_MOST_TITLE = 31
_BASE = {"font_name": FONT, "font_size": 14, "valign": "top"}
_HEAD = {"bold": True, "text_wrap": True, "bg_color": "#E3E8ED", "border": 1, "align": "center"}
_FORMS: dict[Form, dict[str, Any]] = {
    Form.TEXT: {},
    Form.LONG: {"text_wrap": True},
    Form.WHOLE: {"num_format": "0", "align": "center"},
    Form.MEAN: {"num_format": "0.00", "align": "center"},
    # Excel's Thai Buddhist calendar: the cell holds a real day, people read 22 พ.ย. 2569.
    Form.DAY: {"num_format": "[$-107041E]d mmm yyyy", "align": "center"},
}


def workbook(tables: Iterable[Table], *, title: str, author: str) -> bytes:
    """The file. Text stays text whatever it begins with: nothing typed by anybody becomes a formula or a link."""
    made = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(made, options)
    book.set_properties({"title": title, "author": author})
    formats = {form: book.add_format({**_BASE, **look}) for form, look in _FORMS.items()}
    head = book.add_format(
        {**_BASE, "bold": True, "text_wrap": True, "bg_color": "#E3E8ED", "border": 1, "align": "center"}
    )
    above = book.add_format({**_BASE, "italic": True})
    for table in tables:
        _write(book.add_worksheet(table.title[:_MOST_TITLE]), table, formats, head, above)
    book.close()
    return made.getvalue()


def _write(sheet: Any, table: Table, formats: dict[Form, Any], head: Any, above: Any) -> None:
    for number, line in enumerate(table.above):
        sheet.write_string(number, 0, line, above)
    top = len(table.above)
    for place, column in enumerate(table.columns):
        sheet.set_column(place, place, column.width, formats[column.form])
        sheet.write_string(top, place, column.title, head)
    for number, row in enumerate(table.rows, start=top + 1):
        for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            _cell(sheet, number, place, column, cell, formats)
    sheet.freeze_panes(top + 1, 1)
    if table.rows:
        sheet.autofilter(top, 0, top + len(table.rows), len(table.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)


def _cell(sheet: Any, row: int, place: int, column: Column, cell: Cell, formats: dict[Form, Any]) -> None:
    look = formats[column.form]
    if cell is None or cell == "":
        sheet.write_blank(row, place, None, look)
    elif isinstance(cell, str):
        sheet.write_string(row, place, cell, look)
    elif isinstance(cell, date):
        sheet.write_datetime(row, place, cell, formats[Form.DAY])
    else:
        sheet.write_number(row, place, float(cell) if isinstance(cell, Decimal) else cell, look)
