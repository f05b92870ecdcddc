"""The round a visit counts in."""

import pytest

from fieldwork.records import Visit
from fieldwork.records.stored import Record
from fieldwork.rounds import round_of
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
