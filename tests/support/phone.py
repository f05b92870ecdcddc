"""One person's phone or tablet, driven the way a hand drives it: read, tap, type, scroll, draw, pull the plug.

Every wait awaits a condition. A tap goes to the pixel where the thing is drawn, after scrolling it into view.
"""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import zxingcpp
from PIL import Image
from playwright.sync_api import BrowserContext, Download, Locator, Page, Playwright, TimeoutError

from tests.support import chromium, semantics
from tests.support.chromium import LEAN, PHONE, Engine, Shape
from tests.support.traffic import Traffic

PATIENCE_S = 20.0
START_S = 90.0
NEAR_S = 0.8  # how long a thing may take to appear before the hand starts to scroll for it


class NotSeen(AssertionError):
    """What should be on the screen is not."""


class Phone:
    """A device with a profile of its own. Use as `with Phone(playwright, folder, "name") as phone:`."""

    def __init__(
        self, playwright: Playwright, folder: Path, name: str, *, shape: Shape = PHONE, engine: Engine = LEAN
    ) -> None:
        self.name = name
        self.engine = engine
        self.profile = folder / name
        self.shape = shape
        self.traffic = Traffic(name)
        self.browser: BrowserContext | None = None
        self._playwright = playwright

    def __enter__(self) -> Phone:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- power -------------------------------------------------------------------------------------------------

    @property
    def page(self) -> Page:
        """The one page that is open."""
        assert self.browser is not None, f"{self.name} is switched off"
        return self.browser.pages[0]

    def switch_on(self) -> None:
        """Start the browser on this device's profile."""
        self.browser = chromium.launch(self._playwright, self.profile, self.shape, self.engine)
        self.traffic.watch(self.browser)
        self.browser.add_init_script(semantics.ENABLE)

    def open(self, url: str, *, until: str | Sequence[str] = ()) -> None:
        """Go to an address, and wait for these words (for anything at all when none are given)."""
        if self.browser is None:
            self.switch_on()
        self.traffic.origin = "/".join(url.split("/")[:3])
        self.page.goto(url, wait_until="commit")
        self.started(until)

    def started(self, until: str | Sequence[str] = ()) -> None:
        """Wait for the app to be there."""
        wanted = [until] if isinstance(until, str) else list(until)

        def there() -> bool:
            failed = self.page.locator("#splash[data-phase=failed]")
            if failed.count():
                raise NotSeen(f"{self.name} cannot start: {failed.text_content()}")
            return any(map(self.says, wanted)) if wanted else bool(self.identifiers())

        if not self._soon(there, START_S):
            raise NotSeen(self._report(f"the app does not start with {wanted or 'anything'}"))

    def reload(self, *, until: str | Sequence[str] = ()) -> None:
        """Load the page again."""
        self.page.reload(wait_until="commit")
        self.started(until)

    def close(self) -> None:
        """Close the browser the polite way, then look at what it asked and said."""
        if self.browser is None:
            return
        self.browser.close()
        self.browser = None
        self.traffic.check()

    def kill(self) -> None:
        """End the whole browser at once, as an empty battery does."""
        assert self.browser is not None, f"{self.name} is switched off"
        chromium.kill_tree(chromium.main_process(self.profile))
        self.browser = None

    def turn(self, shape: Shape) -> None:
        """Hold the device another way, and wait until everything has found its new place."""
        before = self.page.evaluate(semantics.PLACES)
        self.shape = shape
        self.page.set_viewport_size({"width": shape.width, "height": shape.height})
        self._settled(before)

    def go_offline(self) -> None:
        """No network for this device, whatever the server does."""
        assert self.browser is not None
        self.browser.set_offline(True)

    def go_online(self) -> None:
        """The network is back."""
        assert self.browser is not None
        self.browser.set_offline(False)

    # -- eyes --------------------------------------------------------------------------------------------------

    def words(self) -> str:
        """All words on the screen now."""
        text: str = self.page.evaluate(semantics.WORDS)
        return _plain(text)

    def says(self, words: str) -> bool:
        """Whether these words are on the screen at this moment."""
        return bool(self.page.evaluate(semantics.SAYS, words))

    def sees(self, *wanted: str, patience: float = PATIENCE_S) -> None:
        """Wait for all of these words, scrolling for those that do not come by themselves."""
        for words in wanted:
            if not self._soon(lambda words=words: self.says(words), min(NEAR_S, patience)):  # type: ignore[misc]
                self._search(lambda words=words: self.says(words), f"“{words}”", patience)  # type: ignore[misc]

    def sees_one_of(self, *wanted: str, patience: float = PATIENCE_S) -> str:
        """Wait until one of several is there, and tell which."""
        found: list[str] = []

        def look() -> bool:
            said = self.page.evaluate(semantics.SAYS_ONE_OF, list(wanted))
            found[:] = [said] if said else []
            return bool(said)

        if not self._soon(look, patience):
            raise NotSeen(self._report(f"none of {wanted}"))
        return found[0]

    def does_not_see(self, *unwanted: str) -> None:
        """None of these words is on the screen, nor comes up by scrolling from top to bottom."""
        whole = self.reads_all()
        for words in unwanted:
            assert words not in whole, f"{self.name} sees “{words}”"

    def until(self, true: Callable[[], bool], what: str, *, patience: float = PATIENCE_S) -> None:
        """Wait for something that a look at the screen can tell."""
        if not self._soon(true, patience):
            raise NotSeen(self._report(what))

    def meets(self, *identifiers: str) -> None:
        """Wait for things, scrolling for those that do not come by themselves."""
        for identifier in identifiers:
            self._find(identifier)

    def loses(self, words: str, *, patience: float = PATIENCE_S) -> None:
        """Wait until these words are gone."""
        if not self._soon(lambda: not self.says(words), patience):
            raise NotSeen(self._report(f"“{words}” stays"))

    def reads_all(self) -> str:
        """Everything from the top of the screen to its bottom."""
        self._to_top()
        seen = [self.words()]
        while self.scroll(0.7):
            seen.append(self.words())
        return "\n".join(seen)

    def has(self, identifier: str) -> bool:
        """Whether a thing with this identifier is drawn now."""
        return self.page.locator(semantics.by_identifier(identifier)).count() > 0

    def identifiers(self, beginning: str = "") -> list[str]:
        """The identifiers on the screen now, in drawing order."""
        selector = f'[flt-semantics-identifier^="{beginning}"]' if beginning else "[flt-semantics-identifier]"
        js = "nodes => nodes.map(n => n.getAttribute('flt-semantics-identifier'))"
        found: list[str] = self.page.locator(selector).evaluate_all(js)
        return list(dict.fromkeys(found))

    def text_of(self, identifier: str) -> str:
        """Name, words and value of one thing."""
        node = self._find(identifier)
        js = "n => [n.getAttribute('aria-label'), n.innerText, ...[n, ...n.querySelectorAll('*')].flatMap("
        js += "e => [e === n ? '' : e.getAttribute('aria-label'), e.value])].filter(Boolean).join(' ')"
        text: str = node.evaluate(js)
        if not text:  # what lies below the window has a place there already, and no words yet
            self._aim(node, identifier)
            text = node.evaluate(js)
        return _plain(text)

    def is_chosen(self, identifier: str) -> bool:
        """Whether a chip, cell or tab is the chosen one, as a screen reader would say."""
        node = self._find(identifier)
        js = "n => [n, ...n.querySelectorAll('*')].some(e => e.getAttribute('aria-selected') === 'true'"
        js += " || e.getAttribute('aria-checked') === 'true' || e.getAttribute('aria-current') === 'true')"
        return bool(node.evaluate(js))

    def picture(self, path: Path) -> None:
        """Photograph the screen."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=path)

    def brightness(self) -> float:
        """How bright the screen is as a whole, from 0 (black) to 1 (white)."""
        grey = Image.open(io.BytesIO(self.page.screenshot())).convert("L")
        counts = grey.histogram()
        return sum(value * n for value, n in enumerate(counts)) / (255 * sum(counts))

    def scans(self, *, above: str) -> list[str]:
        """What a camera held before the screen reads from a code, when the thing below the code is in view."""
        self._aim(self._find(above), above)
        picture = Image.open(io.BytesIO(self.page.screenshot()))
        return [code.text for code in zxingcpp.read_barcodes(picture)]

    # -- hands -------------------------------------------------------------------------------------------------

    def tap(self, identifier: str, *, patience: float = PATIENCE_S) -> None:
        """Put a finger on a thing."""
        x, y = self._aim(self._find(identifier, patience=patience), identifier)
        self.page.touchscreen.tap(x, y)

    def chooses(self, identifier: str) -> None:
        """Make a chip or a level the chosen one. Tapping one that is would take it back."""
        for patience in (10, PATIENCE_S):  # where the page moved under the finger, one taps again
            if self.is_chosen(identifier):
                return
            self.tap(identifier)
            if self._soon(lambda: self.is_chosen(identifier), patience):
                return
        raise NotSeen(self._report(f"{identifier} is not chosen"))

    def tap_words(self, words: str) -> None:
        """Tap a row or card that is known by its words only."""
        node = self.page.locator("[flt-tappable]").filter(has_text=words)
        node = node.or_(self.page.locator(f'[flt-tappable][aria-label*="{words}"]'))
        self.sees(words)
        self.until(lambda: node.count() > 0, f"nothing to tap called “{words}”")
        x, y = self._aim(node.first, words)
        self.page.touchscreen.tap(x, y)

    def has_destination(self, name: str) -> bool:
        """Whether the bar or the rail offers this destination."""
        return self._destination(name).count() > 0

    def goes(self, name: str) -> None:
        """Tap a destination of the bar or the rail."""
        node = self._destination(name)
        self.until(lambda: node.count() > 0, f"no destination {name}")
        x, y = self._aim(node.first, name)
        self.page.touchscreen.tap(x, y)

    def _destination(self, name: str) -> Locator:
        tab = self.page.get_by_role("tab", name=name)
        return tab.or_(self.page.get_by_role("button", name=re.compile(rf"^{name}\s+แท็บที่ ")))

    def holding(self, words: str, beginning: str) -> str:
        """The identifier that begins so of the thing that holds certain words."""
        found: list[str] = []

        def look() -> bool:
            name = self.page.evaluate(semantics.HOLDING, [words, beginning])
            found[:] = [name] if name else []
            return bool(found)

        if not self._soon(look, NEAR_S):
            self._search(look, f"{beginning} with “{words}”", PATIENCE_S)
        return found[0]

    def below(self, words: str, beginning: str) -> str:
        """The identifier that begins so of the nearest thing under certain words."""
        self.sees(words)
        found: list[str] = []

        def look() -> bool:
            name = self.page.evaluate(semantics.BELOW, [words, beginning])
            found[:] = [name] if name else []
            return bool(name) or not self.scroll(0.3)

        self.until(look, f"nothing {beginning} under “{words}”")
        assert found, self._report(f"nothing {beginning} under “{words}”")
        return found[0]

    def tap_below(self, words: str, beginning: str) -> None:
        """Tap the nearest thing under certain words whose identifier begins so."""
        self.tap(self.below(words, beginning))

    def type(self, identifier: str, text: str, *, instead: bool = True, patience: float = PATIENCE_S) -> None:
        """Tap a field and type into it, in place of what stands there unless `instead` is false."""
        self.focus(identifier, patience=patience)
        before = "" if instead else str(self.page.evaluate(semantics.VALUE))
        if instead:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.press("Delete")
        else:
            self.page.keyboard.press("Control+End")
        for word in re.findall(r"\S+\s*|\s+", text):  # a word at a time, as a phone's keyboard offers them
            self.page.keyboard.insert_text(word)
        wanted = before + text
        if not self._soon(lambda: self.page.evaluate(semantics.VALUE) == wanted, patience):
            raise NotSeen(self._report(f"{identifier} holds “{self.page.evaluate(semantics.VALUE)}”, not “{wanted}”"))

    def focus(self, identifier: str, *, patience: float = PATIENCE_S) -> None:
        """Tap a field and wait for the cursor in it."""
        field = self._find(identifier, patience=patience)
        inside = "n => !!document.activeElement && (n === document.activeElement || n.contains(document.activeElement))"

        def try_it() -> bool:
            if field.evaluate(inside) and self.page.evaluate(semantics.FOCUSED):
                return True
            self.page.touchscreen.tap(*self._aim(field, identifier))
            return self._soon(lambda: bool(field.evaluate(inside)) and bool(self.page.evaluate(semantics.FOCUSED)), 2)

        if not self._soon(try_it, patience):
            raise NotSeen(self._report(f"no cursor in {identifier}"))

    def key(self, name: str) -> None:
        """Press a key, such as Enter or Tab."""
        self.page.keyboard.press(name)

    def choose_file(self, identifier: str, *files: Path) -> None:
        """Tap a button that asks for a file, and choose."""
        for patience in (5, PATIENCE_S):  # a button drawn this moment may not be awake yet: one taps again
            x, y = self._aim(self._find(identifier), identifier)
            try:
                with self.page.expect_file_chooser(timeout=patience * 1000) as asked:
                    self.page.touchscreen.tap(x, y)
            except TimeoutError:
                continue
            asked.value.set_files(list(files))
            return
        raise NotSeen(self._report(f"{identifier} asks for no file"))

    @contextmanager
    def download(self) -> Iterator[list[Download]]:
        """What is tapped in here gives a file; it is in the list afterwards."""
        got: list[Download] = []
        with self.page.expect_download(timeout=PATIENCE_S * 1000) as arriving:
            yield got
        got.append(arriving.value)

    def draw(self, identifier: str, strokes: Sequence[Sequence[tuple[float, float]]]) -> None:
        """Draw with a finger; points are shares of the thing's width and height."""
        node = self._find(identifier)
        self._aim(node, identifier)
        box = node.bounding_box()
        assert box is not None
        finger = self.page.context.new_cdp_session(self.page)
        for stroke in strokes:
            points = [{"x": box["x"] + x * box["width"], "y": box["y"] + y * box["height"]} for x, y in stroke]
            finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": points[:1]})
            for point in points[1:]:
                finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
            finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        finger.detach()

    def scroll(self, share: float = 0.6, *, at: tuple[float, float] | None = None) -> bool:
        """Scroll by a share of the window's height; False at the end."""
        x, y = at or self._resting_place()
        before = self.page.evaluate(semantics.PLACES)
        self.page.mouse.move(x, y)
        self.page.mouse.wheel(0, share * self.shape.height)
        self.page.mouse.move(0, 0)  # a phone has no pointer that hovers
        return self._settled(before) != before

    # -- how ---------------------------------------------------------------------------------------------------

    def _resting_place(self) -> tuple[float, float]:
        return self.shape.width * (0.5 if self.shape.width < 840 else 0.7), self.shape.height * 0.5

    def _to_top(self) -> None:
        while self.scroll(-3):
            pass

    def _settled(self, before: str) -> str:
        """The places of things once two looks agree; a scroll shows after some frames."""
        deadline = time.monotonic() + 3
        quiet = 0
        last = before
        while time.monotonic() < deadline and quiet < (2 if last != before else 5):
            self.page.wait_for_timeout(40)
            now = self.page.evaluate(semantics.PLACES)
            quiet = quiet + 1 if now == last else 0
            last = now
        return str(last)

    def _soon(self, true: Callable[[], bool], patience: float) -> bool:
        deadline = time.monotonic() + patience
        while True:
            if true():
                return True
            if time.monotonic() > deadline:
                return False
            self.page.wait_for_timeout(50)

    def _search(self, true: Callable[[], bool], what: str, patience: float) -> None:
        """Scroll on a little, then from the top to the bottom until it is there, again until patience ends."""
        deadline = time.monotonic() + patience
        for _ in range(2):  # most often it is what comes next
            if self.scroll(0.8) and true():
                return
        while time.monotonic() < deadline:
            self._to_top()
            if true():
                return
            while self.scroll(0.8):
                if true():
                    return
        raise NotSeen(self._report(f"{what} is not there"))

    def _find(self, identifier: str, *, patience: float = PATIENCE_S) -> Locator:
        node = self.page.locator(semantics.by_identifier(identifier)).first
        if not self._soon(lambda: node.count() > 0, min(NEAR_S, patience)):
            self._search(lambda: node.count() > 0, identifier, patience)
        return node

    def _aim(self, node: Locator, name: str) -> tuple[float, float]:
        """Bring a thing to where a finger can reach it, wait until it lies still, and tell the pixel."""
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            spot = node.evaluate(semantics.AIM)
            if spot["still"] and spot["inside"] and spot["free"]:
                return spot["x"], spot["y"]
            if spot["still"]:
                self._bring(spot["middle"], spot["box"])
        raise NotSeen(self._report(f"{name} cannot be reached: {spot}"))

    def _bring(self, middle: float, box: Sequence[float]) -> None:
        goal = self.shape.height * 0.45
        inside = 0 < box[0] + box[2] / 2 < self.shape.width
        at = (box[0] + box[2] / 2, goal) if inside else None
        self.scroll((middle - goal) / self.shape.height, at=at)

    def _report(self, problem: str) -> str:
        return f"{self.name}: {problem}. On the screen:\n{self.words()}"


def _plain(text: str) -> str:
    """Words as a person reads them: a space that holds a number to its word is a space."""
    return text.replace("\u00a0", " ")
