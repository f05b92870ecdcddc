"""Running the server, setting it up for the first time, and handing out a link from the command line."""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import socket
import sys

import uvicorn

from sync_server import founding, unfamiliar
from sync_server.main import assemble, open_server
from sync_server.server import Server
from sync_server.settings import Settings
from sync_server.sweeping import keep_sweeping

log = logging.getLogger(__name__)


def serve(settings: Settings, _: argparse.Namespace) -> int:
    """Serve until interrupted. Says where on standard output as soon as it listens."""
    server = open_server(settings)
    log.info("settings %s", settings.shown())
    with server.database.reading() as connection:
        if founding.is_empty(connection):
            _say("Nobody is set up yet. Run `nithet-server init` for the first sign-in link.")
    return run(server)


def run(server: Server) -> int:
    """Listen with an open server until interrupted."""
    settings = server.settings
    unfamiliar.take_in(server)
    gc.freeze()  # what is loaded by now stays; a batch makes many small objects and next to no cycles
    gc.set_threshold(50_000, 20, 50)
    config = uvicorn.Config(
        assemble(server),
        host=settings.host,
        port=settings.port,
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=20,
    )
    _Office(config, server).run()
    return 0


def init(settings: Settings, asked: argparse.Namespace) -> int:
    """Create the office and its first secretariat account on an empty server."""
    founder = founding.Founder(asked.given, asked.surname, asked.title, asked.login)
    made = founding.found(open_server(settings), title_th=asked.office, title_en=asked.office_en, founder=founder)
    _say(f"Login: {asked.login}")
    _say(f"Open this link once, within {founding.FIRST_LINK_DAYS} days, and choose a passphrase:")
    _say(made.url(settings.origin))
    return 0


def invite(settings: Settings, asked: argparse.Namespace) -> int:
    """Print a link for somebody who has a login."""
    made = founding.invite(open_server(settings), asked.login, days=asked.days, resets=asked.reset)
    _say(made.url(settings.origin))
    return 0


class _Office(uvicorn.Server):
    """Says where it listens once it does (with port 0 nobody knows before), and sweeps while it runs."""

    def __init__(self, config: uvicorn.Config, server: Server) -> None:
        super().__init__(config)
        self._server = server
        self._sweeping: asyncio.Task[None] | None = None

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._sweeping = asyncio.create_task(keep_sweeping(self._server))

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if self._sweeping is not None:
            self._sweeping.cancel()
        await super().shutdown(sockets)

    def _log_started_message(self, listeners: object) -> None:
        del listeners
        settings = self._server.settings
        port = self.servers[0].sockets[0].getsockname()[1]
        origin = settings.origin if settings.port else settings.origin.replace(":0", f":{port}")
        _say(f"Serving on {origin}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
