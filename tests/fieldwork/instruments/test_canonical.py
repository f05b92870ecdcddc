"""One version of an instrument has one spelling as JSON (R-15)."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldwork.instruments.canonical import fingerprint, from_json, to_document, to_json
from fieldwork.instruments.problems import InstrumentError
from fieldwork.instruments.reading import read
from tests.support.instruments import document

SHIPPED = st.sampled_from(["ADM4", "CLS15", "LIT"])


@st.composite
def instruments(draw: st.DrawFn) -> dict[str, Any]:
    """Shipped files with other titles, weights and bands: still good, and never the same twice."""
    doc = document(draw(st.sampled_from(["ADM4", "CLS15"])))
    doc["title_th"] = draw(st.text(min_size=1, max_size=50).filter(str.strip)) + "ก"
    doc["version"] = f"{draw(st.integers(2500, 2600))}.{draw(st.integers(1, 99))}"
    part = draw(st.decimals("0.01", "19.99", places=2))
    doc["areas"][0]["weight"] = float(100 - 3 * part)
    for area in doc["areas"][1:]:
        area["weight"] = float(part)
    doc["aggregation"]["min_answered_ratio_per_area"] = float(draw(st.decimals(0, 1, places=3)))
    doc["bands"][0]["min"] = float(draw(st.decimals("3.61", "4.00", places=2)))
    return doc


@given(instruments())
def test_an_instrument_survives_the_journey_through_json(doc: dict[str, Any]) -> None:
    instrument = read(doc)

    returned = from_json(to_json(instrument))

    assert returned == instrument
    assert to_json(returned) == to_json(instrument)


@pytest.mark.parametrize("name", ["ADM4", "CLS15", "LIT"])
def test_the_shipped_files_survive_the_journey_and_their_document_too(name: str) -> None:
    instrument = read(document(name))

    assert from_json(to_json(instrument)) == instrument
    assert read(to_document(instrument)) == instrument


@given(SHIPPED, st.randoms(use_true_random=False))
def test_the_order_of_keys_in_the_file_does_not_matter(name: str, shuffler: Any) -> None:
    def shuffled(value: Any) -> Any:
        if isinstance(value, dict):
            keys = list(value)
            shuffler.shuffle(keys)
            return {key: shuffled(value[key]) for key in keys}
        return [shuffled(each) for each in value] if isinstance(value, list) else value

    assert to_json(read(shuffled(document(name)))) == to_json(read(document(name)))


def test_what_is_left_out_and_what_is_null_are_one_spelling() -> None:
    plain, spelled = document("ADM4"), document("ADM4")
    del plain["scale"]["default"]
    spelled["visible_to"] = None
    spelled["header_fields"] = []

    assert to_json(read(plain)) == to_json(read(spelled))


def test_a_fingerprint_changes_with_one_letter() -> None:
    changed = document("ADM4")
    changed["areas"][3]["indicators"][4]["levels"][1] += "ๆ"

    assert fingerprint(read(changed)) != fingerprint(read(document("ADM4")))


def test_canonical_json_keeps_thai_readable_and_keys_sorted() -> None:
    text = to_json(read(document("ADM4")))

    assert "แบบติดตาม" in text
    assert list(json.loads(text)) == sorted(json.loads(text))


def test_json_from_elsewhere_is_checked_like_any_file() -> None:
    damaged = json.loads(to_json(read(document("ADM4"))))
    damaged["areas"][0]["weight"] = 39

    with pytest.raises(InstrumentError):
        from_json(json.dumps(damaged))
