"""On the narrowest phone, 320 px wide, no word and no button runs out of the window, at any size of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e.people import signs_in
from tests.support.chromium import Shape
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


@dataclass
class Narrow:
    """A supervisor's narrow phone, and what it may open."""

    office: Office
    phone: Phone
    paths: dict[str, str]

    def cut(self, path: str) -> list[str]:
        """What is cut by an edge of the window, from the top of a page to its end."""
        self.phone.page.goto(f"{self.office.url}/#/nowhere")
        self.phone.meets("go-home")
        self.phone.page.goto(f"{self.office.url}/#{path}")
        self.phone.until(lambda: not self.phone.has("go-home"), f"{path} does not open")
        found = list(self.phone.page.evaluate(_CUT))
        while self.phone.scroll(0.7):
            found += self.phone.page.evaluate(_CUT)
        return sorted(set(found))


@pytest.fixture(scope="module")
def narrow(
    site: Path, playwright: Playwright, phones: list[Phone], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Narrow]:
    folder = tmp_path_factory.mktemp("narrow")
    with Office(folder / "data", env={"SITE_DIR": str(site)}) as office:
        office.start("demo")
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
        "sync": "/sync",
        "carry": "/carry",
        "settings": "/settings",
    }


@pytest.mark.parametrize("size", SIZES)
def test_nothing_runs_out_of_the_narrowest_window(narrow: Narrow, size: str) -> None:
    narrow.phone.page.goto(f"{narrow.office.url}/#/settings")
    narrow.phone.chooses(f"text-size-{size}")

    cut = {name: found for name, path in narrow.paths.items() if (found := narrow.cut(path))}

    assert not cut
