"""Push: bytes that never change, acknowledgements that take exactly what they name, poison that blocks nobody."""

import asyncio
import gzip
import json
from unittest.mock import patch

import pytest

from app.store.tables import EditState
from app.sync import freeze, push
from app.sync.engine import Ending
from app.sync.push import acknowledge
from fieldwork.errors import Invalid, Unreachable
from fieldwork.wire import APPLIED, PROTOCOL, EditResult, PushReply
from tests.support.network import Cut, Line, Office
from tests.support.stores import Phone, finding
from tests.support.worlds import an_id

KIND, RECORD, FIELDS = finding("f", text="เดิม")


@pytest.mark.parametrize("cut", list(Cut))
async def test_a_batch_that_got_no_reply_is_sent_again_byte_by_byte(office: Office, cut: Cut) -> None:
    phone = office.phone()
    phone.store.write(KIND, RECORD, FIELDS)
    line = office.line(cut, cut)

    assert (await office.sync(phone.store, line)).ending == Ending.OFFLINE
    phone.clock.forward(3_600_000)
    assert (await office.sync(phone.restart(), line)).ending == Ending.OFFLINE
    assert (await office.sync(phone.restart(), line)).ending == Ending.DONE

    pushed = [body for name, body in line.sent if name == "push"]
    assert len(pushed) == 3 and len(set(pushed)) == 1
    assert office.server.ledger.received == {phone.device: 1}
    assert phone.store.counts().edits == 0


async def test_what_is_typed_while_a_batch_travels_is_not_taken_off_with_it(office: Office) -> None:
    phone = office.phone()
    first = phone.store.write(KIND, RECORD, FIELDS)
    line = office.line(None, Cut.BEFORE)
    typed = []
    line.meanwhile = lambda: typed.append(phone.store.write(KIND, RECORD, {"text": "ใหม่"}))

    await office.sync(phone.store, line)

    assert phone.store.counts().edits == 1
    assert phone.store.get(KIND, RECORD).fields["text"] == "ใหม่"  # type: ignore[union-attr]
    assert phone.store.overlay.last.fields["text"][1] == (first.edit,)  # type: ignore[union-attr]
    await office.sync(phone.restart())
    assert office.server.value(KIND, RECORD, "text") == "ใหม่"
    assert phone.store.conflicts(KIND, RECORD) == {}


async def test_what_went_out_once_is_written_on_never_over_even_when_its_batch_was_taken_apart(office: Office) -> None:
    phone = office.phone()
    phone.store.write(KIND, RECORD, FIELDS)
    await office.sync(phone.store)
    went_out = phone.store.write(KIND, RECORD, {"text": "กลาง"})
    batch = freeze.freeze(phone.store, "test/1")
    assert batch is not None
    await office.line().push(batch.body)  # the server keeps it, and the reply never comes
    freeze.thaw(phone.store)

    phone.store.write(KIND, RECORD, {"text": "ใหม่"})

    assert phone.store.overlay.last.fields["text"][1] == (went_out.edit,)  # type: ignore[union-attr]
    await office.sync(phone.restart())
    assert office.server.value(KIND, RECORD, "text") == "ใหม่"
    assert phone.store.conflicts(KIND, RECORD) == {}


async def test_nothing_flickers_between_the_reply_and_the_pull(office: Office) -> None:
    phone = office.phone()
    phone.store.write(KIND, RECORD, FIELDS)

    outcome = await office.sync(phone.store, office.line(None, Cut.BEFORE))

    assert outcome.ending == Ending.OFFLINE
    assert phone.store.get(KIND, RECORD).fields == FIELDS  # type: ignore[union-attr]
    assert phone.store.state(KIND, RECORD) == "server" and phone.store.counts().edits == 0
    assert phone.restart().get(KIND, RECORD).fields == FIELDS  # type: ignore[union-attr]


