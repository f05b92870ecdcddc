"""The file of records damaged on the disk while the app is closed: what nobody else has comes back from the second
copy, without a network, and reaches the server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e import rating
from tests.e2e.own_files import databases_with, second_copies
from tests.e2e.people import Account, account_of, go_home, opens_today, press_sync, signs_in
from tests.support.demo_office import open_demo
from tests.support.office_process import Office
from tests.support.phone import START_S, Phone

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]
IN_ORDER = True
UNSENT = "มีเพียงในเครื่องนี้เท่านั้น"
KEPT_WITHIN_MS = 1500


class Damaged:
    """One phone, its person, and the office."""

    def __init__(self, phone: Phone, office: Office, supervisor: Account) -> None:
        self.phone, self.office, self.supervisor = phone, office, supervisor


@pytest.fixture(scope="module")
def day(
    site: Path, playwright: Playwright, phones: list[Phone], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Damaged]:
    folder = tmp_path_factory.mktemp("second")
    with Office(folder / "data", env={"SITE_DIR": str(site)}) as office:
        open_demo(office)
        phone = Phone(playwright, folder, "supervisor")
        phones.append(phone)
        yield Damaged(phone, office, account_of(office)["supervisor"])


def test_1_a_destroyed_database_is_told_and_begun_anew_with_all_that_was_unsent(day: Damaged) -> None:
    phone = day.phone
    signs_in(phone, day.supervisor)
    day.office.stop()
    opens_today(phone, day.supervisor.today)
    phone.tap("next-step")
    phone.chooses("indicator-AC1-level-4")
    phone.tap("add-finding")
    rating.find(phone, UNSENT, nature="improve", audience="internal")
    phone.sees("ข้อค้นพบของตัวชี้วัดนี้")
    phone.page.wait_for_timeout(KEPT_WITHIN_MS)
    phone.close()
    (records,) = databases_with(phone, UNSENT)
    assert any(UNSENT in path.read_text("utf-8", "replace") for path in second_copies(phone))
    held = records.read_bytes()
    records.write_bytes(held[:100] + b"\xa5" * (len(held) - 100))

    phone.open(f"{day.office.url}/", until="ไฟล์ข้อมูลในเครื่องเสียหาย แอปเริ่มไฟล์ใหม่ให้แล้ว")

    phone.sees("นำงานที่ยังไม่ได้ส่งกลับมาจากสำเนาสำรองในเครื่องแล้ว")
    assert not phone.says("สวัสดี") and not phone.has("login"), "it goes on as who it was"


def test_2_with_a_network_everything_is_there_again_and_is_sent(day: Damaged) -> None:
    phone = day.phone
    day.office.start("serve")
    phone.open(f"{day.office.url}/", until=f"สวัสดี {day.supervisor.name}")
    phone.sees("ไฟล์ข้อมูลในเครื่องเสียหาย", patience=START_S)
    phone.tap("files-read")
    phone.until(lambda: not phone.has("files-notice"), "what was read stays")
    opens_today(phone, day.supervisor.today)
    phone.sees(UNSENT)
    phone.tap("next-step")
    phone.tap("previous")
    phone.meets("indicator-AC1-level-4")
    assert phone.is_chosen("indicator-AC1-level-4")
    go_home(phone)
    phone.tap("sync-line")
    press_sync(phone)
    phone.close()

    assert not any(UNSENT in path.read_text("utf-8", "replace") for path in second_copies(phone)), "trimmed when sent"


def test_3_a_browser_that_cleared_the_files_says_so_when_somebody_signs_in_again(day: Damaged) -> None:
    phone = day.phone
    phone.switch_on()
    assert phone.browser is not None
    devtools = phone.browser.new_cdp_session(phone.page)
    devtools.send("Storage.clearDataForOrigin", {"origin": day.office.url, "storageTypes": "file_systems"})

    signs_in(phone, day.supervisor)

    phone.sees("ข้อมูลของแอปในเบราว์เซอร์นี้เคยถูกล้าง", "ตามรายงานครั้งสุดท้าย")
    phone.tap("files-read")
    phone.until(lambda: not phone.has("files-notice"), "what was read stays")
