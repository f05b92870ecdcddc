"""What may be asked without signing in: is the server there, and which one is it."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from fieldwork.records import Office
from fieldwork.wire import OLDEST_PROTOCOL, PROTOCOL
from sync_server import epochs
from sync_server.api.deps import Reading, Server
from sync_server.edition import VERSION
from sync_server.world import LedgerWorld

router = APIRouter(prefix="/api", tags=["health"])


@router.get("/health")
def health(snapshot: Reading) -> dict[str, str]:
    """Answers once the database can be read."""
    epochs.head(snapshot)
    return {"status": "ok"}


@router.get("/hello")
def hello(server: Server, snapshot: Reading) -> dict[str, Any]:
    """Protocols spoken, the epoch, the server's clock, and whose server this is."""
    record = LedgerWorld(snapshot).get("office", Office.kind().id_of("area"))
    office = Office.of(record) if record else None
    return {
        "protocol": [OLDEST_PROTOCOL, PROTOCOL],
        "epoch": epochs.epoch(snapshot),
        "server_now": server.now_ms(),
        "app_version": VERSION,
        "demo": bool(office and office.demo),
        "office": {
            "title_th": (office and office.title_th) or "",
            "title_en": (office and office.title_en) or "",
        },
    }
