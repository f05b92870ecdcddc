"""A damaged database is reported, never replaced in silence; what is readable of the unsent work comes out."""

import json
from pathlib import Path

import pytest

from app.store.errors import CorruptDatabase
from app.store.export import Taken, export_unsent, take_in
from app.store.salvage import salvage, set_aside
from fieldwork import carried
from fieldwork.errors import Invalid
from fieldwork.wire import Row
from tests.support.pages import pulled
from tests.support.stores import ME, NOW_MS, Phone, finding
from tests.support.worlds import an_id

_PAGE = 4096


def test_an_export_holds_every_unsent_edit_and_photo_whole(phone: Phone, tmp_path: Path) -> None:
    phone.store.write(*finding("f", text="ข้อความ\nสองบรรทัด"))
    phone.store.write("finding", an_id("f"), {"nature": "strength"})
    photo = phone.store.blobs.put(b"\x00picture\xff", "image/png")

    file = export_unsent(phone.store)
    other = Phone(tmp_path / "other", seed=2)
    taken = take_in(other.store, carried.read(file))

    assert taken == Taken(edits=2, photos=1)
    assert other.store.get("finding", an_id("f")).fields == phone.store.get("finding", an_id("f")).fields  # type: ignore[union-attr]
    assert other.store.blobs.get(photo) == b"\x00picture\xff" and other.store.blobs.mime(photo) == "image/png"
    assert json.loads(file.splitlines()[0])["person"] == ME


def test_taking_an_export_back_twice_changes_nothing(phone: Phone) -> None:
    phone.store.write(*finding("f", text="ก"))
    file = export_unsent(phone.store)

    assert take_in(phone.store, carried.read(file)) == Taken(0, 0)
    assert phone.store.counts().edits == 1


@pytest.mark.parametrize("file", [b"", b"nonsense", b"{}", b'{"format":"nithet-unsent-1"}\n{"edit":{"id":"x"}}'])
def test_what_is_no_export_is_refused_whole(phone: Phone, file: bytes) -> None:
    with pytest.raises(Invalid):
        take_in(phone.store, carried.read(file))

    assert phone.store.counts().edits == 0


@pytest.mark.parametrize("damage", [b"", b"this was a database"])
def test_a_file_that_is_no_database_is_called_damaged(phone: Phone, damage: bytes) -> None:
    phone.store.write(*finding("f", text="ก"))
    phone.store.close()
    whole = (phone.folder / "app.db").read_bytes()
    (phone.folder / "app.db").write_bytes(damage + b"\x00" * 50 + whole[100:] if damage else whole[: len(whole) // 2])

    with pytest.raises(CorruptDatabase):
        phone.open()


def test_damaged_pages_cost_only_what_stood_on_them(phone: Phone) -> None:
    for n in range(120):
        phone.store.write(*finding(f"f{n}", text=f"ข้อความที่ {n} " + "ก" * 300))
    photo = phone.store.blobs.put(b"picture", "image/jpeg")
    phone.store.close()
    _damage(phone.folder / "app.db", at_text="ข้อความที่ 60 ")

    with pytest.raises(CorruptDatabase):
        phone.open()
    found = salvage(phone.folder / "app.db", phone.folder / "blobs.db", person=ME, now_ms=NOW_MS)
    set_aside(phone.folder / "app.db", phone.folder / "aside.db")
    store = phone.open()

    assert 80 < found.edits < 120 and found.photos == 1
    assert take_in(store, carried.read(found.file)) == Taken(found.edits, 0)
    assert store.get("finding", an_id("f7")) is not None and store.blobs.state(photo) == "queued"
    assert (phone.folder / "aside.db").stat().st_size > 50_000


def test_damage_to_what_the_server_sent_is_told_too(phone: Phone) -> None:
    whole = {"visit": an_id("visit"), "text": "จากแม่ข่าย " + "ก" * 2000}
    pulled(phone, *(Row("finding", an_id(f"r{n}"), "all", n + 1, {**whole, "nature": f"n{n}"}, []) for n in range(40)))
    phone.store.close()
    _damage(phone.folder / "app.db", at_text='"nature":"n20"')

    with pytest.raises(CorruptDatabase):
        phone.open()


def test_what_the_server_has_is_not_in_an_export(phone: Phone) -> None:
    pulled(phone)

    assert len(export_unsent(phone.store).splitlines()) == 1


def _damage(path: Path, *, at_text: str) -> None:
    """Overwrite the page that holds this text."""
    data = bytearray(path.read_bytes())
    page = data.index(at_text.encode()) // _PAGE
    data[page * _PAGE : (page + 1) * _PAGE] = b"\xde\xad\xbe\xef" * (_PAGE // 4)
    path.write_bytes(data)
