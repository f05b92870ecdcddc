"""A photo from the camera to the server: what is stored on either side carries neither place nor camera."""

from __future__ import annotations

import io
import random
from hashlib import sha256

import pytest
from PIL import Image

from app.platform.desktop.photos import prepare_photo
from app.store.blobs import BlobState
from app.sync.blobs import fetch_blob
from app.sync.engine import Ending
from app.sync.pace import LARGEST
from fieldwork.errors import Unreachable
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
