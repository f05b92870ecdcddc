"""What a phone promises about its own files, in a real browser: installed with words that move, asked to last, photos
without their place, and damage that is said and costs nothing."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Playwright

from fieldwork import carried
from sync_server.carried import unsealed
from tests.e2e import rating
from tests.e2e.own_files import asked, databases, second_copies, tables_of
from tests.e2e.people import Account, account_of, go_home, opens_today, press_sync, signs_in
from tests.support.demo_office import open_demo
from tests.support.office_process import Office
from tests.support.phone import START_S, Phone
from tests.support.pictures import GPS_LATITUDE, camera_photo

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]
IN_ORDER = True
FOUND, UNSENT = "ครูใช้ผลประเมินปรับแผนการสอน", "บันทึกหลังการส่งครั้งสุดท้าย"
PHRASE = "ครูเดินถึงโรงเรียนก่อนฝนตก"
PAGE = 4096
SOME, SELDOM = 5, 6  # frames, and frames a second
UPRIGHT = (800, 1600)

# What the splash says from its first word to its last, when a frame is drawn under it, and how the browser answers when
# it is asked for lasting room.
WATCH = """(() => {
  window.drawn = [];
  const frame = window.requestAnimationFrame;
  window.often = window.requestAnimationFrame = (draw) => frame.call(window, (now) => {
    window.drawn.push(performance.now());
    draw(now);
  });
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
        open_demo(office)
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


def test_1_while_python_starts_frames_that_nobody_sees_are_seldom_drawn(day: Day) -> None:
    page = day.phone.page
    marks: dict[str, float] = page.evaluate(
        "Object.fromEntries(performance.getEntriesByType('mark').map(({ name, startTime }) => [name, startTime]))"
    )
    begun, over = marks["nithet:client"], marks["nithet:connected"]
    drawn: list[float] = page.evaluate("window.drawn")

    assert begun < over, "Flutter did not have to wait"
    unseen = [at for at in drawn if begun < at < over]
    assert len(unseen) < SOME + SELDOM * (over - begun) / 1000, f"{len(unseen)} in {over - begun:.0f} ms"
    assert page.evaluate("window.requestAnimationFrame === window.often"), "what is seen is drawn as often as it asks"


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


def test_3_a_turned_photo_with_its_place_is_upright_small_and_bare_in_the_browsers_own_files(day: Day) -> None:
    phone, photo = day.phone, day.folder / "classroom.jpg"
    photo.write_bytes(camera_photo(2400, 1200))
    opens_today(phone, day.supervisor.today)
    phone.tap("next-step")
    phone.chooses("indicator-AC1-level-4")
    phone.tap("add-finding")
    rating.find(phone, FOUND, nature="strength", audience="school", photo=photo)
    phone.sees("ข้อค้นพบของตัวชี้วัดนี้")
    go_home(phone)
    phone.tap("sync-line")
    press_sync(phone)
    phone.close()

    files = databases(phone)
    kept = [body for file in files for body in photos_in(file) if size_of(body) == UPRIGHT]
    sent = [path.read_bytes() for path in (day.office.data / "blobs").rglob("*") if path.is_file()]
    assert len(kept) == 1 and kept[0] in sent
    assert photo.read_bytes().count(GPS_LATITUDE) == 1
    for stored in [*(file.read_bytes() for file in files), *sent]:
        assert GPS_LATITUDE not in stored and b"Exif\0\0" not in stored
    with Image.open(io.BytesIO(kept[0])) as picture:
        red, green, blue = picture.convert("RGB").getpixel((20, 20))  # type: ignore[misc]
        assert red > 200 and green < 60 and blue < 60, "not the way up it was taken"


def test_4_damage_is_said_and_what_was_not_sent_is_saved_as_a_file(day: Day) -> None:
    phone = day.phone
    day.office.stop()
    phone.open(f"{day.office.url}/")
    opens_today(phone, day.supervisor.today)
    phone.tap("next-step")
    phone.tap("add-finding")
    rating.find(phone, UNSENT, nature="improve", audience="internal")
    phone.sees("ข้อค้นพบของตัวชี้วัดนี้")
    phone.close()
    (records,) = [file for file in databases(phone) if UNSENT.encode() in file.read_bytes()]
    assert ruin(records, sparing=UNSENT.encode()) >= 3
    assert spoil(second_copies(phone)) >= 1

    phone.open(f"{day.office.url}/", until="เปิดข้อมูลในเครื่องนี้ไม่ได้")

    phone.sees("ไฟล์ข้อมูลในเครื่องเสียหาย", "อ่านงานที่ยังไม่ได้ส่งได้")
    assert not phone.says("สวัสดี"), "it must not look as if there were nothing"
    phone.tap("export")
    phone.type("passphrase", PHRASE)
    phone.type("passphrase-again", PHRASE)
    with phone.download() as got:
        phone.tap("seal")
    inside = carried.read(unsealed(Path(got[0].path()).read_bytes(), PHRASE))
    assert any(value == UNSENT for each in inside.edits for value, *_ in each.edit.fields.values())


def test_5_beginning_again_brings_back_what_was_not_sent_and_all_that_the_server_has(day: Day) -> None:
    phone = day.phone
    phone.tap("begin-again")
    phone.tap("question-yes")
    phone.until(lambda: phone.has("login") or phone.has("passphrase"), "no way back in")
    with phone.traffic.expecting(401):  # the app may try to sync before the person has signed in again
        day.office.start("serve")
        phone.open(day.supervisor.link, until=day.supervisor.name)
        phone.tap("enter")
        phone.sees(f"สวัสดี {day.supervisor.name}", patience=START_S)

    opens_today(phone, day.supervisor.today)
    phone.sees(FOUND, UNSENT)
    phone.tap("next-step")
    phone.tap("previous")  # the sheet opens at the first indicator that has no level
    phone.meets("indicator-AC1-level-4")
    assert phone.is_chosen("indicator-AC1-level-4")


def photos_in(file: Path) -> list[bytes]:
    """The photos that a database of the app holds; none when it is not the one of photos."""
    return [row[0] for row in asked(file, "SELECT body FROM blob_bytes")] if "blob_bytes" in tables_of(file) else []


def size_of(body: bytes) -> tuple[int, int]:
    """Width and height of a picture that carries nothing but itself."""
    with Image.open(io.BytesIO(body)) as picture:
        assert not picture.getexif()
        return picture.size


def spoil(copies: list[Path]) -> int:
    """Leave nothing to be read in second copies."""
    for path in copies:
        path.write_bytes(b"\xa5" * path.stat().st_size)
    return len(copies)


def ruin(file: Path, *, sparing: bytes) -> int:
    """Overwrite the pages that hold schools with rubbish, but none with these words and none at the beginning."""
    held, ruined = bytearray(file.read_bytes()), 0
    for start in range(PAGE * 16, len(held), PAGE):
        page = bytes(held[start : start + PAGE])
        if "โรงเรียน".encode() in page and sparing not in page and ruined < 6:
            held[start : start + PAGE] = b"\xa5" * len(page)
            ruined += 1
    file.write_bytes(held)
    return ruined
