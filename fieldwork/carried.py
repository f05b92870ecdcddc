"""Carried work: edits and photos that left a device in a file, as JSON lines, read back with every line checked."""

from __future__ import annotations

import binascii
import json
import re
from base64 import b64decode
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from fieldwork import stamps
from fieldwork.errors import Invalid
from fieldwork.ids import is_uuid
from fieldwork.wire import Edit

FORMAT = "nithet-unsent-1"
_FORMATS = "nithet-unsent-"
_DEEPEST = 16  # a value may be eight levels deep
_STRING = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"')
_BRACKET = re.compile(rb"[][{}]")


@dataclass(frozen=True, slots=True)
class Origin:
    """Whose work it is, from which device and office, and when by that device's clock it was written down."""

    person: str
    name: str
    device: str
    office: str
    at: int
    token: str = ""  # in a letter to the office alone: by which the device proves that it was this one


@dataclass(frozen=True, slots=True)
class CarriedEdit:
    """An edit as its author made it, and when by the device's clock."""

    edit: Edit
    made_at: int


@dataclass(frozen=True, slots=True)
class CarriedPhoto:
    """A photo or signature, its bytes proved by its hash."""

    hash: str
    mime: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Carried:
    """A whole file, edits in the order of writing."""

    origin: Origin
    edits: list[CarriedEdit]
    photos: list[CarriedPhoto]


def read(file: bytes) -> Carried:
    """The work in a file. Raises Invalid when any line of it is not what a device writes: all of it or nothing."""
    lines = [_object(line) for line in file.splitlines() if line.strip()]
    if not lines:
        raise Invalid("carried_unreadable")
    said = lines[0].get("format")
    if said != FORMAT:
        raise Invalid("sealed_newer" if isinstance(said, str) and said.startswith(_FORMATS) else "carried_unreadable")
    edits = [_edit(line["edit"]) for line in lines if "edit" in line]
    return Carried(_origin(lines[0]), edits, [_photo(line) for line in lines if "blob" in line])


def is_edit_line(text: str) -> bool:
    """Whether a line would be read as an edit."""
    try:
        _edit(_object(text.encode()).get("edit"))
    except Invalid:
        return False
    return True


def _origin(head: dict[str, Any]) -> Origin:
    person, name, device, office = (_text(head.get(said)) for said in ("person", "name", "device", "office"))
    if not is_uuid(person) or type(head.get("at")) is not int:
        raise Invalid("carried_unreadable")
    return Origin(person, name, device, office, head["at"], _text(head.get("token")))


def _text(said: Any) -> str:
    return said if isinstance(said, str) else ""


def _edit(said: Any) -> CarriedEdit:
    if not isinstance(said, dict):
        raise Invalid("carried_unreadable")
    edit, kind, record, stamp, made_at = (said.get(name) for name in ("id", "kind", "record", "stamp", "made_at"))
    named = is_uuid(edit) and is_uuid(record) and stamps.is_stamp(stamp) and isinstance(kind, str)
    fields = said.get("fields")
    if not named or type(made_at) is not int or not isinstance(fields, dict) or not _are_fields(fields):
        raise Invalid("carried_unreadable")
    pairs: dict[str, Any] = {name: tuple(pair) for name, pair in fields.items()}
    return CarriedEdit(Edit(str(edit), str(kind), str(record), str(stamp), pairs), made_at)


def _are_fields(fields: dict[str, Any]) -> bool:
    """Whether it maps each field to a value, the ids of the writes its author saw, and of one it gives back if any."""
    return all(
        isinstance(pair, list)
        and 2 <= len(pair) <= 3
        and all(isinstance(write, str) for write in pair[2:])
        and isinstance(pair[1], list)
        and all(isinstance(write, str) for write in pair[1])
        for pair in fields.values()
    )


def _photo(line: dict[str, Any]) -> CarriedPhoto:
    try:
        body = b64decode(line["base64"], validate=True)
    except (KeyError, TypeError, ValueError, binascii.Error) as error:
        raise Invalid("carried_unreadable") from error
    if sha256(body).hexdigest() != line["blob"] or not isinstance(line.get("mime"), str):
        raise Invalid("carried_unreadable")
    return CarriedPhoto(line["blob"], line["mime"], body)


def _object(line: bytes) -> dict[str, Any]:
    if _is_deep(line):
        raise Invalid("carried_unreadable")
    try:
        found = json.loads(line)
    except ValueError as error:
        raise Invalid("carried_unreadable") from error
    if not isinstance(found, dict):
        raise Invalid("carried_unreadable")
    return found


def _is_deep(line: bytes) -> bool:
    """Whether it nests further than any device writes. In a browser the reader of JSON would end the whole app."""
    depth = 0
    for bracket in _BRACKET.finditer(_STRING.sub(b"", line)):
        depth += 1 if bracket.group() in b"[{" else -1
        if depth > _DEEPEST:
            return True
    return False
