"""A whole sync: its endings, its receipt, its repairs, and that there is only ever one."""

import asyncio
from typing import Any

import pytest

from app.store.errors import StorageFull
from app.sync.compare import receipts
from app.sync.engine import Ending, Outcome, Phase, Progress, Syncer
from app.sync.protocol import Work
from fieldwork.digests import digest
from fieldwork.errors import Outdated, Refused, SignInFailed, Unreachable
from fieldwork.wire import PullReply, PullRequest
from tests.support.network import Office
from tests.support.stores import Phone, finding
from tests.support.worlds import an_id

KIND, RECORD, FIELDS = finding("f", text="เดิม")


async def test_a_sync_with_nothing_to_do_is_one_request(office: Office) -> None:
    phone = office.phone()
    phone.store.write(KIND, RECORD, FIELDS)
    await office.sync(phone.store)
    line = office.line()

    await office.sync(phone.store, line)

    assert [name for name, _ in line.sent] == ["pull"]


async def test_the_receipt_says_what_the_server_counted(office: Office) -> None:
    phone = office.phone()
    for n in range(3):
        phone.store.write(*finding(f"f{n}", text=str(n)))

    first = (await office.sync(phone.store)).receipt
    phone.store.write(KIND, RECORD, FIELDS)
    second = (await office.sync(phone.store)).receipt

    assert first is not None and (first.number, first.on_server, first.of, first.whole) == (1, 3, 3, True)
    assert second is not None and (second.number, second.on_server, second.of) == (2, 4, 4)
    assert receipts(phone.restart()) == [second, first]


@pytest.mark.parametrize(
    ("failure", "ending"),
    [
        (Unreachable("unreachable"), Ending.OFFLINE),
        (Unreachable("busy", seconds=30.0), Ending.BUSY),
        (Unreachable("server_fault", reference="x"), Ending.FAULT),
        (SignInFailed("token_not_accepted"), Ending.SIGN_IN),
        (Outdated("protocol_too_old"), Ending.OUTDATED),
        (Refused("no_role"), Ending.REFUSED),
    ],
)
async def test_every_way_to_fail_is_an_outcome_and_keeps_the_queue(
    office: Office, failure: Exception, ending: Ending
) -> None:
    phone = office.phone()
    phone.store.write(KIND, RECORD, FIELDS)

    outcome = await office.sync(phone.store, office.line(failure))

    assert outcome.ending == ending and outcome.receipt is None
    assert phone.restart().counts().edits == 1
    assert outcome.retry_after_seconds == (30.0 if ending == Ending.BUSY else None)
    assert (await office.sync(phone.store)).ending == Ending.DONE


async def test_a_server_that_knows_no_version_of_this_app_is_an_outcome_and_keeps_the_queue(office: Office) -> None:
    phone = office.phone()
    phone.store.write(KIND, RECORD, FIELDS)
    line = office.line(Outdated("protocol_too_new"))

    outcome = await office.sync(phone.store, line)

    assert (outcome.ending, outcome.code) == (Ending.OUTDATED, "protocol_too_new")
    assert [name for name, _ in line.sent] == ["push", "protocols"] and phone.restart().counts().edits == 1


async def test_an_app_that_is_too_old_asks_no_further(office: Office) -> None:
    line = office.line(Outdated("protocol_too_old"))

    assert (await office.sync(office.phone().store, line)).ending == Ending.OUTDATED
    assert [name for name, _ in line.sent] == ["pull"]


async def test_a_full_device_stops_the_sync_and_says_so(office: Office) -> None:
    phone = office.phone()

    outcome = await office.sync(phone.store, office.line(StorageFull("storage_full")))

    assert (outcome.ending, outcome.code) == (Ending.STORAGE, "storage_full")


async def test_there_is_never_a_second_sync_at_once(office: Office) -> None:
    phone = office.phone()
    phone.store.write(KIND, RECORD, FIELDS)
    line = office.line()
    syncer = Syncer(phone.store, line, app="test")

    both = await asyncio.gather(syncer.run(), syncer.run())

    assert both[0] is both[1]
    assert [name for name, _ in line.sent] == ["push", "pull"]