async def test_edits_the_reply_does_not_name_wait_again(office: Office) -> None:
    phone = office.phone()
    phone.store.write(KIND, RECORD, FIELDS)
    other = phone.store.write(*finding("g", text="ข"))
    batch = freeze.freeze(phone.store, "test")
    assert batch is not None
    edits = [edit.id for edit in phone.store.overlay.within(EditState.FROZEN)]

    results = [EditResult(edit, APPLIED) for edit in edits if edit != other.edit]
    acknowledge(phone.store, batch, PushReply(PROTOCOL, "epoch-1", 0, 1, results))

    assert phone.store.counts().edits == 1 and phone.store.state(*finding("g")[:2]) == "device"
    assert phone.restart().counts().edits == 1


async def test_one_poisoned_edit_is_kept_aside_with_its_reason_and_the_rest_goes_on(office: Office) -> None:
    phone = office.phone()
    office.server.refuse = lambda edit: "not_in_team" if edit["record"] == RECORD else ""
    phone.store.write(KIND, RECORD, FIELDS)
    phone.store.write(*finding("g", text="ข"))

    outcome = await office.sync(phone.store)

    assert outcome.ending == Ending.DONE and outcome.quarantined == 1
    assert outcome.receipt is not None and outcome.receipt.on_server == outcome.receipt.of == 2
    aside = phone.restart().quarantine.all()
    assert [(q.edit.record, q.code, q.message) for q in aside] == [(RECORD, "not_in_team", "ไม่รับ (not_in_team)")]
    assert phone.store.state(KIND, RECORD) == "quarantined"
    assert phone.store.get(KIND, RECORD).fields["text"] == "เดิม"  # type: ignore[union-attr]


async def test_trying_again_sends_what_was_kept_aside_once_more_in_its_order(office: Office) -> None:
    phone = office.phone()
    office.server.refuse = lambda edit: "not_in_team"
    phone.store.write(KIND, RECORD, FIELDS)
    phone.store.write(KIND, RECORD, {"nature": "strength"})
    await office.sync(phone.store)
    office.server.refuse = lambda edit: ""

    assert phone.store.quarantine.try_again() == 2
    outcome = await office.sync(phone.store)

    assert outcome.quarantined == 0 and outcome.receipt is not None and outcome.receipt.whole
    assert office.server.value(KIND, RECORD, "nature") == "strength"
    assert phone.store.conflicts(KIND, RECORD) == {}


@pytest.mark.parametrize("both", [False, True], ids=["the first", "both"])
async def test_a_value_kept_aside_is_no_conflict_with_what_its_author_wrote_over_it(office: Office, both: bool) -> None:
    phone = office.phone()
    phone.store.write(KIND, RECORD, FIELDS)
    await office.sync(phone.store)
    office.server.refuse = lambda edit: "not_in_team"
    aside = phone.store.write(KIND, RECORD, {"text": "รอตรวจสอบ"})
    await office.sync(phone.store)
    office.server.refuse = lambda edit: "not_in_team" if both else ""
    over = phone.store.write(KIND, RECORD, {"text": "เขียนทับ"})
    await office.sync(phone.store)
    office.server.refuse = lambda edit: ""

    assert phone.store.quarantine.try_again() == (2 if both else 1)

    for look in (lambda: phone.store, phone.restart):  # what was written over the other shows, whatever is on its way
        store = look()
        assert store.get(KIND, RECORD).fields["text"] == "เขียนทับ"  # type: ignore[union-attr]
        assert store.heads(KIND, RECORD, "text")[0] == over.edit
    outcome = await office.sync(phone.store)
    assert outcome.quarantined == 0 and outcome.receipt is not None and outcome.receipt.whole
    assert office.server.value(KIND, RECORD, "text") == "เขียนทับ" and phone.store.conflicts(KIND, RECORD) == {}
    assert {aside.edit, over.edit} <= set(office.server.ledger.seen)


