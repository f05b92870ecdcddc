"""Two phones and the reference server, with networks that do as they are told."""

from pathlib import Path

import pytest

from tests.support.network import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A server nobody has written to yet."""
    return Office(tmp_path)