class _Silent:
    """Takes a push in and never answers."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.arrived = asyncio.Event()

    async def push(self, body: bytes, meanwhile: Work) -> Any:
        await self.office.server.push(body)
        self.arrived.set()
        await asyncio.Event().wait()


async def _begun(office: Office, phone: Phone) -> tuple[Syncer, asyncio.Future[Outcome]]:
    """A sync whose push is at the server, and that waits for the answer."""
    silent = _Silent(office)
    phone.store.write(KIND, RECORD, FIELDS)
    syncer = Syncer(phone.store, silent, app="test")  # type: ignore[arg-type]
    running = asyncio.ensure_future(syncer.run())
    await silent.arrived.wait()
    return syncer, running


async def test_a_cancelled_sync_ends_quietly_and_the_next_one_finishes(office: Office) -> None:
    phone = office.phone()
    syncer, running = await _begun(office, phone)
    syncer.cancel()

    assert (await running).ending == Ending.CANCELLED and not syncer.running
    outcome = await office.sync(phone.store)
    assert outcome.receipt is not None and outcome.receipt.on_server == 1


async def test_a_sync_of_somebody_whose_files_are_closed_ends_quietly(office: Office) -> None:
    phone = office.phone()
    syncer, running = await _begun(office, phone)
    phone.store.close()
    syncer.cancel()

    assert (await running).ending == Ending.CANCELLED and not syncer.running


async def test_whoever_waited_may_leave_and_the_sync_goes_on(office: Office) -> None:
    phone = office.phone()
    phone.store.write(KIND, RECORD, FIELDS)
    syncer = Syncer(phone.store, office.line(), app="test")
    screen = asyncio.ensure_future(syncer.run())
    await asyncio.sleep(0)
    screen.cancel()

    assert (await syncer.run()).ending == Ending.DONE


async def test_progress_names_the_phase_and_how_far_it_is(office: Office) -> None:
    phone = office.phone()
    phone.store.write(KIND, RECORD, FIELDS)
    phone.store.blobs.put(b"picture", "image/jpeg")
    told: list[Progress] = []
    syncer = Syncer(phone.store, office.line(), app="test")
    stop = syncer.on_progress(told.append)

    await syncer.run()
    stop()
    await syncer.run()

    assert list(dict.fromkeys(p.phase for p in told)) == [Phase.SEND, Phase.RECEIVE, Phase.CHECK, Phase.PHOTOS]
    assert Progress(Phase.SEND, 1, 1) in told and Progress(Phase.PHOTOS, 1, 1) in told


async def test_records_that_do_not_add_up_are_fetched_again_and_ghosts_leave(office: Office) -> None:
    writer, phone = office.phone(), office.phone()
    for n in range(3):
        writer.store.write(*finding(f"f{n}", text=str(n)))
    await office.sync(writer.store)
    await office.sync(phone.store)
    script = phone.store.database.script
    script(f"DELETE FROM record WHERE id = '{an_id('f0')}'")
    for ghost in ("one", "two", "three"):
        copied = "scope, school, visit, owner, parent, seq, 0, fields, marks, 0 FROM record"
        script(f"INSERT INTO record SELECT kind, '{an_id(ghost)}', {copied} WHERE id = '{an_id('f2')}'")
    phone.store.reload()

    outcome = await office.sync(phone.store)

    assert outcome.ending == Ending.DONE and outcome.repaired == ("all",) and outcome.differing == ()
    assert {r.id for r in phone.store.find(KIND)} == {an_id(f"f{n}") for n in range(3)}


async def test_edits_that_the_server_acknowledged_and_lost_are_given_to_it_again(office: Office) -> None:
    """No new epoch tells of it: only the server's own count does."""
    phone = office.phone()
    before = office.server.backup()
    phone.store.write(KIND, RECORD, FIELDS)
    await office.sync(phone.store)
    office.server.restore(before, "epoch-1")

    outcome = await office.sync(phone.store)

    assert "edits" in outcome.repaired
    assert outcome.receipt is not None and outcome.receipt.whole
    assert office.server.value(KIND, RECORD, "text") == "เดิม"


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE record SET seq = seq - 1, fields = '{}'",  # an older state of a record, as many as there should be
        "DELETE FROM record",
        "INSERT INTO record (kind, id, scope, seq, stale, fields, marks) "
        "SELECT kind, 'left over', scope, seq + 9, 0, fields, marks FROM record",
    ],
)
async def test_a_mirror_that_is_not_the_servers_is_noticed_put_right_and_said(office: Office, harm: str) -> None:
    phone = office.phone()
    phone.store.write(KIND, RECORD, FIELDS)
    await office.sync(phone.store)
    phone.store.database.script(harm)
    phone.store.reload()

    outcome = await office.sync(phone.store)

    assert outcome.repaired == ("all",) and outcome.differing == ()
    assert phone.store.mirror.digests() == {"all": digest(seq for _, seq in office.server.ledger.rows.values())}
    shown = phone.store.get(KIND, RECORD)
    assert shown is not None and shown.fields["text"] == FIELDS["text"]
    assert (await office.sync(phone.store)).repaired == ()


async def test_a_server_from_before_digests_is_held_against_its_counts(office: Office) -> None:
    phone = office.phone()
    phone.store.write(KIND, RECORD, FIELDS)
    honest = office.server.pull

    async def pull(request: PullRequest) -> PullReply:
        reply = await honest(request)
        return PullReply(**{**{n: getattr(reply, n) for n in reply.__slots__}, "digests": {}})

    office.server.pull = pull  # type: ignore[method-assign]

    outcome = await office.sync(phone.store)

    assert outcome.differing == () and outcome.receipt is not None and outcome.receipt.whole


async def test_what_cannot_be_put_right_is_said(office: Office) -> None:
    phone = office.phone()
    phone.store.write(KIND, RECORD, FIELDS)
    honest = office.server.pull

    async def pull(request: PullRequest) -> PullReply:
        reply = await honest(request)
        return PullReply(**{**{n: getattr(reply, n) for n in reply.__slots__}, "counts": {"all": 7}})

    office.server.pull = pull  # type: ignore[method-assign]
    outcome = await office.sync(phone.store)

    assert outcome.differing == ("all",) and outcome.repaired == ()


async def test_a_phone_set_back_to_an_old_copy_takes_the_servers_count_for_its_own(office: Office) -> None:
    phone = office.phone()
    phone.store.write(KIND, RECORD, FIELDS)
    await office.sync(phone.store)
    office.server.ledger.received[phone.device] = 5

    first = (await office.sync(phone.store)).receipt
    phone.store.write(KIND, RECORD, {"text": "ข"})
    second = (await office.sync(phone.store)).receipt

    assert first is not None and (first.on_server, first.of) == (5, 5)
    assert second is not None and (second.on_server, second.of) == (6, 6)


async def test_a_wrong_clock_is_measured(office: Office) -> None:
    phone = office.phone()
    office.server.clock = lambda: phone.clock() - 3 * 86_400_000
    phone.store.write(KIND, RECORD, FIELDS)

    assert (await office.sync(phone.store)).skew_ms == 3 * 86_400_000
