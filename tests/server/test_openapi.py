"""Whatever is sent to what the OpenAPI document describes, odd or plausible, is answered, and never with a fault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from schemathesis import Case
from schemathesis.schemas import APIOperation

from fieldwork.ids import natural_id
from fieldwork.records import KINDS
from fieldwork.wire import PROTOCOL
from tests.support.conversations import conversation
from tests.support.served import Area, Phone

_EXAMPLES = 12
_MORE = {"/api/sync/push": 40, "/api/sync/pull": 25, "/api/sign-in": 3}  # trying a passphrase takes its time


@schemathesis.serializer("application/offset+octet-stream", "application/octet-stream", "image/*")
def _as_it_is(_: Any, value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")


@pytest.fixture
def office(area: Area) -> Phone:
    return area.phone(area.office)


def test_nothing_that_the_document_describes_makes_the_server_fail(area: Area, office: Phone) -> None:
    school = area.school()
    known = {"school": school, "visit": area.visit("v", school, area.office), "kind": "school", "record": school}
    failed: list[str] = []
    asked = 0

    for operation in _operations(area):

        @settings(
            max_examples=_MORE.get(operation.path, _EXAMPLES),
            derandomize=True,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
        )
        @given(
            case=some.one_of(
                operation.as_strategy(),
                operation.as_strategy(generation_mode=schemathesis.GenerationMode.NEGATIVE),
            ),
            plausible=some.data(),
        )
        def ask(case: Case, plausible: some.DataObject) -> None:
            nonlocal asked
            _make_plausible(case, plausible, known, office)
            answer = case.call(headers=office.headers)
            asked += 1
            if answer.status_code >= 500:
                failed.append(f"{answer.status_code} {case.as_curl_command()}")

        ask()

    assert failed == []
    assert asked > 200


def test_what_devices_say_is_what_the_document_describes_giving_back_included(area: Area, office: Phone) -> None:
    school = area.school()
    first = office.edit("school", school, {"students": 420})
    given_back = {**first, "id": natural_id("test", "again"), "fields": {"students": [420, [], first["id"]]}}
    pushed = json.loads(office.batch(first, given_back))
    document = area.served.ask("GET", "/api/openapi.json").json()

    for path, message in (
        ("/api/sync/push", pushed),
        *((turn["path"], turn["asked"]) for turn in conversation(PROTOCOL) if turn["path"].startswith("/api/sync/")),
    ):
        jsonschema_rs.validate(_schema(document, path), message)
    assert [result["status"] for result in office.push(first, given_back)] == ["applied", "duplicate"]
    for parts in ([420], [420, [], "", "more"], [420, [], 3]):
        wrong = {**pushed, "edits": [{**first, "fields": {"students": parts}}]}
        with pytest.raises(jsonschema_rs.ValidationError):
            jsonschema_rs.validate(_schema(document, "/api/sync/push"), wrong)


def _schema(document: dict[str, Any], path: str) -> Any:
    return document["paths"][path]["post"]["requestBody"]["content"]["application/json"]["schema"]


def _operations(area: Area) -> Iterator[APIOperation[Any, Any, Any, Any]]:
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", area.served.app)
    for found in schema.get_all_operations():
        operation = found.ok()
        if operation.path != "/api/sign-out":  # the others are asked by a device that is signed in
            yield operation


def _make_plausible(case: Case, plausible: some.DataObject, known: dict[str, str], office: Phone) -> None:
    """Now and then what gets past the first door: records that exist, the device that asks, kinds that there are."""
    draw = plausible.draw
    for name in set(case.path_parameters or ()) & known.keys():
        if draw(some.booleans()):
            case.path_parameters[name] = known[name]
    if not isinstance(case.body, dict) or not draw(some.booleans()):
        return
    right = {"device": office.caller.device, "protocol": 1, "epoch": "", "person": office.caller.person}
    case.body.update({name: right[name] for name in right.keys() & case.body.keys()})
    edits = case.body.get("edits")
    for edit in edits if isinstance(edits, list) else ():
        if isinstance(edit, dict):
            edit |= {"id": natural_id("test", repr(edit)), "stamp": "01a20000000000000000000000000000"}
            edit |= {"kind": draw(some.sampled_from(sorted(KINDS))), "record": known["school"]}
