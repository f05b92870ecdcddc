"""The round a visit counts in."""

import pytest

from fieldwork.records import Visit
from fieldwork.records.stored import Record
from fieldwork.rounds import read_round, round_of, term_of_round, written
from tests.support.worlds import an_id


def visit(**fields: object) -> Visit:
    return Visit.of(Record("visit", an_id("v"), fields))


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"day": "2026-11-23"}, "2569/2"),
        ({"day": "2026-06-20"}, "2569/1"),
        ({"day": "2026-10-20"}, "2569"),
        ({"day": "2026-11-23", "round": "รอบพิเศษ"}, "รอบพิเศษ"),
        ({}, ""),
    ],
)
def test_a_visit_counts_in_the_round_it_was_given_else_in_the_term_of_its_day(fields, named):
    assert round_of(visit(**fields)) == named


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2/2569", "2569/2"),
        ("๒/๒๕๖๙", "2569/2"),
        (" 2569 / 2 ", "2569/2"),
        ("ภาคเรียนที่ 1/2570", "2570/1"),
        ("รอบพิเศษ 1/2", "รอบพิเศษ 1/2"),
        ("", ""),
    ],
)
def test_a_term_is_one_round_however_it_is_typed(typed, read):
    assert read_round(typed) == read
    assert read_round(read) == read


def test_a_term_is_written_as_offices_write_it_and_reads_back_the_same():
    assert written("2569/2") == "2/2569"
    assert read_round(written("2569/2")) == "2569/2"
    assert written("รอบพิเศษ 1/2") == "รอบพิเศษ 1/2"


def test_only_a_term_reads_as_term_and_year():
    assert term_of_round("2569/2") == ("2", "2569")
    assert term_of_round("2569") is None and term_of_round("รอบพิเศษ") is None
