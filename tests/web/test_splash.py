"""What the first page says, with a way on, when the app cannot start or breaks down later."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.web.serving import page
from tests.web.visiting import FIRST_SCREEN, START_MS, Visitor

pytestmark = pytest.mark.browser
Visiting = Callable[[Path], Visitor]


def test_a_wifi_sign_in_page_is_not_taken_for_the_app(visiting: Visiting, probe_site: Path) -> None:
    visitor = visiting(probe_site)
    visitor.site.answers["main.dart.js"] = page("<h1>Sign in to our network</h1>")
    shown = visitor.page()
    shown.goto(visitor.site.url)
    shown.wait_for_selector("#splash[data-phase=failed]", timeout=START_MS)
    assert "ดาวน์โหลดแอปไม่สำเร็จ" in shown.inner_text("#splash")
    assert "อินเทอร์เน็ต" in shown.inner_text("#splash-advice")

    visitor.site.answers.clear()
    visitor.site.requests.clear()
    shown.click("#splash-retry")
    shown.wait_for_function(FIRST_SCREEN, timeout=START_MS)

    assert "pyodide/pyodide.asm.wasm" not in visitor.site.asked(), "what had arrived was downloaded again"


def test_python_that_does_not_start_ends_in_advice_and_not_in_a_spinner(visiting: Visiting, probe_site: Path) -> None:
    visitor = visiting(probe_site)
    visitor.site.change("python/ours.zip", lambda archive: archive[:-100])
    shown = visitor.page()

    shown.goto(visitor.site.url)
    shown.wait_for_selector("#splash[data-phase=failed]", timeout=START_MS)

    assert "เปิดแอปไม่สำเร็จ" in shown.inner_text("#splash")
    assert "ยังอยู่ในเครื่องนี้ครบถ้วน" in shown.inner_text("#splash-advice")
    assert shown.get_by_role("button", name="ลองใหม่").is_visible()


def test_an_interpreter_that_breaks_down_later_is_said_with_a_way_back(visiting: Visiting, probe_site: Path) -> None:
    visitor = visiting(probe_site)
    shown = visitor.goes("glyphs")

    breaks = (
        "() => void setTimeout(() => { throw Object.assign(new Error('no memory'), {pyodide_fatal_error: true}); })"
    )
    shown.workers[0].evaluate(breaks)
    shown.wait_for_selector("#splash[data-phase=failed]")

    assert "แอปหยุดทำงาน" in shown.inner_text("#splash")
    shown.click("#splash-retry")
    shown.wait_for_function(FIRST_SCREEN, timeout=START_MS)


def test_an_old_browser_is_told_to_be_updated(visiting: Visiting, probe_site: Path) -> None:
    visitor = visiting(probe_site)
    shown = visitor.page()
    shown.add_init_script("delete WebAssembly.instantiateStreaming")

    shown.goto(visitor.site.url)
    shown.wait_for_selector("#splash[data-phase=failed]")

    assert "เบราว์เซอร์นี้เก่าเกินไป" in shown.inner_text("#splash")
