"""One phone with real files for the tests of its store."""

from pathlib import Path

import pytest

from tests.support.stores import Phone


@pytest.fixture
def phone(tmp_path: Path) -> Phone:
    """A phone nobody wrote on yet."""
    return Phone(tmp_path / "phone")
