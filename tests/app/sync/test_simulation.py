"""Many random days with real stores and real syncs: whatever happens, nothing saved is lost and everybody agrees."""

import pytest

from tests.support.simulation import Day


@pytest.mark.parametrize("block", range(4))
def test_after_any_day_every_saved_write_is_on_the_server_and_every_phone_shows_the_same(block: int) -> None:
    failed = {seed: found for seed in range(block * 12, block * 12 + 12) if (found := Day(seed).run())}

    assert failed == {}


@pytest.mark.slow
@pytest.mark.parametrize("block", range(20))
def test_the_same_over_two_thousand_days(block: int) -> None:
    failed = {seed: found for seed in range(block * 100, block * 100 + 100) if (found := Day(seed).run())}

    assert failed == {}
