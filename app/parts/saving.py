"""Handing a file to the person: a download in a browser, a save dialog elsewhere."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import flet as ft


def use_saver() -> Callable[[str, bytes], Awaitable[bool]]:
    """A hook: `save = use_saver()`, then `await save("name.pdf", data)`; False when the person called it off."""
    picker = ft.use_memo(ft.FilePicker, [])

    async def save(name: str, data: bytes) -> bool:
        path = await picker.save_file(file_name=name, src_bytes=data)
        return path is not None or ft.context.page.web

    return save
