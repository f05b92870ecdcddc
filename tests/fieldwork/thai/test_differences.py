"""What two wordings say differently is found without cutting a letter from its marks, and joined where it can be."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwork.thai.differences import Part, differences, joined, pieces

BASE = "ครูวางแผนการสอน และนำผลมาปรับ"
SUBJECT = "ครูภาษาไทยวางแผนการสอน และนำผลมาปรับ"
MONTHLY = "ครูวางแผนการสอน และนำผลมาปรับทุกเดือน"
MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d"
TEXTS = st.text("กขคนรวเแโใไะาิีุู่้็์ำๆฯ abc12.\n👍🏽👩\u200d🏫")


@given(TEXTS)
def test_the_pieces_are_the_text(text: str) -> None:
    assert "".join(pieces(text)) == text


@given(TEXTS)
def test_no_piece_begins_with_a_mark_that_belongs_to_the_letter_before(text: str) -> None:
    found = pieces(text)

    for before, piece in pairwise(found):
        assert piece[0] not in MARKS or not "ก" <= before[-1] <= "\u0e4e"


@given(TEXTS, TEXTS)
def test_the_parts_of_both_sides_are_their_texts_and_what_is_common_is_the_same(one: str, other: str) -> None:
    ours, theirs = differences(one, other), differences(other, one)

    assert "".join(part.text for part in ours) == one
    assert "".join(part.text for part in theirs) == other
    if one == other:
        assert not any(part.differs for part in ours)


def test_a_word_put_in_is_what_differs() -> None:
    assert differences(SUBJECT, BASE) == (
        Part("ครู", False),
        Part("ภาษาไทย", True),
        Part("วางแผนการสอน และนำผลมาปรับ", False),
    )
    assert differences(BASE, SUBJECT) == (Part(BASE, False),)


def test_texts_with_nothing_in_common_differ_as_a_whole() -> None:
    assert differences("ดีมาก", "ห้องสมุดปิดซ่อม") == (Part("ดีมาก", True),)


def test_a_text_too_long_to_compare_is_one_part() -> None:
    assert differences("ก" * 7000, "ข") == (Part("ก" * 7000, True),)
    assert joined("ก" * 7000, "ข", "ค") is None


@pytest.mark.parametrize("sides", [(SUBJECT, MONTHLY), (MONTHLY, SUBJECT)])
def test_changes_that_do_not_touch_are_joined(sides: tuple[str, str]) -> None:
    assert joined(BASE, *sides) == "ครูภาษาไทยวางแผนการสอน และนำผลมาปรับทุกเดือน"


def test_changes_that_touch_are_left_to_people() -> None:
    assert joined("มีครู 3 คน", "มีครู 4 คน", "มีครู 5 คน") is None
    assert joined("ก", "กข", "กค") is None


def test_the_same_change_on_both_sides_is_made_once() -> None:
    assert joined(BASE, SUBJECT, SUBJECT) == SUBJECT
    assert joined(BASE, BASE, MONTHLY) == MONTHLY
