"""A request that cannot be read is refused with a code and a Thai sentence; a failure of ours has a reference."""

from __future__ import annotations

import gzip
from typing import Any

import pytest

from sync_server import devices
from tests.support.refused import assert_problem
from tests.support.served import Area, Phone

NO_JSON = (
    b"",
    b"{",
    b'{"a": NaN}',
    b'{"a": Infinity}',
    b'{"a": "\xff\xfe"}',
    b"\xef\xbb\xbf{}",
    b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}",
    b'{"a": "line\nbreak"}',
    "สวัสดี".encode("cp874"),
    b"<html>",
)
PATHS = ("/api/sync/push", "/api/sync/pull", "/api/sign-in", "/api/blobs/missing")


def test_a_body_that_is_no_json_is_refused(area: Area, office: Phone) -> None:
    asked = [("POST", path, {"content": body, "headers": office.headers}) for path in PATHS for body in NO_JSON]

    for reply in area.served.ask_all(asked):
        assert_problem(reply, 400, "not_json_body")


def test_json_of_another_shape_is_refused_saying_where(area: Area, office: Phone) -> None:
    bodies = (b"[]", b"null", b"3", b'"x"', b"{}")
    asked = [("POST", path, {"content": body, "headers": office.headers}) for path in PATHS for body in bodies]

    for reply in area.served.ask_all(asked):
        assert_problem(reply, 422, "bad_request")
        assert reply.json()["facts"]["where"]


def test_a_truncated_batch_has_no_effect_and_the_whole_one_still_has(area: Area, school: str, office: Phone) -> None:
    body = gzip.compress(office.batch(office.edit("school", school, {"students": 1})))
    packed = {"Content-Encoding": "gzip"}

    cut = [office.send(body[:length], **packed) for length in (0, 5, len(body) // 2, len(body) - 1)]
    whole = office.send(body, **packed)

    for reply in cut:
        assert_problem(reply, 400, "bad_encoding")
    assert whole.json()["results"][0]["status"] == "applied"


def test_a_body_packed_in_an_unknown_way_or_with_rubbish_behind_is_refused(office: Phone) -> None:
    body = gzip.compress(office.batch())

    assert_problem(office.send(body, **{"Content-Encoding": "br"}), 400, "bad_encoding")
    assert_problem(office.send(b"not gzip", **{"Content-Encoding": "gzip"}), 400, "bad_encoding")
    assert_problem(office.send(body + b"more", **{"Content-Encoding": "gzip"}), 400, "bad_encoding")


def test_ten_megabytes_are_refused_packed_or_not(area: Area, school: str, office: Phone) -> None:
    body = office.batch(office.edit("school", school, {"name": "ก" * 3_500_000}))
    bomb = gzip.compress(b" " * 200_000_000, 9)

    assert_problem(office.send(body), 413, "body_too_large")
    assert_problem(office.send(gzip.compress(body), **{"Content-Encoding": "gzip"}), 413, "body_too_large")
    assert_problem(office.send(bomb, **{"Content-Encoding": "gzip"}), 413, "body_too_large")


def test_a_malformed_pull_is_refused(area: Area, office: Phone) -> None:
    message = {"protocol": 1, "app": "t", "device": office.caller.device, "epoch": "", "now": 1, "cursors": []}
    wrong: list[dict[str, Any]] = [
        {"cursors": [[1]]},
        {"cursors": [["1", []]]},
        {"cursors": [[-1, []]]},
        {"cursors": [[1, [2]]]},
        {"cursors": [[10**30, ["everyone"]]]},
        {"limit_bytes": "all"},
        {"epoch": 3},
    ]

    asked = [("POST", "/api/sync/pull", {"json": {**message, **each}, "headers": office.headers}) for each in wrong]

    for reply in area.served.ask_all(asked):
        assert_problem(reply, 422, "bad_request")


def test_addresses_that_do_not_exist_are_problems_too(area: Area) -> None:
    expected = {
        ("GET", "/api/nothing"): (404, "no_such_address"),
        ("GET", "/api"): (404, "no_such_address"),
        ("GET", "/nothing"): (404, "no_such_address"),
        ("GET", "/../etc/passwd"): (404, "no_such_address"),
        ("GET", "/api/sync/push"): (405, "method_not_allowed"),
        ("DELETE", "/api/health"): (405, "method_not_allowed"),
        ("GET", "/api/blobs/short"): (401, "sign_in_required"),
    }

    for (method, path), (status, code) in expected.items():
        assert_problem(area.served.ask(method, path), status, code)


def test_an_unexpected_failure_is_a_problem_with_a_reference_that_is_in_the_log(
    area: Area, office: Phone, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(devices, "listed", lambda _: 1 / 0)

    reply = area.served.ask("GET", "/api/office/devices", headers=office.headers)

    assert_problem(reply, 500, "server_fault")
    assert reply.json()["facts"]["reference"] in caplog.text
    assert "ZeroDivisionError" in caplog.text and "ZeroDivisionError" not in reply.text
