"""The composition root: settings in, a running application out. Nothing is created at import."""

from __future__ import annotations

import secrets
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from anyio import CapacityLimiter
from fastapi import FastAPI
from starlette.types import ASGIApp

from sync_server import epochs, problems
from sync_server.api import blobs, health, history, letters, office, sign_in, sync
from sync_server.api.deps import READERS
from sync_server.api.guard import Guard
from sync_server.database import Database
from sync_server.edition import VERSION
from sync_server.migrations import bring_up_to_date
from sync_server.reports import api as reports
from sync_server.server import Server
from sync_server.settings import Settings
from sync_server.site import Site
from sync_server.stores import open_store
from sync_server.together import Together


def create_app(
    settings: Settings,
    *,
    now_ms: Callable[[], int] | None = None,
    random_bytes: Callable[[int], bytes] = secrets.token_bytes,
) -> ASGIApp:
    """The whole server as one ASGI application, its database brought up to date."""
    server = open_server(settings, now_ms=now_ms, random_bytes=random_bytes)
    return assemble(server)


def open_server(
    settings: Settings,
    *,
    now_ms: Callable[[], int] | None = None,
    random_bytes: Callable[[int], bytes] = secrets.token_bytes,
) -> Server:
    """The server without HTTP, as commands use it."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    database = Database(settings.database_url)
    try:
        bring_up_to_date(database)
    except BaseException:
        database.close()
        raise
    server = Server(settings, database, now_ms or _wall_clock, random_bytes, open_store(settings))
    epochs.ensure(server)
    return server


def assemble(server: Server) -> ASGIApp:
    """Routes, failures and the site around one server."""

    pushes = Together(server)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        pushes.close()
        server.database.close()

    app = FastAPI(
        title="นิเทศ", version=VERSION, lifespan=lifespan, openapi_url="/api/openapi.json", docs_url=None, redoc_url=None
    )
    app.state.server = server
    app.state.gate = CapacityLimiter(READERS)
    app.state.pushes = pushes
    for module in (health, sync, sign_in, blobs, letters, history, office, reports):
        app.include_router(module.router)
    app.router.default = Site(server.settings.site_dir)
    problems.install(app, server)
    app.add_middleware(Guard)
    return app


def _wall_clock() -> int:
    return time.time_ns() // 1_000_000
