"""The first hour of an empty server: the office, the first person of its secretariat, and a link to sign in with."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from fieldwork.records import Office, RoleName
from fieldwork.thai.text import normalise_line
from sync_server import invitations
from sync_server.invitations import Made
from sync_server.ledger import Ledger
from sync_server.server import Server
from sync_server.settings import SettingsError
from sync_server.staging import Source
from sync_server.world import LedgerWorld

FIRST_LINK_DAYS = 7


@dataclass(frozen=True, slots=True)
class Founder:
    """Who sets the office up."""

    given: str
    surname: str = ""
    title: str = ""
    login: str = "office"


def found(server: Server, *, title_th: str, title_en: str = "", founder: Founder) -> Made:
    """Create the office and its first secretariat account. Raises SettingsError when there are people already."""
    with server.database.writing() as writing:
        person = server.new_id()
        ledger = Ledger(server, writing, Source(person, "server", server.now_ms()))
        if ledger.world.find("person"):
            raise SettingsError("this server has people already; `invite` makes a new link for one of them")
        office = {"name": "area", "title_th": normalise_line(title_th), "title_en": title_en, "demo": False}
        ledger.write("office", Office.kind().id_of("area"), office, check=False)
        name = {"given": founder.given, "surname": founder.surname, "title": founder.title}
        cleaned = {key: normalise_line(value) for key, value in name.items() if value}
        ledger.write("person", person, {**cleaned, "login": founder.login.strip()}, check=False)
        role = {"person": person, "role": str(RoleName.SECRETARIAT), "starts": server.today().isoformat()}
        ledger.write("role", server.new_id(), role, check=False)
        ledger.close()
        return invitations.make(server, writing, person, days=FIRST_LINK_DAYS, made_by=person)


def is_empty(connection: Connection) -> bool:
    """Whether nobody has been set up yet."""
    return not LedgerWorld(connection).find("person")


def invite(server: Server, login: str, *, days: int, resets: bool) -> Made:
    """A new link for the person with this login: for a secretariat that locked itself out."""
    wanted = login.strip().casefold()
    with server.database.writing() as writing:
        people = LedgerWorld(writing.connection).find("person")
        found = [r for r in people if str(r.fields.get("login") or "").casefold() == wanted]
        if len(found) != 1:
            raise SettingsError(f"no single person has the login {login!r}")
        return invitations.make(server, writing, found[0].id, days=days, resets=resets)
