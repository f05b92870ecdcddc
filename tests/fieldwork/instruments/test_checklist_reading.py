"""A checklist's file: every rule it can break is told with its path (R-70 to R-74)."""

from fractions import Fraction
from typing import Any

import pytest

from fieldwork.instruments.canonical import fingerprint, from_json, to_document, to_json
from fieldwork.instruments.checklist import MAX_POINTS, POINT_TYPES, Checklist
from fieldwork.instruments.problems import InstrumentError
from fieldwork.instruments.reading import read
from fieldwork.instruments.rubric_reading import RATERS
from tests.support.instruments import checklist, document


def with_point(**point: Any) -> dict[str, Any]:
    """The shipped file with one point that says this."""
    return {**document("POL1"), "points": [{"id": "X", "title_th": "ข้อ", **point}]}


def problems(file: dict[str, Any]) -> set[tuple[str, str]]:
    with pytest.raises(InstrumentError) as caught:
        read(file)
    return {(problem.path, str(problem.code)) for problem in caught.value.problems}


def test_the_shipped_checklist_has_a_point_of_every_type() -> None:
    assert [point.type for point in checklist().points if point.type] and {
        point.type for point in checklist().points
    } == set(POINT_TYPES)


def test_a_checklist_has_no_status_and_no_scale_because_nothing_is_rated() -> None:
    """R-70"""
    assert problems({**document("POL1"), "status": "approved", "scale": {}}) == {
        ("status", "unknown_key"),
        ("scale", "unknown_key"),
    }


def test_a_checklist_without_points_and_one_with_too_many_are_refused() -> None:
    """R-70"""
    many = [{"id": f"P{n}", "type": "date", "title_th": "วัน"} for n in range(MAX_POINTS + 1)]

    assert problems({**document("POL1"), "points": []}) == {("points", "empty")}
    assert problems({**document("POL1"), "points": many}) == {("points", "too_long")}


def test_whoever_fills_it_in_may_be_left_out_and_is_everybody_then() -> None:
    file = document("POL1")
    del file["filled_by"]
    found = read(file)
    assert isinstance(found, Checklist) and found.filled_by == RATERS


@pytest.mark.parametrize("options", [[], ["ใช่"], ["ใช่", "ใช่"], ["ใช่", " ใช่ "]])
@pytest.mark.parametrize("kind", ["choice", "several"])
def test_a_choice_has_two_or_more_different_options(kind: str, options: list[str]) -> None:
    """R-71"""
    assert ("points[0].options", "bad_options") in problems(with_point(type=kind, options=options))


@pytest.mark.parametrize("kind", sorted(set(POINT_TYPES) - {"choice", "several", "table"}))
def test_nothing_else_has_options(kind: str) -> None:
    """R-71"""
    assert problems(with_point(type=kind, options=["ก", "ข"])) == {("points[0].options", "bad_options")}


@pytest.mark.parametrize(
    ("limits", "where"),
    [
        ({"min": 5, "max": 4}, "max"),
        ({"max": -1}, "max"),  # a number without a least one begins at nought
        ({"min": 0.5}, "min"),
        ({"max": "1.25", "decimals": 1}, "max"),
    ],
)
def test_limits_are_the_right_way_round_and_as_precise_as_the_number(limits: dict[str, Any], where: str) -> None:
    """R-72"""
    assert problems(with_point(type="number", **limits)) == {(f"points[0].{where}", "bad_options")}


def test_limits_are_exact() -> None:
    """R-72"""
    found = read(with_point(type="number", min="-0.1", max=2.5, decimals=1))
    assert isinstance(found, Checklist)
    assert (found.points[0].least, found.points[0].largest) == (Fraction(-1, 10), Fraction(5, 2))


def test_a_table_has_columns_with_ids_of_their_own() -> None:
    """R-73"""
    column = {"id": "A", "title_th": "ก"}
    assert problems(with_point(type="table")) == {("points[0].columns", "bad_options")}
    assert problems(with_point(type="table", columns=[column, column])) == {("points[0].columns[1].id", "duplicate_id")}
    assert problems(with_point(type="table", columns=[{**column, "id": f"C{n}"} for n in range(7)])) == {
        ("points[0].columns", "too_long")
    }
    assert problems(with_point(type="table", columns=[{**column, "type": "photo"}])) == {
        ("points[0].columns[0].type", "unsupported_value")
    }


def test_how_many_photos_files_and_rows_there_may_be_is_bounded() -> None:
    """R-74"""
    for kind, most in (("photo", 6), ("file", 3)):
        assert problems(with_point(type=kind, most=most + 1)) == {("points[0].most", "out_of_range")}
        found = read(with_point(type=kind, most=most))
        assert isinstance(found, Checklist) and found.points[0].most == most
    assert problems(with_point(type="text", most=2)) >= {("points[0].most", "bad_options")}


def test_points_share_no_id() -> None:
    """R-05"""
    twice = [{"id": "P", "type": "date", "title_th": "วัน"}] * 2
    assert problems({**document("POL1"), "points": twice}) == {("points[1].id", "duplicate_id")}


def test_a_checklist_has_one_spelling_and_comes_back_the_same() -> None:
    """R-15"""
    found = checklist()

    assert from_json(to_json(found)) == found
    assert read(to_document(found)) == found
    assert fingerprint(from_json(to_json(found))) == fingerprint(found)
