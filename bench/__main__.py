"""Run every benchmark and print its table: `python -m bench`, or `python -m bench sync device` for some of them."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

_CAN_RUN = 'if __name__ == "__main__":'


def every() -> list[str]:
    """The modules here that are a benchmark."""
    here = sorted(Path(__file__).parent.glob("[!_]*.py"))
    return [path.stem for path in here if _CAN_RUN in path.read_text("utf-8")]


def alone(name: str) -> int:
    """Run one benchmark in a process of its own, so that none disturbs the next; its exit status."""
    return subprocess.run([sys.executable, "-m", f"bench.{name}"]).returncode


def main(names: list[str], run: Callable[[str], int] = alone) -> int:
    """Run the named benchmarks, or all, one after another to the last. 1 when one failed or missed a target."""
    missed = []
    for name in names or every():
        print(f"\n== {name}", flush=True)
        if run(name):
            missed.append(name)
    if missed:
        print(f"\nmissed a target, or failed: {', '.join(missed)}")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
