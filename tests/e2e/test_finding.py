"""A finding with one hand, in a real browser: the camera at an indicator, a blur drawn with a thumb, one line, done."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Playwright

from tests.e2e import rating
from tests.e2e.people import account_of, opens_today, signs_in, syncs
from tests.support import semantics
from tests.support.demo_office import open_demo
from tests.support.office_process import Office
from tests.support.phone import NotSeen, Phone
from tests.support.pictures import camera_photo

pytestmark = [pytest.mark.browser, pytest.mark.slow]
IN_ORDER = True
SEEN = "ราวบันไดหลวมที่อาคารสอง"
STRIPE = 8

# What a picture input looks like when the page clicks it, noted before the camera changes anything.
WATCH = """(() => {
  window.asked = [];
  const made = document.createElement;
  document.createElement = function (...args) {
    const node = made.apply(this, args);
    if (node.tagName === 'INPUT') node.addEventListener('click', () =>
      window.asked.push([node.type, node.accept, node.getAttribute('capture')]));
    return node;
  };
})()"""

# A browser that may not use the camera comes back from it with nothing.
REFUSE = """() => {
  window.opens = HTMLInputElement.prototype.click;
  HTMLInputElement.prototype.click = function () { this.dispatchEvent(new Event('cancel')); };
}"""
ALLOW = "() => { HTMLInputElement.prototype.click = window.opens; }"


@dataclass
class Day:
    """One phone and the office."""

    phone: Phone
    office: Office
    folder: Path
    today: str
    before: list[bytes]

    def at_an_indicator(self) -> Phone:
        """The phone, with the sheet of today's visit open."""
        opens_today(self.phone, self.today)
        self.phone.tap("next-step")
        self.phone.meets("take-photo")
        return self.phone


@pytest.fixture(scope="module")
def day(
    site: Path, playwright: Playwright, phones: list[Phone], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Day]:
    folder = tmp_path_factory.mktemp("finding")
    with Office(folder / "data", env={"SITE_DIR": str(site)}) as office:
        open_demo(office)
        phone = Phone(playwright, folder, "supervisor")
        phones.append(phone)
        phone.switch_on()
        assert phone.browser is not None
        phone.browser.add_init_script(WATCH)
        supervisor = account_of(office)["supervisor"]
        signs_in(phone, supervisor)
        yield Day(phone, office, folder, supervisor.today, stored(office))


def stripes() -> Image.Image:
    """Upright black and white stripes."""
    row = Image.new("L", (1200, 1))
    row.putdata([255 * (x // STRIPE % 2) for x in range(1200)])
    return row.resize((1200, 1600), Image.Resampling.NEAREST)


def contrast(body: bytes, y: float) -> int:
    """How far light and dark lie apart in the middle of the picture, at this height of it."""
    with Image.open(io.BytesIO(body)) as opened:
        grey = opened.convert("L")
        at = range(int(grey.width * 0.4), int(grey.width * 0.6))
        values = [int(grey.getpixel((x, int(grey.height * y)))) for x in at]  # type: ignore[arg-type]
    return max(values) - min(values)


def stored(office: Office) -> list[bytes]:
    """Every photo that reached the server."""
    files = (file for file in (office.data / "blobs").rglob("*") if file.is_file())
    return [body for body in (file.read_bytes() for file in files) if body.startswith(b"\xff\xd8")]


def can_undo(phone: Phone) -> bool:
    """Whether something is drawn."""
    js = "n => [n, ...n.querySelectorAll('*')].some(e => e.hasAttribute('flt-tappable'))"
    return bool(phone.page.locator(semantics.by_identifier("undo-drawing")).evaluate(js))


def draws(phone: Phone, *points: tuple[float, float]) -> None:
    """Draw with a finger. What was drawn this moment may not be awake yet: one does it again."""

    def try_it() -> bool:
        phone.draw("photo-check", [points])
        with suppress(NotSeen):
            phone.until(lambda: can_undo(phone), "nothing drawn", patience=2)
        return can_undo(phone)

    phone.until(try_it, "nothing can be drawn")


def test_the_camera_is_one_tap_away_at_an_indicator(day: Day) -> None:
    phone = day.at_an_indicator()
    photo = day.folder / "stripes.png"
    stripes().save(photo)

    phone.choose_file("take-photo", photo)

    phone.meets("photo-check")
    assert phone.page.evaluate("window.asked.at(-1)") == ["file", "image/*", "environment"]


def test_a_thumb_blurs_and_points_and_takes_back(day: Day) -> None:
    phone = day.phone

    draws(phone, (0.3, 0.5), (0.7, 0.5))
    phone.tap("undo-drawing")
    phone.until(lambda: not can_undo(phone), "it was not taken back")
    draws(phone, (0.3, 0.5), (0.7, 0.5))
    phone.chooses("tool-arrow")
    phone.draw("photo-check", [[(0.3, 0.8), (0.7, 0.8)]])
    phone.tap("keep-photo")

    phone.meets("text", "photo-1")


def test_one_line_and_the_person_is_back_at_the_indicator(day: Day) -> None:
    phone = day.phone
    rating.write(phone, "text", SEEN)

    phone.tap("done")

    phone.sees(SEEN)
    phone.meets("take-photo")


def test_only_the_blurred_photo_ever_reaches_the_server(day: Day) -> None:
    phone, office = day.phone, day.office
    syncs(phone)
    phone.until(lambda: len(stored(office)) > len(day.before), "no photo came")

    (body,) = [each for each in stored(office) if each not in day.before]
    assert contrast(body, 0.5) < 60, "blurred where the thumb went"
    assert contrast(body, 0.2) > 200, "and nowhere else"
    with Image.open(io.BytesIO(body)) as opened:
        column = [opened.convert("RGB").getpixel((opened.width // 2, y)) for y in range(opened.height)]
    assert any(red > 150 and green < 80 for red, green, _ in column), "the arrow is in the pixels"  # type: ignore[misc]


def test_a_finding_with_a_photo_and_a_line_takes_three_taps(day: Day) -> None:
    """Tap, tap, type, tap: the cursor is in the line by itself. The system's own camera is not counted."""
    phone = day.at_an_indicator()
    line = "มุมอ่านหนังสือหน้าห้อง"

    phone.choose_file("take-photo", day.folder / "stripes.png")
    phone.meets("photo-check")
    phone.tap("keep-photo")
    phone.meets("text")
    phone.until(lambda: bool(phone.page.evaluate(semantics.FOCUSED)), "no cursor in the line")
    phone.page.keyboard.insert_text(line)
    phone.sees("บันทึกในเครื่องแล้ว")
    phone.tap("done")

    phone.meets("take-photo")
    phone.sees(line)


def test_a_camera_that_gives_nothing_is_said_where_one_stands(day: Day) -> None:
    phone = day.at_an_indicator()
    phone.page.evaluate(REFUSE)

    phone.tap("take-photo")

    phone.sees("ไม่มีภาพจากกล้อง")
    phone.meets("take-photo")
    phone.page.evaluate(ALLOW)


def test_a_photo_of_fifty_megapixels_is_looked_at_like_any_other(day: Day) -> None:
    phone = day.phone
    large = day.folder / "large.jpg"
    large.write_bytes(camera_photo(8660, 5773))

    phone.choose_file("take-photo", large)

    phone.meets("photo-check")
    phone.tap("leave-photo-out")
    phone.meets("text")
