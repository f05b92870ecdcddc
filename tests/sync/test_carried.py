"""Work carried by hand from a broken phone: however often and by whatever way it arrives, it is one history."""

from __future__ import annotations

import os

import pytest
from sqlalchemy import select

from app.sealing import seal, unseal
from app.store.export import Taken, export_unsent, take_in
from app.sync.engine import Ending
from fieldwork import carried
from fieldwork.carried import Carried
from sync_server.tables import change
from tests.support.pictures import plain_png
from tests.support.sealing import QuickSealing
from tests.support.visiting import Visiting
from tests.support.wired import Break, WiredPhone, settled
from tests.support.worlds import an_id

PHRASE = "ครูเดินถึงโรงเรียนก่อนฝนตก"


async def handed_over(phone: WiredPhone) -> Carried:
    """The phone's unsent work, through a file."""
    file = await seal(QuickSealing(), export_unsent(phone.store), PHRASE, os.urandom)
    return carried.read(await unseal(QuickSealing(), file, PHRASE))


def a_day(visiting: Visiting) -> WiredPhone:
    """A phone after a visit without a network."""
    phone = visiting.phone()
    visiting.rate(phone)
    visiting.observe(phone, 1)
    phone.store.blobs.put(plain_png(40, 30), "image/png")
    return phone


def by_id(visiting: Visiting) -> dict[str, str]:
    """Who made each edit that phones sent."""
    rows = visiting.served.rows(select(change.c.edit, change.c.person).where(change.c.kind.in_(["sheet", "finding"])))
    return {row.edit: row.person for row in rows}


async def test_a_broken_phones_work_arrives_from_another_device_as_if_the_phone_had_sent_it(visiting: Visiting) -> None:
    phone = a_day(visiting)
    ids = {edit.id for edit in phone.store.overlay.within(*type(phone.store.overlay.last.state))}  # type: ignore[union-attr]
    tablet = visiting.phone()
    await tablet.sync()

    taken = take_in(tablet.store, await handed_over(phone))
    outcome = await tablet.sync()

    assert taken == Taken(len(ids), 1) and outcome.ending == Ending.DONE and outcome.quarantined == 0
    assert by_id(visiting) == dict.fromkeys(ids, visiting.supervisor), "edits keep their ids and their author"
    assert settled(tablet.store)() and tablet.store.blobs.queued_count() == 0
    sheet = tablet.store.get("sheet", visiting.sheet())
    assert sheet is not None and sheet.fields == phone.store.get("sheet", visiting.sheet()).fields  # type: ignore[union-attr]


@pytest.mark.parametrize("fate", [None, Break.AFTER, Break.TWICE], ids=["plainly", "reply lost", "delivered twice"])
async def test_the_file_twice_on_two_devices_and_the_phone_itself_leave_one_history(
    visiting: Visiting, fate: Break | None
) -> None:
    phone = a_day(visiting)
    ids = {edit.id for edit in phone.store.overlay.of(("finding", an_id("finding 1")))}
    tablet, desk = visiting.phone(), visiting.phone()
    file = await handed_over(phone)

    take_in(tablet.store, file)
    assert take_in(tablet.store, file) == Taken(0, 0)
    tablet.wire.fates = [fate]
    await tablet.sync()
    await tablet.sync()
    before = visiting.history()
    assert take_in(tablet.store, file) == Taken(0, 0), "nothing that was sent waits again"
    assert not tablet.store.counts()
    take_in(desk.store, file)
    await desk.sync()
    outcome = await phone.sync()

    assert visiting.history() == before and ids <= set(by_id(visiting))
    assert outcome.receipt is not None and outcome.receipt.whole and outcome.quarantined == 0
    assert all(settled(each.store)() for each in (phone, tablet, desk))
    assert not phone.store.unsettled() and not desk.store.unsettled()


async def test_old_work_that_arrives_by_file_does_not_stand_over_what_was_written_since(visiting: Visiting) -> None:
    phone, tablet = visiting.phone(), visiting.phone()
    visiting.observe(phone, 1)
    file = await handed_over(phone)
    await phone.sync()
    phone.store.write("finding", an_id("finding 1"), {"text": "แก้ไขแล้วที่โรงเรียน"})
    await phone.sync()
    await tablet.sync()

    take_in(tablet.store, file)
    await tablet.sync()

    for each in (phone, tablet):
        found = each.store.get("finding", an_id("finding 1"))
        assert found is not None and found.fields["text"] == "แก้ไขแล้วที่โรงเรียน" and not each.store.unsettled()


async def test_what_the_server_kept_aside_is_carried_too_and_judged_anew(visiting: Visiting) -> None:
    phone, tablet = visiting.phone(), visiting.phone()
    phone.store.write(
        "finding",
        an_id("aside"),
        {"visit": an_id("no such visit"), "school": visiting.school, "author": phone.person, "nature": "note"},
    )
    await phone.sync()
    assert phone.store.counts().quarantined == 1

    assert take_in(tablet.store, await handed_over(phone)) == Taken(1, 0)
    outcome = await tablet.sync()

    assert outcome.quarantined == 1 and tablet.store.quarantine.all()[0].message
