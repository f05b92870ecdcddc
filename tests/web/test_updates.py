"""A newer version: fetched in the background, offered, taken when the person says so and never before."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.visiting import START_MS, Visitor

pytestmark = pytest.mark.browser
Visiting = Callable[[Path], Visitor]


def newer(words: bytes) -> bytes:
    """The file of the newer version."""
    return words + b"\nglobalThis.newer = true;\n"


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
    visitor = visiting(probe_site)
    visitor.told("glyphs")
    visitor.site.change("words.js", newer)
    page = visitor.goes("updates")
    page.wait_for_function("() => document.title.includes('ready')", timeout=START_MS)

    visitor.starts_over("take_update", page)

    page.wait_for_function("() => globalThis.newer === true", timeout=START_MS)
    assert visitor.complaints == []
