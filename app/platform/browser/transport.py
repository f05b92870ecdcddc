"""HTTP for httpx through the browser's `fetch`: the only network there is inside a browser.

Patience is counted while nothing moves, so a slow network may take as long as it keeps moving.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import httpx
import js
from pyodide.ffi import JsException, create_once_callable, to_js

# The browser sets these itself and refuses them from anyone else.
_BROWSERS_OWN = {
    "accept-encoding", "connection", "content-length", "cookie", "host", "keep-alive", "transfer-encoding",
    "user-agent",
}  # fmt: skip
# The browser has decoded the body already, so what described the packed one no longer holds.
_NO_LONGER_TRUE = {"content-encoding", "content-length", "transfer-encoding"}
_BODILESS = {"GET", "HEAD"}
_PATIENCE_SECONDS = 30.0
# `fetch` reports no progress while it sends: a large body gets the time the slowest usable network needs.
_SLOWEST_BYTES_PER_SECOND = 4_000


class FetchTransport(httpx.AsyncBaseTransport):
    """One request, one `fetch`. Redirects are not followed, cookies are not sent, nothing is answered from a cache."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send and return as soon as the headers are there; the body is read as it arrives."""
        body = await request.aread()
        patience = request.extensions.get("timeout", {})
        connect = patience.get("connect") or _PATIENCE_SECONDS
        read = patience.get("read") or _PATIENCE_SECONDS
        call = _Call(request)
        reply = await call.answered(body, connect + read + len(body) / _SLOWEST_BYTES_PER_SECOND)
        headers = [(name, value) for name, value in _pairs(reply.headers) if name.lower() not in _NO_LONGER_TRUE]
        return httpx.Response(reply.status, headers=headers, stream=_Body(call, reply, read), request=request)


class _Call:
    """A `fetch` that can be given up, and that knows whether it was given up for silence."""

    def __init__(self, request: httpx.Request) -> None:
        self.request = request
        self._controller = js.AbortController.new()
        self._impatient = False

    async def answered(self, body: bytes, seconds: float) -> Any:
        """The reply's headers."""
        reply = await self.within(
            lambda: js.fetch(str(self.request.url), self._options(body)), seconds, httpx.ConnectError
        )
        if reply.type == "opaqueredirect":
            raise httpx.RemoteProtocolError("redirected", request=self.request)
        return reply

    async def within(self, begin: Any, seconds: float, failure: type[httpx.TransportError]) -> Any:
        """What JavaScript promises, or a transport error: ReadTimeout after silence, else the given one."""
        timer = js.setTimeout(create_once_callable(self._give_up), round(seconds * 1000))
        try:
            return await begin()
        except JsException as error:
            kind = httpx.ReadTimeout if self._impatient else failure
            raise kind(f"{error.name}: {error.message}", request=self.request) from error
        except asyncio.CancelledError:
            self.end()
            raise
        finally:
            js.clearTimeout(timer)

    def end(self) -> None:
        """Stop whatever is still under way."""
        self._controller.abort()

    def _give_up(self) -> None:
        self._impatient = True
        self._controller.abort()

    def _options(self, body: bytes) -> Any:
        sent = {name: value for name, value in self.request.headers.items() if name.lower() not in _BROWSERS_OWN}
        options: dict[str, Any] = {
            "method": self.request.method,
            "headers": sent,
            "redirect": "manual",
            "credentials": "omit",
            "cache": "no-store",
            "signal": self._controller.signal,
        }
        if self.request.method not in _BODILESS:
            options["body"] = to_js(body)
        return to_js(options, dict_converter=js.Object.fromEntries)


class _Body(httpx.AsyncByteStream):
    """The reply's bytes, chunk by chunk, with patience for each."""

    def __init__(self, call: _Call, reply: Any, seconds: float) -> None:
        self._call = call
        self._reader = reply.body.getReader() if reply.body else None
        self._seconds = seconds

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while self._reader is not None:
            part = await self._call.within(self._reader.read, self._seconds, httpx.ReadError)
            if part.done:
                self._reader = None
                return
            yield part.value.to_bytes()

    async def aclose(self) -> None:
        """Leave early without downloading the rest."""
        if self._reader is not None:
            self._reader = None
            self._call.end()


def _pairs(headers: Any) -> list[tuple[str, str]]:
    return [(str(pair[0]), str(pair[1])) for pair in js.Array.from_(headers.entries())]
