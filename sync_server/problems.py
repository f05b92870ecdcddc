"""Every failure as application/problem+json with a stable code, a Thai sentence and an English one.

The one place where an exception that nobody expected is caught: it is logged under the reference the person is shown.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import psycopg
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.exc import DBAPIError, IntegrityError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from fieldwork.errors import FieldworkError
from fieldwork.problems import sentence
from sync_server.edits import dump
from sync_server.server import Server

log = logging.getLogger(__name__)
_STATUS = {
    "too_many_tries": 429,
    "body_too_large": 413,
    "not_json_body": 400,
    "bad_encoding": 400,
    "method_not_allowed": 405,
    "batch_reused": 409,
    "upload_offset": 409,
    "bad_range": 416,
    "server_full": 507,
    "server_fault": 500,
    "busy": 503,
}
_TRY_AGAIN = ("40001", "40P01", "23505", "55P03")  # serialization, deadlock, unique violation, lock not available
_LOCKED = ("SQLITE_BUSY", "SQLITE_LOCKED")
_AWAY = ("08", "57P")  # PostgreSQL's classes of a connection that failed, and of a server that stops or starts
_NO_ROOM = ("SQLITE_FULL", "53100")  # SQLite's name and PostgreSQL's state for a disk without room
_RETRY_SECONDS = 5


def problem(code: str, facts: Mapping[str, Any], status: int, headers: Mapping[str, str] | None = None) -> Response:
    """The reply for one failure. A list of problems, as a file has them, stands beside the sentence."""
    facts = dict(facts)
    problems = facts.pop("problems", None)
    body = {
        "type": f"urn:nithet:{code}",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": sentence(code, facts),
        "detail_en": sentence(code, facts, language="en"),
        "facts": facts,
        **({"problems": problems} if problems is not None else {}),
    }
    retry = {"Retry-After": str(_retry_after(facts))} if status in (429, 503) else {}
    more = {"Cache-Control": "no-store", **retry, **(headers or {})}
    return Response(dump(body), status, headers=more, media_type="application/problem+json")


def install(app: FastAPI, server: Server) -> None:
    """Make every failure of this app a problem."""
    app.add_middleware(LastResort, server=server)
    app.add_exception_handler(FieldworkError, _expected)
    app.add_exception_handler(RequestValidationError, _malformed)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(DBAPIError, _database)


class LastResort:
    """Around all routes: what nobody expected becomes a 500 with a reference that the log has too."""

    def __init__(self, app: ASGIApp, server: Server) -> None:
        self._app = app
        self._server = server

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        started = False

        async def watched(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watched)
        except ClientDisconnect:
            log.info("cut off in mid-body: %s", scope.get("path"))
        except Exception:  # the top of the server: whatever it was, the caller gets an answer and the log the cause
            reference = self._server.new_id()
            log.exception("unexpected failure of %s, reference %s", scope.get("path"), reference)
            if started or scope["type"] != "http":
                raise
            await problem("server_fault", {"reference": reference}, 500)(scope, receive, send)


def _expected(_: Request, error: Exception) -> Response:
    assert isinstance(error, FieldworkError)
    where = {"Content-Range": f"bytes */{error.facts['size']}"} if error.code == "bad_range" else {}
    return problem(error.code, error.facts, _STATUS.get(error.code, error.status), where)


def _malformed(_: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    where = ".".join(str(part) for part in error.errors()[0]["loc"]) if error.errors() else ""
    return problem("bad_request", {"where": where}, 422)


def _http(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    code = {404: "no_such_address", 405: "method_not_allowed"}.get(error.status_code, "bad_request")
    return problem(code, {"where": str(error.detail)}, error.status_code, error.headers)


def _database(_: Request, error: Exception) -> Response:
    """A database that is busy or away, or where two writers met, asks for another try; a full one says so; the rest is
    a fault.

    A fault makes a device look for the edit at which the server fails; with a full disk, or a database that is started
    anew, there is none to be found.
    """
    assert isinstance(error, DBAPIError)
    state = getattr(error.orig, "sqlstate", None)
    if state in _NO_ROOM or getattr(error.orig, "sqlite_errorname", None) in _NO_ROOM:
        log.error("the database has no room: %s", error.orig)
        return problem("server_full", {}, _STATUS["server_full"])
    locked = str(getattr(error.orig, "sqlite_errorname", "")).startswith(_LOCKED)
    if locked or state in _TRY_AGAIN or isinstance(error, IntegrityError) or _is_away(error, state):
        log.warning("the database asks for another try: %s", error.orig)
        return problem("busy", {"seconds": _RETRY_SECONDS}, 503)
    raise error


def _is_away(error: DBAPIError, state: str | None) -> bool:
    """Whether the connection was lost, or there was none to be had: then the database itself said nothing."""
    if state is not None:
        return state.startswith(_AWAY)
    return error.connection_invalidated or isinstance(error.orig, psycopg.OperationalError)


def _retry_after(facts: Mapping[str, Any]) -> int:
    minutes, seconds = facts.get("minutes"), facts.get("seconds")
    return minutes * 60 if isinstance(minutes, int) else seconds if isinstance(seconds, int) else _RETRY_SECONDS
