"""Time to a visit's memo, workbook and CSV on the demo area, from the database to the bytes, and to the demo itself.

Run with `python -m bench.reports`. Ten different visits, so that nothing is set twice;
the first memo pays for the fonts.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from functools import partial

from bench.numbers import Line, report
from fieldwork import scopes
from fieldwork.records import Visit
from sync_server import histories
from sync_server.blobs import key_of
from sync_server.demo.area import person_id
from sync_server.demo.command import prepare
from sync_server.exports.spreadsheet import spreadsheet
from sync_server.exports.visit_tables import tables_of
from sync_server.exports.workbook import workbook
from sync_server.main import open_server
from sync_server.reports import rendering
from sync_server.reports.content import Report, report_of
from sync_server.server import Server
from sync_server.settings import Settings
from sync_server.world import LedgerWorld

VISITS = 10


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def read(server: Server, visit: str) -> Report:
    """The office edition, read from the database as a request does."""
    with server.database.reading() as connection:
        world, today = LedgerWorld(connection), server.today()
        held, authors = scopes.held(person_id("director"), world, today), partial(histories.written, connection)
        return report_of(visit, world, held=held, today=today, authors=authors)


def memo_of(server: Server, visit: str) -> bytes:
    """The memo with its signature and photos."""
    found = read(server, visit)
    return rendering.pdf([found], {name: server.store.read(key_of(name)) for name in rendering.pictures_in([found])})


def past_visits(server: Server) -> list[str]:
    """Visits of the past term, all finished."""
    with server.database.reading() as connection:
        visits = map(Visit.of, LedgerWorld(connection).find("visit"))
        return [v.id for v in visits if v.closed_at is not None and (v.day or "") < date.today().isoformat()]


def main() -> int:
    """Measure and print; 1 when a target was missed."""
    with tempfile.TemporaryDirectory() as folder:
        server = open_server(Settings.from_env({"DATA_DIR": folder}))
        first_start = seconds(lambda: prepare(server))
        later_start = seconds(lambda: prepare(server))
        cold, *visits = past_visits(server)[: VISITS + 1]
        first = seconds(lambda: memo_of(server, cold))
        memo = [seconds(lambda v=visit: memo_of(server, v)) for visit in visits]
        book = [seconds(lambda v=visit: workbook(tables_of(read(server, v)), title="", author="")) for visit in visits]
        text = [seconds(lambda v=visit: spreadsheet(read(server, v))) for visit in visits]
        server.database.close()
    lines = [
        Line(f"visit memo PDF, median of {len(memo)}", statistics.median(memo), 0.5, "s"),
        Line("visit memo PDF, slowest", max(memo), None, "s"),
        Line("visit memo PDF, the first of a process", first, 1.0, "s"),
        Line(f"visit workbook, median of {len(book)}", statistics.median(book), 0.5, "s"),
        Line(f"visit CSV, median of {len(text)}", statistics.median(text), 0.5, "s"),
        Line("demo area, first set-up", first_start, 15, "s"),
        Line("demo area, a later start", later_start, 2, "s"),
    ]
    return report("Reports and exports", lines)


if __name__ == "__main__":
    sys.exit(main())
