"""One visit from two phones to one server and back, within its budget of requests and bytes."""

from __future__ import annotations

from app.sync.engine import Ending
from fieldwork.records import Progress
from tests.support.visiting import Visiting
from tests.support.wired import Break
from tests.support.worlds import an_id


async def test_sixty_marks_and_findings_travel_in_few_requests_and_few_bytes(visiting: Visiting) -> None:
    phone = visiting.phone()
    await phone.sync()
    visiting.rate(phone)
    for number in range(15):
        visiting.observe(phone, number)
    assert phone.store.counts().edits >= 60
    before = (phone.wire.bytes_up, phone.wire.bytes_down, len(phone.wire.requests))

    outcome = await phone.sync()

    up, down = phone.wire.bytes_up - before[0], phone.wire.bytes_down - before[1]
    requests = phone.wire.requests[before[2] :]
    assert outcome.ending == Ending.DONE and outcome.receipt is not None and outcome.receipt.whole
    assert len(requests) <= 4 and up + down <= 12_000, (requests, up, down)
    await phone.sync()
    assert phone.wire.requests[-1:] == ["POST /api/sync/pull"] and len(phone.wire.requests) == before[2] + 3


async def test_sheets_stay_with_their_raters_until_both_have_submitted(visiting: Visiting) -> None:
    supervisor, expert = visiting.phone(), visiting.phone(visiting.expert)
    visiting.rate(supervisor)
    visiting.rate(expert, submit=False)
    await supervisor.sync()
    await expert.sync()
    await supervisor.sync()
    assert supervisor.store.get("sheet", visiting.sheet(visiting.expert)) is None
    assert expert.store.get("sheet", visiting.sheet(visiting.supervisor)) is None
    progress = {p.rater: p for p in supervisor.store.all(Progress, visit=visiting.visit)}
    assert progress[visiting.expert].answered == 20 and progress[visiting.expert].submitted_at is None

    expert.store.write("sheet", visiting.sheet(visiting.expert), {"submitted_at": expert.clock()})
    await expert.sync()
    await supervisor.sync()

    for phone in (supervisor, expert):
        assert len(phone.store.find("sheet", visit=visiting.visit)) == 2
        assert phone.store.mirror.counts()[f"results:{visiting.school}"] >= 2


async def test_submitting_reopening_and_submitting_again_offline_arrives_as_it_was_done(visiting: Visiting) -> None:
    phone = visiting.phone()
    visiting.rate(phone)
    sheet = visiting.sheet()
    phone.store.write("sheet", sheet, {"submitted_at": None, "reopened.1795410000000": "พบหลักฐานเพิ่ม"})
    phone.store.write("sheet", sheet, {"levels.AC1": 4})
    phone.store.write("sheet", sheet, {"submitted_at": phone.clock() + 1})

    outcome = await phone.sync()

    assert outcome.quarantined == 0, [(q.code, q.edit.fields) for q in phone.store.quarantine.all()]
    record = phone.store.get("sheet", sheet)
    assert record is not None and record.fields["levels.AC1"] == 4
    assert phone.store.state("sheet", sheet) == "server"


async def test_a_refused_edit_comes_back_with_a_sentence_and_the_rest_is_kept(visiting: Visiting) -> None:
    phone = visiting.phone(visiting.expert)
    visiting.observe(phone, 1)
    phone.store.write("school", visiting.school, {"name": "ชื่อที่ผู้ทรงคุณวุฒิแก้ไม่ได้"})
    visiting.observe(phone, 2)

    outcome = await phone.sync()

    assert outcome.ending == Ending.DONE and outcome.quarantined == 1
    assert outcome.receipt is not None and (outcome.receipt.on_server, outcome.receipt.of) == (3, 3)
    aside = phone.store.quarantine.all()[0]
    assert aside.code == "office_only" and "เลขานุการ" in aside.message
    assert phone.store.get("finding", an_id("finding 2")) is not None


async def test_a_phone_that_was_signed_out_keeps_everything(visiting: Visiting) -> None:
    phone = visiting.phone()
    await phone.sync()
    visiting.rate(phone)
    token, phone.token = phone.token, "ended"

    assert (await phone.sync()).ending == Ending.SIGN_IN
    edits = phone.restart().counts().edits
    phone.token = token
    outcome = await phone.sync()

    assert edits > 20 and outcome.receipt is not None and outcome.receipt.whole


async def test_a_phone_three_years_ahead_neither_wins_for_ever_nor_loses_anything(visiting: Visiting) -> None:
    ahead, right = visiting.phone(), visiting.phone()
    ahead.clock.skew_ms = 3 * 365 * 86_400_000
    visiting.observe(ahead, 1)
    outcome = await ahead.sync()
    await right.sync()
    right.clock.forward(60_000)
    right.store.write("finding", an_id("finding 1"), {"text": "แก้จากเครื่องที่นาฬิกาตรง"})
    await right.sync()
    await ahead.sync()

    assert outcome.skew_ms > 2 * 365 * 86_400_000
    assert ahead.store.get("finding", an_id("finding 1")).fields["text"] == "แก้จากเครื่องที่นาฬิกาตรง"  # type: ignore[union-attr]
    assert ahead.store.conflicts("finding", an_id("finding 1")) == {}


async def test_one_person_on_two_phones_settles_a_conflict_for_good(visiting: Visiting) -> None:
    one, two = visiting.phone(), visiting.phone()
    visiting.observe(one, 1)
    await one.sync()
    await two.sync()
    finding = an_id("finding 1")
    one.store.write("finding", finding, {"text": "จากโทรศัพท์"})
    two.clock.forward(5000)
    two.store.write("finding", finding, {"text": "จากแท็บเล็ต"})
    await one.sync()
    await two.sync()
    await one.sync()
    heads = one.store.conflicts("finding", finding)["text"]
    assert len(heads) == 2 and one.store.get("finding", finding).fields["text"] == "จากแท็บเล็ต"  # type: ignore[union-attr]

    one.store.write("finding", finding, {"text": "จากแท็บเล็ต"}, seen={"text": heads})
    await one.sync()
    await two.sync()

    assert one.store.conflicts("finding", finding) == two.store.conflicts("finding", finding) == {}


async def test_a_restored_server_gets_everything_back_from_the_phones(visiting: Visiting, tmp_path: object) -> None:
    phone = visiting.phone()
    await phone.sync()
    visiting.rate(phone)
    backup = visiting.kept()
    await phone.sync()
    before = visiting.history()
    visiting.observe(phone, 1)

    visiting.restore(backup)
    phone.wire.fates = [None, Break.AFTER]
    await phone.sync()
    outcome = await phone.sync()

    assert outcome.receipt is not None and outcome.receipt.whole and outcome.quarantined == 0
    edits = {row[0] for row in visiting.history() if len(row) == 6}
    assert {row[0] for row in before if len(row) == 6} < edits
