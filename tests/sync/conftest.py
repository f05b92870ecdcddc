"""An area with one visit under way on the real server, and phones of the people who do it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.simulation.scene import Scene
from tests.support.served import Served
from tests.support.visiting import Visiting


@pytest.fixture
def visiting(tmp_path: Path) -> Iterator[Visiting]:
    """The server, the visit and its team."""
    made = Visiting(tmp_path)
    yield made
    made.served.close()


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Visiting]:
    """The same once more, to compare with."""
    made = Visiting(tmp_path / "another")
    yield made
    made.served.close()


@pytest.fixture
def scene() -> Iterator[Scene]:
    """A day that the test tells itself, on simulated machines."""
    made = Scene()
    yield made
    made.close()


__all__ = ["Served"]
