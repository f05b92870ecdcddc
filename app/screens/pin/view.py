"""Setting, changing and taking off the PIN, with what it is good for and what not."""

from __future__ import annotations

from dataclasses import dataclass

import flet as ft

from app.account.lock import MINUTES, Lock, Weakness, weakness
from app.boundary import safe_component
from app.client import Client, use_client, use_made
from app.parts.buttons import PlainButton, PrimaryButton
from app.parts.choices import ChoiceChips
from app.parts.dialogs import Question, use_question
from app.parts.fields import PlainField
from app.parts.layout import Screen
from app.parts.surfaces import Card, Notice
from app.parts.text import Body, Note
from app.theme import L, Tone
from app.wording import lock as words

_SAID = {
    Weakness.SHORT: words.SHORT,
    Weakness.LONG: words.LONG,
    Weakness.NOT_DIGITS: words.NOT_DIGITS,
    Weakness.SIMPLE: words.SIMPLE,
}


@ft.observable
@dataclass
class PinScreen:
    """The two fields. `done` after a PIN was set; `turn` makes both fields new."""

    client: Client
    pin: str = ""
    again: str = ""
    weak: Weakness | None = None
    is_busy: bool = False
    done: bool = False
    turn: int = 0

    async def set(self) -> None:
        """Set or change it."""
        self.weak, self.done = weakness(self.pin, self.again), False
        if self.weak is not None or self.is_busy:
            return
        self.is_busy = True
        try:
            await self.client.locking.set_pin(self.pin)
        finally:
            self.is_busy = False
        self.pin, self.again, self.done, self.turn = "", "", True, self.turn + 1

    def take_off(self, _: str) -> None:
        """Use none."""
        self.client.locking.take_off()
        self.done, self.turn = False, self.turn + 1

    def ask_after(self, minutes: str) -> None:
        """When it is asked for."""
        self.client.locking.ask_after(int(minutes))
        self.turn += 1


@safe_component
def Pin() -> ft.Control:
    """The page."""
    client = use_client()
    screen = use_made(PinScreen)
    lock = client.session.lock
    body: list[ft.Control] = [Body(words.WHAT())]
    body += [Notice(words.SHARED(), identifier="pin-shared")] if lock is None and len(client.session.people) > 1 else []
    body += [Notice(words.DONE(), tone=Tone.GOOD, identifier="pin-done")] if screen.done else []
    if lock is not None:
        body += [_After(screen, lock)]
        body += [] if client.locking.knows_key else [Notice(words.NO_KEY(), identifier="pin-no-key")]
    body += [_Fields(screen, is_set=lock is not None), Note(words.TEN())]
    body += [Notice(words.NOT_WHAT(), tone=Tone.WARN, identifier="pin-honest")]
    body += [_TakeOff(screen)] if lock is not None else []
    return Screen(words.SETTING(), body, back="/settings")


def _After(screen: PinScreen, lock: Lock) -> ft.Control:
    choices = [(str(n), words.AFTER_MINUTES(n=n)) for n in MINUTES]
    chips = ChoiceChips(choices, str(lock.minutes), screen.ask_after, identifier="pin-after", label=words.AFTER())
    return Card(chips)


def _Fields(screen: PinScreen, *, is_set: bool) -> ft.Control:
    def typed(text: str) -> None:
        screen.pin = text

    def repeated(text: str) -> None:
        screen.again = text

    first = _SAID[screen.weak]() if screen.weak in _SAID else ""
    second = words.DIFFERENT() if screen.weak is Weakness.DIFFERENT else ""
    button = PrimaryButton(
        words.CHANGE() if is_set else words.SET(), screen.set, identifier="pin-set", disabled=screen.is_busy
    )
    return Card(
        PlainField(
            words.NEW(), typed, identifier="pin-new", password=True, digits=True, error=first, key=f"new {screen.turn}"
        ),
        Note(words.ADVICE()),
        PlainField(
            words.AGAIN(),
            repeated,
            identifier="pin-repeated",
            password=True,
            digits=True,
            error=second,
            on_submit=screen.set,
            key=f"again {screen.turn}",
        ),
        button,
        spacing=L,
    )


@safe_component
def _TakeOff(screen: PinScreen) -> ft.Control:
    ask = use_question()

    def confirm() -> None:
        text = words.TAKE_OFF_TEXT()
        ask(Question(words.TAKE_OFF_ASK(), text, words.TAKE_OFF(), screen.take_off, danger=True))

    return PlainButton(words.TAKE_OFF(), confirm, identifier="pin-off", icon=ft.Icons.LOCK_OPEN_OUTLINED, danger=True)
