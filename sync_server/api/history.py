"""GET /api/history/{kind}/{id}: who wrote what into a record, and when."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from sync_server import access_log, histories
from sync_server.api.deps import Caller, Reading, Server, Transaction, reply

router = APIRouter(prefix="/api/history", tags=["history"])


@router.get("/{kind}/{record}")
def history(
    request: Request,
    server: Server,
    caller: Caller,
    kind: str,
    record: str,
    snapshot: Reading,
    transaction: Transaction,
) -> Response:
    """Every edit of a record that the caller may know of. Looking into a sheet that names a teacher is logged."""
    found = histories.read(server, snapshot, caller, kind, record)
    access_log.note(server, transaction, caller, way="history", sheets=found.named_sheets)
    return reply(request, found.lines)
