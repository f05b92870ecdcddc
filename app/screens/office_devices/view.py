"""Every device somebody signed in on, with its owner, so that a lost phone can be signed out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import flet as ft

from app.boundary import safe_component
from app.client import Client, use_client, use_made
from app.office_server import Device, OfficeServer
from app.parts.device_row import DeviceRow
from app.parts.dialogs import Question, use_question
from app.parts.layout import Screen
from app.parts.states import EmptyState, FailedState, Loading
from app.parts.surfaces import RowsCard
from app.parts.troubles import complaint
from app.wording import office as words
from fieldwork.errors import FieldworkError
from fieldwork.records import Person


@ft.observable
@dataclass
class Devices:
    """The devices as the server lists them; None until it answered."""

    server: OfficeServer
    rows: tuple[Device, ...] | None = None
    trouble: str = ""

    async def look(self) -> None:
        """Ask the server."""
        self.trouble = ""
        try:
            self.rows = tuple(await self.server.devices())
        except FieldworkError as error:
            self.trouble = complaint(error)

    async def sign_out(self, device: str) -> None:
        """End a device's access and look again."""
        try:
            await self.server.sign_out(device)
        except FieldworkError as error:
            self.trouble = complaint(error)
            return
        await self.look()


@safe_component
def OfficeDevices() -> ft.Control:
    """The page."""
    client = use_client()
    devices = use_made(lambda c: Devices(c.office))
    ask = use_question()
    page = ft.context.page
    ft.use_effect(devices.look, [])

    def sign_out(device: Device) -> None:
        def yes(_: str) -> None:
            page.run_task(devices.sign_out, device.id)

        owner = client.store.one(Person, device.person)
        title = words.SIGN_OUT_ASK(device=" · ".join(p for p in (owner.name if owner else "", device.name) if p))
        ask(Question(title, words.SIGN_OUT_TEXT(), words.SIGN_OUT(), yes, danger=True))

    return Screen(words.DEVICES(), [_Body(client, devices, sign_out)], back="/office")


def _Body(client: Client, devices: Devices, sign_out: Callable[[Device], None]) -> ft.Control:
    if devices.trouble:
        return FailedState(words.DEVICES(), devices.trouble, retry=devices.look, identifier="devices-failed")
    if devices.rows is None:
        return Loading()
    if not devices.rows:
        return EmptyState(ft.Icons.DEVICES_OUTLINED, words.NO_DEVICES())
    names = {p.id: p.name for p in client.store.all(Person)}
    today = client.today()
    rows = (DeviceRow(d, partial(sign_out, d), today=today, owner=names.get(d.person, "")) for d in devices.rows)
    return RowsCard(*rows)
