"""The office's list of devices: one whose files live twice says so, and what to do about it."""

from __future__ import annotations

from typing import Any

from app.office_server import OfficeServer
from app.screens.office_devices.view import OfficeDevices
from tests.support.clients import FakeServer, a_client, shown
from tests.support.fletkit import App
from tests.support.memory import NOW_MS, MemoryStore

DEVICE = {"id": "d1", "person": "p", "name": "มือถือ", "last_seen": NOW_MS, "app": "0.1.0", "unsent": 0}
COPY = {**DEVICE, "id": "d2", "name": "มือถือใหม่", "split_from": "d1"}


def office(*rows: dict[str, Any]) -> Any:
    server = FakeServer()
    server.answers["GET", "/api/office/devices"] = list(rows)
    return a_client("secretariat", store=MemoryStore(), office=OfficeServer(server))


async def test_a_copied_phone_and_its_copy_are_marked_with_what_to_do() -> None:
    async with App(shown(office({**DEVICE, "copied_at": NOW_MS}, COPY), OfficeDevices)) as app:
        await app.until(lambda: app.shows("มือถือใหม่"))

        said = app.texts()
        assert sum("ข้อมูลของเครื่องนี้อยู่ในสองเครื่อง" in text for text in said) == 1
        assert sum("แยกจากเครื่องที่มีข้อมูลเดียวกัน" in text for text in said) == 1
        assert app.shows("ให้เพิกถอนสิทธิ์เครื่องนั้น")


async def test_once_it_is_signed_out_nothing_is_left_to_do() -> None:
    async with App(shown(office({**DEVICE, "copied_at": NOW_MS, "signed_out": True}), OfficeDevices)) as app:
        await app.until(lambda: app.shows("มือถือ"))

        assert not app.shows("ให้เพิกถอนสิทธิ์เครื่องนั้น")
