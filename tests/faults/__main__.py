"""`make faults`: plant every fault, one after the other, and see its named test and the simulation find it."""

from __future__ import annotations

import argparse
import io
import logging
import os
import signal
import sys
from collections.abc import Iterable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from multiprocessing import get_context

import pytest

from tests.faults.catalogue import FAULTS
from tests.faults.fault import Fault
from tests.faults.planting import Stale, planted
from tests.simulation.__main__ import broken

MOST_SECONDS = 1_800
"""A fault that keeps its test or its days busy for longer runs for ever."""
_QUIET = ("-q", "-p", "no:cacheprovider", "--assert=plain", "--no-header", "--disable-warnings")


@dataclass(eq=False)
class _Heard:
    """What became of some tests: a pytest plugin."""

    outcomes: dict[str, str] = field(default_factory=dict)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call":
            self.outcomes[report.nodeid] = "fails" if report.failed else "passes"
        elif not report.passed:
            self.outcomes.setdefault(report.nodeid, "breaks" if report.failed else "cannot run")


class Endless(BaseException):
    """Not an error that planted code could take for one of its own."""


@dataclass(frozen=True, slots=True)
class Found:
    """What came of one planted fault."""

    fault: Fault
    test: str
    first_seed: int | None
    stale: str = ""

    @property
    def is_good(self) -> bool:
        """Whether everything that promises to find it did."""
        seen = self.fault.days is None or self.first_seed is not None
        return not self.stale and self.test == "fails" and seen


def main() -> int:
    """Plant, print a table, and fail when a fault was not found or does not fit the code any more."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("names", nargs="*", help="only these")
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    chosen = [fault for fault in FAULTS if not asked.names or fault.name in asked.names]
    healthy = _control(chosen)
    _say("", f"{'fault':30} {'named test':11} {'first seed':>10}  test", "-" * 130)
    with get_context("fork").Pool(asked.jobs, maxtasksperchild=1) as pool:
        results = []
        for found in pool.imap(_try, chosen, chunksize=1):
            _say(_row(found))
            results.append(found)
    bad = [found.fault.name for found in results if not found.is_good]
    _say("-" * 130, f"{len(results) - len(bad)} of {len(results)} found" + (f"; not: {', '.join(bad)}" if bad else ""))
    return 1 if bad or not healthy else 0


def outcomes(*nodes: str) -> dict[str, str]:
    """Run these tests here: each fails, passes, cannot run, or breaks before it begins."""
    heard = _Heard()
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        pytest.main([*_QUIET, *nodes], plugins=[heard])
    return {
        node: _worst(o for name, o in heard.outcomes.items() if f"{name}[".startswith(f"{node}[")) for node in nodes
    }


def _worst(found: Iterable[str]) -> str:
    """One word for a test that runs on several databases."""
    told = set(found)
    return next((word for word in ("fails", "breaks", "passes", "cannot run") if word in told), "is missing")


def _control(chosen: list[Fault]) -> bool:
    """Without any fault all named tests pass, or their failing would say nothing."""
    nodes = sorted({fault.test for fault in chosen})
    with get_context("fork").Pool(1) as pool:
        found = pool.apply(outcomes, nodes)
    wrong = [f"{node}: {found[node]}" for node in nodes if found[node] != "passes"]
    _say(*(f"without a fault, {line}" for line in wrong))
    return not wrong


def _try(fault: Fault) -> Found:
    logging.disable(logging.CRITICAL)
    signal.signal(signal.SIGALRM, _stop)
    signal.alarm(MOST_SECONDS)
    try:
        with planted(fault.lines):
            seed = next((seed for seed in range(fault.days or 0) if broken(seed)), None)
            logging.disable(logging.NOTSET)
            return Found(fault, outcomes(fault.test)[fault.test], seed)
    except Stale as error:
        return Found(fault, "", None, str(error))
    except Endless:
        return Found(fault, "", None, f"it runs for longer than {MOST_SECONDS} seconds")
    finally:
        signal.alarm(0)


def _stop(*_: object) -> None:
    raise Endless


def _row(found: Found) -> str:
    fault = found.fault
    if found.stale:
        return f"{fault.name:30} DOES NOT FIT: {found.stale}"
    seed = "-" if fault.days is None else "NOT FOUND" if found.first_seed is None else str(found.first_seed)
    test = found.test if found.test == "fails" else found.test.upper()
    return f"{fault.name:30} {test:11} {seed:>10}  {fault.test.removeprefix('tests/')}"


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    os._exit(code)  # pytest leaves threads of its own behind
