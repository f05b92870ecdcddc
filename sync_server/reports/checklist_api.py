"""The routes of checklists: the answers of all schools to one version as XLSX and CSV, within the caller's scopes."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Response
from sqlalchemy import Connection

from fieldwork import scopes
from fieldwork.checking.sheets import checklist_of
from fieldwork.errors import NotFound
from sync_server.api.deps import Caller, Reading, Server
from sync_server.exports.area_matrix import as_text
from sync_server.exports.check_tables import answers_table, placed_of
from sync_server.exports.spreadsheet import written
from sync_server.exports.tables import Table
from sync_server.exports.workbook import workbook
from sync_server.world import LedgerWorld

router = APIRouter()
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CSV = "text/csv; charset=utf-8"


@router.get("/checklists/{checklist}.xlsx", response_class=Response)
def checklist_xlsx(checklist: str, server: Server, caller: Caller, snapshot: Reading) -> Response:
    """Every answer the caller may see, as a workbook."""
    table = _table(checklist, server, caller, snapshot)
    return _file(workbook([table], title=table.title, author=""), _XLSX, table, "xlsx")


@router.get("/checklists/{checklist}.csv", response_class=Response)
def checklist_csv(checklist: str, server: Server, caller: Caller, snapshot: Reading) -> Response:
    """The same as CSV."""
    table = _table(checklist, server, caller, snapshot)
    return _file(written(as_text(table)), _CSV, table, "csv")


def _table(checklist: str, server: Server, caller: Caller, snapshot: Connection) -> Table:
    world = LedgerWorld(snapshot)
    form = checklist_of(checklist, world)
    if form is None:
        raise NotFound("no_checklist")
    held = scopes.held(caller.person, world, server.today())
    return answers_table(form, placed_of(world, checklist, held), server.today())


def _file(made: bytes, mime: str, table: Table, ending: str) -> Response:
    """A download that no cache keeps."""
    name = quote(f"{table.title}.{ending}", safe="")
    disposition = f"attachment; filename=\"answers.{ending}\"; filename*=UTF-8''{name}"
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return Response(made, media_type=mime, headers=headers)
