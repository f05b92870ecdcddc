"""Photos travel after the text, are proved on arrival, and never hold anything else up."""

import pytest

from app.store.blobs import BlobState
from app.sync.blobs import fetch_blob
from app.sync.engine import Ending
from fieldwork.errors import Invalid, Unreachable
from tests.support.network import Cut, Office
from tests.support.stores import finding


async def test_photos_go_after_the_text_and_once(office: Office) -> None:
    phone = office.phone()
    blobs = [phone.store.blobs.put(bytes([n]) * (n + 1), "image/jpeg") for n in range(3)]
    phone.store.write(*finding("f", text="ก"))
    line = office.line()

    outcome = await office.sync(phone.store, line)
    await office.sync(phone.store, line)

    assert outcome.ending == Ending.DONE
    assert [name for name, _ in line.sent] == ["push", "pull", "missing", *["put_blob"] * 3, "pull"]
    assert set(office.server.ledger.blobs) == set(blobs)
    assert {phone.restart().blobs.state(blob) for blob in blobs} == {BlobState.SENT}


async def test_a_photo_cut_off_is_sent_again_and_the_text_has_its_receipt(office: Office) -> None:
    phone = office.phone()
    blob = phone.store.blobs.put(b"picture", "image/jpeg")
    phone.store.write(*finding("f", text="ก"))

    outcome = await office.sync(phone.store, office.line(None, None, None, Cut.BEFORE))

    assert outcome.ending == Ending.OFFLINE and outcome.receipt is not None and outcome.receipt.whole
    assert phone.store.counts().blobs == 1
    await office.sync(phone.store)
    assert office.server.ledger.blobs[blob] == b"picture"


async def test_a_picture_got_from_somebody_else_is_sent_when_it_is_shown_as_ones_own(office: Office) -> None:
    phone = office.phone()
    blob = phone.store.blobs.put_fetched(b"picture", "image/jpeg")

    phone.store.blobs.put(b"picture", "image/jpeg")

    assert phone.restart().blobs.state(blob) == BlobState.QUEUED
    await office.sync(phone.store)
    assert phone.store.blobs.state(blob) == BlobState.SENT and blob in office.server.ledger.blobs


async def test_what_the_server_has_already_is_not_sent(office: Office) -> None:
    phone = office.phone()
    blob = phone.store.blobs.put(b"picture", "image/jpeg")
    office.server.ledger.blobs[blob] = b"picture"
    line = office.line()

    await office.sync(phone.store, line)

    assert [name for name, _ in line.sent] == ["pull", "missing"] and phone.store.counts().blobs == 0


async def test_a_photo_the_server_refuses_keeps_its_reason_and_the_others_go_on(office: Office) -> None:
    phone = office.phone()
    refused, fine = phone.store.blobs.put(b"1", "image/jpeg"), phone.store.blobs.put(b"22", "image/jpeg")

    await office.sync(phone.store, office.line(None, None, Invalid("image_has_metadata")))

    assert phone.store.blobs.state(refused) == BlobState.REFUSED and "ตำแหน่ง" in phone.store.blobs.refused()[refused]
    assert phone.store.blobs.get(refused) == b"1" and phone.store.blobs.state(fine) == BlobState.SENT


async def test_bytes_that_are_not_what_their_name_says_are_never_sent_nor_kept(office: Office) -> None:
    phone = office.phone()
    blob = phone.store.blobs.put(b"picture", "image/jpeg")
    phone.store.blobs.database.script("UPDATE blob_bytes SET body = x'00'")
    line = office.line()

    await office.sync(phone.store, line)
    office.server.ledger.blobs["0" * 64] = b"forged"

    assert "put_blob" not in [name for name, _ in line.sent] and phone.store.blobs.state(blob) == BlobState.LOST_LOCAL
    with pytest.raises(Invalid):
        await fetch_blob(phone.store, line, "0" * 64)
    assert phone.store.blobs.state("0" * 64) is None


async def test_a_photo_is_fetched_once_when_somebody_looks(office: Office) -> None:
    writer, phone = office.phone(), office.phone()
    blob = writer.store.blobs.put(b"picture", "image/jpeg")
    await office.sync(writer.store)
    line = office.line(Cut.BEFORE)

    with pytest.raises(Unreachable):
        await fetch_blob(phone.store, line, blob)
    assert await fetch_blob(phone.store, line, blob) == b"picture"
    assert await fetch_blob(phone.store, line, blob) == b"picture"

    assert len(line.sent) == 2 and phone.store.counts().blobs == 0
