"""The whole server in this process, with a clock that tests move, and phones that speak the protocol to it."""

from __future__ import annotations

import asyncio
import itertools
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import httpx
from fastapi import FastAPI

from fieldwork import stamps
from fieldwork.digests import digest
from fieldwork.ids import natural_id, uuid7
from fieldwork.instruments.canonical import to_document
from fieldwork.marks import unpacked
from fieldwork.records import PublishedChecklist, PublishedInstrument, RoleName, School, Sheet
from fieldwork.wire import PROTOCOL
from sync_server import devices
from sync_server.ledger import Ledger
from sync_server.main import assemble, open_server
from sync_server.office import instruments
from sync_server.server import Server
from sync_server.settings import Settings
from sync_server.staging import Source
from sync_server.together import Together
from tests.support.instruments import all_rated, checklist, count_table, rubric

NOON = 1_795_410_000_000  # 23 November 2569, 12.00 in Bangkok
DAY = 86_400_000
DESCRIBED = devices.Described("เครื่องทดสอบ", "test", "test/1")


@dataclass(slots=True)
class Clock:
    """Time that moves one millisecond a look, and as far as a test says."""

    ms: int = NOON

    def __call__(self) -> int:
        self.ms += 1
        return self.ms


class Served:
    """One server. Requests are synchronous for the test; inside, they run as in production, threads included."""

    def __init__(
        self,
        folder: Path,
        database_url: str = "",
        blob_url: str = "",
        random_bytes: Callable[[int], bytes] = os.urandom,
    ) -> None:
        self.clock = Clock()
        self.folder = folder
        env = {"DATA_DIR": str(folder), "SITE_DIR": str(folder / "site"), "BLOB_URL": blob_url}
        self.settings = Settings.from_env(env | ({"DATABASE_URL": database_url} if database_url else {}))
        self.server: Server = open_server(self.settings, now_ms=self.clock, random_bytes=random_bytes)
        self.app = assemble(self.server)
        self._runner = asyncio.Runner()

    @property
    def pushes(self) -> Together:
        """Where pushes wait for their turn."""
        return cast(Together, cast(FastAPI, self.app).state.pushes)

    def close(self) -> None:
        """Let go of the database."""
        self.pushes.close()
        self._runner.close()
        self.server.database.close()

    def ask(self, method: str, path: str, **sent: Any) -> httpx.Response:
        """One request."""
        return self.ask_all([(method, path, sent)])[0]

    def ask_all(self, requests: Iterable[tuple[str, str, Mapping[str, Any]]]) -> list[httpx.Response]:
        """Requests that all run at the same time."""

        async def run() -> list[httpx.Response]:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
            async with httpx.AsyncClient(transport=transport, base_url="http://office.test") as client:
                return await asyncio.gather(*(client.request(m, p, **sent) for m, p, sent in requests))

        return self._runner.run(run())

    def put(self, *records: tuple[str, str, Mapping[str, Any]]) -> None:
        """Set records up as the server itself, past the permission rules."""
        with self.server.database.writing() as writing:
            ledger = Ledger(self.server, writing, Source("setup", "setup", self.clock()))
            for kind, record_id, fields in records:
                assert ledger.write(kind, record_id, fields, check=False) is None
            ledger.close()

    def rows(self, statement: Any, **given: Any) -> list[Any]:
        """What the database holds."""
        with self.server.database.reading() as connection:
            return list(connection.execute(statement, given))


