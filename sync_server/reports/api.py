"""The routes of reports: a visit as PDF, XLSX or CSV, all that a school was told as PDF, and the matrix.

Each decides by the caller's scopes which edition to give; none is ever kept by a cache.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from urllib.parse import quote

from fastapi import APIRouter, Response
from sqlalchemy import Connection

from fieldwork import scopes
from fieldwork.errors import NotFound
from sync_server import blobs, histories
from sync_server.api.deps import Caller, Reading, Server
from sync_server.exports.spreadsheet import spreadsheet
from sync_server.exports.visit_tables import tables_of
from sync_server.exports.workbook import workbook
from sync_server.reports import checklist_api, matrix_api, rendering
from sync_server.reports.content import Report, report_of, school_reports
from sync_server.world import LedgerWorld

router = APIRouter(prefix="/api/reports", tags=["reports"])
router.include_router(matrix_api.router)
router.include_router(checklist_api.router)
_PDF = "application/pdf"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CSV = "text/csv; charset=utf-8"


@router.get("/visits/{visit}.pdf", response_class=Response)
def visit_pdf(visit: str, server: Server, caller: Caller, snapshot: Reading) -> Response:
    """The memo of a visit, in the edition the caller may see."""
    report = _report(visit, server, caller, snapshot)
    made = rendering.pdf([report], _images([report], server, caller, snapshot))
    return _file(made, _PDF, f"{_stem(report)}.pdf")


@router.get("/visits/{visit}.xlsx", response_class=Response)
def visit_xlsx(visit: str, server: Server, caller: Caller, snapshot: Reading) -> Response:
    """The same as a workbook."""
    report = _report(visit, server, caller, snapshot)
    made = workbook(tables_of(report), title=_stem(report), author=report.office.title_th or "")
    return _file(made, _XLSX, f"{_stem(report)}.xlsx")


@router.get("/visits/{visit}.csv", response_class=Response)
def visit_csv(visit: str, server: Server, caller: Caller, snapshot: Reading) -> Response:
    """The same as CSV."""
    report = _report(visit, server, caller, snapshot)
    return _file(spreadsheet(report), _CSV, f"{_stem(report)}.csv")


@router.get("/schools/{school}/feedback.pdf", response_class=Response)
def school_pdf(school: str, server: Server, caller: Caller, snapshot: Reading) -> Response:
    """Everything that was published to a school, the latest visit first, with its answers."""
    world = LedgerWorld(snapshot)
    held = scopes.held(caller.person, world, server.today())
    reports = school_reports(school, world, held=held, today=server.today())
    made = rendering.pdf(reports, _images(reports, server, caller, snapshot))
    return _file(made, _PDF, f"ข้อมูลสะท้อนกลับ {reports[0].school.name}.pdf")


def _report(visit: str, server: Server, caller: Caller, snapshot: Connection) -> Report:
    world = LedgerWorld(snapshot)
    held = scopes.held(caller.person, world, server.today())
    authors = partial(histories.written, snapshot)
    return report_of(visit, world, held=held, today=server.today(), authors=authors)


def _images(reports: Sequence[Report], server: Server, caller: Caller, snapshot: Connection) -> dict[str, bytes]:
    """The signatures and photos that have arrived and that the caller may see."""
    found = {}
    for named in rendering.pictures_in(reports):
        try:
            blobs.open_for(server, snapshot, caller, named)
            found[named] = server.store.read(blobs.key_of(named))
        except NotFound:  # named by the record, but the file has not come yet
            continue
    return found


def _stem(report: Report) -> str:
    return f"นิเทศ {report.school.name} {report.visit.day}"


def _file(made: bytes, mime: str, name: str) -> Response:
    """A download whose Thai name every browser understands (RFC 5987), with a plain one for those that do not."""
    plain = f"report.{name.rpartition('.')[2]}"
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return Response(made, media_type=mime, headers=headers)
