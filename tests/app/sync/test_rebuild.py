"""A server restored from a backup gets back what it forgot; nothing disappears from the screen meanwhile."""

import pytest

from app.store.export import export_unsent, take_in
from app.store.tables import EditState
from app.sync.engine import Ending
from app.sync.pull import pull
from app.sync.rebuild import offer_forgotten, rebuild
from fieldwork import carried
from fieldwork.errors import EpochChanged
from fieldwork.records.feedback import stated
from tests.support.network import Cut, Office
from tests.support.reference_server import ReferenceServer
from tests.support.stores import ME, finding
from tests.support.worlds import an_id

KIND, RECORD, FIELDS = finding("f", text="เดิม")


def _rules(server: ReferenceServer) -> None:
    school, visit = an_id("school"), an_id("visit")
    server.plant("visit", visit, {"school": school, "day": "2026-11-23", "leader": ME, f"team.{ME}": []})
    server.plant("role", an_id("role"), {"person": ME, "role": "supervisor", "starts": "2026-01-01"})


async def test_own_edits_that_the_backup_lacks_are_sent_again_under_their_own_ids(office: Office) -> None:
    phone = office.phone()
    before = office.server.backup()
    first = phone.store.write(KIND, RECORD, FIELDS)
    await office.sync(phone.store)
    second = phone.store.write(KIND, RECORD, {"text": "ใหม่"})
    await office.sync(phone.store)
    office.server.restore(before, "epoch-2")

    outcome = await office.sync(phone.store)

    assert outcome.ending == Ending.DONE and "server_restored" in outcome.repaired
    assert set(office.server.ledger.seen) == {first.edit, second.edit}
    assert office.server.value(KIND, RECORD, "text") == "ใหม่"
    assert phone.store.conflicts(KIND, RECORD) == {}
    assert outcome.receipt is not None and outcome.receipt.whole


async def test_what_others_wrote_and_only_this_phone_holds_is_given_back(office: Office) -> None:
    _rules(office.server)
    lost, phone = office.phone(), office.phone()
    before = office.server.backup()
    agreement = {"visit": an_id("visit"), "school": an_id("school"), "action": "ติดตาม"}
    lost.store.write("agreement", an_id("a"), agreement)
    await office.sync(lost.store)
    await office.sync(phone.store)
    office.server.restore(before, "epoch-2")

    await office.sync(phone.store)

    assert office.server.value("agreement", an_id("a"), "action") == "ติดตาม"
    await office.sync(lost.store)  # it was not lost after all: both copies of the same words are no conflict to settle
    assert phone.store.get("agreement", an_id("a")).fields == agreement  # type: ignore[union-attr]


@pytest.mark.parametrize("was_there", [True, False])
async def test_how_far_somebody_else_said_an_agreement_is_is_given_back_without_the_name(
    office: Office, was_there: bool
) -> None:
    _rules(office.server)
    theirs, phone, name = office.phone(), office.phone(), an_id("a")
    agreement = {"visit": an_id("visit"), "school": an_id("school"), "action": "ติดตาม", "state": "open"}
    if was_there:
        office.server.plant("agreement", name, agreement)
    before = office.server.backup()
    await office.sync(theirs.store)
    theirs.store.write("agreement", name, agreement | stated("done", an_id("principal")))
    await office.sync(theirs.store)
    await office.sync(phone.store)
    office.server.restore(before, "epoch-2")

    outcome = await office.sync(phone.store)

    assert office.server.value("agreement", name, "state") == "done" and outcome.quarantined == 0
    assert office.server.value("agreement", name, "action") == "ติดตาม"
    assert ("agreement", name, "stated") not in office.server.ledger.writes, "nobody says it in another's name"


async def test_what_this_person_may_not_write_is_left_to_those_who_may(office: Office) -> None:
    _rules(office.server)
    author, phone = office.phone(), office.phone()
    before = office.server.backup()
    author.store.write(*finding("theirs", author=an_id("somebody else"), text="ของเขา"))
    await office.sync(author.store)
    await office.sync(phone.store)
    office.server.restore(before, "epoch-2")

    outcome = await office.sync(phone.store)

    assert outcome.quarantined == 0 and (KIND, an_id("theirs"), "text") not in office.server.ledger.writes
    assert phone.store.get(KIND, an_id("theirs")) is None
    await office.sync(author.store)
    assert office.server.value(KIND, an_id("theirs"), "text") == "ของเขา"


async def test_the_screen_keeps_showing_what_was_known_while_the_rebuild_waits_for_a_network(office: Office) -> None:
    phone = office.phone()
    office.server.plant(KIND, RECORD, FIELDS)
    await office.sync(phone.store)
    office.server.restore(office.server.backup(), "epoch-2")

    await office.sync(phone.store, office.line(None, Cut.BEFORE))

    assert phone.restart().get(KIND, RECORD).fields == FIELDS  # type: ignore[union-attr]
    outcome = await office.sync(phone.store)
    assert outcome.ending == Ending.DONE and phone.store.get(KIND, RECORD) is not None


async def test_photos_are_offered_again_and_sent_only_where_missing(office: Office) -> None:
    phone = office.phone()
    blob = phone.store.blobs.put(b"picture", "image/jpeg")
    before = office.server.backup()
    await office.sync(phone.store)
    office.server.restore(before, "epoch-2")

    await office.sync(phone.store)

    assert office.server.ledger.blobs[blob] == b"picture"


async def test_a_file_carries_what_is_given_back_as_it_would_have_been_sent(office: Office) -> None:
    _rules(office.server)
    lost, phone, other = office.phone(), office.phone(), office.phone()
    before = office.server.backup()
    agreement = {"visit": an_id("visit"), "school": an_id("school"), "action": "ติดตาม"}
    saved = lost.store.write("agreement", an_id("a"), agreement)
    await office.sync(lost.store)
    await office.sync(phone.store)
    office.server.restore(before, "epoch-2")
    with pytest.raises(EpochChanged):
        await pull(phone.store, office.line(), "test", lambda done, total: None)
    rebuild(phone.store, "epoch-2")
    await pull(phone.store, office.line(), "test", lambda done, total: None)
    assert offer_forgotten(phone.store) == 1

    take_in(other.store, carried.read(export_unsent(phone.store)))

    (given,) = other.restart().overlay.within(EditState.UNSENT)
    assert given.again == dict.fromkeys(agreement, saved.edit)
