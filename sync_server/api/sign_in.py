"""Signing in by invitation link or by login and passphrase, and signing out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Request, Response
from pydantic import Field, TypeAdapter

from sync_server import devices, invitations, people
from sync_server.api.bodies import documented, read
from sync_server.api.deps import Body, Caller, Reading, Server, Transaction, reply
from sync_server.devices import Described

router = APIRouter(prefix="/api", tags=["sign-in"])
Short = Annotated[str, Field(max_length=200)]
Long = Annotated[str, Field(max_length=1000)]


@dataclass(frozen=True, slots=True)
class DeviceSaid:
    """What a device says of itself."""

    name: Short = ""
    platform: Short = ""
    app: Short = ""

    def described(self) -> Described:
        return Described(self.name, self.platform, self.app)


@dataclass(frozen=True, slots=True)
class Look:
    token: Short


@dataclass(frozen=True, slots=True)
class Accept:
    token: Short
    device: DeviceSaid
    passphrase: Long | None = None


@dataclass(frozen=True, slots=True)
class SignIn:
    login: Short
    passphrase: Long
    device: DeviceSaid


_LOOK, _ACCEPT, _SIGN_IN = TypeAdapter(Look), TypeAdapter(Accept), TypeAdapter(SignIn)


@router.post("/sign-in/look", openapi_extra=documented(_LOOK))
def look(request: Request, server: Server, body: Body, snapshot: Reading) -> Response:
    """Whom an invitation is for and what it needs. It stays unused."""
    return reply(request, invitations.look(server, snapshot, read(body, _LOOK).token))


@router.post("/sign-in/invitation", openapi_extra=documented(_ACCEPT))
def accept(request: Request, server: Server, body: Body, transaction: Transaction) -> Response:
    """Sign in by an invitation, choosing a passphrase the first time."""
    asked = read(body, _ACCEPT)
    made: dict[str, Any] = invitations.accept(
        server, transaction, token=asked.token, passphrase=asked.passphrase, described=asked.device.described()
    )
    return reply(request, made)


@router.post("/sign-in", openapi_extra=documented(_SIGN_IN))
def sign_in(request: Request, server: Server, body: Body, transaction: Transaction) -> Response:
    """Sign in with login and passphrase."""
    asked = read(body, _SIGN_IN)
    made = people.sign_in(
        server, transaction, login=asked.login, passphrase=asked.passphrase, described=asked.device.described()
    )
    return reply(request, made)


@router.post("/sign-out", status_code=204)
def sign_out(server: Server, caller: Caller, transaction: Transaction) -> Response:
    """End this device's access."""
    devices.revoke(server, transaction, caller.device)
    return Response(status_code=204)
