"""Room is told before it is short, and never where the machine does not say."""

import asyncio

import pytest

from app.parts.room_notice import RoomNotice
from app.platform.browser.rooms import STEPS, room_of
from app.platform.desktop.here import Computer
from app.platform.ports import Room
from app.room import LOW, QUIET_S, SHORT, RoomWatch, Standing
from app.screens.home.view import Home
from app.screens.settings.view import Settings
from tests.support.area import Area
from tests.support.clients import FakeSurroundings, a_client, shown
from tests.support.fletkit import App


def watch(free: int | None) -> RoomWatch:
    machine = FakeSurroundings()
    machine.rooms = None if free is None else Room(5_000_000, 5_000_000 + free)
    return RoomWatch(machine, machine.rooms)


@pytest.mark.parametrize(
    ("free", "standing"),
    [
        (None, Standing.UNKNOWN),
        (LOW, Standing.ENOUGH),
        (LOW - 1, Standing.LOW),
        (SHORT - 1, Standing.SHORT),
        (-1, Standing.SHORT),
    ],
)
def test_how_much_is_left_has_a_name(free: int | None, standing: Standing) -> None:
    assert watch(free).standing is standing


@pytest.mark.parametrize(("free", "said"), [(LOW - 1, "พื้นที่ในเครื่องใกล้เต็ม"), (SHORT - 1, "เกือบเต็มแล้ว")])
async def test_it_is_said_on_the_first_page_before_a_photo_does_not_fit(free: int, said: str) -> None:
    async with App(shown(a_client(store=Area().store, room=watch(free)), Home)) as app:
        assert app.has("room") and app.shows(said)


@pytest.mark.parametrize("free", [None, LOW])
async def test_nothing_is_said_while_there_is_enough_or_nobody_knows(free: int | None) -> None:
    async with App(shown(a_client(room=watch(free)), RoomNotice)) as app:
        assert not app.has("room")


@pytest.mark.parametrize(("free", "said"), [(None, "ไม่บอกว่าเหลือพื้นที่"), (2_500_000_000, "แอปใช้ 5 MB เหลือประมาณ 2.5 GB")])
async def test_the_settings_say_how_much_is_used_and_left(free: int | None, said: str) -> None:
    async with App(shown(a_client(room=watch(free)), Settings)) as app:
        assert app.shows(said)


async def test_the_screen_follows_when_the_room_shrinks() -> None:
    room = watch(LOW)
    async with App(shown(a_client(room=room), RoomNotice)) as app:
        assert not app.has("room")
        room.machine.rooms = Room(1, SHORT)  # type: ignore[attr-defined]
        room.soon()
        await app.settle()

        assert app.has("room")


@pytest.mark.parametrize(
    ("said", "fits", "free", "at_least"),
    [
        (10_737_418_240, STEPS[-1], STEPS[-1], True),  # Chromium says so to every page
        (10_737_418_240, 2**24, 2**24, False),
        (10_737_418_240, 0, 0, False),
        (12_345_678, STEPS[-1], 12_345_678, False),
        (2_500_000_000, None, 2_500_000_000, False),
        (-5, 0, 0, False),
    ],
)
def test_what_a_browser_says_counts_as_far_as_its_disk_bears_it_out(
    said: int, fits: int | None, free: int, at_least: bool
) -> None:
    room = room_of(5_000_000, 5_000_000 + said, fits)

    assert (room.used, room.free, room.at_least) == (5_000_000, free, at_least)


async def test_where_only_the_least_is_known_the_settings_say_no_more() -> None:
    room = RoomWatch(room=Room(5_000_000, 1_005_000_000, at_least=True))
    async with App(shown(a_client(room=room), Settings)) as app:
        assert app.shows("แอปใช้ 5 MB เหลืออย่างน้อย 1.0 GB")


async def test_room_is_looked_at_once_writing_is_over() -> None:
    room, pauses = watch(LOW), list[float]()

    async def pause(seconds: float) -> None:
        pauses.append(seconds)
        room.machine.rooms = Room(1, SHORT)  # type: ignore[union-attr]

    room.wait = pause
    for _ in range(3):
        room.written()
    await asyncio.sleep(0.01)

    assert pauses == [QUIET_S] and room.standing is Standing.SHORT


@pytest.mark.parametrize(("free", "said"), [(LOW - 1, False), (SHORT - 1, True)])
async def test_where_photos_are_taken_it_is_said_only_when_one_may_not_fit(free: int, said: bool) -> None:
    async with App(shown(a_client(room=watch(free)), lambda: RoomNotice(only_short=True))) as app:
        assert app.has("room") is said


async def test_a_computer_counts_its_own_files(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "app.db").write_bytes(b"x" * 1000)

    room = await Computer(tmp_path).room()

    assert room is not None and room.used == 1000 and room.free > 0
