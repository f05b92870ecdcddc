"""Choosing files as a client action, the only way that works inside a browser's gesture rules (iOS included)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import flet as ft

from app.tray import ChosenFile

CAMERA = "camera"  # the ending by which the page (`assets/web/camera.js`) knows that the camera is meant
OnFiles = Callable[[list[ChosenFile]], Awaitable[None] | None]


def use_files(
    on_files: OnFiles,
    *,
    extensions: Sequence[str] = (),
    images: bool = False,
    multiple: bool = False,
    on_none: Callable[[], None] | None = None,
) -> ft.PickFiles:
    """A hook: give what it returns to a button's `action`. `on_files` gets at least one file, or is not called.
    `on_none` hears of coming back without any."""
    latest: Any = ft.use_ref(None)  # not `use_ref(on_files)`: Flet calls a callable given to it
    latest.current = (on_files, on_none)

    async def picked(event: ft.FilePickerResultEvent) -> None:
        chosen = [ChosenFile(f.name, bytes(f.bytes)) for f in event.files if f.bytes is not None]
        got, none = latest.current
        if not chosen:
            if none is not None:
                none()
            return
        waiting = got(chosen)
        if waiting is not None:
            await waiting

    picker = ft.use_memo(lambda: ft.FilePicker(on_result=picked), [])
    kind = ft.FilePickerFileType.IMAGE if images else ft.FilePickerFileType.CUSTOM if extensions else None
    return ft.PickFiles(
        picker, file_type=kind, allowed_extensions=list(extensions) or None, allow_multiple=multiple, with_data=True
    )


def use_camera(on_files: OnFiles, on_none: Callable[[], None]) -> ft.PickFiles:
    """A hook: the same for one picture straight from the camera, where the machine has one (`Client.has_camera`)."""
    return use_files(on_files, extensions=(CAMERA,), on_none=on_none)
