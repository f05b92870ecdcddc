"""Reading a batch: the quick way and the patient way make the same of every body."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fieldwork.errors import Invalid
from fieldwork.wire import Edit
from sync_server import edits
from sync_server.edits import Unreadable, parse, parse_batch, read_edit

_ID, _STAMP = "0198c0de-0000-7000-8000-000000000001", "0" * 32
_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.text(max_size=6)
    | st.integers(-(10**20), 10**20)
    | st.sampled_from([10**15, 10**16 - 1, 10**16, -(10**15), -(10**16), 0.5, 1e300, -0.0])
    | st.sampled_from(["\x00", "\ud800", "\ud83d\ude00"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=6,
)
_BASES = st.lists(st.sampled_from([_ID, "", "ก", "x" * 65, 1]), max_size=2)
_PAIRS = st.tuples(_VALUES, _BASES) | st.lists(_VALUES, max_size=3) | _VALUES
_EDITS = st.fixed_dictionaries(
    {
        "id": st.sampled_from([_ID, _ID.upper(), 1, None]),
        "kind": st.sampled_from(["finding", "", 1]),
        "record": st.sampled_from([_ID, "x"]),
        "stamp": st.sampled_from([_STAMP, "0" * 31]),
        "fields": st.dictionaries(st.sampled_from(["text", "levels.AC1", "", "ก" * 201]), _PAIRS, max_size=3) | _VALUES,
    },
    optional={"more": _VALUES},
)
_MESSAGES = st.fixed_dictionaries(
    {"edits": st.lists(_EDITS | _VALUES, max_size=3) | _VALUES},
    optional=dict.fromkeys(("protocol", "app", "device", "batch", "epoch", "now", "more"), _VALUES),
)
_GOOD = {"id": _ID, "kind": "finding", "record": _ID, "stamp": _STAMP}


def _body(*fields: str, now: str = "1") -> bytes:
    """A batch with these fields, as they stand in JSON."""
    head = json.dumps(_GOOD)[:-1]
    listed = ",".join(head + ',"fields":{' + each + "}}" for each in fields)
    return ('{"protocol":1,"now":' + now + ',"edits":[' + listed + "]}").encode()


def _said(message: Any) -> Any:
    """What a message says, whichever way it was read, down to the types of its numbers."""
    if not isinstance(message, dict):
        return repr(message)
    read = [each if isinstance(each, Edit) else read_edit(each) for each in _listed(message.get("edits"))]
    told = [repr(e) if isinstance(e, Unreadable) else (e.id, e.kind, e.record, e.stamp, _fields(e)) for e in read]
    known = ("protocol", "app", "device", "batch", "epoch", "now")
    return told, repr(_listed(message.get("edits")) is None), {name: repr(message.get(name)) for name in known}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _fields(edit: Edit) -> str:
    return repr({name: [value, list(base)] for name, (value, base) in edit.fields.items()})


def _read(reader: Any, body: bytes) -> Any:
    try:
        return _said(reader(body))
    except Invalid as refused:
        return refused.code


@given(_MESSAGES | _VALUES)
@example([])
@example({"edits": [{**_GOOD, "fields": {"a": [10**16, []]}}]})
def test_both_ways_read_the_same(message: Any) -> None:
    body = json.dumps(message, ensure_ascii=True).encode()

    assert _read(parse_batch, body) == _read(parse, body)


@given(st.binary(max_size=40), st.integers(0, 200))
def test_both_ways_refuse_the_same(damage: bytes, at: int) -> None:
    whole = _body('"text":["ก\\u0e02",[]]')
    body = whole[:at] + damage + whole[at + len(damage) :]

    assert _read(parse_batch, body) == _read(parse, body)


_NO_TEXT = (b'"more":"\xff"', b'"mo\xffre":1', b'"more":["\xe0\xb8"]', b'"more":"\xed\xa0\x80"')


@pytest.mark.parametrize("beside", _NO_TEXT)
def test_bytes_that_are_no_text_are_refused_where_nothing_reads_them_too(beside: bytes) -> None:
    whole = _body('"text":["ก",[]]')

    for place in (b'"protocol":1', b'"kind": "finding"'):
        body = whole.replace(place, place + b"," + beside)
        assert body != whole
        assert _read(parse_batch, body) == _read(parse, body) == "not_json_body"


_ODD = ("1e2", "1E400", "-0", "0.1", "1234567890123456", "12345678901234567", "-1234567890123456", "9" * 30, "NaN")
_TEXTS = ("[" * 9 + "]" * 9, "[" * 3000 + "]" * 3000, '"\n"', '"\x7f"', '"\\ud83d"', '"\\u0000"', '{"a":1,"a":2}')


@pytest.mark.parametrize("number", _ODD)
def test_numbers_that_readers_differ_about_are_read_alike(number: str) -> None:
    for body in (_body(f'"n":[{number},[]]'), _body(f'"n":[{{"a":[{number}]}},[]]'), _body('"n":[1,[]]', now=number)):
        assert _read(parse_batch, body) == _read(parse, body), body


@pytest.mark.parametrize("text", _TEXTS, ids=range(len(_TEXTS)))
def test_depth_and_characters_and_doubled_keys_are_read_alike(text: str) -> None:
    body = _body(f'"n":[{text},[]]', f'"n":[{text},[]],"n":[1,[]]')

    assert _read(parse_batch, body) == _read(parse, body)


def test_the_usual_batch_goes_the_quick_way() -> None:
    message = parse_batch(_body('"text":["ก",[]],"order":[3,[]],"photos.x":[{"caption":"ข","order":1},["w"]]'))

    assert all(isinstance(edit, Edit) for edit in message["edits"])


def test_what_is_written_can_be_read_by_everybody() -> None:
    value = {"ก": ['ข\n"\\', 1, -(2**53), 0.1, 1e16, None, True, {"a": []}]}

    assert json.loads(edits.dump(value)) == value and "ข" in edits.dump(value)
