"""A record that grows field by field is read on from what was read before, as if it were read anew."""

from __future__ import annotations

from functools import cached_property
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwork.records import KINDS, Calibration, Sheet, Visit
from fieldwork.records.kinds import read_on
from fieldwork.records.stored import Record

NAMES = (
    "levels.AC1",
    "levels.AC2",
    "notes.AC1",
    "texts.O1",
    "submitted_at",
    "visit",
    "unknown",
    "unknown.AC1",
    "levels",
)
EDIT = st.dictionaries(st.sampled_from(NAMES), st.none() | st.integers(0, 9), min_size=1)


@given(st.lists(EDIT, min_size=1, max_size=12))
def test_reading_on_is_reading_anew(edits: list[dict[str, Any]]) -> None:
    record = Record("sheet", "s", {"rater": "p", "levels.AC9": 3})
    first = Sheet.of(record)
    for edit in edits:
        after = Record("sheet", "s", {**record.fields, **edit})
        read_on(record, after, edit)
        assert after.typed is not None
        assert Sheet.of(after) == Sheet.of(Record("sheet", "s", after.fields))
        record = after
    assert first == Sheet(id="s", rater="p", levels={"AC9": 3})  # what was read before is as it was


@pytest.mark.parametrize(
    ("shape", "fields", "edit"),
    [
        (Visit, {"leader": "a", "team.b": []}, {"leader": "c", "team.b": None}),
        (Visit, {"instruments.x": True, "instruments.y": True}, {"instruments.x": False}),
        (Calibration, {"raters.a": True, "raters.b": True}, {"raters.b": False}),
    ],
)
def test_what_is_worked_out_of_a_record_is_worked_out_anew(
    shape: type[Visit | Calibration], fields: dict[str, Any], edit: dict[str, Any]
) -> None:
    kind = shape.kind()
    worked_out = [name for name, held in vars(shape).items() if isinstance(held, cached_property)]
    before, after = Record(kind.name, "r", fields), Record(kind.name, "r", {**fields, **edit})
    known = {name: getattr(shape.of(before), name) for name in worked_out}

    read_on(before, after, edit)

    anew = shape.of(Record(kind.name, "r", after.fields))
    found = {name: getattr(shape.of(after), name) for name in worked_out}
    assert found == {name: getattr(anew, name) for name in worked_out} != known


def test_every_kind_that_works_something_out_declares_it_itself() -> None:
    """`read_on` looks for it at the kind's own class."""
    inherited = [
        (kind.name, name)
        for kind in KINDS.values()
        for base in kind.shape.__mro__[1:]
        for name, held in vars(base).items()
        if isinstance(held, cached_property)
    ]
    assert inherited == []


def test_a_record_that_was_never_read_is_read_when_asked_for() -> None:
    after = Record("sheet", "s", {"levels.AC1": 2})
    read_on(Record("sheet", "s", {}), after, ["levels.AC1"])
    assert after.typed is None and Sheet.of(after).levels == {"AC1": 2}
