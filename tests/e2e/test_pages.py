"""What every page keeps to. On the narrowest phone, 320 px wide, nothing runs out of the window at any text size.

And in Thai it is Thai: years of the Buddhist Era, no word of another language, no id that only machines read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e.people import signs_in
from tests.support.chromium import Shape
from tests.support.demo_office import open_demo
from tests.support.office_process import Office
from tests.support.phone import Phone
from tools.album.records import Demo

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NARROW = Shape(320, 690)
SIZES = ("1.0", "2.0")
# What is read or tapped and touches an edge of the window, where what runs out of it is cut. The places at the foot of
# a page share the whole width.
_CUT = """() => [...document.querySelectorAll('flt-semantics-host flt-semantics, flt-semantics-host input')]
  .filter((node) => !node.querySelector('flt-semantics') && node.getAttribute('role') !== 'tab')
  .map((node) => [node.getAttribute('aria-label') || node.textContent, node.getBoundingClientRect()])
  .filter(([said, box]) => said && box.width > 1 && box.height > 1 && (box.left < 1 || box.right > innerWidth - 1))
  .map(([said, box]) => `${said.slice(0, 60)} (${Math.round(box.left)} to ${Math.round(box.right)})`)"""


_FOREIGN = re.compile(r"(?<![\w.])20\d\d(?![\w.])|[0-9a-f]{8}-[0-9a-f]{4}-|[A-Za-z][A-Za-z_-]+")
_KNOWN = {
    "supervisor-",
    "Wi-Fi",
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
    """What was found on a page from its top to its end: what is cut by an edge of the window, and all words."""

    cut: frozenset[str]
    foreign: frozenset[str]


@dataclass
class Narrow:
    """A supervisor's narrow phone, and what it may open."""

    office: Office
    phone: Phone
    paths: dict[str, str]

    def read(self, path: str) -> Page:
        """Open a page and read all of it."""
        self.phone.page.goto(f"{self.office.url}/#/nowhere")
        self.phone.meets("go-home")
        self.phone.page.goto(f"{self.office.url}/#{path}")
        self.phone.until(lambda: not self.phone.has("go-home"), f"{path} does not open")
        cut: set[str] = set()
        foreign: set[str] = set()
        while True:
            cut |= set(self.phone.page.evaluate(_CUT))
            foreign |= set(_FOREIGN.findall(self.phone.words())) - _KNOWN
            if not self.phone.scroll(0.7):
                return Page(frozenset(cut), frozenset(foreign))

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
        yield Narrow(office, phone, _paths(demo))


def _paths(demo: Demo) -> dict[str, str]:
    first, *_, waiting, today, _ = demo.visits("supervisor-1")
    visit, adm4 = f"/visits/{today}", demo.instrument("ADM4")
    school = demo.visit(first)["school"]
    return {
        "home": "/",
        "visit": visit,
        "sheet": f"{visit}/sheet/{adm4}",
        "counts": f"{visit}/counts/{demo.instrument('LIT')}",
        "compare": f"/visits/{waiting}/compare/{adm4}",
        "feedback": f"/visits/{waiting}/feedback",
        "matrix": "/matrix",
        "results": f"/matrix/{school}",
        "school": f"/schools/{school}",
        "calendar": "/calendar",
        "calendar-list": f"/calendar/list/{demo.visit(first)['day']}",
        "coverage": "/calendar/coverage",
        "workload": "/calendar/workload",
        "sync": "/sync",
        "carry": "/carry",
        "settings": "/settings",
        "pin": "/settings/pin",
        "install": "/install",
        "help": "/help",
        "help-rubric": "/help/rubric",
    }


@pytest.mark.parametrize("size", SIZES)
def test_nothing_runs_out_of_the_narrowest_window_and_all_words_are_thai(narrow: Narrow, size: str) -> None:
    pages = narrow.read_all(size)

    assert {name: sorted(page.cut) for name, page in pages.items() if page.cut} == {}
    assert {name: sorted(page.foreign) for name, page in pages.items() if page.foreign} == {}
