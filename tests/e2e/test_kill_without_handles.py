"""A browser without synchronous file handles, on a slow disk: "saved" is said only when it is on that disk."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.e2e.killed import Rater, rating
from tests.support.lesser_browser import without_handles
from tests.support.phone import Phone
from tests.support.shown import MAY_BE_LOST_S

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]
DISK_MS = 400


@pytest.fixture
def rater(site: Path, playwright: Playwright, phones: list[Phone], tmp_path: Path) -> Iterator[Rater]:
    lesser = tmp_path / "site"
    shutil.copytree(site, lesser)
    without_handles(lesser, disk_ms=DISK_MS)
    with rating(lesser, playwright, phones, tmp_path) as rater:
        rater.shown.may_be_lost_s = MAY_BE_LOST_S + 2 * DISK_MS / 1000  # the copy under way, and the next
        yield rater


def test_what_the_screen_called_saved_is_there_though_the_disk_takes_its_time(rater: Rater) -> None:
    moments: list[Callable[[], None]] = [rater.was_just_told_that_it_is_saved] * 2
    moments += [rater.has_just_tapped, rater.is_typing, rater.is_turning_the_page]
    rater.random.shuffle(moments)

    rater.lives_through(moments)

    assert rater.shown.waited, "the screen never said that it was still saving"
