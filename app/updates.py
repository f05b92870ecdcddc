"""A newer version of the app: offered when it is ready, taken only when the person says so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import flet as ft

from app.drafts import Drafts
from app.durability import Durability

if TYPE_CHECKING:
    from app.platform.here import Surroundings


@ft.observable
@dataclass
class Updates:
    """Whether a newer version waits."""

    surroundings: Surroundings
    drafts: Drafts
    durability: Durability = field(default_factory=Durability)
    ready: bool = False

    def arrived(self) -> None:
        """The machine says that a newer version is ready."""
        self.ready = True

    async def look(self) -> bool:
        """Ask the server whether there is one."""
        self.ready = await self.surroundings.check_for_update() or self.ready
        return self.ready

    async def apply(self) -> None:
        """Store what is being typed, then start over in the newer version."""
        self.drafts.flush()
        await self.durability.until_durable()
        await self.surroundings.apply_update()
