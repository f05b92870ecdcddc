"""Sign-in links: single use, expiring, withdrawable. Reusable ones exist in the demo alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update

from fieldwork.errors import Invalid, NotFound, SignInFailed
from fieldwork.records import Office
from fieldwork.scopes import has_left
from sync_server import passphrases, people
from sync_server.database import Writing
from sync_server.devices import DAY_MS, Described, fresh_token, hashed, require_present
from sync_server.server import Server
from sync_server.tables import invitation
from sync_server.world import LedgerWorld

MOST_DAYS = 60
_BY_TOKEN = select(invitation).where(invitation.c.token_hash == bindparam("hash"))
_ALL = select(invitation).order_by(invitation.c.made_at.desc(), invitation.c.id)
_USE = (
    update(invitation)
    .where(invitation.c.id == bindparam("of_id"), invitation.c.used_at.is_(None))
    .values(used_at=bindparam("at"))
)
_WITHDRAW = (
    update(invitation)
    .where(invitation.c.id == bindparam("of_id"), invitation.c.withdrawn_at.is_(None), invitation.c.used_at.is_(None))
    .values(withdrawn_at=bindparam("at"))
)


@dataclass(frozen=True, slots=True)
class Made:
    """A new invitation. The token is known only now."""

    id: str
    token: str
    expires_at: int

    def url(self, origin: str) -> str:
        """The link a person opens."""
        return f"{origin}/#/join/{self.token}"


def make(
    server: Server,
    writing: Writing,
    person: str,
    *,
    days: int,
    made_by: str = "",
    resets: bool = False,
    reusable: bool = False,
) -> Made:
    """Invite a person. `resets` lets somebody who forgot the passphrase choose a new one."""
    world = LedgerWorld(writing.connection)
    if not 1 <= days <= MOST_DAYS:
        raise Invalid("out_of_range", field="days")
    if world.get("person", person) is None:
        raise NotFound("not_found")
    if has_left(person, world, server.today()):
        raise Invalid("invites_nobody")
    if reusable and not _is_demo(world):
        raise Invalid("bad_request", where="reusable")
    token, now = fresh_token(server)[:48], server.now_ms()
    made = Made(server.new_id(), token, now + days * DAY_MS)
    row = {"id": made.id, "token_hash": hashed(token), "person": person, "made_by": made_by, "made_at": now}
    row |= {"expires_at": made.expires_at, "resets": resets, "reusable": reusable}
    writing.connection.execute(insert(invitation), row)
    return made


def look(server: Server, connection: Connection, token: str) -> dict[str, Any]:
    """Whom a link is for and what it asks, without using it. Raises SignInFailed when it is of no use."""
    found = _usable(server, connection, token)
    world = LedgerWorld(connection)
    record = world.get("person", found.person)
    if record is None:
        raise SignInFailed("invitation_unknown")
    require_present(found.person, world, server.today())
    who = people.known(record, world, server.today())
    return {
        "name": who.name,
        "position": who.position,
        "roles": who.roles,
        "needs": _needs(found, connection),
        "expires_at": found.expires_at,
        "demo": bool(found.reusable),
    }


def accept(
    server: Server, writing: Writing, *, token: str, passphrase: str | None, described: Described
) -> dict[str, Any]:
    """Sign in by a link, choosing a passphrase the first time. Raises SignInFailed or Invalid."""
    with server.database.reading() as connection:
        found = _usable(server, connection, token)
        needs = _needs(found, connection)
        kept = passphrases.kept_of(connection, found.person)
        passphrases.check_pause(connection, found.person, server.now_ms())
    made = server.passphrases.hash(passphrase or "") if needs == "new_passphrase" else None
    if needs == "passphrase" and not server.passphrases.fits(passphrase or "", kept):
        passphrases.note_wrong(server.database, found.person, server.now_ms())
        raise SignInFailed("wrong_passphrase")
    again = _usable(server, writing.connection, token)
    if not again.reusable:
        used = writing.connection.execute(_USE, {"of_id": again.id, "at": server.now_ms()})
        if not used.rowcount:
            raise SignInFailed("invitation_used")
    if made is not None:
        passphrases.keep(writing.connection, again.person, made, server.now_ms())
        people.ensure_login(server, writing, again.person)
    return people.signed_in(server, writing, again.person, described)


def withdraw(server: Server, writing: Writing, invitation_id: str) -> None:
    """Make a link useless. Raises NotFound when there is nothing to withdraw."""
    if not writing.connection.execute(_WITHDRAW, {"of_id": invitation_id, "at": server.now_ms()}).rowcount:
        raise NotFound("not_found")


def listed(server: Server, connection: Connection) -> list[dict[str, Any]]:
    """Every invitation for the office, the newest first."""
    return [
        {
            "id": row.id,
            "person": row.person,
            "made_by": row.made_by,
            "made_at": row.made_at,
            "expires_at": row.expires_at,
            "state": _state(row, server.now_ms()),
        }
        for row in connection.execute(_ALL)
        if not row.reusable
    ]


def _usable(server: Server, connection: Connection, token: str) -> Any:
    found = connection.execute(_BY_TOKEN, {"hash": hashed(token)}).fetchone()
    state = "unknown" if found is None else _state(found, server.now_ms())
    if found is None or state != "open":
        raise SignInFailed(f"invitation_{state}")
    return found


def _state(row: Any, now_ms: int) -> str:
    if row.withdrawn_at is not None:
        return "withdrawn"
    if row.used_at is not None:
        return "used"
    return "expired" if row.expires_at <= now_ms else "open"


def _needs(row: Any, connection: Connection) -> str:
    if row.reusable:
        return "none"
    has_account = passphrases.kept_of(connection, row.person) is not None
    return "passphrase" if has_account and not row.resets else "new_passphrase"


def _is_demo(world: LedgerWorld) -> bool:
    record = world.get("office", Office.kind().id_of("area"))
    return record is not None and bool(record.fields.get("demo"))
