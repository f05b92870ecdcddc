"""The devices of the office: what waits on them, and signing one out."""

from app.screens.office_devices.view import OfficeDevices
from tests.app.screens.office.desk import office_client
from tests.support.clients import shown
from tests.support.fletkit import App
from tests.support.memory import MemoryStore


async def test_what_waits_on_a_device_and_a_wrong_clock_are_told_to_the_office(store: MemoryStore) -> None:
    device = {"id": "d1", "person": "p", "name": "มือถือ", "last_seen": None, "app": "0.1.0", "unsent": 3}
    wrong = {"photos": 2, "skew_ms": -3 * 86_400_000}
    client, _ = office_client(store, get_devices=[device | wrong, device | {"id": "d2", "name": "เครื่องดี", "unsent": 0}])
    async with App(shown(client, OfficeDevices)) as app:
        await app.until(lambda: app.shows("มือถือ"))
        said = app.texts()

        assert said.count("ค้างส่ง 3 รายการ") == 1
        assert said.count("รอภาพ 2 ภาพ") == 1
        assert said.count("นาฬิกาช้าไป 3 วัน") == 1


async def test_a_lost_device_is_signed_out_after_asking(store: MemoryStore) -> None:
    device = {"id": "d1", "person": "p", "name": "มือถือ", "last_seen": None, "app": "0.1.0", "unsent": 3}
    client, caller = office_client(store, get_devices=[device], delete_d1=None)
    async with App(shown(client, OfficeDevices)) as app:
        await app.until(lambda: app.shows("มือถือ"))
        await app.tap("sign-out-d1")
        assert all(method != "DELETE" for method, _, _ in caller.asked)

        await app.tap("question-yes")
        await app.until(lambda: ("DELETE", "/api/office/devices/d1", None) in caller.asked)
