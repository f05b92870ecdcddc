"""The round a day is counted in, by the office's terms or the regulation's. Never the office's name for a visit."""

from datetime import date

import pytest

from fieldwork.counting.rounds import counted_in, round_before
from tests.support import worlds
from tests.support.instruments import count_table
from tests.support.worlds import MemoryWorld

TABLE = count_table()
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("day", "round_"),
    [
        (date(2026, 7, 1), "2569/1"),
        (date(2026, 10, 20), "2569/1"),
        (date(2026, 11, 23), "2569/2"),
        (date(2027, 2, 1), "2569/2"),
        (date(2027, 4, 20), "2569/2"),
    ],
)
def test_between_terms_the_round_of_the_term_that_ended_is_counted(day: date, round_: str) -> None:
    assert counted_in(MemoryWorld(), day).round_of(TABLE) == round_


def test_the_offices_own_terms_decide_the_round() -> None:
    world = MemoryWorld()
    world.put("office", worlds.an_id("office"), {"terms.2569/2": ["2026-12-01", "2027-03-31"]})

    assert counted_in(world, TODAY).round_of(TABLE) == "2569/1"


def test_a_term_that_cannot_be_read_leaves_the_regulations_in_its_place() -> None:
    world = MemoryWorld()
    wrong = {"terms.2569/2": ["พรุ่งนี้", 7], "terms.first": ["2026-05-18", "2026-10-09"], "terms.2569/1": "2026"}
    world.put("office", worlds.an_id("office"), wrong)

    assert counted_in(world, TODAY).round_of(TABLE) == "2569/2"


def test_the_round_before_the_first_is_the_last_of_the_year_before() -> None:
    assert round_before(TABLE, "2569/2") == "2569/1"
    assert round_before(TABLE, "2569/1") == "2568/2"
