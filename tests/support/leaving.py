"""A visit that ends: who is there, what was agreed, and the hands that draw a name on the glass."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import flet as ft

from app.screens.debrief.view import Debrief
from fieldwork.debriefs import Words, words_of
from fieldwork.ids import natural_id
from fieldwork.records import RoleName, Signature
from tests.support import worlds
from tests.support.clients import shown
from tests.support.devices import Device
from tests.support.fieldvisit import FieldVisit
from tests.support.fletkit import App

PRINCIPAL = "นางใบบัว สมมติ"


class Leaving(FieldVisit):
    """A visit at a school whose principal is known."""

    def __init__(self) -> None:
        super().__init__()
        self.principal = worlds.person(self.world, "ใบบัว", RoleName.PRINCIPAL, school=self.school)


def device(tmp_path: Path, area: FieldVisit, person: str = "", name: str = "phone") -> Device:
    """A phone of this person, the visit's leader unless said otherwise."""
    return Device(tmp_path / name, area, person)


DRAWN = b"\x89PNG drawn "


def opened(held: Device) -> App:
    """The page on this phone; each name that is drawn differs from every other."""
    hands = itertools.count(1)  # no two people draw alike

    def answer(name: str, args: Any) -> bytes | None:
        return DRAWN + str(next(hands)).encode() if name == "get_capture" else None

    return App(shown(held.client, Debrief, visit=held.area.visit), invoke=answer)


def item(finding: str) -> str:
    """The point that a finding becomes."""
    return natural_id("feedback-item", finding)


def item_of_sheet(sheet: str, question: str) -> str:
    """The point that an answer at the end of a sheet becomes."""
    return natural_id("feedback-item", sheet, question)


def agree(held: Device, name: str = "a", **fields: Any) -> str:
    """An agreement of the visit, and its id."""
    said = {"action": "เปิดชั้นเรียน", "owner": "หัวหน้าวิชาการ", "due": "2026-12-20", "state": "open", **fields}
    record = worlds.an_id(name)
    held.store.write("agreement", record, {"visit": held.area.visit, "school": held.area.school, **said})
    return record


def given(held: Device) -> list[Signature]:
    """The signatures this phone holds."""
    return list(map(Signature.of, held.store.find("signature", visit=held.area.visit)))


def said(held: Device) -> Words:
    """What would be read together now."""
    return words_of(held.area.visit, held.store)


def at(x: float, y: float) -> dict[str, Any]:
    """Where a finger is."""
    return {"l": {"x": x, "y": y}, "g": {"x": x, "y": y}, "k": "touch"}


async def draw(app: App, *points: tuple[float, float]) -> None:
    """One stroke on the pad."""
    await app.fire(app.one(ft.GestureDetector), "pan_start", at(*points[0]))
    for point in points[1:]:
        await app.fire(app.one(ft.GestureDetector), "pan_update", at(*point))
    await app.fire(app.one(ft.GestureDetector), "pan_end", {**at(*points[-1]), "v": {"x": 0, "y": 0}, "pv": 0})


async def sign(app: App, key: str) -> None:
    """One person signs, from the list of names."""
    await app.tap(f"sign-{key}")
    await draw(app, (10, 10), (90, 40))
    await app.tap("signature-keep")


async def the_school_signs(app: App, area: Leaving) -> None:
    """From choosing over reading to the principal's name under what was read."""
    await to_names(app)
    await sign(app, f"school-{area.principal}")


async def to_names(app: App) -> None:
    """Read together, then turn to who signs."""
    await app.tap("read")
    await app.tap("to-names")


async def begin_to_sign(app: App, held: Device) -> None:
    """Somebody stands in for the school: the name is typed and a stroke drawn, and nothing is kept yet."""
    await to_names(app)
    await app.tap("sign-stand-in")
    await app.enter("sign-name", PRINCIPAL)
    held.client.drafts.flush()
    await draw(app, (10, 10), (90, 40))
