"""How a page scrolls by itself: back to where it was left, or to a part of it that somebody should see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import flet as ft

from app.client import use_client

TOLD_MS = 100
"""How often at most the client tells of each kind of scroll event. Of two rests that follow each other faster it leaves
the second out, so it is short."""


@dataclass(eq=False)
class Scroller:
    """What scrolls on a page now, and how far it is from its top, in pixels."""

    current: Any = None
    offset: float = 0.0

    async def to(self, offset: float) -> None:
        """Stand there at once."""
        if self.current is not None:
            await self.current.scroll_to(offset=offset)

    async def show(self, key: str, duration: int = 0) -> None:
        """Bring the part with this `ft.ScrollKey` to the top, within so many milliseconds."""
        if self.current is not None:
            await self.current.scroll_to(scroll_key=key, duration=duration)


def use_scroller() -> Scroller:
    """A hook: one for a component, to be given to its `Screen`."""
    kept: Any = ft.use_ref(None)
    if kept.current is None:
        kept.current = Scroller()
    return kept.current  # type: ignore[no-any-return]


def use_left_place(given: Scroller | None, title: str, page: str) -> dict[str, Any]:
    """A hook: the page stands, when it is shown, where it was left the last time. Returns what its scrolling part is
    made with; its title and its `page` tell apart what is shown at one address. Another `page` begins at its top."""
    own = use_scroller()
    scroller, what = given or own, (title, page)
    shown: Any = ft.use_ref(page)
    scrolled, route = use_client().scrolled, ft.context.page.route or "/"

    async def come_back() -> None:
        left = scrolled.left_at(route, what)
        if left:
            await scroller.to(left)

    def begin() -> None:
        scroller.offset = 0.0
        if shown.current != page:
            shown.current = page
            scrolled.keep(route, what, 0.0)

    def told(event: Any) -> None:
        scroller.offset = max(0.0, event.pixels)  # less than 0 where a page is pulled down beyond its top
        scrolled.keep(route, what, scroller.offset)

    ft.use_effect(come_back, [])
    ft.use_effect(begin, [page])
    return {"ref": scroller, "on_scroll": told, "scroll_interval": TOLD_MS}