async def test_what_the_person_lets_go_leaves_the_screens_and_stays_in_the_history(office: Office) -> None:
    phone = office.phone()
    office.server.refuse = lambda edit: "not_in_team"
    saved = phone.store.write(KIND, RECORD, FIELDS)
    await office.sync(phone.store)

    phone.store.quarantine.let_go(saved.edit)

    assert phone.store.get(KIND, RECORD) is None and phone.store.counts().quarantined == 0
    assert [w.value for w in phone.restart().history(KIND, RECORD, "text")] == ["เดิม"]


async def test_a_value_kept_aside_gives_way_to_a_later_one_of_the_server(office: Office) -> None:
    phone, other = office.phone(), office.phone()
    office.server.refuse = lambda edit: "not_in_team" if FIELDS["text"] in str(edit) else ""
    phone.store.write(KIND, RECORD, FIELDS)
    await office.sync(phone.store)
    office.clock.forward()

    other.store.write(KIND, RECORD, {"text": "ของอีกคน"})
    await office.sync(other.store)
    await office.sync(phone.store)

    assert phone.store.get(KIND, RECORD).fields["text"] == "ของอีกคน"  # type: ignore[union-attr]
    assert len(phone.store.quarantine.all()) == 1


async def test_a_batch_too_large_is_halved_until_it_passes(office: Office) -> None:
    phone = office.phone()
    for n in range(8):
        phone.store.write(*finding(f"f{n}", text=str(n)))
    sizes: list[int] = []
    honest = office.server.push

    async def push(body: bytes) -> PushReply:
        edits = json.loads(gzip.decompress(body))["edits"]
        sizes.append(len(edits))
        if len(edits) > 3:
            raise Invalid("body_too_large")
        return await honest(body)

    office.server.push = push  # type: ignore[method-assign]
    outcome = await office.sync(phone.store)

    assert outcome.receipt is not None and outcome.receipt.on_server == 8
    assert sizes[:3] == [8, 4, 2]


@pytest.mark.parametrize("failure", [Invalid("bad_request", where="x"), Unreachable("server_fault", reference="1")])
async def test_an_edit_on_which_the_server_chokes_is_found_and_set_aside(office: Office, failure: Exception) -> None:
    phone = office.phone()
    for n in range(6):
        phone.store.write(*finding(f"f{n}", text=str(n)))
    poison = an_id("f3")
    honest = office.server.push

    async def push(body: bytes) -> PushReply:
        if poison.encode() in gzip.decompress(body):
            raise failure
        return await honest(body)

    office.server.push = push  # type: ignore[method-assign]
    for _ in range(20):
        outcome = await office.sync(phone.store)

    assert outcome.ending == Ending.DONE and outcome.quarantined == 1
    assert phone.store.quarantine.all()[0].edit.record == poison
    assert len(office.server.ledger.seen) == 5


async def test_a_batch_id_taken_by_other_bytes_is_frozen_anew(office: Office) -> None:
    phone = office.phone()
    phone.store.write(KIND, RECORD, FIELDS)

    outcome = await office.sync(phone.store, office.line(Invalid("batch_reused")))

    assert outcome.ending == Ending.DONE and outcome.quarantined == 0
    assert office.server.value(KIND, RECORD, "text") == "เดิม"


def test_a_batch_holds_at_most_five_hundred_edits_and_about_a_megabyte(office: Office) -> None:
    phone = office.phone()
    for n in range(300):
        phone.store.write(*finding(f"f{n}", text="ก" * 3900))

    batch = freeze.freeze(phone.store, "test")

    assert batch is not None and 80 < batch.edits < 120
    assert len(gzip.decompress(batch.body)) < 1_100_000


async def in_batches_of_two(phone: Phone, line: Line) -> None:
    with patch.object(push, "MAX_EDITS", 2):
        await push.push(phone.store, line, "test", lambda done, total: None)


def pushed(line: Line) -> list[list[str]]:
    """The edits of each batch that was sent."""
    sent = [json.loads(gzip.decompress(body)) for name, body in line.sent if name == "push"]
    return [[edit["id"] for edit in message["edits"]] for message in sent]


