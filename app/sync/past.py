"""The writes behind a conflict, fetched after a pull, so that it can be settled where there is no network.

A few records at a time; what was fetched is kept at once, so a sync that is cut goes on where it stopped. Nothing here
ever fails a sync: a conflict whose values have not come yet waits for the next.
"""

from __future__ import annotations

from collections.abc import Collection

from app.store.errors import StorageFailed
from app.store.store import Store
from app.sync.protocol import Server
from fieldwork.errors import FieldworkError, NotFound
from fieldwork.removal import REMOVED
from fieldwork.wire import HistoryLine

MOST_AT_ONCE = 40  # records in one sync; somebody settles far fewer before the next


async def fetch_conflicts(store: Store, server: Server) -> int:
    """Ask for the writes of every field in conflict that are not here yet. Returns how many records are still without.

    Raises StorageFailed alone: when the device cannot keep what it was given, the sync must say so.
    """
    keys = dict.fromkeys([*store.unsettled(), *store.removed_meanwhile()])
    waiting = [(key, fields) for key in keys if (fields := lacking(store, *key))]
    left = len(waiting)
    for (kind, record), fields in waiting[:MOST_AT_ONCE]:
        try:
            await ask(store, server, kind, record, fields)
        except StorageFailed:
            raise
        except NotFound:  # it left this person's scopes since the pull
            pass
        except FieldworkError:
            return left
        left -= 1
    return left


async def ask(store: Store, server: Server, kind: str, record: str, fields: Collection[str]) -> None:
    """Have the server tell the writes of these fields, and keep them. Raises what the server port raises."""
    told: dict[str, list[HistoryLine]] = {name: [] for name in fields}
    for line in await server.history(kind, record, sorted(fields)):
        if line.field in told:
            told[line.field].append(line)
    if store.mirror.get(kind, record) is not None:  # it may have left while the server was asked
        store.past.keep(kind, record, told, at=store.now_ms())
    store.tell({(kind, record)})


def lacking(store: Store, kind: str, record: str) -> list[str]:
    """The fields in conflict of which the server has not told every competing write yet, and those that were written
    while the record was removed."""
    mirrored = store.mirror.get(kind, record)
    marks = mirrored.marks if mirrored is not None else {}
    unseen = store.unseen_by_removal(kind, record)
    fields = dict.fromkeys([*store.conflicts(kind, record), *unseen, *((REMOVED,) if unseen else ())])
    return [name for name in fields if name in marks and not _told(store, kind, record, name, marks[name])]


def _told(store: Store, kind: str, record: str, name: str, mark: list[str]) -> bool:
    return {mark[0], *mark[2:]} <= {line.edit for line in store.past.lines(kind, record, name)}
