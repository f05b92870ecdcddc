"""The demo area, served: set up once in a process and copied from then on, for tests of what people do in it.

Its first set-up takes as long as half a start of the app; `tests/e2e/test_story_demo.py` begins with one.
"""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from tests.support.office_process import Office


def open_demo(office: Office) -> None:
    """Start an office whose folder is empty on a copy of the area: a later start, as on any other morning."""
    shutil.copytree(_area(), office.data)
    office.start("demo")


@cache
def _area() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="nithet-demo-"))
    atexit.register(shutil.rmtree, folder)
    with Office(folder / "data") as office:
        office.start("demo")
    return folder / "data"
