"""What nobody needs any more: uploads that were left, and blobs that no record names, now or in its history.

A blob stays as long as any change, record or quarantined edit has its hash anywhere in its text, whatever the field is
called, and for 30 days after somebody last sent it: a device sends the text first, so by then the text is here.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, func, select
from sqlalchemy.exc import DBAPIError
from starlette.concurrency import run_in_threadpool

from fieldwork.errors import FieldworkError
from sync_server import blobs, partials
from sync_server.database import is_listed
from sync_server.edits import dump
from sync_server.main import open_server
from sync_server.server import Server
from sync_server.settings import Settings
from sync_server.tables import blob, blob_upload, blob_use, change, quarantine, record

log = logging.getLogger(__name__)
KEPT_DAYS = 30
EVERY_SECONDS = 24 * 60 * 60
_DAY_MS = 86_400_000
_ROWS_AT_ONCE = 2000
_HASH = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")

_last_sent = select(func.max(blob_upload.c.at)).where(blob_upload.c.hash == blob.c.hash).scalar_subquery()
_is_old = func.coalesce(_last_sent, blob.c.at) < bindparam("before")
_is_unused = ~select(blob_use.c.hash).where(blob_use.c.hash == blob.c.hash).exists()
_UNUSED = select(blob.c.hash).where(_is_unused, _is_old)
_STILL_UNUSED = _UNUSED.where(blob.c.hash == bindparam("of_hash"))
_TEXTS = (select(change.c.fields), select(record.c.body), select(quarantine.c.payload))
_KNOWN = select(blob.c.hash).where(is_listed(blob.c.hash, "hashes"))
_IS_KNOWN = select(blob.c.hash).where(blob.c.hash == bindparam("of_hash"))
_DROP_UPLOADS = delete(blob_upload).where(blob_upload.c.hash == bindparam("of_hash"))
_DROP = delete(blob).where(blob.c.hash == bindparam("of_hash"))


@dataclass(frozen=True, slots=True)
class Swept:
    """How many of each went."""

    partials: int = 0
    blobs: int = 0
    leftovers: int = 0


def sweep(server: Server) -> Swept:
    """Let go of what nobody needs. Safe at any time, beside running servers and other sweeps."""
    now = server.now_ms()
    left = partials.expire(server, now - partials.KEPT_DAYS * _DAY_MS)
    orphans = sum(_let_go(server, named, now) for named in _orphans(server, now))
    return Swept(left, orphans, _leftovers(server, now))


def command(settings: Settings, _: argparse.Namespace) -> int:
    """`nithet-server sweep`"""
    swept = sweep(open_server(settings))
    sys.stdout.write(
        f"Let go of {swept.blobs} blobs that no record names, {swept.partials} uploads that were left, "
        f"{swept.leftovers} leftover files.\n"
    )
    return 0


async def keep_sweeping(server: Server) -> None:
    """Sweep at the start of a server and once a day. What fails is told in the log and tried again the next day."""
    while True:
        try:
            log.info("swept %s", await run_in_threadpool(sweep, server))
        except (FieldworkError, DBAPIError, OSError):
            log.exception("the sweep did not finish")
        await asyncio.sleep(EVERY_SECONDS)


def _orphans(server: Server, now: int) -> list[str]:
    with server.database.reading() as connection:
        unused = set(connection.execute(_UNUSED, {"before": now - KEPT_DAYS * _DAY_MS}).scalars())
        return sorted(unused - _named(connection, unused)) if unused else []


def _named(connection: Connection, wanted: set[str]) -> set[str]:
    """Those of these hashes that stand anywhere in what was ever written. One pass over it, only when there is need."""
    found: set[str] = set()
    for texts in _TEXTS:
        rows = connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(texts)
        for text in rows.scalars():
            found |= wanted.intersection(_HASH.findall(text))
    return found


def _let_go(server: Server, named: str, now: int) -> bool:
    """Forget one blob, unless it came into use a moment ago, and delete it while nobody can bring it back."""
    with server.database.writing() as writing:
        writing.lock({blobs.lock_of(named)})
        asked = {"of_hash": named, "before": now - KEPT_DAYS * _DAY_MS}
        if writing.connection.execute(_STILL_UNUSED, asked).scalar() is None:
            return False
        writing.connection.execute(_DROP_UPLOADS, {"of_hash": named})
        writing.connection.execute(_DROP, {"of_hash": named})
    return _delete_unknown(server, named)


def _delete_unknown(server: Server, named: str) -> bool:
    """Delete the bytes of a blob that the database does not know; who keeps it looks under the same lock."""
    with server.database.writing() as writing:
        writing.lock({blobs.lock_of(named)})
        if writing.connection.execute(_IS_KNOWN, {"of_hash": named}).scalar() is not None:
            return False
        server.store.delete([blobs.key_of(named)])
    return True


def _leftovers(server: Server, now: int) -> int:
    """What a crash left in the store: chunks of no upload, and files that were never accepted."""
    found = [stored.key for stored in server.store.listed() if stored.at_ms < now - KEPT_DAYS * _DAY_MS]
    with server.database.reading() as connection:
        needed = partials.parts_named(connection)
        named = [key.rpartition("/")[2] for key in found if not key.startswith(partials.INCOMING)]
        known = {h for some in _some(filter(blobs.is_hash, named)) for h in _known(connection, some)}
    chunks = [key for key in found if key.startswith(partials.INCOMING) and key not in needed]
    server.store.delete(chunks)
    unknown = [each for each in named if blobs.is_hash(each) and each not in known]
    return len(chunks) + sum(_delete_unknown(server, each) for each in unknown)


def _known(connection: Connection, hashes: list[str]) -> Iterable[str]:
    return connection.execute(_KNOWN, {"hashes": dump(hashes)}).scalars()


def _some(hashes: Iterable[str]) -> Iterator[list[str]]:
    held: list[str] = []
    for each in hashes:
        held.append(each)
        if len(held) == _ROWS_AT_ONCE:
            yield held
            held = []
    if held:
        yield held
