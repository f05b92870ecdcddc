"""Merging writes to one field: a function of the set of writes, with no value ever dropped."""

import itertools
import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from fieldwork import stamps
from fieldwork.merge import Register, Write, advance, resolve


def write(
    name: str, *, ms: int = 1000, value: object = None, base: tuple[str, ...] = (), node: str = "0" * 16
) -> Write:
    return Write(name, name if value is None else value, stamps.make(ms, 0, node), base)


@st.composite
def histories(draw: st.DrawFn) -> list[Write]:
    """Writes by people whose clocks are years apart, each looking at any set of earlier writes of the field."""
    writes: list[Write] = []
    for number in range(draw(st.integers(1, 8))):
        earlier = [w.id for w in writes]
        base = draw(st.lists(st.sampled_from(earlier), unique=True, max_size=3)) if earlier else []
        ms = draw(st.integers(0, 5)) * 1_000_000
        value = draw(st.integers(0, 2))
        writes.append(Write(f"w{number}", value, stamps.make(ms, 0, f"{number:016x}"), tuple(base)))
    return writes


@given(histories(), st.randoms(use_true_random=False))
def test_any_order_and_any_repetition_give_the_same_register(history: list[Write], rng: random.Random) -> None:
    shuffled = history * 2
    rng.shuffle(shuffled)

    assert resolve(shuffled) == resolve(history)


@given(histories())
def test_every_write_is_current_or_another_head_or_was_seen_by_a_later_one(history: list[Write]) -> None:
    register = resolve(history)
    reachable = set(register.heads)
    known = {w.id: w for w in history}
    for _ in history:
        reachable |= {b for name in reachable for b in known[name].base}

    assert reachable == set(known)


@given(histories())
def test_a_write_never_loses_to_one_it_saw(history: list[Write]) -> None:
    current = resolve(history).current

    assert all(current.id not in w.base for w in history)


@given(histories())
def test_the_fast_path_agrees_with_the_whole_history(history: list[Write]) -> None:
    register: Register | None = None
    for count, new in enumerate(history, start=1):
        whole = resolve(history[:count])
        quick = advance(register, new)
        assert quick is None or quick == whole
        register = whole


def test_a_write_that_saw_the_current_value_wins_with_a_clock_three_years_slow() -> None:
    first = write("first", ms=100_000_000_000)
    later = write("later", ms=1, base=("first",))

    assert resolve([first, later]).current == later
    assert advance(resolve([first]), later) == resolve([first, later])


def test_of_two_that_did_not_see_each_other_the_later_stamp_is_current_and_the_other_is_kept() -> None:
    register = resolve([write("a", ms=5), write("b", ms=9)])

    assert register.current.id == "b"
    assert [w.id for w in register.conflicting] == ["a"]


def test_equal_values_are_no_conflict_to_settle() -> None:
    assert resolve([write("a", value=3), write("b", ms=2000, value=3)]).conflicting == ()


def test_a_write_that_names_both_heads_settles_the_conflict() -> None:
    register = resolve([write("a", ms=5), write("b", ms=9), write("c", ms=1, base=("a", "b"))])

    assert register.current.id == "c" and register.others == ()


def test_an_edit_that_arrives_before_the_one_it_was_made_on_still_wins() -> None:
    parent, child, rival = write("p", ms=50), write("c", ms=10, base=("p",)), write("r", ms=40)

    answers = {resolve(order).current.id for order in itertools.permutations([parent, child, rival])}

    assert answers == {"c"}


def test_forged_writes_that_name_each_other_still_have_a_winner() -> None:
    register = resolve([write("a", ms=5, base=("b",)), write("b", ms=9, base=("a",))])

    assert register.current.id == "b"


@given(histories(), st.data())
def test_what_was_given_back_without_having_been_lost_changes_nothing(
    history: list[Write], data: st.DataObject
) -> None:
    lost = data.draw(st.sampled_from(history))
    copy = Write("given", lost.value, lost.stamp, (), lost.id)
    of_copy = Write("again", lost.value, lost.stamp, (), copy.id)

    assert resolve([copy, of_copy, *history]) == resolve(history)
    beneath = Write("later", "later", stamps.make(0, 0, "f" * 16), (copy.id,))
    assert resolve([*history, copy, beneath]) == resolve([*history, replace(beneath, base=(lost.id,))])


def test_what_was_given_back_lies_beneath_whatever_saw_the_original_and_beside_what_did_not() -> None:
    seen, other = write("seen", ms=9000, base=("lost",)), write("other", ms=9500)
    copies = [Write(name, "lost", stamps.make(1000, 0, "0" * 16), (), "lost") for name in ("one", "two")]

    assert resolve([*copies, seen]).heads == ("seen",)
    assert resolve([*copies, other]).heads == ("other", "one")


def test_forged_writes_that_give_each_other_back_still_have_a_winner() -> None:
    ring = [Write("a", 1, stamps.make(1, 0, "0" * 16), (), "b"), Write("b", 2, stamps.make(2, 0, "0" * 16), (), "a")]

    assert resolve(ring) == resolve(ring[::-1])
