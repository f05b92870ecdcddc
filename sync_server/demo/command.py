"""`demo`: sets the fictional area up on first use, brings its visits to today, prints the sign-ins, and serves."""

from __future__ import annotations

import argparse
import socket
from collections.abc import Iterable
from dataclasses import replace

from fieldwork.records import Office, RoleName
from sync_server.database import Writing
from sync_server.demo.accounts import ROLES_TH, Account, accounts, tokens, write
from sync_server.demo.area import OFFICE
from sync_server.demo.build import build, refresh
from sync_server.demo.load import keep_blobs, load
from sync_server.main import open_server
from sync_server.server import Server
from sync_server.serving import run as serve
from sync_server.settings import Settings, SettingsError
from sync_server.world import LedgerWorld

_WELCOME = (RoleName.SUPERVISOR, RoleName.EXPERT, RoleName.SECRETARIAT, RoleName.DIRECTOR, RoleName.PRINCIPAL)


def demo(settings: Settings, _: argparse.Namespace) -> int:
    """The command line's entry."""
    return run(settings)


def run(settings: Settings) -> int:
    """Set up what is missing, print how to sign in, and serve until interrupted."""
    settings = settings if settings.port else replace(settings, port=_free_port(settings.host))
    server = open_server(settings)
    listed = prepare(server)
    for line in greeting(listed, settings):
        print(line, flush=True)
    return serve(server)


def prepare(server: Server) -> list[Account]:
    """Bring the area up to date in one transaction, write the sign-ins and return them."""
    folder, today = server.settings.data_dir, server.today()
    with server.database.writing() as writing:
        set_up(server, writing)
        links = {
            login: f"{server.settings.origin}/#/join/{token}"
            for login, token in tokens(server, writing, folder).items()
        }
        listed = accounts(LedgerWorld(writing.connection), today, links)
    write(folder, listed)
    return listed


def set_up(server: Server, writing: Writing) -> None:
    """Write the whole area on an empty server, else what today lacks. Raises SettingsError on a real office's data."""
    world = LedgerWorld(writing.connection)
    found = world.get("office", OFFICE)
    if found is None and world.find("person"):
        raise SettingsError("this DATA_DIR holds people but no office; the demo wants a folder of its own")
    if found is not None and not Office.of(found).demo:
        raise SettingsError(
            "this DATA_DIR holds a real office; the demo wants a folder of its own (DATA_DIR=data/demo)"
        )
    journal = build(server.today()) if found is None else refresh(server.today(), world)
    load(server, writing, journal.acts)
    keep_blobs(server, writing, journal.blobs)


def greeting(listed: list[Account], settings: Settings) -> Iterable[str]:
    """What a person needs to begin: the address, one sign-in of each main role, and where the others are."""
    yield ""
    yield f"  นิเทศ  {settings.origin}"
    yield "  พื้นที่สาธิต บุคคลและโรงเรียนทั้งหมดเป็นเรื่องสมมติ (demo area, everything in it is fictional)"
    yield ""
    for role in _WELCOME:
        account = next((each for each in listed if each.role == role), None)
        if account is not None:
            where = f" · วันนี้: {account.today}" if account.today else ""
            yield f"  {ROLES_TH[role]} ({role}): {account.name}{where}"
            yield f"    {account.link}"
    yield ""
    yield f"  ทุกบัญชี (all {len(listed)} sign-ins): {settings.data_dir / 'demo-accounts.json'}"
    yield ""


def _free_port(host: str) -> int:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.bind((host, 0))
        port: int = probe.getsockname()[1]
        return port
