"""The routes of the matrix: schools by areas as XLSX and CSV, within the scopes of whoever asks."""

from __future__ import annotations

from urllib.parse import quote

from fastapi import APIRouter, Response

from sync_server.api.deps import Caller, Reading, Server
from sync_server.exports.area_matrix import area_matrix, as_text
from sync_server.exports.spreadsheet import written
from sync_server.exports.workbook import workbook
from sync_server.world import LedgerWorld

router = APIRouter()
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CSV = "text/csv; charset=utf-8"
_NAME = "ภาพรวมสถานศึกษา"


@router.get("/matrix.xlsx", response_class=Response)
def matrix_xlsx(server: Server, caller: Caller, snapshot: Reading, round: str = "") -> Response:
    """Every school the caller may see, as a workbook."""
    table = area_matrix(LedgerWorld(snapshot), caller.person, server.today(), round_=round)
    return _file(workbook([table], title=_NAME, author=""), _XLSX, "xlsx")


@router.get("/matrix.csv", response_class=Response)
def matrix_csv(server: Server, caller: Caller, snapshot: Reading, round: str = "") -> Response:
    """The same as CSV."""
    table = area_matrix(LedgerWorld(snapshot), caller.person, server.today(), round_=round)
    return _file(written(as_text(table)), _CSV, "csv")


def _file(made: bytes, mime: str, ending: str) -> Response:
    """A download that no cache keeps."""
    name = quote(f"{_NAME}.{ending}", safe="")
    disposition = f"attachment; filename=\"matrix.{ending}\"; filename*=UTF-8''{name}"
    headers = {"Content-Disposition": disposition, "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return Response(made, media_type=mime, headers=headers)
