"""A computer's answers: a folder of its own, Pillow, the server named by the environment."""

from __future__ import annotations

import os
import platform
import shutil
from collections.abc import Callable
from pathlib import Path

import flet as ft

from app.account.signing_in import DeviceName
from app.platform.desktop.photos import PillowPhotos
from app.platform.desktop.sealing import OpenSslSealing
from app.platform.desktop.storage import FolderStorage
from app.platform.here import Here
from app.platform.ports import Network, NoMark, Room
from app.version import VERSION

SERVER = "NITHET_SERVER"
FOLDER = "FLET_APP_STORAGE_DATA"


class Computer:
    """Nothing updates or clears a desktop app behind its back."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def check_for_update(self) -> bool:
        """The system's own installer brings updates."""
        return False

    async def apply_update(self) -> None:
        """Nothing to apply."""

    async def persist(self) -> bool | None:
        """A folder lasts."""
        return True

    def network(self) -> Network:
        """A computer's network is not asked for."""
        return Network.UNKNOWN

    async def room(self) -> Room | None:
        """What the files take, and what the disk has left."""
        self._folder.mkdir(parents=True, exist_ok=True)
        used = sum(path.stat().st_size for path in self._folder.iterdir() if path.is_file())
        return Room(used, used + shutil.disk_usage(self._folder).free)

    async def is_installed(self) -> bool:
        """It is a program of its own."""
        return True

    async def can_buzz(self) -> bool:
        """A computer lies on a table."""
        return False

    async def buzz(self) -> None:
        """Nothing to feel."""

    def listen(self, heard: Callable[[str, bool], None]) -> None:
        """Flet reports the window's life by itself."""
        del heard


def here(page: ft.Page) -> Here:
    """This computer."""
    del page
    folder = Path(os.environ.get(FOLDER) or Path.home() / ".nithet")
    return Here(
        storage=FolderStorage(folder),
        photos=PillowPhotos(),
        sealing=OpenSslSealing(),
        about=DeviceName(name=platform.node() or "computer", platform=platform.system(), app=VERSION),
        address=os.environ.get(SERVER, "http://127.0.0.1:8750"),
        transport=None,
        surroundings=Computer(folder),
        mark=NoMark(),
    )
