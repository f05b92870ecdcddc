"""One visit on demo data, from two phones at a school without a signal to the principal's tablet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e import rating
from tests.e2e.people import Account, account_of, opens_today, signs_in, syncs
from tests.e2e.ratings import EXPERT, SUPERVISOR
from tests.support.chromium import PHONE, TABLET
from tests.support.office_process import Office
from tests.support.phone import Phone
from tests.support.pictures import camera_photo

pytestmark = [pytest.mark.browser, pytest.mark.slow]
IN_ORDER = True


@dataclass
class Day:
    """Who takes part, with what."""

    office: Office
    supervisor: Phone
    expert: Phone
    principal: Phone
    accounts: dict[str, Account]
    folder: Path

    @property
    def school(self) -> str:
        """The school of the visit."""
        return self.accounts["supervisor"].today


@pytest.fixture(scope="module")
def day(
    site: Path, playwright: Playwright, phones: list[Phone], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Day]:
    """The demo's server on an empty folder, and three devices never used before."""
    folder = tmp_path_factory.mktemp("day")
    with Office(folder / "data", env={"SITE_DIR": str(site)}) as office:
        office.start("demo")
        accounts = account_of(office)
        devices = [
            Phone(playwright, folder, name, shape=shape)
            for name, shape in (("supervisor", PHONE), ("expert", PHONE), ("principal", TABLET))
        ]
        phones += devices
        yield Day(office, *devices, accounts, folder)


def test_1_the_demo_says_how_to_sign_in(day: Day) -> None:
    printed = day.office.log.read_text("utf-8")

    assert day.office.url in printed
    for account in day.accounts.values():
        assert account.name in printed and account.link in printed


def test_2_two_raters_sign_in_and_their_phones_fetch_what_their_roles_allow(day: Day) -> None:
    for phone, role in ((day.supervisor, "supervisor"), (day.expert, "expert")):
        signs_in(phone, day.accounts[role])
        phone.sees("เยี่ยมวันนี้", day.school)
