"""Stamps order writes whatever the clocks do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwork import stamps
from fieldwork.stamps import Clock

NODE = "00000000000000aa"


@given(st.lists(st.integers(0, 2**40), min_size=1, max_size=30))
def test_a_clock_only_moves_forward_however_the_wall_clock_jumps(readings: list[int]) -> None:
    times = iter(readings)
    clock = Clock(lambda: next(times), NODE)

    made = [clock.tick() for _ in readings]

    assert made == sorted(made) and len(set(made)) == len(made)


def test_a_write_after_a_returned_stamp_is_later_than_it_even_on_a_slow_clock() -> None:
    clock = Clock(lambda: 5, NODE)
    clock.observe(stamps.make(9_000, 7, "ff" * 8))

    assert clock.tick() > stamps.make(9_000, 7, "ff" * 8)


def test_a_full_counter_borrows_from_the_next_millisecond() -> None:
    assert stamps.after(stamps.make(1, 0, NODE), stamps.make(5, 0xFFFF, NODE)) == stamps.make(6, 0, NODE)


def test_a_fast_clock_is_shifted_by_its_skew_and_never_past_now() -> None:
    now = 1_000_000_000
    stamp = stamps.make(now + 10_000_000, 3, NODE)

    assert stamps.corrected(stamp, now_ms=now, skew_ms=10_000_500) == stamps.make(now - 500, 3, NODE)
    assert stamps.corrected(stamp, now_ms=now, skew_ms=0) == stamps.make(now, 3, NODE)


def test_a_small_skew_and_a_slow_clock_are_left_alone() -> None:
    for ms in (1, 1_000_000 + 299_000):
        assert stamps.corrected(stamps.make(ms, 0, NODE), now_ms=1_000_000, skew_ms=0) == stamps.make(ms, 0, NODE)


@pytest.mark.parametrize("wrong", ["", "z" * 32, "0" * 31, "0" * 32 + "\n", None, 7])
def test_what_is_not_a_stamp_is_refused(wrong: object) -> None:
    assert not stamps.is_stamp(wrong)
    with pytest.raises((ValueError, TypeError)):
        stamps.parse(wrong)  # type: ignore[arg-type]


def test_many_stamps_are_judged_at_once_as_they_are_one_by_one() -> None:
    assert stamps.are_stamps([]) and stamps.are_stamps(["0" * 32, "f" * 32])
    for wrong in (f"{'0' * 32}\n{'0' * 32}", "0" * 32 + "\n", "", "F" * 32):
        assert not stamps.are_stamps(["0" * 32, wrong]) and not stamps.are_stamps([wrong])
