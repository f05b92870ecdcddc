"""A day's work is sent over a line that is cut on the wire, and sent again: the history is that of an unbroken line."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from tests.e2e import rating
from tests.e2e.people import account_of, go_home, opens_today, press_sync, signs_in
from tests.e2e.ratings import Ratings
from tests.support.demo_office import open_demo
from tests.support.leftovers import Rows, edits, ledger
from tests.support.office_process import Office
from tests.support.phone import Phone
from tests.support.pictures import camera_photo
from tests.support.relay import Cut, Relay

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]
# The browser itself repeats a request when a connection it had used before breaks: of the same chunk one is taken.
_EXPECTED = {"PATCH /api/blobs/": {204, 409}}
PHONE = "supervisor"
DATA = "data"


@dataclass
class Morning:
    """A phone full of work and the office as it was left, both switched off: every evening begins with a copy."""

    folder: Path
    line: Relay
    site: Path
    playwright: Playwright
    phones: list[Phone]

    def office(self, folder: Path) -> Office:
        """The office on a folder, always behind the same line, so that the phone finds it at its address."""
        return Office(folder / DATA, port=self.line.port, env={"SITE_DIR": str(self.site)})

    def phone(self, folder: Path) -> Phone:
        """The phone on a folder."""
        phone = Phone(self.playwright, folder, PHONE)
        self.phones.append(phone)
        return phone

    def copy(self, folder: Path) -> None:
        """Both as they were in the morning."""
        for name in (PHONE, DATA):
            shutil.copytree(self.folder / name, folder / name, ignore=shutil.ignore_patterns("Singleton*"))


@pytest.fixture(scope="module")
def morning(
    site: Path, playwright: Playwright, phones: list[Phone], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Morning]:
    """Marks, a change of mind, a note and a finding with a photo, written without a server and never sent."""
    folder = tmp_path_factory.mktemp("morning")
    (folder / "classroom.jpg").write_bytes(camera_photo(2400, 1200, grainy=True))
    with Office(folder / DATA, env={"SITE_DIR": str(site)}) as office, Relay(office.port) as line:
        made = Morning(folder, line, site, playwright, phones)
        open_demo(office)
        supervisor = account_of(office)["supervisor"]
        phone = made.phone(folder)
        signs_in(phone, supervisor.at(line.url))
        office.stop()
        opens_today(phone, supervisor.today)
        _work(phone, folder / "classroom.jpg")
        phone.close()
        yield made


def _work(phone: Phone, photo: Path) -> None:
    phone.tap("next-step")
    levels = {"AC1": 4, "AC2": 2, "AC3": 3}
    notes = {indicator: f"สิ่งที่พบในตัวชี้วัด {indicator}" for indicator in levels}
    for indicator in levels:
        if rating.rate(phone, indicator, Ratings(levels, notes)):
            rating.turned(phone, indicator)
        else:
            phone.tap("next")
    phone.tap("previous")
    phone.chooses("indicator-AC3-level-1")
    phone.tap("add-finding")
    rating.find(phone, "ครูใช้ผลประเมินปรับแผนการสอน", nature="strength", audience="school", photo=photo)
    phone.sees("ข้อค้นพบของตัวชี้วัดนี้")
    phone.tap("back")
    go_home(phone)
    phone.tap("sync-line")
    phone.meets("sync-now")


def _waiting(phone: Phone) -> int:
    """How many edits the screen says are kept on the phone and not sent."""
    found = re.search(r"ข้อมูล\s(\d+)\sรายการ\sบันทึกในเครื่องแล้ว", phone.words())
    return int(found.group(1)) if found else 0


def _is_cut(phone: Phone, line: Relay) -> None:
    """Press, see it fail, and read that nothing is lost."""
    phone.until(lambda: phone.has("sync-now"), "a sync still runs")
    before = line.cuts
    phone.tap("sync-now")
    phone.until(lambda: line.cuts > before and phone.has("sync-now"), "the line was not cut")
    phone.sees("ขณะนี้ไม่มีสัญญาณ", "ทุกอย่างบันทึกอยู่ในเครื่องนี้")


def _counted(phone: Phone) -> tuple[str, str]:
    """N of N, as the server counts, once no sync of the app's own accord is under way any more."""
    found: list[str] = []

    def looks() -> bool:
        counted = re.search(r"อยู่บนเครื่องแม่ข่ายแล้ว\s([\d,]+)\sจาก\s([\d,]+)", phone.words())
        found[:] = counted.groups() if counted else []
        return bool(found)

    phone.until(looks, "no count on the receipt")
    return found[0], found[1]


