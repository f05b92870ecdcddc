"""httpx over the browser's `fetch`: bytes arrive as sent, and whatever goes wrong is a transport error."""

import gzip
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from tests.web.conftest import visitors
from tests.web.serving import Handler

pytestmark = pytest.mark.browser
BYTES = b"\x00\xff" * 10


def echo(handler: Handler) -> None:
    """The body as it came, and how it came."""
    told = {"X-Method": handler.command, "X-Cookie": handler.headers.get("Cookie", "none")}
    handler.reply(201, {**told, "Content-Type": "application/octet-stream"}, handler.body)


def packed(handler: Handler) -> None:
    """A compressed body."""
    handler.reply(200, {"Content-Type": "text/plain", "Content-Encoding": "gzip"}, gzip.compress(b"unpacked" * 50))


def moved(handler: Handler) -> None:
    """A redirect."""
    handler.reply(302, {"Location": "/api/echo"}, b"")


def broken(handler: Handler) -> None:
    """A body cut off half-way."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"only this")


class Silence:
    """A server that takes the request and says nothing until the test is over."""

    def __init__(self) -> None:
        self.over = threading.Event()

    def __call__(self, handler: Handler) -> None:
        self.over.wait(60)


@pytest.fixture(scope="module")
def told(
    playwright: Playwright, probe_site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, dict[str, Any]]]:
    """What came of every kind of request, made in one go."""
    silence = Silence()
    with visitors(playwright, tmp_path_factory.mktemp("transport")) as open_on:
        visitor = open_on(probe_site)
        visitor.site.answers |= {
            f"api/{path}": answer
            for path, answer in {
                "echo": echo, "packed": packed, "moved": moved, "broken": broken, "silent": silence,
            }.items()
        }  # fmt: skip
        answers = visitor.told("calls")
        visitor.site.stop()
        yield answers | {"gone": visitor.tells("calls")["echo"]}
        silence.over.set()


def test_bytes_come_back_as_they_were_sent_and_no_cookie_goes_along(told: dict[str, dict[str, Any]]) -> None:
    reply = told["echo"]

    assert (reply["status"], reply["body"]) == (201, BYTES.hex())
    assert (reply["headers"]["x-method"], reply["headers"]["x-cookie"]) == ("POST", "none")


def test_a_compressed_reply_is_unpacked_once(told: dict[str, dict[str, Any]]) -> None:
    assert told["packed"]["body"] == (b"unpacked" * 50).hex()


def test_a_refusal_is_a_reply_and_not_an_error(told: dict[str, dict[str, Any]]) -> None:
    assert told["none"]["status"] == 404


@pytest.mark.parametrize(
    ("what", "error"),
    [
        ("moved", "RemoteProtocolError"),
        ("broken", "ReadError"),
        ("silent", "ReadTimeout"),
        ("gone", "ConnectError"),
    ],
)
def test_what_goes_wrong_on_the_way_is_a_transport_error(
    told: dict[str, dict[str, Any]], what: str, error: str
) -> None:
    assert told[what] == {"error": error}


def test_a_request_can_be_given_up(told: dict[str, dict[str, Any]]) -> None:
    assert told["cancelled"] == {"cancelled": True}
