"""A field that people wrote without seeing each other, on a device that a pull and the step after it have reached."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from app.store.store import Store
from app.sync.pull import take
from fieldwork import stamps
from fieldwork.marks import packed
from fieldwork.wire import CURRENT, PROTOCOL, RIVAL, HistoryLine, PullReply, Row
from tests.support.devices import Device
from tests.support.fieldvisit import NOW_MS
from tests.support.worlds import an_id

MINUTE = 60_000
BASE = an_id("write base")


def edit(n: int) -> str:
    """The id of the nth competing write."""
    return an_id(f"write {n}")


def line(
    name: str,
    write: str,
    value: Any,
    by: str,
    *,
    stands: str = "",
    base: Sequence[str] = (),
    ms: int = 0,
    late: int = 0,
) -> HistoryLine:
    """One write as the server tells it, `ms` after noon, arriving `late` milliseconds later."""
    at = NOW_MS + ms
    return HistoryLine(
        write, name, value, None, by, an_id(f"device of {by}"), "แท็บเล็ต", at, at + late, "applied", list(base), stands
    )


def told(name: str, before: Any, *sides: tuple[str, Any]) -> list[HistoryLine]:
    """The value everybody had seen, and the competing ones; the last one stands."""
    first = [line(name, BASE, before, sides[0][0])] if before is not None else []
    base = [BASE] if first else []
    rivals = [
        line(name, edit(n), value, by, stands=RIVAL if n < len(sides) - 1 else CURRENT, base=base, ms=(n + 1) * MINUTE)
        for n, (by, value) in enumerate(sides)
    ]
    return [*first, *rivals]


def dispute(
    device: Device, kind: str, record: str, name: str, before: Any, *sides: tuple[str, Any], fetched: bool = True
) -> None:
    """Put the conflict on the device; without `fetched` only its marks have arrived."""
    found = device.store.get(kind, record)
    fields = {**(found.fields if found is not None else {}), name: sides[-1][1]}
    heads = [edit(n) for n in range(len(sides))]
    stamp = stamps.make(NOW_MS, 0, "0" * 16)
    marks = {field: [an_id(f"write of {field}"), stamp] for field in fields}
    marks[name] = [heads[-1], stamps.make(NOW_MS + MINUTE, 0, "0" * 16), *heads[:-1]]
    arrive(device.store, Row(kind, record, "all", 1000, fields, packed(marks)))
    if fetched:
        device.store.past.keep(kind, record, {name: told(name, before, *sides)}, at=NOW_MS)


def arrive(store: Store, row: Row) -> None:
    """Pull one row."""
    take(store, PullReply(PROTOCOL, "epoch", NOW_MS, 0, ["all"], [row], [], [], False, {}))
