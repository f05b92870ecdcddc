"""The second copy: level with the store, proved line by line, and never a danger to a healthy database."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from app.store.blobs import BlobState
from app.store.errors import StorageFull
from app.store.proved import ProvedLines
from app.store.second import Cause, SecondCopy, TakenOver, take_over
from app.store.store import Store
from app.store.tables import EditState
from app.sync.freeze import freeze
from app.sync.push import acknowledge
from fieldwork.wire import APPLIED, EditResult, PushReply
from tests.support.crashes import Crash
from tests.support.stores import Phone, finding

NAMES = ("second-a.log", "second-b.log", "second-photos-a.log", "second-photos-b.log")
KIND, RECORD, FIELDS = finding("f", text="เดิม")


@pytest.fixture
def phone(tmp_path: Path) -> Phone:
    return Phone(tmp_path / "phone")


def copy_of(phone: Phone) -> SecondCopy:
    return SecondCopy.at(phone.folder, NAMES)


def begun(phone: Phone) -> SecondCopy:
    copy = copy_of(phone)
    copy.begin(phone.store)
    return copy


def texts(store: Store) -> set[Any]:
    return {record.fields.get("text") for record in store.find(KIND)}


def lose(phone: Phone, *names: str) -> Store:
    """The app ends, these files are gone, the app starts."""
    phone.store.close()
    for name in names:
        (phone.folder / name).unlink()
    return phone.open()


def answered(phone: Phone, status: str = APPLIED) -> None:
    """All that waits is frozen, sent and answered."""
    batch = freeze(phone.store, "test")
    assert batch is not None
    results = [EditResult(e.id, status) for e in phone.store.overlay.within(EditState.FROZEN)]
    acknowledge(phone.store, batch, PushReply(1, "epoch", phone.clock(), len(results), results))


def test_what_is_unsent_is_in_it_and_what_the_server_answered_is_not(phone: Phone) -> None:
    copy = begun(phone)
    phone.store.write(*finding("a", text="หนึ่ง"))
    phone.store.write(*finding("b", text="สอง"))
    photo = phone.store.blobs.put(b"picture", "image/jpeg")
    copy.keep_up(phone.store)

    assert len(copy_of(phone).read().edits) == 2 and len(list(copy_of(phone).photos())) == 1

    answered(phone)
    phone.store.write(*finding("c", text="สาม"))
    phone.store.blobs.mark([photo], BlobState.SENT)
    copy.keep_up(phone.store)

    kept = copy_of(phone).read()
    assert kept.whole and ["สาม" in edit.line for edit in kept.edits.values()] == [True]
    assert list(copy_of(phone).photos()) == []


def test_a_missing_database_gets_back_edits_photos_and_account_under_the_same_ids(phone: Phone) -> None:
    copy = begun(phone)
    phone.store.notes.set("account", {"person": phone.person, "device": phone.device, "token": "token-1"})
    written = phone.store.write(KIND, RECORD, FIELDS)
    photo = phone.store.blobs.put(b"picture", "image/jpeg")
    copy.keep_up(phone.store)

    store = lose(phone, "app.db", "blobs.db")
    found = take_over(store, copy_of(phone))

    assert found == TakenOver(Cause.MISSING, 1, 1)
    assert store.overlay.within(EditState.UNSENT)[0].id == written.edit
    assert store.blobs.get(photo) == b"picture" and store.blobs.queued() == [photo]
    assert store.notes.get("account")["token"] == "token-1"
    assert take_over(store, copy_of(phone)) is None, "twice is once"


def test_a_missing_file_of_photos_gets_its_photos_back(phone: Phone) -> None:
    copy = begun(phone)
    photo = phone.store.blobs.put(b"picture", "image/jpeg")
    phone.store.write(*finding("f", **{f"photos.{photo}": 1}))
    copy.keep_up(phone.store)

    store = lose(phone, "blobs.db")
    found = take_over(store, copy_of(phone))

    assert found == TakenOver(Cause.BEHIND, 0, 1)
    assert store.blobs.get(photo) == b"picture" and store.blobs.queued() == [photo]


def test_a_value_that_was_written_over_does_not_come_back_beside_its_successor(phone: Phone) -> None:
    """The copy is a second late; the database has the later form of the same act."""
    copy = begun(phone)
    phone.store.write(KIND, RECORD, FIELDS)
    answered(phone)
    phone.store.write(KIND, RECORD, {"text": "แก้ก่อน"})
    copy.keep_up(phone.store)
    phone.clock.forward()
    phone.store.write(KIND, RECORD, {"text": "แก้หลัง"})

    phone.restart()

    assert take_over(phone.store, copy_of(phone)) is None
    assert phone.store.counts().edits == 1 and texts(phone.store) == {"แก้หลัง"}


def test_a_database_set_back_to_an_older_state_gets_what_is_later(phone: Phone, tmp_path: Path) -> None:
    copy = begun(phone)
    phone.store.write(*finding("a", text="หนึ่ง"))
    phone.store.close()
    older = (phone.folder / "app.db").read_bytes()
    phone.open()
    copy = begun(phone)
    phone.clock.forward()
    phone.store.write(*finding("b", text="สอง"))
    copy.keep_up(phone.store)
    phone.store.close()
    (phone.folder / "app.db").write_bytes(older)
    phone.open()

    found = take_over(phone.store, copy_of(phone))

    assert found == TakenOver(Cause.BEHIND, 1, 0)
    assert texts(phone.store) == {"หนึ่ง", "สอง"}


@pytest.mark.parametrize("damage", ["zeros", "cut", "gone"])
def test_a_damaged_second_copy_changes_nothing_in_a_healthy_database_and_is_made_anew(
    phone: Phone, damage: str
) -> None:
    copy = begun(phone)
    for n in range(20):
        phone.store.write(*finding(f"f{n}", text=f"ข้อความที่ {n}"))
    phone.store.blobs.put(b"picture" * 100, "image/jpeg")
    copy.keep_up(phone.store)
    for name in NAMES:
        path = phone.folder / name
        body = path.read_bytes() if path.exists() else b""
        spoilt = {"zeros": body[:100] + bytes(200) + body[300:], "cut": body[:-7], "gone": b""}[damage]
        path.write_bytes(spoilt)
    phone.restart()
    before = (phone.store.overlay.within(*EditState), phone.store.blobs.queued())

    assert take_over(phone.store, copy_of(phone)) is None
    assert (phone.store.overlay.within(*EditState), phone.store.blobs.queued()) == before
    begun(phone)
    kept = copy_of(phone).read()
    assert kept.whole and len(kept.edits) == 20 and len(list(copy_of(phone).photos())) == 1


def test_of_a_damaged_second_copy_every_other_line_is_still_good(phone: Phone) -> None:
    copy = begun(phone)
    for n in range(20):
        phone.store.write(*finding(f"f{n}", text=f"ข้อความที่ {n} "))
    copy.keep_up(phone.store)
    path = next(phone.folder / name for name in NAMES[:2] if (phone.folder / name).exists())
    body = path.read_bytes()
    at = body.index("ข้อความที่ 7 ".encode())
    path.write_bytes(body[:at] + b"?" + body[at + 1 :])

    kept = copy_of(phone).read()

    assert not kept.whole and len(kept.edits) == 19
    assert not any("ข้อความที่ 7 " in edit.line for edit in kept.edits.values())


def test_it_stays_small_over_a_year_of_work(phone: Phone) -> None:
    copy = begun(phone)
    picture = os.urandom(50_000)
    for n in range(300):
        phone.clock.forward()
        phone.store.write(*finding("f", text=f"ข้อความที่ {n} " + "ก" * 100))
        photo = phone.store.blobs.put(picture + bytes([n % 256]), "image/jpeg")
        copy.keep_up(phone.store)
        phone.store.blobs.mark([photo], BlobState.SENT)
        if n % 10 == 9:
            answered(phone)
    copy.keep_up(phone.store)

    size = sum((phone.folder / name).stat().st_size for name in NAMES if (phone.folder / name).exists())
    assert size < 1_500_000
    assert len(copy_of(phone).read().edits) == 0


def test_when_everything_was_sent_no_word_of_it_stays_in_the_files(phone: Phone) -> None:
    copy = begun(phone)
    phone.store.write(*finding("a", text="ถ้อยคำ"))
    copy.keep_up(phone.store)
    assert any("ถ้อยคำ".encode() in path.read_bytes() for path in phone.folder.glob("second-*"))

    answered(phone)
    copy.keep_up(phone.store)

    assert not any("ถ้อยคำ".encode() in path.read_bytes() for path in phone.folder.glob("second-*"))


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Lose the power before the nth step of writing files."""

    def after(countdown: int) -> None:
        left = countdown

        def step() -> None:
            nonlocal left
            if not left:
                raise Crash
            left -= 1

        def lines(path: Path, how: str, texts: Any, write: Any = _write) -> None:
            def one_by_one() -> Iterator[str]:
                for text in texts:
                    step()
                    yield text

            write(path, how, one_by_one())

        def unlink(path: Path, missing_ok: bool = False) -> None:
            step()
            _unlink(path, missing_ok=missing_ok)

        monkeypatch.setattr("app.store.proved._write", lines)
        monkeypatch.setattr(Path, "unlink", unlink)

    return after


