"""Uploads in chunks: what a device was told is there stays there, is one person's only, and is proved at the end."""

from __future__ import annotations

import io
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from fieldwork.errors import Invalid, Unreachable
from fieldwork.records import RoleName
from sync_server import blobs, partials
from sync_server.main import assemble
from sync_server.stores.port import Store
from tests.server.test_blobs import get, missing, picture, put, with_gps
from tests.support.served import DAY, Area, Phone, Served

CHUNK = 100_000


def photo(seed: int = 1, side: int = 320) -> bytes:
    """A clean picture of about 300 kB."""
    made = io.BytesIO()
    noise = random.Random(seed).randbytes(3 * side * side)
    Image.frombytes("RGB", (side, side), noise).save(made, "PNG")
    return made.getvalue()


PHOTO = photo()
NAMED = sha256(PHOTO).hexdigest()


@pytest.fixture(params=["folder", "postgresql", "bucket"])
def served(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Served]:
    """An empty server: on SQLite and a folder, and with either of them changed for what a larger office has."""
    database = bucket = ""
    if request.param == "postgresql":
        database = request.getfixturevalue("postgres_cluster").fresh("partials", like="migrated")
    if request.param == "bucket":
        bucket = request.getfixturevalue("bucket_url")
    made = Served(tmp_path / "data", database, bucket)
    yield made
    made.close()


@pytest.fixture
def rater(area: Area) -> Phone:
    return area.phone(area.person("นิเทศ", RoleName.SUPERVISOR))


def begin(phone: Phone, data: bytes = PHOTO, **changed: object) -> httpx.Response:
    asked = {"sha256": sha256(data).hexdigest(), "size": len(data), **changed}
    return phone.served.ask("POST", "/api/blobs", json=asked, headers=phone.headers)


def send(phone: Phone, offset: int, data: bytes = PHOTO, size: int = CHUNK, named: str = "") -> httpx.Response:
    path = f"/api/blobs/{named or sha256(data).hexdigest()}/upload"
    headers = {**phone.headers, "Upload-Offset": str(offset)}
    return phone.served.ask("PATCH", path, content=data[offset : offset + size], headers=headers)


def offset_of(phone: Phone, named: str = NAMED) -> int | str:
    """What the server says it has of it, or why it has nothing."""
    reply = phone.served.ask("HEAD", f"/api/blobs/{named}/upload", headers=phone.headers)
    return int(reply.headers["upload-offset"]) if reply.status_code == 200 else reply.status_code


def stored(served: Served) -> list[str]:
    return sorted(each.key for each in served.server.store.listed())


def finish(phone: Phone, data: bytes = PHOTO) -> httpx.Response:
    """Send all that is lacking."""
    reply = begin(phone, data)
    while reply.headers.get("upload-offset") and int(reply.headers["upload-offset"]) < len(data):
        reply = send(phone, int(reply.headers["upload-offset"]), data)
    return reply


def test_a_photo_comes_in_chunks_and_is_there_byte_for_byte(area: Area, rater: Phone) -> None:
    begun = begin(rater)
    offsets = [send(rater, start).headers["upload-offset"] for start in range(0, len(PHOTO), CHUNK)]

    assert (begun.status_code, begun.json()["offset"], begun.json()["chunk"]) == (201, 0, partials.CHUNK)
    assert begun.headers["location"] == f"/api/blobs/{NAMED}/upload"
    assert offsets == [str(min(start + CHUNK, len(PHOTO))) for start in range(0, len(PHOTO), CHUNK)]
    assert get(rater, PHOTO).content == PHOTO and missing(rater, PHOTO) == []
    assert stored(area.served) == [blobs.key_of(NAMED)]


