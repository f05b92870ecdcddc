"""The whole browser is killed ten times while a supervisor rates: what the screen called saved is always there.

`make kills` goes on for a hundred (`tests/kills/browser.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e.killed import Rater, rating
from tests.support.phone import Phone

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]
KILLS = 10


@pytest.fixture
def rater(site: Path, playwright: Playwright, phones: list[Phone], tmp_path: Path) -> Iterator[Rater]:
    with rating(site, playwright, phones, tmp_path) as rater:
        yield rater


def test_a_browser_killed_at_ten_moments_keeps_the_page_and_all_that_was_shown_as_saved(rater: Rater) -> None:
    rater.lives_through(rater.moments(typing=5, turning=2, tapped=2, between=1))

    assert rater.kills == KILLS and rater.under_way > KILLS / 5
    assert len(rater.shown.levels) > KILLS / 2
