"""Room is told before it is short, and never where the machine does not say."""

import pytest

from app.parts.room_notice import RoomNotice
from app.platform.desktop.here import Computer
from app.platform.ports import Room
from app.room import LOW, SHORT, RoomWatch, Standing
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


async def test_a_computer_counts_its_own_files(tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "app.db").write_bytes(b"x" * 1000)

    room = await Computer(tmp_path).room()

    assert room is not None and room.used == 1000 and room.free > 0
