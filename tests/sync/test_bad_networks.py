"""Over real sockets, a real server and a link as bad as on the road: what `bench/photos.py` measures holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.sync.pace import LARGEST
from bench.photos import CUTS, interrupted, visit_on_2g

pytestmark = pytest.mark.slow


async def test_a_photo_of_five_megabytes_cut_twenty_times_costs_at_most_one_chunk_each_time(tmp_path: Path) -> None:
    again, size, cuts = await interrupted(tmp_path, seed=7)

    assert size > 4_900_000 and cuts == CUTS and len(again) == CUTS + 1
    assert max(again) <= LARGEST


async def test_on_2g_the_text_of_a_visit_is_complete_in_time_and_before_the_first_photo(tmp_path: Path) -> None:
    """What else runs on the machine may make one run late; the order holds in every one."""
    for seed in (7, 8, 9):
        text, whole, text_came_first = await visit_on_2g(tmp_path / str(seed), seed)
        assert text_came_first and text < whole
        if text < 6:
            return
    pytest.fail("the text was late three times")