async def test_the_next_batch_is_ready_before_the_reply_and_leaves_only_after_it(office: Office) -> None:
    phone, line = office.phone(), office.line()
    written = [phone.store.write(*finding(f"f{n}", text=str(n))).edit for n in range(5)]
    honest = office.server.push
    frozen: list[int] = []

    async def slow(body: bytes) -> PushReply:
        await asyncio.sleep(0.05)
        frozen.append(phone.store.overlay.count(EditState.FROZEN))
        return await honest(body)

    office.server.push = slow  # type: ignore[method-assign]
    await in_batches_of_two(phone, line)

    assert pushed(line) == [written[:2], written[2:4], written[4:]]
    assert frozen == [4, 3, 1]
    assert phone.store.counts().edits == 0 and phone.restart().counts().edits == 0


@pytest.mark.parametrize("cut", list(Cut))
async def test_batches_that_wait_behind_a_cut_one_go_after_it_byte_by_byte(office: Office, cut: Cut) -> None:
    phone, line = office.phone(), office.line(None, cut)
    written = [phone.store.write(*finding(f"f{n}", text=str(n))).edit for n in range(6)]

    with pytest.raises(Unreachable):
        await in_batches_of_two(phone, line)
    assert phone.store.overlay.count(EditState.LANDED) == 2  # the first reply was kept
    phone.restart()
    phone.clock.forward(3_600_000)
    await in_batches_of_two(phone, line)

    assert pushed(line) == [written[:2], written[2:4], written[2:4], written[4:]]
    assert line.sent[1] == line.sent[2]
    assert list(office.server.ledger.seen) == written
    assert office.server.ledger.received == {phone.device: 6}


async def test_a_reply_that_was_not_kept_is_asked_for_again_before_the_batch_behind_it(office: Office) -> None:
    """The power goes between the reply and its being kept, when the next batch is frozen already."""
    phone, line = office.phone(), office.line()
    written = [phone.store.write(*finding(f"f{n}", text=str(n))).edit for n in range(4)]
    first = freeze.freeze(phone.store, "test", 2)
    second = freeze.freeze(phone.store, "test", 2)
    assert first is not None and second is not None
    await office.server.push(first.body)

    phone.restart()
    assert [freeze.in_flight(phone.store), freeze.in_flight(phone.store, first.id)] == [first, second]
    await in_batches_of_two(phone, line)

    assert pushed(line) == [written[:2], written[2:]]
    assert office.server.ledger.received == {phone.device: 4} and phone.restart().counts().edits == 0


async def test_edits_the_reply_does_not_name_wait_again_and_those_of_the_next_batch_stay_in_it(office: Office) -> None:
    phone = office.phone()
    written = [phone.store.write(*finding(f"f{n}", text=str(n))).edit for n in range(4)]
    first = freeze.freeze(phone.store, "test", 2)
    freeze.freeze(phone.store, "test", 2)
    assert first is not None

    results = [EditResult(written[0], APPLIED)]
    acknowledge(phone.store, first, PushReply(PROTOCOL, "epoch-1", 0, 1, results))

    for store in (phone.store, phone.restart()):
        states = {state: [e.id for e in store.overlay.within(state)] for state in EditState}
        assert states[EditState.UNSENT] == [written[1]] and states[EditState.FROZEN] == written[2:]


async def test_a_server_that_fails_over_a_batch_is_held_against_that_batch_alone(office: Office) -> None:
    phone, line = office.phone(), office.line(None, Unreachable("server_fault"))
    for n in range(6):
        phone.store.write(*finding(f"f{n}", text=str(n)))

    with pytest.raises(Unreachable):
        await in_batches_of_two(phone, line)

    failed = freeze.in_flight(phone.store)
    assert failed is not None and failed.tries == 1
    behind = freeze.in_flight(phone.store, failed.id)
    assert behind is not None and behind.tries == 0
