"""What became of each write of a field: standing, replaced, chosen or lost."""

from __future__ import annotations

from fieldwork.history import Fate, fates, heads_after
from fieldwork.merge import Write


def write(name: str, value: str, *base: str) -> Write:
    return Write(name, value, "", base)


FIRST = write("a", "เดิม")
PHONE = write("b", "จากโทรศัพท์", "a")
TABLET = write("c", "จากแท็บเล็ต", "a")


def test_both_sides_of_a_conflict_stand_and_what_they_saw_was_replaced() -> None:
    assert fates([FIRST, PHONE, TABLET], ["c", "b"]) == {"a": Fate.REPLACED, "b": Fate.RIVAL, "c": Fate.CURRENT}


def test_a_settled_conflict_tells_what_was_chosen_and_what_lost() -> None:
    settled = write("d", "จากโทรศัพท์", "c", "b")

    assert fates([FIRST, PHONE, TABLET, settled], ["d"]) == {
        "a": Fate.REPLACED,
        "b": Fate.CHOSEN,
        "c": Fate.LOST,
        "d": Fate.CURRENT,
    }


def test_a_text_that_joins_both_lets_neither_win() -> None:
    joined = write("d", "ทั้งสอง", "b", "c")

    found = fates([FIRST, PHONE, TABLET, joined], ["d"])

    assert (found["b"], found["c"]) == (Fate.LOST, Fate.LOST)


def test_a_write_that_saw_a_chain_settles_nothing() -> None:
    """Whoever opened a text before a sync names both what was seen then and the own write since."""
    second = write("b", "สอง", "a")
    third = write("c", "สาม", "b", "a")

    assert fates([FIRST, second, third], ["c"])["a"] is Fate.REPLACED


def test_a_write_whose_successor_is_not_told_was_replaced() -> None:
    assert fates([PHONE], ["z"]) == {"b": Fate.REPLACED}


def test_a_forged_ring_comes_to_an_end() -> None:
    ring = [write("a", "x", "b"), write("b", "y", "a"), write("c", "z", "a", "b")]

    assert set(fates(ring, ["c"])) == {"a", "b", "c"}


def test_own_writes_over_the_heads_replace_what_they_saw() -> None:
    assert heads_after(("c", "b"), [write("d", "ค่า", "c")]) == ("d", "b")
    assert heads_after(("c", "b"), [write("d", "ค่า", "c", "b")]) == ("d",)
    assert heads_after((), [write("d", "ค่า")]) == ("d",)
    assert heads_after(("c", "b"), [write("d", "ค่า", "c"), write("e", "ค่า", "d", "b")]) == ("e",)
