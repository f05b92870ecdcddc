"""A record that grows field by field is read on from what was read before, as if it were read anew."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from fieldwork.records import Sheet
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


def test_a_record_that_was_never_read_is_read_when_asked_for() -> None:
    after = Record("sheet", "s", {"levels.AC1": 2})
    read_on(Record("sheet", "s", {}), after, ["levels.AC1"])
    assert after.typed is None and Sheet.of(after).levels == {"AC1": 2}
