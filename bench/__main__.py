"""Run every benchmark and print its table: `python -m bench`, or `python -m bench sync device` for some of them."""

import runpy
import sys
from pathlib import Path


def main(names: list[str]) -> None:
    """Run the named benchmarks, or all, one after another: they must not disturb each other."""
    every = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))
    for name in names or every:
        print(f"\n== {name}", flush=True)
        runpy.run_module(f"bench.{name}", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
