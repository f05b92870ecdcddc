"""Reading what devices send: JSON into values, tolerant of one bad edit among good ones.

What cannot be stored is taken out here: NUL characters (PostgreSQL has no place for them) and halves of surrogate
pairs (no UTF-8 for them). Numbers that JSON allows and databases do not become their text, which no rule accepts.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from fieldwork import ids, stamps
from fieldwork.errors import Invalid
from fieldwork.wire import Edit

MAX_FIELDS = 500
MAX_FIELD_NAME = 200
_MAX_DEPTH = 8  # one more than a field may have, so that the field's own rule can say so
_EXACT = 10**15  # whole numbers up to here are read alike by everybody
_encode = msgspec.json.Encoder().encode
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_MAY_BE_UNSTORABLE = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")


_Name = Annotated[str, Meta(min_length=1, max_length=MAX_FIELD_NAME)]
_Value = str | bool | None | Annotated[int, Meta(gt=-_EXACT, lt=_EXACT)] | list[Any] | dict[str, Any]
_Base = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"\A[\x00-\x7f]*\Z")]


@dataclass(frozen=True, slots=True)
class _UsualEdit(Edit):
    """An edit as devices send it: what is asked of names, values and bases is asked while it is read."""

    fields: Annotated[Mapping[_Name, tuple[_Value, list[_Base]]], Meta(min_length=1, max_length=MAX_FIELDS)]


class _Batch(msgspec.Struct):
    """A push as devices send it when nothing is wrong with its edits; the rest of it is judged by whoever reads it."""

    edits: list[_UsualEdit]
    protocol: Any = None
    app: Any = None
    device: Any = None
    batch: Any = None
    epoch: Any = None
    now: Any = None


_read_batch = msgspec.json.Decoder(_Batch).decode


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An edit that is none: what can be said of it, and why."""

    id: str
    code: str
    payload: str


def parse(body: bytes) -> Any:
    """The JSON value of a body. Raises Invalid when it is none, or not UTF-8."""
    try:
        value = json.loads(body.decode(), parse_constant=_refuse, parse_float=_float, parse_int=_int)
    except (ValueError, RecursionError) as error:
        raise Invalid("not_json_body") from error
    return storable(value) if _MAY_BE_UNSTORABLE.search(body) else value


def parse_batch(body: bytes) -> Any:
    """The JSON value of a push, the same as `parse` gives, but with its edits as `Edit` where all are in order.

    That is one pass over the usual batch instead of three; whatever is odd anywhere in it is left to the patient way.
    """
    if _MAY_BE_UNSTORABLE.search(body):
        return parse(body)
    try:
        body.decode()  # names that are unknown here are passed over unread, and must be text all the same
        batch = _read_batch(body)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return parse(body)
    message = {name: getattr(batch, name) for name in batch.__struct_fields__}
    whole = _are_in_order(batch.edits) and all(_is_plain(v) for n, v in message.items() if n != "edits")
    return message if whole else parse(body)


def storable(value: Any, depth: int = 0) -> Any:
    """The value without what no database can hold. Valid pairs of surrogates were already joined by the JSON reader."""
    if isinstance(value, str):
        return _UNSTORABLE.sub("", value)
    if depth > _MAX_DEPTH + 6:  # refused later for its depth
        return value
    if isinstance(value, dict):
        return {_UNSTORABLE.sub("", name): storable(each, depth + 1) for name, each in value.items()}
    return [storable(each, depth + 1) for each in value] if isinstance(value, list) else value


def dump(value: Any) -> str:
    """Compact JSON text, Thai as it is."""
    return _encode(value).decode()


def read_edit(raw: Any) -> Edit | Unreadable:
    """One edit of a batch, its shape checked; never raises."""
    if not isinstance(raw, dict):
        return Unreadable("", "bad_edit", _payload(raw))
    edit_id, kind, record, stamp, fields = (raw.get(name) for name in ("id", "kind", "record", "stamp", "fields"))
    if not ids.is_uuid(edit_id):
        return Unreadable(edit_id[:100] if isinstance(edit_id, str) else "", "bad_edit", _payload(raw))
    if not (isinstance(kind, str) and ids.is_uuid(record) and isinstance(fields, dict)):
        return Unreadable(str(edit_id), "bad_edit", _payload(raw))
    if not _are_fields(fields):
        said = {name: pair[:2] if type(pair) is list and len(pair) > 3 else pair for name, pair in fields.items()}
        return Unreadable(str(edit_id), "unknown_part" if _are_fields(said) else "bad_edit", _payload(raw))
    if not stamps.is_stamp(stamp):
        return Unreadable(str(edit_id), "bad_stamp", _payload(raw))
    if any(_is_deep(pair[0]) for pair in fields.values() if isinstance(pair[0], dict | list)):
        return Unreadable(str(edit_id), "too_deep", _payload(raw))
    return Edit(str(edit_id), kind, str(record), str(stamp), fields)


def payload_of(edit: Edit) -> str:
    """What quarantine keeps of an edit: all of it."""
    return _payload(
        {"id": edit.id, "kind": edit.kind, "record": edit.record, "stamp": edit.stamp, "fields": edit.fields}
    )


def _are_in_order(edits: Sequence[Edit]) -> bool:
    """Whether every reader would make the same of them: what `read_edit` lets pass, no number worth a second look."""
    named = [edit.id for edit in edits] + [edit.record for edit in edits]
    if not (ids.are_uuids(named) and stamps.are_stamps([edit.stamp for edit in edits])):
        return False
    values = (pair[0] for edit in edits for pair in edit.fields.values())
    return all(_is_plain(value) for value in values if type(value) is list or type(value) is dict)


def _is_plain(value: Any, depth: int = 1) -> bool:
    if isinstance(value, str | bool) or value is None:
        return True
    if isinstance(value, int):
        return -_EXACT < value < _EXACT
    if depth > _MAX_DEPTH or isinstance(value, float):
        return False
    inside = value.values() if isinstance(value, dict) else value
    return all(_is_plain(each, depth + 1) for each in inside)


def _are_fields(fields: dict[str, Any]) -> bool:
    for name, pair in fields.items():
        if type(pair) is not list or not 2 <= len(pair) <= 3 or not 0 < len(name) <= MAX_FIELD_NAME:
            return False
        if len(pair) == 3 and not _is_id(pair[2]):
            return False
        base = pair[1]
        if type(base) is not list or (base and not all(map(_is_id, base))):
            return False
    return 0 < len(fields) <= MAX_FIELDS


def _is_deep(value: Any, depth: int = 1) -> bool:
    if depth > _MAX_DEPTH:
        return True
    inside = value.values() if isinstance(value, dict) else value
    return any(_is_deep(each, depth + 1) for each in inside if isinstance(each, dict | list))


def _is_id(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= 64 and value.isascii()


def _payload(raw: Any) -> str:
    try:
        return dump(raw)
    except RecursionError:
        return ""


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is not JSON")


def _float(digits: str) -> float | str:
    value = float(digits)
    return value if math.isfinite(value) else digits


def _int(digits: str) -> int | str:
    return int(digits) if len(digits) <= 16 else digits
