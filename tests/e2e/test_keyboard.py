"""Without a mouse: every page is walked with the Tab key alone (WCAG 2.2: 2.1.1, 2.1.2, 2.4.3, 2.4.7, 2.4.11).

Whatever can be tapped is reached, in the order of reading, and is in view when it has the focus; nothing holds the
focus but a dialog, which gives it back; and a mark that is seen says where it is, in light and in dark.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Playwright

from tests.e2e.every_page import addresses, office_addresses, open_page
from tests.e2e.people import signs_in
from tests.support.chromium import PHONE, TABLET, Shape
from tests.support.demo_office import open_demo
from tests.support.keyboard import STEPS, Stop, Walk, press, walk
from tests.support.office_process import Office
from tests.support.phone import Phone
from tools.album.records import Demo

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]
WITH_PANES = ("home", "visit", "sheet", "compare", "school", "calendar", "coverage", "settings", "finding")
LONG = {"rounds": 30}  # of many like controls: so far they are walked
SHAPES = {"phone": PHONE, "desktop": TABLET}
MARK_PX = 100  # of a ring three pixels wide around the smallest control there are five times as many
SEEN = 3.0  # contrast of what changes between the control with and without the focus (WCAG 2.2, 1.4.11)


@dataclass
class Desk:
    """A supervisor's device with a keyboard, and what it may open."""

    office: Office
    phone: Phone
    paths: dict[str, str]

    def open(self, name: str) -> None:
        """Go to a page anew."""
        open_page(self.phone, self.office, self.paths[name])

    def turn(self, shape: Shape) -> None:
        """Another size of window."""
        if shape != self.phone.shape:
            self.phone.turn(shape)

    def tab_to(self, name: str) -> Stop:
        """Press Tab until a control has the focus."""
        stop = press(self.phone, "Tab")
        for _ in range(100):
            if stop is not None and stop.name == name:
                return stop
            stop = press(self.phone, "Tab", stop)
        raise AssertionError(f"{name} is not reached")

    def face(self, box: tuple[float, float, float, float]) -> Image.Image:
        """What is painted where a control is, and five pixels around it."""
        left, top, width, height = box
        around = {"x": max(left - 5, 0), "y": max(top - 5, 0), "width": width + 10, "height": height + 10}
        self.phone.page.wait_for_timeout(300)  # a mark fades in and out
        return Image.open(io.BytesIO(self.phone.page.screenshot(clip=around))).convert("RGB")  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def desk(
    site: Path, playwright: Playwright, phones: list[Phone], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("keyboard")
    with Office(folder / "data", env={"SITE_DIR": str(site)}) as office:
        open_demo(office)
        demo = Demo.read(office.data)
        phone = Phone(playwright, folder, "supervisor")
        phones.append(phone)
        signs_in(phone, demo.account("supervisor-1"))
        yield Desk(office, phone, addresses(demo))


@pytest.fixture(scope="module")
def bureau(desk: Desk, playwright: Playwright, phones: list[Phone], tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The secretariat's computer at the same office."""
    demo = Demo.read(desk.office.data)
    phone = Phone(playwright, tmp_path_factory.mktemp("bureau"), "secretary", shape=TABLET)
    phones.append(phone)
    signs_in(phone, demo.account("secretary-1"))
    return Desk(desk.office, phone, office_addresses(demo))


@pytest.mark.parametrize("device", SHAPES)
def test_tab_reaches_everything_in_the_order_of_reading_and_in_view(desk: Desk, device: str) -> None:
    desk.turn(SHAPES[device])
    wrong: dict[str, object] = {}
    for name in desk.paths if device == "phone" else WITH_PANES:
        desk.open(name)
        wrong[name] = _wrong(walk(desk.phone), whole=True)
    assert {name: found for name, found in wrong.items() if found} == {}


def test_tab_reaches_everything_at_the_desk_of_the_office_too(bureau: Desk) -> None:
    wrong: dict[str, object] = {}
    for name in bureau.paths:
        bureau.open(name)
        way = walk(bureau.phone, LONG.get(name, STEPS))
        wrong[name] = _wrong(way, whole=name not in LONG)
        if name == "rounds":
            beside = [stop.name for stop in way.stops if stop.name.startswith(("drop-", "plan-"))]
            assert not beside, "one column is gone through whole before the list beside it"
    assert {name: found for name, found in wrong.items() if found} == {}


def _wrong(way: Walk, *, whole: bool) -> dict[str, object]:
    """What a walk came upon; of one that was not gone to its end, what it came upon so far."""
    found: dict[str, object] = {
        "lost after": way.lost_after if not way.came_around else "",
        "missed": sorted(way.missed) if whole else [],
        "hidden": sorted(way.hidden),
        "against the order of reading": way.backwards,
    }
    return {what: which for what, which in found.items() if which}


@pytest.mark.parametrize("name", ["visit", "schools", "counts"])
def test_shift_and_tab_go_back_the_way_one_came(desk: Desk, name: str) -> None:
    desk.turn(PHONE)
    desk.open(name)
    there = walk(desk.phone)
    back: list[Stop | None] = [there.closing[0]]
    for _ in range(4):  # over the top to the end of the page, and on from there
        back.append(press(desk.phone, "Shift+Tab", back[-1]))
    ends = [there.stops[0], *there.stops[:-5:-1]]
    assert [stop.name for stop in back if stop] == [stop.name for stop in ends]
    assert all(stop is not None and stop.in_view for stop in back)


@pytest.mark.parametrize("opens", ["close-visit", "help"])
def test_a_dialog_keeps_the_focus_inside_and_gives_it_back_with_escape(desk: Desk, opens: str) -> None:
    desk.turn(PHONE)
    desk.open("visit")
    opener = desk.tab_to(opens)
    desk.phone.key("Enter")
    inside = "question-no" if opens == "close-visit" else "help-close"
    desk.phone.meets(inside)
    behind = {"back", "next-step", "go-feedback"}
    seen: list[str] = []
    stop: Stop | None = None
    for _ in range(12):
        stop = press(desk.phone, "Tab", stop)
        assert stop is not None, f"the focus is gone after {seen}"
        seen.append(stop.name)
    assert inside in seen
    assert not behind & set(seen)

    desk.phone.key("Escape")
    desk.phone.until(lambda: not desk.phone.has(inside), "Escape does not close it")
    desk.phone.until(lambda: _focused(desk.phone) == opener.name, f"the focus is not given back to {opener.name}")


def test_the_calendar_of_a_field_opens_with_the_space_bar_and_gives_the_focus_back(bureau: Desk) -> None:
    open_page(bureau.phone, bureau.office, "/office/visits/new")
    opener = bureau.tab_to("visit-day-pick")
    bureau.phone.key("Space")
    bureau.phone.meets("calendar-close")
    seen: list[str] = []
    stop: Stop | None = None
    for _ in range(6):
        stop = press(bureau.phone, "Tab", stop)
        assert stop is not None, f"the focus is gone after {seen}"
        seen.append(stop.name)
    assert seen[:4] == ["year-before", "month-before", "month-after", "year-after"]

    bureau.phone.key("Escape")
    bureau.phone.until(lambda: _focused(bureau.phone) == opener.name, "the focus is not given back")


def test_a_clock_that_is_open_goes_with_its_page(desk: Desk) -> None:
    desk.turn(PHONE)
    checklist = Demo.read(desk.office.data).checklist("POL1")
    open_page(desk.phone, desk.office, f"{desk.paths['visit']}/checklist/{checklist}")
    desk.phone.tap("point-P5-pick")
    desk.phone.sees("ใช้เวลานี้")
    desk.phone.page.goto(f"{desk.office.url}/#/schools")
    desk.phone.meets("search")
    desk.phone.loses("ใช้เวลานี้")


def _focused(phone: Phone) -> str:
    js = "document.activeElement?.closest('[flt-semantics-identifier]')?.getAttribute('flt-semantics-identifier') ?? ''"
    return str(phone.page.evaluate(js))


# An icon, a card, a quiet button, the primary one and a place of the bar; a chip; a field to type into, a row.
KINDS = {
    "visit": ("help", "observe-lesson", "next-step", "form-", "โรงเรียน"),
    "settings": ("text-size-1.5",),
    "schools": ("search", "school-"),
    "coverage": ("cluster",),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_mark_that_is_seen_says_where_the_focus_is(desk: Desk, scheme: str) -> None:
    desk.turn(PHONE)
    desk.phone.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    unmarked: dict[str, int] = {}
    for page, wanted in KINDS.items():
        desk.open(page)
        left = set(wanted)
        stop = press(desk.phone, "Tab")
        for _ in range(60):
            if not left or stop is None:
                break
            kind = next((name for name in left if stop.name.startswith(name)), "")
            if kind:
                left.remove(kind)
                marked = desk.face(stop.box)
                desk.phone.page.evaluate("document.activeElement.blur()")
                plain = desk.face(stop.box)
                changed = _seen(marked, plain)
                if changed < MARK_PX:
                    unmarked[kind] = changed
                press(desk.phone, "Tab")
            stop = press(desk.phone, "Tab", stop)
        assert not left, f"{page}: {left} not reached"
    desk.phone.page.emulate_media(color_scheme="light")
    assert unmarked == {}


def _seen(marked: Image.Image, plain: Image.Image) -> int:
    """How many pixels changed so much that an eye tells them apart."""
    pairs = zip(_colours(marked), _colours(plain), strict=True)
    return sum(_contrast(a, b) >= SEEN for a, b in pairs if a != b)


def _colours(picture: Image.Image) -> Iterator[tuple[int, ...]]:
    channels = iter(picture.tobytes())
    return zip(channels, channels, channels, strict=True)


def _contrast(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    one, other = sorted((_luminance(a), _luminance(b)))
    return (other + 0.05) / (one + 0.05)


def _luminance(colour: tuple[int, ...]) -> float:
    """As WCAG 2.2 defines it."""
    shares = [value / 255 for value in colour]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
