"""Who is who: a person's record, login and roles today, and signing in with a login and a passphrase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from fieldwork import scopes
from fieldwork.access import actor_on
from fieldwork.errors import Refused, SignInFailed
from fieldwork.records import Person, RoleName
from fieldwork.records.stored import Record
from sync_server import devices, epochs, passphrases, teams
from sync_server.database import Writing
from sync_server.devices import Caller, Described
from sync_server.ledger import Ledger
from sync_server.server import Server
from sync_server.staging import Source
from sync_server.world import LedgerWorld


@dataclass(frozen=True, slots=True)
class Known:
    """A person as a sign-in screen greets one."""

    id: str
    name: str
    position: str
    login: str
    roles: list[str]


def known(record: Record, world: LedgerWorld, today: date) -> Known:
    """A person's record with the roles that hold today."""
    person = Person.of(record)
    roles = sorted({str(role.role) for role in scopes.roles_on(record.id, world, today)})
    return Known(record.id, person.name, person.position or "", person.login or "", roles)


def require_office(caller: Caller, connection: Connection, today: date) -> None:
    """Raise Refused unless the caller is of the secretariat today."""
    if not actor_on(caller.person, LedgerWorld(connection), today).is_a(RoleName.SECRETARIAT):
        raise Refused("office_only")


def sign_in(server: Server, writing: Writing, *, login: str, passphrase: str, described: Described) -> dict[str, Any]:
    """Sign in with login and passphrase. Raises SignInFailed; a wrong try is counted even so."""
    folded = folded_login(login)
    with server.database.reading() as connection:
        passphrases.check_pause(connection, folded, server.now_ms())
        candidates = _named(LedgerWorld(connection), folded)
        kept = {record.id: passphrases.kept_of(connection, record.id) for record in candidates}
    person = next((p for p, hashed in kept.items() if server.passphrases.fits(passphrase, hashed)), None)
    if person is None:
        if not kept:
            server.passphrases.fits(passphrase, None)
        passphrases.note_wrong(server.database, folded, server.now_ms())
        raise SignInFailed("wrong_passphrase")
    passphrases.forget_wrong(writing.connection, folded)
    return signed_in(server, writing, person, described)


def signed_in(server: Server, writing: Writing, person: str, described: Described) -> dict[str, Any]:
    """Register the device and say what a sign-in answers: token, device, person, epoch and scopes."""
    world = LedgerWorld(writing.connection)
    record = world.get("person", person)
    if record is None:
        raise SignInFailed("wrong_passphrase")
    devices.require_present(person, world, server.today())
    caller, token = devices.add(server, writing, person, described)
    who = known(record, world, server.today())
    return {
        "token": token,
        "device": caller.device,
        "person": person,
        "name": who.name,
        "login": who.login,
        "roles": who.roles,
        "epoch": epochs.epoch(writing.connection),
        "server_now": server.now_ms(),
        "scopes": sorted(teams.held(person, writing.connection, world, server.today())),
        "earlier": devices.earlier(writing.connection, caller, described),
    }


def ensure_login(server: Server, writing: Writing, person: str) -> None:
    """Give a person whom the office gave no login six digits of one: a passphrase alone would be of no use."""
    ledger = Ledger(server, writing, Source(person, "server", server.now_ms()))
    taken = {_login(record.fields) for record in ledger.world.find("person")}
    found = ledger.world.get("person", person)
    if found is not None and not _login(found.fields):
        drawn = (f"{int.from_bytes(server.random_bytes(4)) % 1_000_000:06}" for _ in range(1000))
        ledger.write("person", person, {"login": next(login for login in drawn if login not in taken)}, check=False)
        ledger.close()


def folded_login(login: str) -> str:
    """A login as it is compared: without case and surrounding space."""
    return login.strip().casefold()[:100]


def _named(world: LedgerWorld, folded: str) -> list[Record]:
    return [record for record in world.find("person") if folded and _login(record.fields) == folded]


def _login(fields: Mapping[str, Any]) -> str:
    return folded_login(str(fields.get("login") or ""))
