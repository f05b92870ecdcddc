"""Ids that devices make alone and still agree on."""

from uuid import UUID

import pytest

from fieldwork import ids
from fieldwork.records import Addressee, kinds


def test_a_uuid7_is_a_valid_version_7_and_sorts_by_time() -> None:
    early, late = ids.uuid7(1_000, b"\xff" * 10), ids.uuid7(1_001, b"\x00" * 10)

    assert UUID(early).version == 7 and UUID(early).variant == "specified in RFC 4122"
    assert early < late


def test_a_uuid7_needs_ten_random_bytes() -> None:
    with pytest.raises(ValueError, match="ten"):
        ids.uuid7(1, b"short")


def test_two_devices_compute_the_same_natural_id_and_keys_do_not_run_together() -> None:
    assert ids.natural_id("sheet", "a", "b") == ids.natural_id("sheet", "a", "b")
    assert ids.natural_id("sheet", "ab", "c") != ids.natural_id("sheet", "a", "bc")
    assert ids.natural_id("sheet", "a") != ids.natural_id("visit", "a")


def test_an_id_has_one_spelling() -> None:
    made = ids.natural_id("visit", "x")

    assert ids.is_uuid(made)
    assert not any(map(ids.is_uuid, [made.upper(), made.replace("-", ""), "{" + made + "}", None, 5, "x" * 36]))


def test_only_what_is_as_long_as_an_id_is_remembered_of_what_was_asked() -> None:
    """Whoever sends long texts where ids belong does not have the server keep thousands of them in memory."""
    rule, known = Addressee.kind().rules["person"], kinds._is_uuid.cache_info().currsize

    assert [rule.problem("x" * length) for length in (35, 37, 100_000)] == ["not_an_id"] * 3
    assert kinds._is_uuid.cache_info().currsize == known


def test_many_ids_are_judged_at_once_as_they_are_one_by_one() -> None:
    made = ids.uuid7(1_000, bytes(10))

    assert ids.are_uuids([]) and ids.are_uuids([made, made])
    for wrong in (f"{made}\n{made}", f"{made}\n", "", made.upper()):
        assert not ids.are_uuids([made, wrong]) and not ids.are_uuids([wrong])
