"""The marks of a record as they are kept and sent."""

import json

from hypothesis import given
from hypothesis import strategies as st

from fieldwork.marks import is_unsettled, packed, unpacked

_WRITES = st.sampled_from(["w1", "w2", "w3"])
_MARKS = st.dictionaries(
    st.text(max_size=8), st.builds(lambda w, s, heads: [w, s, *heads], _WRITES, _WRITES, st.lists(_WRITES, max_size=2))
)


@given(_MARKS)
def test_what_is_packed_says_the_same(marks: dict[str, list[str]]) -> None:
    sent = json.loads(json.dumps(packed(marks)))

    assert unpacked(sent) == marks
    assert is_unsettled(sent) == any(len(mark) > 2 for mark in marks.values())


def test_fields_that_one_edit_wrote_stand_together() -> None:
    same = ["w1", "s1"]
    marks = {"a": same, "b": same, "c": ["w2", "s2", "w3"], "d": ["w1", "s1"], "e": ["w1", "s2"]}

    assert packed(marks) == [["w1", "s1", ["a", "b", "d"]], ["w2", "s2", ["c"], ["w3"]], ["w1", "s2", ["e"]]]


def test_the_first_form_is_read_as_well() -> None:
    assert unpacked({"a": ["w1", "s1", "w2"]}) == {"a": ["w1", "s1", "w2"]}
