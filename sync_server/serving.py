"""Running the server, setting it up for the first time, and handing out a link from the command line."""

from __future__ import annotations

import argparse
import gc
import logging
import sys

import uvicorn

from sync_server import founding
from sync_server.main import assemble, open_server
from sync_server.server import Server
from sync_server.settings import Settings

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
    _Announcing(config, settings).run()
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


class _Announcing(uvicorn.Server):
    """Says where it listens once it does: with port 0 nobody knows before."""

    def __init__(self, config: uvicorn.Config, settings: Settings) -> None:
        super().__init__(config)
        self._settings = settings

    def _log_started_message(self, listeners: object) -> None:
        del listeners
        port = self.servers[0].sockets[0].getsockname()[1]
        origin = self._settings.origin if self._settings.port else self._settings.origin.replace(":0", f":{port}")
        _say(f"Serving on {origin}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
