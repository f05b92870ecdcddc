"""A report as one CSV that Excel opens with Thai intact: UTF-8 with a mark, CRLF, and no cell that could run."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from sync_server.exports import lines
from sync_server.exports.harmless import harmless
from sync_server.exports.statements import statements
from sync_server.reports import wording
from sync_server.reports.content import Report

HEAD = ("รหัสสถานศึกษา", "สถานศึกษา", "วันที่เยี่ยม", "รอบ", *lines.HEAD)
_BYTE_ORDER_MARK = "\ufeff"


def spreadsheet(report: Report) -> bytes:
    """The file's bytes."""
    return written([HEAD, *_rows(report)])


def written(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as CSV bytes, every cell made harmless."""
    made = StringIO(newline="")
    csv.writer(made, lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    return (_BYTE_ORDER_MARK + made.getvalue()).encode("utf-8")


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    school, visit = report.school, report.visit
    facts = (school.code or "", school.name or "", visit.day or "", wording.round_text(visit.round))
    for line in statements(report):
        yield (*facts, *line.cells)
