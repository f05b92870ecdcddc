"""`make sim SEEDS=2000`: live through many days in two processes. `make sim SEED=7`: tell one of them line by line."""

from __future__ import annotations

import argparse
import logging
import sys
import time
import traceback
from collections.abc import Iterator
from multiprocessing import get_context

from tests.simulation.day import Day
from tests.support.crashes import Crash

_BLOCK = 20
_SAID_EVERY = 500


def main() -> int:
    """Run, print, and fail when a day broke a promise."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seeds", type=int, default=2000, help="how many days")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--seed", type=int, help="tell this one day instead")
    asked = parser.parse_args()
    logging.disable(logging.CRITICAL)
    return _tell(asked.seed) if asked.seed is not None else _run(asked.first, asked.seeds, asked.jobs)


def broken(seed: int) -> list[str]:
    """What went wrong on one day."""
    return lived(seed)[1]


def lived(seed: int) -> tuple[Day | None, list[str]]:
    """One day, and what went wrong on it. A day that could not even be lived to its end says where it stopped."""
    day = None
    try:
        day = Day(seed)
        return day, day.run()
    except (Exception, Crash):  # noqa: BLE001 - whatever stops a day is a finding, and the other days go on
        return day, [traceback.format_exc().strip()]


def _tell(seed: int) -> int:
    day = Day(seed)
    try:
        found = day.run()
    finally:
        _say(*day.journal.lines())
    _say(f"seed {seed}, execution {day.journal.digest}", *(f"BROKEN  {line}" for line in found))
    return 1 if found else 0


def _run(first: int, seeds: int, jobs: int) -> int:
    begun, failed = time.perf_counter(), 0
    for lived, (seed, found) in enumerate(_days(range(first, first + seeds), jobs), 1):
        if lived % _SAID_EVERY == 0:
            _say(f"{lived} days, {failed} failed")
        if found:
            failed += 1
            _say(f"seed {seed}: {len(found)} broken, make sim SEED={seed}", *(f"    {line}" for line in found[:3]))
    took = time.perf_counter() - begun
    _say(f"{seeds} seeds from {first}, {failed} failed, {seeds / took:.1f} seeds a second in {jobs} processes")
    return 1 if failed else 0


def _days(seeds: range, jobs: int) -> Iterator[tuple[int, list[str]]]:
    with get_context("fork").Pool(jobs) as pool:
        yield from pool.imap_unordered(_numbered, seeds, chunksize=_BLOCK)


def _numbered(seed: int) -> tuple[int, list[str]]:
    logging.disable(logging.CRITICAL)
    return seed, broken(seed)


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
