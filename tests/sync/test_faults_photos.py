"""Pictures that are gone, on a phone or with a restored server. Numbers as in docs/sync-faults.md."""

from __future__ import annotations

from app.store.blobs import BlobState
from app.sync.engine import Ending
from tests.simulation.photos import picture
from tests.simulation.scene import Scene
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


def test_22_power_lost_at_any_moment_of_beginning_anew_leaves_no_photo_taken_for_sent(scene: Scene) -> None:
    scene.photos.on = True
    cuts, outcome = 0, None
    while outcome is None:
        scene.office.keep_backup()
        body = picture(scene.rng)
        name = scene.lead.store.blobs.put(body, "image/png")
        scene.lead.photographed[name] = body
        scene.find(scene.lead, f"ค่า {cuts}", an_id("finding 1"))
        scene.lead.write("finding", an_id("finding 1"), {f"photos.{name}": {"order": 1}}, told=(), seen={})
        assert scene.synced(scene.lead).ending == Ending.DONE
        scene.office.restore(scene.office.backups[-1], elsewhere=True)
        scene.lead.disk.crash_after(cuts)
        outcome = scene.sync(scene.lead)  # None: the power went
        scene.lead.disk.crash_after(-1)
        cuts += outcome is None
        assert scene.synced(scene.lead).ending == Ending.DONE
        assert [*scene.photos.denied(scene.lead)] == []

    assert cuts > 20
    assert scene.end() == []
