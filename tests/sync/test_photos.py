"""A photo from the camera to the server: what is stored on either side carries neither place nor camera."""

from __future__ import annotations

import io
import random
import sqlite3
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from PIL import Image
from sqlalchemy import Connection, select
from sqlalchemy.exc import OperationalError

from app.platform.desktop.photos import prepare_photo
from app.store.blobs import BlobState
from app.sync.blobs import fetch_blob
from app.sync.engine import Ending
from app.sync.pace import LARGEST
from fieldwork.errors import NotFound, Unreachable
from sync_server import blobs
from sync_server.tables import blob
from tests.support.pictures import GPS_LATITUDE, camera_photo
from tests.support.visiting import Visiting
from tests.support.wired import Break, Wire
from tests.support.worlds import an_id


async def test_the_stored_bytes_on_both_sides_hold_the_upright_picture_and_nothing_else(visiting: Visiting) -> None:
    phone, colleague = visiting.phone(), visiting.phone()
    taken = camera_photo(width=2400, height=1200)
    photo = prepare_photo(taken)
    name = phone.store.blobs.put(photo.body, photo.mime)
    visiting.observe(phone, 1)
    described = {"caption": "หน้าห้องสมุด", "order": 1, "width": photo.width, "height": photo.height}
    phone.store.write("finding", an_id("finding 1"), {f"photos.{name}": described})

    outcome = await phone.sync()
    await colleague.sync()
    seen = await fetch_blob(colleague.store, colleague.server(), name)

    assert outcome.ending == Ending.DONE and outcome.quarantined == 0
    files = [path for path in (visiting.folder / "server" / "blobs").rglob("*") if path.is_file()]
    on_server = [path.read_bytes() for path in files if sha256(path.read_bytes()).hexdigest() == name]
    on_device = (phone.folder / "blobs.db").read_bytes()
    assert len(on_server) == 1 and seen == on_server[0] == phone.store.blobs.get(name)
    assert GPS_LATITUDE in taken
    for stored in (on_server[0], on_device):
        assert GPS_LATITUDE not in stored and b"Exif" not in stored
    with Image.open(io.BytesIO(on_server[0])) as kept:
        assert kept.size == (800, 1600) and not kept.getexif()
        assert kept.convert("RGB").getpixel((20, 20))[0] > 200  # type: ignore[index]


async def test_a_photo_straight_from_the_camera_is_refused_by_the_server_and_kept_with_the_reason(
    visiting: Visiting,
) -> None:
    phone = visiting.phone()
    name = phone.store.blobs.put(camera_photo(), "image/jpeg")

    outcome = await phone.sync()

    assert outcome.ending == Ending.DONE and phone.store.blobs.state(name) == BlobState.REFUSED
    assert "ตำแหน่ง" in phone.store.blobs.refused()[name]


async def test_a_small_upload_cut_in_the_middle_is_sent_again_whole(visiting: Visiting) -> None:
    phone = visiting.phone()
    name = phone.store.blobs.put(prepare_photo(camera_photo()).body, "image/jpeg")
    phone.wire.fates = [None, None, Break.MID_BODY]

    first = await phone.sync()
    second = await phone.sync()

    assert (first.ending, second.ending) == (Ending.OFFLINE, Ending.DONE)
    assert phone.restart().blobs.state(name) == BlobState.SENT


def large_photo() -> bytes:
    """A clean picture of about 700 kB that does not shrink."""
    made = io.BytesIO()
    Image.frombytes("RGB", (480, 480), random.Random(5).randbytes(3 * 480 * 480)).save(made, "PNG")
    return made.getvalue()


async def test_a_photo_interrupted_at_73_percent_goes_on_from_another_network_and_is_stored_once(
    visiting: Visiting,
) -> None:
    """Fault 49: interrupted, resumed elsewhere, the same bytes by two people, one file, proved."""
    photo = large_photo()
    phone, colleague = visiting.phone(), visiting.phone(visiting.expert)
    name = phone.store.blobs.put(photo, "image/png")
    colleague.store.blobs.put(photo, "image/png")
    at_73_percent = Break.MID_BODY
    phone.wire.fates = [None, None, None, None, None, at_73_percent]

    cut = await phone.sync()
    [waiting] = phone.store.blobs.waiting()
    first_wire = phone.wire
    phone.wire = Wire(first_wire.inner)
    phone.restart()
    done, other = await phone.sync(), await colleague.sync()

    assert (cut.ending, done.ending, other.ending) == (Ending.OFFLINE, Ending.DONE, Ending.DONE)
    assert 0.2 * len(photo) < waiting.sent < len(photo)
    assert phone.wire.bytes_up < len(photo) - waiting.sent + LARGEST
    files = [path for path in (visiting.folder / "server" / "blobs").rglob("*") if path.is_file()]
    assert [sha256(path.read_bytes()).hexdigest() for path in files] == [name]
    assert {p.store.blobs.state(name) for p in (phone, colleague)} == {BlobState.SENT}


