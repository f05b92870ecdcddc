"""One signed-in device as the secretariat sees it: last seen, app version, what waits on it, a clock that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import flet as ft

from app.office_server import Device
from app.parts.buttons import PlainButton
from app.parts.clocks import skew
from app.parts.moments import lately
from app.parts.surfaces import ListRow, Pills, StatusPill
from app.parts.text import Note
from app.theme import Tone
from app.wording import office as words


def DeviceRow(device: Device, sign_out: Callable[[], None], *, today: date, owner: str = "") -> ft.Control:
    """A row with a way to end the device's access."""
    seen = words.NEVER_SEEN()
    if device.last_seen:
        seen = words.LAST_SEEN(when=lately(device.last_seen, today))
    below: ft.Control = (
        Pills(StatusPill(words.SIGNED_OUT()))
        if device.signed_out
        else PlainButton(words.SIGN_OUT(), sign_out, identifier=f"sign-out-{device.id}", danger=True, flush=True)
    )
    version = words.APP_VERSION(version=device.app) if device.app else ""
    return ListRow(
        owner or device.name,
        subtitle=" · ".join(p for p in (device.name if owner else "", seen, version) if p),
        leading=ft.Icon(ft.Icons.SMARTPHONE),
        below=ft.Column([*_worth_a_look(device, today), below], spacing=4, tight=True),
        identifier=f"device-{device.id}",
    )


def _worth_a_look(device: Device, today: date) -> list[ft.Control]:
    """What the office may want to call somebody about."""
    wrong = skew(device.skew_ms)
    said = [
        words.UNSENT(n=device.unsent) if device.unsent else "",
        words.PHOTOS_MISSING(n=device.photos) if device.photos else "",
        words.CLOCK_WRONG(way=wrong.way, span=wrong.span) if wrong else "",
        words.COPIED_DEVICE(when=lately(device.copied_at, today)) if device.copied_at else "",
        words.IS_COPY() if device.is_copy else "",
    ]
    pills = [StatusPill(each, tone=Tone.WARN) for each in said if each]
    advice = [Note(words.COPIED_HOW())] if device.copied_at and not device.signed_out else []
    return [*([Pills(*pills)] if pills else []), *advice]
