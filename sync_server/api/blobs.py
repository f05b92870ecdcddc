"""Photos, signatures and files by the SHA-256 of their bytes: ask which are missing, send them, read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Header, Request, Response
from fastapi.responses import StreamingResponse
from pydantic import TypeAdapter
from starlette.concurrency import run_in_threadpool

from fieldwork.errors import Invalid
from sync_server import blobs, partials
from sync_server.api.bodies import documented, read
from sync_server.api.deps import Body, Caller, Reading, Server, reply
from sync_server.api.ranges import Span, asked_for

router = APIRouter(prefix="/api/blobs", tags=["blobs"])
_PIECE = 512 * 1024


@dataclass(frozen=True, slots=True)
class Hashes:
    hashes: list[str]


@dataclass(frozen=True, slots=True)
class Begun:
    sha256: str
    size: int


_HASHES = TypeAdapter(Hashes)
_BEGUN = TypeAdapter(Begun)
_BYTES = {"schema": {"type": "string", "format": "binary"}}
_PICTURE = {"content": {"image/*": _BYTES}, "required": True}
_CHUNK = {"content": {"application/offset+octet-stream": _BYTES}, "required": True}
Offset = Annotated[int, Header(alias="Upload-Offset", ge=0, le=blobs.MAX_BYTES)]


@router.post("/missing", openapi_extra=documented(_HASHES))
def missing(request: Request, caller: Caller, body: Body, snapshot: Reading) -> Response:
    """Which of these blobs this device should send."""
    return reply(request, {"missing": blobs.missing(snapshot, caller, read(body, _HASHES).hashes)})


@router.post("", openapi_extra=documented(_BEGUN))
def begin(request: Request, server: Server, caller: Caller, body: Body) -> Response:
    """Begin to send a blob in chunks, or learn where to go on. Repeating it changes nothing."""
    asked = read(body, _BEGUN)
    found = partials.begin(server, caller, asked.sha256, asked.size)
    headers = {**_offset(found), "Location": f"/api/blobs/{found.hash}/upload"}
    return _with(reply(request, _told(found), 200 if found.mime else 201), headers)


@router.head("/{sha256}/upload")
def standing(caller: Caller, sha256: str, snapshot: Reading) -> Response:
    """How much of an upload is durable here: go on at `Upload-Offset`."""
    found = partials.standing(snapshot, caller, sha256)
    return Response(headers={**_offset(found), "Cache-Control": "no-store"})


@router.patch("/{sha256}/upload", openapi_extra={"requestBody": _CHUNK})
async def append(request: Request, server: Server, caller: Caller, sha256: str, offset: Offset) -> Response:
    """Send the chunk that begins at the offset. Its bytes are durable before the reply; a cut chunk leaves nothing.

    204 while more is lacking, 201 once the whole was proved and accepted, 409 with the true offset on another one.
    """
    content = await _bounded(request, partials.MOST_CHUNK)
    found = await run_in_threadpool(partials.append, server, caller, sha256, offset, content)
    if found.mime is None:
        return Response(status_code=204, headers={**_offset(found), "Cache-Control": "no-store"})
    return _with(reply(request, _told(found), 201), _offset(found))


@router.delete("/{sha256}/upload", status_code=204)
def abandon(server: Server, caller: Caller, sha256: str) -> Response:
    """Let go of an upload that nobody will finish."""
    partials.abandon(server, caller, sha256)
    return Response(status_code=204)


@router.put("/{sha256}", status_code=201, openapi_extra={"requestBody": _PICTURE})
async def put(request: Request, server: Server, caller: Caller, sha256: str) -> Response:
    """Send one blob whole. Sending it again changes nothing. Nothing is kept of an upload that was cut off."""
    upload = blobs.Upload(server, sha256)
    try:
        async for chunk in request.stream():
            upload.feed(chunk)
        mime = await run_in_threadpool(upload.finish)
    finally:
        upload.discard()

    def keep() -> None:
        with server.database.writing() as writing:
            blobs.keep(server, writing, caller, named=sha256, size=upload.size, mime=mime)

    await run_in_threadpool(keep)
    return reply(request, {"sha256": sha256, "size": upload.size, "mime": mime}, 201)


@router.get("/{sha256}")
def get(request: Request, server: Server, caller: Caller, sha256: str, snapshot: Reading) -> Response:
    """Read one blob, or a `Range` of it, that a record names which the caller may hold, or that the caller sent."""
    found = blobs.open_for(server, snapshot, caller, sha256)
    span = asked_for(request.headers, found.size, etag=f'"{found.hash}"')
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": "private, max-age=31536000, immutable",
        "Content-Disposition": "inline" if found.mime.startswith("image/") else "attachment",
        "Content-Length": str(span.stop - span.start),
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "ETag": f'"{found.hash}"',
        "X-Content-Type-Options": "nosniff",
    }
    if span.is_part:
        headers["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{found.size}"
    status = 206 if span.is_part else 200
    return StreamingResponse(_pieces(server, found, span), status, headers=headers, media_type=found.mime)


def _pieces(server: Server, found: blobs.Kept, span: Span) -> Iterator[bytes]:
    for start in range(span.start, span.stop, _PIECE):
        yield server.store.read(blobs.key_of(found.hash), start, min(start + _PIECE, span.stop))


async def _bounded(request: Request, most: int) -> bytes:
    whole = bytearray()
    async for chunk in request.stream():
        whole += chunk
        if len(whole) > most:
            raise Invalid("body_too_large", limit=most)
    return bytes(whole)


def _told(found: partials.Standing) -> dict[str, Any]:
    told = {"sha256": found.hash, "size": found.size, "offset": found.received, "chunk": partials.CHUNK}
    return {**told, **({"mime": found.mime} if found.mime else {})}


def _offset(found: partials.Standing) -> dict[str, str]:
    return {"Upload-Offset": str(found.received), "Upload-Length": str(found.size)}


def _with(made: Response, headers: dict[str, str]) -> Response:
    made.headers.update(headers)
    return made
