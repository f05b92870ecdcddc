"""What a hand does to reach a scene, as steps to put together."""

from __future__ import annotations

from pathlib import Path

from tests.support.phone import Phone
from tools.album.camera import Step

_MOST_SCROLLS = 8
_LAST_PAGES = ("closing", "submit")
# Where the innermost thing that says certain words begins, in pixels from the top of the window.
_TOP_OF = """(words) => {
  const says = (node) => `${node.getAttribute('aria-label') ?? ''} ${node.textContent}`
    .replace(/\\s+/g, ' ').includes(words);
  const nodes = [...document.querySelectorAll('flt-semantics-host *')].filter(says);
  const inner = nodes.filter((node) => !nodes.some((other) => other !== node && node.contains(other)));
  return inner.length ? inner[inner.length - 1].getBoundingClientRect().top : null;
}"""


def tap(*identifiers: str) -> Step:
    """Tap one thing after another."""

    def act(phone: Phone) -> None:
        for identifier in identifiers:
            phone.tap(identifier)

    return act


def tap_first(beginning: str, *, until: str = "") -> Step:
    """Tap the first thing whose identifier begins so."""

    def act(phone: Phone) -> None:
        while not phone.identifiers(beginning) and phone.scroll(-1):
            pass
        while not phone.identifiers(beginning) and phone.scroll():
            pass
        assert phone.identifiers(beginning), f"nothing called {beginning}… in\n{phone.words()}"
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
    """Scroll until words stand in the upper part of the screen."""

    def act(phone: Phone) -> None:
        phone.sees(words)
        for _ in range(_MOST_SCROLLS):
            top = phone.page.evaluate(_TOP_OF, words)
            if top is None or top < phone.shape.height * 0.5 or not phone.scroll(top / phone.shape.height - 0.3):
                return

    return act


def yes(phone: Phone) -> None:
    """Agree to what a dialog asks."""
    phone.tap("question-yes")
    phone.until(lambda: not phone.has("question-yes"), "the dialog stays")


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
        if page in _LAST_PAGES:  # far down where the text is large
            phone.until(lambda: phone.has(f"jump-{page}"), f"no page {page}")
            phone.scroll(12)
        phone.tap(f"jump-{page}")

    return act


def speak(origin: str, language: str) -> Step:
    """Choose the language of the app: th or en."""

    def act(phone: Phone) -> None:
        phone.page.goto(f"{origin}/#/settings")
        phone.chooses(f"language-{language}")

    return act


def at(origin: str, path: str, shows: str, *steps: Step) -> Step:
    """Do something at an address."""

    def act(phone: Phone) -> None:
        phone.page.goto(f"{origin}/#/settings")  # the same address again would change nothing
        phone.meets("theme-light")
        phone.page.goto(f"{origin}/#{path}")
        if shows:
            phone.meets(shows)
        for step in steps:
            step(phone)

    return act
