"""A computer's answers: a folder of its own, Pillow, the server named by the environment."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from pathlib import Path

import flet as ft

from app.account.signing_in import DeviceName
from app.platform.desktop.photos import PillowPhotos
from app.platform.desktop.sealing import OpenSslSealing
from app.platform.desktop.storage import FolderStorage
from app.platform.here import Here
from app.platform.ports import Network, NoMark
from app.version import VERSION

SERVER = "NITHET_SERVER"
FOLDER = "FLET_APP_STORAGE_DATA"


class Computer:
    """Nothing updates or clears a desktop app behind its back."""

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
        surroundings=Computer(),
        mark=NoMark(),
    )
