"""Letters to the office: the key that devices seal them to, and handing one in without being signed in."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import asdict

from fastapi import APIRouter, Request, Response

from fieldwork import letters as framing
from sync_server import letter_key, letters
from sync_server.api.deps import Body, Caller, Server, reply

router = APIRouter(prefix="/api/letters", tags=["letters"])
_LETTER = {
    "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    "required": True,
}


@router.get("/key")
def key(request: Request, server: Server, caller: Caller) -> Response:
    """The office's public key (SubjectPublicKeyInfo in base64) and its name."""
    del caller
    public = letter_key.public(server)
    return reply(request, {"key": framing.name_of(public), "public": b64encode(public).decode()})


@router.post("", openapi_extra={"requestBody": _LETTER})
def hand_in(request: Request, server: Server, body: Body) -> Response:
    """Hand a letter in. Needs no sign-in: what it holds proves by itself which device sealed it."""
    return reply(request, asdict(letters.receive(server, body)))
