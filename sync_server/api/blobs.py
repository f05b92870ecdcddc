"""Photos and signatures by the SHA-256 of their bytes: ask which are missing, send them, read them."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse
from pydantic import TypeAdapter
from starlette.concurrency import run_in_threadpool

from sync_server import blobs
from sync_server.api.bodies import documented, read
from sync_server.api.deps import Body, Caller, Reading, Server, reply

router = APIRouter(prefix="/api/blobs", tags=["blobs"])


@dataclass(frozen=True, slots=True)
class Hashes:
    hashes: list[str]


_HASHES = TypeAdapter(Hashes)
_PICTURE = {"content": {"image/*": {"schema": {"type": "string", "format": "binary"}}}, "required": True}


@router.post("/missing", openapi_extra=documented(_HASHES))
def missing(request: Request, caller: Caller, body: Body, snapshot: Reading) -> Response:
    """Which of these blobs this device should send."""
    return reply(request, {"missing": blobs.missing(snapshot, caller, read(body, _HASHES).hashes)})


@router.put("/{sha256}", status_code=201, openapi_extra={"requestBody": _PICTURE})
async def put(request: Request, server: Server, caller: Caller, sha256: str) -> Response:
    """Send one blob. Sending it again changes nothing. Nothing is kept of an upload that was cut off."""
    upload = blobs.Upload(server.settings.blob_dir, sha256)
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
def get(server: Server, caller: Caller, sha256: str, snapshot: Reading) -> Response:
    """Read one blob that a record names which the caller may hold, or that the caller sent."""
    path, mime = blobs.open_for(server, snapshot, caller, sha256)
    headers = {
        "Cache-Control": "private, max-age=31536000, immutable",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
    }
    return FileResponse(path, media_type=mime, headers=headers)
