"""httpx over the browser's `fetch`: bytes arrive as sent, and whatever goes wrong is a transport error."""

import gzip
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.web.serving import Handler
from tests.web.visiting import Visitor

pytestmark = pytest.mark.browser
Visiting = Callable[[Path], Visitor]
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


@pytest.fixture
def ask(visiting: Visiting, probe_site: Path) -> Callable[[str], dict[str, Any]]:
    """Make one request in the browser: `METHOD/api.path`."""
    visitor = visiting(probe_site)
    silence = Silence()
    visitor.site.answers |= {
        "api/echo": echo, "api/packed": packed, "api/moved": moved, "api/broken": broken, "api/silent": silence,
    }  # fmt: skip
    visitor.told("glyphs")

    def asked(what: str) -> dict[str, Any]:
        told = visitor.told(what)
        silence.over.set()
        return told

    return asked


def test_bytes_come_back_as_they_were_sent_and_no_cookie_goes_along(ask: Callable[[str], dict[str, Any]]) -> None:
    told = ask("call/POST/api.echo")

    assert (told["status"], told["body"]) == (201, BYTES.hex())
    assert (told["headers"]["x-method"], told["headers"]["x-cookie"]) == ("POST", "none")


def test_a_compressed_reply_is_unpacked_once(ask: Callable[[str], dict[str, Any]]) -> None:
    assert ask("call/GET/api.packed")["body"] == (b"unpacked" * 50).hex()


def test_a_refusal_is_a_reply_and_not_an_error(ask: Callable[[str], dict[str, Any]]) -> None:
    assert ask("call/GET/api.none")["status"] == 404


@pytest.mark.parametrize(
    ("path", "error"),
    [("api.moved", "RemoteProtocolError"), ("api.broken", "ReadError"), ("api.silent", "ReadTimeout")],
)
def test_what_goes_wrong_on_the_way_is_a_transport_error(
    ask: Callable[[str], dict[str, Any]], path: str, error: str
) -> None:
    assert ask(f"call/GET/{path}")["error"] == error


def test_a_server_that_is_gone_is_a_connection_error(visiting: Visiting, probe_site: Path) -> None:
    visitor = visiting(probe_site)
    visitor.told("glyphs")
    visitor.site.stop()

    assert visitor.told("call/GET/api.echo")["error"] == "ConnectError"


def test_a_request_can_be_given_up(ask: Callable[[str], dict[str, Any]]) -> None:
    assert ask("give_up") == {"cancelled": True}
