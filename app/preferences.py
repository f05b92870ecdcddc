"""What a person chose about the app itself: how it looks, speaks and feels, photos on Wi-Fi. Kept on this device."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

import flet as ft

from app.platform.ports import Network
from app.theme import TEXT_SCALES, Look
from app.wording import language

_NAME = "preferences"


class Notes(Protocol):
    """Small facts of the device that are not records."""

    def get(self, name: str) -> Any:
        """The value kept under a name, or None."""
        ...

    def set(self, name: str, value: Any) -> None:
        """Keep a JSON value under a name; durable on return."""
        ...


@ft.observable
@dataclass
class Preferences:
    """The choices as they stand. Changing one keeps it and tells whoever listens."""

    notes: Notes
    look: Look = field(default_factory=Look)
    language: str = language.THAI
    turns_page: bool = True  # a level that asks for nothing more brings the next indicator
    wifi_only: bool = False  # photos wait while the machine says that its network costs money
    haptics: bool = True  # where the machine can: a tap on a level is felt
    changed: Callable[[], None] = field(default=lambda: None, repr=False)

    def load(self) -> None:
        """Read what was kept; anything unknown falls back to the default."""
        kept = self.notes.get(_NAME)
        kept = kept if isinstance(kept, dict) else {}
        mode = kept.get("mode")
        scale = kept.get("text_scale")
        self.look = Look(
            mode=mode if mode in ("system", "light", "dark") else "system",
            text_scale=scale if scale in TEXT_SCALES else 1.0,
        )
        spoken = str(kept.get("language"))
        self.language = spoken if spoken in language.LANGUAGES else language.THAI
        self.wifi_only = kept.get("wifi_only") is True
        self.haptics = kept.get("haptics") is not False
        self.turns_page = kept.get("turns_page") is not False
        language.use(self.language)

    def lets_photos_over(self, network: Network) -> bool:
        """Whether photos may go out now. A network that nobody can name holds none back: they would never go."""
        return not (self.wifi_only and network is Network.METERED)

    def choose(
        self,
        *,
        mode: str | None = None,
        text_scale: float | None = None,
        speak: str | None = None,
        wifi_only: bool | None = None,
        haptics: bool | None = None,
        turns_page: bool | None = None,
    ) -> None:
        """Change what is given, keep it, and let the app follow."""
        look = Look(mode or self.look.mode, text_scale or self.look.text_scale)
        spoken = speak or self.language
        waits = self.wifi_only if wifi_only is None else wifi_only
        felt = self.haptics if haptics is None else haptics
        turns = self.turns_page if turns_page is None else turns_page
        kept: dict[str, Any] = {"mode": look.mode, "text_scale": look.text_scale, "language": spoken}
        self.notes.set(_NAME, kept | {"wifi_only": waits, "haptics": felt, "turns_page": turns})
        language.use(spoken)
        self.look = look
        self.language = spoken
        self.wifi_only = waits
        self.haptics = felt
        self.turns_page = turns
        self.changed()