async def test_a_photo_cut_at_every_request_in_every_way_arrives_whole(visiting: Visiting) -> None:
    photo = large_photo()
    phone = visiting.phone()
    name = phone.store.blobs.put(photo, "image/png")
    ways = [Break.BEFORE, Break.MID_BODY, Break.AFTER, Break.MID_REPLY, Break.TWICE]
    chance = random.Random(73)

    for _ in range(60):
        phone.wire.fates = [None] * chance.randrange(2, 5) + [chance.choice(ways)]
        if (await phone.sync()).ending == Ending.DONE and phone.store.blobs.state(name) == BlobState.SENT:
            break
        phone.restart()

    assert phone.store.blobs.state(name) == BlobState.SENT
    assert await fetch_blob(visiting.phone().store, phone.server(), name) == photo


@pytest.mark.parametrize("large", [False, True], ids=["in one request", "in chunks"])
@pytest.mark.parametrize("full", [True, False], ids=["the disk is full", "the database fails"])
async def test_a_photo_whose_commit_fails_stays_queued_and_arrives_with_the_next_sync(
    visiting: Visiting, monkeypatch: pytest.MonkeyPatch, large: bool, full: bool
) -> None:
    phone = visiting.phone()
    photo, mime = (large_photo(), "image/png") if large else (prepare_photo(camera_photo()).body, "image/jpeg")
    name = phone.store.blobs.put(photo, mime)
    cause = sqlite3.OperationalError("database or disk is full" if full else "disk I/O error")
    if full:
        cause.sqlite_errorname = "SQLITE_FULL"  # type: ignore[attr-defined]
    breaks_after(blobs.keep, OperationalError("COMMIT", {}, cause), monkeypatch)

    failed = await phone.sync()

    assert failed.ending == Ending.FAULT and phone.restart().blobs.queued() == [name]
    assert visiting.served.rows(select(blob)) == []
    place = visiting.served.settings.blob_dir / blobs.key_of(name)
    assert not place.exists() or place.read_bytes() == photo, "half a photo lies in the photo's place"
    with pytest.raises(NotFound):
        await fetch_blob(visiting.phone().store, phone.server(), name)

    monkeypatch.undo()
    done = await phone.sync()

    assert done.ending == Ending.DONE and phone.restart().blobs.state(name) == BlobState.SENT
    assert [row.hash for row in visiting.served.rows(select(blob))] == [name] and on_disk(visiting) == [photo]


def breaks_after(step: Callable[..., None], error: Exception, monkeypatch: pytest.MonkeyPatch) -> None:
    """The commit that follows this step fails."""
    taken: list[Any] = []
    commit = Connection.commit

    def taking(server: Any, writing: Any, *given: Any, **named: Any) -> None:
        step(server, writing, *given, **named)
        taken.append(writing.connection)

    def failing(connection: Connection) -> None:
        if connection in taken:
            raise error
        commit(connection)

    monkeypatch.setattr(blobs, step.__name__, taking)
    monkeypatch.setattr(Connection, "commit", failing)


def on_disk(visiting: Visiting) -> list[bytes]:
    """All files of the server's store."""
    return [path.read_bytes() for path in visiting.served.settings.blob_dir.rglob("*") if path.is_file()]


async def test_a_large_download_cut_in_the_middle_goes_on_where_it_stopped(visiting: Visiting) -> None:
    photo = large_photo()
    phone, tablet = visiting.phone(), visiting.phone()
    name = phone.store.blobs.put(photo, "image/png")
    await phone.sync()
    tablet.wire.fates = [Break.MID_REPLY, None]

    with pytest.raises(Unreachable):
        await fetch_blob(tablet.store, tablet.server(), name)
    kept = tablet.store.blobs.arrived(name)
    before = tablet.wire.bytes_down
    found = await fetch_blob(tablet.store, tablet.server(), name)

    assert found == photo and kept >= len(photo) // 2 - 1
    assert tablet.wire.bytes_down - before < len(photo) - kept + 2000
