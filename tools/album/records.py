"""The demo's own records, read from its database, so that a scene can name the address of a visit or a feedback."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Fields = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Account:
    """One sign-in of the demo."""

    role: str
    login: str
    name: str
    link: str


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demo holds: sign-ins, and records by kind and id."""

    accounts: tuple[Account, ...]
    records: dict[str, dict[str, Fields]]

    @classmethod
    def read(cls, data: Path) -> Demo:
        """From the data folder of a demo."""
        with sqlite3.connect(f"file:{data / 'nithet.sqlite3'}?mode=ro", uri=True) as database:
            rows = database.execute("SELECT kind, id, body FROM record").fetchall()
        records: dict[str, dict[str, Fields]] = {}
        for kind, record, body in rows:
            records.setdefault(kind, {})[record] = json.loads(body)
        listed = json.loads((data / "demo-accounts.json").read_text("utf-8"))
        accounts = tuple(Account(a["role"], a["login"], a["name"], a["link"]) for a in listed)
        return cls(accounts, records)

    def account(self, login: str) -> Account:
        """A person's sign-in."""
        return next(a for a in self.accounts if a.login == login)

    def person(self, login: str) -> str:
        """A person's id."""
        return next(i for i, f in self.records["person"].items() if f.get("login") == login)

    def instrument(self, name: str) -> str:
        """The published instrument of a name."""
        return next(i for i, f in self.records["instrument"].items() if f["instrument"] == name)

    def checklist(self, name: str) -> str:
        """The published checklist of a name."""
        return next(i for i, f in self.records["checklist"].items() if f["code"] == name)

    def checksheet(self) -> str:
        """A checklist that was handed in."""
        return next(i for i, f in self.records["checksheet"].items() if f.get("submitted_at"))

    def observed(self, reader: str, *, own: bool = False) -> tuple[str, str]:
        """A lesson of an earlier visit that somebody else, or the reader, observed and handed in: its visit and its
        sheet."""
        form, me = self.instrument("CLS15"), self.person(reader)
        found = ((f["visit"], i) for i, f in self.records["sheet"].items()
                 if f["instrument"] == form and (f["rater"] == me) is own and f.get("submitted_at")
                 and self.visit(f["visit"]).get("closed_at"))  # fmt: skip
        return min(found)

    def concern(self) -> str:
        """What the demo tells in confidence."""
        return next(iter(self.records["concern"]))

    def calibration(self, *, opened: bool) -> str:
        """The calibration whose result is open, or the one that is still being rated."""
        found = self.records["calibration"].items()
        return next(i for i, f in found if bool(f.get("opened_at")) is opened)

    def visits(self, leader: str) -> list[str]:
        """The visits a person leads, the earliest first."""
        led = ((f["day"], i) for i, f in self.records["visit"].items() if f["leader"] == self.person(leader))
        return [visit for _, visit in sorted(led)]

    def visit(self, record: str) -> Fields:
        """One visit."""
        return self.records["visit"][record]

    def feedback(self, visit: str) -> str:
        """The newest published feedback of a visit."""
        found = self.records["feedback"].items()
        told = [(f.get("version") or 1, i) for i, f in found if f["visit"] == visit and f.get("published_at")]
        return max(told)[1]
