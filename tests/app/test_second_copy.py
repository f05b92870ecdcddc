"""The second copy over a session: written within a second, taken from when the files are gone or damaged."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from app.second_copy import PAUSE_S, SecondCopying
from app.session import Session
from app.store.errors import StorageBroken
from app.store.salvage import set_aside
from app.store.second import Cause, TakenOver
from app.store.tables import EditState
from fieldwork.errors import Unreachable
from tests.support.crashes import Crash
from tests.support.places import Place, ended
from tests.support.stores import finding
from tests.support.worlds import an_id

TEXT = "ข้อความที่ {} " + "ก" * 300


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


async def worked(place: Place, n: int = 60) -> Session:
    """Somebody signed in with findings and a photo that nobody else has, all copied."""
    session = await place.start()
    await session.sign_in("one", "วลีผ่านที่ยาวพอ")
    for number in range(n):
        session.store.write(*finding(f"f{number}", text=TEXT.format(number)))
    session.store.blobs.put(b"a picture that was never sent", "image/jpeg")
    session.keep_second()
    return session


def records(place: Place) -> Path:
    return next(p for p in place.folder.iterdir() if p.name.startswith("app-") and p.name.endswith(".db"))


def ruin(path: Path) -> None:
    """Damage the page on which the thirtieth finding stands."""
    data = bytearray(path.read_bytes())
    middle = data.index("ข้อความที่ 30 ".encode()) // 4096 * 4096
    data[middle : middle + 4096] = bytes(4096)
    path.write_bytes(data)


def shown(session: Session) -> int:
    return len(session.store.find("finding"))


async def test_a_damaged_database_is_set_aside_and_the_app_goes_on_with_everything_and_without_a_network(
    place: Place,
) -> None:
    session = await worked(place)
    ids = {e.id for e in session.store.overlay.within(EditState.UNSENT)}
    ended(session)
    damaged = records(place)
    ruin(damaged)
    before = damaged.read_bytes()
    place.desk.failure = Unreachable("unreachable")

    again = await place.start()

    assert again.trouble == "" and again.token() == "token-1" and not again.needs_sign_in
    assert {e.id for e in again.store.overlay.within(0)} == ids  # type: ignore[arg-type]
    assert again.store.blobs.queued_count() == 1
    assert (place.folder / f"aside-{damaged.name}").read_bytes() == before
    assert again.taken_over == TakenOver(Cause.DAMAGED, 60, 1)
    again.understood()
    ended(again)
    assert (await place.start()).taken_over is None


async def test_a_start_brings_the_copy_level_with_what_was_saved_after_it(place: Place) -> None:
    session = await worked(place)
    session.store.write(*finding("late", text="หลังสำเนา"))
    ended(session)

    again = await place.start()

    assert again.taken_over is None and again._second is not None
    kept = {edit.id for edit in again._second.read().edits.values()}
    assert kept == {e.id for e in again.store.overlay.within(EditState.UNSENT)} and len(kept) == 61


async def test_missing_files_are_told_and_come_back_whole(place: Place) -> None:
    ended(await worked(place))
    for path in place.folder.iterdir():
        if path.name.startswith(("app-", "blobs-")):
            path.unlink()

    again = await place.start()

    assert shown(again) == 60 and again.token() == "token-1"
    assert again.taken_over == TakenOver(Cause.MISSING, 60, 1)


async def test_what_was_saved_after_the_copy_and_can_be_read_in_the_damaged_file_comes_back_too(place: Place) -> None:
    session = await worked(place)
    session.store.write(*finding("late", text="หลังสำเนา"))
    ended(session)
    ruin(records(place))

    again = await place.start()

    assert shown(again) == 61 and again.store.counts().edits == 61


@pytest.mark.parametrize("moment", [0, 1, 2])
async def test_a_start_that_is_cut_in_taking_over_is_finished_by_the_next(
    place: Place, moment: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended(await worked(place))
    ruin(records(place))
    left = moment

    def until(path: Path, aside: Path) -> None:
        nonlocal left
        if not left:
            raise Crash
        left -= 1
        set_aside(path, aside)
        if not left and moment == 2:
            raise Crash

    monkeypatch.setattr("app.account.files.set_aside", until)
    with pytest.raises(Crash):
        await place.start()
    monkeypatch.undo()
    ended(place.session)

    after = await place.start()

    assert after.trouble == "" and after.token() == "token-1"
    assert after.store.counts().edits == 60 and after.store.blobs.queued_count() == 1


async def test_the_second_copy_of_one_person_is_not_taken_for_another(place: Place) -> None:
    session = await worked(place)
    session.leave()
    await session.sign_in("two", "วลีผ่านที่ยาวพอ")

    assert shown(session) == 0 and session.taken_over is None


async def test_signing_out_leaves_no_copy(place: Place) -> None:
    session = await worked(place)

    await session.sign_out(exported=True)

    assert list(place.folder.glob("second-*")) == []


async def test_it_follows_within_a_second_and_at_once_when_the_app_goes_aside(place: Place) -> None:
    session = await place.start()
    await session.sign_in("one", "วลีผ่านที่ยาวพอ")
    pauses: list[float] = []

    async def wait(seconds: float) -> None:
        pauses.append(seconds)

    copying = SecondCopying(session, wait=wait)
    session.store.on_change(lambda records: copying.look())
    session.store.write(*finding("a", text="หนึ่ง"))
    assert session._second is not None and session._second.read().edits == {}, "nobody waits for it"
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert pauses == [PAUSE_S] and len(session._second.read().edits) == 1

    session.store.write(*finding("b", text="สอง"))
    copying.now()
    assert len(session._second.read().edits) == 2


class SlowDisk:
    """A browser that keeps files in memory and copies them out."""

    durable = False
    waited = 0

    async def until_durable(self) -> None:
        self.waited += 1
        self.durable = True


async def test_what_is_not_on_the_disk_itself_is_not_copied_before(place: Place) -> None:
    session = await place.start()
    await session.sign_in("one", "วลีผ่านที่ยาวพอ")
    disk = SlowDisk()

    async def wait(seconds: float) -> None:
        del seconds

    copying = SecondCopying(session, disk, wait)
    session.store.write(*finding("a", text="หนึ่ง"))
    copying.now()
    assert session._second is not None and session._second.read().edits == {}

    copying.look()
    for _ in range(4):
        await asyncio.sleep(0)
    assert disk.waited == 1 and len(session._second.read().edits) == 1


async def test_a_copy_that_the_disk_refuses_is_said_holds_nothing_up_and_is_tried_again(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = await worked(place, 1)

    def refuse(*_: object) -> None:
        raise StorageBroken("storage_broken")

    with monkeypatch.context() as patched:
        patched.setattr("app.store.proved.ProvedLines.append", refuse)
        session.store.write(*finding("b", text="สอง"))
        session.keep_second()
    assert not session.second_kept and session.trouble == "" and shown(session) == 2

    session.keep_second()
    assert session.second_kept and session._second is not None and len(session._second.read().edits) == 2


async def test_nothing_of_a_second_copy_goes_into_another_persons_work_after_the_device_forgot_everybody(
    place: Place,
) -> None:
    ended(await worked(place))
    for path in place.folder.iterdir():
        if not path.name.startswith("second-"):
            path.unlink()

    again = await place.start()
    assert not again.signed_in
    await again.sign_in("one", "วลีผ่านที่ยาวพอ")

    assert again.person == an_id("one") and shown(again) == 60 and again.token() == "token-2"
