"""GET /api/history/{kind}/{id}: who wrote what into a record, and when."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from fieldwork.wire import to_json
from sync_server import access_log, histories
from sync_server.api.deps import Caller, Reading, Server, Transaction, reply

MOST_FIELDS = 200
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
    field: Annotated[list[str] | None, Query(max_length=MOST_FIELDS)] = None,
) -> Response:
    """Every edit of a record that the caller may know of, or of single fields of it (`?field=a&field=b`).

    Looking into a sheet that names a teacher is logged.
    """
    found = histories.read(server, snapshot, caller, kind, record, frozenset(field or ()))
    access_log.note(server, transaction, caller, way="history", sheets=found.named_sheets)
    return reply(request, [to_json(line) for line in found.lines])
