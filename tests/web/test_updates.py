"""A newer version: fetched in the background, offered, taken when the person says so and never before."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.web.visiting import FIRST_SCREEN, START_MS, Visitor

pytestmark = pytest.mark.browser
Visiting = Callable[[Path], Visitor]
IS_NEWER = "() => globalThis.newer === true"


def newer(words: bytes) -> bytes:
    """The file of the newer version."""
    return words + b"\nglobalThis.newer = true;\n"


def with_a_newer_version(visiting: Visiting, site: Path) -> tuple[Visitor, Page]:
    """A browser in which a newer version waits, and the page that was told so."""
    visitor = visiting(site)
    visitor.told("glyphs")
    visitor.site.change("words.js", newer)
    page = visitor.goes("updates")
    page.wait_for_function("() => document.title.includes('ready')", timeout=START_MS)
    return visitor, page


def test_a_newer_version_waits_until_it_is_asked_for(visiting: Visiting, probe_site: Path) -> None:
    visitor = visiting(probe_site)
    visitor.told("glyphs")
    visitor.site.change("words.js", newer)
    visitor.site.requests.clear()

    page = visitor.goes("updates")
    page.wait_for_function("() => document.title.includes('ready')", timeout=START_MS)

    assert [path for path in visitor.site.asked() if path != "sw.js"] == ["words.js"], "only what changed is fetched"
    assert page.evaluate("globalThis.newer") is None
    visitor.starts_over("glyphs", page)
    assert page.evaluate("globalThis.newer") is None, "starting over alone must not change versions"


def test_taking_the_newer_version_starts_over_in_it(visiting: Visiting, probe_site: Path) -> None:
    visitor, page = with_a_newer_version(visiting, probe_site)

    visitor.begins("take_update", page)

    page.wait_for_function(IS_NEWER, timeout=START_MS)
    page.wait_for_function(FIRST_SCREEN, timeout=START_MS)
    assert visitor.complaints == []


def test_a_page_that_is_starting_while_another_takes_the_newer_version_starts_over_in_it(
    visiting: Visiting, probe_site: Path
) -> None:
    visitor, page = with_a_newer_version(visiting, probe_site)
    starting = visitor.sets_out("glyphs", visitor.tab())
    starting.wait_for_function("() => performance.getEntriesByName('nithet:worker').length", timeout=START_MS)

    visitor.begins("take_update", page)

    starting.wait_for_function(IS_NEWER, timeout=START_MS)
    starting.wait_for_function(FIRST_SCREEN, timeout=START_MS)


def test_a_page_that_stands_goes_on_while_another_takes_the_newer_version(visiting: Visiting, probe_site: Path) -> None:
    visitor, page = with_a_newer_version(visiting, probe_site)
    standing = visitor.goes("glyphs", visitor.tab())
    standing.evaluate("globalThis.typing = true")

    visitor.begins("take_update", page)

    page.wait_for_function(IS_NEWER, timeout=START_MS)
    page.wait_for_function(FIRST_SCREEN, timeout=START_MS)
    assert standing.evaluate("globalThis.typing"), "what is being written there is not thrown away"
