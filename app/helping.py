"""Whether help lies over the screen now. One for the running app: any screen asks for it, the frame shows it."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft


@ft.observable
@dataclass
class Helping:
    """The help of the screen that is shown, asked for or not."""

    is_open: bool = False

    def ask(self) -> None:
        """Show it."""
        self.is_open = True

    def close(self) -> None:
        """Put it away."""
        self.is_open = False