_unlink = Path.unlink


def _write(path: Path, how: str, lines: Any) -> None:
    from app.store import proved

    with path.open(how) as opened:
        for line in lines:
            opened.write(proved._proof(line.encode()) + line.encode() + b"\n")
            opened.flush()


def test_power_that_goes_at_any_step_of_rewriting_leaves_the_old_lines_or_the_new(
    tmp_path: Path, steps: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    for nth in range(20):
        folder = tmp_path / str(nth)
        folder.mkdir()
        files = folder / "a", folder / "b"
        log = ProvedLines(*files)
        log.rewrite(["หนึ่ง", "สอง"])
        log.append(["สาม"])
        steps(nth)
        try:
            log.rewrite(["สี่", "ห้า"])
        except Crash:
            pass
        else:
            assert nth >= 4
            return
        finally:
            monkeypatch.undo()
        again = list(ProvedLines(*files).read())
        assert again in (["หนึ่ง", "สอง", "สาม"], ["สี่", "ห้า"])
        assert nth < 4 or again == ["สี่", "ห้า"]
    pytest.fail("rewriting never came to its end")


def test_a_copy_that_was_cut_in_appending_is_whole_up_to_there_and_is_not_appended_to(phone: Phone) -> None:
    copy = begun(phone)
    phone.store.write(*finding("a", text="หนึ่ง"))
    phone.store.write(*finding("b", text="สอง"))
    copy.keep_up(phone.store)
    path = next(phone.folder / name for name in NAMES[:2] if (phone.folder / name).exists())
    path.write_bytes(path.read_bytes()[:-5])

    kept = copy_of(phone).read()
    assert kept.whole and len(kept.edits) == 1

    phone.restart()
    begun(phone)
    assert copy_of(phone).read().whole and len(copy_of(phone).read().edits) == 2


def test_a_disk_without_room_is_said_and_the_next_try_writes_all_of_it(
    phone: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = begun(phone)
    phone.store.write(*finding("a", text="หนึ่ง"))

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    with monkeypatch.context() as patched:
        patched.setattr("app.store.proved.os.fsync", full)
        with pytest.raises(StorageFull):
            copy.keep_up(phone.store)
    phone.store.write(*finding("b", text="สอง"))
    copy.keep_up(phone.store)

    kept = copy_of(phone).read()
    assert kept.whole and len(kept.edits) == 2
