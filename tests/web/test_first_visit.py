"""The app in a real browser: the first visit, and every visit after it without a server."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.chromium import WHOLE, Engine
from tests.web.serving import page
from tests.web.visiting import FIRST_SCREEN, START_MS, Visitor, read

pytestmark = pytest.mark.browser
Visiting = Callable[[Path], Visitor]


@pytest.fixture
def engine() -> Engine:
    """What people have, drawing as theirs does: whatever it complains about is heard."""
    return WHOLE


def test_the_first_visit_asks_nobody_but_its_own_server_and_breaks_no_rule(visiting: Visiting, app_site: Path) -> None:
    visitor = visiting(app_site)

    shown = visitor.goes("")

    assert shown.title() == "นิเทศ"
    assert visitor.off_origin() == []
    assert [request for request in visitor.site.requests if request[1] >= 400] == []
    assert visitor.complaints == []


def test_after_one_visit_the_app_starts_without_its_server(visiting: Visiting, app_site: Path) -> None:
    visitor = visiting(app_site)
    visitor.goes("")
    visitor.site.stop()
    visitor.close()
    visitor.open()

    shown = visitor.goes("")

    assert shown.evaluate("document.querySelector('flutter-view') !== null")
    assert visitor.off_origin() == []


def test_a_glyph_sarabun_lacks_comes_from_the_site_or_is_a_box(visiting: Visiting, probe_site: Path) -> None:
    visitor = visiting(probe_site)
    visitor.site.stop()
    visitor.site.start()
    visitor.told("glyphs")
    visitor.site.stop()

    visitor.told("glyphs")
    visitor.page().wait_for_load_state("networkidle")

    assert visitor.off_origin() == []
    assert visitor.complaints == []
    fonts = {url.rpartition("/")[2] for url in visitor.asked if "assets/fonts/" in url}
    assert {"Emoji.woff2", "Symbols.woff2"} <= fonts


def test_pictures_files_saved_and_files_picked_keep_to_the_policy(visiting: Visiting, probe_site: Path) -> None:
    visitor = visiting(probe_site)
    shown = visitor.page()

    with shown.expect_download(timeout=START_MS) as saving:
        visitor.sets_out("files")
    shown.wait_for_function("() => document.title.includes('saved')", timeout=START_MS)
    shown.wait_for_function(FIRST_SCREEN)
    with shown.expect_file_chooser() as choosing:
        shown.mouse.click(200, 400)
    choosing.value.set_files({"name": "รูป.txt", "mimeType": "text/plain", "buffer": "เนื้อหา".encode()})
    shown.wait_for_function("() => document.title.includes('body')", timeout=START_MS)

    assert saving.value.suggested_filename == "ส่งออก.json"
    assert read(shown) == {"name": "รูป.txt", "body": "เนื้อหา"}
    assert visitor.complaints == []
    assert visitor.off_origin() == []


def test_the_app_can_be_installed(visiting: Visiting, app_site: Path) -> None:
    visitor = visiting(app_site)
    shown = visitor.goes("")
    assert visitor.context is not None
    devtools = visitor.context.new_cdp_session(shown)

    manifest = devtools.send("Page.getAppManifest")
    hindered = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]

    assert manifest["errors"] == []
    assert '"lang": "th"' in manifest["data"]
    assert [error["errorId"] for error in hindered if error["errorId"] != "in-incognito"] == []


def test_what_the_site_does_not_hold_is_never_answered_with_the_app(visiting: Visiting, probe_site: Path) -> None:
    visitor = visiting(probe_site)
    visitor.site.answers["api/reports/one"] = page("<h1>the report</h1>")
    shown = visitor.goes("glyphs")

    assert "the report" in shown.evaluate("fetch('/api/reports/one').then(reply => reply.text())")
    assert shown.evaluate("fetch('/api/nothing').then(reply => reply.status)") == 404
    other = visitor.tab()
    other.goto(f"{visitor.site.url}api/reports/one")
    assert other.inner_text("h1") == "the report"
    reply = other.goto(f"{visitor.site.url}no/such/page")
    assert reply is not None and reply.status == 404
