"""A phone with a PIN in a real browser: locked at every start, sealed before it is wiped, and the work arrives."""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from app.account.lock import MOST_TRIES
from tests.e2e import own_files, rating
from tests.e2e.people import Account, account_of, opens_today, signs_in
from tests.support.demo_office import open_demo
from tests.support.leftovers import ledger
from tests.support.office_process import Office
from tests.support.phone import START_S, Phone
from tests.support.pictures import camera_photo

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]
PIN, TEXT = "482913", "ครูใช้ผลประเมินปรับแผนการสอน"
_LETTER = b'{"format":"nithet-letter"'


@pytest.fixture(scope="module")
def office(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The demo office, served."""
    with Office(tmp_path_factory.mktemp("office") / "data", env={"SITE_DIR": str(site)}) as made:
        open_demo(made)
        yield made


def test_a_lost_phone_shows_nothing_and_its_work_arrives(
    office: Office, playwright: Playwright, phones: list[Phone], tmp_path: Path
) -> None:
    supervisor = account_of(office)["supervisor"]
    phone = Phone(playwright, tmp_path, "phone")
    phones.append(phone)
    signs_in(phone, supervisor)
    _sets_a_pin(phone, office)
    office.stop()
    _works(phone, supervisor, tmp_path)

    phone.close()
    phone.open(office.url, until="กรุณาใส่ PIN")
    assert not phone.has("sync-line") and TEXT not in phone.words()
    _tries(phone, PIN)
    phone.sees("แบบที่ต้องบันทึก", patience=START_S)  # the app opens where it was

    phone.close()
    _use_up_all_tries_but_one(phone)
    phone.open(office.url, until="กรุณาใส่ PIN")
    _tries(phone, "111222")
    phone.meets("wiped")
    phone.meets("letters")
    phone.close()
    assert not own_files.databases_with(phone, TEXT) and not own_files.databases_with(phone, supervisor.name)
    assert not [path for path in own_files.second_copies(phone) if TEXT.encode() in path.read_bytes()]
    assert _files_with(phone, _LETTER)

    office.start()
    assert TEXT not in _findings(office)
    phone.open(office.url, until="ลงชื่อเข้าใช้")
    phone.meets("letters-handed")

    assert TEXT in _findings(office) and len(ledger(office.data)["blob"]) > 0
    phone.close()
    assert not _files_with(phone, _LETTER)


def _sets_a_pin(phone: Phone, office: Office) -> None:
    phone.page.goto(f"{office.url}/#/settings/pin")
    phone.meets("pin-set")
    phone.type("pin-new", PIN)
    phone.type("pin-repeated", PIN)
    phone.tap("pin-set")
    phone.meets("pin-done")
    assert not phone.has("pin-no-key")
    phone.page.goto(f"{office.url}/#/")
    phone.meets("sync-line")


def _works(phone: Phone, supervisor: Account, folder: Path) -> None:
    photo = folder / "classroom.jpg"
    photo.write_bytes(camera_photo(1200, 900, grainy=True))
    opens_today(phone, supervisor.today)
    phone.tap("add-finding")
    rating.find(phone, TEXT, nature="strength", audience="school", photo=photo)
    phone.sees("แบบที่ต้องบันทึก")  # the page it began on: what is tapped and not yet done would be lost with the phone


def _tries(phone: Phone, pin: str) -> None:
    phone.type("pin", pin)
    phone.tap("pin-open")


def _use_up_all_tries_but_one(phone: Phone) -> None:
    """As if somebody had tried for half an hour."""
    for file in own_files.databases(phone):
        if not (found := own_files.asked(file, "SELECT value FROM note WHERE name = 'account'")):
            continue
        account = json.loads(found[0][0])
        if "lock" not in account:
            continue
        account["lock"] |= {"tries": MOST_TRIES - 1, "tried_at": 0}
        with contextlib.closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(file.read_bytes())
            with database:
                said = json.dumps(account, ensure_ascii=False)
                database.execute("UPDATE note SET value = ? WHERE name = 'account'", (said,))
            file.write_bytes(database.serialize())


def _files_with(phone: Phone, beginning: bytes) -> list[Path]:
    found = (path for path in phone.profile.rglob("*") if path.is_file())
    return [path for path in found if path.read_bytes()[: len(beginning)] == beginning]


def _findings(office: Office) -> str:
    return " ".join(str(row) for row in ledger(office.data)["change"])
