"""What a hand does to reach a scene, as steps to put together."""

from __future__ import annotations

from pathlib import Path

from tests.support.phone import Phone
from tools.album.camera import Step


def tap(*identifiers: str) -> Step:
    """Tap one thing after another."""

    def act(phone: Phone) -> None:
        for identifier in identifiers:
            phone.tap(identifier)

    return act


def tap_first(beginning: str, *, until: str = "") -> Step:
    """Tap the first thing whose identifier begins so."""

    def act(phone: Phone) -> None:
        phone.until(lambda: bool(phone.identifiers(beginning)) or not phone.scroll(), f"nothing called {beginning}…")
        phone.tap(phone.identifiers(beginning)[0])
        if until:
            phone.meets(until)

    return act


def tap_if_there(identifier: str) -> Step:
    """Tap a thing that only some devices have."""

    def act(phone: Phone) -> None:
        if phone.has(identifier):
            phone.tap(identifier)

    return act


def choose(*identifiers: str) -> Step:
    """Choose chips or levels that are not chosen yet."""

    def act(phone: Phone) -> None:
        for identifier in identifiers:
            phone.chooses(identifier)

    return act


def write(identifier: str, text: str) -> Step:
    """Type into a field."""
    return lambda phone: phone.type(identifier, text)


def meet(identifier: str) -> Step:
    """Scroll to a thing."""
    return lambda phone: phone.meets(identifier)


def down(share: float, *, y: float) -> Step:
    """Scroll by a share of the window's height, with the finger at a height where the list is."""
    return lambda phone: phone.scroll(share, at=(phone.shape.width / 2, y))


def see(words: str) -> Step:
    """Scroll to words."""
    return lambda phone: phone.sees(words)


def yes(phone: Phone) -> None:
    """Agree to what a dialog asks."""
    phone.tap("question-yes")


def give_file(identifier: str, file: Path, shows: str) -> Step:
    """Choose a file, and wait for what it brings."""

    def act(phone: Phone) -> None:
        phone.choose_file(identifier, file)
        phone.meets(shows)

    return act


def turn_to(page: str) -> Step:
    """Go to a page of the sheet that is open."""

    def act(phone: Phone) -> None:
        if not phone.has(f"jump-{page}"):
            phone.tap("show-list")
        phone.tap(f"jump-{page}")

    return act


def at(origin: str, path: str, shows: str, *steps: Step) -> Step:
    """Do something at an address."""

    def act(phone: Phone) -> None:
        phone.page.goto(f"{origin}/#/settings")  # the same address again would change nothing
        phone.meets("theme-light")
        phone.page.goto(f"{origin}/#{path}")
        phone.meets(shows)
        for step in steps:
            step(phone)

    return act
