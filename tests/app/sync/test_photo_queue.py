"""Large photos: in chunks, the text before each, a cut costs one chunk, and a lost one holds up nothing."""

import asyncio
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.store.blobs import BlobState
from app.sync.blobs import fetch_blob
from app.sync.engine import Ending, Outcome, Phase, Progress, Syncer
from app.sync.pace import FIRST, LARGEST, SMALLEST, Pace
from app.sync.protocol import Sent
from fieldwork.errors import Invalid, NotFound, Unreachable
from tests.support.network import Cut, Line, Office
from tests.support.stores import Phone, finding

PHOTO = random.Random(1).randbytes(900_000)


def requests(line: Line) -> list[str]:
    return [name for name, _ in line.sent]


def chunks(line: Line) -> list[tuple[int, int]]:
    """Where each chunk began and how long it was."""
    return [what for name, what in line.sent if name == "send_chunk"]


async def sync(phone: Phone, line: Line, **given: object) -> Outcome:
    return await Syncer(phone.store, line, app="test", **given).run()  # type: ignore[arg-type]


async def test_a_large_photo_goes_in_chunks_and_arrives_whole(office: Office) -> None:
    phone, line = office.phone(), office.line()
    blob = phone.store.blobs.put(PHOTO, "image/jpeg")

    outcome = await sync(phone, line)

    assert outcome.ending == Ending.DONE and office.server.ledger.blobs[blob] == PHOTO
    assert requests(line) == ["pull", "missing", "begin_blob", *["send_chunk"] * len(chunks(line))]
    assert [start for start, _ in chunks(line)] == [
        sum(n for _, n in chunks(line)[:k]) for k in range(len(chunks(line)))
    ]
    assert max(size for _, size in chunks(line)) <= LARGEST
    assert phone.restart().blobs.state(blob) == BlobState.SENT


async def test_after_a_cut_and_a_restart_it_goes_on_where_the_server_stands(office: Office) -> None:
    phone = office.phone()
    blob = phone.store.blobs.put(PHOTO, "image/jpeg")
    first, second = office.line(None, None, None, None, None, Cut.BEFORE), office.line()

    cut = await sync(phone, first)
    held = len(office.server.ledger.partials[blob])
    phone.restart()
    [waiting] = phone.store.blobs.waiting()
    await sync(phone, second)

    assert cut.ending == Ending.OFFLINE and 0 < waiting.sent == held
    assert chunks(second)[0][0] == held
    assert office.server.ledger.blobs[blob] == PHOTO


async def test_a_chunk_whose_reply_was_lost_is_not_sent_again(office: Office) -> None:
    phone = office.phone()
    blob = phone.store.blobs.put(PHOTO, "image/jpeg")
    first, second = office.line(None, None, None, Cut.AFTER), office.line()

    await sync(phone, first)
    await sync(phone, second)

    assert chunks(second)[0][0] == sum(chunks(first)[0])
    assert office.server.ledger.blobs[blob] == PHOTO


@given(fates=st.lists(st.sampled_from([None, None, Cut.BEFORE, Cut.AFTER]), max_size=25))
async def test_wherever_it_is_cut_at_most_one_chunk_is_sent_again(
    fates: list[Cut | None], tmp_path_factory: pytest.TempPathFactory
) -> None:
    office = Office(tmp_path_factory.mktemp("cuts"))
    phone = office.phone()
    blob = phone.store.blobs.put(PHOTO, "image/jpeg")
    line, cuts = office.line(*fates), 0

    while (await sync(phone, line)).ending != Ending.DONE:
        cuts += 1
        if cuts % 3 == 0:
            phone.restart()

    again = sum(size for _, size in chunks(line)) - len(PHOTO)
    assert 0 <= again <= cuts * LARGEST
    assert office.server.ledger.blobs[blob] == PHOTO and phone.store.blobs.state(blob) == BlobState.SENT
    phone.store.close()


async def test_what_is_written_while_a_photo_goes_out_goes_before_its_next_chunk(office: Office) -> None:
    phone, line = office.phone(), office.line()
    phone.store.blobs.put(PHOTO, "image/jpeg")

    def write() -> None:
        if requests(line)[-1] == "send_chunk" and len(chunks(line)) in (1, 2):
            phone.store.write(*finding(f"f{len(chunks(line))}", text="เขียนระหว่างส่งภาพ"))

    line.meanwhile = write
    outcome = await sync(phone, line)

    between = requests(line)[3:]
    assert between[:7] == ["send_chunk", "push", "pull", "send_chunk", "push", "pull", "send_chunk"]
    assert outcome.ending == Ending.DONE and phone.store.counts().edits == 0


