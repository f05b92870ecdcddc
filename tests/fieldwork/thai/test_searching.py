"""Many texts are searched as each of them would be, prepared or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwork.thai.searching import Texts
from fieldwork.thai.text import matches

KEYS = "กดทนพาำเแโ่้๊๋ัิีึืฺุู็์ํ ๎\u00a0\u200b รอ. ส.พ.ม"


@given(
    st.text(st.sampled_from(KEYS), max_size=8),
    st.lists(st.text(st.sampled_from(KEYS), max_size=20), max_size=5),
    st.integers(0, 6),
)
def test_a_list_is_searched_as_each_of_its_texts_is(query: str, texts: list[str], ahead: int) -> None:
    searched = Texts(texts)
    assert searched.prepare(ahead) is (ahead >= len(texts))

    assert list(searched.found(query)) == [place for place, text in enumerate(texts) if matches(query, text)]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("สพม ตัวอย่าง", [0]),
        ("ตัวอย่าง สพม", [0]),
        ("ศึกษาตัวอย่าง", [0]),
        ("สมมติโรงเรียน", []),
        ("ร รสมมติ", [1]),
        ("สมมติ โรงเรียน", [1]),
        ("", [0, 1, 2]),
        ("  ", [0, 1, 2]),
        ("ไม่มี", []),
    ],
)
def test_words_in_any_order_abbreviations_and_what_spans_words_are_found(query: str, places: list[int]) -> None:
    texts = Texts(["ส.พ.ม. เขตพื้นที่ศึกษา ตัวอย่าง", "โรงเรียนสมมติ", "ก"])

    assert list(texts.found(query)) == places
