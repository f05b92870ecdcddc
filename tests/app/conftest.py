"""What tests of the app share."""

from collections.abc import Iterator

import pytest

from app.wording import language


@pytest.fixture
def english() -> Iterator[None]:
    """The app speaks English while the test runs."""
    language.use(language.ENGLISH)
    yield
    language.use(language.THAI)