async def test_who_asks_for_a_sync_while_a_photo_goes_out_gets_the_text_before_the_next_chunk(office: Office) -> None:
    phone, line = office.phone(), office.line()
    phone.store.blobs.put(PHOTO, "image/jpeg")
    syncer = Syncer(phone.store, line, app="test")
    line.meanwhile = lambda: syncer.wish() if len(chunks(line)) == 1 else None

    await syncer.run()

    assert requests(line)[3:6] == ["send_chunk", "pull", "send_chunk"]


async def test_what_others_wrote_is_fetched_every_minute_while_photos_take_their_time(office: Office) -> None:
    phone, line = office.phone(), office.line()
    phone.store.blobs.put(PHOTO, "image/jpeg")
    line.meanwhile = lambda: phone.clock.forward(25_000)

    await sync(phone, line)

    sent = "".join({"send_chunk": "c", "pull": "p", "missing": "m", "begin_blob": "b"}[name] for name in requests(line))
    assert "cccc" not in sent and sent.count("p") > 3


async def test_the_text_is_level_before_the_first_photo_and_before_each_other(office: Office) -> None:
    phone, line = office.phone(), office.line()
    for n in range(3):
        phone.store.blobs.put(bytes([n]) * 10, "image/jpeg")
    phone.store.write(*finding("f", text="ก"))
    line.meanwhile = lambda: (
        phone.store.write(*finding(str(len(line.sent)), text="ข")) and None
        if requests(line)[-1] == "put_blob"
        else None
    )

    await sync(phone, line)

    assert requests(line) == ["push", "pull", "missing", *["put_blob", "push", "pull"] * 2, "put_blob"]


async def test_photos_go_smallest_first_and_those_taken_meanwhile_go_too(office: Office) -> None:
    phone, line = office.phone(), office.line()
    large, small = phone.store.blobs.put(PHOTO, "image/jpeg"), phone.store.blobs.put(b"small", "image/jpeg")
    late: list[str] = []

    def take() -> None:
        if requests(line)[-1] == "send_chunk" and not late:
            late.append(phone.store.blobs.put(b"taken meanwhile", "image/jpeg"))

    line.meanwhile = take
    await sync(phone, line)

    assert list(office.server.ledger.blobs) == [small, large, *late] and len(late) == 1
    assert phone.store.counts().blobs == 0


async def test_progress_tells_the_photo_the_count_and_the_percentage(office: Office) -> None:
    phone = office.phone()
    for body in (b"small", PHOTO):
        phone.store.blobs.put(body, "image/jpeg")
    syncer = Syncer(phone.store, office.line(), app="test")
    told: list[Progress] = []
    syncer.on_progress(told.append)

    await syncer.run()

    photos = [(p.done, p.total, p.percent) for p in told if p.phase == Phase.PHOTOS]
    assert photos[0] == (0, 2, 0) and photos[-1] == (2, 2, 0)
    percents = [percent for done, _, percent in photos if done == 1]
    assert percents == sorted(percents) and 0 < percents[-1] < 100


async def test_on_a_network_that_costs_photos_wait_and_the_text_goes(office: Office) -> None:
    phone, line = office.phone(), office.line()
    phone.store.blobs.put(PHOTO, "image/jpeg")
    phone.store.write(*finding("f", text="ก"))

    outcome = await sync(phone, line, may_send_photos=lambda: False)

    assert (outcome.ending, outcome.photos_held) == (Ending.DONE, True)
    assert requests(line) == ["push", "pull"] and phone.store.counts().blobs == 1


async def test_leaving_the_wifi_stops_between_two_chunks_and_returning_goes_on(office: Office) -> None:
    phone, line = office.phone(), office.line()
    blob = phone.store.blobs.put(PHOTO, "image/jpeg")

    held = await sync(phone, line, may_send_photos=lambda: len(chunks(line)) < 2)
    sent = len(office.server.ledger.partials[blob])
    again = await sync(phone, line, may_send_photos=lambda: True)

    assert held.photos_held and not again.photos_held and len(office.server.ledger.blobs[blob]) == len(PHOTO)
    assert chunks(line)[2][0] == sent == sum(size for _, size in chunks(line)[:2])


class Slow(Line):
    """A line on which there is time to tap."""

    async def send_chunk(self, blob: str, offset: int, chunk: bytes) -> Sent:
        sent = await super().send_chunk(blob, offset, chunk)
        await asyncio.sleep(0)
        return sent


