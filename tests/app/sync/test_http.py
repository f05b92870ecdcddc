"""HTTP to the typed errors of the domain, in one place; what is not our server counts as no server."""

import gzip
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sync.http import HttpServer
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
