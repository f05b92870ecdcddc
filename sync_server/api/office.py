"""What the secretariat asks of the server itself: imports, publishing, invitations, devices."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from pydantic import TypeAdapter

from sync_server import access_log, devices, invitations
from sync_server.api.bodies import documented, read
from sync_server.api.deps import Body, OfficeCaller, Reading, Server, Transaction, reply
from sync_server.office import aside, instruments, schools

router = APIRouter(prefix="/api/office", tags=["office"])
_FILE: dict[str, Any] = {
    "requestBody": {"required": True, "content": {"application/octet-stream": {"schema": {"type": "string"}}}}
}
DryRun = Annotated[bool, Query(description="check only, store nothing")]


@dataclass(frozen=True, slots=True)
class Invite:
    """`resets` lets somebody who forgot the passphrase choose a new one."""

    person: str
    days: int = 14
    resets: bool = False


@dataclass(frozen=True, slots=True)
class Close:
    """Why an edit is not taken in for good."""

    why: str


_INVITE, _CLOSE = TypeAdapter(Invite), TypeAdapter(Close)


@router.post("/schools", openapi_extra=_FILE)
def import_schools(
    request: Request,
    server: Server,
    caller: OfficeCaller,
    body: Body,
    transaction: Transaction,
    file: str = "",
    dry_run: DryRun = False,
) -> Response:
    """Bring in a CSV or XLSX list of schools: all of it, or nothing while anything is wrong."""
    upload = schools.Upload(file[:200], body)
    return reply(request, schools.bring_in(server, transaction, caller, upload, dry_run=dry_run))


@router.post("/instruments", openapi_extra=_FILE)
def publish_instrument(
    request: Request,
    server: Server,
    caller: OfficeCaller,
    body: Body,
    transaction: Transaction,
    waiver: str = "",
    dry_run: DryRun = False,
) -> Response:
    """Publish an instrument file. `waiver` says why it is used before its trial is complete."""
    told = instruments.publish(server, transaction, caller, body, waiver=waiver, dry_run=dry_run)
    return reply(request, told)


@router.post("/invitations", openapi_extra=documented(_INVITE))
def invite(request: Request, server: Server, caller: OfficeCaller, body: Body, transaction: Transaction) -> Response:
    """Make a single-use link for a person, as text and as a QR code. It is shown only now."""
    asked = read(body, _INVITE)
    made = invitations.make(
        server, transaction, asked.person, days=asked.days, made_by=caller.person, resets=asked.resets
    )
    url = made.url(server.settings.public_url or str(request.base_url).rstrip("/"))
    return reply(request, {"id": made.id, "url": url, "qr_png": _qr(url), "expires_at": made.expires_at})


@router.get("/invitations")
def list_invitations(request: Request, server: Server, caller: OfficeCaller, snapshot: Reading) -> Response:
    """Every invitation, the newest first."""
    del caller
    return reply(request, invitations.listed(server, snapshot))


@router.delete("/invitations/{invitation}", status_code=204)
def withdraw(server: Server, caller: OfficeCaller, invitation: str, transaction: Transaction) -> Response:
    """Make an unused invitation useless."""
    del caller
    invitations.withdraw(server, transaction, invitation)
    return Response(status_code=204)


@router.get("/devices")
def list_devices(request: Request, caller: OfficeCaller, snapshot: Reading) -> Response:
    """Every device somebody signed in on, the last seen first."""
    del caller
    return reply(request, devices.listed(snapshot))


@router.delete("/devices/{device}", status_code=204)
def sign_out_device(server: Server, caller: OfficeCaller, device: str, transaction: Transaction) -> Response:
    """End a lost device's access. What it has not sent is refused from now on."""
    del caller
    devices.revoke(server, transaction, device)
    return Response(status_code=204)


@router.get("/aside")
def list_aside(request: Request, server: Server, caller: OfficeCaller, transaction: Transaction) -> Response:
    """Every edit that is kept aside, as far as the office may read its reason and content; those it closed last."""
    found = aside.listed(transaction.connection, caller)
    access_log.note(server, transaction, caller, way="aside", sheets=found.sheets)
    return reply(request, found.rows)


@router.post("/aside/{device}/{edit}/again")
def judge_again(
    request: Request, server: Server, caller: OfficeCaller, device: str, edit: str, transaction: Transaction
) -> Response:
    """Judge an edit anew as its author's, by the rights and records of this day."""
    return reply(request, aside.again(server, transaction, caller, device, edit))


@router.post("/aside/{device}/{edit}/close", status_code=204, openapi_extra=documented(_CLOSE))
def close_aside(
    server: Server, caller: OfficeCaller, device: str, edit: str, body: Body, transaction: Transaction
) -> Response:
    """Take an edit off the list for good, with a reason that its author is told."""
    aside.close(server, transaction, caller, device, edit, why=read(body, _CLOSE).why)
    return Response(status_code=204)


def _qr(url: str) -> str:
    """The link as a PNG in base64, every module whole pixels. segno is loaded only when somebody is invited."""
    import segno

    made = io.BytesIO()
    segno.make(url, error="m").save(made, kind="png", scale=8, border=4)
    return base64.b64encode(made.getvalue()).decode("ascii")
