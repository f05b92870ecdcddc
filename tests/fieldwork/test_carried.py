"""A carried file is read whole or not at all: every line is checked before anything of it is believed."""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest

from fieldwork import carried, stamps
from fieldwork.errors import Invalid
from fieldwork.ids import natural_id

HEAD = {"format": carried.FORMAT, "person": natural_id("person", "a"), "name": "ครูสมมติ", "device": "d", "at": 5}
EDIT = {
    "id": natural_id("edit", 1), "kind": "finding", "record": natural_id("record", 1),
    "stamp": stamps.make(5, 0, "0" * 16), "made_at": 5, "fields": {"text": ["ห้องสมุด\u2028เปิด", ["w"]]},
}  # fmt: skip
BODY = b"\x00picture\n\xff"
PHOTO = {"blob": sha256(BODY).hexdigest(), "mime": "image/png", "base64": b64encode(BODY).decode()}


def lines(*objects: Any) -> bytes:
    return b"".join(json.dumps(each, ensure_ascii=False).encode() + b"\n" for each in objects)


def refusal(file: bytes) -> str:
    with pytest.raises(Invalid) as refused:
        carried.read(file)
    return refused.value.code


def test_a_file_gives_back_its_edits_in_order_its_photos_and_whose_they_are() -> None:
    second = {**EDIT, "id": natural_id("edit", 2)}

    found = carried.read(lines(HEAD, {"edit": EDIT}, {"edit": second}, PHOTO))

    assert found.origin == carried.Origin(HEAD["person"], "ครูสมมติ", "d", "", 5)  # type: ignore[arg-type]
    assert [each.edit.id for each in found.edits] == [EDIT["id"], second["id"]]
    assert found.edits[0].edit.fields == {"text": ("ห้องสมุด\u2028เปิด", ["w"])} and found.edits[0].made_at == 5
    assert [(photo.body, photo.mime) for photo in found.photos] == [(BODY, "image/png")]


@pytest.mark.parametrize("name", list(EDIT))
def test_an_edit_that_lacks_something_makes_the_file_unreadable(name: str) -> None:
    assert refusal(lines(HEAD, {"edit": {n: v for n, v in EDIT.items() if n != name}})) == "carried_unreadable"


@pytest.mark.parametrize(
    "changed",
    [
        {"id": "x"},
        {"record": 5},
        {"kind": None},
        {"stamp": "now"},
        {"made_at": True},
        {"fields": []},
        {"fields": {"text": "bare"}},
        {"fields": {"text": ["no base"]}},
        {"fields": {"text": ["value", "w"]}},
        {"fields": {"text": ["value", [5]]}},
        {"fields": {"text": ["value", [], 5]}},
        {"fields": {"text": ["value", [], "w", "x"]}},
    ],
)
def test_an_edit_of_another_shape_makes_the_file_unreadable(changed: dict[str, Any]) -> None:
    assert refusal(lines(HEAD, {"edit": {**EDIT, **changed}})) == "carried_unreadable"


@pytest.mark.parametrize("changed", [{"blob": "0" * 64}, {"base64": "!"}, {"base64": 5}, {"mime": None}])
def test_a_photo_that_is_not_what_its_hash_says_makes_the_file_unreadable(changed: dict[str, Any]) -> None:
    assert refusal(lines(HEAD, {**PHOTO, **changed})) == "carried_unreadable"


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (b"", "carried_unreadable"),
        (b"nonsense", "carried_unreadable"),
        (lines([]), "carried_unreadable"),
        (lines({**HEAD, "person": None}), "carried_unreadable"),
        (lines({**HEAD, "at": "noon"}), "carried_unreadable"),
        (lines({**HEAD, "format": "nithet-unsent-2"}), "sealed_newer"),
        (lines({**HEAD, "format": "something else"}), "carried_unreadable"),
        (b"[" * 100_000, "carried_unreadable"),
    ],
)
def test_what_is_no_such_file_is_refused(file: bytes, code: str) -> None:
    assert refusal(file) == code