async def test_a_cancelled_photo_keeps_what_was_sent(office: Office) -> None:
    phone, line = office.phone(), Slow(office.server)
    blob = phone.store.blobs.put(PHOTO, "image/jpeg")
    syncer = Syncer(phone.store, line, app="test")
    line.meanwhile = lambda: syncer.cancel() if len(chunks(line)) == 2 else None

    cancelled = await syncer.run()
    line.meanwhile = lambda: None
    await sync(phone, line)

    assert cancelled.ending == Ending.CANCELLED
    assert sum(size for _, size in chunks(line)) == len(PHOTO) and blob in office.server.ledger.blobs


async def test_a_photo_whose_bytes_are_gone_is_lost_visibly_and_holds_nothing_up(office: Office) -> None:
    """Fault 50."""
    phone = office.phone()
    lost, fine = phone.store.blobs.put(b"1", "image/jpeg"), phone.store.blobs.put(b"22", "image/jpeg")
    phone.store.write(*finding("f", text="ก", **{f"photos.{lost}": {"caption": "", "order": 1}}))
    phone.store.blobs.database.script(f"DELETE FROM blob_bytes WHERE hash = '{lost}'")

    outcome = await office.sync(phone.store)

    assert outcome.ending == Ending.DONE and outcome.receipt is not None and outcome.receipt.whole
    assert (phone.store.blobs.state(lost), phone.store.blobs.lost_count()) == (BlobState.LOST_LOCAL, 1)
    assert phone.store.blobs.state(fine) == BlobState.SENT and not phone.store.counts()
    assert office.server.value(*finding("f")[:2], "text") == "ก"


async def test_when_the_file_of_photos_is_gone_those_the_server_lacks_are_lost_and_the_others_are_there(
    office: Office,
) -> None:
    """Fault 50, the whole file."""
    phone = office.phone()
    sent, unsent = phone.store.blobs.put(b"1", "image/jpeg"), phone.store.blobs.put(b"22", "image/jpeg")
    for name, blob in (("f", sent), ("g", unsent)):
        phone.store.write(*finding(name, text="ก", **{f"photos.{blob}": {"caption": "", "order": 1}}))
    office.server.ledger.blobs[sent] = b"1"
    phone.store.close()
    (phone.folder / "blobs.db").unlink()
    phone.open()

    outcome = await office.sync(phone.store)

    states = [phone.store.blobs.state(blob) for blob in (sent, unsent)]
    assert outcome.ending == Ending.DONE and states == [BlobState.SENT, BlobState.LOST_LOCAL]
    assert await fetch_blob(phone.store, office.line(), sent) == b"1" and not phone.store.counts()


async def test_a_lost_photo_that_is_added_again_is_sent(office: Office) -> None:
    phone = office.phone()
    blob = phone.store.blobs.put(b"picture", "image/jpeg")
    phone.store.blobs.database.script("UPDATE blob_bytes SET body = x'00'")
    await office.sync(phone.store)
    assert phone.store.blobs.state(blob) == BlobState.LOST_LOCAL

    phone.store.blobs.put(b"picture", "image/jpeg")
    await office.sync(phone.store)

    assert office.server.ledger.blobs[blob] == b"picture" and phone.store.blobs.lost_count() == 0


async def test_a_photo_sent_long_ago_that_is_shown_again_is_offered_again(office: Office) -> None:
    """The server lets go of what no record named for a month."""
    phone = office.phone()
    blob = phone.store.blobs.put(b"picture", "image/jpeg")
    await office.sync(phone.store)
    office.server.ledger.blobs.clear()

    phone.store.blobs.put(b"picture", "image/jpeg")
    await office.sync(phone.store)

    assert office.server.ledger.blobs[blob] == b"picture"


async def test_a_blob_that_arrived_damaged_begins_anew_the_next_time(office: Office) -> None:
    phone = office.phone()
    blob = phone.store.blobs.put(PHOTO, "image/jpeg")
    line = office.line(None, None, None, None, Invalid("blob_hash"))

    outcome = await sync(phone, line)
    office.server.ledger.partials.clear()

    assert outcome.ending == Ending.DONE and phone.store.blobs.state(blob) == BlobState.QUEUED
    assert phone.store.blobs.sent(blob) == 0
    await sync(phone, line)
    assert office.server.ledger.blobs[blob] == PHOTO


