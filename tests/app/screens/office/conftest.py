"""An office with one school."""

import pytest

from tests.support.memory import MemoryStore


@pytest.fixture
def store() -> MemoryStore:
    made = MemoryStore()
    made.put("school", code="9966900001", name="โรงเรียนสมมติวิทยา")
    return made
