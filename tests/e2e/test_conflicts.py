"""What two people wrote at the same time, in a real browser: it arrives, is settled without a network, and is gone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e.people import signs_in, syncs
from tests.support.demo_office import open_demo
from tests.support.office_process import Office
from tests.support.phone import Phone
from tools.album import settling
from tools.album.records import Demo
from tools.album.settling import Hand

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]
IN_ORDER = True


@dataclass
class Dispute:
    """The demo with one agreement written twice, and the phone of one of its authors."""

    office: Office
    demo: Demo
    phone: Phone

    @property
    def agreement(self) -> str:
        return settling.disputed_agreement(self.demo)

    def standing(self) -> list[str]:
        """The heads of the disputed words on the server."""
        hand = Hand.sign_in(self.demo, self.office.url, "expert-1")
        return hand.heads(self.agreement)["progress"]

    def opens(self, path: str) -> None:
        self.phone.page.goto(f"{self.office.url}/#{path}")


@pytest.fixture(scope="module")
def dispute(
    site: Path, playwright: Playwright, phones: list[Phone], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Dispute]:
    folder = tmp_path_factory.mktemp("dispute")
    with Office(folder / "data", env={"SITE_DIR": str(site)}) as office:
        open_demo(office)
        demo = Demo.read(office.data)
        settling.stir_up(demo, office.url)
        phone = Phone(playwright, folder, "supervisor")
        phones.append(phone)
        yield Dispute(office, demo, phone)


def test_after_signing_in_the_first_page_says_that_something_is_to_be_settled(dispute: Dispute) -> None:
    account = dispute.demo.account("supervisor-1")
    signs_in(dispute.phone, account)
    syncs(dispute.phone)
    dispute.opens("/")

    dispute.phone.meets("conflict-line")
    assert len(dispute.standing()) == 2


def test_without_a_network_both_values_are_there_and_one_is_chosen(dispute: Dispute) -> None:
    phone = dispute.phone
    phone.go_offline()
    phone.tap("conflict-line")
    phone.tap(f"conflict-{dispute.agreement}")
    phone.sees("เปิดชั้นเรียนแล้วสามครั้ง", "ภาษาไทยและคณิตศาสตร์")
    chosen = phone.identifiers("choose-progress-")[0]

    phone.tap(chosen)
    phone.tap("confirm-progress")

    phone.meets("settled-progress")
    assert len(dispute.standing()) == 2, "nothing was sent yet"


def test_with_the_network_back_it_is_settled_for_everybody(dispute: Dispute) -> None:
    dispute.phone.go_online()
    dispute.opens("/")
    syncs(dispute.phone)

    dispute.phone.until(lambda: len(dispute.standing()) == 1, "two heads are left on the server")
    dispute.opens("/")
    dispute.phone.until(lambda: not dispute.phone.has("conflict-line"), "the first page still asks")


def test_what_was_not_chosen_is_in_the_history_and_comes_back_by_two_taps(dispute: Dispute) -> None:
    phone, demo = dispute.phone, dispute.demo
    school = demo.records["agreement"][dispute.agreement]["school"]
    dispute.opens(f"/schools/{school}")
    phone.tap(f"history-{dispute.agreement}")
    phone.tap("history-field-progress")
    phone.sees("ไม่ได้รับเลือก")
    back = phone.identifiers("put-back-")[0]

    phone.tap(back)
    phone.tap(back.replace("put-back-", "put-back-yes-"))

    phone.sees("นำค่าเดิมกลับมาใช้แล้ว", "ยังไม่ได้ส่ง")
