"""HTTP to the typed errors of the domain, in one place; what is not our server counts as no server."""

import gzip
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sync.http import HttpServer
from app.sync.protocol import Sent
from fieldwork.errors import (
    EpochChanged,
    FieldworkError,
    Invalid,
    NotFound,
    Outdated,
    Refused,
    SignInFailed,
    Unreachable,
)
from fieldwork.wire import PROTOCOL, PullRequest

PULL = PullRequest(PROTOCOL, "test", "device", "epoch", 0, [(3, ["everyone"])])
PUSHED = {"protocol": 1, "epoch": "e", "server_now": 1, "received": 2, "results": [{"id": "a", "status": "applied"}]}


def answering(reply: Callable[[httpx.Request], httpx.Response]) -> HttpServer:
    return HttpServer("http://office.test", lambda: "the-token", httpx.MockTransport(reply))


def problem(status: int, code: str, facts: dict[str, Any] | None = None, **headers: str) -> httpx.Response:
    body = json.dumps({"code": code, "status": status, "detail": "ไทย", "facts": facts or {}})
    return httpx.Response(status, content=body, headers={"content-type": "application/problem+json", **headers})


@pytest.mark.parametrize(
    ("reply", "error", "code"),
    [
        (problem(401, "token_not_accepted"), SignInFailed, "token_not_accepted"),
        (problem(403, "no_role"), Refused, "no_role"),
        (problem(404, "blob_unknown"), NotFound, "blob_unknown"),
        (problem(409, "epoch_changed", {"epoch": "new"}), EpochChanged, "epoch_changed"),
        (problem(422, "batch_reused"), Invalid, "batch_reused"),
        (problem(413, "body_too_large"), Invalid, "body_too_large"),
        (httpx.Response(413, html="<h1>too large</h1>"), Invalid, "body_too_large"),
        (problem(426, "protocol_too_old"), Outdated, "protocol_too_old"),
        (problem(500, "server_fault", {"reference": "7"}), Unreachable, "server_fault"),
        (httpx.Response(502, html="<h1>bad gateway</h1>"), Unreachable, "unreachable"),
        (httpx.Response(401, html="<h1>hotel</h1>"), Unreachable, "unreachable"),
        (httpx.Response(200, html="<h1>please log in to the network</h1>"), Unreachable, "unreachable"),
        (httpx.Response(302, headers={"location": "http://hotel.test"}), Unreachable, "unreachable"),
        (httpx.Response(200, json={"hello": "somebody else"}), Unreachable, "unreachable"),
        (httpx.Response(200, json=["not", "ours"]), Unreachable, "unreachable"),
        (
            httpx.Response(200, content=b'{"protocol":1,"epo', headers={"content-type": "application/json"}),
            Unreachable,
            "unreachable",
        ),
        (httpx.Response(200, json={**PUSHED, "results": [{"id": "a"}]}), Unreachable, "unreachable"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_every_answer_is_one_of_our_errors(reply: httpx.Response, error: type[FieldworkError], code: str) -> None:
    server = answering(lambda request: reply)

    with pytest.raises(error) as raised:
        await server.push(b"")

    assert raised.value.code == code


async def test_which_protocols_a_server_speaks_is_read_from_its_hello() -> None:
    assert await answering(lambda request: httpx.Response(200, json={"protocol": [1, 3]})).protocols() == (1, 3)
    for said in ({}, {"protocol": 3}, {"protocol": [1]}, [1, 3]):
        with pytest.raises(Unreachable):
            await answering(lambda request, said=said: httpx.Response(200, json=said)).protocols()  # type: ignore[misc]


async def test_the_facts_of_a_refusal_arrive() -> None:
    with pytest.raises(EpochChanged) as raised:
        await answering(lambda request: problem(409, "epoch_changed", {"epoch": "new"})).pull(PULL)

    assert raised.value.facts["epoch"] == "new" and raised.value.facts["detail"] == "ไทย"


@pytest.mark.parametrize(("given", "seconds"), [("12", 12.0), ("Wed, 21 Oct 2026 07:28:00 GMT", 30.0), ("-5", 1.0)])
@pytest.mark.parametrize("status", [429, 503])
async def test_a_busy_server_says_when_to_come_back(status: int, given: str, seconds: float) -> None:
    with pytest.raises(Unreachable) as raised:
        await answering(lambda request: problem(status, "busy", **{"retry-after": given})).pull(PULL)

    assert (raised.value.code, raised.value.facts["seconds"]) == ("busy", seconds)


@pytest.mark.parametrize(
    "failure", [httpx.ConnectError("no"), httpx.ReadTimeout("slow"), httpx.RemoteProtocolError("cut")]
)
async def test_no_answer_is_no_server(failure: Exception) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise failure

    with pytest.raises(Unreachable):
        await answering(fail).missing(["0" * 64])


async def test_bytes_go_out_as_they_were_frozen_with_the_devices_token() -> None:
    seen: list[httpx.Request] = []

    def reply(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={**PUSHED, "unknown_here": [1]})

    body = gzip.compress(b"{}", mtime=0)
    answer = await answering(reply).push(body)

    assert answer.received == 2 and answer.results[0].status == "applied"
    assert seen[0].content == body and seen[0].headers["content-encoding"] == "gzip"
    assert seen[0].headers["authorization"] == "Bearer the-token"


async def test_an_upload_that_a_portal_swallowed_is_not_taken_for_done() -> None:
    with pytest.raises(Unreachable):
        await answering(lambda request: httpx.Response(200, html="<h1>log in</h1>")).put_blob("a", b"1", "image/jpeg")


async def test_the_pull_says_how_much_waits_on_the_device() -> None:
    seen: list[httpx.Request] = []

    def reply(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(204)

    server = HttpServer("http://office.test", lambda: None, httpx.MockTransport(reply), unsent=lambda: 7)
    assert await server.call("POST", "/api/sync/pull", json={}) is None

    assert seen[0].headers["nithet-unsent"] == "7" and "authorization" not in seen[0].headers


async def test_chunks_go_out_as_bytes_with_their_place_and_the_answer_says_how_far() -> None:
    seen: list[httpx.Request] = []

    def reply(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        if request.method == "POST":
            return httpx.Response(201, json={"sha256": "a", "size": 9, "offset": 3})
        return httpx.Response(204 if len(seen) == 2 else 201, headers={"upload-offset": "9"})

    server = answering(reply)
    begun = await server.begin_blob("a", 9)
    more, last = await server.send_chunk("a", 3, b"\x00\xff"), await server.send_chunk("a", 9, b"")

    assert (begun, more, last) == (Sent(3, False), Sent(9, False), Sent(9, True))
    assert [(r.method, r.url.path) for r in seen] == [("POST", "/api/blobs"), *[("PATCH", "/api/blobs/a/upload")] * 2]
    assert seen[1].content == b"\x00\xff" and seen[1].headers["upload-offset"] == "3"


async def test_the_true_offset_and_a_full_server_arrive_as_such() -> None:
    with pytest.raises(Invalid) as elsewhere:
        await answering(lambda _: problem(409, "upload_offset", {"offset": 7})).send_chunk("a", 3, b"1")
    with pytest.raises(Unreachable) as full:
        await answering(lambda _: problem(507, "server_full")).send_chunk("a", 3, b"1")

    assert (elsewhere.value.facts["offset"], full.value.code) == (7, "server_full")


@pytest.mark.parametrize("page", [httpx.Response(200, html="<h1>log in</h1>"), httpx.Response(200, json={"a": 1})])
async def test_a_portal_that_answers_takes_no_chunk(page: httpx.Response) -> None:
    with pytest.raises(Unreachable):
        await answering(lambda _: page).begin_blob("a", 9)
    with pytest.raises(Unreachable):
        await answering(lambda _: page).send_chunk("a", 3, b"1")


def picture(body: bytes, start: int = 0, size: int | None = None) -> httpx.Response:
    said = {"content-type": "image/jpeg", "content-range": f"bytes {start}-{size or len(body)}/{size or len(body)}"}
    return httpx.Response(206, content=body, headers=said)


async def test_a_picture_is_asked_for_from_where_it_stopped() -> None:
    seen: list[str] = []

    def reply(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers["range"])
        return picture(b"rest", 6, 10)

    got: list[bytes] = []
    mime = await answering(reply).read_blob("a", 6, got.append)

    assert (seen, b"".join(got), mime) == (["bytes=6-"], b"rest", "image/jpeg")


async def test_a_server_that_gives_the_whole_instead_is_understood() -> None:
    got: list[bytes] = []
    whole = httpx.Response(200, content=b"before" + b"rest" * 50_000, headers={"content-type": "image/jpeg"})

    await answering(lambda _: whole).read_blob("a", 6, got.append)

    assert b"".join(got) == b"rest" * 50_000


async def test_less_than_was_said_is_a_cut_and_what_came_is_kept() -> None:
    got: list[bytes] = []

    with pytest.raises(Unreachable):
        await answering(lambda _: picture(b"half", 0, 8)).read_blob("a", 0, got.append)

    assert b"".join(got) == b"half"


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (problem(404, "blob_unknown"), NotFound),
        (problem(416, "bad_range", {"size": 4}), Invalid),
        (httpx.Response(200, html="<h1>log in</h1>"), Unreachable),
    ],
)
async def test_what_is_no_picture_of_ours_is_not_taken_for_one(
    reply: httpx.Response, error: type[FieldworkError]
) -> None:
    got: list[bytes] = []

    with pytest.raises(error):
        await answering(lambda _: reply).read_blob("a", 0, got.append)

    assert got == []