@pytest.mark.parametrize("refusal", [Invalid("upload_offset", offset=5), NotFound("upload_unknown")])
async def test_when_the_server_stands_elsewhere_it_is_asked_where_to_go_on(office: Office, refusal: Exception) -> None:
    phone = office.phone()
    blob = phone.store.blobs.put(PHOTO, "image/jpeg")
    line = office.line(None, None, None, None, refusal)

    outcome = await sync(phone, line)

    assert outcome.ending == Ending.DONE and office.server.ledger.blobs[blob] == PHOTO
    assert requests(line)[4:6] == ["send_chunk", "begin_blob"]


async def test_a_server_that_never_agrees_does_not_keep_the_device_busy_for_ever(office: Office) -> None:
    phone = office.phone()
    blob = phone.store.blobs.put(PHOTO, "image/jpeg")
    never = Invalid("upload_offset", offset=0)
    line = office.line(None, None, *[None, never] * 50)

    outcome = await sync(phone, line)

    assert outcome.ending == Ending.OFFLINE and len(line.sent) < 20
    assert phone.store.blobs.state(blob) == BlobState.QUEUED


async def test_an_older_server_gets_the_photo_whole(office: Office) -> None:
    phone = office.phone()
    blob = phone.store.blobs.put(PHOTO, "image/jpeg")
    line = office.line(None, None, Invalid("method_not_allowed"))

    await sync(phone, line)

    assert requests(line)[2:] == ["begin_blob", "put_blob"] and office.server.ledger.blobs[blob] == PHOTO


class Stuttering:
    """A server whose answers with pictures break off after so many bytes each."""

    def __init__(self, body: bytes, *breaks: int) -> None:
        self.body = body
        self.breaks = list(breaks)
        self.starts: list[int] = []

    async def read_blob(self, blob: str, start: int, take: object) -> str:
        self.starts.append(start)
        if start >= len(self.body):
            raise Invalid("bad_range", size=len(self.body))
        end = start + self.breaks.pop(0) if self.breaks else len(self.body)
        for at in range(start, min(end, len(self.body)), 1000):
            take(self.body[at : min(at + 1000, end)])  # type: ignore[operator]
        if end < len(self.body):
            raise Unreachable("unreachable", reason="cut off")
        return "image/jpeg"


async def test_a_download_that_was_cut_goes_on_where_it_stopped_after_a_restart_too(office: Office) -> None:
    phone, writer = office.phone(), office.phone()
    blob = writer.store.blobs.put(PHOTO, "image/jpeg")
    server = Stuttering(PHOTO, 300_000, 0, 500_500)

    for _ in range(3):
        with pytest.raises(Unreachable):
            await fetch_blob(phone.store, server, blob)  # type: ignore[arg-type]
        assert phone.store.blobs.get(blob) is None
        phone.restart()
    found = await fetch_blob(phone.store, server, blob)  # type: ignore[arg-type]

    assert found == PHOTO == phone.store.blobs.get(blob) and server.starts == [0, 300_000, 300_000, 800_500]
    assert phone.store.blobs.arrived(blob) == 0 and phone.store.counts().blobs == 0


async def test_a_download_that_is_not_what_its_name_says_is_dropped_whole(office: Office) -> None:
    phone, writer = office.phone(), office.phone()
    blob = writer.store.blobs.put(PHOTO, "image/jpeg")
    phone.store.blobs.add_part(blob, 0, b"forged")

    with pytest.raises(Invalid):
        await fetch_blob(phone.store, Stuttering(PHOTO), blob)  # type: ignore[arg-type]

    assert phone.store.blobs.arrived(blob) == 0 and phone.store.blobs.state(blob) is None
    assert await fetch_blob(phone.store, Stuttering(PHOTO), blob) == PHOTO  # type: ignore[arg-type]


async def test_a_download_that_was_whole_when_the_app_died_is_fetched_anew(office: Office) -> None:
    phone, writer = office.phone(), office.phone()
    blob = writer.store.blobs.put(PHOTO, "image/jpeg")
    phone.store.blobs.add_part(blob, 0, PHOTO)

    assert await fetch_blob(phone.store, Stuttering(PHOTO), blob) == PHOTO  # type: ignore[arg-type]


def test_the_next_chunk_is_what_the_network_carries_in_five_seconds() -> None:
    pace = Pace()
    assert pace.chunk == FIRST

    pace.took(FIRST, 10_000)  # 6.5 kB/s, as 2G does
    assert pace.chunk == FIRST // 2
    pace.took(pace.chunk, 60_000)
    assert pace.chunk == SMALLEST
    pace.took(SMALLEST, 1)
    assert pace.chunk == 4 * SMALLEST
    pace.took(pace.chunk, 0)
    pace.took(pace.chunk, -5_000)
    assert pace.chunk == LARGEST
    pace.was_cut()
    assert pace.chunk == LARGEST // 2
