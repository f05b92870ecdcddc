"""POST /api/sync/push and /api/sync/pull: the two halves of a sync (docs/sync.md)."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter

from fieldwork.wire import PullReply, PullRequest, PushReply, PushRequest
from sync_server import access_log, devices, pulling, turns
from sync_server.api.bodies import documented
from sync_server.api.deps import Body, Caller, Pushes, Reading, Server, Transaction, reply
from sync_server.edits import parse

router = APIRouter(prefix="/api/sync", tags=["sync"])


@router.post("/push", response_model=PushReply, openapi_extra=documented(TypeAdapter(PushRequest)))
async def push(request: Request, pushes: Pushes, caller: Caller, body: Body) -> Response:
    """Take in a batch of edits. Each gets its own result; a repeat of the same bytes gets the same reply."""
    return reply(request, await pushes.push(caller, body))


@router.post("/pull", response_model=PullReply, openapi_extra=documented(TypeAdapter(PullRequest)))
def pull(
    request: Request, server: Server, caller: Caller, body: Body, snapshot: Reading, transaction: Transaction
) -> Response:
    """Give a page of what the caller may hold and has not got. Sheets that name a teacher are logged as read."""
    asked = pulling.read_asked(parse(body))
    pulling.check(snapshot, caller, asked)
    turn = turns.take(server, snapshot, transaction, caller, shown=asked.turn, sent_ms=asked.now)
    page = pulling.pull(server, snapshot, caller, asked, turn)
    access_log.note(server, transaction, caller, way="pull", sheets=page.named_sheets)
    devices.note_seen(
        server,
        snapshot,
        transaction,
        caller,
        app=asked.app,
        skew_ms=asked.now - server.now_ms(),
        unsent=_unsent(request.headers.get("nithet-unsent")),
    )
    return reply(request, page.json)


def _unsent(header: str | None) -> int | None:
    return int(header) if header and header.isascii() and header.isdecimal() and len(header) < 10 else None
