"""The browser is killed while a finding or a reason is being written: what the screen called saved is always there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Playwright

from tests.e2e.killed import WORDS
from tests.e2e.people import at_the_school
from tests.support.phone import Phone
from tests.support.shown import MAY_BE_LOST_S, SAVED, SAVING, Text

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]

# One look at one moment: the address, the text of a field and the word under it.
_GLANCE = """(field) => {
  const all = (name) => {
    const node = document.querySelector(`[flt-semantics-identifier="${name}"]`);
    return node ? [node, ...node.querySelectorAll('*')] : [];
  };
  const value = all(field).map((each) => each.value).find((value) => typeof value === 'string');
  const state = all(`${field}-state`).map((e) => (e.getAttribute('aria-label') ?? '') + e.textContent).join(' ');
  return [location.hash, value ?? null, state];
}"""


@dataclass
class Writer:
    """Somebody who writes into one field of one page while the phone dies again and again."""

    phone: Phone
    app: str
    name: str
    random: Random
    text: Text = field(default_factory=Text)

    def types(self, words: int, pause: float) -> None:
        """Type words at the end of the text, looking at the screen after each."""
        self.phone.focus(self.name)
        self.phone.key("Control+End")
        for word in self.random.choices(WORDS, k=words):
            self.phone.page.keyboard.insert_text(word)
            self.text.types(word)
            self._look()
            self.phone.page.wait_for_timeout(self.random.uniform(0, pause) * 1000)

    def is_killed_and_finds_everything(self) -> None:
        """The battery is empty; then the app must come back to the very page, with all that was promised."""
        address = self._look()
        self.text.promise(self.text.stood(MAY_BE_LOST_S), "it is old enough")
        self.phone.kill()
        self.phone.open(self.app, until=["เสร็จ", "เหตุผล"])
        self.phone.until(lambda: self._glance()[0] == address, f"another page than {address}")
        self.phone.focus(self.name)  # a field tells what it holds only while the cursor is in it
        self.phone.until(self._holds, f"lost words: {self.text}")

    def _look(self) -> str:
        address, value, state = self._glance()
        if value is not None:
            self.text.looked_at(saying_saved=SAVED in state, saying_saving=SAVING in state)
        return address

    def _holds(self) -> bool:
        value = self._glance()[1]
        if value is None or not value.startswith(self.text.promised) or not self.text.whole.startswith(value):
            return False
        self.text.found(value)
        return True

    def _glance(self) -> tuple[str, str | None, str]:
        address, value, state = self.phone.page.evaluate(_GLANCE, self.name)
        return address, value, state


@pytest.fixture
def phone(site: Path, playwright: Playwright, phones: list[Phone], tmp_path: Path) -> Iterator[tuple[Phone, str]]:
    """A supervisor's phone at the school, and the app's address."""
    with at_the_school(site, playwright, phones, tmp_path) as held:
        yield held


def test_a_reason_and_a_finding_survive_a_browser_killed_while_they_are_written(phone: tuple[Phone, str]) -> None:
    held, app = phone
    seed = os.environ.get("KILL_SEED") or str(Random().randrange(10**6))
    random = Random(seed)
    try:
        held.chooses("indicator-AC1-not-applicable")
        reason = Writer(held, app, "reason", random)
        for pause in (0.05, 0.4):
            reason.types(random.randrange(2, 16), pause)
            reason.is_killed_and_finds_everything()
        assert held.is_chosen("indicator-AC1-not-applicable")

        held.tap("add-finding")
        held.chooses("nature-improve")
        finding = Writer(held, app, "text", random)
        for pause in (0.2, 0.05):
            finding.types(random.randrange(2, 16), pause)
            finding.is_killed_and_finds_everything()
        assert held.is_chosen("nature-improve")
    except BaseException as failure:
        failure.add_note(f"KILL_SEED={seed}")
        raise
