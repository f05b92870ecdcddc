"""The server's memory with the demo area: after setting it up, and after a later start.

Run with `python -m bench.memory`. Resident memory of the real process, which serves nobody meanwhile.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from bench.numbers import Line, report, resident_mb
from tests.support.office_process import Office

LIMIT_MB = 150


def main() -> int:
    """Start the demo twice and print the table."""
    with tempfile.TemporaryDirectory() as folder, Office(Path(folder) / "data") as office:
        office.start("demo")
        first = resident_mb(office.pid)
        office.stop()
        office.start("serve")
        later = resident_mb(office.pid)
    return report(
        "Server memory, demo area, idle",
        [
            Line("after setting the area up", first, LIMIT_MB, "MB"),
            Line("after a later start", later, LIMIT_MB, "MB"),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
