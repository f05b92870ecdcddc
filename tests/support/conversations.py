"""What a device of one protocol version says and is answered, written down once and said again to every later server.

`python -m tests.support.conversations` writes the conversation of today's protocol into `tests/data/protocol/`. A file
there is never written anew once its version was released. What differs from server to server is a name in braces, or
`"#"`: numbers of time and order, ids that a server drew. Of sentences it says that there is one, of rows the school's.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from fieldwork import stamps
from fieldwork.ids import natural_id
from fieldwork.wire import PROTOCOL
from tests.support.served import NOON, Area, Phone, Served

FOLDER = Path(__file__).resolve().parents[1] / "data" / "protocol"
_ITS_OWN = {"server_now", "received", "seq", "device_time", "server_time", "cursors", "digests", "counts", "reference"}
_SENTENCES = {"message", "detail", "detail_en"}
_DRAWN = re.compile(
    r'"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}"|"[0-9a-f]{16}(?!a{16})[0-9a-f]{16}"'
)
Turn = dict[str, Any]


class Office:
    """The office of every conversation: a school, its secretary, and a device that she signed in on."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.area = Area(served)
        self.school = self.area.school()
        self.device: Phone = self.area.phone(self.area.office)
        self.names = {"device": self.device.caller.device, "school": self.school, "person": self.area.office}
        self.names["epoch"] = self._ask("GET", "/api/hello", None)[1]["epoch"]

    def say(self, turn: Mapping[str, Any]) -> tuple[int, Any]:
        """Ask what a device asked in this turn."""
        return self._ask(turn["method"], self._filled(turn["path"]), self._filled(turn["asked"]))

    def written_down(self, answer: Any) -> Any:
        """The answer with names for what is this server's own."""
        text = json.dumps(self._comparable(answer), ensure_ascii=False)
        for name, value in self.names.items():
            text = text.replace(value, f"{{{name}}}")
        return json.loads(_DRAWN.sub('"#"', text))

    def _comparable(self, value: Any, name: str = "") -> Any:
        if name in _ITS_OWN:
            return "#"
        if name in _SENTENCES:
            return bool(value)
        if isinstance(value, list):
            return [self._comparable(each) for each in value if name != "rows" or each["id"] == self.school]
        return {n: self._comparable(v, n) for n, v in value.items()} if isinstance(value, dict) else value

    def _ask(self, method: str, path: str, message: Any) -> tuple[int, Any]:
        sent = {} if message is None else {"json": message}
        reply = self.served.ask(method, path, headers=self.device.headers, **sent)
        return reply.status_code, reply.json()

    def _filled(self, asked: Any) -> Any:
        text = json.dumps(asked, ensure_ascii=False)
        for name, value in self.names.items():
            text = text.replace(f"{{{name}}}", value)
        return json.loads(text)


def versions() -> list[int]:
    """The versions of the protocol that were ever written down."""
    return sorted(int(path.stem) for path in FOLDER.glob("*.json"))


def conversation(version: int) -> list[Turn]:
    """What was said in this version of the protocol."""
    turns: list[Turn] = json.loads((FOLDER / f"{version}.json").read_text("utf-8"))
    return turns


def differences(told: Any, now: Any, at: str = "reply") -> Iterator[str]:
    """Where an answer of today lacks what was told, or says something else. It may say more."""
    if isinstance(told, dict) and isinstance(now, dict):
        for name, value in told.items():
            if name not in now:
                yield f"{at}.{name} is missing"
            else:
                yield from differences(value, now[name], f"{at}.{name}")
    elif isinstance(told, list) and isinstance(now, list) and len(told) == len(now):
        for number, (value, other) in enumerate(zip(told, now, strict=True)):
            yield from differences(value, other, f"{at}[{number}]")
    elif told != now:
        yield f"{at}: {now!r} is not {told!r}"


def _questions(version: int) -> Iterator[Turn]:
    """Edits of which everything becomes that can, the same again, what is refused whole, and all of it back."""
    head = {"protocol": version, "app": "1", "device": "{device}", "epoch": "{epoch}", "now": NOON}

    def edit(name: str, fields: Mapping[str, Any], ms: int = NOON, kind: str = "school") -> dict[str, Any]:
        whole = {"id": natural_id("conversation", name), "kind": kind, "record": "{school}"}
        return {**whole, "stamp": stamps.make(ms, 0, "a" * 16), "fields": fields}

    first = edit("first", {"students": [420, []], "teachers": [21, []]})
    over = edit("over", {"students": [430, [first["id"]]]}, NOON - 90_000)
    unseen = edit("unseen", {"students": [400, []]}, NOON - 60_000)
    refused = edit("refused", {"students": ["many", []]})
    unknown = edit("unknown", {"of_the_future": [1, []]})
    push = {**head, "batch": "batch-1", "edits": [first, over, unseen, refused, unknown]}
    pull = {**head, "cursors": [], "limit_bytes": 400_000}
    for method, path, asked in (
        ("GET", "/api/health", None),
        ("POST", "/api/sync/push", push),
        ("POST", "/api/sync/push", push),
        ("POST", "/api/sync/push", {**push, "batch": "batch-2", "edits": [first]}),
        ("POST", "/api/sync/push", {**push, "edits": [first]}),
        ("POST", "/api/sync/push", {**push, "batch": "batch-3", "epoch": "another"}),
        ("POST", "/api/sync/push", {**push, "batch": "batch-4", "device": "another"}),
        ("POST", "/api/sync/pull", {**pull, "epoch": ""}),
        ("POST", "/api/sync/pull", pull),
        ("GET", "/api/history/school/{school}?field=students", None),
        ("POST", "/api/blobs/missing", {"hashes": ["0" * 64]}),
    ):
        yield {"method": method, "path": path, "asked": asked}


def main() -> None:
    """Write down the conversation of this version."""
    with TemporaryDirectory() as folder:
        office = Office(Served(Path(folder)))
        turns = []
        for turn in _questions(PROTOCOL):
            status, reply = office.say(turn)
            turns.append({**turn, "status": status, "reply": office.written_down(reply)})
        office.served.close()
    FOLDER.mkdir(exist_ok=True)
    text = json.dumps(turns, ensure_ascii=False, indent=1)
    (FOLDER / f"{PROTOCOL}.json").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    main()
