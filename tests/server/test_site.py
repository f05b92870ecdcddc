"""The app is served as its builder left it: packed, typed, cached, guarded, and never in place of the API."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.served import Served

HEADERS = {"Content-Security-Policy": "default-src 'self'", "X-Content-Type-Options": "nosniff"}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Served]:
    folder = tmp_path / "data" / "site"
    (folder / "assets").mkdir(parents=True)
    files = {
        "index.html": b"<!doctype html>shell",
        "sw.js": b"self",
        "manifest.json": b"{}",
        "assets/app.wasm": b"\0asm" * 100,
        "assets/app.wasm.br": b"packed by brotli",
        "assets/app.wasm.gz": gzip.compress(b"\0asm" * 100),
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    rules = {
        "note": "for people",
        "headers": HEADERS,
        "cache_control": {"*": "no-cache", "assets/*": "public, max-age=31536000, immutable"},
        "media_types": {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".wasm": "application/wasm"},
        "media_type_by_name": {"manifest.json": "application/manifest+json"},
        "not_served": ["headers.json"],
    }
    (folder / "headers.json").write_text(json.dumps(rules))
    served = Served(tmp_path / "data")
    yield served
    served.close()


def test_the_root_is_the_shell_with_the_builders_headers(site: Served) -> None:
    reply = site.ask("GET", "/")

    assert (reply.status_code, reply.content) == (200, b"<!doctype html>shell")
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert reply.headers["cache-control"] == "no-cache"
    assert {name: reply.headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    ("accepted", "packed", "content"),
    [
        ("gzip, deflate, br", "br", b"packed by brotli"),
        ("gzip", "gzip", None),
        ("br;q=0, gzip", "gzip", None),
        ("identity", None, b"\0asm" * 100),
    ],
)
def test_a_file_goes_out_packed_as_the_browser_takes_it(
    site: Served, accepted: str, packed: str | None, content: bytes | None
) -> None:
    # httpx would unpack what it knows, so the stored brotli stand-in is looked at through its length only
    headers = {"Accept-Encoding": accepted}
    reply = site.ask("HEAD", "/assets/app.wasm", headers=headers)

    assert reply.headers.get("content-encoding") == packed
    assert (reply.headers["content-type"], reply.headers["vary"]) == ("application/wasm", "Accept-Encoding")
    assert reply.headers["cache-control"] == "public, max-age=31536000, immutable"
    if content is not None:
        assert int(reply.headers["content-length"]) == len(content)


def test_an_unchanged_file_is_not_sent_again(site: Served) -> None:
    first = site.ask("GET", "/sw.js")

    again = site.ask("GET", "/sw.js", headers={"If-None-Match": f'"x", W/{first.headers["etag"]}'})
    stale = site.ask("GET", "/sw.js", headers={"If-None-Match": '"x"'})

    assert (again.status_code, again.content, stale.status_code) == (304, b"", 200)
    assert again.headers["cache-control"] == "no-cache"


def test_a_new_build_is_served_without_a_restart(site: Served) -> None:
    site.ask("GET", "/")
    folder = site.settings.site_dir
    (folder / "new.html").write_bytes(b"new")
    assert site.ask("GET", "/new.html").status_code == 404

    rules = folder / "headers.json"
    os.utime(rules, ns=(1, rules.stat().st_mtime_ns + 1_000_000))

    assert site.ask("GET", "/new.html").content == b"new"


@pytest.mark.parametrize(
    "path",
    [
        "/headers.json",
        "/visits/1",
        "/assets",
        "/assets/",
        "/%2e%2e/nithet.sqlite3",
        "/..%2fnithet.sqlite3",
        "/api/x",
        "//etc/passwd",
    ],
)
def test_no_path_answers_with_the_shell_or_with_a_file_from_elsewhere(site: Served, path: str) -> None:
    reply = site.ask("GET", path)

    assert (reply.status_code, reply.json()["code"]) == (404, "no_such_address")


def test_the_site_is_for_reading_only(site: Served) -> None:
    assert site.ask("POST", "/").json()["code"] == "method_not_allowed"
    assert site.ask("HEAD", "/").content == b""


def test_a_server_without_a_built_app_still_serves_its_api(tmp_path: Path) -> None:
    served = Served(tmp_path / "data")
    try:
        assert served.ask("GET", "/").json()["code"] == "no_such_address"
        assert served.ask("GET", "/api/health").json() == {"status": "ok"}
    finally:
        served.close()
