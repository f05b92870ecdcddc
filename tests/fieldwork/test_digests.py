"""The digest of a scope: order does not matter, anything else does."""

from __future__ import annotations

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from fieldwork.digests import FACTOR, LOW, SPAN, Digest, digest, hashed

SEQS = st.lists(st.integers(1, 2**40), unique=True, max_size=30)


@given(SEQS, st.randoms())
def test_the_order_of_rows_changes_nothing(seqs: list[int], luck: object) -> None:
    shuffled = list(seqs)
    luck.shuffle(shuffled)  # type: ignore[attr-defined]

    assert digest(shuffled) == digest(seqs)


@given(st.lists(st.integers(1, 2**31 - 1), unique=True, min_size=1, max_size=30), st.integers(1, 2**31 - 1))
def test_one_row_in_another_state_is_another_digest(seqs: list[int], other: int) -> None:
    changed = [*seqs[1:], other]

    assert (digest(changed) == digest(seqs)) == (other == seqs[0])


@given(SEQS)
def test_a_missing_row_is_another_digest(seqs: list[int]) -> None:
    assert digest([*seqs, 2**41]).rows == digest(seqs).rows + 1


@given(SEQS)
def test_databases_work_out_the_same(seqs: list[int]) -> None:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE record (seq INTEGER)")
        connection.executemany("INSERT INTO record VALUES (?)", [(seq,) for seq in seqs])
        asked = f"SELECT count(*), coalesce(sum((seq % {LOW}) * {FACTOR} % {SPAN}), 0) FROM record"
        found = connection.execute(asked).fetchone()
    connection.close()

    assert Digest(*found) == digest(seqs)


def test_no_share_runs_over_the_integers_of_a_database() -> None:
    assert (LOW - 1) * FACTOR < 2**63
    assert 0 <= hashed(2**63 - 1) < SPAN
