"""What routes ask for: server, caller, a snapshot to read, and a transaction that commits before the reply leaves."""

from __future__ import annotations

import gzip
from collections.abc import AsyncIterator, Callable
from typing import Annotated, Any, TypeVar

from anyio import CancelScope, CapacityLimiter, to_thread
from fastapi import Depends, Request, Response
from fastapi.concurrency import contextmanager_in_threadpool
from sqlalchemy import Connection

from sync_server import devices, people
from sync_server.api.bodies import body
from sync_server.database import Writing
from sync_server.devices import Caller as CallerOf
from sync_server.edits import dump
from sync_server.server import Server as ServerOf

Result = TypeVar("Result")
READERS = 8
"""Snapshots at once: what one interpreter can make use of. A reader may also write, so there are at least twice as many
connections (`database`)."""
_WORTH_PACKING, _WORTH_EFFORT = 1000, 100_000


async def server_of(request: Request) -> ServerOf:
    """The running server."""
    server: ServerOf = request.app.state.server
    return server


Server = Annotated[ServerOf, Depends(server_of)]


async def caller(request: Request) -> CallerOf:
    """Whose device is asking. Every route that is not sign-in depends on this."""
    return await reads(request, _caller, request.headers.get("authorization"))


async def reads(request: Request, do: Callable[..., Result], *given: Any) -> Result:
    """`do(server, *given)` in a thread that may read the database, once it is this request's turn."""
    state = request.app.state
    return await to_thread.run_sync(do, state.server, *given, limiter=state.gate)


def _caller(server: ServerOf, authorization: str | None) -> CallerOf:
    with server.database.reading() as connection:
        return devices.caller_of(connection, authorization, server.now_ms())


def office_caller(request: Request, server: Server) -> CallerOf:
    """The same, and of the secretariat today."""
    with server.database.reading() as connection:
        found = devices.caller_of(connection, request.headers.get("authorization"), server.now_ms())
        people.require_office(found, connection, server.today())
        return found


async def reading(request: Request, server: Server) -> AsyncIterator[Connection]:
    """One snapshot for the whole request. Those who wait for theirs hold neither a thread nor a connection, or a
    crowd would keep what the ones before it need to finish."""
    gate: CapacityLimiter = request.app.state.gate
    async with gate, contextmanager_in_threadpool(server.database.reading()) as connection:
        yield connection


async def transaction(server: Server) -> AsyncIterator[Writing]:
    """One transaction for the whole request, begun when first used."""
    writing = server.database.writing()
    try:
        yield writing
    except BaseException as error:
        await _ended(writing, error)
        raise
    await _ended(writing)


async def _ended(writing: Writing, error: BaseException | None = None) -> None:
    """Commit or roll back, also for a caller who has gone. One that never began, as with most pulls, costs no thread.

    A thread is always free for it: those who wait for their turn to write must not keep back the one whose turn it is.
    """
    if writing.begun:
        with CancelScope(shield=True):
            await to_thread.run_sync(writing.end, error, limiter=CapacityLimiter(1))


Body = Annotated[bytes, Depends(body)]
Caller = Annotated[CallerOf, Depends(caller)]
OfficeCaller = Annotated[CallerOf, Depends(office_caller)]
Reading = Annotated[Connection, Depends(reading, scope="function")]
# scope="function" commits after the handler and before the reply; with the default scope the reply leaves first, and
# a device would believe that edits were kept when the commit had failed.
Transaction = Annotated[Writing, Depends(transaction, scope="function")]


def reply(request: Request, value: Any, status: int = 200) -> Response:
    """A JSON reply; text and bytes are taken as JSON already."""
    text = value if isinstance(value, str | bytes) else dump(value)
    made = text.encode() if isinstance(text, str) else text
    headers = {"Cache-Control": "no-store", "Vary": "Accept-Encoding"}
    if len(made) >= _WORTH_PACKING and "gzip" in request.headers.get("accept-encoding", ""):
        # what a phone fetches after a visit is worth a millisecond; a first pull of megabytes is not
        level = 6 if len(made) < _WORTH_EFFORT else 1
        made, headers = gzip.compress(made, level, mtime=0), {**headers, "Content-Encoding": "gzip"}
    return Response(made, status, headers=headers, media_type="application/json")
