"""Somebody who rates on a phone that dies again and again, and holds the app to what it had called saved."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from playwright.sync_api import Playwright

from tests.e2e.people import at_the_school
from tests.e2e.ratings import INDICATORS
from tests.support.phone import Phone
from tests.support.shown import Shown, glance

WORDS = ("พบ", "ว่า", "ครู", "ใช้", "แผน", "เรียน", "รู้", "ที่", "ปรับ ", "ผล", "ผู้", "ครบ ", "น้ำ")


@contextmanager
def rating(site: Path, playwright: Playwright, phones: list[Phone], folder: Path, *, seed: str = "") -> Iterator[Rater]:
    """A supervisor who rates at the school. `KILL_SEED` repeats a run."""
    with at_the_school(site, playwright, phones, folder) as (phone, app):
        yield Rater(phone, app, seed or os.environ.get("KILL_SEED") or str(Random().randrange(10**6)))


class Rater:
    """Somebody who works through the sheet on a phone that dies again and again."""

    def __init__(self, phone: Phone, app: str, seed: str) -> None:
        self.phone = phone
        self.app = app
        self.seed = seed
        self.random = Random(seed)
        first = glance(phone)
        self.shown = Shown(first.address, first.indicator)
        self.kills = 0
        self.under_way = 0  # kills that met something the screen had not called saved yet

    # the moments

    def moments(
        self, *, typing: int = 6, turning: int = 4, tapped: int = 5, between: int = 5
    ) -> list[Callable[[], None]]:
        """As many as a sheet has room for: most in the middle of something, some when all is said to be saved."""
        chosen: list[Callable[[], None]] = [self.is_typing] * typing + [self.is_turning_the_page] * turning
        chosen += [self.has_just_tapped] * tapped + [self.is_between] * between
        self.random.shuffle(chosen)
        return chosen

    def has_just_tapped(self) -> None:
        """A level was touched a moment ago, and may or may not be chosen yet."""
        self.touches_a_level()
        self.pauses(0.12)

    def is_typing(self) -> None:
        """Words come without a pause, some for longer than the app waits before it stores."""
        self.works_on_a_new_page()
        self.types(words=self.random.randrange(2, 24), pause=self.random.choice((0.05, 0.2, 0.4)))

    def is_turning_the_page(self) -> None:
        """The next indicator was asked for, mostly with words behind it that were typed just before."""
        self.works_on_a_new_page()
        self.types(words=self.random.choice((0, 2, 4)), pause=0.05)
        self.asks_for_the_next_page()
        self.pauses(0.25)

    def is_between(self) -> None:
        """Everything is said to be saved; the person looks up."""
        self.works_on_a_new_page()
        self.types(words=4, pause=0.1)
        self.phone.until(self.is_told_saved, "the note is not saved")
        self.pauses(1.0)

    def was_just_told_that_it_is_saved(self) -> None:
        """The very moment at which the screen says so."""
        self.works_on_a_new_page()
        self.types(words=3, pause=0.05)
        self.phone.until(self.is_told_saved, "the note is not saved")

    # the hands

    def works_on_a_new_page(self) -> None:
        """Go on if this page has been worked on, and choose a level."""
        if self.shown.indicator in self.shown.levels:
            self.asks_for_the_next_page()
            self.phone.until(self.has_turned, "the page does not turn")
        self.touches_a_level()
        self.phone.until(self.is_chosen, "the level is not chosen")

    def touches_a_level(self) -> None:
        """Put a finger on a level that is not the chosen one; the first asks for evidence, or the page would turn."""
        here = self.shown.indicator
        levels = (1, 2, 3, 4) if here in self.shown.levels else (1, 4)
        self.shown.reached = self.random.choice([n for n in levels if n != self.shown.levels.get(here)])
        self.phone.tap(f"indicator-{here}-level-{self.shown.reached}")

    def types(self, *, words: int, pause: float) -> None:
        """Type so many words at the end of the note, looking at the screen after each."""
        if words:
            self.phone.focus("note")
            self.phone.key("Control+End")
        for word in self.random.choices(WORDS, k=words):
            self.phone.page.keyboard.insert_text(word)
            self.shown.note.types(word)
            self.shown.look(self.phone)
            self.pauses(pause)

    def asks_for_the_next_page(self) -> None:
        """Tap "next"."""
        self.shown.turning = INDICATORS[INDICATORS.index(self.shown.indicator) + 1]
        self.phone.tap("next")

    def pauses(self, seconds: float) -> None:
        """Some moment later: not to await anything, but to be at no moment in particular."""
        self.phone.page.wait_for_timeout(self.random.uniform(0, seconds) * 1000)

    # the eyes

    def is_told_saved(self) -> bool:
        """Whether the screen has called all of the note saved."""
        self.shown.look(self.phone)
        return self.shown.note.promised == self.shown.note.whole

    def has_turned(self) -> bool:
        """Whether the page that was asked for is in view."""
        self.shown.look(self.phone)
        return not self.shown.turning

    def is_chosen(self) -> bool:
        """Whether the level that was touched is shown as chosen."""
        self.shown.look(self.phone)
        return self.shown.reached is None

    def is_killed(self) -> None:
        """A last look, then the battery is empty."""
        self.shown.look(self.phone)
        self.under_way += self.shown.is_under_way
        self.shown.age()
        self.phone.kill()
        self.kills += 1

    def opens_the_app_again(self) -> None:
        """The address is the app's, not the page's: it must find its way back by itself."""
        self.phone.open(self.app, until="ประเมินแล้ว")
        self.phone.until(lambda: glance(self.phone).address == self.shown.address, "another page than before")
        self.phone.until(lambda: glance(self.phone).indicator != "", "no indicator in view")

    def finds_everything(self) -> None:
        """The page in view holds what was shown."""
        seen = glance(self.phone)
        self.shown.hold_page(seen)
        if not self.shown.note.whole:
            return
        self.phone.focus("note")  # a field tells what it holds only while the cursor is in it
        self.phone.until(lambda: self.shown.holds_note(glance(self.phone).note), f"lost words: {self.shown.note}")

    def looks_through(self) -> None:
        """Go back page by page to the first: nothing on any of them is missing."""
        self.finds_everything()
        for indicator in reversed(INDICATORS[: INDICATORS.index(self.shown.indicator)]):
            self.phone.tap("previous")
            self.phone.meets(f"indicator-{indicator}-level-4")
            self.shown.indicator = indicator
            self.finds_everything()

    def lives_through(self, moments: list[Callable[[], None]]) -> None:
        """Be killed at each of these moments, open the app again, find everything; at the end look through it all."""
        for number, moment in enumerate(moments, 1):
            with _telling(f"KILL_SEED={self.seed}, kill {number}: the rater {moment.__name__}"):
                moment()
                self.is_killed()
                self.opens_the_app_again()
                self.finds_everything()
        with _telling(f"KILL_SEED={self.seed}, after all kills"):
            self.looks_through()


@contextmanager
def _telling(moment: str) -> Iterator[None]:
    """Say with every failure which kill it was, and how to repeat it."""
    try:
        yield
    except BaseException as failure:
        failure.add_note(moment)
        raise
