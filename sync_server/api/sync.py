"""POST /api/sync/push and /api/sync/pull: the two halves of a sync (docs/sync.md).

When a school term ends everybody comes at once, and the framework's way of asking for dependencies would then cost more
than the work itself: these two routes ask by themselves.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import TypeAdapter

from fieldwork.wire import PullReply, PullRequest, PushReply, PushRequest
from sync_server import access_log, devices, pulling, turns
from sync_server.api.bodies import body, documented
from sync_server.api.deps import caller, reads, reply
from sync_server.devices import Caller
from sync_server.edits import parse
from sync_server.server import Server
from sync_server.together import Together

router = APIRouter(prefix="/api/sync", tags=["sync"])
_AGAIN = {"type": "string", "minLength": 1, "maxLength": 64, "description": "somebody else's write that it gives back"}


def _push_request() -> dict[str, Any]:
    """The document of a push. A field may have a third part, which the type that reads the usual ones does not say."""
    made = documented(TypeAdapter(PushRequest))
    edit = made["requestBody"]["content"]["application/json"]["schema"]["properties"]["edits"]["items"]["properties"]
    parts = edit["fields"]["additionalProperties"]
    parts |= {"prefixItems": [*parts["prefixItems"], _AGAIN], "maxItems": len(parts["prefixItems"]) + 1}
    return made


@router.post("/push", response_model=PushReply, openapi_extra=_push_request())
async def push(request: Request) -> Response:
    """Take in a batch of edits. Each gets its own result; a repeat of the same bytes gets the same reply."""
    together: Together = request.app.state.pushes
    together.require_room()
    known = await caller(request)
    return reply(request, await together.push(known, await body(request)))


@router.post("/pull", response_model=PullReply, openapi_extra=documented(TypeAdapter(PullRequest)))
async def pull(request: Request) -> Response:
    """Give a page of what the caller may hold and has not got. Sheets that name a teacher are logged as read."""
    known = await caller(request)
    asked = pulling.read_asked(parse(await body(request)))
    pushes: Together = request.app.state.pushes
    await pushes.after_rush()
    return reply(request, await reads(request, _page, known, asked, _unsent(request.headers.get("nithet-unsent"))))


def _page(server: Server, known: Caller, asked: pulling.Asked, unsent: int | None) -> bytes:
    """The reply as JSON, once what has to be kept about it is kept."""
    with server.database.reading() as snapshot, server.database.writing() as writing:
        pulling.check(snapshot, known, asked)
        turn = turns.take(server, snapshot, writing, known, shown=asked.turn, sent_ms=asked.now)
        page = pulling.pull(server, snapshot, known, asked, turn)
        access_log.note(server, writing, known, way="pull", sheets=page.named_sheets)
        devices.note_seen(
            server, snapshot, writing, known, app=asked.app, skew_ms=asked.now - server.now_ms(), unsent=unsent
        )
        return page.json


def _unsent(header: str | None) -> int | None:
    return int(header) if header and header.isascii() and header.isdecimal() and len(header) < 10 else None
