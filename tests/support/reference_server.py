"""The protocol's other side in a hundred lines: the rules of `fieldwork.merge` over a dictionary, nothing clever.

Devices are tested against it by the thousand; the real server must agree with it (tests/sync).
"""

from __future__ import annotations

import copy
import gzip
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from app.sync.protocol import Sent
from fieldwork import stamps
from fieldwork.digests import digest
from fieldwork.errors import EpochChanged, Invalid, NotFound
from fieldwork.ids import natural_id
from fieldwork.marks import packed
from fieldwork.merge import Register, Write, resolve
from fieldwork.wire import (
    APPLIED,
    CONFLICT,
    CURRENT,
    DUPLICATE,
    OLDEST_PROTOCOL,
    PROTOCOL,
    QUARANTINED,
    RIVAL,
    EditResult,
    Gone,
    HistoryLine,
    PullReply,
    PullRequest,
    PushReply,
    Row,
)

Key = tuple[str, str]
Scope = Callable[[str, dict[str, Any]], str]


@dataclass
class Ledger:
    """Everything that survives a restart of the server."""

    epoch: str = "epoch-1"
    seq: int = 0
    writes: dict[tuple[str, str, str], dict[str, Write]] = field(default_factory=dict)
    seen: dict[str, str] = field(default_factory=dict)  # edit id -> its content
    aside: set[str] = field(default_factory=set)  # ids of edits that were refused at some time
    rows: dict[Key, tuple[str, int]] = field(default_factory=dict)  # scope and seq
    gone: dict[tuple[str, str, str], int] = field(default_factory=dict)
    receipts: dict[str, PushReply] = field(default_factory=dict)
    received: dict[str, int] = field(default_factory=dict)
    authors: dict[str, tuple[str, int, int]] = field(default_factory=dict)  # edit -> device, its clock, the server's
    blobs: dict[str, bytes] = field(default_factory=dict)
    partials: dict[str, bytes] = field(default_factory=dict)


