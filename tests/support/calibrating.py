"""A calibration on a running server: who sets it up, who rates, who leads it, and everybody it is not for."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

import httpx

from fieldwork.ids import natural_id
from fieldwork.records import CalibrationSheet, RoleName
from tests.support.instruments import rubric
from tests.support.pdf_text import text_of
from tests.support.served import Area, Phone

SECRET = "ลับจนกว่าจะเปิดผล"
CALIBRATION = natural_id("test", "a calibration")


class Calibrating:
    """Three who rate a sample lesson, the director who leads without rating, and others who have no part in it."""

    def __init__(self, area: Area, form: str = "CLS15", **fields: Any) -> None:
        self.area = area
        self.indicators = [indicator.id for indicator in rubric(form).indicators]
        self.instrument = area.instrument(form)
        self.first = area.phone(area.person("นิเทศหนึ่ง", RoleName.SUPERVISOR))
        self.second = area.phone(area.person("ทรงคุณสอง", RoleName.EXPERT))
        member = area.person("ผอ.กรรมการ", RoleName.MEMBER_PRINCIPAL, school=area.school("9966900003", "โรงเรียนสาม"))
        self.third = area.phone(member)
        self.facilitator = area.phone(area.person("ผอ.เขต", RoleName.DIRECTOR))
        self.office = area.phone(area.office)
        self.other = area.phone(area.person("นิเทศอื่น", RoleName.SUPERVISOR))
        principal = area.person("ผอ.", RoleName.PRINCIPAL, school=area.school("9966900002", "โรงเรียนอื่น"))
        self.principal = area.phone(principal)
        self.raters = [self.first, self.second, self.third]
        whole = {
            "name": "ปรับเทียบต้นภาค",
            "day": "2026-11-23",
            "instrument": self.instrument,
            "sample": "คาบเรียนสมมติ ครูเปิดภาพตลาดน้ำแล้วถามนักเรียน",
            "facilitator": self.facilitator.person,
            **{f"raters.{phone.person}": True for phone in self.raters},
        }
        made = self.office.write("calibration", CALIBRATION, {**whole, **fields})
        assert made["status"] == "applied", made

    @property
    def outsiders(self) -> list[Phone]:
        return [self.office, self.other, self.principal]

    @property
    def everyone(self) -> list[Phone]:
        return [*self.raters, self.facilitator, *self.outsiders]

    def sheet(self, phone: Phone) -> str:
        return CalibrationSheet.kind().id_of(CALIBRATION, phone.person)

    def fields(self, phone: Phone, level: int = 3, **levels: int) -> dict[str, Any]:
        """Every level, and words in which the rater may be recognised."""
        keys = {"calibration": CALIBRATION, "instrument": self.instrument, "rater": phone.person}
        given = {name: levels.get(name, level) for name in self.indicators}
        return {
            **keys,
            **{f"levels.{name}": value for name, value in given.items()},
            f"notes.{self.indicators[0]}": self.said(phone),
        }

    def said(self, phone: Phone) -> str:
        """What this rater noted, which nobody else may be sent."""
        return f"{SECRET} {self.raters.index(phone)}" if phone in self.raters else SECRET

    def rate(self, phone: Phone, level: int = 3, **levels: int) -> None:
        """Rate all, and hand in."""
        whole = {**self.fields(phone, level, **levels), "submitted_at": phone.now()}
        result = phone.write("calibration_sheet", self.sheet(phone), whole)
        assert result["status"] == "applied", result

    def open(self) -> None:
        """The facilitator opens the result."""
        result = self.facilitator.write("calibration", CALIBRATION, {"opened_at": self.facilitator.now()})
        assert result["status"] == "applied", result

    def traces(self, of: Phone, to: Phone) -> list[str]:
        """Everything that `to` is given, by a first pull and by every address of the interface, with a trace of what
        `of` rated in it. That there is a sheet is told by how far it is, so its id is no secret; its record is."""
        to.cursors, to.mirror, to.raw = [], {}, []
        to.pull()
        told = any(self.said(of) in text for text in to.raw)
        found = ["pull"] if told or to.has("calibration_sheet", self.sheet(of)) else []
        for address in self._addresses(of, to):
            reply = to.served.ask("GET", address, headers=to.headers)
            asked = self.sheet(of) in address
            found += [address] if self.said(of) in said(reply) or (asked and reply.status_code != 404) else []
        return found

    def _addresses(self, of: Phone, to: Phone) -> Iterator[str]:
        paths: Mapping[str, Mapping[str, Any]] = to.served.ask("GET", "/api/openapi.json").json()["paths"]
        about = [
            {"kind": "calibration_sheet", "record": self.sheet(of)},
            {"kind": "calibration", "record": CALIBRATION},
            {"kind": "sheet", "record": self.sheet(of)},
        ]
        names = {"visit": CALIBRATION, "school": self.area.school(), "sha256": "0" * 64}
        names["checklist"] = self.area.checklist()
        for path, methods in paths.items():
            if "get" in methods:
                yield from dict.fromkeys(path.format(**names, **each) for each in about)


def said(reply: httpx.Response, within: str = "") -> str:
    """Everything in an answer, whatever it is wrapped in; of a packed one only what lies `within` a folder."""
    if reply.content.startswith(b"%PDF"):
        return text_of(reply.content)
    if reply.content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(reply.content)) as packed:
            return "".join(
                packed.read(name).decode("utf-8", "replace") for name in packed.namelist() if name.startswith(within)
            )
    return reply.text
