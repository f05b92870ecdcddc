"""What a phone promises of its own files, in a real browser: installed with words that move, and asked to last."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e.people import Account, account_of, go_home, signs_in
from tests.support.office_process import Office
from tests.support.phone import Phone

pytestmark = [pytest.mark.browser, pytest.mark.slow]
IN_ORDER = True

# What the splash says from its first word to its last, and how the browser answers when it is asked for lasting room.
WATCH = """(() => {
  window.splashed = [];
  window.promised = [];
  const look = () => {
    const text = (id) => document.getElementById(`splash-${id}`)?.textContent ?? '';
    const now = [text('phase'), text('percent'), text('note'), document.getElementById('splash-bar')?.value ?? null];
    const last = window.splashed.at(-1);
    if (now[0] && JSON.stringify(now) !== JSON.stringify(last)) window.splashed.push(now);
  };
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(look).observe(document, all);
  const persist = StorageManager.prototype.persist;
  StorageManager.prototype.persist = async function () {
    const answer = await persist.call(this);
    window.promised.push(answer);
    return answer;
  };
})()"""


@dataclass
class Day:
    """One phone, its person, and the office."""

    phone: Phone
    office: Office
    folder: Path
    supervisor: Account


@pytest.fixture(scope="module")
def day(
    site: Path, playwright: Playwright, phones: list[Phone], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Day]:
    folder = tmp_path_factory.mktemp("keeps")
    with Office(folder / "data", env={"SITE_DIR": str(site)}) as office:
        office.start("demo")
        phone = Phone(playwright, folder, "supervisor")
        phones.append(phone)
        yield Day(phone, office, folder, account_of(office)["supervisor"])


def test_1_the_first_visit_tells_in_thai_how_far_it_is_and_never_goes_back(day: Day) -> None:
    phone = day.phone
    phone.switch_on()
    assert phone.browser is not None
    phone.browser.add_init_script(WATCH)

    signs_in(phone, day.supervisor)

    said: list[tuple[str, str, str, int]] = phone.page.evaluate("window.splashed")
    loading = [each for each in said if each[0] == "กำลังดาวน์โหลดแอปลงเครื่อง"]
    preparing = [each for each in said if each[0] == "กำลังเตรียมแอป"]
    assert len({percent for _, percent, _, _ in loading}) >= 3, said
    assert "ครั้งแรกใช้ข้อมูลประมาณ" in loading[-1][2] and "MB" in loading[-1][2]
    assert len({percent for _, percent, _, _ in preparing}) >= 3, said
    for phase in (loading, preparing):
        shown = [int(percent.removesuffix("%")) for _, percent, _, _ in phase]
        assert all(a <= b for a, b in pairwise(shown)), shown
        assert [bar for *_, bar in phase][-1] == shown[-1]
    assert loading[-1][3] > 50


def test_2_the_browser_is_asked_to_keep_the_files_and_its_answer_is_shown(day: Day) -> None:
    phone = day.phone
    first: list[bool] = phone.page.evaluate("window.promised")
    assert first, "nobody asked"
    go_home(phone)
    phone.goes("ตั้งค่า")
    phone.sees("เก็บถาวรในเครื่อง" if first[-1] else "เก็บในเบราว์เซอร์")
    assert first[-1] or phone.has("ask-lasting")
    if first[-1]:
        return

    phone.tap("ask-lasting")
    phone.sees("เบราว์เซอร์ยังไม่รับรอง")
    assert phone.browser is not None
    devtools = phone.browser.new_cdp_session(phone.page)
    devtools.send("Browser.grantPermissions", {"origin": day.office.url, "permissions": ["durableStorage"]})
    phone.tap("ask-lasting")
    phone.sees("เบราว์เซอร์รับรองแล้วว่าจะไม่ลบข้อมูลเอง")
    assert phone.page.evaluate("window.promised")[-2:] == [False, True]
    assert phone.page.evaluate("navigator.storage.persisted()")