def _evening(morning: Morning, folder: Path, request: str = "", cut: Cut | None = None) -> dict[str, Rows]:
    """Send everything, over a line that is cut twice if it is cut. Returns the office's history."""
    morning.copy(folder)
    phone, line = morning.phone(folder), morning.line
    with morning.office(folder) as office:
        phone.open(f"{line.url}/", until="รอส่งจากเครื่องนี้")
        waiting = _waiting(phone)
        assert waiting > 0
        if cut is not None:
            line.cut(request, cut)
        office.start()
        if cut is not None:
            carried = len(line.exchanges)
            for _ in range(2):
                _is_cut(phone, line)
            answers = [e.status for e in line.exchanges[carried:] if f"{e.method} {e.path}".startswith(request)]
            assert bool(answers) == (cut in (Cut.BEFORE_REPLY, Cut.MID_REPLY)), "it was cut somewhere else"
            assert set(answers) <= _EXPECTED.get(request, {200})
            confirmed = request != "POST /api/sync/push"  # then the text arrived, and only the rest is sent again
            assert _waiting(phone) == (0 if confirmed else waiting)
            line.mend()
        press_sync(phone)
        on_server, of = _counted(phone)
        assert on_server == of == str(len(edits_after(phone)))
        office.stop()
    return ledger(folder / DATA)


def edits_after(phone: Phone) -> Rows:
    """What the phone wrote, read from its disk once it is switched off."""
    phone.close()
    return edits(phone.profile)


def _edit(row: tuple[Any, ...]) -> tuple[Any, ...]:
    """Id, record, stamp and values with what they were based on. The office adds to each field what it replaced."""
    return (*row[:4], {name: kept[:2] for name, kept in json.loads(row[4]).items()})


@pytest.fixture(scope="module")
def unbroken(morning: Morning, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Rows]:
    """The history after a sync that nothing disturbed: every edit of the phone once, in its order, unchanged."""
    folder = tmp_path_factory.mktemp("unbroken")
    history = _evening(morning, folder)
    wrote = edits(folder / PHONE)
    (device,) = {row[6] for row in history["change"] if row[0] == wrote[0][0]}
    assert [_edit(row) for row in history["change"] if row[6] == device] == list(map(_edit, wrote))
    assert len(wrote) > 5
    assert not history["quarantine"]
    return history


@pytest.mark.parametrize(
    ("request_", "cut"),
    [
        pytest.param("POST /api/sync/push", Cut.BEFORE, id="before sending"),
        pytest.param("POST /api/sync/push", Cut.MID_BODY, id="in mid-body"),
        pytest.param("POST /api/sync/push", Cut.BEFORE_REPLY, id="after the commit, before the reply"),
        pytest.param("POST /api/sync/push", Cut.MID_REPLY, id="in the middle of the reply"),
        pytest.param("POST /api/sync/pull", Cut.MID_REPLY, id="in mid-pull"),
        pytest.param("PATCH /api/blobs/", Cut.MID_BODY, id="in the middle of a photo"),
        pytest.param("PATCH /api/blobs/", Cut.BEFORE_REPLY, id="when a part of a photo is there, before the reply"),
    ],
)
def test_a_sync_cut_twice_and_pressed_again_leaves_the_history_of_an_unbroken_one(
    morning: Morning, unbroken: dict[str, Rows], tmp_path: Path, request_: str, cut: Cut
) -> None:
    history = _evening(morning, tmp_path, request_, cut)

    for table, rows in unbroken.items():
        assert history[table] == rows, f"{table} differs"
