"""Pictures that are gone before they were sent. Numbers as in docs/sync-faults.md."""

from __future__ import annotations

from app.store.blobs import BlobState
from app.sync.engine import Ending
from tests.support.visiting import Visiting
from tests.support.worlds import an_id


async def test_50_a_picture_lost_on_the_phone_is_said_and_holds_up_nothing(visiting: Visiting) -> None:
    phone = visiting.phone()
    await phone.sync()
    visiting.observe(phone, 1)
    name = phone.store.blobs.put(b"picture", "image/jpeg")
    phone.store.write("finding", an_id("finding 1"), {f"photos.{name}": {"caption": "หาย", "order": 1}})
    phone.store.blobs.database.script("DELETE FROM blob_bytes")

    outcome = await phone.sync()

    assert outcome.ending == Ending.DONE and outcome.receipt is not None and outcome.receipt.whole
    assert phone.store.blobs.state(name) == BlobState.LOST_LOCAL
    assert phone.store.get("finding", an_id("finding 1")).fields[f"photos.{name}"]["caption"] == "หาย"  # type: ignore[union-attr]
