"""What the first page says of the device itself before anything else: its files, its clock, its room."""

from __future__ import annotations

import flet as ft

from app.parts.clock_notice import ClockNotice
from app.parts.files_notice import FilesNotice
from app.parts.room_notice import RoomNotice


def device_notices() -> list[ft.Control]:
    """Each is there only while it has something to say."""
    return [FilesNotice(), ClockNotice(), RoomNotice()]
