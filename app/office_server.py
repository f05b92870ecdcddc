"""What the secretariat asks of the server directly: imports, publishing, invitations, devices. All need a connection.

Expected failures are raised as `fieldwork.errors`; a file with mistakes is an answer, not a failure.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from app.wording import office as words
from fieldwork.errors import Invalid, Unreachable
from fieldwork.wire import QUARANTINED


class Caller(Protocol):
    """Sends one request with the device's token and returns the JSON of the reply; raises `fieldwork.errors`."""

    async def call(
        self, method: str, path: str, *, content: bytes | None = None, json: Any = None, params: Any = None
    ) -> Any:
        """Send and read one request. `path` starts with /api."""
        ...


class Unconnected:
    """The caller of a client that knows no server yet: every request fails as it does without a network."""

    async def call(
        self, method: str, path: str, *, content: bytes | None = None, json: Any = None, params: Any = None
    ) -> Any:
        """Always Unreachable."""
        raise Unreachable("unreachable")


@dataclass(frozen=True, slots=True)
class FileProblem:
    """One mistake in a file: where, what, what to do."""

    where: str
    message: str
    advice: str


@dataclass(frozen=True, slots=True)
class SchoolsFile:
    """What a list of schools would change, or why it is not acceptable."""

    new: int
    changed: int
    same: int
    problems: tuple[FileProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class InstrumentFile:
    """What an instrument file holds, or why it is not acceptable. `indicators` is 0 for a count table."""

    key: str = ""
    version: str = ""
    title: str = ""
    indicators: int = 0
    status: str = ""
    needs_waiver: bool = False
    problems: tuple[FileProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class Invitation:
    """One invitation. `url` and `qr` (a PNG) come only in the answer that made it: the server keeps a hash."""

    id: str
    person: str
    expires_at: int
    url: str = ""
    qr: bytes = b""
    state: str = "open"  # open | used | expired | withdrawn


@dataclass(frozen=True, slots=True)
class Device:
    """One device somebody signed in on."""

    id: str
    person: str
    name: str
    last_seen: int | None
    app: str
    unsent: int | None
    signed_out: bool
    photos: int = 0  # named by what it sent, and not on the server yet
    skew_ms: int = 0
    copied_at: int | None = None  # when it was noticed that its files live twice
    is_copy: bool = False  # its files were another device's, and go on as this one


@dataclass(frozen=True, slots=True)
class Closed:
    """Who of the office closed something, when and why."""

    at: int
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Aside:
    """An edit of somebody that the server keeps aside. `withheld` where the reader may not see what it says."""

    edit: str
    device: str
    device_name: str
    person: str
    kind: str
    record: str
    fields: Mapping[str, Any]
    withheld: bool
    made_at: int
    code: str
    message: str
    at: int
    closed: Closed | None = None


class OfficeServer:
    """The secretariat's requests, typed."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    async def schools(self, name: str, data: bytes, *, dry_run: bool) -> SchoolsFile:
        """Check a CSV or XLSX list of schools, or import it. Nothing is stored while there are problems."""
        answer = await self._file("/api/office/schools", data, {"file": name}, dry_run=dry_run)
        new, changed, same = (int(answer.get(key) or 0) for key in ("new", "changed", "same"))
        return SchoolsFile(new, changed, same, _problems(answer))

    async def instrument(self, data: bytes, *, waiver: str, dry_run: bool) -> InstrumentFile:
        """Check an instrument file, or publish it. `waiver` says why it is used before its trial is complete."""
        params = {"waiver": waiver} if waiver else {}
        answer = await self._file("/api/office/instruments", data, params, dry_run=dry_run)
        return InstrumentFile(
            key=str(answer.get("instrument", "")),
            version=str(answer.get("version", "")),
            title=str(answer.get("title_th", "")),
            indicators=0 if answer.get("kind") == "count_table" else int(answer.get("indicators") or 0),
            status=str(answer.get("status", "")),
            needs_waiver=bool(answer.get("needs_waiver", answer.get("status") != "approved")),
            problems=_problems(answer),
        )

    async def invite(self, person: str, *, days: int) -> Invitation:
        """Make a single-use invitation for a person, valid for some days."""
        answer = await self._caller.call("POST", "/api/office/invitations", json={"person": person, "days": days})
        picture = base64.b64decode(str(answer["qr_png"]), validate=True)
        return Invitation(str(answer["id"]), person, int(answer["expires_at"]), str(answer["url"]), picture)

    async def invitations(self) -> list[Invitation]:
        """Every invitation that was made, newest first."""
        rows = await self._caller.call("GET", "/api/office/invitations")
        return [
            Invitation(str(r["id"]), str(r["person"]), int(r["expires_at"]), state=str(r.get("state", "open")))
            for r in rows
        ]

    async def withdraw(self, invitation: str) -> None:
        """Make an invitation useless."""
        await self._caller.call("DELETE", f"/api/office/invitations/{invitation}")

    async def devices(self) -> list[Device]:
        """Every device that signed in."""
        rows = await self._caller.call("GET", "/api/office/devices")
        return [
            Device(
                str(r["id"]), str(r["person"]), str(r.get("name") or ""), r.get("last_seen"), str(r.get("app") or ""),
                r.get("unsent"), bool(r.get("signed_out")), int(r.get("photos") or 0), int(r.get("skew_ms") or 0),
                r.get("copied_at"), bool(r.get("split_from")),
            )
            for r in rows
        ]  # fmt: skip

    async def sign_out(self, device: str) -> None:
        """End a lost device's access; what it has not sent is refused from now on."""
        await self._caller.call("DELETE", f"/api/office/devices/{device}")

    async def aside(self) -> list[Aside]:
        """Everything the server keeps aside, what is open first."""
        return [_aside(row) for row in await self._caller.call("GET", "/api/office/aside")]

    async def judge_again(self, aside: Aside) -> str:
        """Have one judged anew. The reason why it still waits, or "" when it was taken in."""
        answer = await self._caller.call("POST", f"/api/office/aside/{aside.device}/{aside.edit}/again")
        return str(answer.get("message") or "") if answer["status"] == QUARANTINED else ""

    async def close(self, aside: Aside, why: str) -> None:
        """Take one off the list for good; its author is told why."""
        await self._caller.call("POST", f"/api/office/aside/{aside.device}/{aside.edit}/close", json={"why": why})

    async def _file(self, path: str, data: bytes, params: Mapping[str, str], *, dry_run: bool) -> Mapping[str, Any]:
        asked = {**params, **({"dry_run": "1"} if dry_run else {})}
        try:
            answer: Mapping[str, Any] = await self._caller.call("POST", path, content=data, params=asked)
        except Invalid as refused:
            if not refused.facts.get("problems"):
                raise
            return refused.facts
        return answer


_TEXTS = ("edit", "device", "device_name", "person", "kind", "record", "code", "message")


def _aside(row: Mapping[str, Any]) -> Aside:
    texts = {name: str(row.get(name) or "") for name in _TEXTS}
    closed = row.get("closed")
    return Aside(
        **texts,
        fields=dict(row.get("fields") or {}),
        withheld=bool(row.get("withheld")),
        made_at=int(row["made_at"]),
        at=int(row["at"]),
        closed=Closed(int(closed["at"]), str(closed["by"]), str(closed["why"])) if closed else None,
    )


def _problems(answer: Mapping[str, Any]) -> tuple[FileProblem, ...]:
    return tuple(
        FileProblem(_where(p), str(p.get("message", "")), str(p.get("advice", "")))
        for p in answer.get("problems") or ()
    )


def _where(problem: Mapping[str, Any]) -> str:
    if problem.get("path") is not None:
        return str(problem["path"])
    row = words.ROW(n=problem["row"]) if problem.get("row") else ""
    parts = [row, words.COLUMN(name=problem["column"]) if problem.get("column") else ""]
    return " ".join(part for part in parts if part)
