"""Whether one device id lives twice. Now and then a device is given a turn, and shows the last it got when it pulls.

A device holds one turn at a time. It shows again what it showed before where an answer was lost, and then gets another
one for it; otherwise it shows one of those that were given for that. Whatever else is shown was held by files that went
on without it: a copy of the phone, or the phone set back to an older copy of its files. Or the request was long on its
way, and nobody hears the answer any more. So the answer is a turn of doubt: files that come back with it did hear it,
and go on as a device of their own.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, update

from sync_server import devices, epochs
from sync_server.database import Writing
from sync_server.devices import Caller, Described
from sync_server.server import Server
from sync_server.tables import device

_EVERY_MS = 60_000
_MOST_GIVEN = 20
_DOUBT = "doubt:"
_STATE = select(device).where(device.c.id == bindparam("of_device"))
_GIVE = (
    update(device)
    .where(device.c.id == bindparam("of_device"))
    .values(turn=bindparam("shown"), turns=bindparam("given"), turn_ms=bindparam("since"), turn_at=bindparam("now"))
)
_COPIED = update(device).where(device.c.id == bindparam("of_device")).values(copied_at=bindparam("now"))
_SPLIT = update(device).where(device.c.id == bindparam("of_device")).values(split_from=bindparam("from_device"))
_NEVER_USED = delete(device).where(
    device.c.split_from == bindparam("from_device"), device.c.received == 0, device.c.seen_at == device.c.made_at
)


@dataclass(frozen=True, slots=True)
class Turn:
    """What the reply says: a turn to show next, or the device and token to go on with. Mostly neither."""

    turn: str = ""
    rejoin: Mapping[str, str] = field(default_factory=dict)


class Act(StrEnum):
    """What there is to do about a turn that was shown."""

    NOTHING = "nothing"
    GIVE = "give"
    DOUBT = "doubt"
    SPLIT = "split"


def take(
    server: Server, connection: Connection, writing: Writing, caller: Caller, *, shown: str | None, sent_ms: int
) -> Turn:
    """Look at the turn that a device shows, None where its app knows of none. `sent_ms` is by the device's clock."""
    if shown is None:
        return Turn()
    asked = {"of_device": caller.device}
    epoch, now = epochs.epoch(connection), server.now_ms()
    if _act(connection.execute(_STATE, asked).one(), epoch, shown, sent_ms=sent_ms, now_ms=now) is Act.NOTHING:
        return Turn()
    row = writing.connection.execute(_STATE.with_for_update(), asked).one()
    act = _act(row, epoch, shown, sent_ms=sent_ms, now_ms=now)
    if act is Act.DOUBT:
        return Turn(f"{epoch}:{_DOUBT}{now}")
    if act is Act.SPLIT:
        return Turn(rejoin=_split(server, writing, row))
    return Turn(_give(server, writing, row, epoch, shown, sent_ms=sent_ms)) if act is Act.GIVE else Turn()


def _act(row: Any, epoch: str, shown: str, *, sent_ms: int, now_ms: int) -> Act:
    last, given = _known(row, epoch)
    if shown.startswith(f"{epoch}:{_DOUBT}"):
        return Act.SPLIT
    if _of(shown, epoch) in ("", last, *given) or not last:
        return Act.NOTHING if given and now_ms - row.turn_at < _EVERY_MS else Act.GIVE
    return Act.DOUBT if sent_ms > row.turn_ms else Act.NOTHING  # sent before: it was long on its way


def _give(server: Server, writing: Writing, row: Any, epoch: str, shown: str, *, sent_ms: int) -> str:
    last, given = _known(row, epoch)
    at = max(server.now_ms(), row.turn_at + 1)  # no two are the same, whatever the clock does
    turn, current = f"{epoch}:{at}", _of(shown, epoch)
    goes_on = current != last and current != ""
    kept = [turn] if goes_on else [*given, turn][-_MOST_GIVEN:]
    stood = {"shown": current or last, "given": json.dumps(kept), "since": sent_ms if goes_on else row.turn_ms}
    writing.connection.execute(_GIVE, {"of_device": row.id, **stood, "now": at})
    return turn


def _split(server: Server, writing: Writing, row: Any) -> dict[str, str]:
    """A device of its own for the files that showed a turn of long ago."""
    writing.connection.execute(_NEVER_USED, {"from_device": row.id})  # an answer that was lost
    made, token = devices.add(server, writing, row.person, Described(row.name, row.platform, row.app))
    writing.connection.execute(_SPLIT, {"of_device": made.device, "from_device": row.id})
    writing.connection.execute(_COPIED, {"of_device": row.id, "now": server.now_ms()})
    return {"device": made.device, "token": token}


def _known(row: Any, epoch: str) -> tuple[str, list[str]]:
    """The turn shown last and those given for it; none of an earlier life of the server."""
    given = [turn for turn in json.loads(row.turns or "[]") if _of(turn, epoch)]
    return _of(row.turn, epoch), given


def _of(turn: str, epoch: str) -> str:
    return turn if turn.startswith(f"{epoch}:") else ""
