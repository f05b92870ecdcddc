"""A handed-in checklist as lines of the CSV: one a point and rater, a table one a row."""

from __future__ import annotations

from collections.abc import Iterator

from fieldwork.checking.answers import filled, number_of
from fieldwork.checking.words import exact
from fieldwork.instruments.checklist import NUMBER, TABLE, Point
from fieldwork.thai.dates import bangkok_day
from sync_server.exports.lines import Line
from sync_server.reports.checked import SPELLING, Checked, Filled

PART = "แบบติดตาม"


def check_lines(checked: Checked) -> Iterator[Line]:
    """Sheet by sheet, in the order of the checklist."""
    for sheet in checked.sheets:
        for point in checked.checklist.points:
            yield from _point(checked, sheet, point)


def _point(checked: Checked, sheet: Filled, point: Point) -> Iterator[Line]:
    submitted = sheet.sheet.submitted_at
    about = {
        "part": PART,
        "area": checked.checklist.title_th,
        "code": f"{checked.checklist.instrument_version} {point.id}",
        "item": point.title_th,
        "by": sheet.name,
        "on": "" if submitted is None else bangkok_day(submitted).isoformat(),
    }
    value = sheet.sheet.answers.get(point.id)
    number = number_of(value) if point.type == NUMBER else None
    if number is not None:
        yield Line(count=str(exact(number)), text=sheet.words(point), **about)
    elif point.type == TABLE and isinstance(value, list) and any(map(filled, value)):
        for row in filter(filled, value):
            yield Line(text=SPELLING.row(point, row), **about)
    else:
        yield Line(text=sheet.words(point), **about)
