"""The version after this one, as far as two sides can tell: what its domain has more, what its app says more.

It speaks the next protocol and knows one more kind of record, one more field, one more role, one more part of a field.
`python -m tests.support.next_version serve` is its server; `app_of_next()` makes this process its app for a while.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from fieldwork import scopes, wire
from fieldwork.records import Finding, Role, RoleName, kinds, pictures
from fieldwork.records.kinds import Declared, Writer, kind, rule

NEXT = wire.PROTOCOL + 1
MENTOR = "mentor"
PART = {"of_next": "ในมิติใหม่"}


def learn() -> None:
    """Teach this process what the next version knows. For good, unless within `app_of_next`."""

    @kind("travel")
    class Travel(Declared):
        """How somebody got to a school. Nothing of today knows the kind."""

        id: str
        visit: str | None = rule("id", Writer.TEAM, required=True)
        school: str | None = rule("id", Writer.TEAM, required=True)
        road: str | None = rule("text", Writer.TEAM)
        ticket: str | None = rule("blob", Writer.TEAM)

    @kind("finding")
    class NextFinding(Finding):
        """With a field more."""

        weather: str | None = rule("text", Writer.AUTHOR)

    @kind("role")
    class NextRole(Role):
        """With a role more."""

        role: str | None = rule("choice", Writer.OFFICE, choices=(*RoleName, MENTOR), required=True)

    for shape, name in ((Finding, "finding"), (Role, "role")):
        kinds._KIND_OF[shape] = kinds.KINDS[name]
    scopes._SCHOOL_KINDS.add("travel")
    pictures.BLOB_FIELDS["travel"] = frozenset({"ticket"})


@contextmanager
def app_of_next() -> Iterator[None]:
    """What is done in here is done by the app of the next version."""
    from app.sync import spoken

    known = dict(kinds.KINDS), dict(kinds._KIND_OF), spoken.PROTOCOL
    learn()
    spoken.PROTOCOL = NEXT
    try:
        yield
    finally:
        for now, before in zip((kinds.KINDS, kinds._KIND_OF), known[:2], strict=True):
            now.clear()  # type: ignore[attr-defined]
            now.update(before)  # type: ignore[attr-defined]
        scopes._SCHOOL_KINDS.discard("travel")
        pictures.BLOB_FIELDS.pop("travel", None)
        spoken.PROTOCOL = known[2]


class NextWire(httpx.AsyncBaseTransport):
    """What the next app says goes out with the parts that today's messages do not have; `spoke` is what it spoke in."""

    def __init__(self, weighed: str = "") -> None:
        self.spoke: list[int] = []
        self._weighed = weighed  # the record whose text is sent with one part more
        self._wire = httpx.AsyncHTTPTransport(verify=False)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        body = await request.aread()
        if "/api/sync/" in request.url.path:
            packed = request.headers.get("content-encoding") == "gzip"
            message = json.loads(gzip.decompress(body) if packed else body)
            self.spoke.append(message["protocol"])
            body = json.dumps(self._more(message), ensure_ascii=False).encode()
        headers = {n: v for n, v in request.headers.items() if n not in ("content-length", "content-encoding")}
        return await self._wire.handle_async_request(
            httpx.Request(request.method, request.url, headers={**headers, "Nithet-Of-Next": "1"}, content=body)
        )

    async def aclose(self) -> None:
        await self._wire.aclose()

    def _more(self, message: dict[str, Any]) -> dict[str, Any]:
        for edit in message.get("edits", ()):
            edit |= PART
            if edit["record"] == self._weighed and "text" in edit["fields"]:
                edit["fields"]["text"] += [None, PART]
        return message | PART


def serve() -> int:
    """The server of the next version: whoever says more of a field is understood."""
    wire.PROTOCOL = NEXT
    learn()
    from sync_server import edits

    of_today = edits.read_edit

    def read_edit(raw: Any) -> Any:
        fields = raw.get("fields") if isinstance(raw, dict) else None
        if not isinstance(fields, dict):
            return of_today(raw)
        known = {name: pair[:2] if isinstance(pair, list) and len(pair) > 3 else pair for name, pair in fields.items()}
        return of_today({**raw, "fields": known})

    edits.read_edit = read_edit
    from sync_server.cli import main

    return main()


if __name__ == "__main__":
    sys.exit(serve())
