"""What everybody does: sign in by a link, open today's visit, sync and read the receipt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Playwright

from tests.support.demo_office import open_demo
from tests.support.office_process import Office
from tests.support.phone import START_S, Phone


@dataclass(frozen=True, slots=True)
class Account:
    """A sign-in of the demo."""

    role: str
    name: str
    today: str
    link: str

    def at(self, origin: str) -> Account:
        """The same sign-in, reached at another address of the office."""
        return replace(self, link=origin + urlsplit(self.link)._replace(scheme="", netloc="").geturl())


def account_of(office: Office) -> dict[str, Account]:
    """By role, the people of the visit to the school without a signal."""
    listed = [Account(a["role"], a["name"], a["today"], a["link"]) for a in office.accounts()]
    school = next(a.today for a in listed if a.role == "supervisor")
    wanted = ("supervisor", "expert", "principal")
    found = {role: next(a for a in listed if a.role == role and a.today == school) for role in wanted}
    return found | {role: next(a for a in listed if a.role == role) for role in ("secretariat", "director")}


def signs_in(phone: Phone, account: Account) -> None:
    """Open the link, see whose it is, go in, and wait until everything is on the device."""
    phone.open(account.link, until=account.name)
    phone.tap("enter")
    phone.sees(f"สวัสดี {account.name}", patience=START_S)


@contextmanager
def at_the_school(site: Path, playwright: Playwright, phones: list[Phone], folder: Path) -> Iterator[tuple[Phone, str]]:
    """A supervisor's phone at the school, today's sheet open and no server anywhere, and the app's address."""
    phone = Phone(playwright, folder, "supervisor")
    phones.append(phone)
    with Office(folder / "data", env={"SITE_DIR": str(site)}) as office:
        open_demo(office)
        supervisor = account_of(office)["supervisor"]
        signs_in(phone, supervisor)
        office.stop()
        opens_today(phone, supervisor.today)
        phone.tap("next-step")
        phone.meets("indicator-AC1-level-1")
        yield phone, f"{office.url}/"


def opens_today(phone: Phone, school: str) -> None:
    """From wherever to today's visit."""
    go_home(phone)
    phone.tap_words(school)
    phone.sees("แบบที่ต้องบันทึก")


def syncs(phone: Phone) -> None:
    """Send and receive, and read the receipt."""
    go_home(phone)
    phone.tap("sync-line")
    press_sync(phone)


def press_sync(phone: Phone) -> None:
    """On the page of syncing: send now, and wait for the receipt with the server's own count."""
    phone.until(lambda: phone.has("sync-now"), "a sync still runs")
    before = receipt(phone)
    phone.tap("sync-now")
    phone.until(lambda: receipt(phone) > before and is_level(phone), "device and server are not level")


def receipt(phone: Phone) -> int:
    """The number of the latest receipt, 0 before the first."""
    found = re.search(r"เลขที่ใบรับ\s(\d+)", phone.text_of("sync-receipt")) if phone.has("sync-receipt") else None
    return int(found.group(1)) if found else 0


def is_level(phone: Phone) -> bool:
    """Whether nothing waits and the receipt counts as many on the server as this device ever sent."""
    said = phone.text_of("sync-receipt")
    counted = re.search(r"อยู่บนเครื่องแม่ข่ายแล้ว\s([\d,]+)\sจาก\s([\d,]+)", said)
    whole = counted.group(1) == counted.group(2) if counted else "ยังไม่มีข้อมูลที่ต้องส่ง" in said
    return whole and phone.says("ไม่มีสิ่งใดรอส่ง")


def go_home(phone: Phone) -> None:
    """Back to the first page, from wherever."""
    while not phone.has("sync-line"):
        if phone.has_destination("หน้าแรก"):
            phone.goes("หน้าแรก")
            phone.until(lambda: phone.has("sync-line"), "no first page")
        else:
            phone.tap("back")
