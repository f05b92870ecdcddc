"""A phone that speaks English and believes to be elsewhere: the app is Thai, and today is Thailand's today."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e.people import account_of, opens_today, signs_in
from tests.support.chromium import PHONE
from tests.support.demo_office import open_demo
from tests.support.office_process import Office
from tests.support.phone import Phone

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]
ABROAD = replace(PHONE, locale="en-US", zone="America/Los_Angeles")


@pytest.fixture(scope="module")
def office(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The demo office, served."""
    with Office(tmp_path_factory.mktemp("office") / "data", env={"SITE_DIR": str(site)}) as made:
        open_demo(made)
        yield made


def test_a_phone_in_english_and_in_another_time_zone_speaks_thai_and_knows_todays_visit(
    office: Office, playwright: Playwright, phones: list[Phone], tmp_path: Path
) -> None:
    supervisor = account_of(office)["supervisor"]
    phone = Phone(playwright, tmp_path, "abroad", shape=ABROAD)
    phones.append(phone)
    signs_in(phone, supervisor)
    assert phone.page.evaluate("[navigator.language, Intl.DateTimeFormat().resolvedOptions().timeZone]") == [
        "en-US",
        "America/Los_Angeles",
    ]

    phone.sees("เยี่ยมวันนี้", supervisor.today, "พ.ศ.")
    opens_today(phone, supervisor.today)
    phone.tap("next-step")
    phone.chooses("indicator-AC1-level-4")
    phone.sees("บันทึกในเครื่องแล้ว")
    phone.page.goto(f"{office.url}/#/settings")
    phone.chooses("language-en")
    phone.sees("Text size")
    phone.close()
    phone.open(office.url, until="Settings")