def test_the_last_chunk_is_answered_as_an_upload_in_one_request_is(rater: Phone) -> None:
    begin(rater)
    for start in range(0, len(PHOTO) - CHUNK, CHUNK):
        assert send(rater, start).status_code == 204

    last = send(rater, len(PHOTO) // CHUNK * CHUNK)

    assert last.status_code == 201
    assert {"sha256": NAMED, "size": len(PHOTO), "mime": "image/png"}.items() <= last.json().items()


def test_a_chunk_for_another_place_is_refused_with_the_true_offset_and_changes_nothing(rater: Phone) -> None:
    begin(rater)
    send(rater, 0)

    for wrong in (0, CHUNK - 1, CHUNK + 1, len(PHOTO)):
        reply = send(rater, wrong)
        assert (reply.status_code, reply.json()["code"]) == (409, "upload_offset")
        assert reply.json()["facts"]["offset"] == CHUNK
    assert offset_of(rater) == CHUNK and finish(rater).status_code == 201


def test_what_was_answered_is_there_after_a_restart_of_the_server(area: Area, rater: Phone) -> None:
    begin(rater)
    send(rater, 0)
    send(rater, CHUNK)

    again = Served(area.served.folder, area.served.settings.database_url, area.served.settings.blob_url)
    rater.served = again
    try:
        assert offset_of(rater) == 2 * CHUNK
        assert finish(rater).status_code == 201 and get(rater, PHOTO).content == PHOTO
    finally:
        again.close()


class Faulty:
    """A store that has no room for what the test says."""

    def __init__(self, inner: Store) -> None:
        self.inner = inner
        self.has_no_room: Callable[[str], bool] = lambda key: False
        self.seen: list[str] = []

    def put(self, key: str, content: bytes) -> None:
        if self.has_no_room(key):
            raise Unreachable("server_full")
        self.inner.put(key, content)
        self.seen.append(key)

    def __getattr__(self, name: str) -> object:
        return getattr(self.inner, name)


@pytest.fixture
def faulty(area: Area) -> Faulty:
    """The store of the server, from now on."""
    served = area.served
    made = Faulty(served.server.store)
    served.server = replace(served.server, store=made)  # type: ignore[arg-type]
    served.app = assemble(served.server)
    return made


def test_the_offset_never_says_more_than_what_is_durable(rater: Phone, faulty: Faulty) -> None:
    begin(rater)
    send(rater, 0)
    faulty.has_no_room = lambda key: True

    refused = send(rater, CHUNK)

    assert (refused.status_code, refused.json()["code"]) == (507, "server_full")
    assert offset_of(rater) == CHUNK
    faulty.has_no_room = lambda key: False
    assert finish(rater).status_code == 201 and get(rater, PHOTO).content == PHOTO


def test_a_chunk_is_in_the_store_before_the_offset_is_committed(
    area: Area, rater: Phone, faulty: Faulty, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(rater)
    told: list[int] = []
    database = area.served.server.database
    writing = database.writing

    def watched() -> object:
        told.append(len(faulty.seen))
        return writing()

    monkeypatch.setattr(database, "writing", watched)
    send(rater, 0)

    assert told == [1]


def test_a_proof_that_was_prevented_is_asked_for_again_without_a_byte(rater: Phone, faulty: Faulty) -> None:
    begin(rater)
    start = 0
    while start + CHUNK < len(PHOTO):
        start = int(send(rater, start).headers["upload-offset"])
    faulty.has_no_room = lambda key: not key.startswith(partials.INCOMING)
    refused = send(rater, start)
    assert refused.json()["code"] == "server_full" and offset_of(rater) == len(PHOTO)
    assert missing(rater, PHOTO) == [NAMED]
    faulty.has_no_room = lambda key: False

    reply = send(rater, len(PHOTO))

    assert reply.status_code == 201 and get(rater, PHOTO).content == PHOTO


def test_bytes_that_are_not_what_their_name_says_are_never_accepted_and_leave_nothing(area: Area, rater: Phone) -> None:
    damaged = bytearray(PHOTO)
    damaged[CHUNK + 5] ^= 1
    begin(rater)

    replies = [send(rater, start, bytes(damaged), named=NAMED) for start in range(0, len(PHOTO), CHUNK)]

    assert (replies[-1].status_code, replies[-1].json()["code"]) == (422, "blob_hash")
    assert offset_of(rater) == 404 and stored(area.served) == [] and missing(rater, PHOTO) == [NAMED]
    assert get(rater, PHOTO).status_code == 404
    assert begin(rater).json()["offset"] == 0
    assert finish(rater).status_code == 201 and get(rater, PHOTO).content == PHOTO


@pytest.mark.parametrize(
    ("data", "code"), [(with_gps("JPEG"), "image_has_metadata"), (picture("PNG")[:-8], "not_an_image")]
)
def test_what_is_no_clean_picture_is_turned_away_and_leaves_nothing(
    area: Area, rater: Phone, data: bytes, code: str
) -> None:
    reply = finish(rater, data)

    assert (reply.status_code, reply.json()["code"]) == (422, code)
    assert stored(area.served) == [] and missing(rater, data) == [sha256(data).hexdigest()]


def test_nobody_goes_on_with_the_upload_of_somebody_else(area: Area, rater: Phone) -> None:
    other = area.phone(area.person("คนอื่น", RoleName.EXPERT))
    begin(rater)
    send(rater, 0)

    assert offset_of(other) == 404
    assert send(other, CHUNK).json()["code"] == "upload_unknown"
    assert begin(other).json()["offset"] == 0
    assert send(other, CHUNK).json()["facts"]["offset"] == 0
    finish(rater)
    assert (missing(other, PHOTO), get(other, PHOTO).status_code, offset_of(other)) == ([NAMED], 404, 0)
    assert finish(other).status_code == 201 and stored(area.served) == [blobs.key_of(NAMED)]


def test_two_devices_of_one_person_go_on_with_the_same_upload(area: Area, rater: Phone) -> None:
    tablet = area.phone(rater.person)
    begin(rater)
    send(rater, 0)

    assert begin(tablet).json()["offset"] == CHUNK
    assert finish(tablet).status_code == 201
    assert begin(rater).json() | {"offset": len(PHOTO)} == begin(rater).json() and missing(rater, PHOTO) == []


def test_of_the_same_chunk_sent_eight_times_at_once_one_is_taken(area: Area, rater: Phone) -> None:
    begin(rater)
    headers = {**rater.headers, "Upload-Offset": "0"}
    one = ("PATCH", f"/api/blobs/{NAMED}/upload", {"content": PHOTO[:CHUNK], "headers": headers})

    replies = area.served.ask_all([one] * 8)

    assert sorted(reply.status_code for reply in replies) == [204] + [409] * 7
    assert {reply.json()["facts"]["offset"] for reply in replies if reply.status_code == 409} == {CHUNK}
    assert finish(rater).status_code == 201 and stored(area.served) == [blobs.key_of(NAMED)]


def test_the_last_chunk_sent_eight_times_at_once_accepts_the_blob_once(area: Area, rater: Phone) -> None:
    begin(rater, PHOTO)
    headers = {**rater.headers, "Upload-Offset": "0"}
    one = ("PATCH", f"/api/blobs/{NAMED}/upload", {"content": PHOTO, "headers": headers})

    replies = area.served.ask_all([one] * 8)

    assert {reply.status_code for reply in replies} <= {201, 409} and 201 in {reply.status_code for reply in replies}
    assert get(rater, PHOTO).content == PHOTO and stored(area.served) == [blobs.key_of(NAMED)]


@pytest.mark.parametrize("served", ["postgresql"], indirect=True)  # SQLite has one writer: nothing comes between
def test_a_chunk_that_comes_too_late_learns_so_while_the_blob_is_being_accepted(
    area: Area, rater: Phone, faulty: Faulty, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole comes while another request puts the same chunk, and is proved while that one asks how far it is."""
    begin(rater)
    pushed = area.served.server, rater.caller, NAMED
    own = blobs.own

    def come_whole(key: str) -> bool:
        faulty.has_no_room = lambda inner: not inner.startswith(partials.INCOMING)
        with pytest.raises(Unreachable):  # all of it is here, its proof was prevented
            partials.append(*pushed, 0, PHOTO)
        monkeypatch.setattr(blobs, "own", be_proved_after)
        return False

    def be_proved_after(*asked: Any) -> blobs.Kept | None:
        found = own(*asked)
        monkeypatch.setattr(blobs, "own", own)
        faulty.has_no_room = lambda inner: False
        proved.append(partials.append(*pushed, len(PHOTO), b""))
        return found

    proved: list[partials.Standing] = []
    faulty.has_no_room = come_whole

    with pytest.raises(Invalid) as refused:
        partials.append(*pushed, 0, PHOTO)

    assert (refused.value.code, refused.value.facts["offset"]) == ("upload_offset", len(PHOTO))
    assert [each.mime for each in proved] == ["image/png"]


def test_when_the_last_reply_was_lost_the_device_learns_that_nothing_is_lacking(rater: Phone) -> None:
    finish(rater)

    assert begin(rater).json()["offset"] == len(PHOTO) and begin(rater).status_code == 200
    assert offset_of(rater) == len(PHOTO)
    assert send(rater, len(PHOTO) // CHUNK * CHUNK).status_code == 201


@pytest.mark.parametrize(
    ("changed", "status", "code"),
    [
        ({"size": blobs.MAX_BYTES + 1}, 413, "body_too_large"),
        ({"size": 0}, 422, "not_an_image"),
        ({"size": -1}, 422, "not_an_image"),
        ({"size": "many"}, 422, "bad_request"),
        ({"sha256": "../../etc/passwd"}, 422, "not_a_blob"),
    ],
)
def test_an_upload_that_makes_no_sense_is_not_begun(
    rater: Phone, changed: dict[str, object], status: int, code: str
) -> None:
    reply = begin(rater, **changed)

    assert (reply.status_code, reply.json()["code"]) == (status, code)


def test_a_chunk_past_the_end_or_past_the_limit_is_refused(area: Area, rater: Phone) -> None:
    begin(rater, size=1000)

    past = send(rater, 0, size=1001)
    large = send(rater, 0, b"\0" * (partials.MOST_CHUNK + 1), partials.MOST_CHUNK + 1, named=NAMED)

    assert (past.status_code, large.status_code) == (413, 413)
    assert offset_of(rater) == 0 and stored(area.served) == []


@pytest.mark.parametrize("offset", ["", "-1", "abc", "99999999"])
def test_a_chunk_without_a_place_is_refused(rater: Phone, offset: str) -> None:
    begin(rater)

    headers = {**rater.headers, "Upload-Offset": offset}
    reply = rater.served.ask("PATCH", f"/api/blobs/{NAMED}/upload", content=b"1", headers=headers)

    assert (reply.status_code, reply.json()["code"]) == (422, "bad_request")


def test_another_size_under_the_same_name_begins_anew(area: Area, rater: Phone) -> None:
    begin(rater, size=len(PHOTO) - 1)
    send(rater, 0)

    assert begin(rater).json()["offset"] == 0 and stored(area.served) == []


def test_an_upload_that_is_let_go_leaves_nothing(area: Area, rater: Phone) -> None:
    begin(rater)
    send(rater, 0)

    replies = [
        rater.served.ask("DELETE", f"/api/blobs/{NAMED}/upload", headers=rater.headers).status_code for _ in range(2)
    ]

    assert replies == [204, 204] and offset_of(rater) == 404 and stored(area.served) == []


def test_one_person_has_a_bounded_number_of_uploads_and_the_stalest_goes(area: Area, rater: Phone) -> None:
    other = area.phone(area.person("คนอื่น", RoleName.EXPERT))
    begin(other)
    names = [sha256(str(n).encode()).hexdigest() for n in range(partials.MOST_OPEN + 1)]
    begin(rater, sha256=names[0])
    send(rater, 0, named=names[0])
    for name in names[1:]:
        begin(rater, sha256=name)

    assert [offset_of(rater, name) for name in names[:2]] == [404, 0]
    assert stored(area.served) == [] and offset_of(other) == 0


def test_what_nobody_went_on_with_for_a_week_goes_and_what_is_fresh_stays(area: Area, rater: Phone) -> None:
    for data in (PHOTO, photo(2)):
        begin(rater, data)
        send(rater, 0, data)
    area.served.clock.ms += partials.KEPT_DAYS * DAY - 1000
    begin(rater, photo(2))
    area.served.clock.ms += 2000

    gone = partials.expire(area.served.server, area.served.clock() - partials.KEPT_DAYS * DAY)

    assert gone == 1 and offset_of(rater) == 404 and offset_of(rater, sha256(photo(2)).hexdigest()) == CHUNK
    assert len(stored(area.served)) == 1


def test_chunks_that_are_gone_from_the_store_make_the_device_begin_anew(area: Area, rater: Phone) -> None:
    begin(rater)
    send(rater, 0)
    area.served.server.store.delete(stored(area.served))

    replies = [send(rater, start) for start in range(CHUNK, len(PHOTO), CHUNK)]

    assert replies[-1].json()["code"] == "blob_hash" and begin(rater).json()["offset"] == 0
    assert finish(rater).status_code == 201


def test_an_older_device_still_sends_the_whole_in_one_request(area: Area, rater: Phone) -> None:
    begin(rater)
    send(rater, 0)

    assert put(rater, PHOTO).status_code == 201
    assert begin(rater).status_code == 200 and get(rater, PHOTO).content == PHOTO
    assert offset_of(rater) == len(PHOTO)


@pytest.mark.parametrize(
    ("asked", "status", "part", "said"),
    [
        ("bytes=0-99", 206, slice(0, 100), "bytes 0-99/{size}"),
        ("bytes=100000-", 206, slice(100_000, None), "bytes 100000-{last}/{size}"),
        ("bytes=-100", 206, slice(-100, None), "bytes {tail}-{last}/{size}"),
        ("bytes=100-99999999", 206, slice(100, None), "bytes 100-{last}/{size}"),
        ("bytes=5-4", 200, slice(None), None),
        ("bytes=0-1,3-4", 200, slice(None), None),
        ("pages=1-2", 200, slice(None), None),
        ("bytes=-", 200, slice(None), None),
    ],
)
def test_a_range_of_a_blob_is_read(rater: Phone, asked: str, status: int, part: slice, said: str | None) -> None:
    put(rater, PHOTO)
    size = len(PHOTO)

    reply = rater.served.ask("GET", f"/api/blobs/{NAMED}", headers={**rater.headers, "Range": asked})

    assert (reply.status_code, reply.content) == (status, PHOTO[part])
    expected = said.format(size=size, last=size - 1, tail=size - 100) if said else None
    assert reply.headers.get("content-range") == expected and reply.headers["accept-ranges"] == "bytes"
    assert int(reply.headers["content-length"]) == len(reply.content)


def test_a_range_past_the_end_is_refused_with_the_size_and_another_file_is_given_whole(rater: Phone) -> None:
    put(rater, PHOTO)

    past = rater.served.ask("GET", f"/api/blobs/{NAMED}", headers={**rater.headers, "Range": f"bytes={len(PHOTO)}-"})
    other = {**rater.headers, "Range": "bytes=5-", "If-Range": '"another"'}

    assert (past.status_code, past.json()["code"]) == (416, "bad_range")
    assert past.headers["content-range"] == f"bytes */{len(PHOTO)}"
    assert rater.served.ask("GET", f"/api/blobs/{NAMED}", headers=other).status_code == 200


def test_a_range_of_what_one_may_not_read_is_not_found(area: Area, rater: Phone) -> None:
    put(rater, PHOTO)
    stranger = area.phone(area.person("คนอื่น", RoleName.EXPERT))

    reply = area.served.ask("GET", f"/api/blobs/{NAMED}", headers={**stranger.headers, "Range": "bytes=0-9"})

    assert (reply.status_code, reply.json()["code"]) == (404, "blob_unknown")