class Area:
    """A small office on a server: schools, people with roles, instruments, visits."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.office = self.person("เลขา", RoleName.SECRETARIAT)

    def person(self, name: str, *roles: RoleName, school: str | None = None, **dates: str) -> str:
        """A person with roles that hold from 2026-01-01."""
        person = natural_id("test", name)
        tied = {"school": school} if school else {}
        rows: list[tuple[str, str, Mapping[str, Any]]] = [
            ("person", person, {"given": name, "surname": "ตัวอย่าง", "login": name})
        ]
        for role in roles:
            fields = {"person": person, "role": str(role), "starts": "2026-01-01", **tied, **dates}
            rows.append(("role", natural_id("test", f"{name}:{role}:{school}"), fields))
        self.served.put(*rows)
        return person

    def school(self, code: str = "9966900001", name: str = "โรงเรียนสมมติวิทยาคม") -> str:
        """A school."""
        school = School.kind().id_of(code)
        self.served.put(("school", school, {"code": code, "name": name}))
        return school

    def instrument(self, name: str = "ADM4") -> str:
        """A shipped instrument, published."""
        read = count_table() if name == "LIT" else rubric(name)
        with self.served.server.database.writing() as writing:
            caller = devices.Caller(self.office, "setup")
            return instruments.put(self.served.server, writing, caller, read, waiver="ใช้ทดสอบ")

    def checklist(self, version: str = "2569.1") -> str:
        """A version of the shipped checklist, published."""
        record = PublishedChecklist.kind().id_of("POL1", version)
        body = {**to_document(checklist()), "version": version}
        self.served.put(("checklist", record, {"code": "POL1", "version": version, "body": body}))
        return record

    def visit(self, name: str, school: str, *team: str, instruments: Iterable[str] = (), **fields: Any) -> str:
        """A visit; the first of the team leads it."""
        visit = natural_id("test", name)
        whole: dict[str, Any] = {"school": school, "day": "2026-11-23", "leader": team[0]}
        whole |= {f"team.{member}": [] for member in team} | {f"instruments.{used}": True for used in instruments}
        self.served.put(("visit", visit, {**whole, **fields}))
        return visit

    def phone(self, person: str) -> Phone:
        """A device that this person signed in on."""
        with self.served.server.database.writing() as writing:
            caller, token = devices.add(self.served.server, writing, person, DESCRIBED)
        return Phone(self.served, caller, token)


@dataclass(slots=True)
class Phone:
    """The protocol spoken by hand: edits, batches, cursors and a mirror, without a store."""

    served: Served
    caller: devices.Caller
    token: str
    cursors: list[Any] = field(default_factory=list)
    mirror: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    scopes: list[str] = field(default_factory=list)
    received: int = 0
    raw: list[str] = field(default_factory=list)  # every pull reply, as text
    _ticks: Any = field(default_factory=itertools.count)

    @property
    def person(self) -> str:
        return self.caller.person

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"}

    def now(self) -> int:
        return self.served.clock()

    def edit(self, kind: str, record: str, fields: Mapping[str, Any], **more: Any) -> dict[str, Any]:
        """An edit that saw what this phone's mirror holds, unless `base` says otherwise."""
        marks = self.mirror.get((kind, record), {}).get("marks", {})
        base = more.pop("base", None)

        def seen(name: str) -> list[str]:
            mark = marks.get(name)
            return list(base) if base is not None else [mark[0], *mark[2:]] if mark else []

        stamp = stamps.make(more.pop("ms", self.now()), next(self._ticks), "a" * 16)
        based = {name: [value, seen(name)] for name, value in fields.items()}
        made = {"id": uuid7(self.now(), os.urandom(10)), "kind": kind, "record": record, "stamp": stamp}
        return {**made, "fields": based, **more}

    def batch(self, *edits: Any, **head: Any) -> bytes:
        """A frozen batch."""
        message = {"protocol": PROTOCOL, "app": "test/1", "device": self.caller.device, "epoch": ""}
        message |= {"batch": uuid7(self.now(), os.urandom(10)), "now": self.now(), "edits": list(edits)}
        return json.dumps({**message, **head}, ensure_ascii=False).encode()

    def send(self, body: bytes, **headers: str) -> httpx.Response:
        """Push these bytes."""
        return self.served.ask("POST", "/api/sync/push", content=body, headers={**self.headers, **headers})

    def push(self, *edits: Any) -> list[dict[str, Any]]:
        """Push edits and return their results; every edit must get one."""
        reply = self.send(self.batch(*edits))
        assert reply.status_code == 200, reply.text
        results: list[dict[str, Any]] = reply.json()["results"]
        assert [r["id"] for r in results] == [e["id"] for e in edits]
        return results

    def write(self, kind: str, record: str, fields: Mapping[str, Any], **more: Any) -> dict[str, Any]:
        """Push one edit of one record and return its result."""
        return self.push(self.edit(kind, record, fields, **more))[0]

    def page(self, **asked: Any) -> dict[str, Any]:
        """Pull one page and keep it as a device does."""
        head = {"protocol": PROTOCOL, "app": "test/1", "device": self.caller.device, "epoch": "", "now": self.now()}
        reply = self.served.ask(
            "POST", "/api/sync/pull", json={**head, "cursors": self.cursors, **asked}, headers=self.headers
        )
        assert reply.status_code == 200, reply.text
        self.raw.append(reply.text)
        page: dict[str, Any] = reply.json()
        self._keep(page)
        return page

    def pull(self, **asked: Any) -> dict[str, Any]:
        """Pull to the end; the mirror must then have the server's own digest, scope by scope."""
        page = self.page(**asked)
        while page["more"]:
            page = self.page(**asked)
        held: dict[str, list[int]] = {scope: [] for scope in self.scopes}
        for row in self.mirror.values():
            held[row["scope"]].append(row["seq"])
        shown = {scope: digest(seqs) for scope, seqs in held.items()}
        assert {scope: found.rows for scope, found in shown.items()} == page["counts"]
        assert {scope: found.sum for scope, found in shown.items()} == page["digests"]
        return page

    def has(self, kind: str, record: str) -> bool:
        """Whether the record is on this phone."""
        return (kind, record) in self.mirror

    def field(self, kind: str, record: str, name: str) -> Any:
        """A field's value on this phone."""
        return self.mirror[kind, record]["fields"].get(name)

    def _keep(self, page: dict[str, Any]) -> None:
        self.scopes, self.cursors, self.received = page["scopes"], page["cursors"], page["received"]
        self.mirror = {key: row for key, row in self.mirror.items() if row["scope"] in self.scopes}
        for gone in page["gone"]:
            held = self.mirror.get((gone["kind"], gone["id"]))
            if held and held["scope"] == gone["scope"] and held["seq"] < gone["seq"]:
                del self.mirror[gone["kind"], gone["id"]]
        for row in page["rows"]:
            assert row["seq"] > self.mirror.get((row["kind"], row["id"]), {"seq": 0})["seq"]
            self.mirror[row["kind"], row["id"]] = {**row, "marks": unpacked(row["marks"])}


def sheet_id(visit: str, instrument: str, subject: str, rater: str) -> str:
    """The id of a rater's sheet."""
    return Sheet.kind().id_of(visit, instrument, subject, rater)


def sheet_fields(
    visit: str, instrument: str, school: str, rater: str, *, level: int = 3, **more: Any
) -> dict[str, Any]:
    """Everything an ADM4 school sheet needs to be submitted."""
    keys = {"visit": visit, "instrument": instrument, "school": school, "subject": school, "rater": rater}
    levels = {f"levels.{name}": answer.level for name, answer in all_rated(rubric(), level).items()}
    texts = {"texts.O1": "เด่น", "texts.O2": "พัฒนา", "texts.O3": "แนะนำ"}
    return {**keys, **levels, **texts, **more}


def instrument_id(name: str, version: str = "2569.1") -> str:
    """The record id of a published instrument."""
    return PublishedInstrument.kind().id_of(name, version)
