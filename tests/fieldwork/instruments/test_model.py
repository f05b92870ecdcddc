"""A published version has one name, read and written the same way everywhere."""

import pytest

from fieldwork.instruments.model import split_version_id, version_id
from tests.support.instruments import count_table, rubric


def test_a_version_is_named_after_its_instrument() -> None:
    assert rubric("ADM4").instrument_version == version_id("ADM4", "2569.1") == "ADM4@2569.1"
    assert count_table().instrument_version == "LIT@2569.1"
    assert split_version_id("ADM4@2569.1") == ("ADM4", "2569.1")


@pytest.mark.parametrize("text", ["", "ADM4", "ADM4@", "@2569.1"])
def test_half_a_version_name_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not an instrument version"):
        split_version_id(text)


def test_instruments_are_values() -> None:
    assert rubric("ADM4") == rubric("ADM4") and len({rubric("ADM4"), rubric("ADM4"), rubric("CLS15")}) == 2
