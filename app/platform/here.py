"""Everything the app needs from the machine it runs on, as one value, and the choice between browser and desktop."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import httpx

from app.account.signing_in import DeviceName
from app.platform.ports import Mark, Network, Photos, Room, Sealing, Storage

if TYPE_CHECKING:
    import flet as ft


class Surroundings(Protocol):
    """The window or page around the app: updates, lasting storage, and news such as a network that returned."""

    async def check_for_update(self) -> bool:
        """True when a newer version is ready to be taken."""
        ...

    async def apply_update(self) -> None:
        """Start over in the newer version. Nothing may be unsaved."""
        ...

    async def persist(self) -> bool | None:
        """Ask that the files here are never cleared away. None where nobody can promise or refuse."""
        ...

    def network(self) -> Network:
        """The kind of network, as far as the machine tells."""
        ...

    async def room(self) -> Room | None:
        """How much is used and may be used. None where the machine does not say."""
        ...

    async def is_installed(self) -> bool:
        """Whether the app runs as one of the machine's own, and not in a browser's tab."""
        ...

    async def can_buzz(self) -> bool:
        """Whether the machine can be felt to answer a tap."""
        ...

    async def buzz(self) -> None:
        """Let it be felt, once and briefly. Nothing happens where it cannot."""
        ...

    def listen(self, heard: Callable[[str, bool], None]) -> None:
        """Call back with the name of what happened and whether the app is hidden now.

        Names: visibilitychange, pagehide, freeze, online, offline, network-changed, update-available.
        """
        ...


@dataclass(frozen=True, slots=True)
class Here:
    """This machine."""

    storage: Storage
    photos: Photos
    sealing: Sealing
    about: DeviceName
    address: str
    transport: httpx.AsyncBaseTransport | None
    surroundings: Surroundings
    mark: Mark
    has_camera: bool = False  # whether a picture may be asked of the camera itself


def here(page: ft.Page) -> Here:
    """What this machine offers. Each `here` module loads only what its machine has."""
    kind = "browser" if sys.platform == "emscripten" else "desktop"
    module: Any = importlib.import_module(f"app.platform.{kind}.here")
    found: Here = module.here(page)
    return found
