"""Who is signed in: people of one device kept apart, nothing unsent lost by signing out, damage told and survived."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.session import Session, SignOut
from app.store.errors import StorageFull
from app.store.salvage import set_aside
from app.sync.freeze import freeze, in_flight
from app.sync.pull import take
from fieldwork.errors import SignInFailed, Unreachable
from fieldwork.marks import packed
from fieldwork.wire import Row
from tests.support.crashes import Crash
from tests.support.pages import page
from tests.support.places import Place, ended
from tests.support.stores import finding, spoil_second_copies
from tests.support.worlds import an_id

KIND, RECORD, FIELDS = finding("f", text="ของฉัน")


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


async def test_before_anybody_signs_in_there_is_an_empty_store(place: Place) -> None:
    session = await place.start()

    assert not session.signed_in and session.people == [] and session.token() is None
    assert session.store.find("finding") == []


async def test_an_invitation_is_looked_at_and_then_used(place: Place) -> None:
    session = await place.start()

    invitation = await session.look("the-link")
    await session.join("the-link", "วลีผ่านที่ยาวพอ")

    assert (invitation.name, invitation.needs, invitation.position) == ("มาลี", "new_passphrase", "")
    assert place.desk.asked[1][1]["device"]["name"] == "เครื่องทดสอบ"
    assert session.signed_in and session.token() == "token-1" and session.roles == ("supervisor",)
    assert not session.ready and session.store.notes.get("epoch") == "epoch-1"


async def test_whoever_was_signed_in_goes_on_without_a_network(place: Place) -> None:
    session = await place.start()
    await session.join("the-link")
    session.store.write(KIND, RECORD, FIELDS)
    ended(session)
    place.desk.failure = Unreachable("unreachable")

    again = await place.start()

    assert again.person == an_id("malee") and again.token() == "token-1" and not again.needs_sign_in
    assert again.store.get(KIND, RECORD) is not None


async def test_a_failed_sign_in_changes_nothing(place: Place) -> None:
    session = await place.start()
    place.desk.failure = SignInFailed("wrong_passphrase")

    with pytest.raises(SignInFailed):
        await session.sign_in("malee", "ผิด")

    assert not session.signed_in and session.people == []


async def test_people_of_one_device_never_see_each_others_work(place: Place) -> None:
    session = await place.start()
    await session.sign_in("one", "วลีผ่านที่ยาวพอ")
    session.store.write(KIND, RECORD, FIELDS)
    session.leave()
    await session.sign_in("two", "วลีผ่านที่ยาวพอ")

    assert session.store.get(KIND, RECORD) is None and session.token() == "token-2"
    assert [known.login for known in session.people] == ["two", "one"]
    await session.resume(an_id("one"))
    assert session.store.get(KIND, RECORD) is not None and session.token() == "token-1"
    names = {path.name for path in place.folder.iterdir()}
    assert len({name for name in names if name.startswith("app-") and name.endswith(".db")}) == 2


async def test_how_much_of_somebody_waits_is_known_while_the_device_is_with_others_and_no_longer(place: Place) -> None:
    session = await place.start()
    for name in ("one", "two"):
        await session.sign_in(name, "วลีผ่านที่ยาวพอ")
        if name == "one":
            session.store.write(*finding("f", text="ก"))
            session.store.blobs.put(b"photo", "image/jpeg")
        session.leave()
    assert (session.unsent_of(an_id("one")), session.unsent_of(an_id("two"))) == (2, 0)

    await session.resume(an_id("one"))
    assert session.unsent_of(an_id("one")) == 0, "the page of syncing says it from here on"
    session.leave()
    await session.resume(an_id("one"))
    await session.sign_out(exported=True)
    assert session.unsent_of(an_id("one")) == 0


async def test_signing_out_is_refused_while_anything_is_unsent(place: Place) -> None:
    session = await place.start()
    await session.sign_in("one", "วลีผ่านที่ยาวพอ")
    session.store.write(KIND, RECORD, FIELDS)

    assert await session.sign_out() == SignOut.UNSENT
    assert session.signed_in and "/api/sign-out" not in dict(place.desk.asked)
    assert "ของฉัน".encode() in session.export()

    assert await session.sign_out(exported=True) == SignOut.DONE
    assert not session.signed_in and session.people == []
    assert [path.name for path in place.folder.iterdir() if not path.name.startswith("device.db")] == []


async def test_what_is_written_while_the_server_is_told_keeps_its_files(place: Place) -> None:
    session = await place.start()
    await session.sign_in("one", "วลีผ่านที่ยาวพอ")
    place.desk.meanwhile = lambda: session.store.write(KIND, RECORD, FIELDS)

    assert await session.sign_out() == SignOut.UNSENT

    assert session.signed_in and session.needs_sign_in and session.store.counts().edits == 1
    ended(session)
    again = await place.start()
    assert again.store.get(KIND, RECORD) is not None


async def test_signing_out_without_a_network_is_done_here_and_says_so(place: Place) -> None:
    session = await place.start()
    await session.sign_in("one", "วลีผ่านที่ยาวพอ")
    place.desk.failure = Unreachable("unreachable")

    assert await session.sign_out() == SignOut.UNTOLD
    assert not session.signed_in


async def test_signing_in_again_keeps_the_work_and_freezes_it_for_the_new_device(place: Place) -> None:
    session = await place.start()
    await session.sign_in("one", "วลีผ่านที่ยาวพอ")
    session.store.write(KIND, RECORD, FIELDS)
    freeze(session.store, "test")
    session.needs_sign_in = True

    await session.sign_in("one", "วลีผ่านที่ยาวพอ")

    assert not session.needs_sign_in and session.token() == "token-2"
    assert in_flight(session.store) is None and session.store.counts().edits == 1
    assert session.store.state(KIND, RECORD) == "device"


async def test_roles_are_those_that_hold_today_once_everything_has_arrived(place: Place) -> None:
    session = await place.start()
    await session.join("the-link")
    role = {"person": an_id("malee"), "starts": "2026-01-01"}

    def row(name: str, **fields: str) -> Row:
        whole = {**role, **fields}
        return Row("role", an_id(name), "all", 1, whole, packed({n: ["w", "0" * 32] for n in whole}))

    rows = (row("a", role="principal"), row("b", role="chair", ends="2026-02-01"), row("c", role="secretariat"))
    take(session.store, page(*rows))
    session.refresh()

    assert session.ready and session.roles == ("principal", "secretariat")


async def test_a_damaged_database_is_told_kept_aside_and_what_was_readable_goes_on(place: Place) -> None:
    session = await place.start()
    await session.sign_in("one", "วลีผ่านที่ยาวพอ")
    for n in range(60):
        session.store.write(*finding(f"f{n}", text=f"ข้อความที่ {n} " + "ก" * 300))
    ended(session)
    spoil_second_copies(place.folder)
    _damage(next(p for p in place.folder.iterdir() if p.name.startswith("app-") and p.name.endswith(".db")))

    again = await place.start()

    assert again.signed_in and again.trouble == "database_corrupt" and again.name == "one"
    assert again.store.find(KIND) == [] and await again.sign_out() == SignOut.UNSENT
    salvaged = again.salvage()
    assert 30 < salvaged.edits < 60
    assert await again.begin_again() == salvaged.edits
    assert again.trouble == "" and again.needs_sign_in and again.store.counts().edits == salvaged.edits
    assert again.taken_over is None, "whoever began again was told on the spot"
    assert any(path.name.startswith("aside-app-") for path in place.folder.iterdir())
    await again.sign_in("one", "วลีผ่านที่ยาวพอ")
    assert again.store.counts().edits == salvaged.edits


async def _damaged(place: Place) -> Session:
    """The app as it opens over the damaged files of somebody with unsent work."""
    session = await place.start()
    await session.sign_in("one", "วลีผ่านที่ยาวพอ")
    for n in range(60):
        session.store.write(*finding(f"f{n}", text=f"ข้อความที่ {n} " + "ก" * 300))
    session.store.blobs.put(b"a picture that was never sent", "image/jpeg")
    ended(session)
    spoil_second_copies(place.folder)
    _damage(next(p for p in place.folder.iterdir() if p.name.startswith("app-") and p.name.endswith(".db")))
    again = await place.start()
    assert again.trouble == "database_corrupt"
    return again


@pytest.mark.parametrize("moment", ["written down", "records set aside", "photos set aside"])
async def test_beginning_again_that_is_cut_short_loses_nothing(
    place: Place, moment: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = await _damaged(place)
    readable = again.salvage().edits
    left = {"written down": 0, "records set aside": 1, "photos set aside": 2}[moment]

    def until(path: Path, aside: Path) -> None:
        nonlocal left
        if not left:
            raise Crash
        left -= 1
        set_aside(path, aside)
        if not left and moment == "photos set aside":
            raise Crash

    monkeypatch.setattr("app.account.files.set_aside", until)
    with pytest.raises(Crash):
        await again.begin_again()
    monkeypatch.undo()
    ended(again)

    after = await place.start()
    if after.trouble:
        await after.begin_again()

    assert after.trouble == "" and after.store.counts().edits == readable
    assert after.store.blobs.queued_count() == 1


async def test_new_files_that_cannot_be_opened_are_trouble_and_the_next_opening_puts_everything_back(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = await _damaged(place)
    readable = again.salvage().edits

    def full(*_: object, **__: object) -> None:
        raise StorageFull("storage_full")

    with monkeypatch.context() as patched:
        patched.setattr("app.account.files.PersonFiles.open", full)
        assert await again.begin_again() == 0
        assert again.trouble == "storage_full" and again.store.counts().edits == 0

    await again.resume(again.person or "")

    assert again.trouble == "" and again.store.counts().edits == readable
    assert not list(place.folder.glob("rescue-*"))


async def test_a_photo_without_room_holds_no_word_back_and_comes_with_the_next_opening(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    again = await _damaged(place)
    readable = again.salvage().edits

    def full(*_: object) -> str:
        raise StorageFull("storage_full")

    with monkeypatch.context() as patched:
        patched.setattr("app.store.blobs.Blobs.put", full)
        assert await again.begin_again() == readable
    assert again.store.blobs.queued_count() == 0
    ended(again)

    after = await place.start()

    assert after.store.counts().edits == readable and after.store.blobs.queued_count() == 1


async def test_a_damaged_memory_of_the_device_costs_nobodys_work(place: Place) -> None:
    session = await place.start()
    await session.sign_in("one", "วลีผ่านที่ยาวพอ")
    session.store.write(KIND, RECORD, FIELDS)
    ended(session)
    (place.folder / "device.db").write_bytes(b"damaged" * 500)

    again = await place.start()
    assert not again.signed_in and again.forgot
    await again.sign_in("one", "วลีผ่านที่ยาวพอ")

    assert again.store.get(KIND, RECORD) is not None


async def test_after_damage_people_are_found_again_by_their_files_and_go_on_without_a_network(place: Place) -> None:
    session = await place.start()
    await session.sign_in("one", "วลีผ่านที่ยาวพอ")
    session.store.write(KIND, RECORD, FIELDS)
    session.leave()
    await session.sign_in("two", "วลีผ่านที่ยาวพอ")
    ended(session)
    (place.folder / "device.db").write_bytes(b"damaged" * 500)
    place.desk.failure = Unreachable("unreachable")

    again = await place.start()

    assert sorted(known.name for known in again.people) == ["one", "two"]
    assert not again.signed_in  # whose turn it is, the damaged file knew
    await again.resume(an_id("one"))
    assert again.store.get(KIND, RECORD) is not None and again.token() == "token-1"


async def test_with_every_file_damaged_nobody_is_made_up_and_signing_in_leads_to_the_rescue(place: Place) -> None:
    session = await place.start()
    await session.sign_in("one", "วลีผ่านที่ยาวพอ")
    for n in range(60):
        session.store.write(*finding(f"f{n}", text=f"ข้อความที่ {n} " + "ก" * 300))
    ended(session)
    spoil_second_copies(place.folder)
    records = next(p for p in place.folder.iterdir() if p.name.startswith("app-") and p.name.endswith(".db"))
    records.write_bytes(b"\0" * 100 + records.read_bytes()[100:])
    (place.folder / "device.db").write_bytes(b"damaged" * 500)

    again = await place.start()

    assert again.forgot and again.people == []
    await again.sign_in("one", "วลีผ่านที่ยาวพอ")
    assert again.trouble == "database_corrupt" and records.exists()


async def test_a_device_whose_memory_is_whole_forgot_nothing(place: Place) -> None:
    session = await place.start()
    ended(session)

    assert not (await place.start()).forgot


def _damage(path: Path) -> None:
    data = bytearray(path.read_bytes())
    middle = data.index("ข้อความที่ 30 ".encode()) // 4096 * 4096
    data[middle : middle + 4096] = bytes(4096)
    path.write_bytes(data)
