"""The devices people signed in on, and the tokens that prove it: random, opaque, kept only as their SHA-256."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select, update

from fieldwork.errors import NotFound, SignInFailed
from fieldwork.scopes import has_left
from sync_server.database import Writing
from sync_server.server import Server, day_of
from sync_server.tables import blob, blob_use, change, device, record
from sync_server.world import LedgerWorld

TOKEN_DAYS = 400  # longer than a school year; every use extends it
DAY_MS = 86_400_000
_SEEN_EVERY_MS = 60_000
_BY_TOKEN = select(device.c.id, device.c.person, device.c.expires_at, device.c.revoked_at).where(
    device.c.token_hash == bindparam("hash")
)
_STANDING = select(device.c.received, device.c.seen_at, device.c.app, device.c.unsent).where(
    device.c.id == bindparam("of_device")
)
_SEEN = (
    update(device)
    .where(device.c.id == bindparam("of_device"))
    .values(
        seen_at=bindparam("at"),
        app=bindparam("with_app"),
        skew_ms=bindparam("ahead"),
        unsent=bindparam("waiting"),
        expires_at=bindparam("until"),
    )
)
_REVOKE = (
    update(device)
    .where(device.c.id == bindparam("of_device"), device.c.revoked_at.is_(None))
    .values(revoked_at=bindparam("at"))
)
_EARLIER = (
    select(device.c.name, device.c.seen_at, device.c.unsent)
    .where(device.c.person == bindparam("of_person"), device.c.revoked_at.is_(None), device.c.id != bindparam("but"))
    .where(device.c.name == bindparam("named"), device.c.platform == bindparam("on_platform"))
    .order_by(device.c.seen_at.desc())
    .limit(1)
)
_ALL = select(device).order_by(device.c.seen_at.desc(), device.c.id)
# Few blobs are missing at any time, so the texts are searched of few records and edits only.
_MISSING = (
    select(change.c.device, func.count(blob_use.c.hash.distinct()))
    .select_from(blob_use)
    .outerjoin(blob, blob.c.hash == blob_use.c.hash)
    .join(record, (record.c.kind == blob_use.c.kind) & (record.c.id == blob_use.c.record))
    .join(change, (change.c.kind == blob_use.c.kind) & (change.c.record == blob_use.c.record))
    .where(blob.c.hash.is_(None), change.c.fields.contains(blob_use.c.hash))
    .where(record.c.body.contains(blob_use.c.hash), ~record.c.body.contains(blob_use.c.hash + '":null'))  # not removed
    .group_by(change.c.device)
)


@dataclass(frozen=True, slots=True)
class Caller:
    """Whose token a request carries."""

    person: str
    device: str


@dataclass(frozen=True, slots=True)
class Described:
    """What a device says of itself when somebody signs in."""

    name: str
    platform: str
    app: str


def caller_of(connection: Connection, authorization: str | None, now_ms: int) -> Caller:
    """Who a request speaks for.

    Raises SignInFailed: no token, an unknown, expired or revoked one, or one of a person whose last day is over.
    """
    scheme, _, token = (authorization or "").partition(" ")
    if not token.strip():
        raise SignInFailed("sign_in_required")
    found = connection.execute(_BY_TOKEN, {"hash": hashed(token.strip())}).fetchone()
    ended = found is None or found.revoked_at is not None or found.expires_at <= now_ms
    if found is None or ended or scheme.lower() != "bearer":
        raise SignInFailed("token_not_accepted")
    require_present(found.person, LedgerWorld(connection), day_of(now_ms))
    return Caller(found.person, found.id)


def of_token(connection: Connection, token: str) -> Caller | None:
    """Whose token this is or was, whether it still holds or not."""
    found = connection.execute(_BY_TOKEN, {"hash": hashed(token)}).fetchone()
    return Caller(found.person, found.id) if found is not None else None


def require_present(person: str, world: LedgerWorld, today: date) -> None:
    """Raise SignInFailed when the person's last day is over, whatever roles and tokens there are."""
    if has_left(person, world, today):
        raise SignInFailed("person_left")


def add(server: Server, writing: Writing, person: str, described: Described) -> tuple[Caller, str]:
    """Register a device for a person. Returns it with its token, which is never seen again."""
    now, token = server.now_ms(), fresh_token(server)
    caller = Caller(person, server.new_id())
    row = {
        "id": caller.device,
        "person": person,
        "name": described.name,
        "platform": described.platform,
        "app": described.app,
        "token_hash": hashed(token),
        "made_at": now,
        "seen_at": now,
        "expires_at": now + TOKEN_DAYS * DAY_MS,
        "received": 0,
        "skew_ms": 0,
    }
    writing.connection.execute(insert(device), row)
    return caller, token


def earlier(connection: Connection, caller: Caller, described: Described) -> dict[str, Any] | None:
    """The person's last device that calls itself the same and was never signed out: perhaps this, without its files."""
    asked = {"of_person": caller.person, "but": caller.device}
    asked |= {"named": described.name, "on_platform": described.platform}
    row = connection.execute(_EARLIER, asked).fetchone()
    return {"name": row.name, "last_seen": row.seen_at, "unsent": row.unsent} if row else None


def received(connection: Connection, caller: Caller) -> int:
    """The server's own count of this device's edits."""
    return int(connection.execute(_STANDING, {"of_device": caller.device}).one().received)


def note_seen(
    server: Server,
    connection: Connection,
    writing: Writing,
    caller: Caller,
    *,
    app: str,
    skew_ms: int,
    unsent: int | None,
) -> None:
    """Keep what a device says about itself when it changes, and once a minute: reading should rarely cost a write."""
    now = server.now_ms()
    known = connection.execute(_STANDING, {"of_device": caller.device}).one()
    if (known.app, known.unsent) == (app, unsent) and now - known.seen_at < _SEEN_EVERY_MS:
        return
    said = {"at": now, "with_app": app, "ahead": skew_ms, "waiting": unsent, "until": now + TOKEN_DAYS * DAY_MS}
    writing.connection.execute(_SEEN, {"of_device": caller.device, **said})


def revoke(server: Server, writing: Writing, device_id: str) -> None:
    """End a device's access. Raises NotFound for one that has none."""
    if not writing.connection.execute(_REVOKE, {"of_device": device_id, "at": server.now_ms()}).rowcount:
        raise NotFound("not_found")


def listed(connection: Connection) -> list[dict[str, Any]]:
    """Every device for the office, the last seen first. `photos`: named by what it sent, and not here yet."""
    missing = {row[0]: row[1] for row in connection.execute(_MISSING)}
    return [
        {
            "id": row.id,
            "person": row.person,
            "name": row.name,
            "platform": row.platform,
            "app": row.app,
            "made_at": row.made_at,
            "last_seen": row.seen_at,
            "received": row.received,
            "skew_ms": row.skew_ms,
            "unsent": row.unsent,
            "photos": missing.get(row.id, 0),
            "signed_out": row.revoked_at is not None,
            "copied_at": row.copied_at,
            "split_from": row.split_from,
        }
        for row in connection.execute(_ALL)
    ]


def fresh_token(server: Server) -> str:
    """256 bits as text that fits into a link."""
    return server.random_bytes(32).hex()


def hashed(token: str) -> str:
    """What is kept of a token. It is random, so one round of SHA-256 is enough."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()
