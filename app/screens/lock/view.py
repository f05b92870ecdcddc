"""Asking for the PIN: how many tries are left, how long to wait, and the ways on for who forgot it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import flet as ft

from app.account.lock import MOST_TRIES
from app.boundary import safe_component
from app.client import Client, use_client, use_made
from app.locking import Tried
from app.navigation import go
from app.parts.brand import Entrance
from app.parts.buttons import PlainButton, PrimaryButton
from app.parts.fields import PlainField
from app.parts.surfaces import Notice
from app.parts.text import Body, Note, Title
from app.theme import Tone
from app.wording import lock as words
from app.wording import parts as common

WARNED_FROM = 3  # tries that are left
_MINUTE_S = 60


@ft.observable
@dataclass
class LockScreen:
    """What is typed and what came of it. `said` is a sentence about the last try."""

    client: Client
    pin: str = ""
    is_busy: bool = False
    said: str = ""
    turn: int = 0  # a new field after every try: what was wrong is not left in it

    async def enter(self) -> None:
        """Try what was typed."""
        if self.is_busy:
            return
        if not self.pin and not self.is_used_up:
            self.said = words.EMPTY()
            return
        self.is_busy, self.said = True, ""
        try:
            found = await self.client.locking.attempt(self.pin)
        finally:
            self.is_busy, self.pin, self.turn = False, "", self.turn + 1
        if found is Tried.WIPED:
            self.client.handing_in.soon()
            go("/welcome")
        elif found is Tried.WRONG:
            self.said = words.WRONG(n=self.left)
            if self._wait_seconds():  # said at once: the next try would be refused with it
                self.said += f" {words.WAIT_AFTER(span=self._wait())}"
        elif found is Tried.WAIT:
            self.said = words.WAIT(span=self._wait())

    @property
    def left(self) -> int:
        """How many tries are left."""
        lock = self.client.session.lock
        return lock.left if lock is not None else MOST_TRIES

    @property
    def is_used_up(self) -> bool:
        """Whether none is left, and nothing was wiped."""
        return self.left == 0

    def _wait_seconds(self) -> int:
        lock = self.client.session.lock
        return -(-lock.wait_ms(self.client.now_ms()) // 1000) if lock is not None else 0

    def _wait(self) -> str:
        seconds = self._wait_seconds()
        if seconds < _MINUTE_S:
            return words.SECONDS(n=max(1, seconds))
        return words.MINUTES(n=-(-seconds // _MINUTE_S))


@safe_component
def Locked() -> ft.Control:
    """The page."""
    client = use_client()
    session, _ = ft.use_state(client.session)
    screen = use_made(LockScreen)
    parts: list[ft.Control] = [Title(words.TITLE()), Body(words.OF(name=session.name), muted=True)]
    parts += _used_up(screen) if screen.is_used_up else _asking(screen)
    parts += [
        PlainButton(words.FORGOT(), lambda: go("/sign-in"), identifier="pin-forgot", icon=ft.Icons.KEY_OUTLINED),
        Note(words.FORGOT_NOTE()),
        PlainButton(words.ANOTHER(), _hand_over(client), identifier="hand-over", icon=ft.Icons.SWITCH_ACCOUNT_OUTLINED),
    ]
    return Entrance(*parts)


def _asking(screen: LockScreen) -> list[ft.Control]:
    def typed(text: str) -> None:
        screen.pin = text

    field = PlainField(
        words.PIN(),
        typed,
        identifier="pin",
        password=True,
        digits=True,
        autofocus=True,
        error=screen.said,
        on_submit=screen.enter,
        disabled=screen.is_busy,
        key=f"pin {screen.turn}",
    )
    label = words.BUSY() if screen.is_busy else words.OPEN()
    parts = [field, PrimaryButton(label, screen.enter, identifier="pin-open", disabled=screen.is_busy)]
    if screen.left <= WARNED_FROM:
        parts.append(Notice(words.LAST(n=screen.left), tone=Tone.WARN, identifier="pin-last"))
    return parts


def _used_up(screen: LockScreen) -> list[ft.Control]:
    """Wiping waits for what could not be sealed; perhaps it can by now."""
    return [
        Notice(words.HELD(), tone=Tone.BAD, title=words.HELD_TITLE(), identifier="pin-held"),
        PrimaryButton(
            words.BUSY() if screen.is_busy else common.RETRY(),
            screen.enter,
            identifier="pin-again",
            disabled=screen.is_busy,
        ),
    ]


def _hand_over(client: Client) -> Callable[[], None]:
    def act() -> None:
        client.session.leave()
        go("/sign-in")

    return act
