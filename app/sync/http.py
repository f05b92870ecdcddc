"""The server over HTTP. Translates transport and status to `fieldwork.errors` here and nowhere else.

A reply that is not ours (a hotel's login page, a proxy's error) counts as no reply at all.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import httpx

from app.sync.alongside import alongside
from app.sync.patience import Patience
from app.sync.protocol import Sent, Work, rest
from app.sync.replies import history_lines, protocols, pull_reply, push_reply
from fieldwork.errors import (
    EpochChanged,
    FieldworkError,
    Invalid,
    NotFound,
    Outdated,
    Refused,
    SignInFailed,
    Unreachable,
)
from fieldwork.wire import HistoryLine, PullReply, PullRequest, PushReply, to_json

_BY_STATUS: Mapping[int, type[FieldworkError]] = {
    400: Invalid, 401: SignInFailed, 403: Refused, 404: NotFound, 405: Invalid, 409: Invalid, 413: Invalid,
    415: Invalid, 416: Invalid, 422: Invalid, 426: Outdated,
}  # fmt: skip
_BUSY = (429, 503)
_SMALLEST_WORTH_PACKING = 600
_PIECE = 64 * 1024
_JSON = {"Content-Type": "application/json"}
_PACKED = {**_JSON, "Content-Encoding": "gzip"}
# Patience is with silence, not with slowness: a weak network may take as long as it keeps moving.
STALL_SECONDS = 30.0
CONNECT_SECONDS = 10.0
_BUSY_SECONDS = 30.0


class HttpServer:
    """One server at one address, spoken to as whoever holds the token."""

    def __init__(
        self,
        address: str,
        token: Callable[[], str | None],
        transport: httpx.AsyncBaseTransport | None = None,
        *,
        unsent: Callable[[], int] | None = None,
        patience: Patience | None = None,
    ) -> None:
        self.address = address
        self._token = token
        self._unsent = unsent
        self._client = httpx.AsyncClient(
            base_url=address,
            transport=transport,
            timeout=httpx.Timeout(STALL_SECONDS, connect=CONNECT_SECONDS),
            event_hooks={"response": [patience or Patience()]},
        )

    async def close(self) -> None:
        """Let go of the connection."""
        await self._client.aclose()

    async def protocols(self) -> tuple[int, int]:
        """GET /api/hello"""
        return protocols(await self.call("GET", "/api/hello"))

    async def push(self, body: bytes, meanwhile: Work = rest) -> PushReply:
        """POST /api/sync/push"""
        sending = self._send("POST", "/api/sync/push", content=body, headers=_PACKED)
        return push_reply(_json(await alongside(sending, meanwhile)))

    async def pull(self, request: PullRequest, meanwhile: Work = rest) -> PullReply:
        """POST /api/sync/pull"""
        asking = self.call("POST", "/api/sync/pull", json=to_json(request))
        return pull_reply(await alongside(asking, meanwhile))

    async def history(self, kind: str, record: str, fields: Sequence[str]) -> list[HistoryLine]:
        """GET /api/history/{kind}/{id}"""
        return history_lines(await self.call("GET", f"/api/history/{kind}/{record}", params={"field": list(fields)}))

    async def missing(self, hashes: Sequence[str]) -> list[str]:
        """POST /api/blobs/missing"""
        reply = await self.call("POST", "/api/blobs/missing", json={"hashes": list(hashes)})
        return [str(blob) for blob in _list(reply, "missing")]

    async def put_blob(self, blob: str, body: bytes, mime: str) -> None:
        """PUT /api/blobs/{sha256}"""
        reply = await self._send("PUT", f"/api/blobs/{blob}", content=body, headers={"Content-Type": mime})
        if reply.status_code not in (200, 201, 204) or _is_page(reply):
            raise Unreachable("unreachable")

    async def begin_blob(self, blob: str, size: int) -> Sent:
        """POST /api/blobs"""
        reply = await self.call("POST", "/api/blobs", json={"sha256": blob, "size": size})
        found = reply.get("offset") if isinstance(reply, dict) else None
        if not isinstance(found, int):
            raise Unreachable("unreachable", reason="not our server")
        return Sent(found, "mime" in reply)

    async def send_chunk(self, blob: str, offset: int, chunk: bytes) -> Sent:
        """PATCH /api/blobs/{sha256}/upload"""
        headers = {"Content-Type": "application/offset+octet-stream", "Upload-Offset": str(offset)}
        reply = await self._send("PATCH", f"/api/blobs/{blob}/upload", content=chunk, headers=headers)
        found = reply.headers.get("upload-offset", "")
        if not found.isdecimal():
            raise Unreachable("unreachable", reason="not our server")
        return Sent(int(found), reply.status_code == 201)

    async def read_blob(self, blob: str, start: int, take: Callable[[bytes], None]) -> str:
        """GET /api/blobs/{sha256}, always as a range: its reply says how long the whole is."""
        headers = {"Range": f"bytes={start}-", **self._about()}
        try:
            async with self._client.stream("GET", f"/api/blobs/{blob}", headers=headers) as reply:
                if not reply.is_success:
                    await reply.aread()
                    raise _refusal(reply)
                if _is_page(reply):
                    raise Unreachable("unreachable")
                await _take(reply, start, take)
                return reply.headers.get("content-type", "").partition(";")[0].strip()
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise Unreachable("unreachable", reason=type(error).__name__) from error

    async def call(
        self, method: str, path: str, *, content: bytes | None = None, json: Any = None, params: Any = None
    ) -> Any:
        """Send one request and read the JSON of its reply; None when the reply has no body."""
        headers: dict[str, str] = {}
        if json is not None:
            content, headers = _packed(json)
        reply = await self._send(method, path, content=content, headers=headers, params=params)
        return None if reply.status_code == 204 else _json(reply)

    async def download(self, path: str) -> tuple[bytes, str]:
        """Fetch a document: bytes and their type."""
        reply = await self._send("GET", path)
        return reply.content, reply.headers.get("content-type", "")

    async def _send(
        self,
        method: str,
        path: str,
        *,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        params: Any = None,
    ) -> httpx.Response:
        told = {**(headers or {}), **self._about()}
        try:
            reply = await self._client.request(method, path, content=content, headers=told, params=params)
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise Unreachable("unreachable", reason=type(error).__name__) from error
        if reply.is_success:
            return reply
        raise _refusal(reply)

    def _about(self) -> dict[str, str]:
        """Who asks, and how much waits there: the office sees which phones still hold work."""
        token = self._token()
        waiting = {"Nithet-Unsent": str(self._unsent())} if self._unsent else {}
        return {**waiting, **({"Authorization": f"Bearer {token}"} if token else {})}


async def _take(reply: httpx.Response, start: int, take: Callable[[bytes], None]) -> None:
    """Give away what comes. Raises Unreachable when it is less than the server said."""
    at = start if reply.status_code == 206 else 0
    size = reply.headers.get("content-range", "").rpartition("/")[2]
    async for piece in reply.aiter_bytes(_PIECE):
        fresh = piece[max(0, start - at) :]
        at += len(piece)
        if fresh:
            take(fresh)
    if size.isdecimal() and at < int(size):
        raise Unreachable("unreachable", reason="cut off")


def _packed(message: Any) -> tuple[bytes, dict[str, str]]:
    body = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
    if len(body) < _SMALLEST_WORTH_PACKING:
        return body, _JSON
    return gzip.compress(body, 1, mtime=0), _PACKED


def _json(reply: httpx.Response) -> Any:
    if "json" not in reply.headers.get("content-type", ""):
        raise Unreachable("unreachable", reason="not our server")
    try:
        return json.loads(reply.content)
    except ValueError as error:
        raise Unreachable("unreachable", reason="cut off") from error


def _list(reply: Any, name: str) -> list[Any]:
    found = reply.get(name) if isinstance(reply, dict) else None
    if not isinstance(found, list):
        raise Unreachable("unreachable", reason="not our server")
    return found


def _is_page(reply: httpx.Response) -> bool:
    return "html" in reply.headers.get("content-type", "")


def _refusal(reply: httpx.Response) -> FieldworkError:
    """The typed error of a reply that is no success."""
    problem = _problem(reply)
    code = str(problem.pop("code", ""))
    if reply.status_code in _BUSY:
        return Unreachable("busy", seconds=_retry_after(reply))
    if reply.status_code == 413:
        return Invalid("body_too_large")
    if not code or reply.status_code not in _BY_STATUS:
        fault = bool(code) and reply.status_code >= 500
        known = code if code == "server_full" else "server_fault"
        return Unreachable(known if fault else "unreachable", **_facts(problem))
    error = EpochChanged if code == "epoch_changed" else _BY_STATUS[reply.status_code]
    return error(code, **_facts(problem))


def _problem(reply: httpx.Response) -> dict[str, Any]:
    if "problem+json" not in reply.headers.get("content-type", ""):
        return {}
    try:
        read = json.loads(reply.content)
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}


def _facts(problem: Mapping[str, Any]) -> dict[str, Any]:
    facts = problem.get("facts")
    named = {str(name): value for name, value in facts.items()} if isinstance(facts, dict) else {}
    named.pop("code", None)
    extra = {name: problem[name] for name in ("detail", "detail_en", "problems") if name in problem}
    return {**extra, **named}


def _retry_after(reply: httpx.Response) -> float:
    """Seconds to wait. The other form of the header, a date, would need both clocks to agree: half a minute then."""
    try:
        return min(max(float(reply.headers.get("retry-after", "")), 1.0), 3600.0)
    except ValueError:
        return _BUSY_SECONDS
