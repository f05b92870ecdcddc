"""What every page keeps to. On the narrowest phone, 320 px wide, nothing runs out of the window at any text size.

Whatever can be tapped has a name (WCAG 2.2, 4.1.2) and is large enough (2.5.8), and in Thai it is Thai: years of the
Buddhist Era, no word of another language, no id that only machines read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e.every_page import addresses, open_page
from tests.e2e.people import signs_in
from tests.support.chromium import Shape
from tests.support.demo_office import open_demo
from tests.support.office_process import Office
from tests.support.phone import Phone
from tools.album.records import Demo

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]
NARROW = Shape(320, 690)
SIZES = ("1.0", "2.0")
# What is read or tapped and touches an edge of the window, where what runs out of it is cut. The places at the foot of
# a page share the whole width, and phrases lie in a row that is swiped.
_CUT = """() => [...document.querySelectorAll('flt-semantics-host flt-semantics, flt-semantics-host input')]
  .filter((node) => !node.querySelector('flt-semantics') && node.getAttribute('role') !== 'tab')
  .filter((node) => !node.closest('[flt-semantics-identifier^="phrase-"]'))
  .map((node) => [node.getAttribute('aria-label') || node.textContent, node.getBoundingClientRect()])
  .filter(([said, box]) => said && box.width > 1 && box.height > 1 && (box.left < 1 || box.right > innerWidth - 1))
  .map(([said, box]) => `${said.slice(0, 60)} (${Math.round(box.left)} to ${Math.round(box.right)})`)"""

# What can be tapped or typed into: whose it is, whether it has a name, and its size where it lies in the middle of the
# window: what is nearer to an edge may be scrolled half away.
_TARGETS = """() => [...document.querySelectorAll('flt-semantics-host [flt-tappable], flt-semantics-host [role=button],'
    + 'flt-semantics-host [role=tab], flt-semantics-host input, flt-semantics-host textarea')].map((node) => {
  const box = node.getBoundingClientRect();
  const said = (node.getAttribute('aria-label') || node.textContent || node.value || '').trim();
  const whose = node.closest('[flt-semantics-identifier]')?.getAttribute('flt-semantics-identifier') ?? node.tagName;
  const whole = box.top > innerHeight * 0.35 && box.bottom < innerHeight * 0.75;
  return [whose, said !== '', whole ? Math.min(box.width, box.height) : 0];
})"""
SMALLEST = 24
TECHNICAL = {"diagnostics"}  # what is sent to an administrator when something is wrong


_FOREIGN = re.compile(r"(?<![\w.])20\d\d(?![\w.])|[0-9a-f]{8}-[0-9a-f]{4}-|[A-Za-z][A-Za-z_-]+")
_KNOWN = {
    "supervisor-",
    "Wi-Fi",
    "Enter",
    "English",
    "Excel",
    "Android",
    "iPhone",
    "iPad",
    "Safari",
    "Chrome",
    "Edge",
    "PIN",
    "MB",
    "GB",
    "QR",
    "Chromium",
    "PDF",
    "XLSX",
    "CSV",
    "ics",
    "PLC",
    "SAR",
    "AC",
    "BU",
    "PE",
    "GE",
}


@dataclass(frozen=True)
class Page:
    """What was found on a page from its top to its end: what is cut by an edge of the window, foreign words, what has
    no name, and what is too small for a finger."""

    cut: frozenset[str]
    foreign: frozenset[str]
    nameless: frozenset[str]
    small: frozenset[str]


@dataclass
class Narrow:
    """A supervisor's narrow phone, and what it may open."""

    office: Office
    phone: Phone
    paths: dict[str, str]

    def read(self, path: str) -> Page:
        """Open a page and read all of it."""
        open_page(self.phone, self.office, path)
        cut: set[str] = set()
        foreign: set[str] = set()
        nameless: set[str] = set()
        sizes: dict[str, float] = {}
        while True:
            targets = self.phone.page.evaluate(_TARGETS)
            assert targets, f"{path} has nothing to tap"
            nameless |= {whose for whose, is_named, _ in targets if not is_named}
            sizes |= {whose: max(size, sizes.get(whose, 0)) for whose, _, size in targets}
            cut |= set(self.phone.page.evaluate(_CUT))
            foreign |= set(_FOREIGN.findall(self.phone.words())) - _KNOWN
            if not self.phone.scroll(0.7):
                small = frozenset(whose for whose, size in sizes.items() if 1 < size < SMALLEST)
                return Page(frozenset(cut), frozenset(foreign), frozenset(nameless), small)

    def read_all(self, size: str) -> dict[str, Page]:
        """Every page, at a size of the text."""
        self.phone.page.goto(f"{self.office.url}/#/settings")
        self.phone.chooses(f"text-size-{size}")
        return {name: self.read(path) for name, path in self.paths.items()}


@pytest.fixture(scope="module")
def narrow(
    site: Path, playwright: Playwright, phones: list[Phone], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Narrow]:
    folder = tmp_path_factory.mktemp("narrow")
    with Office(folder / "data", env={"SITE_DIR": str(site)}) as office:
        open_demo(office)
        demo = Demo.read(office.data)
        phone = Phone(playwright, folder, "supervisor", shape=NARROW)
        phones.append(phone)
        signs_in(phone, demo.account("supervisor-1"))
        yield Narrow(office, phone, addresses(demo))


@pytest.mark.parametrize("size", SIZES)
def test_every_page_fits_the_narrowest_window_speaks_thai_and_names_what_can_be_tapped(
    narrow: Narrow, size: str
) -> None:
    pages = narrow.read_all(size)

    assert {name: sorted(page.cut) for name, page in pages.items() if page.cut} == {}
    spoken = {name: page for name, page in pages.items() if name not in TECHNICAL}
    assert {name: sorted(page.foreign) for name, page in spoken.items() if page.foreign} == {}
    assert {name: sorted(page.nameless) for name, page in pages.items() if page.nameless} == {}
    assert {name: sorted(page.small) for name, page in pages.items() if page.small} == {}
