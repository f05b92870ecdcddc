"""A browser that threw the files away: whoever signs in again is told, and what the server knew of what is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.session import Cleared
from tests.support.places import Place, ended
from tests.support.stores import NOW_MS, finding

EARLIER = {"name": "Chrome · Android", "last_seen": NOW_MS - 60_000, "unsent": 7}
KNOWN = ("Chrome · Android", NOW_MS - 60_000, 7)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


async def used_and_cleared(place: Place, *, mark: bool) -> None:
    """Somebody worked here; then everything but the mark is gone, or even that."""
    session = await place.start()
    await session.sign_in("one", "วลีผ่านที่ยาวพอ")
    session.store.write(*finding("f"))
    session.keep_second()
    ended(session)
    for path in place.folder.iterdir():
        path.unlink()
    place.mark.there = place.mark.there and mark


async def test_a_device_that_lost_its_files_knows_it_and_tells_what_the_server_heard_last(place: Place) -> None:
    await used_and_cleared(place, mark=True)
    place.desk.earlier = EARLIER

    again = await place.start()
    assert again.cleared is None, "nobody is there to be told"
    await again.sign_in("one", "วลีผ่านที่ยาวพอ")

    assert again.cleared == Cleared(True, *KNOWN)
    ended(again)
    later = await place.start()
    assert later.cleared == Cleared(True, *KNOWN), "until it is read"
    later.understood()
    ended(later)
    assert (await place.start()).cleared is None


async def test_without_the_mark_a_device_of_the_same_name_with_unsent_work_is_named_as_perhaps_this_one(
    place: Place,
) -> None:
    await used_and_cleared(place, mark=False)
    place.desk.earlier = EARLIER

    again = await place.start()
    await again.sign_in("one", "วลีผ่านที่ยาวพอ")

    assert again.cleared == Cleared(False, *KNOWN)


async def test_a_new_device_is_told_nothing(place: Place) -> None:
    place.desk.earlier = {**EARLIER, "unsent": 0}
    session = await place.start()

    await session.sign_in("one", "วลีผ่านที่ยาวพอ")

    assert session.cleared is None and place.mark.there


async def test_a_second_person_on_a_whole_device_is_told_nothing(place: Place) -> None:
    session = await place.start()
    await session.sign_in("one", "วลีผ่านที่ยาวพอ")
    session.leave()
    place.desk.earlier = EARLIER

    await session.sign_in("two", "วลีผ่านที่ยาวพอ")

    assert session.cleared is None


async def test_the_last_who_signs_out_takes_the_mark_away(place: Place) -> None:
    session = await place.start()
    await session.sign_in("one", "วลีผ่านที่ยาวพอ")
    session.leave()
    await session.sign_in("two", "วลีผ่านที่ยาวพอ")

    await session.sign_out()
    assert place.mark.there, "somebody still has files here"
    await session.sign_in("one", "วลีผ่านที่ยาวพอ")
    await session.sign_out()

    assert not place.mark.there


async def test_a_server_of_before_says_nothing_of_earlier_devices(place: Place) -> None:
    await used_and_cleared(place, mark=True)

    again = await place.start()
    await again.sign_in("one", "วลีผ่านที่ยาวพอ")

    assert again.cleared == Cleared(True)
