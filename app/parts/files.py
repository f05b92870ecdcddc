"""Choosing files as a client action, the only way that works inside a browser's gesture rules (iOS included)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import flet as ft


@dataclass(frozen=True, slots=True)
class ChosenFile:
    """A file somebody chose, with its bytes."""

    name: str
    data: bytes


OnFiles = Callable[[list[ChosenFile]], Awaitable[None] | None]


def use_files(
    on_files: OnFiles, *, extensions: Sequence[str] = (), images: bool = False, multiple: bool = False
) -> ft.PickFiles:
    """A hook: give what it returns to a button's `action`. `on_files` gets at least one file, or is not called."""
    latest: Any = ft.use_ref(None)  # not `use_ref(on_files)`: Flet calls a callable given to it
    latest.current = on_files

    async def picked(event: ft.FilePickerResultEvent) -> None:
        chosen = [ChosenFile(f.name, bytes(f.bytes)) for f in event.files if f.bytes is not None]
        if not chosen:
            return
        waiting = latest.current(chosen)
        if waiting is not None:
            await waiting

    picker = ft.use_memo(lambda: ft.FilePicker(on_result=picked), [])
    kind = ft.FilePickerFileType.IMAGE if images else ft.FilePickerFileType.CUSTOM if extensions else None
    return ft.PickFiles(
        picker, file_type=kind, allowed_extensions=list(extensions) or None, allow_multiple=multiple, with_data=True
    )