class ReferenceServer:
    """One server. `scope_of` places records, `refuse` names a code for edits that must be kept aside."""

    def __init__(self, clock: Callable[[], int], scope_of: Scope = lambda kind, fields: "all") -> None:
        self.ledger = Ledger()
        self.clock = clock
        self.scope_of = scope_of
        self.refuse: Callable[[dict[str, Any]], str] = lambda edit: ""
        self.hidden: set[str] = set()
        self.page = 10_000
        self.requests: list[str] = []

    async def push(self, body: bytes) -> PushReply:
        self.requests.append("push")
        message = json.loads(gzip.decompress(body))
        ledger = self.ledger
        if message["epoch"] and message["epoch"] != ledger.epoch:
            raise EpochChanged("epoch_changed", epoch=ledger.epoch)
        if message["batch"] in ledger.receipts:
            return ledger.receipts[message["batch"]]
        skew = message["now"] - self.clock()
        results = [self._edit(edit, skew, message["device"]) for edit in message["edits"]]
        received = ledger.received.get(message["device"], 0)
        reply = PushReply(PROTOCOL, ledger.epoch, self.clock(), received, results)
        ledger.receipts[message["batch"]] = reply
        return reply

    async def pull(self, request: PullRequest) -> PullReply:
        self.requests.append("pull")
        ledger = self.ledger
        if request.epoch and request.epoch != ledger.epoch:
            raise EpochChanged("epoch_changed", epoch=ledger.epoch)
        cursors = {scope: seq for seq, scopes in request.cursors for scope in scopes}
        held = sorted({scope for scope, _ in ledger.rows.values()} - self.hidden)
        news: list[tuple[int, Row | Gone]] = [
            (seq, self._row(key, scope, seq))
            for key, (scope, seq) in ledger.rows.items()
            if scope in held and seq > cursors.get(scope, 0)
        ]
        news += [
            (seq, Gone(scope, kind, record, seq))
            for (scope, kind, record), seq in ledger.gone.items()
            if scope in held and seq > cursors.get(scope, 0)
        ]
        news.sort(key=lambda item: item[0])
        cut = news[self.page - 1][0] if len(news) > self.page else ledger.seq
        page = [item for seq, item in news if seq <= cut]
        more = len(page) < len(news)
        counts = {} if more else {s: sum(scope == s for scope, _ in ledger.rows.values()) for s in held}
        return PullReply(
            PROTOCOL,
            ledger.epoch,
            self.clock(),
            ledger.received.get(request.device, 0),
            held,
            [row for row in page if isinstance(row, Row)],
            [gone for gone in page if isinstance(gone, Gone)],
            [(cut, held)],
            more,
            counts,
            {scope: digest(seq for at, seq in ledger.rows.values() if at == scope).sum for scope in counts},
        )

    async def history(self, kind: str, record: str, fields: Sequence[str]) -> list[HistoryLine]:
        self.requests.append("history")
        return [line for name in fields for line in self._lines(kind, record, name)]

    async def protocols(self) -> tuple[int, int]:
        self.requests.append("protocols")
        return OLDEST_PROTOCOL, PROTOCOL

    async def missing(self, hashes: Sequence[str]) -> list[str]:
        self.requests.append("missing")
        return [blob for blob in hashes if blob not in self.ledger.blobs]

    async def put_blob(self, blob: str, body: bytes, mime: str) -> None:
        self.requests.append("put_blob")
        if sha256(body).hexdigest() != blob:
            raise Invalid("blob_hash")
        self.ledger.blobs[blob] = body

    async def begin_blob(self, blob: str, size: int) -> Sent:
        self.requests.append("begin_blob")
        if blob in self.ledger.blobs:
            return Sent(size, True)
        return Sent(len(self.ledger.partials.setdefault(blob, b"")), False)

    async def send_chunk(self, blob: str, offset: int, chunk: bytes) -> Sent:
        self.requests.append("send_chunk")
        if blob not in self.ledger.partials:
            raise NotFound("upload_unknown")
        held = self.ledger.partials[blob]
        if offset != len(held):
            raise Invalid("upload_offset", offset=len(held))
        self.ledger.partials[blob] = held = held + chunk
        if sha256(held).hexdigest() == blob:
            self.ledger.blobs[blob] = self.ledger.partials.pop(blob)
        return Sent(len(held), blob in self.ledger.blobs)

    async def read_blob(self, blob: str, start: int, take: Callable[[bytes], None]) -> str:
        self.requests.append("read_blob")
        if blob not in self.ledger.blobs:
            raise NotFound("blob_unknown")
        take(self.ledger.blobs[blob][start:])
        return "image/jpeg"

    def plant(self, kind: str, record: str, fields: dict[str, Any]) -> None:
        """Give the server a record as if somebody had long sent it."""
        edit = natural_id("planted", kind, record)
        stamp = stamps.make(1, 0, "0" * 16)
        for name, value in fields.items():
            self.ledger.writes[kind, record, name] = {edit: Write(edit, value, stamp)}
        self.ledger.seen[edit] = "planted"
        self._place((kind, record))

    def backup(self) -> Ledger:
        return copy.deepcopy(self.ledger)

    def restore(self, backup: Ledger, epoch: str) -> None:
        self.ledger = copy.deepcopy(backup)
        self.ledger.epoch = epoch

    def value(self, kind: str, record: str, name: str) -> Any:
        """What stands in a field, for everybody."""
        return self._register(kind, record, name).current.value

    def visible(self) -> dict[tuple[str, str, str], Any]:
        """Every field's current value."""
        return {key: resolve(writes.values()).current.value for key, writes in self.ledger.writes.items()}

    def move(self, key: Key, scope: str) -> None:
        """Place a record in another scope, leaving a departure in the old one."""
        old, _ = self.ledger.rows[key]
        self.ledger.seq += 1
        self.ledger.gone[old, key[0], key[1]] = self.ledger.seq
        self.ledger.rows[key] = (scope, self.ledger.seq)

    def _edit(self, edit: dict[str, Any], skew: int, device: str) -> EditResult:
        ledger = self.ledger
        content = json.dumps(edit["fields"], sort_keys=True)
        if edit["id"] in ledger.seen:
            lost = [
                n for n in edit["fields"] if self._register(edit["kind"], edit["record"], n).current.id != edit["id"]
            ]
            assert ledger.seen[edit["id"]] == content, "one edit id, two contents"
            return EditResult(edit["id"], DUPLICATE, lost=lost)
        if edit["id"] not in ledger.aside:
            ledger.received[device] = ledger.received.get(device, 0) + 1
        code = self.refuse(edit)
        if code:
            ledger.aside.add(edit["id"])
            return EditResult(edit["id"], QUARANTINED, code, f"ไม่รับ ({code})")
        ledger.seen[edit["id"]] = content
        ledger.authors[edit["id"]] = (device, int(edit["stamp"][:12], 16), self.clock())
        stamp = stamps.corrected(edit["stamp"], now_ms=self.clock(), skew_ms=skew)
        lost, given = [], {}
        for name, (value, base, *again) in edit["fields"].items():
            key = (edit["kind"], edit["record"], name)
            ledger.writes.setdefault(key, {})[edit["id"]] = Write(edit["id"], value, stamp, tuple(base), *again)
            register = self._register(*key)
            if register.current.id != edit["id"]:
                lost.append(name)
            elif register.stamp != edit["stamp"]:
                given[name] = register.stamp
        self._place((edit["kind"], edit["record"]))
        return EditResult(edit["id"], CONFLICT if lost else APPLIED, stamps=given, lost=lost)

    def _place(self, key: Key) -> None:
        ledger = self.ledger
        ledger.seq += 1
        scope = self.scope_of(key[0], self._fields(key))
        old = ledger.rows.get(key)
        if old is not None and old[0] != scope:
            ledger.gone[old[0], key[0], key[1]] = ledger.seq
        ledger.gone.pop((scope, *key), None)
        ledger.rows[key] = (scope, ledger.seq)

    def _register(self, kind: str, record: str, name: str) -> Register:
        return resolve(self.ledger.writes[kind, record, name].values())

    def _fields(self, key: Key) -> dict[str, Any]:
        return {name: self.value(*key, name) for kind, record, name in self.ledger.writes if (kind, record) == key}

    def _lines(self, kind: str, record: str, name: str) -> list[HistoryLine]:
        heads = self._register(kind, record, name).heads
        stands = dict.fromkeys(heads, RIVAL) | {heads[0]: CURRENT}
        told = []
        for write in sorted(self.ledger.writes[kind, record, name].values(), key=lambda w: w.stamp):
            device, device_ms, server_ms = self.ledger.authors.get(write.id, ("setup", 1, 1))
            rest = (device, "", device_ms, server_ms, APPLIED, list(write.base), stands.get(write.id, ""))
            told.append(HistoryLine(write.id, name, write.value, None, device, *rest))
        return told

    def _row(self, key: Key, scope: str, seq: int) -> Row:
        registers = {name: self._register(*key, name) for k, r, name in self.ledger.writes if (k, r) == key}
        fields = {name: register.current.value for name, register in registers.items()}
        marks = packed({n: [r.current.id, r.stamp, *(w.id for w in r.others)] for n, r in registers.items()})
        return Row(*key, scope, seq, fields, marks)
