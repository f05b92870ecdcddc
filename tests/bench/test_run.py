"""`python -m bench`: every benchmark runs, whatever the ones before it came to."""

from __future__ import annotations

import pytest

from bench.__main__ import every, main
from bench.numbers import Line, report


def test_a_missed_target_is_told_at_the_end_and_stops_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    ran = []

    def run(name: str) -> int:
        ran.append(name)
        return int(name == "device")

    assert main(["device", "sync"], run) == 1
    assert ran == ["device", "sync"]
    assert capsys.readouterr().out.splitlines()[-1].endswith(": device")


def test_all_of_them_are_run_and_nothing_else() -> None:
    ran: list[str] = []

    def run(name: str) -> int:
        ran.append(name)
        return 0

    assert main([], run) == 0
    assert ran == every() and {"device", "photos", "sync", "visit", "whole_way"} <= set(ran) and "numbers" not in ran


def test_a_stretch_is_shown_and_only_the_target_decides(capsys: pytest.CaptureFixture[str]) -> None:
    assert report("t", [Line("near", 0.9, 1.0, "s", 0.6)]) == 0
    assert report("t", [Line("far", 1.1, 1.0, "s", 0.6)]) == 1
    told = capsys.readouterr().out
    assert "| near | 0.9 s | 1 s (stretch 0.6) | ok |" in told
    assert "| far | 1.1 s | 1 s (stretch 0.6) | MISSED |" in told
