"""The area in which every day begins: two schools, two visits, four people with five phones, and the secretariat's
computer, which is switched on on some days alone (`besides.py`). Built once a process.

Built by the real server from a fixed seed, so that the same seed of a day finds the same ids in every process.
"""

from __future__ import annotations

import sqlite3
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from app.store.store import Store
from fieldwork.ids import natural_id
from fieldwork.instruments.checklist import Checklist
from fieldwork.instruments.model import Instrument
from fieldwork.instruments.reading import read
from fieldwork.records import RoleName
from sync_server import devices
from sync_server.office import instruments
from tests.simulation.disks import Disk
from tests.simulation.office import FILE
from tests.support.instruments import document
from tests.support.served import DESCRIBED, Area, Served

INDICATORS = ("AC1", "AC2")
POINTS = ("P1", "P4", "P6", "P7")
PHONE_FILES = ("app.db", "blobs.db")


@dataclass(frozen=True)
class Owner:
    """A phone before anything happened to it: whose it is, and how it proves that, now and after signing in again."""

    person: str
    role: RoleName
    device: str
    token: str
    next: tuple[tuple[str, str], ...] = ()

    def again(self) -> Owner:
        """The same person on the same phone, known to the office as another device."""
        (device, token), *rest = self.next
        return Owner(self.person, self.role, device, token, tuple(rest))


@dataclass(frozen=True)
class Start:
    """The office's database and whatever a day needs to know of it."""

    content: bytes
    secretary: str
    schools: tuple[str, str]
    visits: tuple[str, str]
    rubric: str
    agreements: tuple[tuple[str, str, str], ...]  # record, visit, school
    teams: dict[str, tuple[str, ...]]
    owners: tuple[Owner, ...]
    desk: Owner


def small_rubric() -> Instrument:
    """A school rubric with two indicators and one question, so that a day has many whole sheets."""
    whole = document("ADM4")
    whole["header_fields"], whole["open_items"] = [], whole["open_items"][:1]
    area = whole["areas"][0]
    whole["areas"], area["weight"], area["indicators"] = [area], 100, area["indicators"][: len(INDICATORS)]
    for indicator in area["indicators"]:
        indicator["weight"] = 50
    rubric = read(whole)
    assert isinstance(rubric, Instrument)
    return rubric


def small_checklist(version: str) -> Checklist:
    """A checklist with a choice, a number, a text and a photo, in this version."""
    whole = {**document("POL1"), "version": version}
    whole["points"] = [point for point in whole["points"] if point["id"] in POINTS]
    checklist = read(whole)
    assert isinstance(checklist, Checklist)
    return checklist


@cache
def start() -> Start:
    """The area as every day finds it."""
    with tempfile.TemporaryDirectory() as folder:
        served = Served(Path(folder), random_bytes=Random(0).randbytes)
        made = _found(served)
        served.close()
        return made


@cache
def phone_files() -> dict[str, bytes]:
    """The files of a phone on which nobody has done anything, with all their tables."""
    disk = Disk()
    store = Store.open(
        Path(PHONE_FILES[0]), Path(PHONE_FILES[1]), now_ms=lambda: 0, random_bytes=bytes, connect=disk.connect
    )
    store.close()
    files = disk.copy()
    disk.scrap()
    return files


def _found(served: Served) -> Start:
    area = Area(served)
    first, second = area.school(), area.school("9966900002", "โรงเรียนสมมติพัฒนา")
    people = {
        "lead": (area.person("นิเทศ", RoleName.SUPERVISOR), RoleName.SUPERVISOR),
        "expert": (area.person("ทรงคุณ", RoleName.EXPERT), RoleName.EXPERT),
        "principal": (area.person("ผอ.", RoleName.PRINCIPAL, school=first), RoleName.PRINCIPAL),
        "second": (area.person("นิเทศสอง", RoleName.SUPERVISOR), RoleName.SUPERVISOR),
    }
    lead, expert, second_lead = (people[name][0] for name in ("lead", "expert", "second"))
    with served.server.database.writing() as writing:
        caller = devices.Caller(area.office, "setup")
        rubric = instruments.put(served.server, writing, caller, small_rubric(), waiver="ใช้ทดสอบ")
    visits = (
        area.visit("visit a", first, lead, expert, instruments=[rubric]),
        area.visit("visit b", second, lead, second_lead, instruments=[rubric]),
    )
    shared = tuple((natural_id("test", f"agreement {n}"), visits[n % 2], (first, second)[n % 2]) for n in range(5))
    served.put(*(("agreement", record, {"visit": visit, "school": school}) for record, visit, school in shared))
    owners = tuple(_owner(area, *people[name]) for name in ("lead", "lead", "expert", "principal", "second"))
    desk = _owner(area, area.office, RoleName.SECRETARIAT)
    return Start(
        content=_content(served),
        secretary=area.office,
        schools=(first, second),
        visits=visits,
        rubric=rubric,
        agreements=shared,
        teams={visits[0]: (lead, expert), visits[1]: (lead, second_lead)},
        owners=owners,
        desk=desk,
    )


def _owner(area: Area, person: str, role: RoleName) -> Owner:
    with area.served.server.database.writing() as writing:
        made = [devices.add(area.served.server, writing, person, DESCRIBED) for _ in range(2)]
    (device, token), *rest = [(caller.device, token) for caller, token in made]
    return Owner(person, role, device, token, tuple(rest))


def _content(served: Served) -> bytes:
    """The database as one piece that also opens in memory, where there is no write-ahead log."""
    path = str(served.server.database.engine.url.database)
    served.server.database.close()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
    content = connection.serialize()
    connection.close()
    return content


__all__ = [
    "FILE",
    "INDICATORS",
    "PHONE_FILES",
    "Owner",
    "Start",
    "phone_files",
    "small_checklist",
    "small_rubric",
    "start",
]
