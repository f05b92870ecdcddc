"""Passphrases: argon2id hashes, one person at a time, and a pause after too many wrong ones."""

from __future__ import annotations

import threading
import unicodedata
from dataclasses import dataclass, field

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import Connection, bindparam, delete, insert, select, update

from fieldwork.errors import Invalid, SignInFailed
from sync_server.database import Database
from sync_server.tables import account, wrong_try

SHORTEST = 10
LONGEST = 200
_MOST_TRIES = 10
_PAUSE_MS = 15 * 60_000
_HASH = select(account.c.passphrase).where(account.c.person == bindparam("of_person"))
_TRIES = select(wrong_try.c.tries, wrong_try.c.since).where(wrong_try.c.login == bindparam("of_login"))
_FORGET = delete(wrong_try).where(wrong_try.c.login == bindparam("of_login"))
_AGAIN = update(wrong_try).where(wrong_try.c.login == bindparam("of_login")).values(tries=wrong_try.c.tries + 1)
_DROP = delete(account).where(account.c.person == bindparam("of_person"))


@dataclass(slots=True)
class Passphrases:
    """Hashing takes 19 MiB and some 30 ms by design, so no more than two are worked on at once."""

    _hasher: PasswordHash = field(
        default_factory=lambda: PasswordHash((Argon2Hasher(time_cost=2, memory_cost=19_456, parallelism=1),))
    )
    _two_at_once: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(2))
    _decoy: str = ""

    def hash(self, passphrase: str) -> str:
        """The hash of a new passphrase. Raises Invalid for one that is too short or too long."""
        text = _normal(passphrase)
        if not SHORTEST <= len(text) <= LONGEST:
            raise Invalid("weak_passphrase")
        with self._two_at_once:
            return self._hasher.hash(text)

    def fits(self, passphrase: str, kept: str | None) -> bool:
        """Whether it is the one. Takes the same time for a login that does not exist."""
        text = _normal(passphrase)[:LONGEST]
        with self._two_at_once:
            if kept is None:
                self._decoy = self._decoy or self._hasher.hash("nobody has this one")
            return self._hasher.verify(text, kept or self._decoy) and kept is not None


def kept_of(connection: Connection, person: str) -> str | None:
    """The stored hash of a person's passphrase, or None."""
    found = connection.execute(_HASH, {"of_person": person}).scalar()
    return str(found) if found is not None else None


def keep(connection: Connection, person: str, made: str, now_ms: int) -> None:
    """Store a person's passphrase in place of the one before."""
    connection.execute(_DROP, {"of_person": person})
    connection.execute(insert(account), {"person": person, "passphrase": made, "at": now_ms})


def check_pause(connection: Connection, login: str, now_ms: int) -> None:
    """Raise SignInFailed while this login rests after too many wrong passphrases."""
    row = connection.execute(_TRIES, {"of_login": login}).fetchone()
    if row is not None and row.tries >= _MOST_TRIES and now_ms < row.since + _PAUSE_MS:
        raise SignInFailed("too_many_tries", minutes=-(-(row.since + _PAUSE_MS - now_ms) // 60_000))


def note_wrong(database: Database, login: str, now_ms: int) -> None:
    """Count a wrong passphrase, in a transaction of its own: the request itself fails."""
    with database.writing() as writing:
        row = writing.connection.execute(_TRIES, {"of_login": login}).fetchone()
        if row is not None and now_ms < row.since + _PAUSE_MS:
            writing.connection.execute(_AGAIN, {"of_login": login})
        else:
            writing.connection.execute(_FORGET, {"of_login": login})
            writing.connection.execute(insert(wrong_try), {"login": login, "tries": 1, "since": now_ms})


def forget_wrong(connection: Connection, login: str) -> None:
    """The right passphrase was given."""
    connection.execute(_FORGET, {"of_login": login})


def _normal(passphrase: str) -> str:
    """The same passphrase typed on two keyboards is the same text."""
    return unicodedata.normalize("NFC", passphrase).strip()
