"""A phone that reaches no network hands its work to a tablet in a sealed file, in real browsers: one history."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from fieldwork import carried
from sync_server.carried import unsealed
from tests.e2e import rating
from tests.e2e.people import Account, account_of, go_home, opens_today, press_sync, signs_in
from tests.support.demo_office import open_demo
from tests.support.leftovers import Rows, ledger
from tests.support.office_process import Office
from tests.support.phone import Phone
from tests.support.pictures import camera_photo

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]
PHRASE = "ครูเดินถึงโรงเรียนก่อนฝนตก"


@pytest.fixture(scope="module")
def office(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The demo office, served."""
    with Office(tmp_path_factory.mktemp("office") / "data", env={"SITE_DIR": str(site)}) as made:
        open_demo(made)
        yield made


def test_work_is_carried_from_a_phone_to_a_tablet_and_the_phone_has_nothing_to_add(
    office: Office, playwright: Playwright, phones: list[Phone], tmp_path: Path
) -> None:
    supervisor = account_of(office)["supervisor"]
    phone, tablet = Phone(playwright, tmp_path, "phone"), Phone(playwright, tmp_path, "tablet")
    phones += [phone, tablet]
    signs_in(phone, supervisor)
    phone.go_offline()
    _work(phone, supervisor, tmp_path)
    file = _saves(phone, tmp_path)
    inside = carried.read(unsealed(file.read_bytes(), PHRASE))
    assert inside.edits and len(inside.photos) == 1 and inside.origin.name == supervisor.name

    signs_in(tablet, supervisor)
    _takes_in(tablet, file, supervisor.name)
    tablet.sees("นำเข้าแล้ว")
    go_home(tablet)
    tablet.tap("sync-line")
    press_sync(tablet)
    _takes_in(tablet, file, supervisor.name)
    tablet.sees("จึงไม่มีสิ่งใดเปลี่ยน")
    before = _history(office)
    phone.go_online()
    go_home(phone)
    phone.tap("sync-line")
    press_sync(phone)

    assert _history(office) == before
    assert {each.edit.id for each in inside.edits} <= {row[0] for row in before["change"]}


def _history(office: Office) -> dict[str, Rows]:
    """What was accepted and what stands, photos included."""
    return {
        name: rows for name, rows in ledger(office.data).items() if name in ("change", "record", "blob", "blob_use")
    }


def _work(phone: Phone, supervisor: Account, folder: Path) -> None:
    photo = folder / "classroom.jpg"
    photo.write_bytes(camera_photo(1200, 900, grainy=True))
    opens_today(phone, supervisor.today)
    phone.tap("next-step")
    phone.chooses("indicator-AC1-level-4")
    phone.tap("add-finding")
    rating.find(phone, "ครูใช้ผลประเมินปรับแผนการสอน", nature="strength", audience="school", photo=photo)
    phone.sees("ข้อค้นพบของตัวชี้วัดนี้")
    phone.tap("back")


def _to_the_file(phone: Phone) -> None:
    go_home(phone)
    phone.tap("sync-line")
    phone.tap("to-carry")
    phone.meets("carry-file")


def _saves(phone: Phone, folder: Path) -> Path:
    _to_the_file(phone)
    phone.sees("ไม่มีวลีผ่าน ไม่มีผู้ใดเปิดไฟล์ได้")
    phone.type("passphrase", PHRASE)
    phone.type("passphrase-again", PHRASE)
    with phone.download() as got:
        phone.tap("seal")
    phone.sees("บันทึกไฟล์แล้ว")
    path = folder / "work.nithet"
    got[0].save_as(path)
    return path


def _takes_in(phone: Phone, file: Path, name: str) -> None:
    _to_the_file(phone)
    phone.choose_file("carry-file", file)
    phone.type("carry-passphrase", PHRASE)
    phone.tap("carry-open")
    phone.sees(f"งานของ {name}")
    phone.tap("carry-take")
