"""What device and server say to each other: one definition, plain JSON, versioned. docs/sync.md tells the steps.

Every message carries the protocol version. Field lists are kept short because they travel over weak networks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from fieldwork.marks import Packed
from fieldwork.values import value

PROTOCOL = 1
OLDEST_PROTOCOL = 1
MAX_EDITS = 500
MAX_BODY_BYTES = 8_000_000

APPLIED, CONFLICT, DUPLICATE, QUARANTINED = "applied", "conflict", "duplicate", "quarantined"
ELSEWHERE = "other_device"
CLOSED = "closed_by_office"


@dataclass(frozen=True, slots=True)
class Edit:
    """One person's one act on one record: a write id and stamp shared by its fields.

    `fields` maps a field to `[value, base]`, base being the list of write ids the person was looking at in that field.
    A third part, `[value, [], again]`, gives somebody else's write back to a restored server: its id.
    """

    id: str
    kind: str
    record: str
    stamp: str
    fields: Mapping[str, tuple[Any, list[str]]]


@dataclass(frozen=True, slots=True)
class PushRequest:
    """A frozen batch. `batch` identifies it for ever: the same bytes again get the same reply."""

    protocol: int
    app: str
    device: str
    batch: str
    epoch: str
    now: int  # the device's clock in milliseconds, to measure its skew
    edits: list[Edit]


@value
class EditResult:
    """What became of one edit. `stamps` holds the fields where the server's effective stamp differs from the sent one;
    `lost` the fields where another value stands now; a quarantined edit says why, and the device keeps it. A duplicate
    with the code ELSEWHERE came from another device first, or gives back what came from one: it is counted there.
    One in quarantine with the code CLOSED was taken off the list by the office, for good."""

    id: str
    status: str
    code: str = ""
    message: str = ""
    stamps: Mapping[str, str] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class PushReply:
    """`received` is the server's own count of this device's edits, accepted or quarantined, ever."""

    protocol: int
    epoch: str
    server_now: int
    received: int
    results: list[EditResult]


@dataclass(frozen=True, slots=True)
class PullRequest:
    """`cursors` groups scopes by cursor: `[[seq, [scope, …]], …]`. A scope not named starts from nothing.

    `aside` names own edits that the device believes to be kept aside, at most MAX_EDITS.
    `turn` is the last one it was given, "" for none, None for an app that knows of none."""

    protocol: int
    app: str
    device: str
    epoch: str
    now: int
    cursors: list[tuple[int, list[str]]]
    limit_bytes: int = 400_000
    aside: list[str] = field(default_factory=list)
    turn: str | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One record as the server has it. `marks` tells which write stands in each field (`fieldwork.marks`)."""

    kind: str
    id: str
    scope: str
    seq: int
    fields: Mapping[str, Any]
    marks: Packed


@dataclass(frozen=True, slots=True)
class Gone:
    """A record that left a scope. A device drops it only if it still holds it under that scope at an older seq."""

    scope: str
    kind: str
    id: str
    seq: int


@dataclass(frozen=True, slots=True)
class PullReply:
    """`scopes` is everything the person may hold now; a held scope that is missing is withdrawn from the device.

    `counts` and `digests` give, per scope and only when `more` is false, how many records the server has there and the
    sum of their hashes (`fieldwork.digests`). `aside` says what became of edits that the request named: APPLIED, or
    QUARANTINED for good with the office's reason; those of which there is nothing new are left out.
    `turn` is to be shown from the next sync on, "" for none; `rejoin` the `device` and `token` with which these files
    go on.
    """

    protocol: int
    epoch: str
    server_now: int
    received: int
    scopes: list[str]
    rows: list[Row]
    gone: list[Gone]
    cursors: list[tuple[int, list[str]]]
    more: bool
    counts: Mapping[str, int] = field(default_factory=dict)
    digests: Mapping[str, int] = field(default_factory=dict)
    aside: list[EditResult] = field(default_factory=list)
    turn: str = ""
    rejoin: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One write of one field, as the server tells it to a reader who may know of it.

    `base` is what its author had seen, `old` the value that stood on the server before; both are None where the reader
    knows a write only because it stands there now. `stands` is "current", "rival" (another head) or "".
    """

    edit: str
    field: str
    value: Any
    old: Any
    by: str
    device: str
    device_name: str
    device_time: int
    server_time: int
    outcome: str
    base: list[str] | None
    stands: str


CURRENT, RIVAL = "current", "rival"


def to_json(message: Any) -> dict[str, Any]:
    """The JSON object of any message of this module."""
    return asdict(message)
