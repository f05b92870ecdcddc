"""What answers a point, type by type, and how typed numbers and times are read (R-76)."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fieldwork.checking.answers import fits, number_of, read_number, read_time, says_something, time_of
from fieldwork.instruments.checklist import POINT_TYPES, WITH_FILES, Point, TableColumn
from tests.support.instruments import checklist

POINTS = {point.type: point for point in checklist().points}


def test_the_values_a_point_takes() -> None:
    """R-76"""
    good: dict[str, Any] = {
        "choice": "ใช่",
        "several": ["ป้ายประกาศ", "กลุ่มไลน์"],
        "number": "120",
        "date": "2026-11-28",
        "time": "07:45",
        "text": "ต้องการวิทยากร",
        "table": [{"A": "ประชุม", "B": "35"}, {"A": "อบรม"}],
    }

    assert {kind for kind, value in good.items() if fits(POINTS[kind], value)} == set(good)
    assert set(good) == set(POINT_TYPES) - set(WITH_FILES)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("choice", "อาจจะ"),
        ("choice", ["ใช่"]),
        ("several", "ป้ายประกาศ"),
        ("several", ["ป้ายประกาศ", "ป้ายประกาศ"]),
        ("several", ["วิทยุ"]),
        ("number", 120),
        ("number", "10001"),
        ("number", "-1"),
        ("number", "1.5"),
        ("number", "๑๒"),
        ("date", "28/11/2569"),
        ("date", "2026-W48-6"),
        ("time", "7:45"),
        ("time", "24:00"),
        ("text", 5),
        ("text", "ก" * 4001),
        ("table", [{"C": "x"}]),
        ("table", [{"B": "มาก"}]),
        ("table", [{}] * 11),
        ("table", {"A": "x"}),
        ("photo", "x"),
        ("signature", "x"),
        ("file", "x"),
    ],
)
def test_the_values_it_does_not(kind: str, value: Any) -> None:
    """R-76"""
    assert not fits(POINTS[kind], value)


@given(some.recursive(some.none() | some.booleans() | some.integers() | some.text(), some.lists, max_leaves=5))
def test_any_value_is_judged_and_none_breaks_it(value: Any) -> None:
    for point in POINTS.values():
        assert fits(point, value) in (True, False) and says_something(point, value) in (True, False)


def test_blanks_are_no_answer() -> None:
    assert not says_something(POINTS["text"], "  ")
    assert not says_something(POINTS["several"], [])
    assert not says_something(POINTS["table"], [{"A": " "}, {}])
    assert says_something(POINTS["table"], [{"A": " "}, {"B": "0"}])


@pytest.mark.parametrize(
    ("typed", "stored"),
    [("๑,๒๓๔", "1234"), (" 12.50 ", "12.50"), ("-3", "-3"), (".5", "0.5"), ("12 คน", None), ("1e3", None), ("", None)],
)
def test_numbers_are_read_as_people_type_them(typed: str, stored: str | None) -> None:
    assert read_number(typed) == stored
    assert stored is None or number_of(stored) is not None


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("9.30", "09:30"),
        ("๑๔:๐๕ น.", "14:05"),
        ("8", "08:00"),
        ("8 น.", "08:00"),
        ("24.00", None),
        ("9.7", None),
        ("เช้า", None),
    ],
)
def test_times_are_read_as_people_type_them(typed: str, stored: str | None) -> None:
    assert read_time(typed) == stored
    assert stored is None or time_of(stored) is not None


def test_decimals_are_as_many_as_the_point_takes() -> None:
    percent = Point("X", "number", "ร้อยละ", "", "", True, decimals=1)

    assert fits(percent, "99.5") and not fits(percent, "99.55")


def test_a_cell_of_words_takes_anything_up_to_its_length() -> None:
    table = Point("X", "table", "ตาราง", "", "", True, most=1, columns=(TableColumn("A", "ก", "text"),))

    assert fits(table, [{"A": "ก" * 200}]) and not fits(table, [{"A": "ก" * 201}])
