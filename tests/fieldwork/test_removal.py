"""A removal says what it saw: words that came meanwhile are told apart from those that went with it on purpose."""

from __future__ import annotations

from typing import Any

from fieldwork.records import KINDS
from fieldwork.removal import OVER, REMOVABLE, REMOVED, over, removing, unseen

STOOD = {"visit": "v1", "school": "s1", "action": "a1", "progress": "p1"}


def heads(**changed: list[str]) -> Any:
    """The writes that stand in each field; those of `changed` instead where something was written since."""
    stand: dict[str, list[str]] = {name: [write] for name, write in STOOD.items()} | changed
    return lambda name: stand.get(name, [])


def removed() -> dict[str, Any]:
    return dict.fromkeys(STOOD, "text") | removing(dict.fromkeys(STOOD, "text"), heads())


def test_what_stood_when_it_was_removed_asks_nobody() -> None:
    assert unseen(removed(), heads()) == ()


def test_words_that_came_meanwhile_are_named_whatever_their_order() -> None:
    assert unseen(removed(), heads(progress=["p2"])) == ("progress",)
    assert unseen(removed(), heads(progress=["p2", "p1"], action=["a1", "a0"])) == ("action", "progress")


def test_a_field_that_was_empty_when_it_was_removed_counts_as_well() -> None:
    assert unseen({**removed(), "owner": "ครู"}, heads(owner=["o1"])) == ("owner",)
    assert unseen({**removed(), "owner": None}, heads(owner=["o1"])) == ()


def test_having_read_them_ends_the_question_until_somebody_writes_again() -> None:
    fields, now = removed(), heads(progress=["p2"])
    read = over(fields, ["progress"], now)

    assert read == {f"{OVER}.p2": True}
    assert unseen({**fields, **read}, now) == ()
    assert unseen({**fields, **read}, heads(progress=["p3"])) == ("progress",)


def test_what_is_there_again_asks_nobody_and_neither_does_a_removal_that_does_not_say_what_it_saw() -> None:
    assert unseen({**removed(), REMOVED: None}, heads(progress=["p2"])) == ()
    assert unseen({"progress": "text", REMOVED: True}, heads(progress=["p2"])) == ()


def test_two_who_remove_at_once_write_the_same_or_beside_each_other_and_never_against() -> None:
    one = removing(dict.fromkeys(STOOD, "text"), heads())
    other = removing(dict.fromkeys(STOOD, "text"), heads(progress=["p2"]))

    assert all(one[name] == other[name] for name in one.keys() & other.keys())
    assert unseen(removed() | other, heads(progress=["p2"])) == ()


def test_the_kinds_that_can_be_removed_say_what_their_removal_saw() -> None:
    assert {name for name, kind in KINDS.items() if REMOVED in kind.rules} == REMOVABLE
